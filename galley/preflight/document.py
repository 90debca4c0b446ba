"""A finished PDF as preflight sees it: its pages with their boxes and all that they draw, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from galley import raster
from galley.meter.blocks import blocks, of_pages
from galley.meter.glyphs import Glyph, inherited
from galley.options import Edition
from galley.pdf.objects import Pdf, leaves
from galley.pdf.tree import Element, held, tree_of
from galley.preflight.coverage import Coverage, coverage
from galley.preflight.marks import Mark, Marks
from galley.preflight.memory import Memory
from galley.preflight.page import Page
from galley.preflight.rule import Box, Limits

MOST_PARENTS = 32


class Unopened(NamedTuple):
    """A PDF that another reader opens by himself: its bytes, and what it is for."""

    data: bytes
    edition: Edition


@dataclass
class Document:
    """An opened PDF, its bytes, what it is for, what is asked of it, and what is known of its pages."""

    pdf: Pdf
    data: bytes
    edition: Edition
    limits: Limits
    memory: Memory = field(default_factory=Memory)

    def read(self) -> None:
        """Read all pages, before anything is said of them."""
        len(self.pages)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, with all that is drawn."""
        return tuple(self._pages())

    @cached_property
    def coverage(self) -> list[Coverage]:
        """How much ink lies on each page, measured once where it is not known. Raises `raster.NoPlates`."""
        pages, limit = self.pages, self.limits.ink_percent
        known = {page.number: self.memory.coverage(page.number) for page in pages}
        unknown = [number for number, found in known.items() if found is None]
        measured = raster.plates(self.data, unknown, lambda plates: coverage(plates, limit, pages[plates.page - 1]))
        for each in measured:
            self.memory.keep_coverage(each)
        return [found or measured.pop(0) for found in known.values()]

    @cached_property
    def owners(self) -> dict[tuple[tuple[int, int], int], Any]:
        """The blocks of marked content, where it is tagged."""
        return blocks(self.pdf, self.tree)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], int]:
        """The number of each page, counted from 1, by its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def destinations(self) -> dict[str, Any]:
        """The destinations that have a name (12.3.2.3)."""
        root: Any = self.pdf.Root
        old = {str(name).lstrip("/"): found for name, found in root.get("/Dests", {}).items()}
        return old | {str(name): found for name, found in leaves(root.get("/Names", {}).get("/Dests"), "/Names")}

    @cached_property
    def held_by(self) -> dict[tuple[int, int], str]:
        """The kind of the element that holds each annotation, by its object (14.7.4.3)."""
        return dict(held(self.tree))

    @cached_property
    def tree(self) -> Element:
        """The tree of tags, below its root."""
        return tree_of(self.pdf.Root.get("/StructTreeRoot"))

    @cached_property
    def tagged_texts(self) -> dict[tuple[tuple[int, int], int], str]:
        """What marked content says, by its page and number."""
        found: dict[tuple[tuple[int, int], int], str] = {}
        for page in self.pages:
            number = page.obj.objgen
            for mark in page.marks:
                if mark.content is not None and mark.text:
                    key = number, mark.content
                    found[key] = found.get(key, "") + mark.text
        return found

    def _pages(self) -> Iterator[Page]:
        fonts: dict[Any, Any] = {}
        known = of_pages(self.owners)
        for number, page in enumerate(self.pdf.pages, 1):
            marks, glyphs = self._drawn(page, number, fonts, known.get(page.obj.objgen, {}))
            media = _box(page.obj, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
            crop = _box(page.obj, "/CropBox") or media
            trim = _box(page.obj, "/TrimBox")
            yield Page(
                number,
                page.obj,
                media,
                crop,
                _box(page.obj, "/BleedBox") or crop,
                trim or crop,
                trim is not None,
                marks,
                glyphs,
                self.memory.inks(number),
            )

    def _drawn(
        self, page: Any, number: int, fonts: dict[Any, Any], known: dict[int, Any]
    ) -> tuple[tuple[Mark, ...], tuple[Glyph, ...]]:
        """What a page draws, and those of its glyphs that something is wrong with."""
        recalled = self.memory.marks(number)
        if recalled is not None:
            return recalled, ()
        canvas = Marks(number, fonts, known, page.obj.get("/Resources", inherited(page.obj)))
        canvas.group(page.obj)
        canvas.run(page)
        if not canvas.glyphs:
            self.memory.keep_marks(number, canvas.marks)
        return tuple(canvas.marks), tuple(canvas.glyphs)


def attribute(page: Any, name: str) -> Any:
    """An attribute of a page, its own or that of a parent (7.7.3.4)."""
    for _ in range(MOST_PARENTS):
        if name in page:
            return page[name]
        page = page.get("/Parent")
        if page is None:
            return None
    return None


def _box(page: Any, name: str) -> Box | None:
    found = attribute(page, name) if name in ("/MediaBox", "/CropBox") else page.get(name)
    if found is None or len(found) != 4:
        return None
    left, bottom, right, top = (float(edge) for edge in found)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
