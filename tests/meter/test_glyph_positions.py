"""Glyphs are read with their text and place from whatever a PDF writer makes of them."""

from __future__ import annotations

import pikepdf
import pytest
from hand_set import document, drawn, face, set_pages, stream, with_stream
from hypothesis import given
from hypothesis import strategies as st

from galley.meter.cmaps import cmap
from galley.meter.codes import UNKNOWN_WIDTH, font_of, glyph_text
from galley.meter.glyphs import glyphs

A, B, HAN = "<0041>", "<0042>", "<4e2d>"


def places(content: str, **resources) -> list[tuple[str, float, float]]:
    """Text and rounded place of each glyph; A is half an em wide, the Han one em, the space a quarter."""
    return [(glyph.text, round(glyph.x, 3), round(glyph.y, 3)) for glyph in drawn(content.encode(), **resources)]


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        (f"100 200 Td {A} Tj {B} Tj", [("A", 100, 200), ("B", 105, 200)]),
        (f"1 0 0 1 7 8 Tm {HAN} Tj {A} Tj", [("中", 7, 8), ("A", 17, 8)]),
        (f"[{A} -250 {B} 100 {A}] TJ", [("A", 0, 0), ("B", 7.5, 0), ("A", 11.5, 0)]),
        (f"2 Tc {A} Tj {B} Tj", [("A", 0, 0), ("B", 7, 0)]),
        (f"50 Tz 2 Tc [{A} -1000 {B}] TJ", [("A", 0, 0), ("B", 8.5, 0)]),
        (f"3 Ts {A} Tj 0 Ts {B} Tj", [("A", 0, 3), ("B", 5, 0)]),
        (f"5 9 Td 14 TL {A} Tj T* {B} Tj", [("A", 5, 9), ("B", 5, -5)]),
        (f"5 9 Td {A} Tj 1 -14 TD {B} Tj T* {A} Tj", [("A", 5, 9), ("B", 6, -5), ("A", 6, -19)]),
        (f"14 TL {A} Tj {B} '", [("A", 0, 0), ("B", 0, -14)]),
        (f'14 TL 9 2 {A} " {B} Tj', [("A", 0, -14), ("B", 7, -14)]),
        (f"9 Tw <0020> Tj {A} Tj", [(" ", 0, 0), ("A", 2.5, 0)]),
    ],
)
def test_text_operators_place_glyphs(operators, expected):
    assert places(f"BT /F 10 Tf {operators} ET") == expected


def test_states_are_saved_and_matrices_multiplied():
    content = f"q 2 0 0 2 10 20 cm q 1 0 0 -1 0 5 cm Q BT /F 10 Tf 3 4 Td {A} Tj ET Q BT /F 10 Tf {A} Tj ET"
    first, second = drawn(content.encode())
    assert (first.x, first.y, first.size, first.advance) == (16, 28, 20, 10)
    assert (second.x, second.y, second.size) == (0, 0, 10)


def test_a_page_that_grows_downwards_is_upright_where_its_text_is():
    content = f"1 0 0 -1 0 800 cm .75 0 0 .75 0 0 cm BT 1 0 0 -1 100 200 Tm /F 10 Tf {A} Tj ET".encode()
    (glyph,) = drawn(content)
    assert (glyph.x, glyph.y, glyph.size, glyph.angle) == (75, 650, 7.5, 0)


def test_turned_text_tells_its_angle():
    (glyph,) = drawn(f"BT 0 1 -1 0 100 200 Tm /F 10 Tf {A} Tj ET".encode())
    assert glyph.angle == 90


def test_forms_are_drawn_with_their_matrix_and_the_page_goes_on():
    form = stream(
        f"BT /F 10 Tf {A} Tj ET".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        Matrix=pikepdf.Array([2, 0, 0, 2, 30, 40]),
    )
    assert places(f"BT /F 10 Tf ET /X Do BT {B} Tj ET", XObject={"X": form}) == [("A", 30, 40), ("B", 0, 0)]


def test_artefacts_are_flagged_and_an_actual_text_goes_to_the_first_glyph():
    content = (
        f"BT /F 10 Tf /Artifact BMC {A} Tj EMC /Span <</ActualText <FEFF0066006A>>> BDC {A} Tj {B} Tj EMC {B} Tj ET"
    )
    found = drawn(content.encode())
    assert [(glyph.text, glyph.is_artefact) for glyph in found] == [
        ("A", True),
        ("fj", False),
        ("", False),
        ("B", False),
    ]


def test_wrong_operators_are_passed_over():
    assert places(f"BT /F 10 Tf (x) Td Q EMC /None Do {A} Tj ET") == [("A", 0, 0)]


def test_a_missing_glyph_and_one_without_text_are_told():
    unmapped = drawn(f"BT /F 10 Tf <0000> Tj {A} Tj ET".encode(), face("A", mapped=False))
    assert [(glyph.text, glyph.is_notdef, glyph.is_mapped) for glyph in unmapped] == [
        ("\ufffd", True, False),
        ("\ufffd", False, False),
    ]


