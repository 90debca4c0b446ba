"""Which gaps of a line are of which kind, and how wide."""

from __future__ import annotations

import pytest

from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line
from galley.meter.spacing import Gap, Pair, kind_of, pairs, spaces, uneven
from meter.placed import glyph, line, row


def pair(one: str, two: str, gap: float = 0.0, spaced: bool = False, cut: bool = False) -> Pair:
    """Two glyphs; `cut`: of half their width."""
    first = glyph(one, 0, advance=5 if cut else None)
    second = glyph(two, first.end + 10 * gap, advance=5 if cut else None)
    return Pair(Line((first, second), 0, 10), first, second, gap, spaced)


@pytest.mark.parametrize(
    ("found", "language", "kind"),
    [
        (pair("中", "文"), "zh", "ideographs"),
        (pair("中", "カ"), "ja", "ideographs"),
        (pair("中", "文", spaced=True), "zh", ""),
        (pair("中", "文", cut=True), "zh", ""),
        (pair("中", "A"), "zh", "boundaries"),
        (pair("3", "中"), "zh", "boundaries"),
        (pair("中", "Я", spaced=True), "zh", "boundaries"),
        (pair("中", "。"), "zh", ""),
        (pair("中", "가"), "zh", ""),
        (pair("》", "《"), "zh", "marks"),
        (pair("，", "“"), "zh", "marks"),
        (pair("》", "《", spaced=True), "zh", ""),
        (pair("》", "《", cut=True), "zh", "marks"),
        (pair("！", "！"), "zh", "marks"),
        (pair("！", "！"), "ja", ""),
        (pair("（", "）"), "zh", ""),
        (pair("，", "A"), "zh", ""),
        (pair("가", "나"), "ko", ""),
        (pair("가", "나", spaced=True), "ko", "words"),
        (pair("가", "A", spaced=True), "ko", "words"),
        (pair("가", "A"), "ko", ""),
        (pair("，", "나", spaced=True), "ko", "words"),
        (pair("，", "A", spaced=True), "zh", ""),
        (pair("A", "B", spaced=True), "en", "words"),
        (pair("A", "B", gap=0.2), "en", "letters"),
        (pair("A", "가", cut=True), "ko", "hangul"),
        (pair("가", "1", cut=True), "ko", "hangul"),
        (pair("가", "나", cut=True), "ko", ""),
        (pair("A", "-"), "en", ""),
        (pair("A", "Я"), "ru", "letters"),
    ],
)
def test_a_gap_is_of_one_kind(found: Pair, language: str, kind: str) -> None:
    assert kind_of(found, language, True) == kind


@pytest.mark.parametrize(("gap", "kind"), [(0.15, "letters"), (0.16, "words")])
def test_a_wide_gap_parts_words_where_spaces_are_not_drawn(gap: float, kind: str) -> None:
    assert kind_of(pair("A", "B", gap=gap), "en", False) == kind


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (glyph("B", 50, size=100), 1),
        (glyph("B", 50, size=100.5), 1),
        (glyph("B", 50, size=101), 0),
        (glyph("B", 50, size=99), 0),
        (glyph("B", 50, 3.5, size=100), 1),
        (glyph("B", 50, 4, size=100), 0),
        (glyph("B", 50, -4, size=100), 0),
    ],
)
def test_neighbours_are_of_one_size_on_one_base_line(second: Glyph, count: int) -> None:
    assert len(list(pairs(Line((glyph("A", 0, size=100), second), 0, 100)))) == count


@pytest.mark.parametrize("space", " \u00a0\u202f\u3000")
def test_a_space_is_a_part_of_the_gap(space: str) -> None:
    (found,) = pairs(Line((glyph("A", 0), glyph(space, 5), glyph("B", 12)), 0, 10))
    assert (found.first, found.second, found.gap, found.is_spaced) == ("A", "B", 0.7, True)
    plain = list(pairs(Line((glyph("A", 0), glyph("", 5), glyph("B", 12)), 0, 10)))
    assert [each.is_spaced for each in plain] == [False, False]


def test_the_gaps_of_lines_are_gathered_by_kind() -> None:
    one = Line((*row("中文"), glyph("A", 21), glyph("B", 26), glyph("カ", 31.5), glyph("字", 42)), 0, 10)
    two = Line((glyph("》", 0), glyph("《", 8), glyph("中", 18), glyph(" ", 28), glyph("C", 30)), 0, 10)
    found = spaces([one, two], "zh", True)
    assert found.ideographs == (Gap(one, 0.0), Gap(one, 0.05, is_kana=True))
    assert found.boundaries == (Gap(one, 0.1), Gap(one, 0.05, is_kana=True), Gap(two, 0.2))
    assert found.letters == (Gap(one, 0.0),)
    assert found.marks == (Gap(two, 1.8),)
    assert (found.by_glyph, found.hangul, found.words) == (1, (), ())


def test_a_space_between_words_is_no_boundary() -> None:
    assert spaces([line("AB CD")], "en", True).by_glyph == 0


@pytest.mark.parametrize(
    ("gaps", "crooked"),
    [
        ([(0.0, False), (0.02, False)], None),
        ([(0.0, False), (0.03, False)], 0.03),
        ([(0.0, False), (0.06, True)], None),
        ([(0.0, True), (0.07, True)], 0.07),
        ([(0.0, False), (0.03, False), (-0.02, True)], 0.05),
        ([(0.5, False)], None),
    ],
)
def test_uneven_lines_are_told_with_the_difference(gaps: list[tuple[float, bool]], crooked: float | None) -> None:
    mine, other = line("中文"), line("中文")
    told = uneven([*(Gap(mine, em, kana) for em, kana in gaps), Gap(other, 0.9)])
    assert [(each.line is mine, round(each.em, 9)) for each in told] == ([] if crooked is None else [(True, crooked)])
