"""Which lines are one paragraph: a case on either side of each bound, by widths in half ems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from galley.passages.joining import Joiner
from galley.passages.line_shapes import Shape, Shaped
from galley.passages.lines import Line, Marker


def line(width: int, text: str = "甲", gap: int = 0, indent: int = 0, page: bool = False, marker: str = "") -> Line:
    """A line of a width, whatever its text; one that ends with a full stop is the end of a sentence."""
    return Line(1, 1, text, width, indent, gap, page, Marker(marker, marker, 1) if marker else None)


def joined(*lines: Line, shape: Shape = Shape.TEXT) -> list[int]:
    """How many lines each unit has."""
    return [len(unit) for unit in Joiner([Shaped(each, shape) for each in lines]).units()]


def column(*lines: Line, count: int = 7, gap: int = 0) -> list[Line]:
    """Some lines between full lines of a column of 100 half ems."""
    full = [line(100, gap=gap) for _ in range(count)]
    return [*full[: count // 2], *lines, *full[count // 2 :]]


@pytest.mark.parametrize(
    ("one", "two", "units"),
    [
        (line(200), line(200), [2]),
        (line(201), line(201), [1, 1]),
        (line(24), line(24, "甲。"), [2]),
        (line(23), line(23, "甲。"), [1, 1]),
        (line(35), line(35, "甲。"), [2]),
        (line(35), line(35), [1, 1]),
        (line(36), line(36), [2]),
        (line(100), line(80), [2]),
        (line(100), line(79), [1, 1]),
        (line(100), line(79, "甲。"), [2]),
        *((line(100, f"甲{mark}"), line(79), [2]) for mark in "，,-\u00ad—（(《“"),
        *((line(100, f"甲{mark}"), line(79), [1, 1]) for mark in "；)》”"),
        (line(100), line(115), [2]),
        (line(100), line(116), [1, 1]),
        (line(100), line(116, "a, b"), [1, 1]),
        (line(100), line(116, "afternoon"), [2]),
        (line(100), line(116, "after noon"), [2]),
        (line(100), line(116, "at noon"), [1, 1]),
        (line(100), line(116, "后afternoon"), [1, 1]),
        (line(20, "甲、"), line(10), [2]),
        (line(20, "inter-"), line(10, "national"), [2]),
        (line(20, "inter‐"), line(10, "national"), [2]),
        (line(20, "inter\u00ad"), line(10, "national"), [2]),
        (line(20, "inter-"), line(10, "National"), [1, 1]),
        (line(20, "in 2-"), line(10, "national"), [1, 1]),
        (line(20, "inter–"), line(10, "national"), [1, 1]),
        (line(100), line(100, gap=1), [2]),
        (line(100), line(100, gap=2), [1, 1]),
        (line(100), line(100, indent=1), [2]),
        (line(100), line(100, indent=2), [1, 1]),
        (line(100, indent=2), line(100, indent=3), [2]),
        (line(100), line(100, marker="1)"), [1, 1]),
        (line(30, marker="1)"), line(10, indent=8), [2]),
        (line(30, marker="1)"), line(10, indent=9), [1, 1]),
        (line(30, marker="1)"), line(10, indent=2), [2]),
        (line(30, marker="1)"), line(10, indent=1), [1, 1]),
        (line(30, "甲。", marker="1)"), line(10, indent=8), [1, 1]),
        (line(30, marker="1)"), line(10, indent=8, gap=1), [1, 1]),
        (line(30, marker="1)", indent=4), line(10, indent=4), [1, 1]),
        (line(100, "甲。"), line(100), [1, 1]),
    ],
)
def test_two_lines_are_one_where_the_first_has_no_room_for_what_the_second_begins_with(
    one: Line, two: Line, units: list[int]
) -> None:
    assert joined(one, two) == units
    assert joined(one, two, shape=Shape.LABEL) == [1, 1]


def test_a_third_line_needs_no_indent_of_a_first_and_may_be_shorter_where_no_line_is_blank() -> None:
    assert joined(line(100), line(100), line(110)) == [3]
    assert joined(line(100), line(100), line(112)) == [2, 1]
    assert joined(line(100), line(100), line(50)) == [3]
    assert joined(line(100), line(100, gap=1), line(50, gap=1)) == [2, 1]
    assert joined(line(100), line(100), line(100), line(100), line(110), line(100)) == [6]
    assert joined() == []


@pytest.mark.parametrize(
    ("one", "two", "units"),
    [
        (line(100, "甲。"), line(100), [9]),
        (line(99, "甲。"), line(100), [9]),
        (line(98, "甲。"), line(100), [4, 5]),
        (line(100, "甲。"), line(100, page=True), [4, 5]),
        (line(100, "甲。"), line(100, gap=1), [4, 5]),
    ],
)
def test_a_sentence_that_ends_with_a_full_line_ends_no_paragraph(one: Line, two: Line, units: list[int]) -> None:
    assert joined(*column(one, two)) == units


@pytest.mark.parametrize(
    ("one", "two", "units"),
    [
        (line(98, "甲。", gap=1), line(100, gap=1), [9]),
        (line(97, "甲。", gap=1), line(100, gap=1), [4, 5]),
        (line(98, "甲。", gap=1), line(99, gap=1), [9]),
        (line(98, "甲。", gap=1), line(98, gap=1), [4, 5]),
        (line(100, "甲。", gap=1), line(91, "乙。", gap=1), [5, 4]),
        (line(100, "甲。", gap=1), line(92, "乙。", gap=1), [4, 1, 4]),
        (line(100, "甲。", gap=1), line(100, gap=1, page=True), [4, 5]),
        (line(100, "甲。", gap=1), line(100), [4, 5]),
    ],
)
def test_among_blank_lines_it_is_wider_by_a_hair(one: Line, two: Line, units: list[int]) -> None:
    assert joined(*column(one, two, gap=1)) == units


def test_where_most_lines_end_sentences_each_is_a_paragraph() -> None:
    ended = line(100, "甲。")
    assert joined(*[ended] * 4, *[line(100)] * 5) == [9]
    assert joined(*[ended] * 5, *[line(100)] * 4) == [1, 1, 1, 1, 1, 4]
    assert joined(*[line(100)] * 2, ended, *[line(100)] * 3) == [3, 3]
    assert joined(*[line(100)] * 2, ended, *[line(100)] * 4) == [7]
    assert joined(*[line(35)] * 2, line(35, "甲。"), *[line(35)] * 4, line(35, "甲。")) == [3, 5]


@pytest.mark.parametrize(
    ("title", "first", "units"),
    [
        (line(94), line(96), [1, 6]),
        (line(95), line(96), [7]),
        (line(91, "甲，乙"), line(96), [1, 6]),
        (line(92, "甲，乙"), line(96), [7]),
        (line(94), line(95), [1, 6]),
        (line(94), line(97), [1, 6]),
        (line(94), line(94), [7]),
        (line(94), line(98), [7]),
    ],
)
def test_a_title_is_less_wide_than_a_first_line_which_follows_it(title: Line, first: Line, units: list[int]) -> None:
    rest = [*[line(100)] * 4, line(100, "甲。")]
    assert joined(title, first, *rest) == units
    assert joined(line(50, "甲。"), title, first, *rest) == [1, *units]
    assert joined(line(100), title, first, *rest) == [8]


def test_a_title_is_told_where_lines_are_alike() -> None:
    rest = [line(100), line(100), line(100)]
    assert joined(line(94), line(96), *rest) == [5]
    assert joined(line(94), line(96), *rest, line(100)) == [1, 5]


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        (line(20, gap=1), line(10), True),
        (line(20, gap=1), line(11), False),
        (line(16, gap=1), line(8), True),
        (line(15, gap=1), line(7), False),
        (line(20, "甲)", gap=1), line(10), False),
        (line(20, "甲）", gap=1), line(10), False),
        (line(20, "甲。", gap=1), line(10), False),
        (line(20, gap=1), line(10, page=True), False),
        (line(20, "甲（", gap=1), line(20), True),
        (line(20, "甲（", gap=1), line(20, gap=1), False),
    ],
)
def test_lines_without_a_blank_one_between_them_are_one_where_blank_ones_are_usual(
    one: Line, two: Line, is_one: bool
) -> None:
    apart = [replace(line(60, "甲。"), gap=2) for _ in range(4)]
    assert joined(*apart[:2], one, two, *apart[2:]) == ([1, 1, 2, 1, 1] if is_one else [1, 1, 1, 1, 1, 1])
    assert joined(one, two) == [1, 1]
