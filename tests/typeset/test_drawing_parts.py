"""What is painted, tagged and linked on a page, part by part: colours, overprint, tags, links, drawings."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pikepdf
import pydyf
import pytest
from boxes_by_hand import box, style
from pressing import press
from tinycss2.color5 import parse_color
from typesetting import laid_out
from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix

from galley.theme import Palette
from galley.typeset import Dress, artifacts, colours, drawings, links, overprint, plates, tags
from galley.typeset.colours import Ink, painting, resolved
from galley.typeset.tags import Tag

INKS = Palette("device-cmyk", {"--a": (0.25, 0.5, 0, 0.125)}, {"--a": "Gold 1"})
LIGHT = Palette("srgb", {"--a": (0.25, 0.5, 0.75)})


def test_an_ink_gives_all_its_channels_for_three_and_keeps_its_space() -> None:
    ink = Ink("device-cmyk", (0.1, 0.2, 0.3, 0.4), 0.5)
    assert (ink[3], ink[:3], ink[0]) == (0.5, (0.1, 0.2, 0.3, 0.4), 0.1)
    assert (ink.to("srgb").space, ink.to("srgb").coordinates, ink.to("srgb").alpha) == (
        "device-cmyk",
        (0.1, 0.2, 0.3, 0.4),
        0.5,
    )


@pytest.mark.parametrize(
    ("css", "palette", "channels", "told"),
    [
        ("color(--a 1)", INKS, (0.25, 0.5, 0, 0.125), []),
        ("color(--a 1)", LIGHT, (0.25, 0.5, 0.75), []),
        ("color(--a 0.5)", INKS, (0, 0, 0, 1), ["--a 0.5"]),
        ("color(--b 1)", INKS, (0, 0, 0, 1), ["--b 1"]),
        ("color(--b 1)", LIGHT, (0, 0, 0), ["--b 1"]),
        ("color(--b 1 / 0)", LIGHT, (0, 0, 0), []),
        ("#0a80ff", LIGHT, (0, 0, 0), ["#0a80ff"]),
        ("transparent", LIGHT, (0, 0, 0), []),
    ],
)
def test_a_colour_comes_to_that_of_the_palette_or_to_black_and_is_told(
    css: str, palette: Palette, channels: tuple[float, ...], told: list[str]
) -> None:
    asked = parse_color(css)
    with painting(palette) as strange:
        found = resolved(asked)
        assert (found.space, found.coordinates, found.alpha) == (palette.space, channels, asked.alpha)
        assert resolved(found) is found
    assert list(strange) == told
    assert resolved(asked) is asked
    with painting(None):
        assert resolved(asked) is asked


def average(*given: tuple[float, float, float]) -> tuple[Any, float]:
    """The average of colours of one channel with an alpha, each at a place: the channel and the alpha."""
    inks = [Ink("x", (channel,), alpha) for channel, alpha, _ in given]
    found = colours._average(inks, [at for *_, at in given])
    return pytest.approx(found.coordinates[0]), pytest.approx(found.alpha)


def test_a_gradient_without_length_is_its_average() -> None:
    assert average((0, 1, 0), (1, 1, 1)) == (0.5, 1)
    assert average((0, 1, 0), (1, 1, 1), (1, 1, 4)) == (0.875, 1)
    assert average((0, 1, 2), (1, 1, 2), (1, 1, 2)) == (0.75, 1)
    assert average((0, 1, 0), (1, 0.5, 2)) == (1 / 3, 0.75)
    assert average((0.25, 0, 0), (1, 0, 2)) == (0.25, 0)


@pytest.mark.parametrize(
    ("kind", "found", "told"),
    [
        ("inset", "ink", ["border-style: inset"]),
        ("outset", "ink", ["border-style: outset"]),
        ("ridge", ("ink", "ink"), ["border-style: ridge"]),
        ("groove", ("ink", "ink"), ["border-style: groove"]),
        ("solid", "engine", []),
        ("double", "engine", []),
    ],
)
def test_a_border_that_the_engine_would_shade_is_told(
    monkeypatch: pytest.MonkeyPatch, kind: str, found: Any, told: list[str]
) -> None:
    monkeypatch.setattr(colours, "_engine", {"styled_color": lambda *given: "engine"})
    with painting(LIGHT) as strange:
        assert colours._styled_color(kind, "ink", "top") == found
    assert list(strange) == told
    assert colours._styled_color(kind, "ink", "top") == "engine"


class Watched:
    """Remembers what is asked of a stream."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self._resources: dict[str, dict[str, Any]] = {"ColorSpace": {}}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given: self.asked.append((name, *given))


