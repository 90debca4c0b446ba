"""A verb is told before an object that it does not go with, where the object is its own."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "grammar.collocation")


def told(text: str, language: str = "zh") -> list[tuple[str, object]]:
    return [(each.span.text, each.message.values["noun"]) for each in RULE.findings(Reading((plain(text, language),)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("双方签订了长期的友谊。", [("签订", "友谊")]),
        ("他们采取了关于改善空气的建议。", [("采取", "建议")]),
        ("达成深厚的友谊，提高生产的规模。", [("达成", "友谊"), ("提高", "规模")]),
        ("签订了建立友谊的协议。", []),
        ("采取了措施和建议。", []),
        ("达成友谊赛的安排。", []),
        ("未达成友谊，已签订的友谊。", []),
        ("达成一致，友谊长存。", []),
        (f"达成{'很' * 20}友谊。", [("达成", "友谊")]),
        (f"达成{'很' * 21}友谊。", []),
    ],
)
def test_a_verb_is_told_with_the_noun_that_is_its_object(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_a_longer_noun_is_told_rather_than_a_shorter_one_in_it() -> None:
    assert told("他召开了比赛。") == [("召开", "比赛")]
    assert told("增强责任感，增加责任感。") == [("增加", "责任感")]


def test_a_subject_is_told_where_its_verb_ends_the_clause() -> None:
    assert told("农民的生活水平明显增强了。") == [("增强", "水平")]
    assert told("这样可以保证质量增加了投入。以每年百分之一的速度减少。") == []


def test_languages_without_rows_are_not_read() -> None:
    assert told("签订了友谊。", "ja") == []
