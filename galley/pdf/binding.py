"""Binding: the plates of a book made one PDF, with what its readers and presses expect in the catalogue.

Plates are PDFs of a page each, with names in the place of the fonts and pictures that they share (`galley.typeset.plates`). Names of clauses
are those of ISO 32000-1.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from galley.typeset import Drawn
    from galley.typeset.drawn import Mark, Spot

PRODUCER = "Galley"


def bound(drawn: Drawn) -> bytes:
    """The PDF of a book. The same plates give the same bytes."""
    with pikepdf.new() as pdf:
        book = _Book(pdf, _entry(pdf, drawn.fonts, "Fonts"), _entry(pdf, drawn.pictures, "Pictures"), drawn.places)
        for plate in (
            drawn.plates
        ):  # not closed, so that its streams can be read yet; what they need of it is let go with the book
            book.add(pikepdf.open(BytesIO(plate.data)))
        if drawn.places:
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=book.destinations(drawn.places)))
        if drawn.marks:
            pdf.Root.Outlines = book.outlines(drawn.marks)
        if drawn.language:
            pdf.Root.Lang = String(drawn.language)
        if drawn.tagged:
            book.tag()
        pdf.trailer.Info = pdf.make_indirect(
            Dictionary({f"/{key}": String(text) for key, text in drawn.information.items()})
        )
        pdf.trailer.Info.Producer = String(PRODUCER)
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


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
    places: Collection[str]
    """The names that links can lead to. Of some pages of a book these are fewer than its links ask for."""
    elements: list[Any] = field(default_factory=list)
    """The outermost elements of the pages."""
    parents: list[Any] = field(default_factory=list)
    """For each page, the elements of its marked contents."""
    notes: list[tuple[Any, Any]] = field(default_factory=list)
    """Annotations, each with its element."""

    def add(self, plate: pikepdf.Pdf) -> None:
        """Add the page of a plate."""
        self.pdf.pages.append(plate.pages[0])
        page = self.pdf.pages[-1].obj
        for name in map(str, list(page.Resources.Font)):
            page.Resources.Font[name] = self.fonts[name]
        self._show_pictures(page.Resources)
        if "/Annots" in page:
            page.Annots = Array(each for each in page.Annots if not self._is_lost(each))
        tags = plate.Root.get("/Tags")
        if tags is not None:
            copied = self.pdf.copy_foreign(plate.make_indirect(tags))
            self.elements.extend(copied.Kids)
            self.parents.append(copied.Parents)
            notes = list(copied.Annotations)
            for annotation, element in zip(notes[::2], notes[1::2], strict=True):
                if self._is_lost(annotation):
                    _unlink(element)
                else:
                    self.notes.append((annotation, element))

    def _is_lost(self, annotation: Any) -> bool:
        """Whether it is a link to a page that is not there."""
        return "/Dest" in annotation and str(annotation.Dest) not in self.places

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

    def destinations(self, places: Mapping[str, Spot]) -> Array:
        """The names of places with their destinations, as a name tree wants them (7.9.6)."""
        pairs = sorted((name.encode(), self._leading_to(spot)) for name, spot in places.items())
        return Array([part for name, leading in pairs for part in (String(name), leading)])

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

    def tag(self) -> None:
        """Join the tags of the pages (14.7), show the title in the window (12.2), and let tabs go by structure (14.8.4)."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(self.elements))
        )
        for element in self.elements:
            element.P = document
        numbered: list[Any] = []
        for number, (page, parents) in enumerate(zip(self.pdf.pages, self.parents, strict=True)):
            page.obj.StructParents, page.obj.Tabs = number, Name.S
            numbered += [number, parents]
        for number, (annotation, element) in enumerate(self.notes, len(self.parents)):
            annotation.StructParent = number
            numbered += [number, element]
        root.K, root.ParentTree = Array([document]), self.pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _unlink(element: Any) -> None:
    """Let the element of a link hold its text alone (14.8.4.4.2 asks for the link in it)."""
    element.S = Name.Span
    element.K = Array(
        each for each in element.K if not (isinstance(each, Dictionary) and each.get("/Type") == Name.OBJR)
    )
