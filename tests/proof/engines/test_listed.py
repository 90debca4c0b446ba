"""A list within a sentence that names a thing twice is told with the first place."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "wording.listed")


def told(text: str, language: str = "zh") -> list[tuple[str, int]]:
    findings = RULE.findings(Reading((plain(text, language),)))
    return [(each.span.text, each.related[0].start) for each in findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("来自北京、天津、沈阳、沈阳46名青年参加", [("沈阳", 8)]),
        ("包括水、火灾、雪灾、火灾等", [("火灾", 4)]),
        ("他喜欢的是唱歌、跳舞、唱歌。", [("唱歌", 5)]),
        ("苹果、香蕉、苹果汁", []),
        ("苹果、苹果", []),
        ("北京、天津参加。北京、沈阳未参加", []),
        ("牛、羊、马、牛", []),
        (f"{'长' * 24}、短的、{'长' * 24}", [("长" * 24, 0)]),
        (f"{'长' * 25}、短的、{'长' * 25}", []),
        ("", []),
    ],
)
def test_a_thing_that_is_named_twice_is_told(text: str, found: list[tuple[str, int]]) -> None:
    assert told(text) == found


def test_languages_without_a_mark_for_lists_are_not_read() -> None:
    assert told("一番、二番、一番", "ja") == []
