"""Colours by name come out in the inks or the light of the palette, wherever they are painted; what is no name of it is told."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from pressing import press
from typesetting import laid_out

from galley.problem import Place
from galley.theme import Palette
from galley.typeset import Dress, Sheet, draw
from galley.typeset.sheets import stating

INK = Palette("device-cmyk", {"--a": (0.25, 0.5, 0, 0.125), "--b": (0, 0, 0, 0.75), "--k": (0, 0, 0, 1)})
LIGHT = Palette("srgb", {"--a": (0.25, 0.5, 0.75), "--b": (0.5, 0.5, 0.5), "--k": (0, 0, 0)})
NAMED = "html { color: color(--k 1) }"
PAINTED = {
    "text": ("<p>word</p>", "p { color: color(--a 1) }"),
    "ground": ("<p>word</p>", "p { background: color(--a 1) }"),
    "border": ("<p>word</p>", "p { border: 2pt dashed color(--a 1) }"),
    "one side": ("<p>word</p>", "p { border-left: 2pt dotted color(--a 1); border-top: 2pt solid color(--b 1) }"),
    "outline": ("<p>word</p>", "p { outline: 2pt solid color(--a 1) }"),
    "decoration": ("<p>word</p>", "p { text-decoration: underline wavy color(--a 1) }"),
    "column rule": ("<div><p>word</p><p>word</p></div>", "div { columns: 2; column-rule: 1pt solid color(--a 1) }"),
    "collapsed table": (
        "<table><tr><td>x</td></tr></table>",
        "table { border-collapse: collapse } td { border: 1pt solid color(--a 1) }",
    ),
    "shadow": ("<p>word</p>", "p { box-shadow: 2pt 2pt color(--a 1) }"),
    "blurred shadow": ("<p>word</p>", "p { box-shadow: 2pt 2pt 3pt color(--a 1) }"),
    "gradient": ("<p>word</p>", "p { background: linear-gradient(color(--a 1), color(--b 1)) }"),
    "round gradient": (
        "<p>word</p>",
        "p { background: radial-gradient(color(--a 1), color(--b 1) 30%, color(--a 1)) }",
    ),
    "repeated gradient": ("<p>word</p>", "p { background: repeating-linear-gradient(color(--a 1), color(--b 1) 3pt) }"),
    "gradient without length": (
        "<p>word</p>",
        "p { background: repeating-linear-gradient(color(--a 1) 3pt, color(--a 1) 3pt) }",
    ),
    "drawing": ('<svg width="9" height="9"><path fill="color(--a 1)" d="M0 0h9v9z"/></svg>', ""),
    "stroke": ('<svg width="9" height="9"><path fill="none" stroke="color(--a 1)" d="M0 0h9v9z"/></svg>', ""),
    "gradient of a drawing": (
        '<svg width="9" height="9"><linearGradient id="g"><stop offset="0" stop-color="color(--a 1)"/>'
        '<stop offset="1" stop-color="color(--b 1)"/></linearGradient><path fill="url(#g)" d="M0 0h9v9z"/></svg>',
        "",
    ),
}


def painted(body: str, css: str, palette: Palette) -> tuple[str, list[str]]:
    """Everything that paints on the page, streams and functions, as text; and the problems."""
    layout, problems = laid_out(body, NAMED + css)
    assert problems == []
    data, problems = press(layout, Dress(palette))
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [
            each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/FontFile3" not in each
        ]
        functions = [
            str([float(value) for value in each[end]])
            for each in (function for shading in pdf.objects for function in functions_of(shading))
            for end in ("/C0", "/C1")
        ]
        spaces = [
            f"ColorSpace {each.ColorSpace}"
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/ShadingType" in each
        ]
    return " ".join([*(each.decode("latin-1") for each in streams), *functions, *spaces]), [
        problem.message for problem in problems
    ]


def functions_of(thing: object) -> list[pikepdf.Dictionary]:
    """The interpolations of a shading."""
    if not isinstance(thing, pikepdf.Dictionary) or "/ShadingType" not in thing:
        return []
    whole = thing.Function
    return list(whole.get("/Functions", [whole]))


@pytest.mark.parametrize("name", PAINTED)
def test_in_ink_nothing_is_left_of_light(name: str) -> None:
    text, problems = painted(*PAINTED[name], INK)
    assert problems == []
    assert re.search(r"0?\.25,? 0?\.5,? 0(\.0)?,? 0?\.125", text)
    assert not re.search(r"\d (rg|RG)\b|/DeviceRGB", text)


@pytest.mark.parametrize("name", PAINTED)
def test_in_light_nothing_is_left_of_ink(name: str) -> None:
    text, problems = painted(*PAINTED[name], LIGHT)
    assert problems == []
    assert re.search(r"0?\.25,? 0?\.5,? 0?\.75", text)
    assert "/DeviceCMYK" not in text


@pytest.mark.parametrize(
    ("css", "colour"),
    [
        ("p { color: #123456 }", "#123456"),
        ("p { border: 1pt solid red }", "#ff0000"),
        ("p { background: color(--other 1) }", "--other 1"),
        ("p { background: color(--a 0.5) }", "--a 0.5"),
        ("p { background: linear-gradient(color(--a 1), white) }", "#ffffff"),
    ],
)
@pytest.mark.parametrize("palette", [INK, LIGHT], ids=["ink", "light"])
def test_what_is_no_colour_of_the_theme_is_told_once(css: str, colour: str, palette: Palette) -> None:
    _, problems = painted("<p>word</p><p>word</p>", css, palette)
    assert problems == [f"{colour} is no colour of the theme"]


@pytest.mark.parametrize("style", ["inset", "outset", "ridge", "groove"])
def test_borders_that_the_engine_shades_by_itself_are_told(style: str) -> None:
    _, problems = painted("<p>word</p>", f"p {{ border: 4pt {style} color(--a 1) }}", INK)
    assert problems == [f"the engine would shade a border by itself: border-style: {style}"]


def test_what_is_not_seen_is_not_told() -> None:
    assert painted("<p>word</p>", "p { border: 1pt solid transparent; background: rgb(0 0 0 / 0) }", INK)[1] == []


def test_opacity_stays_beside_the_ink() -> None:
    layout, _ = laid_out("<p>word</p>", NAMED + "p { background: color(--a 1 / 40%) }")
    data, problems = press(layout, Dress(INK))
    assert problems == []
    with pikepdf.open(BytesIO(data)) as pdf:
        states = pdf.pages[0].Resources.ExtGState.values()
        assert 0.4 in [float(each["/ca"]) for each in states if "/ca" in each]


def test_without_a_palette_colours_are_painted_as_written() -> None:
    layout, _ = laid_out("<p>word</p>", "p { color: #ff0000; border: 3pt groove blue }")
    assert draw(layout, Dress())[1] == []


SHEETS = (
    Sheet("a.css", "#fff { color: red }\n@page { margin: 0 }"),
    Sheet(
        "b.css",
        "p { border: 1pt solid color(--b 0.5) }\n@media print {\n  i { color: #fff;\n    background: linear-gradient(white, #abc) }\n}",
    ),
)


@pytest.mark.parametrize(
    ("colour", "place"),
    [
        ("#ffffff", Place("b.css", 4, 33)),
        ("#aabbcc", Place("b.css", 4, 40)),
        ("#ff0000", Place("a.css", 1, 15)),
        ("--b 0.5", Place("b.css", 1, 23)),
        ("#000000", None),
    ],
)
def test_a_colour_is_told_where_a_style_sheet_states_it_last(colour: str, place: Place | None) -> None:
    assert stating(colour, SHEETS) == place


def test_a_painted_colour_of_no_theme_has_the_place_in_its_style_sheet() -> None:
    layout, _ = laid_out("<p>word</p>", "p { color: #123456 }")
    (problem,) = draw(layout, Dress(INK))[1]
    assert problem.place is not None and (problem.place.line, problem.place.column) == (1, 12)


@pytest.mark.parametrize(
    ("paint", "room"),
    [
        (
            '<linearGradient id="g"><stop offset="0" stop-color="color(--a 1)"/><stop offset="1" stop-color="color(--b 1)"/></linearGradient>',
            0.1,
        ),
        (
            '<pattern id="g" width="4" height="4" patternUnits="userSpaceOnUse"><rect fill="color(--a 1)" width="2" height="2"/></pattern>',
            0,
        ),
    ],
    ids=["gradient", "pattern"],
)
def test_the_cell_of_a_gradient_is_larger_than_what_it_fills_and_that_of_a_pattern_is_not(
    paint: str, room: float
) -> None:
    body = f'<svg width="20" height="9">{paint}<path fill="url(#g)" stroke="color(--b 1)" d="M0 0h20v9h-20z"/></svg>'
    data, problems = press(laid_out(body, NAMED)[0], Dress(LIGHT))
    assert problems == []
    with pikepdf.open(BytesIO(data)) as pdf:
        (cell,) = (each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/PatternType") == 1)
        (left, _, right, _), step = map(float, cell.BBox), float(cell.XStep)
        assert right - left == pytest.approx(step)
        assert left == pytest.approx(-room * (right - left) / (1 + 2 * room), abs=1e-4)
