"""Emphasis marks beside each character: dots, circles and sesame strokes (`text-emphasis` of CSS Text Decoration 3, 3).

They are drawn as shapes within the text's own marked content, so that copied text has none of them.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw.color import get_color

from .classes import Kind, kind
from .fit import ScriptLayout
from .properties import Emphasis
from .run import Run

RADII_EM = {"dot": 0.09, "circle": 0.16, "double-circle": 0.16, "triangle": 0.16, "sesame": 0.12}
OVER_EM, UNDER_EM = 1.02, 0.28
"""How far the middle of a mark is above and below the baseline: half of it clears the em square."""
ROUND = 0.5523
"""The control points of a quarter of a circle, as a share of its radius."""

_BARE = (Kind.SPACE, Kind.OPENER, Kind.CLOSER, Kind.COMMA, Kind.STOP, Kind.MIDDLE, Kind.MARK, Kind.WAVE)


def draw(stream: Any, box: Any) -> None:
    """Draw the marks of a text box."""
    value = box.style["text_emphasis_style"]
    if value == "none" or box.style["visibility"] != "visible":
        return
    em = box.style["font_size"]
    under = "under" in box.style["text_emphasis_position"]
    y = box.position_y + box.baseline + (UNDER_EM if under else -OVER_EM) * em
    stream.push_state()
    stream.set_color(get_color(box.style, "text_emphasis_color"))
    stream.set_color(get_color(box.style, "text_emphasis_color"), stroke=True)
    stream.set_line_width(em / 25)
    for x in _centres(box):
        _mark(stream, value, x, y, RADII_EM[value.shape] * em)
    stream.pop_state()


def _centres(box: Any) -> list[float]:
    """Where the characters that bear marks have their middles, in px."""
    layout = box.pango_layout
    if isinstance(layout, ScriptLayout):
        run, start, spaces, lead = layout.run, layout.start, layout.spaces, layout.lead
    else:
        run, start, spaces, lead = Run(box.text, box.style).measure(), 0, [], 0.0
    centres, x = [], box.position_x + lead
    for index, character in enumerate(box.text):
        advance = run.advances[start + index]
        if kind(character) not in _BARE and advance:
            centres.append(x + advance / 2)
        x += advance + (spaces[index] if spaces else 0)
    return centres


def _mark(stream: Any, style: Emphasis, x: float, y: float, radius: float) -> None:
    finish = stream.fill if style.filled else stream.stroke_and_close
    if style.shape == "triangle":
        stream.move_to(x, y - radius)
        stream.line_to(x + radius, y + radius * 0.8)
        stream.line_to(x - radius, y + radius * 0.8)
    elif style.shape == "sesame":
        _sesame(stream, x, y, radius)
    else:
        _circle(stream, x, y, radius)
    finish()
    if style.shape == "double-circle":
        _circle(stream, x, y, radius * 0.55)
        stream.stroke_and_close()


def _circle(stream: Any, x: float, y: float, r: float) -> None:
    c = r * ROUND
    stream.move_to(x + r, y)
    stream.curve_to(x + r, y + c, x + c, y + r, x, y + r)
    stream.curve_to(x - c, y + r, x - r, y + c, x - r, y)
    stream.curve_to(x - r, y - c, x - c, y - r, x, y - r)
    stream.curve_to(x + c, y - r, x + r, y - c, x + r, y)


def _sesame(stream: Any, x: float, y: float, r: float) -> None:
    """A stroke from the upper left to the lower right, thicker at its end."""
    stream.move_to(x - r, y - r)
    stream.curve_to(x + r * 0.2, y - r * 0.9, x + r * 1.2, y + r * 0.2, x + r, y + r * 0.8)
    stream.curve_to(x + r * 0.6, y + r * 1.2, x, y + r * 0.8, x - r, y - r)
