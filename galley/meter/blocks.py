"""The structure tree of a tagged PDF: to which block of text each piece of marked content belongs (ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from galley.pdf.objects import Array, Dictionary, Pdf

INLINE = {"Span", "Link", "Quote", "Reference", "Code", "Em", "Strong", "Annot", "Sub", "Ruby", "RB", "RT"}
"""Roles of structure elements that stand within a block of text."""
TEXT = {"P", "LBody", "Lbl", "TD", "TH", "Caption", "BlockQuote", *(f"H{level}" for level in range(1, 7))}
"""Roles of blocks of text. What has no role of its own within them is a part of them (as Chromium writes its runs)."""
MAX_DEPTH = 200


class Block(NamedTuple):
    """A structure element that is no inline one: its number in reading order, its role, and whether it is furniture."""

    number: int
    role: str
    is_artefact: bool = False


def blocks(pdf: Pdf) -> dict[tuple[tuple[int, int], int], Block]:
    """The blocks of marked content by page object (number, generation) and MCID; empty for an untagged PDF."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return {}
    roles = {str(role): str(meant) for role, meant in root.get("/RoleMap", {}).items()}
    return dict(_walk(root, None, Block(0, ""), roles, count(1), 0))


def of_pages(known: dict[tuple[tuple[int, int], int], Block]) -> dict[tuple[int, int], dict[int, Block]]:
    """The blocks of each page by MCID, by the page's object."""
    found: dict[tuple[int, int], dict[int, Block]] = {}
    for (page, mcid), block in known.items():
        found.setdefault(page, {})[mcid] = block
    return found


def _walk(
    element: Any, page: Any, block: Block, roles: dict[str, str], numbers: Iterator[int], depth: int
) -> Iterator[tuple[tuple[tuple[int, int], int], Block]]:
    if depth > MAX_DEPTH:
        return
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int) and page is not None:
            yield (page.objgen, kid), block
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield from _walk(kid, page, _block(str(kid.S), block, roles, numbers), roles, numbers, depth + 1)
        elif isinstance(kid, Dictionary) and "/MCID" in kid and kid.get("/Pg", page) is not None:
            yield (kid.get("/Pg", page).objgen, int(kid.MCID)), block


def _block(name: str, around: Block, roles: dict[str, str], numbers: Iterator[int]) -> Block:
    role = roles.get(name, name).removeprefix("/")
    if role in INLINE or (role == "NonStruct" and around.role in TEXT):
        return around
    return Block(next(numbers), role, around.is_artefact or role in ("Artifact", "NonStruct"))
