"""What the codes of fonts are, by whatever a font dictionary tells: encodings, widths, CMaps."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from hand_set import face, with_stream
from pikepdf import Array, Dictionary, Name

from galley.meter.cmaps import cmap
from galley.meter.codes import Code, Font, font_of, glyph_text


def simple(**entries: Any) -> Font:
    return font_of(Dictionary(Subtype=Name.TrueType, BaseFont=Name("/Face"), **entries))


def composite(codes: bytes = b"", **below: Any) -> Font:
    """A font of two-byte codes, or of those of a CMap of its own."""
    font = face("A")
    font.DescendantFonts[0] = Dictionary(Subtype=Name.CIDFontType2, BaseFont=Name("/Face"), **below)
    return font_of(with_stream(font, "Encoding", codes) if codes else font)


def widths(font: Font, data: bytes) -> list[float]:
    return [code.width for code in font.codes(data)]


def test_a_simple_font_has_widths_from_its_first_character_on() -> None:
    font = simple(FirstChar=65, Widths=[500, 250], FontDescriptor=Dictionary(MissingWidth=300))
    assert widths(font, b"@ABC") == [0.3, 0.5, 0.25, 0.3]
    assert widths(simple(FirstChar=65, Widths=[500]), b"AB") == [0.5, 0]
    assert widths(simple(Widths=[500]), b"\x00\x01") == [0.5, 0]
    assert widths(simple(FontDescriptor=Dictionary(MissingWidth=300)), b"A") == [0.5]


def test_the_space_of_a_simple_font_is_its_code_32() -> None:
    assert [code.is_space for code in simple().codes(b"\x1f !")] == [False, True, False]


def test_a_simple_font_tells_what_it_draws_as_missing_and_what_has_no_text() -> None:
    encoding = Dictionary(Differences=[65, Name("/.notdef"), Name("/B"), 70, Name("/g7"), Name("/eacute")])
    font = simple(Encoding=encoding, Widths=Array())
    told = [(code.text, code.is_notdef, code.is_mapped) for code in font.codes(b"ABFGa")]
    assert told == [("A", True, True), ("B", False, True), ("F", False, True), ("é", False, True), ("a", False, True)]
    assert [(code.text, code.is_mapped) for code in font.codes(b"\x07")] == [("", False)]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("WinAnsiEncoding", "’Ò"), ("MacRomanEncoding", "í“"), ("StandardEncoding", "\x92Ò")],
)
def test_a_simple_font_has_the_texts_of_its_encoding(encoding: str, text: str) -> None:
    for told in (Name(f"/{encoding}"), Dictionary(BaseEncoding=Name(f"/{encoding}"))):
        assert [code.text for code in simple(Encoding=told).codes(b"\x92\xd2")] == list(text)
    assert simple(Encoding=Name.WinAnsiEncoding).codes(b"\x81") == [Code("", 0.5, is_mapped=False)]


def test_a_type_3_font_has_texts_by_name_alone_and_its_name_in_a_descriptor() -> None:
    descriptor = Dictionary(FontName=Name("/ABCDEF+Drawn"))
    font = font_of(
        Dictionary(Subtype=Name.Type3, FontDescriptor=descriptor, Encoding=Dictionary(Differences=[66, Name.A]))
    )
    assert (font.name, [code.text for code in font.codes(b"AB")]) == ("Drawn", ["", "A"])
    assert font_of(Dictionary(Subtype=Name.Type3)).name == "Type3"
    assert simple().name == "Face"


def test_the_tounicode_of_a_simple_font_goes_before_its_encoding() -> None:
    made = Dictionary(Subtype=Name.Type1, BaseFont=Name("/ABCDE+Face"))
    font = font_of(with_stream(made, "ToUnicode", b"1 beginbfchar <41> <4e2d> endbfchar"))
    assert ([code.text for code in font.codes(b"AB")], font.name) == (["中", "B"], "ABCDE+Face")


@pytest.mark.parametrize(
    ("array", "told"),
    [
        ([1, Array([300, 400])], [1, 0.3, 0.4, 1]),
        ([2, 3, 500], [1, 1, 0.5, 0.5]),
        ([1, 1, 500, 3, Array([600])], [1, 0.5, 1, 0.6]),
        ([1, Array([300]), 2, 2, 700], [1, 0.3, 0.7, 1]),
        ([1, Array([300]), 2, 3], [1, 0.3, 1, 1]),
        ([1, Array([300]), 2], [1, 0.3, 1, 1]),
        ([], [1, 1, 1, 1]),
    ],
)
def test_a_composite_font_has_widths_one_by_one_or_by_ranges(array: list[Any], told: list[float]) -> None:
    assert widths(composite(W=Array(array)), b"\0\0\0\1\0\2\0\3") == told
    assert widths(composite(W=Array(array), DW=1000), b"\0\0\0\1\0\2\0\3") == told


def test_a_broken_range_of_widths_is_bounded() -> None:
    assert widths(composite(W=Array([1, 2**30, 500])), b"\xff\xff") == [0.5]


@pytest.mark.parametrize(
    ("glyphs", "missing"),
    [(None, [True, False, False]), (b"\0\4\0\0\1\0", [False, True, False]), (b"\0\4", [False, True, True])],
)
def test_a_glyph_is_missing_whose_number_in_the_font_is_none(glyphs: bytes | None, missing: list[bool]) -> None:
    below = with_stream(Dictionary(), "CIDToGIDMap", glyphs) if glyphs else Dictionary(CIDToGIDMap=Name.Identity)
    font = composite(CIDToGIDMap=below.CIDToGIDMap)
    assert [code.is_notdef for code in font.codes(b"\0\0\0\1\0\2")] == missing


MIXED = b"2 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange 2 begincidrange <20> <21> 5 <8140> <8141> 7 endcidrange"


def test_codes_of_mixed_length_are_told_by_their_ranges() -> None:
    font = composite(MIXED, W=Array([5, Array([100, 200, 300, 400])]))
    data = b"\x20\x81\x40\x21\x81\x41\x80"
    assert widths(font, data) == [0.1, 0.3, 0.2, 0.4, 1]
    assert [code.is_space for code in font.codes(data)] == [True, False, False, False, False]
    assert [code.is_notdef for code in font.codes(data)] == [False, False, False, False, True]
    assert widths(font, b"\xff\x20\x9f\xfd\x20") == [1, 0.1, 1, 1, 0.1]
    assert widths(font, b"\x20\x81") == [0.1, 1]


def test_a_space_of_two_bytes_is_not_widened() -> None:
    assert [code.is_space for code in composite().codes(b"\0\x20")] == [False]
    single = composite(b"1 begincodespacerange <00> <ff> endcodespacerange")
    assert [code.is_space for code in single.codes(b"\x20\x21")] == [True, False]


def test_a_string_that_ends_within_a_code_is_read_to_its_end() -> None:
    assert [code.text for code in composite().codes(b"\0\x41\x41")] == ["A", "A"]


@pytest.mark.parametrize(
    ("name", "text", "vertical"),
    [
        ("Identity-H", "", False),
        ("Identity-V", "", True),
        ("UniGB-UCS2-H", "中", False),
        ("UniJIS-UTF16-V", "中", True),
        ("GBK-EUC-H", "", False),
        ("UniKS-UTF8-H", "", False),
    ],
)
def test_the_codes_of_a_predefined_encoding_are_texts_where_it_is_one_of_unicode(
    name: str, text: str, vertical: bool
) -> None:
    font = face("A", mapped=False)
    font.Encoding = Name(f"/{name}")
    read = font_of(font)
    assert (read.codes(b"\x4e\x2d")[0].text, read.codes(b"\x4e\x2d")[0].is_mapped) == (text, bool(text))
    assert read.vertical is vertical
    assert read.codes(b"\x00\x41")[0].width == (1 if vertical else 0.5)


def test_what_a_font_tells_goes_before_the_codes_of_unicode() -> None:
    font = with_stream(face("A"), "ToUnicode", b"1 beginbfchar <0041> <4e2d> endbfchar")
    font.Encoding = Name("/UniGB-UCS2-H")
    assert [code.text for code in font_of(font).codes(b"\0A\0B")] == ["中", "B"]


@pytest.mark.parametrize(("mode", "vertical"), [(0, False), (1, True), (None, False)])
def test_a_cmap_of_its_own_tells_the_way_of_writing(mode: int | None, vertical: bool) -> None:
    font = with_stream(face("A"), "Encoding", MIXED)
    if mode is not None:
        font.Encoding.WMode = mode
    assert font_of(font).vertical is vertical


def test_a_cmap_without_code_spaces_has_codes_of_two_bytes() -> None:
    font = composite(b"1 begincidchar <0041> 5 endcidchar", W=Array([5, Array([100])]))
    assert widths(font, b"\0A\0B") == [0.1, 1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("/uni4E2D", "中"),
        ("/uni4E2", None),
        ("/uni4e2d", None),
        ("/u4E2D", "中"),
        ("/u10FFFF", "\U0010ffff"),
        ("/u110000", None),
        ("/f_g7", None),
        ("/f_f.alt", "ff"),
        ("/.notdef", None),
        ("/A", "A"),
    ],
)
def test_a_glyph_has_the_text_of_its_name(name: str, text: str | None) -> None:
    assert glyph_text(name) == text


@pytest.mark.parametrize(
    ("data", "lengths", "texts", "numbers"),
    [
        (b"1 begincodespacerange <00> <ff> endcodespacerange", [(1, 0, 255)], {}, {}),
        (b"1 beginbfchar <01> <0041> <02> endbfchar", [], {1: "A"}, {}),
        (b"1 beginbfchar <01> 5 endbfchar", [], {1: ""}, {}),
        (b"1 beginbfrange <01> <03> [<0041> <0042>] endbfrange", [], {1: "A", 2: "B"}, {}),
        (b"1 beginbfrange <01> <02> ] <0041> endbfrange", [], {}, {}),
        (b"1 beginbfrange <01> <02> <> endbfrange", [], {}, {}),
        (
            b"1 beginbfrange <01> <03> <dbffdffe> endbfrange",
            [],
            {1: "\U0010fffe", 2: "\U0010ffff", 3: "\U0010ffff"},
            {},
        ),
        (b"1 begincidchar <05> 7 <06> 9 <07> endcidchar", [], {}, {5: 7, 6: 9}),
        (b"1 begincidrange <05> <07> 30 <09> <09> 2 endcidrange", [], {}, {5: 30, 6: 31, 7: 32, 9: 2}),
        (b"<01> <0041> def <02> <0042> endbfchar", [], {2: "B"}, {}),
        (b"<0 1> <00\n41> endbfchar", [], {1: "A"}, {}),
    ],
)
def test_a_cmap_says_what_its_sections_say(
    data: bytes, lengths: list[Any], texts: dict[int, str], numbers: dict[int, int]
) -> None:
    found = cmap(data)
    assert (found.lengths, found.texts, found.numbers) == (lengths, texts, numbers)


@pytest.mark.parametrize("data", [b"<00000000> <ffffffff> <0041> endbfrange", b"<00000000> <ffffffff> 1 endcidrange"])
def test_a_range_has_so_many_codes_as_two_bytes_can_tell(data: bytes) -> None:
    found = cmap(data)
    assert len(found.texts or found.numbers) == 0x10000


def test_a_font_whose_texts_are_not_told_by_a_stream_has_none() -> None:
    font = face("A", mapped=False)
    font.ToUnicode = pikepdf.Name("/Identity-H")
    assert font_of(font).codes(b"\0A") == [Code("", 0.5, is_mapped=False)]