@pytest.mark.parametrize(("stroke", "kept"), [(False, "_current_color"), (True, "_current_color_stroke")])
def test_a_spot_colour_is_painted_in_its_own_ink(stroke: bool, kept: str) -> None:
    stream = Watched()
    with painting(INKS) as strange:
        colours._set_color(stream, parse_color("color(--a 1 / 0.5)"), stroke)
    assert stream.asked == [
        ("set_alpha", 0.5, stroke),
        ("set_color_space", "Gold#201", stroke),
        ("set_color_special", None, stroke, 1),
    ]
    assert getattr(stream, kept) == ("Gold 1",) and list(strange) == []
    other = "_current_color" if stroke else "_current_color_stroke"
    assert other not in vars(stream)
    assert list(stream._resources["ColorSpace"]) == ["Gold#201"]


@pytest.mark.parametrize(
    ("css", "palette"), [("color(--a 0.5)", INKS), ("color(--a 1)", LIGHT), ("color(--a 1)", None)]
)
def test_other_colours_are_set_by_the_engine(
    monkeypatch: pytest.MonkeyPatch, css: str, palette: Palette | None
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(colours, "_engine", {"set_color": lambda self, colour, stroke: asked.append((self, stroke))})
    with painting(palette):
        colours._set_color("stream", parse_color(css), True)
    assert asked == [("stream", True)]


@pytest.mark.parametrize(
    ("palette", "asked", "space"),
    [(INKS, None, "DeviceCMYK"), (INKS, "DeviceGray", "DeviceGray"), (LIGHT, None, None), (None, None, None)],
)
def test_a_shading_is_of_the_inks_of_the_palette(
    monkeypatch: pytest.MonkeyPatch, palette: Palette | None, asked: str | None, space: str | None
) -> None:
    monkeypatch.setattr(colours, "_engine", {"add_shading": lambda *given: given[-1]})
    with painting(palette):
        assert colours._add_shading("stream", 1, 2, 3, 4, 5, asked) == space


BLACK, RED = b"0 0 0 1", b"0 1 1 0"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (["0 0 0 1 scn", "[x] TJ"], ["0 0 0 1 scn", "/over gs", "[x] TJ"]),
        (["0 0 0 1 k", "(x) Tj"], ["0 0 0 1 k", "/over gs", "(x) Tj"]),
        (["0 0 0 1 sc", "(x) Tj", "(y) Tj"], ["0 0 0 1 sc", "/over gs", "(x) Tj", "(y) Tj"]),
        (["(x) Tj"], ["(x) Tj"]),
        (["0 0 0 1 k", "0 1 1 0 k", "(x) Tj"], ["0 0 0 1 k", "0 1 1 0 k", "(x) Tj"]),
        (["0 0 0 1 K", "S"], ["0 0 0 1 K", "/over gs", "S"]),
        (["0 0 0 1 SCN", "s", "f"], ["0 0 0 1 SCN", "/over gs", "s", "/out gs", "f"]),
        (["0 0 0 1 SC", "0 0 0 1 k", "S", "f*"], ["0 0 0 1 SC", "0 0 0 1 k", "/over gs", "S", "/out gs", "f*"]),
        *((["0 0 0 1 k", "(x) Tj", other], ["0 0 0 1 k", "/over gs", "(x) Tj", "/out gs", other]) for other in ("B", "B*", "b", "b*", "/x Do", "/x sh")),
        (["0 0 0 1 k", "S"], ["0 0 0 1 k", "S"]),
        (["0 0 0 1 K", "(x) Tj"], ["0 0 0 1 K", "(x) Tj"]),
        *((["0 0 0 1 k", f"{mode} Tr", "(x) Tj"], ["0 0 0 1 k", f"{mode} Tr", *over, "(x) Tj"]) for mode, over in ((0, ["/over gs"]), (1, []), (2, []), (3, []), (4, ["/over gs"]), (5, []), (6, []), (7, []))),
        *((["0 0 0 1 K", f"{mode} Tr", "(x) Tj"], ["0 0 0 1 K", f"{mode} Tr", *over, "(x) Tj"]) for mode, over in ((1, ["/over gs"]), (2, []), (4, []), (5, ["/over gs"]), (6, []))),
        *((["0 0 0 1 K", "0 0 0 1 k", f"{mode} Tr", "(x) Tj"], ["0 0 0 1 K", "0 0 0 1 k", f"{mode} Tr", *over, "(x) Tj"]) for mode, over in ((2, ["/over gs"]), (6, ["/over gs"]), (3, []), (7, []))),
        (["q", "0 0 0 1 k", "(x) Tj", "Q", "(y) Tj"], ["q", "0 0 0 1 k", "/over gs", "(x) Tj", "Q", "(y) Tj"]),
        (["0 0 0 1 k", "(x) Tj", "q", "f", "Q", "(y) Tj"], ["0 0 0 1 k", "/over gs", "(x) Tj", "q", "/out gs", "f", "Q", "(y) Tj"]),
    ],
)  # fmt: skip
def test_text_and_lines_in_black_alone_overprint(written: list[str], found: list[str]) -> None:
    for given in (written, [each.encode() for each in written]):
        told = [each if isinstance(each, str) else each.decode() for each in overprint._overprinting(given)]
        assert told == found


