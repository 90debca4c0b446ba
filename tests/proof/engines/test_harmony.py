"""Suffixes out of harmony are found in words in small letters, and not in names or what the registry says."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "grammar.harmony")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Би гэраас гарав.", ["гэраас"]),
        ("Би гэрээс гарав.", []),
        ("Гэраас гарав.", ["Гэраас"]),
        ("Тэр Гэраас гарав. Улсээс ирэв.", ["Улсээс"]),
        ("АНУ-ааас гэраас-2", []),
        (f"{17 * 'гэр'}аас", []),
        ("Гэраас", []),
        ("Та явах үү?", ["үү"]),
        ("Та явах уу?", []),
        ("Та ирэхгүй уу? үү", []),
        ("Гэр руу явна.", ["руу"]),
        ("Гэр рүү явна.", []),
    ],
)
def test_a_word_out_of_harmony_is_found(text: str, found: list[str]) -> None:
    assert [each.span.text for each in RULE.findings(Reading((plain(text, "mn"),)))] == found


def test_only_languages_with_harmony_are_read() -> None:
    assert list(RULE.findings(Reading((plain("этой", "ru"),)))) == []
