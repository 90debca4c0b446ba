"""Words that stand beside one that says them already."""

from __future__ import annotations

import pytest

from galley.lexica.pleonasms import clashes


def told(language: str, text: str) -> list[tuple[str, str]]:
    """What is too many, and what says it."""
    return [(text[each.start : each.end], each.other) for each in clashes(language, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这座大桥可以堪称奇迹。", ("可以", "堪称")),
        ("该校位于在两江交汇处。", ("在", "位于")),
        ("两厂进行了开展合作。", ("开展", "进行了")),
        ("队伍凯旋归来。", ("归来", "凯旋")),
    ],
)
def test_what_is_said_already_is_told_with_what_says_it(text: str, expected: tuple[str, str]) -> None:
    assert told("zh", text) == [expected]


@pytest.mark.parametrize(
    "text", ["这座大桥堪称奇迹，位于江边。", "他对古建筑很精通，两地互相对话。", "他自从容地走来。", ""]
)
def test_what_is_said_once_or_ends_within_a_word_is_not_told(text: str) -> None:
    assert told("zh", text) == []


def test_a_language_without_such_a_list_is_not_read() -> None:
    assert told("en", "It can be called a wonder.") == told("ja", "最初の初め") == []
