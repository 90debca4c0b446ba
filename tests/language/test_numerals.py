from __future__ import annotations

import unicodedata

import pytest

from galley.language import numerals


def test_circled_numbers_are_the_signs_of_their_value() -> None:
    assert [unicodedata.numeric(numerals.circled(n)) for n in range(1, 51)] == list(range(1, 51))


def test_roman_signs_are_the_letters_in_one_character() -> None:
    for n in range(1, 13):
        assert len(numerals.roman_sign(n)) == 1
        assert unicodedata.normalize("NFKC", numerals.roman_sign(n)) == numerals.roman(n)


def test_beyond_the_last_sign_come_letters() -> None:
    assert [numerals.roman_sign(n) for n in (12, 13)] == ["Ⅻ", "XIII"]
    assert [numerals.roman(n) for n in (49, 1994, 3999)] == ["XLIX", "MCMXCIV", "MMMCMXCIX"]
    assert [numerals.roman(n) for n in (444, 888, 1666)] == ["CDXLIV", "DCCCLXXXVIII", "MDCLXVI"]


def test_chinese_numerals() -> None:
    assert [numerals.han(n) for n in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]


def test_small_letters_go_on_doubled() -> None:
    assert [numerals.letter(n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "zz", "aaa"]


@pytest.mark.parametrize(("form", "limit"), [(numerals.circled, 50), (numerals.roman, 3999), (numerals.han, 99)])
def test_a_number_without_a_form_is_refused(form, limit) -> None:  # type: ignore[no-untyped-def]
    assert form(limit)
    for n in (0, -1, limit + 1):
        with pytest.raises(ValueError, match=f"from 1 to {limit}"):
            form(n)
