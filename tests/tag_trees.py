"""Trees of tags as tests look at them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pressing import press

from galley.typeset import Dress, Layout

Tree = tuple[Any, ...]


def tagged(layout: Layout, **worn: Any) -> bytes:
    """The PDF of a layout with its tags."""
    data, problems = press(layout, Dress(tagged=True, **worn))
    assert problems == []
    return data


def tree(data: bytes) -> Tree:
    """What is below the document: types with what is in them. A mark is the number of its page, counted from 1, and a link `"link"`."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return _below(pdf.Root.StructTreeRoot.K[0], pages)


def _below(node: Any, pages: dict[Any, int]) -> Tree:
    return tuple(_kid(kid, node, pages) for kid in node.K)


def _kid(kid: Any, parent: Any, pages: dict[Any, int]) -> Any:
    if isinstance(kid, int):
        return pages[parent.Pg.objgen]
    if kid.get("/Type") == "/MCR":
        return pages[kid.Pg.objgen]
    if kid.get("/Type") == "/OBJR":
        return "link"
    return (str(kid.S)[1:], *_below(kid, pages))


def elements(pdf: pikepdf.Pdf, *types: str) -> list[Any]:
    """The elements of some types, as they follow each other."""
    return [each for each in _every(pdf.Root.StructTreeRoot.K[0]) if str(each.S)[1:] in types]


def _every(node: Any) -> Iterator[Any]:
    yield node
    for kid in node.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _every(kid)
