"""What stands for the eye alone, as `aria-hidden="true"` says of an element: drawn as an artifact, without a place in the tree of tags.

PDF/UA-1 (ISO 14289-1), 7.1, wants all that is no content marked so; WAI-ARIA 1.2, 6.6, names what readers are not told of, with all that is in
it. Private parts of WeasyPrint 70: `Stream.marked`, `Stream.artifact`, `pdf.tags._build_box_tree`, which calls itself by its name in its module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any

from weasyprint.pdf import tags as trees
from weasyprint.pdf.stream import Stream

_engine: Mapping[str, Any] = {"marked": Stream.marked, "tree": trees._build_box_tree}
_apart: ContextVar[frozenset[int]] = ContextVar("apart", default=frozenset())


def install() -> None:
    """Make the engine leave what is hidden out of its tags."""
    Stream.marked = _marked
    trees._build_box_tree = _tree


@contextmanager
def apart(page: Any) -> Iterator[None]:
    """While it lasts, what is hidden on a page is drawn as an artifact."""
    worn = _apart.set(frozenset(id(box) for box in _hidden(page._page_box, False)))
    try:
        yield
    finally:
        _apart.reset(worn)


def _hidden(box: Any, inside: bool) -> Iterator[Any]:
    """The boxes of hidden elements, and all in them."""
    box = getattr(box, "_box", box)
    inside = inside or is_hidden(box.element)
    if inside:
        yield box
    for child in getattr(box, "children", ()):
        yield from _hidden(child, inside)


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is for the eye alone."""
    return element is not None and hasattr(element, "get") and element.get("aria-hidden") == "true"


def _marked(self: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    made: AbstractContextManager[None] = (
        self.artifact() if id(box) in _apart.get() else _engine["marked"](self, box, tag)
    )
    return made


def _tree(box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, tags: Any) -> Iterator[Any]:
    if id(getattr(box, "_box", box)) not in _apart.get():
        yield from _engine["tree"](box, parent, pdf, page_number, nums, annotations, tags)
