"""Drawings in a document: lettered in its face, a text as one run, coloured by the custom properties of their place."""

from __future__ import annotations

import re
from inspect import signature
from io import BytesIO
from xml.etree import ElementTree

import pypdf
import pytest
import weasyprint
from pressing import press
from typesetting import laid_out
from weasyprint import html, svg
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import split_first_line

from galley.theme import Palette
from galley.typeset import Dress, Letters, drawings, families
from galley.typeset.stretch import prepared

PALETTE = Palette("srgb", {"--k": (0, 0, 0), "--a": (0.25, 0.5, 0.75), "--b": (0.75, 0.5, 0.25)})
CSS = (
    "html { color: color(--k 1); --colour-a: color(--a 1); font-family: 'Noto Serif' }"
    ".b { --colour-a: color(--b 1); font-family: 'Noto Sans' }"
)
TEXT = '<text x="1" y="20" font-size="12" fill="var(--colour-a)">{}</text>'


def drawn(inner: str, around: str = "p") -> pypdf.PageObject:
    layout, problems = laid_out(f'<{around}><svg width="100" height="30"><title>t</title>{inner}</svg></p>', CSS)
    assert problems == []
    data, problems = press(layout, Dress(PALETTE))
    assert problems == []
    return pypdf.PdfReader(BytesIO(data)).pages[0]


def contents(page: pypdf.PageObject) -> str:
    found = page.get_contents()
    assert found is not None
    return found.get_data().decode("latin-1")


def test_a_colour_is_that_of_the_place() -> None:
    shape = '<rect width="9" height="9" fill="var(--colour-a)"/>'
    assert ".25 .5 .75" in contents(drawn(shape)).replace("0.", ".")
    assert ".75 .5 .25" in contents(drawn(shape, 'p class="b"')).replace("0.", ".")


def test_what_no_property_declares_paints_nothing() -> None:
    assert " f\n" not in contents(drawn('<rect width="9" height="9" fill="var(--colour-unknown)"/>')) + "\n"


@pytest.mark.parametrize(("asked", "drawn_pt"), [("", 0.25), (' data-least-line="0.5pt"', 0.5)])
def test_no_line_is_thinner_on_the_page_than_its_drawing_asks(asked: str, drawn_pt: float) -> None:
    line = '<line x1="0" y1="5" x2="9" y2="5" stroke="black" stroke-width="{}"/>'
    shapes = line.format(1) + line.format(4)
    layout, _ = laid_out(f'<p><svg width="25pt" height="25pt" viewBox="0 0 100 100"{asked}>{shapes}</svg></p>', CSS)
    data, _ = press(layout, Dress(PALETTE))
    lines = contents(pypdf.PdfReader(BytesIO(data)).pages[0]).split("l\n")[:-1]
    widths = [float(re.findall(r"([\d.]+) w\b", each)[-1]) for each in lines]
    assert widths == pytest.approx([drawn_pt * 4, 4], rel=0.01)


@pytest.mark.parametrize(("across", "painted"), [(1.5, 0), (3, 1)])
def test_a_rectangle_that_its_edge_covers_is_the_edge_alone(across: float, painted: int) -> None:
    shape = f'<rect width="{across}" height="40" fill="var(--colour-a)" stroke="black"/>'
    layout, _ = laid_out(
        f'<p><svg width="25pt" height="25pt" viewBox="0 0 100 100" data-least-line="0.5pt">{shape}</svg></p>', CSS
    )
    data, _ = press(layout, Dress(PALETTE))
    page = contents(pypdf.PdfReader(BytesIO(data)).pages[0])
    assert (page.split().count("B"), page.split().count("S")) == (painted, 1 - painted)


@pytest.mark.parametrize(("around", "face"), [("p", "Noto-Serif"), ('p class="b"', "Noto-Sans")])
def test_text_is_in_the_face_of_the_place(around: str, face: str) -> None:
    page = drawn(TEXT.format("Word"), around)
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    assert [str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts.values()] == [face]


