"""Which glyphs make a line: how far apart, how high above each other and how large they may be."""

from __future__ import annotations

import pytest

from galley.meter.blocks import Block
from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line, is_full, is_word_gap, lines
from meter.placed import glyph, line, row

P, Q = Block(1, "P"), Block(2, "P")


def texts(*glyphs: Glyph) -> list[str]:
    return ["".join(glyph.text for glyph in each.glyphs) for each in lines(glyphs)]


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (glyph("B", 15.5, show=1), True),
        (glyph("B", 15.6, show=1), False),
        (glyph("B", 5, 0.4), True),
        (glyph("B", 5, 0.5), False),
        (glyph("B", 5, -0.4), True),
        (glyph("B", 5, size=9), True),
        (glyph("B", 14.4, size=9, show=1), True),
        (glyph("B", 14.5, size=9, show=1), False),
        (glyph("B", 5, block=P), True),
    ],
)
def test_a_glyph_goes_on_with_a_line_that_it_stands_close_behind(second: Glyph, together: bool) -> None:
    assert texts(glyph("A", 0), second) == (["AB"] if together else ["A", "B"])


@pytest.mark.parametrize(
    ("first", "second", "reach"),
    [
        (glyph("A", 0, show=1), glyph("B", 0, show=2), 10.5),
        (glyph("A", 0, show=1), glyph("B", 0, show=1), 60),
        (glyph(" ", 0, show=1), glyph("B", 0, show=1), 150),
        (glyph("A", 0, show=1), glyph(" ", 0, show=1), 150),
        (glyph(" ", 0, show=1), glyph("B", 0, show=2), 10.5),
        (glyph(" ", 0, show=1, block=P), glyph("B", 0, show=2, block=P), 60),
        (glyph("A", 0, show=1, block=P), glyph("B", 0, show=2, block=P), 10.5),
    ],
)
def test_how_far_the_next_glyph_may_stand_hangs_on_what_drew_it(first: Glyph, second: Glyph, reach: float) -> None:
    beside = glyph("X", -5, show=first.show, block=first.block)
    for more, count in ((0.0, 1), (0.5, 2)):
        near = second._replace(x=first.end + reach + more)
        behind = glyph("Z", near.end, show=second.show, block=second.block)
        assert len(lines([beside, first, near, behind])) == count


@pytest.mark.parametrize(("one", "two", "together"), [(P, Q, False), (P, P, True), (None, Q, True), (P, None, True)])
def test_glyphs_of_two_blocks_are_of_two_lines(one: Block | None, two: Block | None, together: bool) -> None:
    assert texts(glyph("A", 0, block=one), glyph("B", 5, block=two)) == (["AB"] if together else ["A", "B"])


@pytest.mark.parametrize(
    ("x", "advance", "text"),
    [
        (98, 10, ["一二"]),
        (98, 2.1, ["一二"]),
        (98, 2, ["二一"]),
        (97.9, 10, ["二一"]),
        (88, 10, ["二一"]),
        (70, 10, ["一", "二"]),
    ],
)
def test_a_glyph_may_stand_a_little_back(x: float, advance: float, text: list[str]) -> None:
    assert texts(glyph("一", 100), glyph("二", x, advance=advance, show=1)) == text


@pytest.mark.parametrize(
    ("small", "together"),
    [
        (glyph("2", 10, 7.5, size=6), True),
        (glyph("2", 10, 7.6, size=6), False),
        (glyph("2", 10, -3.5, size=6), True),
        (glyph("2", 10, -3.6, size=6), False),
        (glyph("2", 16, 3, size=6), True),
        (glyph("2", 16.1, 3, size=6), False),
        (glyph("2", 2, 3, size=6), True),
        (glyph("2", 1.9, 3, size=6), False),
        (glyph("2", -9, 3, size=6), True),
        (glyph("2", -9.1, 3, size=6), False),
        (glyph("2", 10, 3, size=8.5), True),
        (glyph("2", 10, 3, size=8.6), False),
        (glyph("2", 30, 30, size=6), False),
    ],
)
def test_a_smaller_glyph_above_or_below_belongs_to_the_line_that_it_touches(small: Glyph, together: bool) -> None:
    assert texts(glyph("中", 0), small) == (["中2"] if together else ["中", "2"])