def test_what_a_page_shows_overprints_too() -> None:
    text = [b"0 0 0 1 k", b"(x) Tj"]
    form = pydyf.Stream(list(text), {"Resources": {"ExtGState": {}, "XObject": {}, "Pattern": {}}})
    bare, pattern = pydyf.Stream(list(text), {}), pydyf.Stream(list(text), {"Resources": form.extra["Resources"]})
    resources: Any = {
        "ExtGState": {},
        "XObject": {"a": form, "b": bare, "c": pydyf.Dictionary({"Resources": 1})},
        "Pattern": {"d": pattern},
    }
    page = pydyf.Stream(list(text))
    overprint.overprint(page, resources)
    for each in (page, form, pattern):
        assert each.stream == [text[0], b"/over gs", text[1]]
    assert bare.stream == text
    assert list(resources["ExtGState"]) == ["over", "out"]


@pytest.mark.parametrize(
    ("edge", "kind"),
    [
        ("@top-left", "Pagination /Subtype /Header"),
        ("@bottom-center", "Pagination /Subtype /Footer"),
        ("@left-middle", "Pagination"),
        ("@right-top", "Pagination"),
    ],
)
def test_running_heads_are_artifacts_of_their_edge(edge: str, kind: str) -> None:
    inner = box(boxes.TextBox)
    found = box(boxes.MarginBox, inner, at_keyword=edge)
    assert artifacts.artifacts(SimpleNamespace(_page_box=box(boxes.PageBox, found))) == {
        id(found): kind,
        id(inner): kind,
    }


@pytest.mark.parametrize(
    ("tag", "attributes", "kind"),
    [
        ("p", {"aria-hidden": "true"}, ""),
        ("p", {"aria-hidden": "false"}, None),
        ("p", {"alt": ""}, None),
        ("img", {"alt": ""}, ""),
        ("img", {"alt": "a"}, None),
        ("img", {}, None),
    ],
)
def test_what_is_for_the_eye_alone_is_an_artifact(tag: str, attributes: dict[str, str], kind: str | None) -> None:
    assert artifacts._kind(box(boxes.BlockBox, element=Element(tag, attributes))) == kind
    assert artifacts._kind(box(boxes.BlockBox)) is None
    group = box(boxes.TableRowGroupBox, element=Element("thead"))
    artifacts.repeat(group)
    assert artifacts._kind(group) == "Pagination"
    assert not artifacts.is_hidden(None) and not artifacts.is_hidden("::before")


def tree(text: str) -> Element:
    return ElementTree.fromstring(text)


class Tagged:
    """A page of boxes made from elements, each with its texts, and the tags of it."""

    def __init__(self, root: Element, *found: Any, linked: tuple[Any, ...] = (), apart: tuple[Any, ...] = ()) -> None:
        page = box(boxes.PageBox, box(boxes.BlockBox, *found, element=root))
        numbered = [each for each in page.descendants() if isinstance(each, boxes.TextBox | boxes.ReplacedBox)]
        numbers = {each: number for number, each in enumerate(numbered)}
        told = SimpleNamespace(_page_box=page, height=200.0)
        tags._places.cache_clear()
        self.tags = tags.tags_of(told, numbers, {id(each): [9] for each in linked}, {id(each) for each in apart}, 0.75)