def test_a_text_is_one_run_and_one_whose_letters_are_placed_is_not() -> None:
    assert contents(drawn(TEXT.format("AVAVA"))).count(" Tm") == 1
    assert contents(drawn(TEXT.format("AVAVA").replace('x="1"', 'x="1 9 20 30 40"'))).count(" Tm") == 5
    assert contents(drawn(TEXT.format("AVAVA").replace("<text", '<text letter-spacing="2"'))).count(" Tm") == 5


def test_letters_are_measured_as_they_are_set() -> None:
    letters = Letters(["Noto Sans"])
    assert letters.width("AV", 8) < letters.width("A", 8) + letters.width("V", 8)
    assert letters.width("word", 16) == pytest.approx(2 * letters.width("word", 8), rel=0.01)
    assert letters.width("word", 8, True) > letters.width("word", 8)


def test_the_families_are_those_that_a_style_sheet_names() -> None:
    css = '[lang] { --serif: "A B"; --sans: "Noto Sans CJK SC", "Noto Sans"; }'
    assert families(css, "sans") == ("Noto Sans CJK SC", "Noto Sans")
    assert families("p { margin: 0 }", "sans") == ("sans-serif",)


LIFTED = '<p>A <svg class="a" viewBox="0 0 9 9"><title>A &amp; B</title><path d="M0 0"/></svg> and <svg><g><text>x</text></g></svg>.</p>'


def trees(text: str) -> tuple[str, bytes]:
    """HTML with its drawings empty, and its tree with them put back, as bytes."""
    emptied, inside = drawings.lifted(text)
    tree = weasyprint.HTML(string=emptied).etree_element
    drawings.put_back(tree, inside)
    return emptied, ElementTree.tostring(tree)


def test_what_drawings_hold_is_read_apart_and_put_back() -> None:
    emptied, tree = trees(LIFTED)
    assert "<path" not in emptied and tree == ElementTree.tostring(weasyprint.HTML(string=LIFTED).etree_element)


@pytest.mark.parametrize(
    "text",
    [
        *("<svg><path></svg>", "<svg><text>a&nbsp;b</text></svg>", "<svg><svg><path/></svg><path/></svg>"),
        *("<svg/><p>words</p><svg/>", "<svg title='a > b'><g/></svg>", '<svg title="a > b"><g/></svg>'),
    ],
)
def test_drawings_that_are_no_xml_by_themselves_are_read_with_their_document(text: str) -> None:
    emptied, tree = trees(text)
    assert emptied == text and tree == ElementTree.tostring(weasyprint.HTML(string=text).etree_element)


def test_what_drawings_hold_has_no_style_and_is_there_again() -> None:
    html_ = weasyprint.HTML(string=LIFTED + "<svg><svg id='i'><path/></svg></svg>")
    before, tree = ElementTree.tostring(html_.etree_element), html_.etree_element
    context, root = prepared(html_, [], {}, FontConfiguration())
    assert ElementTree.tostring(tree) == before
    styled = {each.tag.rpartition("}")[2] for each in tree.iter() if context.style_for(each)}
    assert "svg" in styled and not styled & {"path", "text", "title", "g"}
    drawn_ = [box.replacement._svg.tree for box in root.descendants() if hasattr(box, "replacement")]
    assert [[child.tag for child in each] for each in drawn_] == [["title", "path"], ["g"], ["svg"]]


def test_the_parts_of_the_engine_are_what_they_were() -> None:
    assert html.HTML_HANDLERS[drawings.SVG] is drawings._handled
    assert list(signature(drawings._engine["svg"]).parameters) == ["element", "box", "get_image_from_uri", "base_url"]
    assert list(signature(drawings._engine["text"]).parameters) == ["svg", "node", "font_size"]
    assert list(signature(drawings._engine["state"]).parameters) == ["self", "node", "font_size", "context"]
    assert isinstance(Stream.ctm, property) and svg.size("3pt") == 4
    assert svg.text is drawings._text and {tag for tag, each in svg.TAGS.items() if each is drawings._text} == {
        *("a", "text", "textPath", "tspan")
    }
    assert isinstance(svg.Node.text, property) and hasattr(svg.Node, "get")
    asked = ["text", "style", "context", "max_width", "justification_spacing"]
    assert list(signature(split_first_line).parameters)[: len(asked)] == asked
