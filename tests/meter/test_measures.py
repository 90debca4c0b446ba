"""Each measure of script typography is right on a clean text, and tells a planted fault by its number."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hand_set import LEFT, SIZE, Text, column, face, measured, set_by_the_engine, set_pages, told
from hypothesis import given
from hypothesis import strategies as st

from galley.meter.breaks import is_number_split
from galley.meter.gate import BOUNDS, gate, report
from galley.meter.glyphs import glyphs
from galley.meter.measures import Measures
from galley.meter.measuring import measure, percentile
from galley.meter.typefaces import family

HAN = "东北亚地区地方政府联合会的会员在春天开会讨论水与林的事情并且"
FULL = HAN[:20]
"""Twenty ems, the measure of most texts here."""
REST = ("且看他们如何", "如何", FULL[5:14])


def clean(*lines: str | Text, language: str = "zh", last: str = "春天开会。") -> Measures:
    """The measures of two full lines, some others, and a last one."""
    return measured(column(FULL, FULL, *lines, last), language=language)


def spread(text: str, em: float) -> Text:
    """A text with so much space before each character but the first."""
    return Text(text, gaps=dict.fromkeys(range(1, len(text)), em))


def english(*lines: str, language: str = "en") -> Measures:
    """The measures of lines of words."""
    return measured(column(*lines), language=language)


def test_a_clean_text_passes_the_gate():
    found = clean(FULL, FULL)
    assert gate(found, "zh") == []
    assert (found.edge.lines, found.edge.flush_share, found.edge.max_em) == (4, 1, pytest.approx(0))
    assert (found.edge.measure_em, found.pitch.em, found.pitch.consistent_share) == (20, 1.7, 1)
    assert found.findings == ()


def test_an_empty_pdf_passes_with_nothing_measured():
    found = measured([])
    assert (found.edge.lines, found.paragraphs, gate(found, "zh")) == (0, 0, [])


def test_a_ragged_line_is_told_with_what_it_lacks():
    found = clean(FULL[:19], FULL)
    assert (found.edge.flush_share, found.edge.max_em) == (0.75, pytest.approx(1))
    assert [(each.line, each.value) for each in found.findings if each.measure == "edge.flush_share"] == [
        (FULL[:19], 1.0)
    ]


def test_a_line_that_is_too_long_is_told():
    found = clean(FULL + "事", FULL)
    assert (found.edge.overfull, found.edge.max_em) == (1, pytest.approx(1))
    assert told(found, "edge.overfull") == [FULL + "事"]


@pytest.mark.parametrize(
    ("text", "how"),
    [(FULL[:19] + "事。", ""), (FULL[:19] + "。", "full"), (FULL + "。", "hanging"), (FULL[:18] + "。", "short")],
)
def test_marks_at_line_ends_are_told_by_how_they_stand(text, how):
    line = spread(text, 0.5 / 20) if not how else Text(text)
    line = Text(FULL[:19] + "，", gaps={19: 0.5}) if not how else line
    counts = clean(line, FULL).edge.line_end_punct
    assert {name: number for name, number in counts.items() if number} == {how or "half": 1}


def test_half_width_and_whole_marks_at_the_end_are_both_flush_and_hanging_ones_are_counted():
    assert clean(Text(FULL[:19] + "，", gaps={19: 0.5})).edge.flush_share == 1
    assert clean(FULL[:19] + "，").edge.flush_share == 1
    assert clean(FULL + "，").edge.hanging == 1


def test_columns_of_a_page_have_their_own_measures():
    left, right = column(FULL[:10], FULL[:10], "东北"), column(FULL[:10], FULL[:10], "东北", x=200.0)
    found = measured([*left, *right], column(*[FULL] * 9, "东北"), [], column(*[FULL] * 9, "东北"))
    assert (found.edge.flush_share, found.edge.measure_em) == (1, 20)


def test_a_pushed_line_breaks_the_pitch():
    texts = [*column(*[FULL] * 4), *column(FULL, FULL, top=700.0 - 4 * 17 - 2.5)]
    found = measured(texts)
    assert found.pitch.consistent_share == 0.8
    assert [each.value for each in found.findings if each.measure == "pitch.consistent_share"] == [19.5]


def test_the_indent_of_first_lines_is_told():
    assert measured(column(Text(FULL[:18], x=LEFT + 20), FULL, FULL)).first_line_indent_em == 2


def test_gaps_between_ideographs_are_measured():
    found = clean(spread(FULL[:19], 1 / 18))
    assert (found.ideograph_gap.p95_em, found.ideograph_gap.uneven_lines_share) == (
        pytest.approx(0.0556, abs=0.0001),
        0,
    )
    assert found.edge.flush_share == 1


def test_a_gap_over_a_quarter_em_is_told():
    found = clean(spread(FULL[:15], 5 / 14))
    assert found.ideograph_gap.lines_over_quarter_em == 1
    assert told(found, "ideograph_gap.lines_over_quarter_em") == [FULL[:15]]


def test_uneven_gaps_are_told():
    found = clean(Text(FULL[:19], gaps={3: 0.5, 9: 0.5}), FULL)
    assert found.ideograph_gap.uneven_lines_share == 0.25
    assert [each.value for each in found.findings if each.measure.endswith("uneven_lines_share")] == [0.5]


def test_kerns_of_kana_are_not_uneven():
    kerned = Text("アジア" + FULL[:17], gaps={1: -0.04, 3: 0.01})
    assert clean(kerned, language="ja").ideograph_gap.uneven_lines_share == 0
    wide = Text("アジア" + FULL[:17], gaps={1: -0.08, 3: 0.08})
    assert clean(wide, language="ja").ideograph_gap.uneven_lines_share == pytest.approx(1 / 3)


BOUNDARY = FULL[:17] + "NEAR事"
"""Seventeen ideographs, two ems of Latin letters and one ideograph: two boundaries."""


def test_boundaries_of_scripts_are_measured():
    found = clean(Text(FULL[:16] + "NEAR事", gaps={16: 0.25, 20: 0.25}))
    assert (found.boundary.total, found.boundary.spaced_share) == (2, 1)
    assert (found.boundary.mean_em, found.boundary.p95_em) == (pytest.approx(0.25), pytest.approx(0.25))


def test_boundaries_without_space_are_told():
    found = clean(Text(BOUNDARY, gaps={17: 0.25}))
    assert (found.boundary.spaced_share, found.boundary.mean_em) == (0.5, pytest.approx(0.125))
    assert told(found, "boundary.spaced_share") == [BOUNDARY]


def test_a_space_at_a_boundary_adds_up():
    found = clean(Text(FULL[:16] + " NEAR事", gaps={17: 0.25, 21: 0.25}))
    assert (found.boundary.by_space_glyph, found.boundary.p95_em) == (1, pytest.approx(0.5))


def test_a_note_mark_is_no_boundary():
    texts = [*column(FULL, FULL), *column(FULL[:10], top=666.0), Text("3", x=LEFT + 100, y=669.5, size=6.0)]
    assert measured(texts).boundary.total == 0


def test_letter_spaced_words_are_told():
    found = clean(Text(BOUNDARY, gaps={17: 0.25, 18: 0.05, 19: 0.05, 21: 0.25}))
    assert (found.latin_inside.total, found.latin_inside.spaced_share) == (3, pytest.approx(2 / 3))
    assert clean(Text(BOUNDARY, gaps={17: 0.25, 18: -0.03, 21: 0.25})).latin_inside.spaced_share == 0


def test_adjacent_marks_take_one_em_and_a_half():
    text = FULL[:10] + "》，《" + FULL[:6]
    found = clean(Text(text, gaps={11: -0.5, 12: -0.5}))
    assert (found.punct.pairs, found.punct.compressed_share) == (2, 1)
    found = clean(Text(text, gaps={11: -0.5}))
    assert (found.punct.pairs, found.punct.compressed_share) == (2, 0.5)
    assert told(found, "punct.compressed_share") == [text]


def test_marks_without_half_an_em_between_them_are_no_pair():
    assert clean(FULL[:10] + "（）" + FULL[:6]).punct.pairs == 0
    assert clean("「！」" + FULL[:6], language="ja").punct.pairs == 0


def test_openers_at_line_starts_are_flush():
    trimmed = Text("《" + FULL[:19], x=LEFT - 5)
    assert clean(trimmed, FULL).punct.line_start_flush_share == 1
    found = clean("《" + FULL[:19], trimmed)
    assert (found.punct.line_starts, found.punct.line_start_flush_share) == (2, 0.5)


def test_openers_behind_an_indent_are_flush_to_it():
    trimmed, whole = Text("《" + FULL[:17], x=LEFT + 15), Text("《" + FULL[:17], x=LEFT + 20)
    found = measured(column(trimmed, FULL, FULL, whole, FULL))
    assert (found.punct.line_starts, found.punct.line_start_flush_share) == (2, 0.5)


@pytest.mark.parametrize(("one", "two"), [(FULL, "。" + FULL[:19]), (FULL[:19] + "（", FULL), (FULL, "ー" + FULL[:19])])
def test_forbidden_characters_at_line_edges_are_counted(one, two):
    assert clean(one, two).kinsoku.total == 1
    assert measured([], column("。" + FULL[:19], FULL)).kinsoku.total == 0


def test_a_split_dash_is_counted():
    found = clean(FULL[:19] + "—", "—" + FULL[:19])
    assert (found.kinsoku.split_dash_ellipsis, found.kinsoku.opening_dash_ellipsis) == (1, 0)
    found = clean(FULL, "——" + FULL[:18])
    assert (found.kinsoku.split_dash_ellipsis, found.kinsoku.opening_dash_ellipsis) == (0, 1)


@pytest.mark.parametrize(
    ("before", "after", "language", "split"),
    [
        ("自12", "月起", "zh", True),
        ("自第", "3届", "zh", True),
        ("自第", "三届", "zh", True),
        ("共1", "2人", "zh", True),
        ("约¥", "300", "zh", True),
        ("共30", "%的", "ja", True),
        ("共1,", "200人", "zh", True),
        ("在2014年", "3月", "zh", False),
        ("共2014", "东北", "zh", False),
        ("около 12 ", "млн человек", "ru", True),
        ("в 2014,", "12 регионов", "ru", False),
        ("", "3", "zh", False),
    ],
)
def test_numbers_and_their_units(before, after, language, split):
    assert is_number_split(before.rstrip(), after, language) is split


def test_a_number_split_is_told_with_its_line():
    line = FULL[:19] + "12"
    assert told(clean(line, "月" + FULL[:19]), "number_splits") == [line]


def test_last_lines_of_one_character_are_told():
    assert clean(last="会。").last_lines.one_character == 1
    assert clean(last="开会。").last_lines.one_character == 0


INDENTED = Text(FULL[:18], x=LEFT + 20)


def test_widows_and_orphans_are_told():
    found = measured(column(INDENTED, FULL, FULL), column("春天", INDENTED, FULL, "春天。"))
    assert (found.last_lines.widow_lines, found.last_lines.orphan_lines) == (1, 0)
    found = measured(column(INDENTED, FULL, "春天。", INDENTED), column(FULL, FULL, "春天。"))
    assert (found.last_lines.widow_lines, found.last_lines.orphan_lines) == (0, 1)
    found = measured(column(INDENTED, FULL), column(FULL, "春天"))
    assert (found.last_lines.widow_lines, found.last_lines.orphan_lines) == (0, 0)


def test_stranded_headings_are_told():
    heading = Text("会议", font="Sans", y=700.0 - 5 * 17)
    below = column(INDENTED, FULL, top=700.0 - 7 * 17)
    body = column(INDENTED, FULL, FULL)
    assert measured([*body, heading]).stranded_headings == 1
    assert measured([*body, heading, *below]).stranded_headings == 0
    found = measured([*body, heading, below[0]], column(FULL, FULL))
    assert (found.stranded_headings, told(found, "headings.stranded")) == (1, ["会议"])
    assert measured(body, [heading]).stranded_headings == 0


def words(*gaps: float) -> Text:
    """Words of five letters, an em-and-a-bit of letters each, with these spaces between them beside the space glyph's own."""
    text = " ".join(["ABCDE"] * (len(gaps) + 1))
    return Text(text, gaps={6 * (index + 1): gap for index, gap in enumerate(gaps)})


