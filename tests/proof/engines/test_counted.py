"""Measure words: each noun of the list with its own ones, and with one that is not."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.desk import Desk
from galley.proof.examination import RULES
from galley.proof.reading import Reading
from galley.tongues import facts

RULE = next(rule for rule in RULES if rule.code == "grammar.counted")
MEASURES = {one: nouns.split() for one, nouns in facts("zh", "measures").items()}


def told(*texts: str, language: str = "zh") -> list[tuple[str, str]]:
    found = RULE.findings(Reading(tuple(plain(text, language) for text in texts), Desk()))
    return [(each.span.text, str(each.mend.values["write"])) for each in found]


def test_each_noun_is_silent_with_what_counts_it() -> None:
    assert told(*(f"那里有三{one}{noun}。" for one, nouns in MEASURES.items() for noun in nouns)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他养了两匹狗。", [("匹", "条 / 只")]),
        ("院里有一颗高高的树和一颗松树。", [("颗", "棵")]),
        ("这是一个美丽的花。", [("个", "朵 / 支 / 枝")]),
        ("两个城堡", [("个", "座")]),
    ],
)
def test_another_measure_word_is_told_with_those_that_count_the_noun(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize("text", ["一个花店", "第一个信封", "这个城堡很大。", "三个狗粮的牌子", "一群鸟，一对手套", ""])
def test_a_longer_noun_and_a_measure_of_many_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_languages_without_a_list_are_not_read() -> None:
    assert told("一個城堡。", language="ja") == []
