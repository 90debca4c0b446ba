"""Where paragraphs end, and which of them go on over a column or page."""

from __future__ import annotations

import pytest

from galley.meter.blocks import Block
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph, first_unit, has_room, paragraphs, usual_pitches
from meter.placed import bar, bars, glyph, line, part

FULL = (0.0, 200.0)
P, Q, H = Block(1, "P"), Block(2, "P"), Block(3, "H1")


def counts(*lines: Line) -> list[int]:
    """How many lines each paragraph of a page has."""
    return [len(each.lines) for each in paragraphs([lines], "zh")]


@pytest.mark.parametrize(
    ("lines", "pitches"),
    [
        (bars(FULL, FULL, pitch=9), {}),
        (bars(FULL, FULL, pitch=9.1), {10: 9.1}),
        (bars(FULL, FULL, pitch=29.9), {10: 29.9}),
        (bars(FULL, FULL, pitch=30), {}),
        (bars(FULL, FULL, pitch=-15), {}),
        (bars(FULL, (200, 300)), {}),
        (bars((200, 300), FULL), {}),
        (bars(FULL, (199, 300)), {10: 15}),
        (bars((199, 300), FULL), {10: 15}),
        ([bar(0, 200, 300), bar(0, 200, 285, size=9)], {}),
        ([*bars(FULL, FULL, FULL), *bars(FULL, FULL, y=250, pitch=20)], {10: 15}),
        ([*bars(FULL, FULL), *bars(FULL, FULL, y=200, size=8, pitch=12)], {10: 15, 8: 12}),
    ],
)
def test_the_usual_pitch_is_that_of_lines_below_each_other(lines: list[Line], pitches: dict[float, float]) -> None:
    assert usual_pitches([lines]) == pitches


@pytest.mark.parametrize(
    ("third", "found"),
    [
        (bar(0, 200, 270), [3]),
        (bar(0, 200, 273), [3]),
        (bar(0, 200, 273.1), [2, 1]),
        (bar(0, 200, 267), [3]),
        (bar(0, 200, 266.9), [2, 1]),
        (bar(0, 200, 270, size=9), [2, 1]),
        (bar(0, 200, 270, block=P), [2, 1]),
        (bar(-50, 200, 270), [3]),
        (bar(-50.1, 200, 270), [2, 1]),
        (bar(200, 400, 270), [2, 1]),
    ],
)
def test_a_paragraph_is_of_one_size_pitch_column_and_block(third: Line, found: list[int]) -> None:
    assert counts(*bars(FULL, FULL), third) == found


def test_lines_of_a_size_that_has_no_pitch_stand_alone() -> None:
    assert counts(bar(0, 200, 300), bar(0, 200, 240)) == [1, 1]
    assert paragraphs([[], []], "zh") == []


@pytest.mark.parametrize(
    ("lefts", "found"),
    [
        ((0, 0, 8, 0), [2, 2]),
        ((0, 0, 7.9, 0), [4]),
        ((0, 0, 45, 0), [2, 2]),
        ((0, 0, 45.1, 0), [4]),
        ((0, 10, 10, 0), [1, 3]),
        ((0, 8, 16, 0), [1, 1, 2]),
        ((0, 8, 15.9, 0), [1, 3]),
        ((20, 0, 0, 20, 0), [3, 2]),
    ],
)
def test_a_paragraph_begins_at_an_indent(lefts: tuple[float, ...], found: list[int]) -> None:
    assert counts(*bars(*((left, 200) for left in lefts))) == found


@pytest.mark.parametrize(
    ("after", "unit", "room"),
    [
        (line("中文"), 10, 20),
        (line("中，文"), 20, 30),
        (line("中A文"), 25, 35),
        (line("ABC DE"), 15, 19),
        (line("ABC"), 15, 19),
        (line("A中文"), 15, 19),
        (Line((glyph("A", 0), glyph("B", 6.5)), 0, 10), 11.5, 15.5),
        (Line((glyph("A", 0), glyph("B", 6.6)), 0, 10), 5, 9),
        (Line((glyph("中", 0, advance=8), glyph("文", 8)), 0, 10), 18, 22),
    ],
)
def test_a_line_has_room_for_what_begins_the_next(after: Line, unit: float, room: float) -> None:
    assert first_unit(after) == pytest.approx(unit)
    for more, wide in ((0.0, False), (0.1, True)):
        assert has_room(bar(0, 100), after, 100 + room + more, "zh") is wide


def test_a_line_with_room_for_the_next_ends_a_paragraph() -> None:
    assert counts(*bars(FULL, (0, 170), FULL, FULL)) == [4]
    short = Line((glyph("一", 0, 285, advance=170), glyph("。", 170, 285)), 285, 10)
    assert counts(bar(0, 200, 300), short, line("中文会议", 0, 270), bar(0, 200, 255)) == [2, 2]
    assert counts(bar(0, 200, 300), bar(0, 181, 285), line("中文会议", 0, 270)) == [3]


def test_a_paragraph_knows_its_edges() -> None:
    found = part((20, 200), (1, 200), (2, 200), (4, 150))
    assert (found.left, found.edge, found.indent_em, found.size, found.font) == (2, 1, 1.8, 10, "F")
    assert [line.left for line in found.broken] == [20, 1, 2]
    assert len(list(found.breaks)) == 3
    assert len(part(FULL, FULL, goes_on=True).broken) == 2
    assert part((20, 200), FULL, follows=True).indent_em == 0
    assert (part((20, 200)).indent_em, part((20, 200)).left) == (0, 20)
    mixed = Paragraph((bar(0, 9, font="A"), bar(0, 9, font="B"), bar(0, 9, font="B")))
    assert mixed.font == "B"


