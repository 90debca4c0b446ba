"""What a tagged PDF holds, counted by section in its structure tree.

The engine tags each page by itself: what runs on over pages stands in the tree once a page, tables with their heads
repeated. The parts are joined here before anything is counted, so that no count depends on where pages end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

KINDS = ("headings", "tables", "rows", "cells", "figures", "lists", "items", "notes", "links", "pages")
"""What is counted. Rows are those below a table's head, links the different places they lead to."""

OUTSIDE = ""
"""Stands for what no section holds: cover, contents, dividers."""

REMARKS = "remarks"
"""Where the list of the editor's remarks begins: an article of its own, which is no section."""

Counts = dict[str, int]
"""How many there are, by kind; every kind is named."""

_HEADS = ("THead", "TFoot")
_HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_MARKERS = ("Lbl", "NonStruct")
_TAGS = {"Table": "tables", "Figure": "figures", "L": "lists", "LI": "items", "TH": "cells", "TD": "cells"}
_TAGS |= dict.fromkeys(_HEADINGS, "headings")
_WHOLE = {"TR", "TH", "TD", "Figure", *_HEADINGS}
"""What the style sheets never break over pages."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element on its 1-based page. `drawn` says that it has marks of its own, `target` where a link leads.

    An article has the name of its `section`, and `begins` on the first of its pages.
    """

    tag: str
    page: int
    kids: tuple[Element, ...] = ()
    drawn: bool = False
    target: str = ""
    section: str = OUTSIDE
    begins: bool = False


def counts(data: bytes, sections: Iterable[str]) -> dict[str, Counts]:
    """What stands in each of the `sections` a PDF has, in the book's order, and `OUTSIDE` of them.

    A section is an article (tag Art) that begins at the named destination of the section's name. The list of the
    editor's remarks is counted as one, `REMARKS`. A note counts for the last section begun on its page or before. A PDF
    without tags has nothing.
    """
    reader = PdfReader(BytesIO(data))
    pages = _named(_pages(reader), _starts(reader, (*sections, REMARKS)))
    body = _joined([element for element in page if not _is_foot(element)] for page in pages)
    found = {OUTSIDE: _without_articles(body)}
    for article in _articles(body):
        found.setdefault(article.section, []).append(article)
    notes = _notes(pages)
    return {name: _counted(elements, notes[name]) for name, elements in found.items()}


def _pages(reader: PdfReader) -> list[list[Element]]:
    """The outermost elements of each page."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1) if page.indirect_reference}
    root: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    pages: list[list[Element]] = [[] for _ in numbers]
    for document in _kids(root):
        for kid in _kids(document):
            element = _element(kid, numbers)
            pages[element.page - 1].append(element)
    return pages


def _kids(node: Any) -> Iterator[Any]:
    """The structure elements and references right below a node; marks are numbers, which are left out."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict):
            yield found


def _element(node: Any, numbers: dict[int, int]) -> Element:
    below = list(_kids(node))
    kids = tuple(_element(kid, numbers) for kid in below if "/S" in kid)
    references = [kid["/Obj"] for kid in below if kid.get("/Type") == "/OBJR"]
    target = next((str(each.get("/Dest") or each.get("/A", {}).get("/URI", "")) for each in references), "")
    marks = node.get("/K", [])
    drawn = isinstance(marks, int) or (isinstance(marks, list) and any(isinstance(mark, int) for mark in marks))
    return Element(node["/S"][1:], numbers[node.raw_get("/Pg").idnum], kids, drawn, target)


def _starts(reader: PdfReader, sections: Iterable[str]) -> dict[int, list[str]]:
    """The sections that begin on each page, from its top down."""
    wanted = set(sections)
    found = [(-float(to.top or 0), name, to) for name, to in reader.named_destinations.items() if name in wanted]
    starts: dict[int, list[str]] = defaultdict(list)
    for _, name, to in sorted(found, key=lambda each: each[:2]):
        starts[(reader.get_destination_page_number(to) or 0) + 1].append(name)
    return starts


def _named(pages: list[list[Element]], starts: dict[int, list[str]]) -> list[list[Element]]:
    """The pages with the name of its section on each article: the last ones of a page are those that begin on it."""
    current, named = OUTSIDE, []
    for page in pages:
        names = starts.get(page[0].page, []) if page else []
        running = max(len(list(_articles(page))) - len(names), 0)
        of_page = iter([(current, False)] * running + [(name, True) for name in names])
        named.append([_with_names(element, of_page) for element in page])
        current = names[-1] if names else current
    return named


