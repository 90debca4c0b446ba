"""Where words of a known text stand on finished pages, by the glyphs that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from galley.likeness.measures import staying
from galley.maps import Box, Part
from galley.meter.glyphs import Glyph

Spot = tuple[int, Box]
"""A page, counted from 1, and a box on it in pt."""
SLACK = 1.0
"""Letters may stand out of their block so far."""
DEPTH, GAP = 0.2, 3.0
"""How far below the base line a box reaches, in ems; and how wide that of a place between words is, in pt."""
_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]")


class Spots:
    """The glyphs that show a text whose block stands on some pages; `pages` have the glyphs of each by its number."""

    def __init__(self, text: str, parts: Iterable[Part], pages: Mapping[int, Sequence[Glyph]]) -> None:
        shown = [
            (sign, page, glyph)
            for page, glyph in _within(parts, pages)
            for sign in glyph.text
            if not _UNSEEN.match(sign)
        ]
        seen = [at for at, sign in enumerate(text) if not _UNSEEN.match(sign)]
        self._glyphs: dict[int, tuple[int, Glyph]] = {}
        for one, other, length in staying([text[at] for at in seen], [sign for sign, _, _ in shown]):
            for step in range(length):
                self._glyphs[seen[one + step]] = shown[other + step][1:]

    def of(self, start: int, end: int) -> list[Spot]:
        """Where the characters from `start` to `end` stand: a box for each line."""
        lines: dict[tuple[int, float], list[Glyph]] = {}
        for at in range(start, end):
            if at in self._glyphs:
                page, glyph = self._glyphs[at]
                lines.setdefault((page, round(glyph.y, 1)), []).append(glyph)
        return [(page, _around(letters)) for (page, _), letters in lines.items()]

    def before(self, at: int) -> Spot | None:
        """The place before a character, or behind the one before it; None where neither is shown."""
        if at in self._glyphs:
            page, glyph = self._glyphs[at]
            return page, _gap(glyph.x, glyph)
        behind = max(self._glyphs.keys() & range(at), default=None)
        if behind is None:
            return None
        page, glyph = self._glyphs[behind]
        return page, _gap(glyph.end, glyph)


def _within(parts: Iterable[Part], pages: Mapping[int, Sequence[Glyph]]) -> Iterable[tuple[int, Glyph]]:
    """The upright glyphs in the boxes of a block, in the order of its pages."""
    for part in parts:
        left, bottom, right, top = part.box
        for glyph in pages.get(part.page, ()):
            across = left - SLACK <= glyph.x <= right + SLACK and bottom - SLACK <= glyph.y <= top + SLACK
            if across and not glyph.angle and not glyph.is_vertical:
                yield part.page, glyph


def _around(letters: Sequence[Glyph]) -> Box:
    low, high = letters[0].y - DEPTH * letters[0].size, letters[0].y + max(glyph.size for glyph in letters)
    left, right = min(glyph.x for glyph in letters), max(glyph.end for glyph in letters)
    return round(left, 2), round(low, 2), round(right, 2), round(high, 2)


def _gap(x: float, glyph: Glyph) -> Box:
    low, high = glyph.y - DEPTH * glyph.size, glyph.y + glyph.size
    return round(x - GAP / 2, 2), round(low, 2), round(x + GAP / 2, 2), round(high, 2)