@pytest.mark.parametrize(
    ("glyphs", "told"),
    [
        ([glyph("3", 0, 4, size=6), glyph("中", 3)], ["3中"]),
        ([glyph("3", 0, 4, size=8.5), glyph("中", 4.25)], ["3中"]),
        ([glyph("3", 0, 4, size=8.6), glyph("中", 4.3)], ["3", "中"]),
        ([glyph("3", 0, 8, size=6), glyph("中", 3)], ["3", "中"]),
        ([glyph("3", 0, 4, size=6), glyph("中", -10)], ["3", "中"]),
        ([glyph("3", 3, 4, size=6), glyph("A", 3)], ["3A"]),
        ([glyph("3", 3, 4, size=6), glyph("A", 2.9)], ["3", "A"]),
        ([*row("12", 0, 4, size=6), glyph("中", 6)], ["12中"]),
        ([glyph("甲", 0), glyph("3", 10, 4, size=6), glyph("中", 13)], ["甲3中"]),
        ([glyph("甲", 0), glyph("3", 10, 4, size=6), glyph("中", 13, 0.4)], ["甲3中"]),
        ([glyph("甲", 0), glyph("3", 10, 4, size=6), glyph("中", 13, 0.5)], ["甲3", "中"]),
        ([glyph("甲", 0, size=8.5), glyph("3", 10, 4, size=6), glyph("中", 13, 0.5)], ["甲3中"]),
        ([glyph("甲", 0, size=8.6), glyph("3", 10, 4, size=6), glyph("中", 13, 0.5)], ["甲3", "中"]),
        (
            [glyph("甲", 0, 4, size=6), glyph("乙", 6, 0, size=9), glyph("3", 15, 4, size=5), glyph("中", 17.5)],
            ["甲乙3中"],
        ),
        (
            [
                glyph("甲", 0, 4, size=6),
                glyph("乙", 6, 0, size=8.5),
                glyph("3", 14.5, 4, size=6),
                glyph("中", 17.5, 1),
            ],
            ["甲乙3中"],
        ),
    ],
)
def test_what_follows_a_small_glyph_goes_on_with_the_line_before_it(glyphs: list[Glyph], told: list[str]) -> None:
    assert texts(*glyphs) == told


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (row("CD", 10, show=1), ["ABCD", "X"]),
        (row("CD", 10, 0.1, show=1), ["ABCD", "X"]),
        (row("CD", 10, -0.1, show=1), ["ABCD", "X"]),
        (row("CD", 10, 0.2, show=1), ["AB", "X", "CD"]),
        (row("CD", 10, -0.2, show=1), ["AB", "X", "CD"]),
        (row("CD", 20.5, show=1), ["ABCD", "X"]),
        (row("CD", 20.6, show=1), ["AB", "X", "CD"]),
        (row("CD", -10, show=1), ["CDAB", "X"]),
        (row("CD", 10, size=9, show=1), ["AB", "X", "CD"]),
        (row("CD", 0, show=1), ["AB", "X", "CD"]),
        (row("CD", 5, show=1), ["ABCD", "X"]),
        (row("CD", 4.9, show=1), ["AB", "X", "CD"]),
        (row("CD", 10, block=Q, show=1), ["AB", "X", "CD"]),
    ],
)
def test_runs_of_one_line_that_were_drawn_apart_are_one(last: list[Glyph], told: list[str]) -> None:
    assert texts(*row("AB", block=P), glyph("X", 0, -50), *last) == told


@pytest.mark.parametrize(("size", "told"), [(2.5, ["AB", "X"]), (2.4, ["A", "X", "B"])])
def test_runs_of_one_line_have_one_base_line(size: float, told: list[str]) -> None:
    assert texts(glyph("A", 0, size=size), glyph("X", 0, -50), glyph("B", size / 2, 0.1, size=size)) == told


def test_of_two_that_begin_at_one_place_the_first_is_before() -> None:
    assert texts(glyph("A", 0), glyph("X", 0, -50), glyph("一", 0, advance=20)) == ["A一", "X"]