def of(element: Element, *children: Any, name: str = "", kind: type[Any] = boxes.BlockBox, **values: Any) -> Any:
    made = box(kind, *children, element=element, **values)
    made.element_tag = name or element.tag
    return made


def text(said: str = "a", element: Element | None = None) -> Any:
    return box(boxes.TextBox, text=said, element=element, element_tag=element.tag if element is not None else None)


def test_elements_are_tagged_by_their_types_with_their_places() -> None:
    root = tree('<html lang="en"><section><p>a</p><span>b</span></section></html>')
    section, p, span = root[0], root[0][0], root[0][1]
    found = of(section, of(p, text(), of(p, text())), of(span, text()), of(p, text()))
    inner = Tag("P", ".0.0", {}, (0, 1))
    assert Tagged(root, found).tags == (Tag("Sect", ".0", {}, (inner, 2, Tag("P", ".0.0", {}, (3,)))),)


def test_another_language_has_a_tag_of_its_own() -> None:
    root = tree('<html lang="en"><p><span lang="ru">a</span><span>b</span></p></html>')
    p = root[0]
    found = of(p, of(p[0], text(), of(p[0], text(), name="span::after")), of(p[1], text()))
    own = Tag("Span", ".0.0", {"Lang": "ru"}, (0, 1))
    assert Tagged(root, found).tags == (Tag("P", ".0", {}, (own, 2)),)


@pytest.mark.parametrize(
    ("inner", "attributes", "kind"),
    [
        ("tr", {"class": "wide caption"}, "Caption"), ("tr", {"class": "captions"}, "TR"), ("a", {}, None), ("a", {"href": "#x"}, "Link"), ("li", {}, "LI"),
        ("div", {"role": "doc-part"}, "Part"), ("div", {"role": "note"}, "Div"), ("dt", {}, "Term"), ("dd", {}, "LBody"), ("h3", {}, "H3"), ("b", {}, None),
        ("article", {}, "Art"), ("nav", {}, "Sect"), ("ol", {}, "L"), ("main", {}, "Part"), ("blockquote", {}, "BlockQuote"), ("caption", {}, "Caption"),
        ("tfoot", {}, "TFoot"), ("tbody", {}, "TBody"), ("pre", {}, "Div"),
    ],
)  # fmt: skip
def test_a_box_has_the_type_of_its_element(inner: str, attributes: dict[str, str], kind: str | None) -> None:
    found = of(Element(inner, attributes))
    assert tags._type(found, tags._Around(None, "", "")) == kind
    in_contents = {"L": "TOC", "LI": "TOCI", "Div": "Reference"}
    assert tags._type(found, tags._Around(None, "", "", in_contents=True)) == in_contents.get(str(kind), kind)
    assert tags._type(found, tags._Around(None, tags.NOTES, "")) == "Note"


@pytest.mark.parametrize(
    ("name", "attributes", "kind"),
    [
        ("li::marker", {}, "Lbl"), ("span::footnote-marker", {}, "Lbl"), ("span::footnote-call", {}, "Reference"), ("p::before", {"data-marker": "•"}, "Lbl"),
        ("p::before", {}, None), ("p::after", {"data-marker": "•"}, None),
    ],
)  # fmt: skip
def test_what_stands_beside_an_element_has_a_type_of_its_own(
    name: str, attributes: dict[str, str], kind: str | None
) -> None:
    assert tags._type(of(Element("p", attributes), name=name), tags._Around(None, "", "")) == kind


def test_the_cells_of_a_title_have_no_tag() -> None:
    row = Element("tr", {"class": "caption"})
    for name, around, kind in (("th", row, None), ("td", row, None), ("td", Element("tr"), "TD"), ("p", row, "P")):
        assert tags._type(of(Element(name)), tags._Around(around, "tr", "")) == kind
    assert tags._type(of(Element("td")), tags._Around(row, "tbody", "")) == "TD"