def test_word_spaces_are_measured_in_broken_lines():
    found = measured(column(words(0.1, 0.1), words(0.1, 0.1), words(0.15, 0.05), "ABC"), language="en")
    assert (found.word_space.total, found.word_space.max_em) == (6, pytest.approx(0.4))
    found = measured(
        column(words(0.1, 0.1), words(0.1, 0.1), Text("ABCDE ABCDEFG", gaps={6: 1.7}), "ABC"), language="en"
    )
    assert found.word_space.max_em == pytest.approx(1.95)
    assert [each.measure for each in gate(found, "en")] == ["word_space.p95_em"]


def test_hyphenated_lines_running_are_counted():
    assert english("ABCDEF-", "ABCDEF-", "ABCDEFG", "ABCDEF-", "AB").western.hyphen_ladder == 2
    found = english("ABCDEF-", "ABCDEF-", "ABCDEF-", "ABCDEFG", "AB")
    assert (found.western.hyphen_ladder, [each.measure for each in gate(found, "en")]) == (3, ["western.hyphen_ladder"])


@pytest.mark.parametrize(("end", "count"), [("в", 1), ("А.", 1), ("не", 1), ("мы", 0), ("дом", 0)])
def test_short_words_at_line_ends_in_russian(end, count):
    line = f"встреча {end}"
    found = english("встреча дома", line, "встреча дома", "там", language="ru")
    assert found.western.short_word_at_end == count
    assert english("встреча дома", line, "встреча дома", language="mn").western.short_word_at_end == 0


