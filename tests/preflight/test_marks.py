"""What a content stream draws: each mark with its kind, place, ink and the state that it is drawn in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hand_set import document, face

from galley.preflight.marks import NOWHERE, Mark, Marks


def marks(content: bytes, **resources: Any) -> list[Mark]:
    """What a page draws that has a font F, and resources besides."""
    pdf = pikepdf.open(BytesIO(document([content], {"F": face("AB 中")})))
    page = pdf.pages[0]
    for name, parts in resources.items():
        own = page.obj.Resources.get(f"/{name}", pikepdf.Dictionary())
        own.update({f"/{key}": made(pdf, part) for key, part in parts.items()})
        page.obj.Resources[f"/{name}"] = own
    found = Marks(1, {}, {}, page.obj.Resources)
    found.run(page.obj)
    return found.marks


def made(pdf: pikepdf.Pdf, part: Any) -> Any:
    """A stream of a dictionary and its bytes; what a function makes for the file; anything else as it is."""
    if callable(part):
        return part(pdf)
    return pdf.make_stream(part[1], pikepdf.Dictionary(part[0])) if isinstance(part, tuple) else part


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (b"10 20 30 40 re f", ["ground"]),
        (b"10 20 30 40 re F", ["ground"]),
        (b"10 20 30 40 re f*", ["ground"]),
        (b"10 20 30 40 re S", ["line"]),
        (b"10 20 30 40 re s", ["line"]),
        (b"10 20 30 40 re B", ["ground", "line"]),
        (b"10 20 30 40 re B*", ["ground", "line"]),
        (b"10 20 30 40 re b", ["ground", "line"]),
        (b"10 20 30 40 re b*", ["ground", "line"]),
        (b"10 20 30 40 re n", []),
        (b"10 20 30 40 re n f", []),
        (b"f", []),
    ],
)
def test_a_path_is_painted_as_its_operator_says_and_gone(content: bytes, kinds: list[str]) -> None:
    found = marks(content)
    assert [each.kind for each in found] == kinds
    assert all(each.box == (10, 20, 40, 60) for each in found)


@pytest.mark.parametrize(
    ("path", "box"),
    [
        (b"10 20 m 50 60 l 30 5 l", (10, 5, 50, 60)),
        (b"10 20 m 20 90 40 0 50 60 c", (10, 0, 50, 90)),
        (b"10 20 m 40 0 50 60 v", (10, 0, 50, 60)),
        (b"10 20 m 40 0 50 60 y", (10, 0, 50, 60)),
        (b"2 0 0 3 1 1 cm 10 20 m 50 60 l", (21, 61, 101, 181)),
        (b"0 1 -1 0 100 0 cm 10 20 m 50 60 l", (40, 10, 80, 50)),
        (b"-1 0 0 1 100 0 cm 10 20 30 40 re", (60, 20, 90, 60)),
        (b"1 0.5 0 1 0 0 cm 10 20 m 50 60 l", (10, 25, 50, 85)),
        (b"1 0 0.5 1 0 0 cm 10 20 m 50 60 l", (20, 20, 80, 60)),
    ],
)
def test_a_path_is_in_the_box_round_its_points(path: bytes, box: tuple[float, ...]) -> None:
    (found,) = marks(path + b" f")
    assert found.box == pytest.approx(box)


@pytest.mark.parametrize(
    ("path", "size", "thin"),
    [
        (b"0 0 100 0.9 re", 0.9, True),
        (b"0 0 100 1 re", 1.0, False),
        (b"0 0 0.5 100 re", 0.5, True),
        (b"0 0 100 0 re", 0.0, False),
        (b"0 0 m 100 0 l 100 0.5 l 0 0.5 l 0 0 l", 0.5, True),
        (b"0 0 m 50 0 l 100 0 l 100 0.5 l 0 0.5 l 0 0 l", 0.5, False),
        (b"0 0 m 100 0 100 0.5 0 0.5 c", 0.5, False),
    ],
)
def test_a_bar_of_less_than_a_point_is_a_thin_ground(path: bytes, size: float, thin: bool) -> None:
    (found,) = marks(path + b" f")
    assert (found.size, found.is_thin) == (pytest.approx(size), thin)


@pytest.mark.parametrize(
    ("setting", "space", "values"),
    [
        (b"", "DeviceGray", (0.0,)),
        (b"0.5 g", "DeviceGray", (0.5,)),
        (b"1 0 0.5 rg", "DeviceRGB", (1.0, 0.0, 0.5)),
        (b"0 0.25 0.5 1 k", "DeviceCMYK", (0.0, 0.25, 0.5, 1.0)),
        (b"/DeviceCMYK cs 0 0 0 1 sc", "DeviceCMYK", (0.0, 0.0, 0.0, 1.0)),
        (b"/DeviceRGB cs 0 0 1 scn", "DeviceRGB", (0.0, 0.0, 1.0)),
        (b"q 0.5 g Q", "DeviceGray", (0.0,)),
        (b"0.5 g q 1 g Q", "DeviceGray", (0.5,)),
        (b"0.5 G", "DeviceGray", (0.0,)),
    ],
)
def test_a_ground_is_in_the_ink_that_was_asked_for(setting: bytes, space: str, values: tuple[float, ...]) -> None:
    (found,) = marks(setting + b" 0 0 9 9 re f")
    assert (found.ink.space, found.ink.values) == (space, values)
    stroked = (
        setting.replace(b"g", b"G").replace(b"k", b"K").replace(b"r", b"R").replace(b"cs", b"CS").replace(b"sc", b"SC")
    )
    if b"G" not in setting:
        (line,) = marks(stroked.replace(b"scn", b"SCN").replace(b"SCn", b"SCN") + b" 0 0 9 9 re S")
        assert (line.ink.space, line.ink.values) == (space, values)


def test_a_line_is_as_wide_as_it_is_drawn() -> None:
    (found,) = marks(b"2 0 0 8 0 0 cm 3 w 0 0 9 9 re S")
    assert found.size == pytest.approx(12)
    assert [each.size for each in marks(b"3 w q 5 w 0 0 9 9 re S Q 0 0 9 9 re S")] == [5, 3]


@pytest.mark.parametrize(
    ("state", "ground", "line"),
    [
        ({"OP": True}, True, True),
        ({"OP": True, "op": False}, False, True),
        ({"op": True}, True, False),
        ({"OP": False}, False, False),
    ],
)
def test_overprint_is_of_grounds_and_lines(state: dict[str, bool], ground: bool, line: bool) -> None:
    own = pikepdf.Dictionary({f"/{key}": value for key, value in state.items()})
    found = marks(b"/E gs 0 0 9 9 re B", ExtGState={"E": own})
    assert [each.overprints for each in found] == [ground, line]


def test_a_state_tells_mode_transparency_and_width() -> None:
    own = pikepdf.Dictionary({"/OPM": 1, "/ca": 0.5, "/LW": 7})
    ground, line = marks(b"/E gs 0 0 9 9 re B", ExtGState={"E": own})
    assert (ground.mode, ground.alpha, line.size) == (1, 0.5, 7)
    (plain,) = marks(b"/None gs 0 0 9 9 re f", ExtGState={"E": own})
    assert (plain.mode, plain.alpha, plain.overprints) == (0, 1.0, False)


def test_marked_content_is_known_by_its_number() -> None:
    content = (
        b"/P <</MCID 3>> BDC 0 0 1 1 re f /Span BMC 0 0 2 2 re f EMC EMC 0 0 3 3 re f /P /Own BDC 0 0 4 4 re f EMC EMC"
    )
    own = pikepdf.Dictionary({"/MCID": 8})
    assert [each.content for each in marks(content, Properties={"Own": own})] == [3, 3, None, 8]


def test_artefacts_are_told() -> None:
    assert [each.is_artefact for each in marks(b"/Artifact BMC 0 0 1 1 re f EMC 0 0 1 1 re f")] == [True, False]


def test_text_has_its_size_its_place_and_what_it_says() -> None:
    (found,) = marks(b"BT /F 10 Tf 1 0 0 1 50 700 Tm <00410042> Tj ET")
    assert (found.kind, found.text, found.size) == ("text", "AB", 10)
    assert found.box == pytest.approx((50, 698, 60, 708))
    (turned,) = marks(b"BT /F 10 Tf 0 1 -1 0 50 700 Tm <00410042> Tj ET")
    assert turned.box == pytest.approx((50, 700, 50, 710))
    (large,) = marks(b"2 0 0 2 0 0 cm BT /F -10 Tf 1 0 0 1 50 300 Tm <4e2d> Tj ET")
    assert large.size == 20
    assert marks(b"BT /F 10 Tf <> Tj ET") == []


FILLED, STROKED = (0, 1, 0, 0), (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (0, [("text", FILLED, 10, False)]),
        (1, [("text", STROKED, 10, True), ("line", STROKED, 0.2, True)]),
        (2, [("text", FILLED, 10, False), ("line", STROKED, 0.2, True)]),
        (3, [("text", (), 10, False)]),
        (4, [("text", FILLED, 10, False)]),
        (5, [("text", STROKED, 10, True), ("line", STROKED, 0.2, True)]),
        (7, [("text", (), 10, False)]),
    ],
)
def test_text_is_filled_stroked_both_or_neither_by_its_mode(mode: int, told: list[Any]) -> None:
    state = {"G": pikepdf.Dictionary(OP=True, op=False)}
    shown = b"/G gs 0 1 0 0 k 0 0 1 0 K 0.2 w BT /F 10 Tf %d Tr <0041> Tj ET" % mode
    found = marks(shown, ExtGState=state)
    assert [(each.kind, each.ink.values, each.size, each.overprints) for each in found] == told
    bold = marks(shown.replace(b"0 0 1 0 K", b"0 1 0 0 K"), ExtGState=state)
    assert [each.kind for each in bold] == (["text", "line"] if mode % 4 == 1 else ["text"])


GRADIENT = {"/ShadingType": 2, "/ColorSpace": pikepdf.Name("/DeviceCMYK"), "/Coords": [0, 0, 1, 1]}


def test_shadings_patterns_groups_and_glyphs_tell_their_inks() -> None:
    shading = pikepdf.Dictionary(GRADIENT)
    (painted,) = marks(b"/S sh", Shading={"S": shading})
    assert (painted.kind, painted.ink.space, painted.box) == ("shading", "DeviceCMYK", NOWHERE)
    assert marks(b"/T sh", Shading={"S": shading}) == []
    patterns = {
        "Smooth": pikepdf.Dictionary({"/PatternType": 2, "/Shading": shading}),
        "Tiles": ({"/PatternType": 1, "/PaintType": 1}, b"1 0 0 rg 0 0 1 1 re f 0 0 2 2 re f 0 g 0 0 1 1 re f"),
        "Stencil": ({"/PatternType": 1, "/PaintType": 2}, b"0 0 1 1 re f"),
    }
    kinds = {
        name: [(each.kind, each.ink.space) for each in marks(b"/Pattern cs /%s scn" % name.encode(), Pattern=patterns)]
        for name in (*patterns, "Nothing")
    }
    assert kinds == {
        "Smooth": [("pattern", "DeviceCMYK")],
        "Tiles": [("pattern", "DeviceRGB"), ("pattern", "DeviceGray")],
        "Stencil": [],
        "Nothing": [],
    }


def test_forms_are_drawn_in_their_own_state_and_groups_tell_their_space() -> None:
    group = pikepdf.Dictionary({"/S": pikepdf.Name("/Transparency"), "/CS": pikepdf.Name("/DeviceRGB")})
    form = ({"/Subtype": pikepdf.Name("/Form"), "/BBox": [0, 0, 10, 20]}, b"0.5 g 0 0 1 1 re f Q Q")
    grouped = ({"/Subtype": pikepdf.Name("/Form"), "/BBox": [0, 0, 10, 20], "/Group": group}, b"0 0 1 1 re f")
    drawn = marks(b"2 0 0 2 5 5 cm /A Do 0 0 2 2 re f /B Do", XObject={"A": form, "B": grouped})
    assert [(each.kind, each.ink.space, each.ink.values) for each in drawn] == [
        ("ground", "DeviceGray", (0.5,)),
        ("ground", "DeviceGray", (0.0,)),
        ("group", "DeviceRGB", ()),
        ("ground", "DeviceGray", (0.0,)),
    ]
    assert drawn[2].box == (5, 5, 25, 45)
    assert marks(b"/Nothing Do", XObject={"A": form}) == []


def test_a_picture_has_its_ink_and_as_many_pixels_an_inch_as_it_is_drawn_with() -> None:
    image = {"/Subtype": pikepdf.Name("/Image"), "/Width": 100, "/Height": 300, "/BitsPerComponent": 8}
    rgb = ({**image, "/ColorSpace": pikepdf.Name("/DeviceRGB")}, b"")
    mask = ({**image, "/ImageMask": True, "/BitsPerComponent": 1}, b"")
    found = marks(b"0 0 1 rg 72 0 0 144 10 20 cm /I Do /M Do", XObject={"I": rgb, "M": mask})
    assert [(each.kind, each.ink.space, each.ink.values, each.size) for each in found] == [
        ("picture", "DeviceRGB", (), 100),
        ("picture", "DeviceRGB", (0.0, 0.0, 1.0), 100),
    ]
    assert found[0].box == (10, 20, 82, 164)
