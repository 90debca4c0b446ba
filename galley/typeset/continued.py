"""“(continued)” on repeated table heads: shown on every page of a table but its first. Readers of tags are told of a head once. Feet stand below the last row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.typeset.artifacts import repeat

CONTINUED = "continued"
NO_GAP = 0.01
"""What sums of lengths may be out by, in px."""


def mark_continuations(pages: Iterable[Any], begun: Iterable[Any] = ()) -> None:
    """Empty the elements of class `continued` in the first part of each table; say of the heads and feet of the others that they are repeated. `begun` are elements that stand
    on pages before.

    The engine repeats a head as it is; its boxes of the first page are emptied after layout, so that both parts keep
    the same width. Uses `Page._page_box`, the boxes' `children` and `translate`, and `is_header` and `is_footer` of row groups of WeasyPrint 70, which nothing public shows.
    """
    seen = set(begun)
    for page in pages:
        for table in _tables(page):
            _draw_up(table)
            if table.element in seen:
                for group in table.children:
                    if group.is_header or group.is_footer:
                        repeat(group)
                continue
            seen.add(table.element)
            for box in _below(table):
                if box.element is not None and CONTINUED in box.element.get("class", "").split():
                    box.children = ()


def _draw_up(table: Any) -> None:
    """Draw the foot of a table up to its last row. The engine leaves it where the rows ended that it took to the next page again, to keep them with others."""
    feet = [group for group in table.children if group.is_footer]
    bodies = [group for group in table.children if not group.is_footer and group.children]
    if feet and bodies:
        last, row = bodies[-1], bodies[-1].children[-1]
        gap = feet[0].position_y - row.position_y - row.height - table.style["border_spacing"][1]
        if gap > NO_GAP:
            feet[0].translate(dy=-gap)
            table.height -= gap
            last.height = row.position_y + row.height - last.position_y


def _tables(box: Any) -> Iterator[Any]:
    return (each for each in _below(box) if isinstance(each, boxes.TableBox) and each.element is not None)


def _below(box: Any) -> Iterator[Any]:
    waiting = list(reversed(getattr(box, "children", ())))
    while waiting:
        child = waiting.pop()
        yield child
        waiting += reversed(getattr(child, "children", ()))
