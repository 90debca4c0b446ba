"""What became of each block of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from galley.comparison.addresses import children, holder, ways
from galley.comparison.order import reordered
from galley.comparison.pairing import Pairing, paired
from galley.comparison.words import Edit, edits, reading
from galley.maps import Block
from galley.message import said


class Kind(StrEnum):
    """What became of a block; of several the first counts."""

    NEW = "new"
    DELETED = "deleted"
    REWORDED = "reworded"
    PICTURE = "picture"
    RESTYLED = "restyled"
    MOVED = "moved"
    UNCHANGED = "unchanged"


KINDS = {
    Kind.NEW: said("new"),
    Kind.DELETED: said("deleted"),
    Kind.REWORDED: said("reworded"),
    Kind.PICTURE: said("picture changed"),
    Kind.RESTYLED: said("set otherwise"),
    Kind.MOVED: said("moved"),
    Kind.UNCHANGED: said("as it was"),
}
"""The kinds as they are told."""
WHOLE = (Kind.NEW, Kind.DELETED, Kind.MOVED)
"""What is told of the outermost alone: what stands in it shares its lot."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a block: everything that is true of it, the block before and now, where there is one, and the words that were put in and taken out."""

    kinds: tuple[Kind, ...]
    old: Block | None
    new: Block | None
    edits: tuple[Edit, ...] = ()

    @property
    def kind(self) -> Kind:
        """What counts most."""
        return self.kinds[0]

    @property
    def block(self) -> Block:
        """The block as it is now, or as it was."""
        block = self.new or self.old
        assert block is not None
        return block

    @property
    def address(self) -> str:
        """Its address now, or where it was."""
        return self.block.address

    def as_json(self) -> dict[str, Any]:
        """The change as data: of what is there before and now, address, pages and text."""
        told: dict[str, Any] = {"kinds": list(map(str, self.kinds))}
        for name, block in (("old", self.old), ("new", self.new)):
            if block:
                pages = sorted({part.page for part in block.parts})
                told[name] = {"address": block.address, "pages": pages, "text": block.text}
        if self.edits:
            told["edits"] = [each.as_json() for each in self.edits]
        return told


def compared(old: Sequence[Block], new: Sequence[Block]) -> list[Change]:
    """What became of every block: those that are there in their order, each deleted one behind the one that it stood behind."""
    pairing = paired(old, new)
    elsewhere = _elsewhere(pairing)
    made = {number: _change(pairing, number, elsewhere) for number in range(len(new))}
    now = {before: number for number, before in pairing.before.items()}
    behind: dict[int, list[Change]] = {}
    last = -1
    for number, block in enumerate(old):
        last = now.get(number, last)
        if number not in now:
            behind.setdefault(last, []).append(Change((Kind.DELETED,), block, None))
    return [*behind.get(-1, ()), *(each for number in made for each in (made[number], *behind.get(number, ())))]


def told(changes: Iterable[Change]) -> list[Change]:
    """The changes that a reader is told of: not what is unchanged, and of what is new, deleted or moved as a whole the outermost alone."""
    every = [change for change in changes if change.kind is not Kind.UNCHANGED]
    whole = {(kind, _side(change, kind)) for change in every for kind in change.kinds if kind in WHOLE}
    found = []
    for change in every:
        kinds = tuple(kind for kind in change.kinds if not (kind in WHOLE and _is_within(kind, change, whole)))
        if kinds:
            found.append(Change(kinds, change.old, change.new, change.edits))
    return found


def _side(change: Change, kind: Kind) -> str:
    block = change.old if kind is Kind.DELETED else change.new
    assert block is not None
    return block.address


def _is_within(kind: Kind, change: Change, whole: set[tuple[Kind, str]]) -> bool:
    """Whether a block stands in one that is told as a whole; the items of a list, whose parts are divided by points, in their list."""
    address = _side(change, kind)
    return any((kind, address[:at]) in whole for at, sign in enumerate(address) if sign in "/.")


def _elsewhere(pairing: Pairing) -> set[str]:
    """The addresses that stand in another order among their neighbours than before."""
    before = children(block.address for block in pairing.old)
    return {
        name
        for parent, names in children(block.address for block in pairing.new).items()
        for name in reordered(before.get(parent, ()), names)
    }


def _change(pairing: Pairing, number: int, elsewhere: set[str]) -> Change:
    new = pairing.new[number]
    if number not in pairing.before:
        return Change((Kind.NEW,), None, new)
    old = pairing.old[pairing.before[number]]
    moved = number in pairing.moved or any(way in elsewhere for way in ways(holder(new.address)))
    found = tuple(_kinds(old, new, moved))
    told = edits(old.text, new.text, old.counted, new.counted) if Kind.REWORDED in found else ()
    return Change(found or (Kind.UNCHANGED,), old, new, told)


def _kinds(old: Block, new: Block, moved: bool) -> Iterator[Kind]:
    if reading(old.text, old.counted) != reading(new.text, new.counted):
        yield Kind.REWORDED
    if None not in (old.pictures, new.pictures) and old.pictures != new.pictures:
        yield Kind.PICTURE
    if old.look and new.look and old.look != new.look:
        yield Kind.RESTYLED
    if moved:
        yield Kind.MOVED