@pytest.mark.parametrize(
    ("found", "kind", "about"),
    [
        (of(Element("th"), colspan=2), "TH", {"ColSpan": 2, "scope": "col"}), (of(Element("th", {"scope": "row"}), rowspan=3), "TH", {"RowSpan": 3, "scope": "row"}),
        (of(Element("td"), colspan=1, rowspan=2), "TD", {"RowSpan": 2}), (of(Element("p"), colspan=2), "P", {}),
        (of(Element("p", {"data-marker": "•"})), "Lbl", {"ListNumbering": "Disc"}), (of(Element("p", {"data-marker": "1."})), "Lbl", {"ListNumbering": "Decimal"}),
        (of(Element("p")), "Lbl", {}), (of(Element("p", {"data-marker": "•"})), "P", {}), (of(Element("table", {"data-summary": "s"})), "Table", {"Summary": "s"}),
        (of(Element("table")), "Table", {}), (of(Element("div", {"data-summary": "s", "id": "x"})), "Div", {}), (of(Element("article", {"id": "x"})), "Art", {"ID": "x"}),
        (of(Element("article")), "Art", {}), (of(Element("img", {"alt": " a \n b"}), position_x=4.0, position_y=8.0, width=12.0, height=20.0), "Figure", {"Alt": "a b", "BBox": [3, 129, 12, 144]}),
    ],
)  # fmt: skip
def test_what_is_said_of_an_element(found: Any, kind: str, about: dict[str, Any]) -> None:
    tagger = tags._Tagger({}, {}, {}, (), 200.0, 0.75)
    assert tagger._about(found, kind, None) == about


def test_a_drawing_is_read_by_its_title() -> None:
    drawn = tree('<svg xmlns="http://www.w3.org/2000/svg"><title> a  map </title></svg>')
    assert tags._alternative(drawn) == "a map"
    assert tags._alternative(tree('<svg xmlns="http://www.w3.org/2000/svg" alt="x"/>')) == ""
    assert tags._alternative(Element("img")) == ""


def test_spaces_between_items_stand_in_the_item_before() -> None:
    root = tree("<html><ul><li>a</li><li>b</li></ul></html>")
    ul = root[0]
    items = [of(each, text()) for each in ul]
    found = of(ul, text(" ", ul), items[0], text(" ", ul), items[1], text("b", ul))
    (made,) = Tagged(root, found).tags
    assert made.kids == (0, Tag("LI", ".0.0", {}, (1, 2)), Tag("LI", ".0.1", {}, (3,)), 4)  # type: ignore[union-attr]


def test_a_link_that_is_none_by_its_element_stands_in_one() -> None:
    root = tree('<html><p><a href="#x">a</a></p></html>')
    linked = of(root[0][0], text())
    (made,) = Tagged(root, of(root[0], linked), linked=(linked,)).tags
    assert made.kids == (Tag("Link", ".0.0", {}, (0,), (9,)),)  # type: ignore[union-attr]
    quoted = of(root[0], text())
    assert Tagged(root, quoted, linked=(quoted,)).tags == (
        Tag("P", ".0", {}, (Tag("Link", ".0::link", {}, (0,), (9,)),)),
    )


def test_what_has_no_place_in_the_tree_is_left_out_and_notes_are_notes() -> None:
    root = tree("<html><p>a</p><p>b</p></html>")
    one, two = of(root[0], text()), of(root[1], text())
    assert Tagged(root, one, two, apart=(one,)).tags == (Tag("P", ".1", {}, (1,)),)
    assert Tagged(root, box(boxes.FootnoteAreaBox, one), two).tags == (
        Tag("Note", ".0", {}, (0,)),
        Tag("P", ".1", {}, (1,)),
    )
    assert tags.tags_of(SimpleNamespace(_page_box=box(boxes.PageBox)), {}, {}, (), 1) == ()
    assert tags.places_of(box(boxes.PageBox)) == {}


def test_in_a_list_of_contents_all_is_of_contents() -> None:
    root = tree("<html><nav><ul><li><div>a</div></li></ul></nav><div>b</div></html>")
    nav = root[0]
    inside = of(nav, of(nav[0], of(nav[0][0], of(nav[0][0][0], text()))))
    reference = Tag("Reference", ".0.0.0.0", {}, (0,))
    contents = Tag("TOC", ".0.0", {}, (Tag("TOCI", ".0.0.0", {}, (reference,)),))
    assert Tagged(root, inside, of(root[1], text())).tags == (
        Tag("Sect", ".0", {}, (contents,)),
        Tag("Div", ".1", {}, (1,)),
    )


@pytest.mark.parametrize(
    ("number", "found"), [("[1]", "1"), ("1.", "1"), ("(iv)", "iv"), ("*", ""), ("1", "1"), ("— 2 —", "2")]
)
def test_a_number_is_bare_without_the_marks_around_it(number: str, found: str) -> None:
    assert links._bare(number) == found


