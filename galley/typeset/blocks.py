"""Blocks: what stands where on the pages, by content address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.measure import ADDRESS, Found, addressed

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS px from the upper left corner of a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """What an element with an address of its own comes to on a page: its border box, and its text, that of elements with addresses inside it
    left out. An element that goes on has a block on each of its pages, with the whole text."""

    address: str
    edges: Edges
    text: str


def blocks(every: Iterable[Found]) -> dict[int, tuple[Block, ...]]:
    """The blocks of some pages by their page, outer before inner."""
    edges: dict[tuple[int, Any], Edges] = {}
    for found in every:
        element = found.box.element
        if addressed(element) and not isinstance(found.box, boxes.TextBox | boxes.LineBox):
            key = found.page, element
            edges[key] = _around(edges.get(key), _edges(found))
    pages: dict[int, tuple[Block, ...]] = {}
    for (page, element), around in edges.items():
        pages[page] = (*pages.get(page, ()), Block(addressed(element), around, text_of(element)))
    return pages


def text_of(element: Any) -> str:
    """The text of an element with its spaces run together, a picture by what it shows; what has an address of its own is left out."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterable[str]:
    yield element.get("alt") or element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not child.get(ADDRESS):
            yield from _texts(child)
        yield child.tail or ""


def _edges(found: Found) -> Edges:
    """The edges of a box as it is seen: turned where it, or one around it, is."""
    box = found.box
    left, top = box.border_box_x(), box.border_box_y()
    edges = left, top, left + box.border_width(), top + box.border_height()
    for turn in (each.transformation_matrix for each in (box, *reversed(found.parents))):
        if turn is not None:
            one, other = turn.transform_point(*edges[:2]), turn.transform_point(*edges[2:])
            edges = (*map(min, zip(one, other, strict=True)), *map(max, zip(one, other, strict=True)))
    return edges


def _around(one: Edges | None, other: Edges) -> Edges:
    if one is None:
        return other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
