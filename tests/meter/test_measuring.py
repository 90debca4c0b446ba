"""Each measure counts what is beyond its bound, and nothing that is just within it."""

from __future__ import annotations

import pytest
from hand_set import width

from galley.meter.glyphs import Glyph
from galley.meter.measures import Finding, Measures
from galley.meter.measuring import Found, measure
from meter.placed import bar, glyph, line, row

Spaced = tuple[tuple[str, float], ...]
END = 200.0


def drawn(*lines: Spaced, pitch: float = 15.0, language: str = "zh") -> Measures:
    """The measures of a page of lines, each of signs with the gaps before them in pt; the first sign ends at 0, and a broad
    ideograph fills the line. A last line is short."""
    page: list[Glyph] = []
    for number, signs in enumerate(lines):
        y, x = 600 - pitch * number, -10 * width(signs[0][0])
        for sign, gap in signs:
            page.append(glyph(sign, x + gap, y, advance=10 * width(sign), show=number))
            x = page[-1].end
        page.append(glyph("一", x, y, advance=END - x, show=number))
    page.append(glyph("一", -10 * width(lines[-1][0][0]), 600 - pitch * len(lines), advance=30, show=-1))
    return measure([page], language)


def values(found: Measures, name: str) -> list[float]:
    return [each.value for each in found.findings if each.measure == name]


def edged(*rights: float, language: str = "zh") -> Measures:
    lines = [bar(0, right, 600 - 15 * at) for at, right in enumerate((*rights, 50.0))]
    return measure([[each.glyphs[0] for each in lines]], language)


def test_no_more_than_some_examples_are_told_of_each_measure() -> None:
    found = Found()
    assert found.all("a", [line("中")] * 22) == 22
    found.add("b", line("文"), 0.123456)
    assert len(found.findings) == 21
    assert found.findings[-1] == Finding("b", 1, "文", 0.1235)


def test_lines_are_flush_within_a_tenth_of_an_em() -> None:
    found = edged(*[END] * 6, 199, 198, 201, 202)
    assert (found.edge.lines, found.edge.flush_share, found.edge.overfull, found.edge.measure_em) == (10, 0.8, 1, 20)
    assert values(found, "edge.flush_share") == [0.2, -0.2]
    assert values(found, "edge.overfull") == [-0.2]
    assert (found.edge.max_em, found.edge.p95_em) == (0.2, 0.2)


def test_marks_that_are_whole_or_short_at_the_end_are_told() -> None:
    lines = [bar(0, END, 600 - 15 * at).glyphs for at in range(4)]
    ends = [(190, "full"), (192, "short"), (195, "half"), (200, "hanging")]
    marked = [
        (glyph("一", 0, 540 - 15 * at, advance=x, show=at), glyph("，", x, 540 - 15 * at, show=at))
        for at, (x, _) in enumerate(ends)
    ]
    page = [each for line in (*lines, *marked) for each in line]
    found = measure([[*page, glyph("一", 0, 480)]], "zh")
    assert dict(found.edge.line_end_punct) == {"half": 1, "full": 1, "hanging": 1, "short": 1}
    assert (found.edge.hanging, len(values(found, "edge.line_end_punct"))) == (1, 2)


def test_the_measure_is_that_of_the_column_with_most_lines() -> None:
    narrow = [bar(300, 400, 600 - 15 * at).glyphs[0] for at in range(3)]
    wide = [bar(0, END, 600 - 15 * at).glyphs[0] for at in range(4)]
    assert measure([[*wide, *narrow]], "zh").edge.measure_em == 20
    assert measure([[*narrow, *wide]], "zh").edge.measure_em == 20


def test_a_text_without_broken_lines_has_no_pitch() -> None:
    found = measure([[bar(0, END).glyphs[0]]], "zh")
    assert (found.pitch.em, found.pitch.consistent_share, found.first_line_indent_em) == (0, 1, 0)
    assert (found.edge.flush_share, found.edge.measure_em, found.boundary.mean_em) == (1, 0, 0)


def test_lines_off_the_pitch_are_told() -> None:
    heights = [600, 585, 570, 554.75, 539.75, 525]
    page = [bar(0, END, y).glyphs[0] for y in heights]
    found = measure([page], "zh")
    assert (found.pitch.em, found.pitch.consistent_share) == (1.5, 0.6)
    assert values(found, "pitch.consistent_share") == [15.25, 14.75]


def test_the_indent_is_that_of_paragraphs_that_begin_and_go_on() -> None:
    lines = [
        bar(20, END, 600),
        bar(0, END, 585),
        bar(30, END, 570),
        bar(0, END, 555),
        bar(30, END, 540),
        bar(0, 80, 525),
    ]
    page = [each.glyphs[0] for each in lines]
    assert measure([page], "zh").first_line_indent_em == 3
    single = [bar(0, END, 600), bar(0, END, 585), bar(20, 60, 570), bar(20, 60, 555), bar(20, 60, 540)]
    assert measure([[each.glyphs[0] for each in single]], "zh").first_line_indent_em == 0


@pytest.mark.parametrize(("gap", "over"), [(2.55, 0), (2.6, 1)])
def test_gaps_over_a_quarter_em_are_told_once_a_line(gap: float, over: int) -> None:
    found = drawn((("中", 0), ("文", gap)), (("中", 0), ("文", 0)))
    assert found.ideograph_gap.lines_over_quarter_em == over
    assert (found.ideograph_gap.max_em, found.ideograph_gap.mean_em) == (gap / 10, pytest.approx(gap / 40))
    wide = drawn((("中", 0), ("文", 3), ("会", 5), ("议", 4)))
    assert values(wide, "ideograph_gap.lines_over_quarter_em") == [0.5]


