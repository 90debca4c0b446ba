"""Columns: one number each, side by side on one line, as the months of a year."""

from __future__ import annotations

from collections.abc import Sequence

from galley.figures.bars import Bar
from galley.figures.canvas import LABEL, RISE, Canvas
from galley.figures.surface import Surface

HIGH = 90.0
"""The height of the highest column."""
LINE = 14.0
"""The height of the numbers above the columns and of the names below them."""


def columns(told: Sequence[Bar], surface: Surface) -> Canvas | None:
    """Columns on one scale that begins at zero; None where their names or numbers are wider than they may stand apart."""
    pitch = surface.width / len(told)
    names = max(surface.width_of(each.label, LABEL, False) for each in told)
    numbers = max(surface.width_of(each.written, LABEL, True) for each in told)
    if max(names, numbers) > pitch - 2:
        return None
    scale = HIGH / max(each.value or 0 for each in told)
    canvas = Canvas(surface.width, HIGH + 2 * LINE, surface.width_of)
    for number, each in enumerate(told):
        centre, height = (number + 0.5) * pitch, (each.value or 0) * scale
        if each.value:
            canvas.rect(centre - pitch * 0.32, LINE + HIGH - height, pitch * 0.64, height, "accent")
        canvas.text((centre, LINE + HIGH - height - 3), each.written, anchor="middle", bold=True)
        canvas.text((centre, LINE * 1.5 + HIGH + RISE), each.label, anchor="middle")
    canvas.line((0, LINE + HIGH), (surface.width, LINE + HIGH), "ink", 0.5)
    return canvas
