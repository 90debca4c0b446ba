"""What addresses say of where blocks belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

_NUMBERED = re.compile(r"[a-z]?\d+(\..+)?")
"""A part that is counted, as `p2`, `l1.3.p1` and `2` are: putting something in before it gives it another."""


def holder(address: str) -> str:
    """An address without the parts at its end that are counted: what holds a sequence of blocks, or the block itself."""
    parts = address.split("/")
    while len(parts) > 1 and _NUMBERED.fullmatch(parts[-1]):
        parts.pop()
    return "/".join(parts)


def ways(address: str) -> Iterator[str]:
    """An address and all that are around it, the outermost first."""
    yield from (address[:at] for at, sign in enumerate(address) if sign == "/")
    yield address


def around(addresses: Iterable[str]) -> set[str]:
    """Addresses and all that are around them."""
    return {way for address in addresses for way in ways(address)}


def root(address: str, known: Set[str]) -> str:
    """The outermost address around one that is not known; itself where all are."""
    return next((way for way in ways(address) if way not in known), address)


def children(addresses: Iterable[str]) -> dict[str, list[str]]:
    """By what they stand in, the addresses below it that are not counted, in their order."""
    found: dict[str, dict[str, None]] = {}
    for address in addresses:
        parent = ""
        for way in ways(holder(address)):
            found.setdefault(parent, {})[way] = None
            parent = way
    return {parent: list(names) for parent, names in found.items()}
