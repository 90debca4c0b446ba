"""Content streams and their states once more: what ends, what is left out, and where a text stands."""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hand_set import document, face
from pikepdf import Array, Dictionary, Name, Pdf
from test_marks import made, marks

from galley.meter.glyphs import MAX_FORM_DEPTH
from galley.options import Edition
from galley.preflight import Limits
from galley.preflight.document import Document, _box
from galley.preflight.marks import Marks, _is_upright

FORM = {"/Subtype": Name("/Form"), "/BBox": [0, 0, 10, 20]}


@pytest.mark.parametrize(
    ("matrix", "is_upright"),
    [
        ((1, 0, 0, 1, 0, 0), True),
        ((-1, 0, 0, 1, 0, 0), False),
        ((0, 1, -1, 0, 0, 0), False),
        ((math.cos(math.radians(0.9)), math.sin(math.radians(0.9)), 0, 1, 0, 0), True),
        ((math.cos(math.radians(1.1)), math.sin(math.radians(1.1)), 0, 1, 0, 0), False),
        ((1, -0.01, 0, 1, 0, 0), True),
        ((1, -0.02, 0, 1, 0, 0), False),
        ((0, 0, 0, 1, 0, 0), True),
    ],
)
def test_text_is_upright_within_a_degree(matrix: Any, is_upright: bool) -> None:
    assert _is_upright(matrix) is is_upright


@pytest.mark.parametrize(
    ("content", "box", "words"),
    [
        (b"BT /F 10 Tf 50 700 Td [<0041> -500 <0042>] TJ ET", (50, 698, 65, 708), "AB"),
        (b"BT /F 10 Tf 50 700 Td [<0041> 1500 <0042>] TJ ET", (40, 698, 55, 708), "AB"),
        (b"BT /F 10 Tf 2 Tc 50 700 Td <00410042> Tj ET", (50, 698, 62, 708), "AB"),
        (b"BT /F 10 Tf 50 Tz 50 700 Td <00410042> Tj ET", (50, 698, 55, 708), "AB"),
        (b"BT /F 10 Tf 5 Ts 50 700 Td <0041> Tj ET", (50, 703, 55, 713), "A"),
        (b"BT /F 10 Tf 7 Tw 50 700 Td <004100200042> Tj ET", (50, 698, 62.5, 708), "A B"),
    ],
)
def test_a_text_reaches_as_far_as_its_letters(content: bytes, box: tuple[float, ...], words: str) -> None:
    (found,) = marks(content)
    assert (found.text, found.box) == (words, pytest.approx(box))


def test_the_state_is_saved_and_brought_back_as_often_as_it_is_asked_for() -> None:
    found = marks(b"Q 0.5 g q 0.2 g q 0.1 g Q Q Q 0 0 1 1 re f")
    assert [each.ink.values for each in found] == [(0.5,)]
    assert [each.size for each in marks(b"q 2 0 0 2 0 0 cm Q 1 w 0 0 5 5 re S")] == [1]
    assert marks(b"EMC 0 0 1 1 re f")[0].content is None


def test_a_path_of_points_without_partners_is_no_path() -> None:
    with pytest.raises(ValueError, match="1"):
        Marks(1, {}, {}, Dictionary())._path([1.0, 2.0, 3.0], False)


MASK = {**FORM, "/Group": Dictionary({"/S": Name("/Transparency"), "/CS": Name("/DeviceRGB")})}


@pytest.mark.parametrize(
    ("mask", "kinds"),
    [
        ({"/G": (MASK, b"")}, ["group"]),
        ({"/G": ({**FORM, "/Group": Dictionary()}, b"")}, []),
        ({"/G": (FORM, b"")}, []),
        ({}, []),
        (None, []),
    ],
)
def test_a_mask_tells_the_space_of_its_group(mask: dict[str, Any] | None, kinds: list[str]) -> None:
    def state(pdf: Pdf) -> Dictionary:
        if mask is None:
            return Dictionary(SMask=Name("/None"))
        return Dictionary(SMask=Dictionary({name: made(pdf, part) for name, part in mask.items()}))

    assert [each.kind for each in marks(b"/E gs", ExtGState={"E": state})] == kinds


