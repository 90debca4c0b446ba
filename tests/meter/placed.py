"""Glyphs and lines put where a test wants them, without a PDF. Lengths are in pt; sizes are 10 where none is told."""

from __future__ import annotations

from typing import Any

from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line
from galley.meter.paragraphs import Paragraph

SIZE = 10.0


def glyph(text: str, x: float, y: float = 0.0, advance: float | None = None, size: float = SIZE, **more: Any) -> Glyph:
    """A glyph; East Asian ones and quotation marks are an em wide, all others half an em."""
    wide = size if text and (text >= "\u2e80" or text in "“”—…") else size / 2
    return Glyph(
        text, x, y, wide if advance is None else advance, size, more.pop("font", "F"), more.pop("page", 1), **more
    )


def row(text: str, x: float = 0.0, y: float = 0.0, size: float = SIZE, **more: Any) -> list[Glyph]:
    """Glyphs one behind the other."""
    found: list[Glyph] = []
    for sign in text:
        found.append(glyph(sign, found[-1].end if found else x, y, size=size, **more))
    return found


def line(text: str, x: float = 0.0, y: float = 0.0, size: float = SIZE, **more: Any) -> Line:
    """A line of glyphs one behind the other."""
    return Line(tuple(row(text, x, y, size, **more)), y, size)


def bar(left: float, right: float, y: float = 0.0, size: float = SIZE, **more: Any) -> Line:
    """A line of one ideograph that reaches from edge to edge."""
    return Line((glyph("一", left, y, right - left, size, **more),), y, size)


def bars(*edges: tuple[float, float], y: float = 300.0, pitch: float = 15.0, **more: Any) -> list[Line]:
    """Lines from edge to edge, one below another."""
    return [bar(left, right, y - pitch * at, **more) for at, (left, right) in enumerate(edges)]


def part(*edges: tuple[float, float], follows: bool = False, goes_on: bool = False, **more: Any) -> Paragraph:
    """A paragraph of lines from edge to edge."""
    return Paragraph(tuple(bars(*edges, **more)), follows, goes_on)
