"""No hyphen at the end of a page: `hyphenate-limit-last: page` of CSS Text 4, for text that is hyphenated.

The engine knows where a page ends when it is made. One that ends within a word is made again, its last line asked to end
otherwise; where that does not help, the page stays as it is.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

from .context import first_text
from .hyphens import ends_of

BARRED = "barred"
"""The attribute of the engine's context with the numbers of pages, counted from 0, of which a line was asked to end otherwise."""
TRIES = 3
"""How often a page is made again: another line may be its last then, which ends with a hyphen too."""


def remade(make: Callable[..., Any], index: int, context: Any, root: Any, html: Any) -> Any:
    """The page that `make` makes, again while it ends with a hyphen: the page, and where the next one goes on."""
    known = _state(context, index)
    made = make(index, context, root, html)
    for _ in range(TRIES):
        if not _bars(root, made[1]):
            break
        setattr(context, BARRED, {*getattr(context, BARRED, ()), index})
        _restore(context, index, known)
        made = make(index, context, root, html)
    return made


def _bars(root: Any, resume_at: Any) -> bool:
    """Ask that no line end with a hyphen where a page goes on; whether that is news."""
    box, deeper = root, resume_at
    while deeper and not isinstance(box, boxes.LineBox):
        index, deeper = next(iter(deeper.items()))
        children = getattr(box, "children", ())
        if index >= len(children):
            return False
        box = children[index]
    found = first_text(box, deeper) if deeper and isinstance(box, boxes.LineBox) else None
    ends = ends_of(found[0].style) if found else None
    return bool(found and ends and ends.hyphens.bar((ends.box, found[1])))


def _state(context: Any, index: int) -> tuple[Any, ...]:
    """What making a page changes: notes and broken boxes on their way, and what is known of the pages from it on."""
    pages = [(*page[:4], copy.deepcopy(page[4])) for page in context.page_maker[index : index + 2]]
    return list(context.footnotes), list(context.reported_footnotes), dict(context.broken_out_of_flow), pages


def _restore(context: Any, index: int, known: tuple[Any, ...]) -> None:
    footnotes, reported, broken, pages = known
    context.footnotes, context.reported_footnotes = list(footnotes), list(reported)
    context.broken_out_of_flow = dict(broken)
    context.page_maker[index : index + 2] = [(*page[:4], copy.deepcopy(page[4])) for page in pages]
