"""Blocks: what stands where on the pages, by content address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.measure import ADDRESS, Found, addressed

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS px from the upper left corner of a page."""

Span = tuple[int, int]
"""From where to where in a text."""


@dataclass(frozen=True, slots=True)
class Block:
    """What an element with an address of its own comes to on a page: its border box, and its text, that of elements with addresses inside it
    left out. An element that goes on has a block on each of its pages, with the whole text."""

    address: str
    edges: Edges
    text: str
    look: tuple[str, ...] = ()
    """Digests of the styles that it is set in, of letters, grounds and rules; what hangs on lines and pages, as leading and air, is no part of them."""
    pictures: tuple[str, ...] = ()
    """The addresses of the pictures in it."""
    counted: tuple[Span, ...] = ()
    """Where numbers stand in the text that follow from those before them: of headings, figures, tables and remarks."""


LETTERS = ("font_family", "font_size", "font_weight", "font_style", "color", "text_transform", "text_decoration_line")
SIDES = ("top", "right", "bottom", "left")
GROUND = ("background_color", *(f"border_{side}_{what}" for side in SIDES for what in ("style", "width", "color")))
_COUNTED = {"mark", "number", "numeral"}
"""The classes of numbers that follow from those before them."""
_CONTINUED = "continued"
"""The class of what is printed only where a table goes on."""


def blocks(every: Iterable[Found]) -> dict[int, tuple[Block, ...]]:
    """The blocks of some pages by their page, outer before inner."""
    edges: dict[tuple[int, Any], Edges] = {}
    looks = _Looks()
    for found in every:
        element = found.box.element
        looks.take(found)
        if addressed(element) and not isinstance(found.box, boxes.TextBox | boxes.LineBox):
            key = found.page, element
            edges[key] = _around(edges.get(key), _edges(found))
    pages: dict[int, tuple[Block, ...]] = {}
    for (page, element), around in edges.items():
        block = Block(
            addressed(element), around, text_of(element), looks.of(element), pictures_of(element), counted_in(element)
        )
        pages[page] = (*pages.get(page, ()), block)
    return pages


class _Looks:
    """What elements with an address look like: the styles of the boxes of each, those of elements with addresses inside it left out."""

    def __init__(self) -> None:
        self._styles: dict[Any, dict[str, None]] = {}
        self._owners: dict[Any, Any] = {}
        self._digests: dict[tuple[int, bool], str] = {}

    def take(self, found: Found) -> None:
        """Take a box in."""
        box = found.box
        is_text = isinstance(box, boxes.TextBox)
        if box.element is None or isinstance(box, boxes.LineBox) or (is_text and not box.text.strip()):
            return
        if box.element.tag == "article" and not is_text:
            self._owner(found)  # a section has rules above it where it follows another on a page
            return
        owner = self._owner(found)
        if owner is not None:
            self._styles.setdefault(owner, {})[self._digest(box.style, is_text)] = None

    def of(self, element: Any) -> tuple[str, ...]:
        """The digests of an element's styles, in the order of the alphabet: that of boxes hangs on lines."""
        return tuple(sorted(self._styles.get(element, ())))

    def _owner(self, found: Found) -> Any:
        """The nearest element with an address, of a box that is always printed."""
        element = found.box.element
        if element not in self._owners:
            around = next((box.element for box in reversed(found.parents) if box.element is not element), None)
            above = self._owners.get(around) if around is not None else None
            own = element if addressed(element) else above
            is_passing = isinstance(element.tag, str) and _CONTINUED in (element.get("class") or "").split()
            self._owners[element] = None if is_passing else own
        return self._owners[element]

    def _digest(self, style: Any, is_text: bool) -> str:
        key = id(style), is_text
        if key not in self._digests:
            told = repr([style[name] for name in (LETTERS if is_text else GROUND)])
            self._digests[key] = sha256(told.encode()).hexdigest()[:8]
        return self._digests[key]


def pictures_of(element: Any) -> tuple[str, ...]:
    """The addresses of the pictures in an element; what has an address of its own is left out."""
    return tuple(_pictures(element))


def _pictures(element: Any) -> Iterator[str]:
    if element.tag == "img" and element.get("src"):
        yield element.get("src")
    for child in element:
        if isinstance(child.tag, str) and not child.get(ADDRESS):
            yield from _pictures(child)


@dataclass(frozen=True, slots=True)
class Said:
    """What the HTML says at an address: its text and pictures, those of addresses inside it left out."""

    address: str
    text: str
    pictures: tuple[str, ...]
    counted: tuple[Span, ...]


def said_in(tree: Any) -> Iterator[Said]:
    """What the elements of a book with an address say, in their order, without setting it."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.get(ADDRESS):
            yield Said(element.get(ADDRESS), text_of(element), pictures_of(element), counted_in(element))


def said_over(html: Any, paths: Iterable[Sequence[int]]) -> Iterator[Said]:
    """What those elements with an address say that hold elements at paths, before these are emptied."""
    for way in sorted({tuple(path[:end]) for path in paths for end in range(1, len(path))}):
        element = html.etree_element
        for number in way:
            element = element[number]
        if addressed(element):
            yield Said(addressed(element), text_of(element), pictures_of(element), counted_in(element))


def text_of(element: Any) -> str:
    """The text of an element with its spaces run together, a picture by what it shows, a break between lines as a space; what has an address of its own is left out."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterable[str]:
    yield _first(element)
    for child in element:
        if isinstance(child.tag, str) and not child.get(ADDRESS):
            yield from _texts(child)
        yield child.tail or ""


def _first(element: Any) -> str:
    """What an element says before its children."""
    return element.get("alt") or element.text or (" " if element.tag == "br" else "")


def counted_in(element: Any) -> tuple[Span, ...]:
    """Where in the text of an element numbers stand that follow from those before them."""
    pieces = list(_pieces(element, False))
    if not any(is_counted for _, is_counted in pieces):
        return ()
    signs: list[bool] = []
    is_parted = False
    for text, is_counted in pieces:
        for sign in text:
            if sign.isspace():
                is_parted = bool(signs)
                continue
            signs += [signs[-1] and is_counted, is_counted] if is_parted else [is_counted]
            is_parted = False
    edges = [at for at, (one, other) in enumerate(pairwise([False, *signs, False])) if one != other]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _pieces(element: Any, is_counted: bool) -> Iterator[tuple[str, bool]]:
    """The pieces of an element's text, each with whether it is such a number."""
    yield _first(element), is_counted
    for child in element:
        if isinstance(child.tag, str) and not child.get(ADDRESS):
            of_child = not _COUNTED.isdisjoint((child.get("class") or "").split())
            yield from _pieces(child, is_counted or of_child)
        yield child.tail or "", is_counted


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
