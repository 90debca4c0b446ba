"""Widths of the columns of a table: a short column keeps its longest cell on one line beside a long one.

CSS tables share width out between the narrowest and the widest a column can be, and the narrowest of Han and kana is one
character; so 序号 beside a long column would be set as 序 over 号, and names would split while the long column has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from weasyprint.layout import preferred, table

MOST = 1 / 3
"""The share of a table's width that a column may ask for whole."""
FAIR = 1 / 2
"""What a column has at least of its even share of what the kept ones leave, however long the cells of others are."""

LONGEST = "longest cells"

_engine = preferred.table_and_columns_preferred_widths


def install() -> None:
    """Make the engine lay tables out so.

    Replaces `table_and_columns_preferred_widths` in `layout.table` of WeasyPrint 70, and asks its `max_content_width`
    of each cell; no property says that a column is not to be broken when there is room.
    """
    table.table_and_columns_preferred_widths = _preferred_widths


def kept(least: Sequence[float], most: Sequence[float], width: float) -> list[float]:
    """The least widths, those of short columns raised to the most that their cells ask for.

    Beginning with the shortest, a column is kept whole while it takes no more than its even share of what the shorter ones
    leave, nor more than a third of the table, and the others still have their least. What is longer has half of its even share at
    least: by CSS, which shares out by length, a cell of a page would leave its neighbours a character.
    """
    widths = list(least)
    order = sorted(range(len(widths)), key=lambda column: most[column])
    for done, column in enumerate(order):
        share = (width - sum(widths[each] for each in order[:done])) / (len(order) - done)
        room = width - sum(widths) + widths[column]
        if most[column] > min(share, room, width * MOST):
            return _fair(widths, most, order[done:], width)
        widths[column] = max(widths[column], most[column])
    return widths


def _fair(widths: list[float], most: Sequence[float], long: Sequence[int], width: float) -> list[float]:
    """The widths, those of several long columns raised to half of their even share, where all have room then."""
    if len(long) < 2:
        return widths
    share = (width - sum(each for column, each in enumerate(widths) if column not in long)) / len(long)
    raised = [
        max(each, min(most[column], share * FAIR)) if column in long else each for column, each in enumerate(widths)
    ]
    return raised if sum(raised) <= width else widths


def measure_again(context: Any) -> None:
    """Let the cells of tables be measured anew: what a number of a page has come to may stand in them."""
    for known in context.tables.values():
        known.pop(LONGEST, None)


def _preferred_widths(context: Any, box: Any, outer: bool = True) -> tuple[Any, ...]:
    """The engine's answer, with the columns that are kept as wide as their longest cells, no narrower and no wider."""
    narrowest, widest, least, most, *rest = _engine(context, box, outer)
    inner = box.get_wrapped_table()
    if not isinstance(inner.width, int | float) or not least:
        return narrowest, widest, least, most, *rest
    known = context.tables[inner]  # where the engine keeps its own answer, for all pages of the table
    asked = known[LONGEST] = known.get(LONGEST) or _longest_cells(context, inner, len(least))
    widths = kept(least, asked, inner.width)
    held = [new > old for new, old in zip(widths, least, strict=True)]
    most = [wide if hold else old for hold, wide, old in zip(held, asked, most, strict=True)]
    return narrowest, widest, widths, most, *rest


def _longest_cells(context: Any, inner: Any, columns: int) -> list[float]:
    """How wide the longest cell of each column is on one line; cells over several columns, such as titles, ask for nothing."""
    asked = [0.0] * columns
    for cell in (cell for group in inner.children for row in group.children for cell in row.children):
        if cell.colspan == 1:
            asked[cell.grid_x] = max(asked[cell.grid_x], preferred.max_content_width(context, cell))
    return asked
