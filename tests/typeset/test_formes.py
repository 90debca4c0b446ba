"""A page that is taken down on a forme and inked is what the engine paints on a stream by itself, in any dress."""

from __future__ import annotations

from typing import Any

import pydyf
import pytest
from typesetting import laid_out
from weasyprint.draw import draw_page
from weasyprint.pdf.stream import Stream

from galley.theme import Palette
from galley.typeset import Layout
from galley.typeset.colours import painting
from galley.typeset.formes import Forme
from galley.typeset.founts import Drawer
from galley.typeset.plates import forme

PALETTES = {
    "ink": Palette("device-cmyk", {"--a": (0.25, 0.5, 0, 0.125), "--b": (0.25, 0.5, 0, 0.125), "--k": (0, 0, 0, 1)}),
    "light": Palette("srgb", {"--a": (0.25, 0.5, 0.75), "--b": (0.5, 0.5, 0.5), "--k": (0, 0, 0)}),
}
NAMED = "html { color: color(--k 1) }"
DRAWING = '<svg viewBox="0 0 90 90" width="90" height="90">'
PAINTED = {
    "text in two colours that are one ink": (
        "<p>one <b>two</b> three</p>",
        "p { color: color(--a 1) } b { color: color(--b 1) }",
    ),
    "a ground and borders": (
        "<p>x</p>",
        "p { background: color(--a 1); border: 2pt dashed color(--b 1); border-left: 0 }",
    ),
    "a group": ("<p>x</p><p>y</p>", "p { opacity: 0.5; background: color(--a 1) }"),
    "what is turned": ("<p>x</p>", "p { transform: rotate(9deg); outline: 1pt solid color(--a 1) }"),
    "a gradient": ("<p>x</p>", "p { background: linear-gradient(color(--a 1), color(--b 1)) 0 0 / 5pt 5pt }"),
    "a blurred shadow": ("<p>x</p>", "p { box-shadow: 2pt 2pt 3pt color(--a 1) }"),
    "a canvas": (
        "<p>x</p>",
        "html { background: repeating-linear-gradient(color(--a 1), color(--b 1) 3pt) 0 0 / 5pt 5pt }",
    ),
    "a lettered drawing": (
        f'{DRAWING}<g opacity="0.5"><rect width="9" height="9" fill="color(--a 1)"/></g>'
        '<text x="45" y="20" text-anchor="middle">middle</text><text x="5" y="40" fill="color(--b 1)">start</text></svg>',
        "",
    ),
    "a pattern and a mask": (
        f'{DRAWING}<pattern id="p" width="0.2" height="0.2"><rect width="9" height="9" fill="color(--a 1)"/></pattern>'
        '<mask id="m"><rect width="50" height="50" fill="color(--b 1)"/></mask>'
        '<rect width="60" height="60" fill="url(#p)" mask="url(#m)"/></svg>',
        "",
    ),
    "a gradient in a drawing": (
        f'{DRAWING}<linearGradient id="g"><stop offset="0" stop-color="color(--a 1)"/>'
        '<stop offset="1" stop-color="color(--b 1)"/></linearGradient><path fill="url(#g)" d="M0 0h9v9z"/></svg>',
        "",
    ),
}


def a_stream(fonts: Any, *, tagged: bool) -> Any:
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    return Stream(fonts, (0, 0, 300, 300), resources, {}, {} if tagged else None, {}, None)


def written(stream: Any) -> list[Any]:
    """The operators of a stream and of all that it shows, with their names."""
    parts = [each for kind in ("XObject", "Pattern") for each in stream._resources[kind].items()]
    masks = [each["SMask"]["G"] for each in stream._resources["ExtGState"].values() if "SMask" in each]
    below = [(name, part.extra["BBox"], written(part)) for name, part in parts] + [written(mask) for mask in masks]
    states = [(name, each.data) for name, each in stream._resources["ExtGState"].items() if "SMask" not in each]
    return [
        list(map(pydyf._to_bytes, stream.stream)),
        states,
        [each.data for each in stream._resources["Shading"].values()],
        below,
    ]


def page_of(name: str) -> tuple[Layout, Any]:
    body, css = PAINTED[name]
    layout, problems = laid_out(body, NAMED + css)
    assert problems == []
    return layout, layout.rendered.leaves[0].page


@pytest.mark.parametrize("name", PAINTED)
def test_a_forme_is_inked_as_the_engine_paints(name: str) -> None:
    layout, page = page_of(name)
    made = forme(page, layout.case)
    for palette in PALETTES.values():
        for tagged in (False, True):
            other, page = page_of(name)  # anew, since the engine changes drawings that it draws
            ours, engines = (
                a_stream(made.fonts.again(), tagged=tagged),
                a_stream(Drawer(other.case, "-"), tagged=tagged),
            )
            for stream in (ours, engines):
                stream.transform(d=-1, f=page.height * 0.75)
                stream.transform(a=0.75, d=0.75)
            with painting(palette):
                made.ink(ours)
                page._page_box.background = None
                draw_page(page._page_box, engines)
            assert written(ours) == written(engines)
            assert [mark["mcid"] for mark in (ours._tags or {}).values()] == list(range(len(engines._tags or {})))
            assert ours._fonts.shown() == made.fonts.shown()


def test_what_comes_to_another_colour_is_painted_in_it() -> None:
    layout, page = page_of("text in two colours that are one ink")
    made, found = forme(page, layout.case), []
    for palette in PALETTES.values():
        stream = a_stream(made.fonts.again(), tagged=False)
        with painting(palette):
            made.ink(stream)
        found.append([each for each in stream.stream if each.endswith((b"scn", b"rg"))])
    assert found == [
        [b"0.25 0.5 0 0.125 scn"] * len(found[0]),
        [b"0.25 0.5 0.75 rg", b"0.5 0.5 0.5 rg", b"0.25 0.5 0.75 rg"],
    ]


def test_what_reckons_with_colours_is_put_off_and_all_else_taken_down() -> None:
    layout, page = page_of("a gradient in a drawing")
    later = forme(page, layout.case)
    layout, page = page_of("a lettered drawing")
    taken = forme(page, layout.case)
    assert b"0 0 m" not in later.stream and not any(
        isinstance(each, bytes) and each.endswith(b"l") for each in later.stream
    )
    assert any(isinstance(each, bytes) and each.endswith(b"re") for each in parts_of(taken))


def parts_of(made: Forme) -> list[Any]:
    """All that is taken down, also in groups."""
    stream = a_stream(made.fonts.again(), tagged=False)
    with painting(PALETTES["light"]):
        made.ink(stream)
    below = [each for part in stream._resources["XObject"].values() for each in part.stream]
    return [*stream.stream, *below]
