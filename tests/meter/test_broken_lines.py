"""Which lines follow each other, also over columns and pages; and which glyphs are marks with a blank."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from galley.meter.breaks import broken_pairs, kinsoku, opening_signs, split_signs
from galley.meter.spacing import is_mark


def part(first: str, last: str, *, follows: bool = False, size: float = 10, font: str = "Song") -> Any:
    """A paragraph whose lines are told by their names alone."""
    return SimpleNamespace(size=size, font=font, follows=follows, first=first, last=last, breaks=[(first, last)])


def test_a_part_that_goes_on_is_joined_to_the_last_line_of_its_face() -> None:
    parts = [part("a", "b"), part("x", "y", size=8), part("c", "d", follows=True), part("e", "f")]
    assert broken_pairs(parts) == [("a", "b"), ("x", "y"), ("b", "c"), ("c", "d"), ("e", "f")]


def test_what_follows_nothing_of_its_face_is_joined_to_nothing() -> None:
    assert broken_pairs([part("a", "b", follows=True)]) == [("a", "b")]
    assert broken_pairs([part("a", "b"), part("c", "d", follows=True, font="Kai")]) == [("a", "b"), ("c", "d")]
    assert broken_pairs([part("a", "b"), part("c", "d", follows=True, size=9)]) == [("a", "b"), ("c", "d")]


def line(text: str) -> Any:
    return SimpleNamespace(text=text, inked=[SimpleNamespace(text=each) for each in text.strip()])


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        ("中文", "，中文", [1]),
        ("中文（", "中文", [0]),
        ("中文（", "，中文", [1, 0]),
        ("中文", "中文", []),
    ],
)
def test_lines_that_begin_or_end_with_what_may_not_stand_there(one: str, two: str, told: list[int]) -> None:
    lines = [line(one), line(two)]
    assert kinsoku([(lines[0], lines[1])]) == [lines[each] for each in told]


@pytest.mark.parametrize(
    ("one", "two", "split", "opens"),
    [
        ("中—", "—文", True, False),
        ("中… ", " …文", True, False),
        ("中—", "…文", False, False),
        ("中文", "——文", False, True),
        ("中文", "—文", False, False),
        ("中文", "", False, False),
        ("", "—", False, False),
    ],
)
def test_double_signs_are_kept_together(one: str, two: str, split: bool, opens: bool) -> None:
    pair = line(one), line(two)
    assert split_signs([pair]) == ([pair[0]] if split else [])
    assert opening_signs([pair]) == ([pair[1]] if opens else [])


@pytest.mark.parametrize(
    ("text", "advance", "language", "mark"),
    [
        ("，", 10, "zh", True),
        ("，", 5, "zh", True),
        ("，", 5.1, "zh", True),
        ("，", 5.3, "zh", False),
        ("，", 4.7, "zh", False),
        ("（", 10, "zh", True),
        ("“", 5, "zh", False),
        ("“", 10, "zh", True),
        ("中", 10, "zh", False),
        ("", 10, "zh", False),
        ("！", 10, "ja", False),
        ("！", 10, "zh", True),
    ],
)
def test_a_mark_is_drawn_full_or_cut_to_a_half(text: str, advance: float, language: str, mark: bool) -> None:
    assert is_mark(SimpleNamespace(text=text, advance=advance, size=10), language) == mark
