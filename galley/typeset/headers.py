"""Heads of cells in the tags of a page: each cell names the heads of its columns, its row and its group (ISO 32000-1, 14.8.5.7).

The engine counts columns by the cells of a row, and so errs behind a cell that comes down from the row above; it takes a title and the
name of a group for the head of one column. Here the places of cells in the grid are taken. Uses the boxes' `grid_x`, `colspan`, `rowspan`
and `is_header`, and `mark`, the structure element that `pdf.tags` of WeasyPrint 70 leaves at a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

CAPTION = "caption"
SUMMARY = "data-summary"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table's part on a page: its box and element, its first row, and the body or head it stands in."""

    box: Any
    row: int
    group: Any

    @property
    def element(self) -> Any:
        return self.box.mark

    @property
    def is_head(self) -> bool:
        return bool(self.box.element_tag == "th")

    @property
    def scope(self) -> str:
        """What it is the head of: `col`, `row` or `rowgroup`; a cell of the title is of nothing."""
        return str(self.box.element.get("scope", "col")) if self.is_head else ""

    def shares(self, other: _Cell) -> bool:
        """Whether it stands in a column of another cell."""
        first, last = other.box.grid_x, other.box.grid_x + other.box.colspan
        return bool(self.box.grid_x < last and first < self.box.grid_x + self.box.colspan)

    def is_beside(self, other: _Cell) -> bool:
        """Whether it stands in a row of another cell."""
        return bool(self.row < other.row + other.box.rowspan and other.row < self.row + self.box.rowspan)


def name_heads(page: Any, pdf: pydyf.PDF) -> None:
    """Let each cell of the tables of a page, whose elements have been made, name its heads; and each table say what it shows."""
    for table in _tables(page):
        cells = list(_cells(table))
        for cell in cells:
            if not cell.is_head:
                heads = (head.element["ID"] for head in cells if _is_head_of(head, cell))
                cell.element["A"]["Headers"] = pydyf.Array(heads)
        summary = table.element.get(SUMMARY) if table.element is not None else None
        if summary and cells:
            _table_of(cells[0].element, pdf)["A"] = pydyf.Dictionary({"O": "/Table", "Summary": pydyf.String(summary)})


def _is_head_of(head: _Cell, cell: _Cell) -> bool:
    match head.scope:
        case "row" | "rowgroup" if head.scope == "row" or head.box.rowspan > 1:
            return head.group is cell.group and head.is_beside(cell)
        case "rowgroup":
            return head.group is cell.group and head.row < cell.row
        case "col":
            return bool(head.group.is_header and not cell.group.is_footer and head.shares(cell))
    return False


def _tables(box: Any) -> Iterator[Any]:
    """The tables of a page."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.TableBox):
            yield child
        if not isinstance(child, boxes.LineBox):
            yield from _tables(child)


def _cells(table: Any) -> Iterator[_Cell]:
    """The cells of a table but for those of its title; what is only set as a table has none."""
    rows = [(group, row) for group in table.children for row in group.children]
    for number, (group, row) in enumerate(rows):
        if CAPTION not in _classes(row):
            yield from (_Cell(cell, number, group) for cell in row.children if cell.element_tag in ("td", "th"))


def _classes(box: Any) -> Sequence[str]:
    return box.element.get("class", "").split() if box.element is not None else ()


def _table_of(element: Any, pdf: pydyf.PDF) -> Any:
    """The element of the table that the element of a cell stands in."""
    while element["S"] != "/Table":
        element = pdf.objects[int(element["P"].split()[0])]
    return element
