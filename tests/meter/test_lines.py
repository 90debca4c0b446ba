"""Lines and paragraphs are told from the places of glyphs, in one column or several."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hand_set import PITCH, Text, column, document, drawn, face, set_by_the_engine, set_pages

from galley.meter.glyphs import glyphs
from galley.meter.grouping import Line, lines
from galley.meter.paragraphs import Paragraph, paragraphs, usual_pitches

HAN = "东北亚地区地方政府联合会的会员在春天开会讨论水与林的事情并且"
FULL = HAN[:20]
"""Twenty ems."""


def read(*pages: list[Text], language: str = "zh") -> list[Paragraph]:
    return paragraphs([lines(page) for page in glyphs(set_pages(*pages))], language)


def page_lines(*texts: Text) -> list[str]:
    return [line.text for line in lines(glyphs(set_pages(list(texts)))[0])]


def shown(found: list[Paragraph]) -> list[list[str]]:
    return [[line.text for line in part.lines] for part in found]


def test_pieces_on_one_baseline_are_a_line():
    assert page_lines(Text("中文"), Text("AB", x=72.5), Text("中", y=680.0)) == ["中文AB", "中"]


def test_pieces_drawn_in_another_order_are_a_line():
    assert page_lines(Text("文中", x=70.0), Text("下", y=680.0), Text("中文")) == ["中文文中", "下"]


def test_columns_are_apart():
    left, right = column("中" * 10, "文" * 10), column("右" * 10, "边" * 10, x=170.0)
    assert page_lines(*left, *right) == ["中" * 10, "文" * 10, "右" * 10, "边" * 10]
    by_row = [left[0], right[0], left[1], right[1]]
    assert page_lines(*by_row) == ["中" * 10, "右" * 10, "文" * 10, "边" * 10]


def test_a_wide_space_within_one_operation_does_not_part_a_line():
    assert page_lines(Text("AB CD", gaps={3: 9.0})) == ["AB CD"]
    assert page_lines(Text("AB "), Text("CD", x=152.5)) == ["AB ", "CD"]


def test_a_note_mark_belongs_to_its_line():
    texts = (Text("中文"), Text("3", x=70.0, y=703.5, size=6.0), Text("字", x=73.0))
    assert page_lines(*texts) == ["中文3字"]
    (line,) = lines(glyphs(set_pages(list(texts)))[0])
    assert (line.y, line.size) == (700.0, 10.0)


def test_a_mark_before_its_line_belongs_to_it_too():
    assert page_lines(Text("3", y=703.5, size=6.0), Text("中文", x=53.0)) == ["3中文"]


def test_a_gap_is_a_space_where_spaces_have_no_glyphs():
    assert page_lines(Text("ABCD", gaps={2: 0.3})) == ["AB CD"]
    assert page_lines(Text("中AB", gaps={1: 0.25})) == ["中AB"]


def test_turned_text_and_artefacts_are_left_out():
    content = b"BT /F 10 Tf <0041> Tj /Artifact BMC 50 50 Td <0042> Tj EMC 0 1 -1 0 9 9 Tm <0043> Tj ET"
    assert [line.text for line in lines(drawn(content))] == ["A"]


@pytest.mark.parametrize(
    ("text", "left", "right"), [("中文", 50, 70), ("（中文，", 55, 85), ("“中”", 55, 75), ("中！", 50, 65)]
)
def test_ink_ends_before_the_blank_halves_of_marks(text, left, right):
    (line,) = lines(glyphs(set_pages([Text(text)]))[0])
    assert (round(line.left, 3), round(line.right("zh"), 3)) == (left, right)


def test_japanese_exclamation_marks_fill_their_square():
    (line,) = lines(glyphs(set_pages([Text("中！")]))[0])
    assert round(line.right("ja"), 3) == 70


def test_paragraphs_begin_at_indents():
    first = Text(FULL[:18], x=70.0)
    found = read(column(first, FULL, FULL, first, FULL))
    assert shown(found) == [[first.text, FULL, FULL], [first.text, FULL]]
    assert [part.indent_em for part in found] == [2, 2]


def test_paragraphs_end_at_short_lines():
    assert shown(read(column(FULL, FULL, "中文", FULL, FULL))) == [[FULL, FULL, "中文"], [FULL, FULL]]


def test_a_short_line_before_a_long_word_ends_nothing():
    short, word = FULL[:15], "ABCDEFGHIJKLMNOP"
    assert shown(read(column(FULL, short, word + FULL[:12]))) == [[FULL, short, word + FULL[:12]]]


def test_another_size_or_a_wider_pitch_ends_a_paragraph():
    body = column(FULL, FULL, FULL)
    below = column(FULL, FULL, top=700.0 - 4 * PITCH)
    heading = column(FULL, top=700.0 - 7 * PITCH, size=8.0)
    assert [len(part.lines) for part in read([*body, *below, *heading])] == [3, 2, 1]


def test_a_line_pushed_down_by_a_note_stays_in_its_paragraph():
    texts = [*column(FULL, FULL), *column(FULL, FULL, top=700.0 - 2 * PITCH - 2.5)]
    assert [len(part.lines) for part in read(texts)] == [4]


def test_the_usual_pitch_is_told_by_size():
    pages = [lines(glyphs(set_pages(column(FULL, FULL, FULL)))[0])]
    assert usual_pitches(pages) == {10.0: 17.0}


def test_paragraphs_go_on_over_pages():
    indented = Text(FULL[:18], x=70.0)
    first, second = column(indented, FULL, FULL), column(FULL, "中文", indented, FULL)
    found = read(first, second)
    assert [(part.follows, part.goes_on) for part in found] == [(False, True), (True, False), (False, False)]
    assert len(found[0].broken) == 3


def test_a_paragraph_that_has_ended_does_not_go_on():
    indented = Text(FULL[:18], x=70.0)
    assert not any(part.goes_on for part in read(column(indented, FULL, "中文。"), column(FULL, FULL, indented, FULL)))
    assert not any(part.goes_on for part in read(column(indented, FULL, FULL), column(indented, FULL)))
    assert not any(part.goes_on for part in read(column(FULL, FULL[:19] + "。"), column(FULL, FULL)))


def test_paragraphs_go_on_over_columns():
    left, right = column(FULL, FULL, FULL), column(FULL, "中文", x=280.0)
    assert [(part.follows, part.goes_on) for part in read([*left, *right])] == [(False, True), (True, False)]


def test_blocks_of_the_structure_tree_part_paragraphs():
    texts = column(FULL, FULL)
    marked = b"".join(b"/P <</MCID %d>> BDC " % number + text.operators + b"EMC " for number, text in enumerate(texts))
    data = document([marked], {"Body": face(FULL)})
    assert len(paragraphs([lines(glyphs(data)[0])], "zh")) == 1
    assert len(paragraphs([lines(glyphs(tagged(data, 2))[0])], "zh")) == 2


def tagged(data: bytes, blocks: int) -> bytes:
    """A PDF with a structure tree that gives each MCID of its first page a paragraph of its own."""
    pdf, buffer = pikepdf.open(BytesIO(data)), BytesIO()
    page = pdf.pages[0].obj
    kids = [pikepdf.Dictionary(S=pikepdf.Name.P, Pg=page, K=number) for number in range(blocks)]
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(K=pikepdf.Array([pdf.make_indirect(kid) for kid in kids]))
    )
    pdf.save(buffer)
    return buffer.getvalue()


def test_what_the_structure_tree_leaves_out_is_furniture():
    marked = b"".join(
        b"/P <</MCID %d>> BDC " % number + text.operators + b"EMC " for number, text in enumerate(column("中", "文"))
    )
    found = glyphs(tagged(document([marked], {"Body": face("中文")}), 1))[0]
    assert [(glyph.text, glyph.is_artefact) for glyph in found] == [("中", False), ("文", True)]


@pytest.mark.parametrize(
    ("roles", "is_furniture"),
    [
        ("P", False),
        ("Artifact", True),
        ("NonStruct", True),
        ("Artifact P", True),
        ("P NonStruct", False),
        ("Artifact Span", True),
    ],
)
def test_what_stands_in_an_artefact_of_the_structure_tree_is_furniture(roles, is_furniture):
    marked = b"/P <</MCID 0>> BDC " + Text("中").operators + b"EMC "
    pdf, buffer = pikepdf.open(BytesIO(document([marked], {"Body": face("中")}))), BytesIO()
    kid: int | pikepdf.Dictionary = 0
    for role in reversed(roles.split()):
        kid = pikepdf.Dictionary(S=pikepdf.Name(f"/{role}"), Pg=pdf.pages[0].obj, K=kid)
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=kid)
    pdf.save(buffer)
    assert [glyph.is_artefact for glyph in glyphs(buffer.getvalue())[0]] == [is_furniture]


def test_lines_of_the_engine_are_read_as_it_set_them():
    words = " ".join(["Spring rain falls on the old garden."] * 12 + ["Then it ends."])
    data = set_by_the_engine(f"<p>{words}</p><p>Short.</p>", "en")
    found = paragraphs([lines(page) for page in glyphs(data)], "en")
    assert " ".join(line.text.strip() for line in found[0].lines) == words
    right = 72 / 25.4 * 90
    assert [line.right("en") for line in found[0].broken] == pytest.approx([right] * len(found[0].broken), abs=0.1)
    assert shown(found[1:]) == [["Short."]]
    assert {round(one.y - two.y, 2) for one, two in found[0].breaks} == {14.0}


def test_a_line_knows_its_page_and_face():
    line: Line = lines(glyphs(set_pages([Text("中文", font="Song")]))[0])[0]
    assert (line.page, line.font, line.block) == (1, "Song", None)
