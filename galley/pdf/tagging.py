"""The tags of pages joined to the tree of a book (ISO 32000-1, 14.7): what goes on over lines and pages is one element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.pdf.element import Element, Mark
from galley.pdf.nesting import nested

if TYPE_CHECKING:
    from galley.typeset.tags import Tag

CALL = "::footnote-call"
LAYOUT, LIST, TABLE = "Layout", "List", "Table"
OWNERS = {"BBox": LAYOUT, "ListNumbering": LIST} | dict.fromkeys(
    ("ColSpan", "RowSpan", "Scope", "Headers", "Summary"), TABLE
)
"""Whose attributes they are (14.8.5)."""
NAMES = ("ListNumbering", "Scope")
"""Attributes whose values are names."""


@dataclass
class Tags:
    """The tags of a book that grows by a page at a time."""

    document: Element = field(default_factory=lambda: Element("Document"))
    pages: int = 0
    notes: list[tuple[int, Any]] = field(default_factory=list)
    """The annotations of its links, with their pages, counted from 0."""
    _known: dict[str, Element] = field(default_factory=dict)

    def add(self, tags: Sequence[Tag | int], annotations: Mapping[int, Any]) -> None:
        """Add those of a page; `annotations` are those that it still has, by the numbers they had."""
        numbers = {}
        for number, annotation in annotations.items():
            numbers[number] = len(self.notes)
            self.notes.append((self.pages, annotation))
        self._take(self.document, tags, numbers)
        self.pages += 1

    def _take(self, parent: Element, tags: Sequence[Tag | int], numbers: Mapping[int, int]) -> None:
        for tag in tags:
            if isinstance(tag, int):
                parent.kids.append(Mark(self.pages, tag))
                continue
            element = self._known.get(tag.key)
            if element is None:
                element = self._begun(parent, tag)
            element.about = {**tag.about, **element.about}
            element.links += (numbers[link] for link in tag.links if link in numbers)
            self._take(element, tag.kids, numbers)

    def _begun(self, parent: Element, tag: Tag) -> Element:
        """A new element at the end of another. Behind the call of a note is the place of the note."""
        element = self._known[tag.key] = Element(tag.type, tag.key)
        parent.kids.append(element)
        if tag.key.endswith(CALL):
            key = tag.key.removesuffix(CALL)
            self._known[key] = Element("Note", key)
            parent.kids.append(self._known[key])
        return element

    def join(self, pdf: Pdf) -> None:
        """Hang them below the catalogue, show the title in the window (12.2), and let tabs go by structure (14.8.4)."""
        writer = _Writer(pdf, self.notes)
        root = writer.root(nested(self.document))
        numbered: list[Any] = []
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents, page.obj.Tabs = number, Name.S
            marks = writer.marks[number]
            numbered += [number, Array([marks[mark] for mark in sorted(marks)])]
        for number, (annotation, element) in enumerate(writer.annotated, len(pdf.pages)):
            annotation.StructParent = number
            numbered += [number, element]
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbered)))
        root.ParentTreeNextKey = len(numbered) // 2
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


class _Writer:
    """Writes elements into a PDF."""

    def __init__(self, pdf: Pdf, notes: Sequence[tuple[int, Any]]) -> None:
        self.pdf, self.notes = pdf, notes
        self.pages = [page.obj for page in pdf.pages]
        self.marks: list[dict[int, Any]] = [{} for _ in self.pages]
        """For each page, the elements of its marked contents, by their numbers."""
        self.annotated: list[tuple[Any, Any]] = []
        """The annotations with their elements."""
        self._named: dict[str, Any] = {}

    def root(self, document: Element) -> Any:
        """The root of the tree (14.7.2), with the elements that have a name."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._written(document, root)])
        if self._named:
            pairs = sorted((name.encode(), element) for name, element in self._named.items())
            names = Array([part for name, element in pairs for part in (String(name), element)])
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=names))
        return root

    def _written(self, element: Element, parent: Any) -> Any:
        entries = {
            "/Type": Name.StructElem,
            "/S": Name(f"/{element.type}"),
            "/P": parent,
            **dict(_entries(element.about)),
        }
        made = self.pdf.make_indirect(Dictionary(entries))
        if name := element.about.get("ID"):
            self._named[name] = made
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self.pages[home]
        made.K = Array([*(self._kid(kid, made, home) for kid in element.kids), *self._links(element, made)])
        return made

    def _kid(self, kid: Element | Mark, parent: Any, home: int | None) -> Any:
        if isinstance(kid, Element):
            return self._written(kid, parent)
        self.marks[kid.page][kid.number] = parent
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _links(self, element: Element, made: Any) -> Iterator[Any]:
        """References to the annotations of an element (14.7.4.3)."""
        for page, annotation in map(self.notes.__getitem__, element.links):
            self.annotated.append((annotation, made))
            yield Dictionary(Type=Name.OBJR, Pg=self.pages[page], Obj=annotation)


def _entries(about: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is said of an element, as its dictionary has it; attributes in one dictionary for each owner (14.7.5)."""
    owned: dict[str, dict[str, Any]] = {}
    for key, value in about.items():
        if key in OWNERS:
            owned.setdefault(OWNERS[key], {})[f"/{key}"] = _value(key, value)
        else:
            yield f"/{key}", String(value)
    attributes = [Dictionary({"/O": Name(f"/{owner}"), **entries}) for owner, entries in owned.items()]
    if attributes:
        yield "/A", attributes[0] if len(attributes) == 1 else Array(attributes)


def _value(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return Name(f"/{value}") if key in NAMES else String(value)
    return (
        Array([String(each) if isinstance(each, str) else each for each in value]) if isinstance(value, list) else value
    )
