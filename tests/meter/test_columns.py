"""Which paragraphs are the body, where its columns begin and end, and what their lines lack."""

from __future__ import annotations

import pytest

from galley.meter.columns import Column, body, columns, endings, is_hanging, pitches, starts
from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph
from meter.placed import bar, glyph, line, part

FULL = (0.0, 200.0)


def edges(*parts: Paragraph, language: str = "zh") -> list[tuple[float, float, int]]:
    return [(each.left, each.right, len(each.paragraphs)) for each in columns(parts, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "中文"), ("ja", "かな"), ("ja", "中文"), ("ko", "가나"), ("mn", "Өнө"), ("ru", "Мир"), ("en", "Rain")],
)
def test_the_body_is_in_the_script_of_its_language(language: str, text: str) -> None:
    own = Paragraph((line(text, font="Own"), line(text, y=-15, font="Own")))
    more = "Rain falls" if language != "en" else "Мир дому"
    other = Paragraph((line(more * 3, font="Other"), line(more, y=-15, font="Other")))
    assert body([other, own], language) == [own]
    assert body([other, own], "fr") == [other]
    assert body([other], language) == [other]


def test_the_body_is_in_one_size_and_face_and_its_last_lines_do_not_count() -> None:
    small = part(FULL, FULL, size=8)
    heads = [part(FULL, font="Sans") for _ in range(3)]
    assert body([*heads, small], "zh") == [small]
    assert body([*heads, part(FULL, size=8, goes_on=True)], "zh") == [part(FULL, size=8, goes_on=True)]
    assert body(heads, "zh") == [] == body([], "zh")
    assert body([part(FULL, FULL, size=8), part(FULL, FULL, size=9)], "zh") == [part(FULL, FULL, size=9)]


def test_columns_are_apart_by_their_left_edge_and_the_side_of_their_page() -> None:
    near, far = part((3, 200), (3, 200)), part((3.5, 200), (3.5, 200))
    assert edges(part(FULL, FULL), near) == [(0, 200, 2)]
    assert edges(part(FULL, FULL), far) == [(0, 200, 1), (3.5, 200, 1)]
    assert edges(part(FULL, FULL, FULL), part(FULL, FULL, page=3), part(FULL, FULL, page=2)) == [
        (0, 200, 1),
        (0, 200, 2),
    ]


@pytest.mark.parametrize(("right", "apart"), [(225, 1), (226, 2)])
def test_pages_of_a_column_end_near_each_other(right: float, apart: int) -> None:
    assert len(edges(part(FULL, FULL), part((0, right), (0, right), page=3))) == apart


def test_the_left_edge_is_that_of_most_lines_and_the_first_of_equals() -> None:
    assert edges(part((2, 200), FULL, FULL, (2, 200)))[0][0] == 0
    assert edges(part((2, 200), FULL, (1, 200)))[0][0] == 0
    assert edges(part((2, 200)), part(FULL))[0][0] == 0
    assert edges(part((20, 200), FULL))[0][0] == 0


@pytest.mark.parametrize(
    ("rights", "edge"),
    [
        ([200, 200, 210], 200),
        ([200, 200, 210, 210], 210),
        ([200, 200, 210, 210.5], 210.5),
        ([200, 200, 210, 210.6], 200),
        ([200] * 38 + [210] * 2, 210),
        ([200] * 39 + [210] * 2, 200),
        ([200, 190, 180, 170], 200),
        ([200, 200, 180, 170, 210], 210),
        ([200, 200, 180, 210], 200),
    ],
)
def test_the_right_edge_is_the_farthest_that_several_lines_reach(rights: list[float], edge: float) -> None:
    assert edges(part(*((0, right) for right in rights), (0, 150)))[0][1] == edge