@pytest.mark.parametrize(
    ("matrix", "box"),
    [(None, (5, 5, 25, 45)), ([1, 0, 0, 1, 3, 4], (11, 13, 31, 53)), ([0, 1, -1, 0, 0, 0], (-35, 5, 5, 25))],
)
def test_a_group_stands_where_its_form_is_drawn(matrix: Any, box: tuple[float, ...]) -> None:
    form = {**MASK, **({"/Matrix": matrix} if matrix else {})}
    (found,) = marks(b"2 0 0 2 5 5 cm /G Do", XObject={"G": (form, b"")})
    assert (found.kind, found.box) == ("group", box)


def within(depth: int) -> Any:
    """A form with a ground so many forms deep."""

    def make(pdf: Pdf) -> Any:
        inner = pdf.make_stream(b"0 0 1 1 re f", Dictionary(FORM))
        for _ in range(depth):
            resources = Dictionary(XObject=Dictionary(X=inner))
            inner = pdf.make_stream(b"/X Do", Dictionary({**FORM, "/Resources": resources}))
        return inner

    return make


@pytest.mark.parametrize(("depth", "count"), [(0, 1), (1, 1), (MAX_FORM_DEPTH - 1, 1), (MAX_FORM_DEPTH, 0)])
def test_forms_in_forms_are_drawn_so_deep(depth: int, count: int) -> None:
    assert len(marks(b"/X Do", XObject={"X": within(depth)})) == count


@pytest.mark.parametrize(("depth", "count"), [(0, 1), (1, 1), (MAX_FORM_DEPTH - 1, 1), (MAX_FORM_DEPTH, 0)])
def test_patterns_in_patterns_are_looked_at_so_deep(depth: int, count: int) -> None:
    def make(pdf: Pdf) -> Any:
        head = {"/PatternType": 1, "/PaintType": 1, "/BBox": [0, 0, 9, 9], "/XStep": 9, "/YStep": 9}
        inner = pdf.make_stream(b"1 0 0 rg 0 0 1 1 re f", Dictionary(head))
        for _ in range(depth):
            resources = Dictionary(Pattern=Dictionary(X=inner))
            inner = pdf.make_stream(b"/Pattern cs /X scn", Dictionary({**head, "/Resources": resources}))
        return inner

    assert [each.kind for each in marks(b"/Pattern cs /X scn", Pattern={"X": make})] == ["pattern"] * count


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (b"BT /T 9 Tf (a) Tj ET", ["glyph"]),
        (b"BT /T 9 Tf (a) Tj /T 12 Tf (a) Tj ET", ["glyph"]),
        (b"BT /D 9 Tf (a) Tj ET", []),
        (b"BT /F 9 Tf <0041> Tj ET", ["text"]),
    ],
)
def test_glyphs_that_bring_their_colours_tell_them_once(content: bytes, kinds: list[str]) -> None:
    def drawn(begin: bytes) -> Any:
        def make(pdf: Pdf) -> Any:
            glyph = pdf.make_stream(begin + b" 1 0 0 rg 0 0 5 5 re f 0 0 6 6 re f")
            head = {"/Type": Name.Font, "/Subtype": Name.Type3, "/FontMatrix": [0.1, 0, 0, 0.1, 0, 0]}
            names = Dictionary(Type=Name.Encoding, Differences=[97, Name.a])
            return pdf.make_indirect(
                Dictionary({**head, "/CharProcs": Dictionary(a=glyph), "/Encoding": names, "/FontBBox": [0, 0, 9, 9]})
            )

        return make

    found = marks(content, Font={"T": drawn(b"9 0 d0"), "D": drawn(b"9 0 0 0 5 5 d1")})
    assert [each.kind for each in found if each.kind != "text" or each.text == "A"] == kinds
    assert [each.ink.space for each in found if each.kind == "glyph"] == ["DeviceRGB"] * kinds.count("glyph")