def test_words_that_are_read_are_on_one_line_without_what_is_not_seen() -> None:
    assert links._plain(" a\u00ad\u2060b \n c\u200b ") == "ab c"


@pytest.mark.parametrize(
    ("name", "said", "read"),
    [
        ("a", "1", "the sea"), ("span::footnote-call", "[1]", "to note 1"), ("span::footnote-marker", "1.", "back to 1"), ("span::footnote-call", "*", "to note *"),
    ],
)  # fmt: skip
def test_a_link_is_read_by_its_words_or_by_the_number_of_its_note(name: str, said: str, read: str) -> None:
    root = Element("html", {"data-to-note": "to note {number}", "data-to-call": "back to {number}"})
    found = of(tree("<a>the <b>sea</b></a>"), text(said), name=name)
    assert links._read(found, root) == read
    if "::" in name:
        assert links._read(found, Element("html")) == read.split()[-1]


def page_of_links(*found: tuple[str, str, Any]) -> Any:
    body = box(boxes.PageBox, box(boxes.BlockBox, element=Element("html")))
    return SimpleNamespace(
        links=[(kind, target, (10, 20, 30, 50), each) for kind, target, each in found], height=200, _page_box=body
    )


def test_links_in_and_out_of_the_book_are_made() -> None:
    inner, outer, bare, hidden, other = (of(tree("<a>sea</a>"), link=True) for _ in range(5))
    bare.link = None
    page = page_of_links(
        ("internal", "x", inner),
        ("external", "http://a", outer),
        ("internal", "x", bare),
        ("internal", "x", hidden),
        ("attachment", "x", other),
    )
    (one, first), (two, second) = links.links_of(page, {id(hidden)}, 0.5)
    assert (one, two) == (inner, outer)
    assert first["Rect"] == [5, 75, 15, 90] and first["F"] == 4
    assert first["Contents"].data == b"(sea)" and first["Dest"].data == b"(x)" and "A" not in first
    assert second["Contents"].data == b"(http://a)" and "Dest" not in second and second["A"]["S"] == "/URI"


def test_the_call_of_a_note_leads_to_it_and_its_marker_back() -> None:
    root = tree("<html><p><span>a</span></p></html>")
    p, span = root[0], root[0][0]
    call = of(span, text(), name="span::footnote-call", kind=boxes.InlineBox)
    marker = of(span, text(), name="span::footnote-marker", kind=boxes.InlineBox)
    note = of(span, of(span, marker, kind=boxes.BlockBox), kind=boxes.BlockBox)
    page = box(boxes.PageBox, box(boxes.BlockBox, of(p, call), element=root), box(boxes.FootnoteAreaBox, note))
    tags._places.cache_clear()
    links.join_notes(page)
    assert call.link == ("url", ("internal", "note.0.0")) and call.style["anchor"] == "note.0.0::footnote-call"
    assert marker.link == ("url", ("internal", "note.0.0::footnote-call")) and note.style["anchor"] == "note.0.0"
    assert marker.style["anchor"] != note.style["anchor"]
    assert note.link is None and call.hit_area() == (0, 0, 0, 0)


def test_a_call_within_a_link_has_none_of_its_own_but_is_a_place() -> None:
    root = tree('<html><a href="#x"><span>a</span></a></html>')
    call = of(root[0][0], text(), name="span::footnote-call", kind=boxes.InlineBox)
    empty = of(root[0][0], name="span::footnote-call", kind=boxes.InlineBox)
    linked = of(root[0], call, empty, kind=boxes.InlineBox, link=("url", "x"))
    tags._places.cache_clear()
    links.join_notes(box(boxes.PageBox, box(boxes.BlockBox, linked, element=root)))
    assert call.link is None and call.style["anchor"] == "note.0.0::footnote-call"
    assert empty.style["anchor"] != call.style["anchor"]


TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize(
    ("attributes", "whole"),
    [
        ({}, True), ({"x": "1"}, True), ({"x": "1", "y": "2", "dx": "3", "dy": "4"}, True), ({"x": "1 2"}, False), ({"y": "1,2"}, False), ({"dx": "1 2"}, False),
        ({"dy": "1 2"}, False), ({"rotate": "9"}, False), ({"letter-spacing": "1"}, False), ({"textLength": "9"}, False),
    ],
)  # fmt: skip
def test_a_text_is_set_whole_where_no_letter_is_placed(
    monkeypatch: pytest.MonkeyPatch, attributes: dict[str, str], whole: bool
) -> None:
    monkeypatch.setitem(drawings._engine, "text", lambda *given: None)
    element = Element("text")
    node: Any = SimpleNamespace(
        text="word", get=lambda name, default=None: attributes.get(name, default), _etree_node=element
    )
    element.text = node.text
    drawings._text(None, node, 1)
    assert list(element.text) == (["word"] if whole else list("word"))
    node.text, element.text = "", None
    drawings._text(None, node, 1)
    assert element.text is None


