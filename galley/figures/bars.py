"""Bars: one number a row, with its name before it and its value behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from galley.figures.canvas import LABEL, Canvas
from galley.figures.surface import Surface

ROW = 15.0
BAR = 9.0
GAP = 6.0


class Bar(NamedTuple):
    """A row: its name, its number, the number as it is written, and whether it stands apart, as a total or a remainder does."""

    label: str
    value: float
    written: str
    apart: bool = False


def bars(rows: Sequence[Bar], surface: Surface, footing: Sequence[str] = ()) -> Canvas:
    """Bars from one edge to the widest, all on one scale that begins at zero; below them what is to be said of them."""
    named = max(surface.width_of(each.label, LABEL, False) for each in rows)
    valued = max(surface.width_of(each.written, LABEL, True) for each in rows)
    left, right = named + GAP, valued + GAP
    scale = (surface.width - left - right) / max(each.value for each in rows)
    canvas = Canvas(surface.width, ROW * (len(rows) + len(footing)), surface.width_of)
    for number, each in enumerate(rows):
        top = number * ROW
        base = top + ROW / 2 + LABEL * 0.36
        length = each.value * scale
        canvas.text((named, base), each.label, anchor="end")
        canvas.rect(left, top + (ROW - BAR) / 2, length, BAR, "light" if each.apart else "accent")
        canvas.text((left + length + GAP, base), each.written, bold=True)
    canvas.line((left, 0), (left, ROW * len(rows)), "ink", 0.5)
    for number, line in enumerate(footing, len(rows)):
        canvas.text((left, number * ROW + ROW / 2 + LABEL * 0.36), line, colour="grey")
    return canvas
