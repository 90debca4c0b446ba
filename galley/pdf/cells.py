"""Heads of cells in the tags of a table: each cell names the heads of its columns, its row and its group (ISO 32000-1, 14.8.5.7), by the places of
cells in the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from galley.pdf.element import Element

HEAD, FOOT = "THead", "TFoot"
GROUPS = (HEAD, "TBody", FOOT)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, the group of rows it stands in, and its rows and columns, counted from 0."""

    element: Element
    group: Element
    rows: range
    columns: range

    def scope(self, width: int) -> str:
        """What it is the head of, as HTML says it: `col`, `row`, or `rowgroup` of all rows below it, which in a table of that `width` spans all columns."""
        said = str(self.element.about.get("scope", ""))
        return "row" if said == "rowgroup" and len(self.columns) < width else said


def name_heads(table: Element) -> None:
    """Give the heads of a table a name, and their scope in place of what HTML says; let its other cells name those that are theirs."""
    cells = list(_cells(table))
    width = max((cell.columns.stop for cell in cells), default=0)
    heads = [(cell, cell.scope(width)) for cell in cells if cell.element.type == "TH"]
    for head, scope in heads:
        del head.element.about["scope"]
        head.element.about |= {"ID": f"head{head.element.key}", "Scope": "Row" if scope == "row" else "Column"}
    for cell in cells:
        if cell.element.type == "TD":
            own = [head.element.about["ID"] for head, scope in heads if _is_of(head, scope, cell)]
            cell.element.about["Headers"] = own


def _is_of(head: _Cell, scope: str, cell: _Cell) -> bool:
    """Whether a head is one of a cell."""
    if scope == "col":
        return head.group.type == HEAD and cell.group.type != FOOT and _meet(head.columns, cell.columns)
    if head.group is not cell.group:
        return False
    return _meet(head.rows, cell.rows) if scope == "row" else head.rows.start < cell.rows.start


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _cells(table: Element) -> Iterator[_Cell]:
    """The cells of a table in the grid. Those that come down from rows above leave no room (HTML, 4.9.12)."""
    row = 0
    for group in (*table.of(*GROUPS), table):
        taken: set[tuple[int, int]] = set()
        for each in group.of("TR"):
            column = 0
            for element in each.of("TH", "TD"):
                while (row, column) in taken:
                    column += 1
                rows = range(row, row + element.about.get("RowSpan", 1))
                columns = range(column, column + element.about.get("ColSpan", 1))
                taken |= {(down, across) for down in rows for across in columns}
                yield _Cell(element, group, rows, columns)
            row += 1
