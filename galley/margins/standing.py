"""Which blocks of a page are told in the margin, and where on the pages the block of a note stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from galley.maps import Block, Box, PageMap
from galley.margins.note import Note

NEAR = 2.0
"""Boxes whose upper edges are so near stand in a row."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A block on a page."""

    address: str
    page: int
    box: Box


def above(address: str) -> Iterator[str]:
    """The addresses around one, the nearest first: of `a/body/l1.2.p1` `a/body/l1.2`, `a/body/l1`, `a/body`, `a`."""
    while cut := max(address.rfind("/"), address.rfind(".")) + 1:
        address = address[: cut - 1]
        yield address


def told(book: PageMap, page: int) -> list[Standing]:
    """The blocks of a page whose addresses are told: the innermost, and of those that stand in a row, as the cells of a table, what holds them."""
    here = {(block.address, box): None for block, box in book.on_pages.get(page, ())}
    boxes: dict[str, list[Box]] = {}
    for address, box in here:
        boxes.setdefault(address, []).append(box)
    below: dict[str, dict[str, None]] = {}
    for address in boxes:
        holder = next((each for each in above(address) if each in boxes), None)
        if holder is not None:
            below.setdefault(holder, {})[address] = None
    rows = {address for address, inner in below.items() if "/" in address and _is_row(boxes[address][0], inner, boxes)}
    hidden = {address for address in boxes if any(each in rows for each in above(address))}
    return [
        Standing(address, page, box)
        for address, box in here
        if address not in hidden and (address in rows or address not in below)
    ]


def _is_row(around: Box, inner: dict[str, None], boxes: dict[str, list[Box]]) -> bool:
    """Whether blocks begin at the upper edge of what holds them, side by side: what goes on from the page before begins there as well, around or over others."""
    found = sorted(box for each in inner for box in boxes[each])
    is_abreast = all(one[2] <= other[0] + NEAR for one, other in pairwise(found))
    return len(inner) > 1 and is_abreast and all(abs(box[3] - around[3]) <= NEAR for box in found)


def places(note: Note, book: PageMap) -> list[Standing]:
    """Where the block of a note stands, or the nearest around it, on each page that it goes over; nothing for what stands nowhere.

    Of blocks of one address, as a title and its line in the list of contents, it is that in its own section.
    """
    for address in (note.address, *above(note.address)):
        blocks = book.at.get(address)
        if blocks:
            block = _own(address, blocks, book)
            return [Standing(address, part.page, part.box) for part in block.parts]
    return [Standing(note.address, page, box) for page, box in note.under[:1]]


def _own(address: str, blocks: tuple[Block, ...], book: PageMap) -> Block:
    section = address.partition("/")[0]
    pages = {part.page for block in book.at.get(section, ()) for part in block.parts}
    return next((block for block in blocks if any(part.page in pages for part in block.parts)), blocks[0])
