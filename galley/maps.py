"""Maps of pages: where each block of a book stands on its pages, and what it says, as data that lies beside the book.

Proofs, comments and comparisons go by them: an address leads to its boxes, a place on a page to its address. Lengths are in pt from the lower left
corner of a page, as PDF has them (ISO 32000-1, 8.3.2); pages are counted from 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

FORMAT = 1

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top edge."""


class NoMap(ValueError):
    """What was read is no map of pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands of a block on one page."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its address, its text without that of blocks inside it, and where it stands. `look` tells what it is set in from anything else, `pictures`
    are digests of the pictures in it; empty and None where that is not known. `counted` is where numbers stand in the text that follow from those before
    them."""

    address: str
    text: str
    parts: tuple[Part, ...] = ()
    look: tuple[str, ...] = ()
    pictures: tuple[str, ...] | None = None
    counted: tuple[tuple[int, int], ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The block in the shape of a map."""
        boxes = [{"page": part.page, "box": list(part.box)} for part in self.parts]
        told: dict[str, Any] = {"address": self.address, "text": self.text, "sha256": self.sha256, "boxes": boxes}
        if self.look:
            told["look"] = list(self.look)
        if self.pictures is not None:
            told["pictures"] = list(self.pictures)
        if self.counted:
            told["counted"] = [list(span) for span in self.counted]
        return told


@dataclass(frozen=True, slots=True)
class Placed:
    """How pages of a book stand on those of a proof: `pages` has the page of the book on each page of the file, 0 where none is; each is drawn at
    `scale`, its lower left corner at `left` and `bottom`."""

    pages: tuple[int, ...]
    scale: float
    left: float
    bottom: float

    def in_book(self, page: int, x: float, y: float) -> tuple[int, float, float] | None:
        """The page and place in the book of a place in the file; None beside all pages of the book."""
        if not 0 < page <= len(self.pages) or not self.pages[page - 1]:
            return None
        return self.pages[page - 1], (x - self.left) / self.scale, (y - self.bottom) / self.scale

    def on_proof(self, box: Box) -> Box:
        """A box of a page of the book where it stands in the file."""
        left, bottom, right, top = (length * self.scale for length in box)
        return left + self.left, bottom + self.bottom, right + self.left, top + self.bottom

    def as_json(self) -> dict[str, Any]:
        """The placing in the shape of a map."""
        return {"pages": list(self.pages), "scale": self.scale, "left": self.left, "bottom": self.bottom}


@dataclass(frozen=True)
class PageMap:
    """The map of a book. `sizes` are width and height of each page; `cover` the pages of the cover, which are not in print files; of a leaflet `sides`
    are the pages that stand side by side on each side of its sheet; `blocks` are in the order of the book, outer before inner; `placed` is there in
    the map of a proof."""

    publication: str
    language: str
    sizes: tuple[tuple[float, float], ...]
    blocks: tuple[Block, ...]
    cover: tuple[int, ...] = ()
    sides: tuple[tuple[int, ...], ...] = ()
    placed: Placed | None = None

    @cached_property
    def on_pages(self) -> Mapping[int, tuple[tuple[Block, Box], ...]]:
        """The blocks of each page with their boxes there, outer before inner."""
        found: dict[int, list[tuple[Block, Box]]] = {}
        for block in self.blocks:
            for part in block.parts:
                found.setdefault(part.page, []).append((block, part.box))
        return {page: tuple(each) for page, each in found.items()}

    @cached_property
    def at(self) -> Mapping[str, tuple[Block, ...]]:
        """The blocks at each address, in their order."""
        found: dict[str, tuple[Block, ...]] = {}
        for block in self.blocks:
            found[block.address] = (*found.get(block.address, ()), block)
        return found

    def standing(self, page: int, x: float, y: float, slack: float = 0.0) -> tuple[Block, ...]:
        """The blocks around a place of a page of the book, outer before inner; boxes are larger by `slack` at each side."""
        return tuple(block for block, box in self.on_pages.get(page, ()) if _holds(box, x, y, slack))

    def written(self) -> bytes:
        """The map as JSON. A block is a line."""
        about: dict[str, Any] = {"format": FORMAT, "publication": self.publication, "language": self.language}
        about |= {"sizes": [list(size) for size in self.sizes], "cover": list(self.cover)}
        if self.sides:
            about["sides"] = [list(side) for side in self.sides]
        if self.placed:
            about["placed"] = self.placed.as_json()
        blocks = ",\n".join(json.dumps(block.as_json(), ensure_ascii=False) for block in self.blocks)
        return f'{json.dumps(about)[:-1]}, "blocks": [\n{blocks}\n]}}\n'.encode()


def read(data: bytes | str) -> PageMap:
    """The map that was written; raises `NoMap` for anything else."""
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise NoMap(f"format {told['format']}")
        return PageMap(
            str(told["publication"]),
            str(told["language"]),
            tuple((float(wide), float(high)) for wide, high in told["sizes"]),
            tuple(_blocks(told["blocks"])),
            tuple(map(int, told.get("cover", ()))),
            tuple(tuple(map(int, side)) for side in told.get("sides", ())),
            _placed(told["placed"]) if "placed" in told else None,
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise NoMap(str(fault)) from fault


def _blocks(told: Sequence[Any]) -> Iterator[Block]:
    for each in told:
        parts = tuple(Part(int(part["page"]), _box(part["box"])) for part in each["boxes"])
        pictures = tuple(map(str, each["pictures"])) if "pictures" in each else None
        look, counted = tuple(map(str, each.get("look", ()))), tuple(map(_span, each.get("counted", ())))
        yield Block(str(each["address"]), str(each["text"]), parts, look, pictures, counted)


def _span(ends: Sequence[Any]) -> tuple[int, int]:
    start, end = map(int, ends)
    return start, end


def _box(edges: Sequence[Any]) -> Box:
    left, bottom, right, top = map(float, edges)
    return left, bottom, right, top


def _placed(told: Mapping[str, Any]) -> Placed:
    scale = float(told["scale"])
    if scale <= 0:
        raise NoMap(f"scale {scale}")
    return Placed(tuple(map(int, told["pages"])), scale, float(told["left"]), float(told["bottom"]))


def _holds(box: Box, x: float, y: float, slack: float) -> bool:
    left, bottom, right, top = box
    return left - slack <= x <= right + slack and bottom - slack <= y <= top + slack