def test_dashes_at_line_starts_are_told():
    assert english("ABCDEFGH", "— ABCDEF", "ABCDEFGH", "AB", language="ru").western.dash_at_start == 1


KOREAN = ("동북아시아 지역 자치단체", "연합은 지역 자치단체와 함", "께 일한다 함께 산다")


def test_breaks_within_korean_words_are_told_by_the_source():
    source = "동북아시아 지역 자치단체 연합은\n지역 자치단체와 함께 일한다 함께 산다"
    found = measured(column(*KOREAN, *KOREAN), language="ko", source=source * 2)
    assert told(found, "korean.breaks_inside_words") == [KOREAN[1], KOREAN[1]]
    assert "korean.breaks_inside_words" in [each.measure for each in gate(found, "ko")]


def test_breaks_within_korean_words_are_told_by_the_same_word_elsewhere():
    found = measured(column(*KOREAN), language="ko")
    assert (found.korean.breaks_inside_words, told(found, "korean.breaks_inside_words")) == (1, [KOREAN[1]])


def test_hangul_and_latin_stand_close():
    assert measured(
        column("자치NEAR단체", "자치NEAR단체", "자치"), language="ko"
    ).korean.boundary_mean_em == pytest.approx(0)


def test_missing_and_unreadable_glyphs_are_counted():
    pages = glyphs(set_pages(column(FULL, FULL, "春天\ufffd")))
    assert measure(pages, "zh").fonts.replacement_chars == 1
    broken = [[glyph._replace(is_notdef=glyph.text == "东", is_mapped=glyph.text != "北") for glyph in pages[0]]]
    fonts = measure(broken, "zh").fonts
    assert (fonts.notdef, fonts.unmapped) == (2, 0)
    unread = [[glyph._replace(text="\ufffd", is_mapped=False) if glyph.text == "北" else glyph for glyph in pages[0]]]
    assert measure(unread, "zh").fonts.unmapped == 2


