"""Long tables whose last page would be nearly empty: their rows stand a little closer or wider, all alike, so that it is filled or not needed.

A table with `data-fit="680pt"`, the height of the type area, is first laid out on a page without end. Its rows are then dealt to pages, with the
least change of their height that leaves no thin page. Uses the arguments and boxes of `layout.block.block_level_layout` of WeasyPrint 70, which
`typeset.following` hands on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.css.properties import Dimension

FIT = "data-fit"
CLOSEST, WIDEST, STEP = -1.25, 3.0, 0.125
"""How much lower or higher a row may be, in points: less than a line of small type by far. The paddings of a row are two points and more."""
FULL = 0.7
"""What the last page is filled to at least; a little more than is asked for, since rows are kept together in ways that are not dealt with here."""
SPARE_PX = 1.0
"""What each page is to have left: one that rows would fill to a hair's breadth does not hold the last of them."""
ENDLESS = -1e9
PX_PER_PT = 96 / 72


@dataclass(frozen=True, slots=True)
class Row:
    """The height of a row in px, and whether it stays with the next."""

    height: float
    is_kept: bool = False


def fitted(box: Any, layout: Callable[..., Any], context: Any, bottom_space: float, *rest: Any) -> None:
    """Give the rows of a table the height by which it fills its pages. `layout` is the engine's, `rest` what it takes behind the skip stack."""
    cells = list(_cells(box))
    for cell in cells:
        cell.style = cell.__dict__.setdefault("unfitted", cell.style)
    new, *_ = layout(context, box, ENDLESS, None, *rest)
    table = new.get_wrapped_table() if new else None
    if table is None or not table.children:
        return
    head, body = table.children[0], [group for group in table.children if not group.is_header]
    rows = [
        Row(row.height, "month" in row.element.get("class", "").split()) for group in body for row in group.children
    ]
    top = body[0].position_y
    room = context.page_bottom - bottom_space - top - SPARE_PX
    height = float(box.element.get(FIT).removesuffix("pt")) * PX_PER_PT - SPARE_PX
    later = _later_head(box, layout, context, bottom_space, *rest) if head.is_header else 0.0
    extra = change(rows, room, height, later) * PX_PER_PT
    for cell in cells if extra else ():
        cell.style = cell.unfitted.copy()
        for side in ("padding_top", "padding_bottom"):
            cell.style[side] = Dimension(max(cell.unfitted[side].value + extra / 2, 0), "px")


def _later_head(box: Any, layout: Callable[..., Any], context: Any, bottom_space: float, *rest: Any) -> float:
    """How high the head of all parts but the first is, in px: it may say more than that of the first."""
    behind = {box.children.index(box.get_wrapped_table()): {1: None}}
    new, *_ = layout(context, box, bottom_space, behind, *rest)
    head = new.get_wrapped_table().children[0] if new else None
    return float(head.height) if head and head.is_header else 0.0


def change(rows: Sequence[Row], room: float, height: float, head: float) -> float:
    """By how many points each row is to be higher, or lower where that is negative. `room` is what the first page has for rows, `height` that of a
    page, `head` that of the head of each; all in px. Nothing where the last page is full, the table is on one page, or no change helps."""
    steps = range(round(CLOSEST / STEP), round(WIDEST / STEP) + 1)
    for step in sorted(steps, key=lambda step: (abs(step), step)):
        pages, filled = dealt(rows, step * STEP * PX_PER_PT, room, height - head)
        if pages == 1 or (filled + head) / height >= FULL:
            return step * STEP
    return 0.0


def dealt(rows: Sequence[Row], extra: float, room: float, more: float) -> tuple[int, float]:
    """How many pages rows take that are higher by something, and how much of the last. A row that is kept begins a page with the next."""
    pages, filled, available = 1, 0.0, room
    for number, row in enumerate(rows):
        behind = rows[number + 1].height + extra if row.is_kept and number + 1 < len(rows) else 0
        own = row.height + extra
        if filled and filled + own + behind > available:
            pages, filled, available = pages + 1, 0.0, more
        filled += own
    return pages, filled


def _cells(box: Any) -> Iterator[Any]:
    """The cells of a table, but those of its head."""
    for group in box.get_wrapped_table().children:
        if not group.is_header:
            yield from (cell for row in group.children for cell in row.children)