def _with_names(element: Element, names: Iterator[tuple[str, bool]]) -> Element:
    if element.tag == "Art":
        section, begins = next(names)
        return replace(element, section=section, begins=begins)
    return replace(element, kids=tuple(_with_names(kid, names) for kid in element.kids))


def _articles(elements: Iterable[Element]) -> Iterator[Element]:
    """The outermost articles in some elements."""
    for element in elements:
        if element.tag == "Art":
            yield element
        else:
            yield from _articles(element.kids)


def _without_articles(elements: Iterable[Element]) -> list[Element]:
    kept = (element for element in elements if element.tag != "Art")
    return [replace(element, kids=tuple(_without_articles(element.kids))) for element in kept]


def _is_foot(element: Element) -> bool:
    """Whether an outermost element is the area of notes at the foot of a page, which the engine leaves without a name."""
    return element.tag == "NonStruct" and any(_is_note(kid) for kid in element.kids)


def _is_note(element: Element) -> bool:
    """Whether it is led by the number of a note: the box of a style sheet's own words, likewise without a name."""
    return element.kids[:1] != () and element.kids[0].tag == "NonStruct"


def _notes(pages: Iterable[Sequence[Element]]) -> Counter[str]:
    """How many notes each section has."""
    found, section = Counter[str](), OUTSIDE
    for page in pages:
        section = next((article.section for article in reversed(list(_articles(page)))), section)
        found[section] += sum(_is_note(kid) for element in page if _is_foot(element) for kid in element.kids)
    return found


def _joined(pages: Iterable[Sequence[Element]]) -> list[Element]:
    """The elements of successive pages, with what runs on from one to the next in one piece."""
    whole: list[Element] = []
    for page in pages:
        rest = list(page)
        if whole and rest and _runs_on(whole[-1], rest[0]):
            whole[-1] = _one(whole[-1], rest.pop(0))
        whole += rest
    return whole


def _one(first: Element, second: Element) -> Element:
    kids = [kid for kid in second.kids if kid.tag not in _HEADS]
    return replace(first, kids=tuple(_joined([first.kids, kids])))


def _runs_on(last: Element, first: Element) -> bool:
    """Whether the first element of a page is the rest of the last one of the page before.

    A table's first part has an empty span in its head, that of “(continued)”. A list item's first part begins with its
    marker. Two lists with nothing between them but the end of a page are taken for one.
    """
    if last.tag != first.tag or first.tag in _WHOLE:
        return False
    if first.tag == "Art":
        return not first.begins
    if first.tag == "Table":
        return not _has_empty_span(first)
    return first.tag != "LI" or (_is_marked(last) and not _is_marked(first))


def _has_empty_span(table: Element) -> bool:
    heads = (kid for kid in table.kids if kid.tag == "THead")
    return any(each.tag == "Span" and not each.kids and not each.drawn for each in _within(heads))


def _is_marked(item: Element) -> bool:
    """Whether a list item begins with a label, or with text that a style sheet puts before it."""
    first = item
    while first.kids and first.tag not in (*_MARKERS, "L"):
        first = first.kids[0]
    return first.tag in _MARKERS


def _within(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements and all below them."""
    for element in elements:
        yield element
        yield from _within(element.kids)


def _counted(elements: Sequence[Element], notes: int) -> Counts:
    found = Counter({"notes": notes})
    tagged = (each for each in _within(elements) if each.tag in _TAGS)
    found.update(_TAGS[each.tag] for each in tagged if not _is_wrapper(each) and not _is_empty(each))
    found["rows"] = sum(len(_rows(each)) for each in _within(elements) if each.tag == "Table")
    found["links"] = len({each.target for each in _within(elements) if each.target})
    found["pages"] = len({each.page for each in _within(elements) if each.drawn})
    return {kind: found[kind] for kind in KINDS}


def _is_wrapper(element: Element) -> bool:
    """Whether the element only wraps another of its kind: the engine's boxes round a list that is set as a table."""
    return len(element.kids) == 1 and element.kids[0].tag == element.tag


def _is_empty(element: Element) -> bool:
    """Whether a list item draws nothing, or nothing but lists within it: of items beside each other that a page's end
    cuts, those that begin behind it have an empty part before it, and the others what stands below them behind it."""
    return element.tag == "LI" and not any(map(_draws, element.kids))


def _draws(element: Element) -> bool:
    """Whether an element draws something outside of lists."""
    return element.tag != "L" and (element.drawn or any(map(_draws, element.kids)))


def _rows(table: Element) -> list[Element]:
    bodies = [kid for kid in table.kids if kid.tag not in _HEADS]
    return [each for each in _within(bodies) if each.tag == "TR"]
