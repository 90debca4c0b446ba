"""The lettering of a spine: one line along it, or, in scripts that are written downward, its characters below each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from galley.text import is_wide

MM = 72 / 25.4
LEAST_SPINE_MM = 6
"""A thinner one may be folded a little beside its place: words would stand on the cover."""
EDGE_MM = 15
"""What is kept free above and below."""
SHARE = 0.5
"""Of the thickness of the spine, the size of its letters."""
MOST_PT, LEAST_PT = 14.0, 7.0
PITCH = 1.08
"""From one character to that below it, in ems."""
_PIECES = re.compile(r"[0-9]{1,4}|\S")


@dataclass(frozen=True, slots=True)
class Lettering:
    """What stands on a spine: the size of its letters in pt, and its pieces from the top where they stand upright, each with whether it is a number
    of several digits, which stand side by side; nothing where it is one line along the spine."""

    size: float
    pieces: tuple[tuple[str, bool], ...] = ()

    @property
    def sized(self) -> Markup:
        """The attribute that sets its letters to their size."""
        return Markup(' style="font-size: {}pt"').format(self.size)


def lettering(
    text: str, width_mm: float, height_mm: float, width_of: Callable[[str, float, bool], float]
) -> Lettering | None:
    """The lettering of a spine; None for one that is too thin, or too short for the text at the smallest size."""
    if width_mm < LEAST_SPINE_MM:
        return None
    room, largest = (height_mm - 2 * EDGE_MM) * MM, min(MOST_PT, width_mm * MM * SHARE)
    pieces = tuple(_pieces(text)) if is_written_downward(text) else ()
    at_one = len(pieces) * PITCH if pieces else width_of(text, 1, True)
    size = min(largest, room / at_one)
    return Lettering(round(size, 2), pieces) if size >= LEAST_PT else None


def is_written_downward(text: str) -> bool:
    """Whether a text has nothing but characters that stand upright below each other, and numbers of no more than four digits, which
    stand side by side (JLREQ 3.2.5)."""
    return all(piece.isdecimal() or is_wide(piece) for piece in _PIECES.findall(text)) and not re.search(r"\d{5}", text)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for piece in _PIECES.findall(text):
        yield piece, len(piece) > 1
