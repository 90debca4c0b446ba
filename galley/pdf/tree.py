"""The tree of tags, read once for all that go through it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from galley.pdf.objects import Array, Dictionary

MOST_DEPTH = 201
"""How deep elements stand in one another that are read, the root among them."""


Page = tuple[int, int]
"""A page by its object: number and generation."""


class Element(NamedTuple):
    """An element: its object, its name as `/P`, nothing for the root, the page that its content is on where that is known, and its kids: elements,
    numbers of content, and other dictionaries."""

    obj: Any
    name: str
    page: Page | None
    kids: list[Any]


def tree_of(
    found: Any, name: str = "", page: Page | None = None, depth: int = 0, known: set[Page] | None = None
) -> Element:
    """An element and all below it; without kids where there is none. What lies deeper than any reader looks is left as it is; what stands in several
    elements, or in itself, is in the first of them alone. `known` are the objects of those before."""
    known = set() if known is None else known
    if not isinstance(found, Dictionary) or (found.is_indirect and found.objgen in known):
        return Element(found, name, page, [])
    known.add(found.objgen)
    page = _page(found, page)
    kids: Any = found.get("/K", [])
    every = [
        tree_of(kid, str(kid.S), page, depth + 1, known)
        if depth < MOST_DEPTH and isinstance(kid, Dictionary) and "/S" in kid
        else kid
        for kid in (kids if isinstance(kids, Array) else [kids])
    ]
    return Element(found, name, page, every)


def _page(found: Dictionary, around: Page | None) -> Page | None:
    """The page that a dictionary names, else that of what is around it."""
    named = found.get("/Pg")
    return named.objgen if isinstance(named, Dictionary) else around


def content(kid: Any, page: Page | None) -> tuple[Page, int] | None:
    """The page and the number of a kid that is marked content, of an element with that page (14.7.5); None for any other."""
    if isinstance(kid, int):
        return None if page is None else (page, kid)
    if not isinstance(kid, Dictionary) or "/MCID" not in kid:
        return None
    page = _page(kid, page)
    return None if page is None else (page, int(kid.MCID))


def held(element: Element) -> Iterator[tuple[tuple[int, int], str]]:
    """The objects that an element and those below it hold, as annotations, each with the kind of the one that does (14.7.4.3)."""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from held(kid)
        elif isinstance(kid, Dictionary) and "/Obj" in kid:
            yield kid.Obj.objgen, element.name.lstrip("/")
