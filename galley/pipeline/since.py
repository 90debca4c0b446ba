"""What has changed since an earlier printing, by its map of pages and that of the book as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from galley.comparison.changes import Kind, compared, told
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


TOLD = {Kind.REWORDED: "changed", Kind.NEW: "added", Kind.DELETED: "removed"}
"""What a printer's sheet tells: what reads otherwise."""


def changed(old: Sequence[Block], new: Sequence[Block]) -> list[dict[str, Any]]:
    """What reads otherwise than before: address, `changed`, `added` or `removed`, its pages now, and before where it was. Of what was added or removed as a
    whole the outermost is told."""
    entries = []
    for change in told(compared(old, new)):
        what = next((TOLD[kind] for kind in change.kinds if kind in TOLD), None)
        if what:
            entry: dict[str, Any] = {"address": change.address, "change": what}
            for name, block in (("pages", change.new), ("pages-before", change.old)):
                if block and block.parts:
                    entry[name] = sorted({part.page for part in block.parts})
            entries.append(entry)
    return entries


def pages(blocks: Iterable[Block], address: str) -> list[int]:
    """The pages that an address, and what is below it, stands on."""
    below = f"{address}/"
    own = (block for block in blocks if block.address == address or block.address.startswith(below))
    return sorted({part.page for block in own for part in block.parts})
