"""Spreads: what is to be seen at one glance, as a map and its legend, begins on a left-hand page.

The first child of an element with `data-spread` is a plate, a page for the eye alone. It is printed where the element would else begin on a
right-hand page, and takes no room otherwise: no page is left blank, and none is moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.css.properties import ZERO_PIXELS

from galley.typeset.pagination import Stretch

SPREAD = "data-spread"
_NOTHING = {
    f"{what}_{side}": ZERO_PIXELS if what != "border" else 0
    for what in ("margin", "padding")
    for side in ("top", "bottom")
} | {"break_before": "auto", "break_after": "auto", "height": ZERO_PIXELS, "min_height": ZERO_PIXELS}


def shut(root: Any) -> None:
    """Let each plate take no room; once, before a book is laid out."""
    for spread in _spreads(root):
        plate = spread.children[0]
        plate.printed = plate.style, plate.children
        plate.style = plate.style.copy()
        plate.style.update(_NOTHING, page=spread.style["page"])
        plate.children = ()


def open_left(stretch: Stretch) -> None:
    """Print the plate of a spread whose stretch begins on a right-hand page."""
    spread = _begun(stretch.root, stretch.context.page_maker[stretch.first][0])
    if spread is None or not stretch.context.page_maker[stretch.first][2]:
        return
    plate = spread.children[0]
    closed = plate.style, plate.children

    def undo() -> None:
        plate.style, plate.children = closed
        _named(stretch.context, stretch.first, spread)

    plate.style, plate.children = plate.printed
    _named(stretch.context, stretch.first, spread)
    stretch.undo.append(undo)
    stretch.again()


def _named(context: Any, first: int, spread: Any) -> None:
    """Let the first page of a spread have the name of what is printed first."""
    resume_at, following, *others = context.page_maker[first]
    context.page_maker[first] = (resume_at, {**following, "page": spread.children[0].style["page"]}, *others)


def _begun(root: Any, resume_at: Any) -> Any:
    """The spread that a page begins with, or None."""
    box = root
    while resume_at and len(resume_at) == 1:
        ((number, resume_at),) = resume_at.items()
        box = box.children[number]
    while box is not None and not resume_at:
        if _is_spread(box):
            return box
        children = getattr(box, "children", ())
        box = children[0] if children else None
    return None


def _is_spread(box: Any) -> bool:
    return box.element is not None and box.element.get(SPREAD) is not None and bool(box.children)


def _spreads(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if _is_spread(child):
            yield child
        else:
            yield from _spreads(child)
