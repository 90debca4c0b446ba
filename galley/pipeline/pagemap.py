"""The map of the pages of a book that was laid out. What refers to pages rests on it: proofs, comparisons, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.maps import Block, PageMap, Part
from galley.pipeline.covering import KINDS
from galley.typeset import Layout

PT_PER_PX = 72 / 96


def mapped(publication: str, language: str, layout: Layout, sides: Sequence[Sequence[int]] = ()) -> PageMap:
    """The map of a layout; of a leaflet with the pages that stand side by side on each side of its sheet."""
    sizes = tuple((_pt(wide), _pt(high)) for wide, high in layout.sizes)
    cover = tuple(page for page, kind in enumerate(layout.kinds, 1) if kind in KINDS)
    return PageMap(publication, language, sizes, tuple(_blocks(layout)), cover, tuple(map(tuple, sides)))


def _blocks(layout: Layout) -> Iterator[Block]:
    """The blocks, parts of one on several pages joined."""
    found: dict[tuple[str, str], list[Part]] = {}
    for page, block in layout.blocks:
        left, top, right, bottom = block.edges
        height = layout.sizes[page - 1][1]
        box = _pt(left), _pt(height - bottom), _pt(right), _pt(height - top)
        found.setdefault((block.address, block.text), []).append(Part(page, box))
    for (address, text), parts in found.items():
        yield Block(address, text, tuple(parts))


def _pt(length: float) -> float:
    return round(length * PT_PER_PX, 2)
