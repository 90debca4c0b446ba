"""The tree of tags, read once for all rules that go through it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from galley.pdf.objects import Array, Dictionary

MOST_DEPTH = 201
"""How deep elements stand in one another that are read, the root among them."""


class Element(NamedTuple):
    """An element: its object, its name as `/P`, nothing for the root, the page that its content is on where that is known, and its kids: elements,
    numbers of content, and other dictionaries."""

    obj: Any
    name: str
    page: Any
    kids: list[Any]


def tree_of(found: Any, name: str = "", page: Any = None, depth: int = 0) -> Element:
    """An element and all below it; without kids where there is none. What lies deeper than any reader looks is left as it is."""
    if not isinstance(found, Dictionary):
        return Element(found, name, page, [])
    page = found.get("/Pg", page)
    kids: Any = found.get("/K", [])
    every = [
        tree_of(kid, str(kid.S), page, depth + 1)
        if depth < MOST_DEPTH and isinstance(kid, Dictionary) and "/S" in kid
        else kid
        for kid in (kids if isinstance(kids, Array) else [kids])
    ]
    return Element(found, name, page, every)


def held(element: Element) -> Iterator[tuple[tuple[int, int], str]]:
    """The objects that an element and those below it hold, as annotations, each with the kind of the one that does (14.7.4.3)."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from held(kid)
        elif isinstance(kid, Dictionary) and "/Obj" in kid:
            yield kid.Obj.objgen, element.name.lstrip("/")
