"""“(continued)” on repeated table heads: shown on every page of a table but its first. Readers of tags are told of a head once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.artifacts import repeat

CONTINUED = "continued"


def mark_continuations(pages: Iterable[Any], begun: Iterable[Any] = ()) -> None:
    """Empty the elements of class `continued` in the first part of each table; say of the heads and feet of the others that they are repeated. `begun` are elements that stand
    on pages before.

    The engine repeats a head as it is; its boxes of the first page are emptied after layout, so that both parts keep
    the same width. Uses `Page._page_box`, the boxes' `children`, and `is_header` and `is_footer` of row groups of WeasyPrint 70, which nothing public shows.
    """
    seen = set(begun)
    for page in pages:
        for table in _tables(page):
            if table.element in seen:
                for group in table.children:
                    if group.is_header or group.is_footer:
                        repeat(group)
                continue
            seen.add(table.element)
            for box in _below(table):
                if box.element is not None and CONTINUED in box.element.get("class", "").split():
                    box.children = ()


def _tables(box: Any) -> Iterator[Any]:
    return (each for each in _below(box) if isinstance(each, boxes.TableBox) and each.element is not None)


def _below(box: Any) -> Iterator[Any]:
    waiting = list(reversed(getattr(box, "children", ())))
    while waiting:
        child = waiting.pop()
        yield child
        waiting += reversed(getattr(child, "children", ()))