def test_a_stray_face_is_told():
    texts = column(*[FULL] * 6)
    found = measured([*texts, Text("春", y=500, font="Stray"), Text("AB", y=400, font="Latin")])
    assert found.fonts.fallback_chars == 1
    assert found.fonts.by_script["han"] == {"Body": 120, "Stray": 1}
    assert measured([*texts, Text(FULL, y=500, font="Body-Bold")]).fonts.fallback_chars == 0


def test_faces_may_be_named():
    pages = glyphs(set_pages([*column(FULL, FULL), Text(FULL, y=500, font="Sans")]))
    assert measure(pages, "zh", families=frozenset({"Body", "Sans"})).fonts.fallback_chars == 0
    assert measure(pages, "zh", families=frozenset({"Body"})).fonts.fallback_chars == 20


def test_a_half_width_glyph_that_reads_as_full_width_is_told():
    pages = [
        [glyph._replace(advance=5.0) if glyph.text == "Ａ" else glyph for glyph in glyphs(set_pages([Text("Ａ中")]))[0]]
    ]
    assert measure(pages, "zh").fonts.narrow_as_fullwidth == 1


@pytest.mark.parametrize(
    ("font", "name"),
    [("Noto-Serif-CJK-SC-Bold", "Noto-Serif-CJK-SC"), ("Song", "Song"), ("LMRoman10-BoldItalic", "LMRoman10")],
)
def test_a_family_is_a_font_without_its_weight(font, name):
    assert family(font) == name