def test_lines_that_end_with_a_mark_say_little_of_the_edge() -> None:
    marked = Line((glyph("一", 0, advance=190), glyph("，", 190)), -30, 10)
    plain = [bar(0, 190, -15), bar(0, 190)]
    assert edges(Paragraph((*plain, marked, marked, marked, bar(0, 50))))[0][1] == 190
    assert edges(Paragraph((marked, marked, bar(0, 50))))[0][1] == 195
    assert edges(Paragraph((bar(0, 180),)), Paragraph((bar(0, 180),)))[0][1] == 180
    unread = Line((glyph("一", 0, advance=190), glyph("", 190, advance=10)), -30, 10)
    assert edges(Paragraph((*plain, unread, unread, unread, bar(0, 50))))[0][1] == 200


COLUMN = Column((), 0, 200)


@pytest.mark.parametrize(
    ("last", "lack", "hangs"),
    [
        (glyph("一", 190), 0, False),
        (glyph("一", 180), 1, False),
        (glyph("一", 195), -0.5, False),
        (glyph("，", 190), 0, False),
        (glyph("，", 195), 0, False),
        (glyph("，", 200), 0, True),
        (glyph("，", 199), 0.1, True),
        (glyph("，", 198.9), -0.39, False),
        (glyph("．", 200), 0, True),
        (glyph("！", 200), -0.5, False),
        (glyph("", 200, advance=10), -1, False),
    ],
)
def test_a_mark_fills_the_measure_by_its_square_its_ink_or_not_at_all(last: Glyph, lack: float, hangs: bool) -> None:
    found = Line((glyph("一", 0), last), 0, 10)
    assert COLUMN.shortfall(found, "zh") == pytest.approx(lack)
    assert is_hanging(COLUMN, found, "zh") is hangs


@pytest.mark.parametrize(
    ("last", "how"),
    [
        (glyph("，", 199), "hanging"),
        (glyph("，", 196), "half"),
        (glyph("，", 194), "half"),
        (glyph("，", 193.9), "short"),
        (glyph("，", 196.1), "short"),
        (glyph("，", 191), "full"),
        (glyph("，", 189), "full"),
        (glyph("，", 188.9), "short"),
        (glyph("，", 189, advance=5), None),
        (glyph("一", 190), None),
        (glyph("(", 190, advance=10), None),
    ],
)
def test_how_a_mark_stands_at_the_end(last: Glyph, how: str | None) -> None:
    found = Line((glyph("一", 0), last), 0, 10)
    column = Column((Paragraph((found, bar(0, 50))), Paragraph((found,))), 0, 200)
    assert [(each.line, each.how) for each in endings(column, "zh")] == ([(found, how)] if how else [])


@pytest.mark.parametrize(
    ("x", "flush_first", "flush_second"),
    [
        (-5, True, True),
        (-4, True, True),
        (-3.9, False, False),
        (-6, True, True),
        (-6.1, False, False),
        (0, True, False),
        (15, True, False),
        (5, True, False),
        (10, False, False),
    ],
)
def test_ink_of_openers_is_flush_or_whole_ems_in(x: float, flush_first: bool, flush_second: bool) -> None:
    opened = [Line((glyph("《", x), glyph("一", x + 10)), -15 * at, 10) for at in range(2)]
    flush_first = flush_first if x != 0 else False
    told = [is_flush for _, is_flush in starts(Column((Paragraph(tuple(opened)),), 0, 200))]
    assert told == [flush_first if x != 5 else True, flush_second]
    going_on = Paragraph(tuple(opened), follows=True)
    assert [is_flush for _, is_flush in starts(Column((going_on,), 0, 200))] == [flush_second] * 2


def test_only_full_openers_are_asked_whether_they_are_flush() -> None:
    texts = [glyph("《", 0, advance=5), glyph("一", 0), glyph("", 0, advance=10), glyph("(", 0, advance=10)]
    found = [Paragraph((Line((each,), 0, 10),)) for each in texts]
    assert list(starts(Column(tuple(found), 0, 200))) == []


def test_each_line_has_its_distance_to_that_above() -> None:
    found = part(FULL, FULL, FULL)
    assert pitches([Column((found, part(FULL)), 0, 200)]) == [(found.lines[1], 15), (found.lines[2], 15)]
