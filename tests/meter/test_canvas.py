"""What a page draws through its resources, forms and marked content."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hand_set import document, drawn, face, stream
from pikepdf import Dictionary, Name

from galley.meter.blocks import Block
from galley.meter.glyphs import IDENTITY, Canvas, Glyph, Resources, glyphs, inherited, product

A, B = "<0041>", "<0042>"


def texts(found: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in found)


def form(content: str, **entries: Any) -> pikepdf.Stream:
    return stream(content.encode(), Subtype=Name.Form, **entries)


def test_the_resources_of_a_page_are_its_own_or_of_the_nearest_around() -> None:
    one, two = Dictionary(Own=1), Dictionary(Own=2)
    root = Dictionary(Resources=two)
    assert inherited(Dictionary()) == Dictionary()
    assert inherited(Dictionary(Resources=one)) == Dictionary()
    assert inherited(Dictionary(Parent=root)) == two
    assert inherited(Dictionary(Parent=Dictionary(Parent=root))) == two
    assert inherited(Dictionary(Parent=Dictionary(Resources=one, Parent=root))) == one
    assert inherited(Dictionary(Parent=Dictionary())) == Dictionary()


@pytest.mark.parametrize(("levels", "found"), [(32, 1), (33, 0)])
def test_resources_are_not_looked_for_without_end(levels: int, found: int) -> None:
    page = Dictionary(Resources=Dictionary(Own=1))
    for _ in range(levels):
        page = Dictionary(Parent=page)
    assert len(inherited(page)) == found


def test_a_page_without_resources_draws_by_those_of_its_parent() -> None:
    pdf, buffer = pikepdf.open(BytesIO(document([f"BT /F 10 Tf {A} Tj ET".encode()], {"F": face("A")}))), BytesIO()
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    del pdf.pages[0].obj["/Resources"]
    pdf.save(buffer)
    assert texts(glyphs(buffer.getvalue())[0]) == "A"


def test_resources_are_found_by_kind_and_name() -> None:
    found = Resources(Dictionary(Font=Dictionary(F=Dictionary(Own=1))))
    assert found.find("/Font", Name.F) == Dictionary(Own=1) == found.find("/Font", Name.F)
    assert found.find("/Font", Name.G) is None is found.find("/XObject", Name.F)


def test_matrices_are_multiplied_in_their_order() -> None:
    assert product((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12)) == (25, 28, 57, 64, 100, 112)
    assert product(IDENTITY, (7, 8, 9, 10, 11, 12)) == (7, 8, 9, 10, 11, 12)


def test_text_in_a_font_that_is_not_there_is_not_drawn() -> None:
    assert texts(drawn(f"BT {A} Tj /F 10 Tf {A} Tj /G 10 Tf {B} Tj /F 5 Tf {A} Tj ET".encode())) == "AA"


def test_fonts_that_stand_in_the_resources_are_told_by_their_names() -> None:
    one, two = (pikepdf.Dictionary(Subtype=Name.Type1, BaseFont=Name(f"/{name}")) for name in ("One", "Two"))
    canvas = Canvas(1, {}, {}, Dictionary(Font=Dictionary(F=one, G=two)))
    canvas.run(stream(b"BT /F 10 Tf (A) Tj /G 10 Tf (B) Tj /F 10 Tf (C) Tj ET"))
    assert [glyph.font for glyph in canvas.glyphs] == ["One", "Two", "One"]


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    pdf, buffer = pikepdf.open(BytesIO(document([b"/X Do"], {"F": face("A")}))), BytesIO()
    fonts = pdf.pages[0].obj.Resources.Font
    made = pdf.make_stream(f"BT /F 10 Tf {A} Tj ET /X Do".encode(), Subtype=Name.Form)
    made.Resources = Dictionary(Font=fonts, XObject=Dictionary(X=made))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=made)
    pdf.save(buffer)
    assert texts(glyphs(buffer.getvalue())[0]) == "A" * 12


def test_a_form_without_resources_draws_by_those_of_the_page() -> None:
    own = form(f"BT /F 10 Tf {A} Tj ET")
    other = form(f"BT /F 10 Tf {A} Tj ET", Resources=Dictionary(Font=Dictionary()))
    image = stream(f"BT /F 10 Tf {B} Tj ET".encode(), Subtype=Name.Image)
    content = b"/X Do /Y Do /Z Do /None Do BT /F 10 Tf <0042> Tj ET"
    assert texts(drawn(content, XObject={"X": own, "Y": other, "Z": image})) == "AB"


def test_a_form_leaves_the_state_as_it_was() -> None:
    own = form(f"q 2 0 0 2 5 5 cm Q Q 3 0 0 3 0 0 cm BT /F 4 Tf {A} Tj ET")
    found = drawn(f"q 1 0 0 1 10 0 cm /X Do BT /F 10 Tf {B} Tj ET Q BT /F 10 Tf {B} Tj ET".encode(), XObject={"X": own})
    assert [(glyph.text, glyph.x, glyph.size) for glyph in found] == [("A", 10, 12), ("B", 10, 10), ("B", 0, 10)]


def marked(content: str, known: dict[int, Block] | None = None, **properties: Any) -> list[Glyph]:
    own = Dictionary({f"/{name}": value for name, value in properties.items()})
    canvas = Canvas(1, {}, known or {}, Dictionary(Font=Dictionary(F=face("ABC")), Properties=own))
    canvas.run(stream(f"BT /F 10 Tf {content} ET".encode()))
    return canvas.glyphs


P, FURNITURE = Block(1, "P"), Block(2, "Artifact", is_artefact=True)


@pytest.mark.parametrize(
    ("content", "known", "told"),
    [
        (f"/P <</MCID 0>> BDC {A} Tj EMC", {0: P}, [("A", P, False)]),
        (f"/P <</MCID 1>> BDC {A} Tj EMC", {0: P}, [("A", None, True)]),
        (f"/P <</MCID 1>> BDC {A} Tj EMC", {}, [("A", None, False)]),
        (f"{A} Tj", {0: P}, [("A", None, False)]),
        (f"/Span <</Lang (en)>> BDC {A} Tj EMC", {0: P}, [("A", None, False)]),
        (f"/P <</MCID 0>> BDC /Span BMC {A} Tj EMC {B} Tj EMC", {0: P}, [("A", P, False), ("B", P, False)]),
        (f"/P <</MCID 2>> BDC {A} Tj EMC", {2: FURNITURE}, [("A", FURNITURE, True)]),
        (f"/Artifact <</Type /Page>> BDC {A} Tj EMC {B} Tj", {}, [("A", None, True), ("B", None, False)]),
        (f"/Artifact BMC /P <</MCID 0>> BDC {A} Tj EMC EMC", {0: P}, [("A", P, True)]),
        (f"/P /MC0 BDC {A} Tj EMC", {0: P}, [("A", P, False)]),
        (f"/P /MC9 BDC {A} Tj EMC {B} Tj", {0: P}, [("A", None, False), ("B", None, False)]),
        (f"EMC /P <</MCID 0>> BDC {A} Tj EMC EMC {B} Tj", {0: P}, [("A", P, False), ("B", None, False)]),
    ],
)
def test_marked_content_is_of_its_block(
    content: str, known: dict[int, Block], told: list[tuple[str, Block | None, bool]]
) -> None:
    found = marked(content, known, MC0=Dictionary(MCID=0))
    assert [(glyph.text, glyph.block, glyph.is_artefact) for glyph in found] == told


def test_an_actual_text_is_told_once_also_where_more_is_marked_inside() -> None:
    actual = "/Span <</ActualText (fi)>> BDC"
    assert [each.text for each in marked(f"{actual} {A} Tj EMC {actual} {B} Tj EMC")] == ["fi", "fi"]
    assert [each.text for each in marked(f"{actual} /Em BMC {A} Tj EMC {B} Tj EMC <0043> Tj")] == ["fi", "", "C"]
    assert [each.text for each in marked(f"{actual} /Span <</ActualText (X)>> BDC {A} Tj EMC {B} Tj EMC")] == [
        "X",
        "fi",
    ]


@pytest.mark.parametrize(
    ("matrix", "angle", "size", "advance"),
    [
        ("1 0 0 1 0 0", 0, 10, 5),
        ("-1 0 0 -1 0 0", 180, 10, 5),
        ("-1 0 0 1 0 0", 180, 10, 5),
        ("1 0 0 -1 0 0", 0, 10, 5),
        ("0 -1 1 0 0 0", -90, 10, 5),
        ("3 4 -4 3 0 0", 53.13, 50, 25),
        ("2 0 0 3 0 0", 0, 30, 10),
    ],
)
def test_a_turned_glyph_tells_its_angle_and_size(matrix: str, angle: float, size: float, advance: float) -> None:
    (found,) = drawn(f"BT /F 10 Tf {matrix} Tm {A} Tj ET".encode())
    assert (round(found.angle, 2), found.size, found.advance) == (angle, size, advance)


def test_vertical_text_is_not_stretched_and_moves_down() -> None:
    font = face("AB", mapped=True)
    font.Encoding = Name("/Identity-V")
    found = drawn(f"BT /F 10 Tf 50 Tz 2 Tc 3 Ts [{A} -100 {B}] TJ {A} Tj ET".encode(), font)
    assert [(glyph.x, glyph.y, glyph.advance) for glyph in found] == [(0, 3, 10), (0, -10, 10), (0, -22, 10)]


def test_each_operation_that_shows_text_has_its_number() -> None:
    assert [glyph.show for glyph in drawn(f"BT {A} Tj /F 10 Tf {A} Tj [{A} 20 {B}] TJ {B} ' ET".encode())] == [
        1,
        2,
        2,
        3,
    ]


def test_what_is_painted_with_a_mode_is_read_all_the_same() -> None:
    assert texts(drawn(f"BT /F 10 Tf 3 Tr {A} Tj x Tr {B} Tj ET".encode())) == "AB"


def test_a_size_below_zero_is_as_large_as_one_above() -> None:
    (found,) = drawn(f"BT /F -10 Tf {A} Tj ET".encode())
    assert (found.size, found.advance) == (10, -5)
