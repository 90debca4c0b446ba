"""The tags of pages joined to the tree of a book (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf


@dataclass
class Tags:
    """The tags of a book that grows by a page at a time."""

    elements: list[Any] = field(default_factory=list)
    """The outermost elements of the pages."""
    parents: list[Any] = field(default_factory=list)
    """For each page, the elements of its marked contents."""
    notes: list[tuple[Any, Any]] = field(default_factory=list)
    """Annotations, each with its element."""

    def add(self, tags: Any, is_lost: Callable[[Any], bool]) -> None:
        """Add those of a page, as its plate has them; annotations that are lost have no element."""
        self.elements.extend(tags.Kids)
        self.parents.append(tags.Parents)
        notes = list(tags.Annotations)
        for annotation, element in zip(notes[::2], notes[1::2], strict=True):
            if is_lost(annotation):
                _unlink(element)
            else:
                self.notes.append((annotation, element))

    def join(self, pdf: Pdf) -> None:
        """Hang them below the catalogue, show the title in the window (12.2), and let tabs go by structure (14.8.4)."""
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(self.elements)))
        for element in self.elements:
            element.P = document
        numbered: list[Any] = []
        for number, (page, parents) in enumerate(zip(pdf.pages, self.parents, strict=True)):
            page.obj.StructParents, page.obj.Tabs = number, Name.S
            numbered += [number, parents]
        for number, (annotation, element) in enumerate(self.notes, len(self.parents)):
            annotation.StructParent = number
            numbered += [number, element]
        root.K, root.ParentTree = Array([document]), pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _unlink(element: Any) -> None:
    """Let the element of a link hold its text alone (14.8.4.4.2 asks for the link in it)."""
    element.S = Name.Span
    element.K = Array(
        each for each in element.K if not (isinstance(each, Dictionary) and each.get("/Type") == Name.OBJR)
    )