@pytest.mark.parametrize(
    ("least", "width", "tag", "size", "stroke", "scale", "set_to", "fill"),
    [
        ("1pt", "0.5px", "path", None, True, 1.0, [1.0], "fill"),
        ("1pt", "1px", "path", None, True, 1.0, [], "fill"),
        ("1pt", "1px", "path", None, True, 0.25, [2.0], "fill"),
        ("1pt", "0.5px", "path", None, False, 1.0, [], "fill"),
        (None, "0.5px", "rect", (9, 9), True, 1.0, [], "fill"),
        ("1pt", "0.5px", "rect", (9, 1.0), True, 1.0, [1.0], None),
        ("1pt", "0.5px", "rect", (9, 1.1), True, 1.0, [1.0], "fill"),
        ("1pt", "3px", "rect", (3, 9), True, 1.0, [], None),
        ("1pt", "0.5px", "path", None, True, 0.0, [], "fill"),
    ],
)
def test_a_line_is_no_thinner_than_that_on_the_page(
    monkeypatch: pytest.MonkeyPatch,
    least: str | None, width: str, tag: str, size: Any, stroke: bool, scale: float, set_to: list[float], fill: str | None,
) -> None:  # fmt: skip
    monkeypatch.setitem(drawings._engine, "state", lambda *given: ("fill", stroke))
    made: list[float] = []
    stream = SimpleNamespace(ctm=SimpleNamespace(determinant=-scale), set_line_width=made.append)
    drawing: Any = SimpleNamespace(
        tree={"data-least-line": least} if least else {},
        stream=stream,
        length=lambda said, _: float(said.removesuffix("px")),
        point=lambda *given: size,
    )
    node: Any = SimpleNamespace(tag=tag, get=lambda name, default=None: {"stroke-width": width}.get(name, default))
    assert drawings._state(drawing, node, 1) == (fill, stroke)
    assert made == pytest.approx(set_to)


def test_drawings_that_are_xml_are_lifted_and_put_back() -> None:
    text = '<p><svg class="a"><g>b</g></svg><svg>c</svg><svg>x<svg>y</svg></svg><svg><g></svg></p>'
    emptied, inside = drawings.lifted(text)
    assert emptied == (
        '<p><svg class="a" data-drawn="0"></svg><svg data-drawn="1"></svg><svg>x<svg>y</svg></svg><svg><g></svg></p>'
    )
    assert [each.text for each in inside] == [None, "c"]
    read = tree(f'<p xmlns="http://www.w3.org/2000/svg">{emptied[3:80].partition("<svg>")[0]}</p>')
    drawings.put_back(read, inside)
    assert [each.attrib for each in read] == [{"class": "a"}, {}] and read[0][0].text == "b" and read[1].text == "c"


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (':root { --sans:"A B","C"; --serif:"D"; }', ("A B", "C")),
        (':root { --serif:"D"; }', ("sans-serif",)),
        ("--sans:serif;", ()),
    ],
)
def test_the_families_that_a_style_sheet_names(css: str, found: tuple[str, ...]) -> None:
    assert drawings.families(css, "sans") == found


def test_a_page_with_a_turned_block_is_turned() -> None:
    turned = box(boxes.BlockBox, of=style(transform=("rotate",)))
    assert plates._is_turned(box(boxes.PageBox, turned))
    assert plates._is_turned(box(boxes.PageBox, box(boxes.BlockBox, turned)))
    assert not plates._is_turned(box(boxes.PageBox, box(boxes.BlockBox)))
    assert not plates._is_turned(box(boxes.PageBox, box(boxes.LineBox, turned)))