def joins(*pages: list[Line], language: str = "zh") -> list[tuple[bool, bool]]:
    return [(each.follows, each.goes_on) for each in paragraphs(pages, language)]


APART, JOINED = [(False, False)] * 2, [(False, True), (True, False)]


def page(*edges: tuple[float, float], number: int = 1, x: float = 0.0, y: float = 300.0, **more: object) -> list[Line]:
    return bars(*((left + x, right + x) for left, right in edges), y=y, page=number, **more)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (page(FULL, FULL, x=10, y=300), True),
        (page(FULL, FULL, x=10, y=286), True),
        (page(FULL, FULL, x=10, y=285), False),
        (page(FULL, FULL, x=9.9, y=500), False),
        (page(FULL, FULL, x=-210, y=500), False),
    ],
)
def test_a_paragraph_goes_on_in_a_column_to_the_right_that_begins_higher(second: list[Line], joined: bool) -> None:
    assert joins([*page((0, 9), (0, 9)), *second]) == (JOINED if joined else APART)


@pytest.mark.parametrize(
    ("one", "two", "number", "joined"),
    [
        (None, None, 2, True),
        (None, None, 3, False),
        (P, P, 3, True),
        (P, Q, 2, True),
        (P, Q, 3, False),
        (P, H, 2, False),
        (None, P, 2, False),
        (H, H, 2, True),
    ],
)
def test_a_paragraph_goes_on_in_its_block_or_in_one_of_its_role(
    one: Block | None, two: Block | None, number: int, joined: bool
) -> None:
    pages = page(FULL, FULL, block=one), page(FULL, FULL, number=number, block=two)
    assert joins(*pages) == (JOINED if joined else APART)


def test_a_block_goes_on_whatever_its_lines_are() -> None:
    short = page(FULL, (0, 20), block=P), page((20, 200), FULL, number=2, block=P)
    assert joins(*short) == JOINED
    words = [line("中文会议", 0, 300, page=2), line("中文会议", 0, 285, page=2)]
    assert joins(page(FULL, (0, 20)), words) == APART
    assert joins(page(FULL, FULL), words) == JOINED


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (FULL, FULL, True),
        ((45, 200), FULL, True),
        ((45.1, 200), FULL, False),
        (FULL, (7.9, 200), True),
        (FULL, (8, 200), False),
    ],
)
def test_a_paragraph_goes_on_flush_and_a_part_far_in_does_not(
    first: tuple[float, float], second: tuple[float, float], joined: bool
) -> None:
    before, after = page(FULL, FULL, y=500), page(FULL, FULL, number=2, y=200)
    pages = [*before, *page(first, y=300)], [*page(second, number=2), *after]
    found = paragraphs(pages, "zh")
    assert [(each.follows, each.goes_on) for each in found][1:3] == (JOINED if joined else APART)


def sentence(end: str, number: int = 1, x: float = 0.0) -> list[Line]:
    last = Line((glyph("一", 0, 285, 190, page=number), glyph(end, 190, 285, page=number)), 285, 10)
    return [bar(x, 200, 300, page=number), last]


@pytest.mark.parametrize("end", "。．！？：」』”")
def test_a_full_stop_at_the_end_of_a_page_ends_a_paragraph_where_there_are_no_indents(end: str) -> None:
    assert joins(sentence(end), page(FULL, FULL, number=2)) == APART
    assert joins(sentence(end, x=20), page(FULL, FULL, number=2)) == JOINED
    assert joins(sentence(end, x=8), page(FULL, FULL, number=2)) == JOINED
    assert joins(sentence(end, x=7.9), page(FULL, FULL, number=2)) == APART
    after = page((20, 200), FULL, number=2, y=200)
    assert joins(sentence(end), [*page(FULL, FULL, number=2), *after])[:2] == JOINED
    assert joins(sentence("，"), page(FULL, FULL, number=2)) == JOINED


def test_a_paragraph_of_another_face_between_does_not_part_one() -> None:
    note = page(FULL, FULL, y=100, size=8, pitch=10)
    other = page(FULL, FULL, number=2, y=400, font="Sans")
    found = joins([*page(FULL, FULL), *note], [*other, *page(FULL, FULL, number=2)])
    assert found == [(False, True), (False, False), (False, False), (True, False)]


def test_room_is_told_by_the_lines_of_the_same_column() -> None:
    beside = page((300, 600), (300, 600), y=285)
    assert joins([*beside, *page(FULL, FULL)], page(FULL, FULL, number=2))[-2:] == JOINED
    above = page((0, 300), y=500)
    narrow = page((0, 20), (0, 20), number=2)
    assert joins([*above, *page(FULL, FULL)], narrow)[-2:] == APART
    assert joins(page(FULL, FULL), narrow) == JOINED
    shifted = [*page((45, 300), (0, 300), y=500), *page((0, 40), FULL)]
    assert joins(shifted, narrow)[-2:] == APART
    level = [*page((0, 300), (45, 300), y=500), *page((0, 200), (0, 40), y=300)]
    assert joins(level, narrow)[-2:] == APART
