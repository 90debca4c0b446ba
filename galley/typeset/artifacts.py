"""What is drawn without a place in the tree of tags: artifacts (ISO 32000-1, 14.8.2.2; ISO 14289-1, 7.1 and 7.8).

What stands for the eye alone, as `aria-hidden="true"` says of an element (WAI-ARIA 1.2, 6.6) and an empty `alt` of a picture; running heads and
folios; heads and feet of tables on pages behind their first. Private parts of WeasyPrint 70: `Stream.marked`, `Stream.artifact`, `MarginBox.at_keyword`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

FOR_THE_EYE = ""
AGAIN = "Pagination"
"""What is there because a page begins or ends (14.8.2.2.2)."""
EDGES = {"@top": "Header", "@bottom": "Footer"}

Apart = Mapping[int, str]
"""How boxes are marked, by their ids: as nothing more than artifacts, or as ones of pagination and which ones."""

_engine: Mapping[str, Any] = {"marked": Stream.marked}
_apart: ContextVar[Apart] = ContextVar("apart")


def install() -> None:
    """Make the engine mark artifacts as such."""
    Stream.marked = _marked


@contextmanager
def drawn_apart(apart: Apart) -> Iterator[None]:
    """While it lasts, these boxes are drawn as artifacts."""
    worn = _apart.set(apart)
    try:
        yield
    finally:
        _apart.reset(worn)


def artifacts(page: Any) -> Apart:
    """The boxes of a page of the engine that are artifacts."""
    return dict(_below(page._page_box, None))


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is for the eye alone."""
    return element is not None and hasattr(element, "get") and element.get("aria-hidden") == "true"


def repeat(group: Any) -> None:
    """Say of the box of a table's head or foot that it stood on a page before."""
    group.is_repeated = True


def _below(box: Any, kind: str | None) -> Iterator[tuple[int, str]]:
    """The artifacts among a box and all in it; `kind` is that of what it stands in."""
    box = getattr(box, "_box", box)
    kind = kind if kind is not None else _kind(box)
    if kind is not None:
        yield id(box), kind
    for child in getattr(box, "children", ()):
        yield from _below(child, kind)


def _kind(box: Any) -> str | None:
    """How a box is marked; None where it has a place in the tree."""
    if isinstance(box, boxes.MarginBox):
        edge = box.at_keyword.split("-")[0]
        return f"{AGAIN} /Subtype /{EDGES[edge]}" if edge in EDGES else AGAIN
    if getattr(box, "is_repeated", False):
        return AGAIN
    element = box.element
    is_plain = is_hidden(element) or (element is not None and element.tag == "img" and element.get("alt") == "")
    return FOR_THE_EYE if is_plain else None


def _marked(self: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    kind = _apart.get({}).get(id(box)) if self._tags is not None else None
    made: AbstractContextManager[None] = _engine["marked"](self, box, tag) if kind is None else _artifact(self, kind)
    return made


@contextmanager
def _artifact(stream: Any, kind: str) -> Iterator[None]:
    told = pydyf.Dictionary({"Type": f"/{kind}"}) if kind else None
    pydyf.Stream.begin_marked_content(stream, "Artifact", told)
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)
