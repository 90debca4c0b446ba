"""What has changed since an earlier printing, by its map of pages and that of the book as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from galley.files import Files, Refused
from galley.maps import Block, NoMap, read
from galley.message import said
from galley.pipeline.freshness import MAP
from galley.problem import Place, Problem, Severity

MOST_BYTES = 50_000_000
"""A map tells every text of a book."""


def before(files: Files, folder: str, stem: str, place: Place) -> tuple[tuple[Block, ...] | None, list[Problem]]:
    """The blocks of the map of a book's earlier printing, which lies in a folder under its own name; None, and a problem, where it does not."""
    name = f"{folder}/{stem}{MAP}"
    try:
        text = files.text(name, place, MOST_BYTES)
    except Refused as refused:
        mend = said("keep there the {file} of each language as it was printed, or leave `since:` out", file=f"…{MAP}")
        return None, [refused.problem.with_(mend=mend, severity=Severity.WARNING)]
    try:
        return read(text).blocks, []
    except NoMap:
        message = said("{file} is no map of pages", file=name)
        return None, [
            Problem("printing.map", message, said("take the one that the build wrote"), place, Severity.WARNING)
        ]


def changed(old: Iterable[Block], new: Iterable[Block]) -> list[dict[str, Any]]:
    """What reads otherwise than before: address, `changed`, `added` or `removed`, its pages now, and before where it was. Of what stands inside
    each other the innermost is told."""
    earlier, later = _by_address(old), _by_address(new)
    differ = {address for address in earlier.keys() | later.keys() if earlier.get(address) != later.get(address)}
    outer = {address[:at] for address in differ for at, sign in enumerate(address) if sign == "/"}
    order = {address: number for number, address in enumerate(dict.fromkeys([*later, *earlier]))}
    told = []
    for address in sorted(differ - outer, key=order.__getitem__):
        what = "added" if address not in earlier else "changed" if address in later else "removed"
        entry: dict[str, Any] = {"address": address, "change": what}
        for name, blocks in (("pages", new), ("pages-before", old)):
            if found := pages(blocks, address):
                entry[name] = found
        told.append(entry)
    return told


def pages(blocks: Iterable[Block], address: str) -> list[int]:
    """The pages that an address, and what is below it, stands on."""
    below = f"{address}/"
    own = (block for block in blocks if block.address == address or block.address.startswith(below))
    return sorted({part.page for block in own for part in block.parts})


def _by_address(blocks: Iterable[Block]) -> dict[str, list[str]]:
    """The digests of the texts at each address, in their order."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        found.setdefault(block.address, []).append(block.sha256)
    return found