def drawn_font(colour: bytes, inner: Any = None) -> Any:
    """A font of a glyph that brings its colour, or shows a glyph of another font."""

    def make(pdf: Pdf) -> Dictionary:
        glyph = pdf.make_stream(b"9 0 d0 " + (b"BT /X 1 Tf ET" if inner else colour + b" 0 0 5 5 re f"))
        head = {"/Type": Name.Font, "/Subtype": Name.Type3, "/FontMatrix": [0.1, 0, 0, 0.1, 0, 0]}
        own = {"/CharProcs": Dictionary(a=glyph), "/FontBBox": [0, 0, 9, 9]}
        more = {"/Resources": Dictionary(Font=Dictionary(X=inner(pdf)))} if inner else {}
        return Dictionary({**head, **own, **more})

    return make


def test_each_font_that_is_drawn_tells_its_colours() -> None:
    fonts = {"A": drawn_font(b"1 0 0 rg"), "B": drawn_font(b"1 0 0 0 k"), "C": drawn_font(b"0.5 g")}
    found = marks(b"BT /A 1 Tf /B 1 Tf /A 1 Tf /C 1 Tf /F 1 Tf /D 1 Tf ET", Font=fonts)
    assert [each.ink.space for each in found if each.kind == "glyph"] == ["DeviceRGB", "DeviceCMYK", "DeviceGray"]


@pytest.mark.parametrize(("depth", "count"), [(0, 1), (1, 1), (MAX_FORM_DEPTH - 1, 1), (MAX_FORM_DEPTH, 0)])
def test_fonts_in_fonts_are_looked_at_so_deep(depth: int, count: int) -> None:
    font = drawn_font(b"1 0 0 rg")
    for _ in range(depth):
        font = drawn_font(b"", font)
    assert [each.kind for each in marks(b"BT /T 1 Tf ET", Font={"T": font})] == ["glyph"] * count


def test_pictures_in_line_have_their_space_and_their_pixels() -> None:
    (found,) = marks(b"q 72 0 0 36 10 20 cm BI /W 2 /H 3 /CS /RGB /BPC 8 ID " + bytes(18) + b" EI Q")
    assert (found.kind, found.ink.space, found.size, found.box) == ("picture", "DeviceRGB", 2, (10, 20, 82, 56))


def read(edition: Edition = Edition.SCREEN, **boxes: Any) -> Document:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    pdf.pages[0].obj.update({f"/{name}": Array(value) for name, value in boxes.items()})
    return Document(pdf, b"", edition, Limits())


@pytest.mark.parametrize(
    ("boxes", "media", "crop", "bleed", "trim"),
    [
        ({}, (0, 0, 300, 400), (0, 0, 300, 400), (0, 0, 300, 400), (0, 0, 300, 400)),
        ({"CropBox": [1, 2, 30, 40]}, (0, 0, 300, 400), (1, 2, 30, 40), (1, 2, 30, 40), (1, 2, 30, 40)),
        ({"BleedBox": [9, 8, 5, 4]}, (0, 0, 300, 400), (0, 0, 300, 400), (5, 4, 9, 8), (0, 0, 300, 400)),
        ({"TrimBox": [5, 8, 9, 4]}, (0, 0, 300, 400), (0, 0, 300, 400), (0, 0, 300, 400), (5, 4, 9, 8)),
        ({"MediaBox": [1, 2]}, (0, 0, 612, 792), (0, 0, 612, 792), (0, 0, 612, 792), (0, 0, 612, 792)),
    ],
)
def test_boxes_that_a_page_does_not_have_are_those_around(
    boxes: Any, media: Any, crop: Any, bleed: Any, trim: Any
) -> None:
    (page,) = read(**boxes).pages
    assert (page.media, page.crop, page.bleed, page.trim) == (media, crop, bleed, trim)
    assert page.has_trim is ("TrimBox" in boxes)
    assert page.size_mm == pytest.approx(((trim[2] - trim[0]) * 25.4 / 72, (trim[3] - trim[1]) * 25.4 / 72))


