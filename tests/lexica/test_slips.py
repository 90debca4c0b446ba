"""Slips: the word that is meant by what is none, unless a name or term is as likely."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.lexica.slips import Slips, slips


def korean() -> Slips:
    found = slips("ko")
    assert found is not None
    return found


def meant(word: str, least: float = 1, any_letter: bool = True) -> str | None:
    return korean().likeliest(word, korean().known.has, least, any_letter, lambda each: inf)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("있습니디", "있습니다"),  # a key beside
        ("데충", "대충"),  # a letter that sounds alike
        ("참고하새요", "참고하세요"),
        ("프로젝를", "프로젝트를"),  # a syllable left out
        ("있습니다다", "있습니다"),  # a syllable that stands twice
        ("있습다니", "있습니다"),  # two syllables in each other's place
        ("설명합디다만은", None),  # more than one slip
    ],
)
def test_what_one_slip_makes_of_a_word_is_told_with_that(word: str, other: str | None) -> None:
    assert meant(word) == other


@pytest.mark.parametrize("name", ["가우스의", "사이드바의", "좌장의"])
def test_a_name_is_as_likely_as_a_slip(name: str) -> None:
    assert meant(name, least=2) is None
    assert meant(name, least=-20) is not None


def test_of_few_syllables_only_letters_that_are_taken_for_one_another_are_slips() -> None:
    assert meant("휜색", any_letter=False) is None
    assert meant("데충", any_letter=False) == "대충"


def test_a_language_without_syllables_and_one_without_a_dictionary_have_no_slips() -> None:
    assert slips("en") is None and slips("zh") is None and slips("xx") is None


@given(st.text(alphabet="가나다라습니합협력을를은는이", min_size=2, max_size=8))
def test_what_is_meant_is_a_word_and_another_one(word: str) -> None:
    other = meant(word)
    assert other is None or (other != word and korean().known.has(other))


def test_of_what_a_slip_may_stand_for_that_is_meant_which_its_sentence_gains_by() -> None:
    has = korean().known.has
    assert korean().likeliest("데충", has, 1, True, lambda each: 9 if each == "대충" else 0) == "대충"
    assert korean().likeliest("데충", has, 1, True, lambda each: 0) is None