def test_what_is_no_number_of_the_language_is_held_to_what_holds_for_all():
    found = clean(FULL[:19])
    assert [each.measure for each in gate(found, "zh")] == ["edge.flush_share"]
    assert gate(found, "fr") == []


def test_a_failure_says_what_is_wanted_and_where():
    (failure,) = gate(clean(FULL[:19], FULL), "zh")
    assert str(failure) == "edge.flush_share is 0.75, at least 0.995 wanted"
    assert [finding.line for finding in failure.findings] == [FULL[:19]]


def test_every_bound_names_a_measure():
    found = replace(measured([]), stranded_headings=1)
    assert [each.measure for each in gate(found, "zh")] == ["stranded_headings"]
    assert len({(bound.measure, bound.languages) for bound in BOUNDS}) == len(BOUNDS)


def test_a_report_is_json(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(set_pages(column(FULL, FULL[:19], FULL, FULL, "春天")))
    found = json.loads(json.dumps(report(path, "zh")))
    assert found["measures"]["edge"]["flush_share"] == 0.75
    assert [each["measure"] for each in found["failures"]] == ["edge.flush_share"]
    assert found["measures"]["findings"][0] == {
        "measure": "edge.flush_share",
        "page": 1,
        "line": FULL[:19],
        "value": 1.0,
    }


@given(st.lists(st.floats(0, 100), min_size=1))
def test_a_percentile_is_one_of_the_values_that_few_exceed(values):
    found = percentile(values)
    assert found in values
    assert sum(value > found for value in values) <= 0.05 * len(values)


def test_the_engine_without_help_leaves_chinese_ragged_and_english_flush():
    data = set_by_the_engine(f"<p>{HAN * 12}</p>", "zh", "@page { margin-right: 10.5mm }")
    found = measure(glyphs(data), "zh")
    assert found.edge.lines > 10
    assert found.fonts.notdef == 0
    data = set_by_the_engine(f"<p>{'Spring rain falls on the old garden. ' * 12}</p>", "en")
    assert measure(glyphs(data), "en").edge.flush_share == 1


def test_sizes_and_faces_are_those_of_the_body():
    texts = [*column(FULL, FULL, FULL), *column(*["中" * 30] * 2, top=500.0, size=7.0)]
    found = measured(texts)
    assert (found.body_size_pt, found.body_font, found.paragraphs) == (SIZE, "Body", 1)
    assert face("A").BaseFont == "/ABCDEF+Body"


def test_an_untranslated_part_is_not_the_body():
    texts = [*column(*[FULL] * 6), *column("встреча дома", "встреча дома", "там", top=400.0)]
    texts = [Text(text.text, text.x, text.y, text.size, font="Body" if text.y > 500 else "Serif") for text in texts]
    assert measured(texts, language="ru").body_font == "Serif"
    assert measured(texts, language="zh").body_font == "Body"
    assert measured(texts, language="ko").body_font == "Body"
