"""The map of the pages of a book that was laid out. What refers to pages rests on it: proofs, comparisons, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from galley.maps import Block, PageMap, Part
from galley.pipeline.covering import KINDS
from galley.typeset import Layout

PT_PER_PX = 72 / 96


Pictures = Mapping[str, str]
"""The digests of pictures, by the address that the HTML has for each."""


def mapped(
    publication: str,
    language: str,
    layout: Layout,
    sides: Sequence[Sequence[int]] = (),
    pictures: Pictures | None = None,
) -> PageMap:
    """The map of a layout; of a leaflet with the pages that stand side by side on each side of its sheet."""
    sizes = tuple((_pt(wide), _pt(high)) for wide, high in layout.sizes)
    cover = tuple(page for page, kind in enumerate(layout.kinds, 1) if kind in KINDS)
    return PageMap(publication, language, sizes, tuple(_blocks(layout, pictures)), cover, tuple(map(tuple, sides)))


def _blocks(layout: Layout, pictures: Pictures | None) -> Iterator[Block]:
    """The blocks, parts of one on several pages joined."""
    found: dict[tuple[str, str], list[Part]] = {}
    looks: dict[tuple[str, str], set[str]] = {}
    shown: dict[tuple[str, str], tuple[str, ...]] = {}
    counted: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}
    heights = [height for _, height in layout.sizes]
    for page, block in layout.blocks:
        left, top, right, bottom = block.edges
        height = heights[page - 1]
        box = _pt(left), _pt(height - bottom), _pt(right), _pt(height - top)
        key = block.address, block.text
        found.setdefault(key, []).append(Part(page, box))
        looks.setdefault(key, set()).update(block.look)
        shown[key] = shown.get(key) or block.pictures
        counted[key] = counted.get(key) or block.counted
    for key, parts in found.items():
        yield Block(*key, tuple(parts), tuple(sorted(looks[key])), digests(shown[key], pictures), counted[key])


def digests(shown: Iterable[str], pictures: Pictures | None) -> tuple[str, ...] | None:
    """The digests of pictures; None where they are not known."""
    return None if pictures is None else tuple(pictures.get(each, each) for each in shown)


def _pt(length: float) -> float:
    return round(length * PT_PER_PX, 2)
