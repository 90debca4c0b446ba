"""Texts that are one number in digits, as cells of tables are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from galley.numbers import in_digits


@pytest.mark.parametrize(
    ("text", "language", "value", "grouped", "around"),
    [
        ("1,221.50", "zh", "1221.50", True, ("", "")),
        ("1221", "en", "1221", False, ("", "")),
        ("1 221,5", "ru", "1221.5", True, ("", "")),
        ("1\u00a0221\u00a0000", "ru", "1221000", True, ("", "")),
        ("−3.5 %", "ko", "-3.5", False, ("", " %")),
        ("-3", "ja", "-3", False, ("", "")),
        ("+0.25", "en", "0.25", False, ("", "")),
        ("△5,600", "ja", "-5600", True, ("", "")),
        ("▲3.5", "ko", "-3.5", False, ("", "")),
        ("－3", "zh", "-3", False, ("", "")),
        ("△3", "en", "3", False, ("△", "")),
        ("约12万", "zh", "12", False, ("约", "万")),
        ("2014年", "zh", "2014", False, ("", "年")),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(
    text: str, language: str, value: str, grouped: bool, around: tuple[str, str]
) -> None:
    found = in_digits(text, language)
    assert found is not None
    assert str(found.value) == str(Decimal(value))
    assert (found.grouped, (found.before, found.after)) == (grouped, around)
    assert found.is_bare == (not any(each.strip() for each in around))


@pytest.mark.parametrize("text", ["", "–", "甲", "3–5", "1/2", "2014-05-06", "1,22,333", "十二"])
def test_a_text_with_no_number_or_several_is_none(text: str) -> None:
    assert in_digits(text, "zh") is None