def test_uneven_lines_are_a_share_of_those_with_ideographs() -> None:
    found = drawn((("中", 0), ("文", 0.5), ("会", 0)), (("中", 0), ("文", 0)), (("A", 0), ("B", 0)))
    assert (found.ideograph_gap.uneven_lines_share, values(found, "ideograph_gap.uneven_lines_share")) == (0.5, [0.05])


@pytest.mark.parametrize(("gap", "share"), [(0.4, 0), (0.5, 0.5)])
def test_letters_of_words_are_apart_from_a_twenty_fifth_of_an_em_on(gap: float, share: float) -> None:
    found = drawn((("A", 0), ("B", gap)), (("A", 0), ("B", 0)))
    assert (found.latin_inside.total, found.latin_inside.spaced_share) == (2, share)


@pytest.mark.parametrize(("gap", "share"), [(1, 1), (0.9, 0.5)])
def test_boundaries_are_spaced_from_a_tenth_of_an_em_on(gap: float, share: float) -> None:
    found = drawn((("中", 0), ("B", gap), ("，", 0)), (("中", 0), ("B", 3), ("，", 0)))
    assert (found.boundary.total, found.boundary.spaced_share) == (2, share)
    assert (found.boundary.mean_em, found.boundary.p95_em) == (pytest.approx((gap + 3) / 20), 0.3)


@pytest.mark.parametrize(("gap", "share"), [(-4, 1), (-3, 0.5)])
def test_two_marks_take_an_em_and_six_tenths_at_most(gap: float, share: float) -> None:
    lines = [
        (glyph("》", 0, 600), glyph("《", 10 + gap, 600), glyph("一", 20 + gap, 600, advance=180 - gap)),
        (glyph("》", 0, 585), glyph("《", 5, 585), glyph("一", 15, 585, advance=185)),
        (glyph("一", 0, 570, advance=60),),
    ]
    found = measure([[each for line in lines for each in line]], "zh")
    assert (found.punct.pairs, found.punct.compressed_share) == (2, share)


@pytest.mark.parametrize(("gap", "told"), [(6, []), (6.5, [0.65])])
def test_word_spaces_over_six_tenths_of_an_em_are_told(gap: float, told: list[float]) -> None:
    page = [
        *(glyph("A", 0, 600), glyph("B", 5 + gap, 600), glyph("C", 10 + gap, 600)),
        *(glyph("A", 0, 585), glyph("B", 8, 585), glyph("C", 13, 585), glyph("A", 0, 570)),
    ]
    found = measure([page], "en")
    assert values(found, "word_space.p95_em") == told
    assert (found.word_space.total, found.word_space.max_em) == (2, gap / 10)


def western(*texts: str, language: str) -> Measures:
    lines = [line(text, y=600 - 15 * at) for at, text in enumerate(texts)]
    return measure([[each for line in lines for each in line.glyphs]], language)


@pytest.mark.parametrize(("ends", "told"), [("--", []), ("---", [3]), ("----", [4])])
def test_a_ladder_of_hyphens_is_told_from_three_on(ends: str, told: list[int]) -> None:
    found = western(*(f"ABCDEF{end}" for end in ends), "ABCDEFG", "AB", language="en")
    assert (found.western.hyphen_ladder, values(found, "western.hyphen_ladder")) == (len(ends), told)


@pytest.mark.parametrize(("language", "short", "dashes"), [("ru", 1, 1), ("mn", 0, 1), ("en", 0, 1), ("ko", 0, 0)])
def test_what_is_asked_of_line_ends_hangs_on_the_language(language: str, short: int, dashes: int) -> None:
    found = western("вода и ветер в", "— и дальше ещё", "вода и", language=language).western
    assert (found.short_word_at_end, found.dash_at_start) == (short, dashes)


def test_hangul_beside_letters_is_measured_in_lines_that_break_and_in_last_ones() -> None:
    page = [glyph("가", 0, 600, advance=8), glyph("A", 9, 600), glyph("가", 14, 600, advance=8), *row("가나다", 0, 585)]
    assert measure([page], "ko").korean.boundary_mean_em == pytest.approx(0.05)


def test_faulty_glyphs_are_told_with_their_lines_and_furniture_alone() -> None:
    page = [*row("AB", 0, 600), glyph("\ufffd", 10, 600), glyph("C", 0, 60, is_artefact=True, is_notdef=True)]
    page.append(glyph("", 5, 60, is_artefact=True, is_notdef=True))
    found = measure([page], "en")
    assert found.findings == (
        Finding("fonts.replacement_chars", 1, "AB\ufffd", 0xFFFD),
        Finding("fonts.notdef", 1, "C", ord("C")),
        Finding("fonts.notdef", 1, "", 0),
    )


def test_lines_of_all_measures_of_line_ends_are_told() -> None:
    found = drawn((("（", 0), ("中", 0)), (("中", 0), ("文", 0)))
    assert (found.punct.line_starts, found.punct.line_start_flush_share) == (1, 0)
    assert len(values(found, "punct.line_start_flush_share")) == 1