def test_boxes_of_trim_and_bleed_are_a_pages_own() -> None:
    above = Dictionary(MediaBox=Array([0, 0, 5, 6]), TrimBox=Array([0, 0, 5, 6]), CropBox=Array([1, 1, 2, 2]))
    below = Dictionary(Parent=above)
    assert [_box(below, f"/{name}Box") for name in ("Media", "Crop", "Trim")] == [(0, 0, 5, 6), (1, 1, 2, 2), None]


def test_what_marked_content_says_is_joined() -> None:
    text = b"BT /F 9 Tf /P <</MCID 0>> BDC <0041> Tj EMC /P <</MCID 1>> BDC <0042> Tj EMC /P <</MCID 0>> BDC <0042> Tj EMC <0041> Tj ET"
    with pikepdf.open(BytesIO(document([text], {"F": face("AB")}))) as pdf:
        found = Document(pdf, b"", Edition.SCREEN, Limits())
        found.read()
        own = pdf.pages[0].obj.objgen
        assert found.tagged_texts == {(own, 0): "AB", (own, 1): "B"}
        assert found.numbers == {own: 1}


def page_of(content: bytes, fonts: dict[str, Any]) -> Marks:
    """A page with fonts, as it is drawn."""
    with pikepdf.open(BytesIO(document([content], fonts))) as pdf:
        found = Marks(1, {}, {}, pdf.pages[0].obj.Resources)
        found.run(pdf.pages[0])
        return found


def test_glyphs_that_are_missing_or_say_nothing_are_kept_and_others_are_not() -> None:
    fonts = {"F": face("AB"), "D": face("AB", mapped=False)}
    plain = page_of(b"BT /F 9 Tf <00410042> Tj ET", fonts)
    dumb = page_of(b"BT /D 9 Tf <00410042> Tj ET", fonts)
    missing = page_of(b"BT /F 9 Tf <000000410000> Tj ET", fonts)
    assert [len(each.glyphs) for each in (plain, dumb, missing)] == [0, 2, 2]
    assert [(each.is_notdef, each.x) for each in missing.glyphs] == [(True, 0), (True, 13.5)]
    assert [each.is_mapped for each in dumb.glyphs] == [False, False]
    told = page_of(b"BT /F 9 Tf <00000000> Tj ET", {"F": face("\0A")})
    assert [(each.is_notdef, each.is_mapped) for each in told.glyphs] == [(True, True)] * 2
    assert plain.marks[0].text == "AB" and "A" in missing.marks[0].text


def test_text_says_what_its_content_is_said_to_say() -> None:
    content = b"BT /F 9 Tf /Span <</ActualText (X)>> BDC <00410042> Tj EMC <0041> Tj ET"
    assert [each.text for each in page_of(content, {"F": face("AB")}).marks] == ["X", "A"]


@pytest.mark.parametrize(("text", "high"), [(b"<4e2d>", 10), (b"<4e2d6587>", 20), (b"[<4e2d> -1000 <6587>]", 30)])
def test_a_vertical_text_runs_down_and_is_an_em_wide(text: bytes, high: int) -> None:
    font = face("中文")
    font.Encoding = Name("/Identity-V")
    operator = b"TJ" if text[:1] == b"[" else b"Tj"
    (found,) = page_of(b"BT /F 10 Tf 50 Tz 100 700 Td " + text + operator + b" ET", {"F": font}).marks
    left, bottom, right, top = found.box
    assert (right - left, top - bottom) == (10, high)
