"""The paper of a proof: how large it is, and where the page of a book and the margins beside it have their places. Lengths are in pt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from galley.maps import Box, Placed

MM = 72 / 25.4
UNPRINTED = 4 * MM
"""What office printers leave white at each edge of the paper."""
GUTTER = 4 * MM
"""Between the trim of the page and the margins: bars and the numbers of lines stand there."""
BESIDE_BARS, LINE_NUMBERS = 3.8, 4.5
"""From the trim to the numbers of lines, and their size."""
HEAD = 12.5 * MM
"""From the upper edge of the paper to the trim of the page: what the proof is stands there."""
LEAST_SIDES = 58 * MM
"""What the margins at both sides take at least, with gutters and what stays white."""
LEAST_FOOT = 10 * MM
LEFT_SHARE = 0.45
"""Of the room at both sides: addresses are shorter than what is told."""


class Paper(StrEnum):
    """The paper that a proof is made for."""

    A3 = "a3"
    A4 = "a4"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height upright (ISO 216)."""
        wide, high = {Paper.A3: (297, 420), Paper.A4: (210, 297)}[self]
        return wide * MM, high * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a proof: its size, the trim of the page on it, drawn at `scale`, and from where to where the margins left and right of it reach."""

    width: float
    height: float
    scale: float
    trim: Box
    left: tuple[float, float]
    right: tuple[float, float]

    def placed(self, pages: Sequence[int]) -> Placed:
        """How pages of the book stand on sheets like this."""
        return Placed(tuple(pages), self.scale, self.trim[0], self.trim[1])

    @property
    def top(self) -> float:
        """Where notes may begin."""
        return self.trim[3]

    @property
    def foot(self) -> float:
        """Where notes end."""
        return UNPRINTED


def sheet(paper: Paper, size: tuple[float, float]) -> Sheet:
    """The sheet for pages of a size: upright or across, whichever shows them larger; never larger than they are."""
    wide, high = paper.size
    upright, across = _scale(wide, high, size), _scale(high, wide, size)
    if across > upright:
        wide, high, scale = high, wide, across
    else:
        scale = upright
    page_wide, page_high = size[0] * scale, size[1] * scale
    room = wide - page_wide - 2 * (UNPRINTED + GUTTER)
    begin = UNPRINTED + LEFT_SHARE * room + GUTTER
    trim = tuple(round(edge, 2) for edge in (begin, high - HEAD - page_high, begin + page_wide, high - HEAD))
    box = (trim[0], trim[1], trim[2], trim[3])
    return Sheet(wide, high, scale, box, (UNPRINTED, box[0] - GUTTER), (box[2] + GUTTER, wide - UNPRINTED))


def _scale(wide: float, high: float, size: tuple[float, float]) -> float:
    return round(min(1.0, (wide - LEAST_SIDES) / size[0], (high - HEAD - LEAST_FOOT) / size[1]), 4)