@pytest.mark.parametrize("name", ["fill", "stroke", "stop-color"])
def test_colours_of_a_drawing_are_those_of_its_place(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(drawings._engine, "svg", lambda element, *_: [SimpleNamespace(tree=element)])
    monkeypatch.setattr(drawings.tinycss2, "serialize", lambda tokens: "".join(tokens))
    element = tree(f'<svg><g {name}="var( --a-b ) var(--c)" other="var(--a-b)"/><g {name}="red"/></svg>')
    of = style(**{"font_family": ("A", "B"), "__a_b": [" #123 "]})
    (made,) = drawings._handled(element, box(boxes.InlineBox, of=of), None, None)
    assert [dict(each.attrib) for each in made.tree] == [{name: "#123 none", "other": "var(--a-b)"}, {name: "red"}]
    assert made.tree.get("font-family") == "A, B" and made.element is element and element[0].get(name) != "#123 none"
    named = tree('<svg font-family="C"/>')
    (made,) = drawings._handled(named, box(boxes.InlineBox, of=of), None, None)
    assert made.tree.get("font-family") == "C"


def test_what_drawings_hold_is_left_out_for_a_while() -> None:
    text = '<p><svg xmlns="http://www.w3.org/2000/svg"><g/><svg><b/></svg></svg></p>'
    found = tree(text)
    whole = ElementTree.tostring(found)
    with drawings.apart(found):
        assert len(found[0]) == 0 and [len(each) for each in drawings._apart.get()[found[0]]] == [0, 1]
    assert ElementTree.tostring(found) == whole and drawings._apart.get(None) is None


@pytest.mark.parametrize(("tagged", "turn"), [(True, 90), (False, None)])
def test_a_turned_table_stands_upright_on_a_screen(tagged: bool, turn: int | None) -> None:
    css = "div { width: 50mm; height: 40mm; transform-origin: 0 0; transform: translate(0, 50mm) rotate(-90deg) }"
    layout, problems = laid_out("<div>a</div>", css)
    assert problems == []
    with pikepdf.open(BytesIO(press(layout, Dress(tagged=tagged))[0])) as pdf:
        assert pdf.pages[0].get("/Rotate") == turn


def test_a_picture_in_what_is_turned_or_moved_is_where_it_is_seen() -> None:
    root = tree('<html><div><img alt="a"/></div></html>')
    image = of(root[0][0], kind=boxes.InlineReplacedBox, position_x=4.0, position_y=8.0, width=12.0, height=20.0)

    def bounds(*matrices: Matrix) -> list[float]:
        found = of(root[0], image, transformation_matrix=matrices[0] if matrices else None)
        for matrix in matrices[1:]:
            found = box(boxes.BlockBox, found, transformation_matrix=matrix)
        (made,) = Tagged(root, found).tags
        figure: Any = made.kids[0]  # type: ignore[union-attr]
        bounds: list[float] = figure.about["BBox"]
        return bounds

    assert bounds() == [3, 129, 12, 144]
    assert bounds(Matrix(e=8)) == [9, 129, 18, 144]
    assert bounds(Matrix(e=8), Matrix(f=40)) == [9, 99, 18, 114]
    assert bounds(Matrix(e=8), Matrix(a=2)) == [18, 129, 36, 144]


def test_elements_within_their_like_and_what_stands_beside_them_have_tags_of_their_own() -> None:
    root = tree("<html><ul><li>a<ul><li>b</li></ul></li></ul></html>")
    outer, inner = root[0][0], root[0][0][0][0]
    nested = of(root[0][0][0], of(inner, text()))
    found = of(root[0], of(outer, of(outer, text("•"), name="li::marker"), text(), nested))
    below = Tag("L", ".0.0.0", {}, (Tag("LI", ".0.0.0.0", {}, (2,)),))
    label = Tag("Lbl", ".0.0::marker", {}, (0,))
    assert Tagged(root, found).tags == (Tag("L", ".0", {}, (Tag("LI", ".0.0", {}, (label, 1, below)),)),)


@pytest.mark.parametrize(
    ("family", "program", "mapped"), [("Noto Serif CJK SC", "/CIDFontType0C", False), ("DejaVu Sans", None, True)]
)
def test_fonts_are_embedded_as_their_outlines_are(family: str, program: str | None, mapped: bool) -> None:
    layout, problems = laid_out("<p>a</p>", f"p {{ font-family: '{family}' }}")
    assert problems == []
    with pikepdf.open(BytesIO(press(layout, Dress())[0])) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        held = font.DescendantFonts[0]
        files = [held.FontDescriptor[name] for name in ("/FontFile2", "/FontFile3") if name in held.FontDescriptor]
        assert [each.get("/Subtype") for each in files] == [program]
        assert ("/CIDToGIDMap" in held) is mapped
