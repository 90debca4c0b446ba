"""A drawn figure."""

from __future__ import annotations

from typing import NamedTuple

from galley.figures.canvas import Canvas


class Drawn(NamedTuple):
    """A figure: its sheet, and in a sentence what it says, for readers who cannot see it."""

    canvas: Canvas
    alt: str
