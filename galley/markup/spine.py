"""The lettering of a spine: the title, and at the foot who issued it and of which year, if there is room.

A title of scripts that are written downward has its characters below each other, and what does not stand upright in it, as a Latin word, is turned on its side
(JLREQ). Others are one line along the spine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from galley.text import is_wide

MM = 72 / 25.4
LEAST_SPINE_MM = 6
"""A thinner one may be folded a little beside its place: words would stand on the cover."""
EDGE_MM = 15
"""What is kept free above and below."""
FOLD_MM = 1
"""What is kept free on both sides."""
SHARE = 0.5
"""Of the thickness of the spine, the size of its letters."""
MOST_PT, LEAST_PT = 14.0, 7.0
NUMBER = 0.62
"""The size of the digits of a number that stands upright, which is as wide as a character, in ems (`spine.css`). Where that is too small it is turned."""
PITCH = 1.08
"""From one character to that below it, in ems."""
APART = 0.25
"""Between a word that is turned and the characters above and below it, in ems: a quarter (JLREQ)."""
BLANK = 0.4
"""A space between words that stand upright, in ems."""
LEVEL_PITCH = 1.2
"""From one level line to the next, in ems."""
GAP = 2.0
"""Between title and foot at least, in ems."""

WidthOf = Callable[[str, float, bool], float]
"""How wide a line of text becomes at a size, bold or not; all in points."""
Way = Literal["upright", "number", "sideways", "level", "blank"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a spine's line, which is `length` ems of it: a character that stands upright, a number of few digits that stand side by side, a text that is
    turned along the spine, one that lies level across it, or the blank between words."""

    text: str
    way: Way
    length: float

    @property
    def long(self) -> Markup:
        """The attribute that makes its box as long."""
        return Markup(' style="height: {}em"').format(round(self.length, 3))

    @property
    def centred(self) -> Markup:
        """The attribute that makes the box of a turned text as long as it is, and centres it."""
        return Markup(' style="width: {}em; margin-left: {}em"').format(
            round(self.length, 3), -round(self.length / 2, 3)
        )


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces from above, and the size of their letters in pt."""

    size: float
    pieces: tuple[Piece, ...]

    @property
    def length(self) -> float:
        """How long it is, in pt."""
        return self.size * sum(piece.length for piece in self.pieces)

    @property
    def is_along(self) -> bool:
        """Whether nothing in it stands upright."""
        return all(piece.way == "sideways" for piece in self.pieces)

    def sized(self, top: float) -> Markup:
        """The attribute that sets its letters to their size, and where it begins, in pt from above."""
        return Markup(' style="font-size: {}pt; top: {}pt"').format(self.size, round(top, 2))


@dataclass(frozen=True, slots=True)
class Lettering:
    """What stands on a spine so high, in pt: the title, and the foot where there is room for one."""

    height: float
    title: Line
    foot: Line | None = None

    @property
    def top(self) -> float:
        """Where the title begins: above, or so that it is in the middle where it is one line along the spine."""
        return (self.height - self.title.length) / 2 if self.title.is_along else EDGE_MM * MM

    @property
    def foot_top(self) -> float:
        """Where the foot begins."""
        return self.height - EDGE_MM * MM - (self.foot.length if self.foot else 0)


def lettering(
    title: str, width_mm: float, height_mm: float, width_of: WidthOf, foot: tuple[str, ...] = ()
) -> Lettering | None:
    """The lettering of a spine; None for one that is too thin, or too short for the title at the smallest size.

    The `foot` is some words, below each other or one behind the other. It is left out where the title leaves no room for it.
    """
    if width_mm < LEAST_SPINE_MM:
        return None
    height, room = height_mm * MM, (height_mm - 2 * EDGE_MM) * MM
    pieces = _pieces(title, width_of)
    size = min(MOST_PT, width_mm * MM * SHARE, room / sum(piece.length for piece in pieces))
    if _has_small_numbers(pieces, size):
        pieces = _pieces(title, width_of, most_digits=1)
        size = min(size, room / sum(piece.length for piece in pieces))
    if size < LEAST_PT:
        return None
    found = Lettering(height, Line(round(size, 2), pieces))
    below = _foot(foot, found.title.size, (width_mm - 2 * FOLD_MM) * MM, width_of) if any(foot) else None
    whole = Lettering(height, found.title, below)
    is_free = below and whole.foot_top - (found.top + found.title.length) >= GAP * found.title.size
    return whole if is_free else found


def _foot(words: tuple[str, ...], size: float, room: float, width_of: WidthOf) -> Line:
    """The words at the foot: level below each other, where letters lie and the spine is wide enough for all of them, else as a title has them."""
    level = min(size, *(room / width_of(word, 1, True) for word in words))
    if level >= LEAST_PT and not any(map(is_wide, "".join(words))):
        return Line(round(level, 2), tuple(Piece(word, "level", LEVEL_PITCH) for word in words))
    pieces = _pieces(" ".join(words), width_of)
    return Line(size, _pieces(" ".join(words), width_of, most_digits=1) if _has_small_numbers(pieces, size) else pieces)


def _has_small_numbers(pieces: tuple[Piece, ...], size: float) -> bool:
    return size * NUMBER < LEAST_PT and any(piece.way == "number" for piece in pieces)


def _pieces(text: str, width_of: WidthOf, most_digits: int = 4) -> tuple[Piece, ...]:
    """A text from above: character by character where some stand upright, else one line that is turned."""
    if not any(map(is_wide, text)):
        return (Piece(text, "sideways", width_of(text, 1, True)),)
    runs = ["".join(run) for wide, run in groupby(text, is_wide)]
    return tuple(
        piece for at, run in enumerate(runs) for piece in _run(run, at > 0, at < len(runs) - 1, width_of, most_digits)
    )


def _run(run: str, has_before: bool, has_behind: bool, width_of: WidthOf, most_digits: int) -> Iterator[Piece]:
    """The pieces of a run of characters that are all wide, or all not: of these one that stands alone, and a number of up to so many digits, need not be
    turned (JLREQ 3.2.5)."""
    inner = run.strip()
    if not inner:
        yield Piece("", "blank", BLANK)
    elif is_wide(inner[0]):
        yield from (Piece(character, "upright", PITCH) for character in inner)
    elif re.fullmatch(rf"\d{{1,{most_digits}}}|\w", inner):
        piece = Piece(inner, "number" if len(inner) > 1 else "upright", PITCH)
        yield from _apart(run, piece, 0.0, has_before, has_behind)
    else:
        apart = APART if any(map(str.isalnum, inner)) else 0.0
        yield from _apart(run, Piece(inner, "sideways", width_of(inner, 1, True)), apart, has_before, has_behind)


def _apart(run: str, piece: Piece, least: float, has_before: bool, has_behind: bool) -> Iterator[Piece]:
    """A piece with what parts it from others: a word space where it has one, else the least."""
    before, behind = (BLANK if space else least for space in (run[0].isspace(), run[-1].isspace()))
    yield from [Piece("", "blank", before)] if before and has_before else []
    yield piece
    yield from [Piece("", "blank", behind)] if behind and has_behind else []
