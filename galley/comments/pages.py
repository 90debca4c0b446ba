"""The pages of a file beside those of a map: which page of the book each is, and how it is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from galley.comments.letters import letters
from galley.comments.quoting import centre, holds, spelled
from galley.maps import Box, PageMap, Placed
from galley.meter.glyphs import Glyph

PIECE, LEAST, SHARE = 6, 3, 0.4
"""A page is compared by pieces of so many letters; fewer pieces prove nothing; so large a share of them has to stand on the page of the map."""


@dataclass(frozen=True)
class Sheet:
    """A page of a file: its glyphs, the page of the book that it shows (None where that is not known), and how that is placed. It is `apart` where the map
    says that it shows none."""

    glyphs: Sequence[Glyph]
    page: int | None = None
    scale: float = 1.0
    left: float = 0.0
    bottom: float = 0.0
    is_apart: bool = False

    def on_file(self, box: Box) -> Box:
        """A box of the book's page as it stands in the file."""
        return Placed((), self.scale, self.left, self.bottom).on_proof(box)


@dataclass(frozen=True)
class Paging:
    """The map of a book as the pages of a file are to be read by it."""

    told: PageMap

    @cached_property
    def words(self) -> dict[int, str]:
        """The letters of the blocks on each page."""
        return {
            page: "\n".join(letters(block.text).text for block, _ in blocks)
            for page, blocks in self.told.on_pages.items()
        }

    def sheet(self, number: int, count: int, glyphs: Sequence[Glyph], origin: tuple[float, float]) -> Sheet:
        """A page of a file of `count` pages, 1-based; `origin` is the lower left corner of its trim. Where its words are not those of the page that the
        map has for it, as in a file of some pages, it is the page that has them."""
        placed = self.told.placed or self._placed(count, origin)
        page = placed.pages[number - 1] if number <= len(placed.pages) else 0
        sheet = Sheet(glyphs, page or None, placed.scale, placed.left, placed.bottom)
        wide, high = self.told.sizes[(page or 1) - 1] if self.told.sizes else (0.0, 0.0)
        wanted = _pieces(sheet, [(0.0, 0.0, wide, high)])
        inside = _pieces(sheet, [box for block, box in self.told.on_pages.get(page, ()) if block.text])
        if len(wanted) < LEAST or (inside and self._share(inside, page) >= SHARE):
            return sheet if page else replace(sheet, is_apart=number <= len(placed.pages))
        best = max(self.words, key=lambda each: self._share(wanted, each), default=0)
        if best and self._share(wanted, best) >= SHARE and (page or not self.told.placed):
            return replace(sheet, page=best)
        return replace(sheet, page=None, is_apart=not page and number <= len(placed.pages))

    def _placed(self, count: int, origin: tuple[float, float]) -> Placed:
        """How pages stand in a file that is no proof: a press has those of the block alone."""
        pages = tuple(range(1, len(self.told.sizes) + 1))
        block = tuple(page for page in pages if page not in self.told.cover)
        return Placed(block if count == len(block) else pages, 1.0, *origin)

    def _share(self, wanted: Sequence[str], page: int) -> float:
        known = self.words.get(page, "")
        return sum(piece in known for piece in wanted) / len(wanted)


def _pieces(sheet: Sheet, boxes: Sequence[Box]) -> list[str]:
    """The letters that a page has in some boxes of the book's page, cut up."""
    areas = [sheet.on_file(box) for box in boxes]
    found = [each for each in sheet.glyphs if not each.is_artefact and any(holds(area, centre(each)) for area in areas)]
    text = spelled(found)
    return [text[at : at + PIECE] for at in range(0, len(text) - PIECE + 1, PIECE)]
