"""A page of a finished PDF as preflight sees it: its boxes, and all that it draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from galley.meter.glyphs import Glyph
from galley.preflight.marks import Mark
from galley.preflight.rule import Box

PT_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Page:
    """A page: its number, counted from 1, its dictionary, and its boxes in pt (ISO 32000-1, 14.11.2)."""

    number: int
    obj: Any
    media: Box
    crop: Box
    bleed: Box
    trim: Box
    has_trim: bool
    marks: tuple[Mark, ...]
    glyphs: tuple[Glyph, ...]
    """Those that are missing in their font, or do not tell their character."""
    inks: tuple[str, ...] | None = None
    """The inks that it needs, where a page of the same look was looked through and nothing was wrong with anything that it draws."""

    @property
    def is_sound(self) -> bool:
        """Whether it is known that nothing is wrong with anything that it draws, looked at by itself."""
        return self.inks is not None

    @property
    def size_mm(self) -> tuple[float, float]:
        """The trimmed page."""
        left, bottom, right, top = self.trim
        return (right - left) / PT_PER_MM, (top - bottom) / PT_PER_MM

    def is_seen(self, box: Box) -> bool:
        """Whether a box has a part in the bleed box."""
        return box[0] < self.bleed[2] and box[2] > self.bleed[0] and box[1] < self.bleed[3] and box[3] > self.bleed[1]


def doubtful(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that it is not known of that nothing is wrong with anything that they draw: which rules are asked of that look at each thing by itself."""
    return (page for page in pages if not page.is_sound)
