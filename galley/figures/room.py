"""Drawings that are set too narrow for what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from galley.figures.map.sizes import least
from galley.figures.surface import Surface, Words
from galley.message import said
from galley.model.drawings import subject
from galley.model.inserts import Drawing, FigureInsert
from galley.problem import Problem

MM_PER_PT = 25.4 / 72
_LEAST: Mapping[Drawing, Callable[[Any], float]] = {"map": least}
"""The kinds that need a width of their own; the others fold their labels and grow downwards."""


def cramped(words: Words, surface: Surface, shares: Mapping[str, float]) -> Iterator[Problem]:
    """Figures whose marks would not stand side by side at their width; `shares` are the widths by name, as shares of the measure."""
    for section in words.publication.sections.values():
        for figure in section.inserts:
            if isinstance(figure, FigureInsert) and figure.draw and figure.draw in _LEAST:
                least = _LEAST[figure.draw](subject(words.publication, section, figure))
                width = surface.narrowed(shares[figure.width]).width
                if width < least:
                    wide = [name for name, share in shares.items() if surface.narrowed(share).width >= least]
                    yield _told(figure, width, least, wide)


def _told(figure: FigureInsert, width: float, least: float, wide: list[str]) -> Problem:
    message = said(
        "{id} is {width} mm wide, and what it shows needs {least} mm",
        id=figure.id,
        width=f"{width * MM_PER_PT:.0f}",
        least=f"{least * MM_PER_PT:.0f}",
    )
    mend = said("write `width: {width}`", width=wide[-1]) if wide else said("take a larger trim size")
    return Problem("figures.width", message, mend, figure.place("width"))