@pytest.mark.parametrize(
    "left_out",
    [{"angle": 90.0}, {"is_vertical": True}, {"is_artefact": True}, {"size": 0.0}],
)
def test_what_is_turned_furniture_or_without_size_is_left_out(left_out: dict[str, float]) -> None:
    assert texts(glyph("A", 0), glyph("B", 5)._replace(**left_out), glyph("C", 10, 20, size=1)) == ["A", "C"]


def test_a_line_of_spaces_is_none_and_a_glyph_without_text_is_ink() -> None:
    assert texts(*row(" \u00a0\u202f")) == []
    (found,) = lines([glyph("fi", 0), glyph("", 5), glyph(" ", 5)])
    assert [each.text for each in found.inked] == ["fi", ""]


def test_the_size_and_base_line_are_those_of_the_most() -> None:
    (found,) = lines([*row("AB", 0, 0.3), glyph("C", 10, 0), glyph("2", 15, 4, size=6)])
    assert (found.y, found.size) == (0.3, 10)
    (found,) = lines([glyph("A", 0), *row("23", 5, 4, size=6)])
    assert (found.y, found.size) == (4, 6)
    (found,) = lines([glyph("A", 0), *row("23", 5, 4, size=5)])
    assert (found.y, found.size) == (0, 10)
    (found,) = lines([glyph("A", 0, 0.3), glyph("B", 5, 0)])
    assert found.y == 0.3


@pytest.mark.parametrize(
    ("one", "two", "gap", "is_gap"),
    [
        ("A", "B", 1.6, True),
        ("A", "B", 1.5, False),
        ("中", "B", 3, False),
        ("A", "中", 3, False),
        ("가", "B", 3, False),
        ("A", "가", 3, False),
    ],
)
def test_a_gap_between_letters_is_a_space(one: str, two: str, gap: float, is_gap: bool) -> None:
    first = glyph(one, 0)
    second = glyph(two, first.end + gap)
    assert is_word_gap(first, second) is is_gap
    assert not is_word_gap(first, second._replace(size=9.9))
    narrow = [each._replace(advance=5) for each in (first, second)]
    assert is_word_gap(narrow[0], narrow[1]._replace(x=5 + gap)) is (is_gap or "가" in (one, two))


def test_gaps_are_spaces_only_in_a_line_without_any() -> None:
    assert Line((glyph("A", 0), glyph("B", 10)), 0, 10).text == "A B"
    assert Line((glyph("A", 0), glyph("B", 10), glyph(" ", 15)), 0, 10).text == "AB "


@pytest.mark.parametrize(("advance", "full"), [(9, True), (8.9, False), (10, True)])
def test_a_glyph_is_full_from_nine_tenths_of_an_em_on(advance: float, full: bool) -> None:
    assert is_full(glyph("中", 0, advance=advance)) is full


def test_a_line_is_in_the_font_of_most_of_its_width() -> None:
    found = Line((*row("AB", font="Song"), glyph("中", 10, font="Kai"), glyph("文", 20, font="Kai")), 0, 10)
    assert (found.font, found.page, found.block) == ("Kai", 1, None)


@pytest.mark.parametrize(
    ("text", "language", "left", "right"),
    [
        ("（中）", "zh", 5, 25),
        ("中文", "zh", 0, 20),
        ("(A)", "en", 0, 15),
        ("中！", "zh", 0, 15),
        ("中！", "ja", 0, 20),
        ("“A”", "zh", 5, 20),
    ],
)
def test_ink_leaves_out_the_blank_halves_of_full_marks(text: str, language: str, left: float, right: float) -> None:
    found = line(text)
    assert (found.left, found.right(language)) == (left, right)


def test_marks_cut_to_a_half_have_no_blank() -> None:
    found = Line((glyph("（", 0, advance=5), glyph("中", 5), glyph("）", 15, advance=5)), 0, 10)
    assert (found.left, found.end, found.right("zh")) == (0, 20, 20)


def test_the_end_is_that_of_the_farther_of_the_last_two() -> None:
    assert Line((glyph("A", 0, advance=90), glyph("B", 5, advance=20), glyph("2", 15, advance=3)), 0, 10).end == 25
