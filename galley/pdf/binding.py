"""Binding: the plates of a book made one PDF, with what its readers and presses expect in the catalogue.

Plates are PDFs of a page each, with names in the place of the fonts and pictures that they share (`galley.typeset.plates`). Names of clauses
are those of ISO 32000-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from galley.pdf.attaching import attach
from galley.pdf.links import Leads
from galley.pdf.marks import put_marks
from galley.pdf.metadata import VERSIONS, describe
from galley.pdf.proofs import Proof, moved, place
from galley.pdf.saving import mended, written
from galley.pdf.standards import Finish, Standard, intend
from galley.pdf.tagging import Tags
from galley.pdf.turning import turn

if TYPE_CHECKING:
    from galley.typeset import Drawn
    from galley.typeset.drawn import Mark, Spot
    from galley.typeset.tags import Tag

PLAIN = Finish()


def bound(drawn: Drawn, finish: Finish = PLAIN, proof: Proof | None = None) -> bytes:
    """The PDF of a book, as its finish asks; its pages on the sheets of a proof, where there is one. The same plates give the same bytes."""
    version = VERSIONS[finish.standard] if finish.standard else ""
    linear = finish.standard is Standard.UA_1
    return mended(_made(drawn, finish, proof, version, linear), version, linear)


def _made(drawn: Drawn, finish: Finish, proof: Proof | None, version: str, linear: bool) -> bytes:
    """The PDF as it is first written. Its objects, which take more than all that is drawn, are let go with it."""
    with pikepdf.new() as pdf:
        drawn = moved(drawn, proof.placed) if proof else drawn
        book = _filled(pdf, drawn, finish.name)
        if drawn.places:
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=book.destinations()))
        if drawn.marks:
            pdf.Root.Outlines = book.outlines(drawn.marks)
        pdf.Root.PageLabels = Dictionary(Nums=Array(_labels(drawn.labels)))
        for _ in range(blank_pages(len(drawn.plates), finish)):
            _add_blank(pdf)
        for page in pdf.pages if finish.marked else ():
            put_marks(pdf, page)
        if proof:
            _filled(pdf, proof.margins, finish.name)
            place(pdf, proof, list(pdf.pages)[len(drawn.plates) :])
        if drawn.language:
            pdf.Root.Lang = String(drawn.language)
        if drawn.tagged:
            book.tags.join(pdf)
        if finish.rightward:
            turn(pdf)
        if finish.attached:
            attach(pdf, finish.attached, drawn.information.get("ModDate", drawn.information.get("CreationDate", "")))
        intend(pdf, finish)
        describe(pdf, drawn.information, drawn.language, finish, _digest(drawn, *([proof.margins] if proof else [])))
        return written(pdf, version, linear)


def _filled(pdf: pikepdf.Pdf, drawn: Drawn, name: str) -> _Book:
    """A book whose pages are added to a PDF."""
    leads = Leads(name, drawn.places, drawn.marks)
    book = _Book(pdf, _entry(pdf, drawn.fonts, "Fonts"), _entry(pdf, drawn.pictures, "Pictures"), leads)
    for plate in drawn.plates:
        # not closed, so that its streams can be read yet; what they need of it is let go with the book
        book.add(pikepdf.open(BytesIO(plate.data)), plate.tags)
    return book


def blank_pages(pages: int, finish: Finish) -> int:
    """How many blank pages are added to a book of so many."""
    return -pages % finish.pages_at_once


def _add_blank(pdf: pikepdf.Pdf) -> None:
    """Add a page with nothing on it, as large as the last. Its label counts on. Its contents are a line feed, since ghostscript cannot read a compressed
    stream without bytes."""
    last, blank = pdf.pages[-1].obj, Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=pdf.make_stream(b"\n"))
    for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
        blank[name] = last[name]
    pdf.pages.append(pikepdf.Page(blank))


def _labels(labels: Sequence[str]) -> Iterator[Any]:
    """The labels of pages as a number tree (12.4.2): a range counts on from its first number, any other label has one of its own."""
    following = ""
    for number, label in enumerate(labels):
        counts = label.isascii() and label.isdecimal() and not label.startswith("0")
        if label != following or not number:
            yield number
            yield Dictionary(S=Name.D, St=int(label)) if counts else Dictionary(P=String(label))
        following = str(int(label) + 1) if counts else ""


def _digest(*drawn: Drawn) -> bytes:
    """What tells a book from others."""
    return sha256(b"".join(sha256(plate.data).digest() for each in drawn for plate in each.plates)).digest()


def _entry(pdf: pikepdf.Pdf, data: bytes, name: str) -> Any:
    """A copy of an entry of the catalogue of another PDF."""
    with pikepdf.open(BytesIO(data)) as other:
        return pdf.copy_foreign(other.make_indirect(other.Root[f"/{name}"]))


@dataclass
class _Book:
    """A PDF that grows by a plate at a time."""

    pdf: pikepdf.Pdf
    fonts: Any
    pictures: Any
    leads: Leads
    """Where links can lead to. Of some pages of a book these are fewer places than its links ask for."""
    tags: Tags = field(default_factory=Tags)

    def add(self, plate: pikepdf.Pdf, tags: Sequence[Tag | int]) -> None:
        """Add the page of a plate."""
        self.pdf.pages.append(plate.pages[0])
        page = self.pdf.pages[-1].obj
        for name in map(str, list(page.Resources.Font)):
            page.Resources.Font[name] = self.fonts[name]
        self._show_pictures(page.Resources)
        links = {number: each for number, each in enumerate(page.get("/Annots", ())) if not self.leads.is_lost(each)}
        if "/Annots" in page:
            page.Annots = Array(links.values())
        for link in links.values():
            self.leads.direct(link)
        self.tags.add(tags, links)

    def _show_pictures(self, resources: Any) -> None:
        """Put pictures where their names stand."""
        for name, drawn in resources.get("/XObject", Dictionary()).items():
            if "/Picture" in drawn:
                resources.XObject[name] = self.pictures[drawn.Picture]
            elif "/Resources" in drawn:
                self._show_pictures(drawn.Resources)
        for _, drawn in resources.get("/Pattern", Dictionary()).items():
            self._show_pictures(drawn.get("/Resources", Dictionary()))

    def _leading_to(self, spot: Spot) -> Array:
        """An explicit destination (12.3.2.2)."""
        return Array([self.pdf.pages[spot.page].obj, Name.XYZ, round(spot.x, 3), round(spot.y, 3), 0])

    def destinations(self) -> Array:
        """The names of places with their destinations."""
        return Array([part for name, spot in self.leads.named for part in (String(name), self._leading_to(spot))])

    def outlines(self, marks: Sequence[Mark]) -> Any:
        """The outline dictionary (12.3.3)."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self._outline(root, marks)
        return root

    def _outline(self, parent: Any, marks: Sequence[Mark]) -> int:
        """Hang bookmarks below a parent; how many are seen when it is unfolded."""
        items = [
            self.pdf.make_indirect(Dictionary(Title=String(mark.text), Parent=parent, Dest=self._leading_to(mark.spot)))
            for mark in marks
        ]
        seen = len(items)
        for before, item in pairwise(items):
            before.Next, item.Prev = item, before
        for item, mark in zip(items, marks, strict=True):
            if mark.below:
                below = self._outline(item, mark.below)
                item.Count = -below if mark.folded else below
                seen += 0 if mark.folded else below
        parent.First, parent.Last, parent.Count = items[0], items[-1], seen
        return seen
