"""“(continued)” on repeated table heads: on every page of a table but its first. Readers of tags are told of a head once. Feet stand below the last row.

The engine repeats a head as it is. What is set on the first page is the head without that word, so that lines break, and the rows below begin, as if it had none; columns are as wide as those of the
other parts. Replaces `table_layout` in `layout.block` of WeasyPrint 70.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from galley.typeset import script
from galley.typeset.artifacts import repeat

CONTINUED = "continued"
NO_GAP = 0.01
"""What sums of lengths may be out by, in px."""

_engine: dict[str, Any] = {"table": block.table_layout}


def install() -> None:
    """Make the engine lay the first parts of tables out so."""
    block.table_layout = _laid_out


def _laid_out(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *rest: Any) -> Any:
    """The engine's layout of a part of a table; of the first, without what is said of the others."""
    if skip_stack is None and table.children and table.children[0].is_header:
        head, *others = table.children
        if any(_is_continued(box) for box in _below(head)):
            table = table.copy_with_children([_bare(head), *others])
    return _engine["table"](context, table, bottom_space, skip_stack, *rest)


def _bare(head: Any) -> Any:
    """A copy of a head with its elements of class `continued` empty."""
    bare = head.deepcopy()
    for box in list(_below(bare)):
        if _is_continued(box):
            box.children = []
        elif isinstance(box, boxes.LineBox):
            script.forget(box)
    return bare


def _is_continued(box: Any) -> bool:
    return box.element is not None and CONTINUED in box.element.get("class", "").split()


def mark_repeats(pages: Iterable[Any], begun: Iterable[Any] = ()) -> None:
    """Say of the heads and feet of all parts of a table but the first that they are repeated, and draw feet up. `begun` are elements that stand on pages before.

    Uses `Page._page_box`, the boxes' `children` and `translate`, and `is_header` and `is_footer` of row groups of WeasyPrint 70, which nothing public shows.
    """
    seen = set(begun)
    for page in pages:
        for table in _tables(page):
            _draw_up(table)
            if table.element in seen:
                for group in table.children:
                    if group.is_header or group.is_footer:
                        repeat(group)
            seen.add(table.element)


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
