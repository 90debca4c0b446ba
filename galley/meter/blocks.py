"""The structure tree of a tagged PDF: to which block of text each piece of marked content belongs (ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from galley.pdf.objects import Pdf
from galley.pdf.tree import Element, content, tree_of

INLINE = {"Span", "Link", "Quote", "Reference", "Code", "Em", "Strong", "Annot", "Sub", "Ruby", "RB", "RT"}
"""Roles of structure elements that stand within a block of text."""
TEXT = {"P", "LBody", "Lbl", "TD", "TH", "Caption", "BlockQuote", *(f"H{level}" for level in range(1, 7))}
"""Roles of blocks of text. What has no role of its own within them is a part of them (as Chromium writes its runs)."""


class Block(NamedTuple):
    """A structure element that is no inline one: its number in reading order, its role, and whether it is furniture."""

    number: int
    role: str
    is_artefact: bool = False


def blocks(pdf: Pdf, tree: Element | None = None) -> dict[tuple[tuple[int, int], int], Block]:
    """The blocks of marked content by page object (number, generation) and MCID; empty for an untagged PDF. `tree` is its tree of tags, where that was read."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return {}
    roles = {str(role): str(meant) for role, meant in root.get("/RoleMap", {}).items()}
    found: dict[tuple[tuple[int, int], int], Block] = {}
    _walk(tree or tree_of(root), Block(0, ""), roles, count(1), found)
    return found


def of_pages(known: dict[tuple[tuple[int, int], int], Block]) -> dict[tuple[int, int], dict[int, Block]]:
    """The blocks of each page by MCID, by the page's object."""
    found: dict[tuple[int, int], dict[int, Block]] = {}
    for (page, mcid), block in known.items():
        found.setdefault(page, {})[mcid] = block
    return found


def _walk(
    element: Element,
    block: Block,
    roles: dict[str, str],
    numbers: Iterator[int],
    found: dict[tuple[tuple[int, int], int], Block],
) -> None:
    """Enter what an element and those below it hold."""
    for kid in element.kids:
        if isinstance(kid, Element):
            _walk(kid, _block(kid.name, block, roles, numbers), roles, numbers, found)
        elif at := content(kid, element.page):
            found[at] = block


def _block(name: str, around: Block, roles: dict[str, str], numbers: Iterator[int]) -> Block:
    role = roles.get(name, name).removeprefix("/")
    if role in INLINE or (role == "NonStruct" and around.role in TEXT):
        return around
    return Block(next(numbers), role, around.is_artefact or role in ("Artifact", "NonStruct"))
