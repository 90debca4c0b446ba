"""Notes in the margin of a proof: whatever is told beside a block, by its address, whoever tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from galley.maps import Box


class Kind(StrEnum):
    """What a note is about."""

    ADDRESS = "address"
    MISSING = "missing"
    FUZZY = "fuzzy"
    DRAFT = "draft"
    UNCERTAIN = "uncertain"
    FINDING = "finding"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    NEW = "new"
    MOVED = "moved"
    DELETED = "deleted"
    COMMENT = "comment"

    @property
    def is_state(self) -> bool:
        """Whether it tells how far a translation is."""
        return self in (Kind.MISSING, Kind.FUZZY, Kind.DRAFT)

    @property
    def is_change(self) -> bool:
        """Whether it tells what is not as it was."""
        return self in (Kind.CHANGED, Kind.NEW, Kind.MOVED, Kind.DELETED)


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the `address` of the block that it stands beside, and its `text`, printed in full in the margin; one with a `number` is called by it.
    `under` are pages of the book, counted from 1, with boxes on them that are underlined, in pt from the lower left corner of the page; a note
    whose address stands nowhere has its place beside the first of them."""

    address: str
    kind: Kind
    text: str = ""
    number: int | None = None
    under: tuple[tuple[int, Box], ...] = ()
