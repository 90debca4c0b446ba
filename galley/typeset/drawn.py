"""A book as drawn in the dress of an edition, ready to be bound: plain data, whoever drew it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any

from weasyprint.pdf import _w3c_date_to_pdf

from galley.typeset.founts import Case, Shown, together
from galley.typeset.leaves import Leaf, anchored
from galley.typeset.plates import PT_PER_PX, Plate


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its page, counted from 0, and where it is on it, in pt from the lower left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its text, where it leads, those below it, and whether these are folded away."""

    text: str
    spot: Spot
    below: tuple[Mark, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The plates of a book and what binds them: the fonts and pictures that they share, as PDFs; bookmarks; the places that links lead to, by
    name; what is said of the document, by the keys of its information dictionary; its language."""

    plates: tuple[Plate, ...]
    fonts: bytes
    pictures: bytes
    marks: tuple[Mark, ...]
    places: Mapping[str, Spot]
    information: Mapping[str, str]
    language: str
    tagged: bool
    kinds: tuple[str, ...]
    """The names that style sheets give its pages, as `cover`."""
    labels: tuple[str, ...]
    """What its pages go by: their folios, and the numbers of those that print none."""

    @property
    def typefaces(self) -> list[str]:
        """The names of its fonts, sorted."""
        return sorted({shown.name for plate in self.plates for shown in plate.fonts.values()})

    @property
    def looks(self) -> list[str]:
        """What tells each page from others by all that is seen of it, a digest: its plate, what the fonts of the book say of its glyphs, its pictures
        and its tags."""
        book, pictures = together(plate.fonts for plate in self.plates), sha256(self.pictures).hexdigest()
        return [_look(plate, book, pictures if plate.pictures else "") for plate in self.plates]

    @property
    def digest(self) -> str:
        """What tells the book from others by all that binds it."""
        bound_by = self.marks, self.places, self.information, self.language, self.tagged, self.kinds, self.labels
        shared = [sha256(each).hexdigest() for each in (self.fonts, self.pictures)]
        return sha256(repr((self.looks, shared, bound_by)).encode()).hexdigest()

    def only(self, kinds: Container[str]) -> Drawn:
        """The book of the pages of some kinds alone."""
        return self.without({kind for kind in self.kinds if kind not in kinds})

    def without(self, kinds: Container[str]) -> Drawn:
        """The book without the pages of some kinds, and without what leads there."""
        kept = [number for number, kind in enumerate(self.kinds) if kind not in kinds]
        moved = {before: number for number, before in enumerate(kept)}
        places = {
            name: replace(spot, page=moved[spot.page]) for name, spot in self.places.items() if spot.page in moved
        }
        return replace(
            self,
            plates=tuple(self.plates[number] for number in kept),
            marks=tuple(_moved(self.marks, moved)),
            places=places,
            kinds=tuple(self.kinds[number] for number in kept),
            labels=tuple(self.labels[number] for number in kept),
        )


def _look(plate: Plate, book: Mapping[str, Shown], pictures: str) -> str:
    glyphs = {
        name: [shown.description, [(each, book[name].texts[each], book[name].widths.get(each)) for each in shown.texts]]
        for name, shown in plate.fonts.items()
    }
    seen = sha256(json.dumps([glyphs, plate.pictures, pictures, plate.tags]).encode())
    seen.update(plate.data)
    return seen.hexdigest()


def _moved(marks: Iterable[Mark], moved: Mapping[int, int]) -> Iterator[Mark]:
    """Bookmarks of pages that got other numbers. What stood below one that leads nowhere takes its place."""
    for mark in marks:
        below = tuple(_moved(mark.below, moved))
        if mark.spot.page in moved:
            yield replace(mark, spot=replace(mark.spot, page=moved[mark.spot.page]), below=below)
        else:
            yield from below


def drawn(
    leaves: Sequence[Leaf],
    plates: tuple[Plate, ...],
    pictures: bytes,
    case: Case,
    metadata: Any,
    tagged: bool,
    named: Sequence[str],
) -> Drawn:
    """The book of some leaves, their plates and labels; `metadata` is what the engine found in its HTML."""
    fonts = case.embedded(together(plate.fonts for plate in plates))
    places = {name: _spot(leaves[number], number, *point) for name, (number, point) in anchored(leaves).items()}
    return Drawn(
        plates,
        fonts,
        pictures,
        tuple(_marks(leaves)),
        places,
        _information(metadata),
        metadata.lang or "",
        tagged,
        tuple(leaf.kind for leaf in leaves),
        tuple(named),
    )


def _spot(leaf: Leaf, number: int, x: float, y: float) -> Spot:
    return Spot(number, x * PT_PER_PX, (leaf.height - y) * PT_PER_PX)


def _marks(leaves: Sequence[Leaf]) -> Iterator[Mark]:
    """The outermost bookmarks. One is below the nearest before it whose level is less."""
    flat = [
        (level, text, _spot(leaf, number, *point), state == "closed")
        for number, leaf in enumerate(leaves)
        for level, text, point, state in leaf.marks
    ]
    return _nested(flat)


def _nested(flat: Sequence[tuple[int, str, Spot, bool]]) -> Iterator[Mark]:
    """The outermost of bookmarks in order, each with those behind it that are of a lower level."""
    highest = accumulate((level for level, *_ in flat), min)
    outer = [number for number, (mark, level) in enumerate(zip(flat, highest, strict=True)) if mark[0] == level]
    for number, end in pairwise([*outer, len(flat)]):
        _, text, spot, folded = flat[number]
        yield Mark(text, spot, tuple(_nested(flat[number + 1 : end])), folded)


def _information(metadata: Any) -> dict[str, str]:
    """What the HTML says of itself, by the keys of ISO 32000-1, 14.3.3."""
    found = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.generator,
        "CreationDate": _w3c_date_to_pdf(metadata.created, "created"),
        "ModDate": _w3c_date_to_pdf(metadata.modified, "modified"),
    }
    return {key: value for key, value in found.items() if value}