def test_a_simple_font_reads_differences_widths_and_its_space_is_widened():
    font = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/ABCDEF+Old-Face"),
        FirstChar=1,
        Widths=[500, 250],
        Encoding=pikepdf.Dictionary(
            BaseEncoding=pikepdf.Name.WinAnsiEncoding, Differences=[1, pikepdf.Name("/f_i"), pikepdf.Name("/afii10017")]
        ),
    )
    found = drawn(b"BT /F 10 Tf 9 Tw <0102419120> Tj ET", font)
    assert [(glyph.text, glyph.x) for glyph in found] == [("fi", 0), ("А", 5), ("A", 7.5), ("‘", 7.5), (" ", 7.5)]
    assert found[0].font == "Old-Face"


def test_a_font_without_widths_has_a_default():
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    assert drawn(b"BT /F 10 Tf (AB) Tj ET", font)[1].x == 10 * UNKNOWN_WIDTH


def test_a_type_3_font_measures_in_its_own_matrix():
    font = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Type3,
        FontMatrix=[0.01, 0, 0, 0.01, 0, 0],
        FirstChar=65,
        Widths=[60, 70],
        Encoding=pikepdf.Dictionary(Differences=[65, pikepdf.Name("/g1"), pikepdf.Name("/uni4E2D")]),
    )
    one, two = drawn(b"BT /F 10 Tf (AB) Tj ET", font)
    assert (one.text, one.is_mapped, one.advance, two.text, two.x) == ("\ufffd", False, 6, "中", 6)


def test_a_composite_font_has_ranges_of_widths_and_a_default():
    font = face("ABC")
    font.DescendantFonts[0].W = pikepdf.Array([0x41, 0x42, 300])
    font.DescendantFonts[0].DW = 700
    assert [glyph.advance for glyph in drawn(f"BT /F 10 Tf {A} Tj {B} Tj <0043> Tj ET".encode(), font)] == [3, 3, 7]


def test_an_own_encoding_maps_codes_of_mixed_length():
    font = with_stream(face("A"), "ToUnicode", b"2 beginbfchar <41> <0041> <8141> <4e2d> endbfchar")
    codes = b"2 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange 1 begincidrange <41> <42> 65 endcidrange"
    font = with_stream(font, "Encoding", codes)
    found = drawn(b"BT /F 10 Tf <41814142> Tj ET", font)
    assert [(glyph.text, glyph.advance) for glyph in found] == [("A", 5), ("中", 10), ("\ufffd", 10)]


def test_vertical_text_goes_down():
    font = face("中")
    font.Encoding = pikepdf.Name("/Identity-V")
    one, two = drawn(f"BT /F 10 Tf 50 500 Td {HAN} Tj {HAN} Tj ET".encode(), font)
    assert (one.is_vertical, one.y - two.y, two.x) == (True, 10, 50)


def test_a_cmap_reads_ranges_arrays_and_ligatures():
    data = b"1 beginbfrange <0010> <0012> <0041> endbfrange 2 beginbfrange <20> <21> [<00660069> <d842dfb7>] <30> <30> <0066> endbfrange"
    assert cmap(data).texts == {0x10: "A", 0x11: "B", 0x12: "C", 0x20: "fi", 0x21: "𠮷", 0x30: "f"}


@given(
    st.dictionaries(st.integers(0, 0xFFFF), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=3))
)
def test_a_cmap_reads_back_what_was_written(texts):
    rows = " ".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in texts.items())
    assert cmap(f"{len(texts)} beginbfchar {rows} endbfchar".encode()).texts == texts


@given(st.integers(0, 0xFF00), st.integers(0, 200), st.integers(0x4E00, 0x9000))
def test_a_range_counts_up(low, more, text):
    read = cmap(f"1 beginbfrange <{low:04x}> <{low + more:04x}> <{text:04x}> endbfrange".encode()).texts
    assert read == {low + step: chr(text + step) for step in range(more + 1)}


@given(st.lists(st.integers(-3000, 3000), min_size=1, max_size=12), st.floats(4, 40), st.floats(50, 150))
def test_glyphs_stand_apart_by_their_widths_and_the_numbers_between(kerns, size, stretched):
    pieces = " ".join(f"{kern} {A}" for kern in kerns)
    found = drawn(f"BT /F {size:.3f} Tf {stretched:.3f} Tz [{A} {pieces}] TJ ET".encode())
    size, scale = round(size, 3), round(stretched, 3) / 100
    for one, two, kern in zip(found[:-1], found[1:], kerns, strict=True):
        assert two.x - one.x == pytest.approx((0.5 - kern / 1000) * size * scale, abs=0.001)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_cmap(data):
    assert isinstance(cmap(data).texts, dict)


@pytest.mark.parametrize(
    ("name", "text"),
    [("/A", "A"), ("/f_f_i", "ffi"), ("/uni4E2D6587", "中文"), ("/u20BB7", "𠮷"), ("/a.sc", "a"), ("/g23", None)],
)
def test_glyph_names_have_texts(name, text):
    assert glyph_text(name) == text


def test_a_font_dictionary_that_tells_little_is_read():
    assert [code.width for code in font_of(pikepdf.Dictionary(Subtype=pikepdf.Name.TrueType)).codes(b"A")] == [
        UNKNOWN_WIDTH
    ]


def test_pages_have_their_own_glyphs_and_parents_give_resources():
    data = document([b"BT /F 10 Tf <0041> Tj ET", b""], {"F": face("A")})
    assert [[glyph.page for glyph in page] for page in glyphs(data)] == [[1], []]
    assert glyphs(set_pages([], [])) == [[], []]


def test_what_is_no_pdf_is_refused():
    with pytest.raises(pikepdf.PdfError):
        glyphs(b"no PDF")
