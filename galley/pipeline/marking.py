"""Marks of change for a proof: what is not as it was, as notes beside its blocks, and as a list behind the book."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from galley.comparison.addresses import ways
from galley.comparison.changes import Change, compared, told
from galley.comparison.changes import Kind as Became
from galley.faces import Face, families
from galley.files import Files
from galley.maps import Block, Box, PageMap
from galley.margins import Kind, Note
from galley.markup import Book, mentions
from galley.message import said
from galley.meter.glyphs import Glyph
from galley.meter.spots import Spots
from galley.options import Since
from galley.pipeline.beside import parts
from galley.pipeline.earlier import Marked, marked
from galley.pipeline.pagemap import Pictures
from galley.pipeline.setting import Set
from galley.problem import Problem

Drawn = Callable[[Collection[int]], Mapping[int, Sequence[Glyph]]]
"""The glyphs of some pages of the book, by their numbers."""
WHERE_PT = 24.0
"""How long the line is below what stood before something deleted."""
TOLD = {
    Became.NEW: Kind.NEW,
    Became.DELETED: Kind.DELETED,
    Became.MOVED: Kind.MOVED,
}
SAID = {Became.PICTURE: said("the picture is another"), Became.RESTYLED: said("set otherwise")}


@dataclass(frozen=True)
class Marks:
    """The changes of a book since an earlier state."""

    since: Marked

    @property
    def name(self) -> str:
        """What the earlier state goes by."""
        return self.since.name

    @cached_property
    def changes(self) -> list[Change]:
        """All that is told: what stands on a page, and what is gone."""
        return [each for each in told(self._every) if each.new is None or each.new.parts]

    @cached_property
    def _every(self) -> list[Change]:
        return compared(self.since.old, self.since.new)

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The pages on which something changed, or from which something is gone."""
        return tuple(sorted({page for change in self.changes for page in self._pages(change)}))

    def _pages(self, change: Change) -> list[int]:
        """The pages of a change; of what is deleted that of its note."""
        if change.new is None:
            before = self._before(change)
            return [before.parts[-1].page] if before else []
        return sorted({part.page for part in change.new.parts})

    def notes(self, drawn: Drawn) -> Iterator[Note]:
        """The notes, deleted words with their numbers."""
        reworded = [change for change in self.changes if change.edits and change.new]
        pages = drawn({part.page for change in reworded for part in change.block.parts})
        number = 0
        for change in self.changes:
            for note in self._notes(change, pages):
                number += note.number or 0
                yield note if note.number is None else Note(note.address, note.kind, note.text, number, note.under)

    def _notes(self, change: Change, pages: Mapping[int, Sequence[Glyph]]) -> Iterator[Note]:
        """The notes of a change; those that are numbered have the number 1."""
        if change.new is None:
            yield self._gone(change)
            return
        if change.edits:
            yield from _reworded(change.new, change, pages)
        for kind in change.kinds:
            if kind in TOLD:
                yield Note(change.address, TOLD[kind], _whence(change) if kind is Became.MOVED else "")
            elif kind in SAID:
                yield Note(change.address, Kind.CHANGED, SAID[kind])

    def _gone(self, change: Change) -> Note:
        """The note of a deleted block, where it stood: below the one before it."""
        before, under = self._before(change), tuple[tuple[int, Box], ...]()
        if before and before.parts:
            left, bottom, _, top = before.parts[-1].box
            under = ((before.parts[-1].page, (left, bottom, left + WHERE_PT, top)),)
        text = change.block.text or self._inside(change.address)
        return Note(before.address if before else change.address, Kind.DELETED, text or change.address, 1, under)

    def _inside(self, address: str) -> str:
        """What stood in a deleted block, as the cells of a row."""
        within = (block.text for block in self.since.old if block.address.startswith((f"{address}/", f"{address}.")))
        return " · ".join(filter(None, within))

    def _before(self, change: Change) -> Block | None:
        """The block that stands on a page and that a deleted one stood behind: of what is in each other, as cells in a row, that of its own rank."""
        last: Block | None = None
        for each in self._every:
            if each.old == change.old and each.new is None:
                break
            if each.new and each.new.parts:
                last = each.new
        depth = change.address.count("/")
        outer = list(ways(last.address))[depth : depth + 1] if last else []
        return next((self._standing[name] for name in outer if name in self._standing), last)

    @cached_property
    def _standing(self) -> dict[str, Block]:
        """The blocks that stand on pages, by their addresses."""
        return {block.address: block for block in reversed(self.since.new) if block.parts}

    def rows(self) -> Iterator[dict[str, Any]]:
        """The changes as a list tells them: kinds of notes, address, pages, the words, and what else is said."""
        for change in self.changes:
            kinds = dict.fromkeys(TOLD.get(kind, Kind.CHANGED) for kind in change.kinds)
            yield {
                "kinds": list(map(str, kinds)),
                "address": change.address,
                "pages": self._pages(change),
                "text": self._words(change),
                "said": [SAID[kind] for kind in change.kinds if kind in SAID],
            }

    def _words(self, change: Change) -> list[tuple[str, str]]:
        """The text of a change in parts; of what stands otherwise and reads as it did, none."""
        if change.new is None:
            return [("deleted", change.block.text or self._inside(change.address))]
        return list(parts(change)) if change.edits or change.old is None else []


def _reworded(block: Block, change: Change, pages: Mapping[int, Sequence[Glyph]]) -> Iterator[Note]:
    """The notes of a block that reads otherwise: rules below words that were put in, and each stretch of words that was taken out."""
    spots = Spots(block.text, block.parts, pages)
    under = [spot for edit in change.edits for spot in spots.of(edit.at, edit.at + len(edit.inserted))]
    yield Note(block.address, Kind.CHANGED, "", None, tuple(under))
    for edit in change.edits:
        if edit.deleted.strip():
            place = spots.before(edit.at)
            yield Note(block.address, Kind.DELETED, edit.deleted.strip(), 1, (place,) if place else ())


def _whence(change: Change) -> str:
    """Where a moved block was."""
    assert change.old is not None
    if change.old.parts:
        return said("from page {page}", page=change.old.parts[0].page)
    if change.old.address != change.address:
        return said("was {address}", address=change.old.address)
    return ""


def marking(
    since: Since, book: Book, made: Set, known: list[Face], told: PageMap, pictures: Pictures, files: Files
) -> tuple[Marks | None, list[Problem]]:
    """The changes of a book, which was made of some HTML and has a map, since an earlier state; None, with a problem, where that cannot be told."""
    final = replace(
        book,
        typefaces=families(made.layout.typefaces, known),
        mentions=mentions(made.layout.places, made.layout.labels),
    )
    found, problems = marked(since, final, made.job.html, told, pictures, files)
    return (Marks(found) if found else None), problems
