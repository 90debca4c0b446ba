"""Words made of words that a dictionary has, and nouns and forms that it lacks."""

from __future__ import annotations

import re

import pytest

from galley.lexica.dictionaries import dictionary
from galley.lexica.formed import Formed


def korean(names: frozenset[str] = frozenset()) -> Formed:
    known = dictionary("ko")
    assert known is not None
    return Formed(
        language="ko",
        known=known,
        names=names,
        heads=re.compile("[신구]"),
        tails=re.compile("[률값]"),
        least=2,
        objects=("을", "를"),
        nouns=((re.compile("[가-히]$"), "변동"),),
        forms=((re.compile("듯이$"), "다"),),
    )


@pytest.mark.parametrize("word", ["인용률이", "안전보장은", "설정값만", "업데이트된", "보았듯이", "신기술을"])
def test_what_is_made_of_words_is_one(word: str) -> None:
    assert korean().has(word)


@pytest.mark.parametrize("word", ["반한합니다", "사용사십시오", "인용룰이", "보앗듯이", "률률이"])
def test_what_is_made_of_anything_else_is_none(word: str) -> None:
    assert not korean().has(word)


def test_a_name_takes_the_endings_of_nouns() -> None:
    assert not korean().is_simple("룽징을")
    assert korean(frozenset({"룽징"})).is_simple("룽징을")


def test_a_compound_is_not_simple() -> None:
    assert korean().has("안전보장만") and not korean().is_simple("안전보장만")
