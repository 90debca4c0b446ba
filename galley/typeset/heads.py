"""Heads of tables: every part of a table has its own.

The engine drops a head without a word when the first row below it may not be divided and does not fit under it. Such a row
is divided instead. Reads `Page._page_box`, the boxes' `children` and `is_header` of WeasyPrint 70, which nothing public shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.message import said
from galley.problem import Place, Problem, nearest
from galley.typeset.measure import Found, named

JOINED = "joined"
DIVIDED = "break-inside: auto; break-before: auto; break-after: auto"


def divide_rows(every: Iterable[Found]) -> bool:
    """Let the first rows of each part without a head be divided, by their `style` attribute; whether there was one to let."""
    rows = [row for found in _headless(every) for row in _first_rows(found.box)]
    fresh = [row for row in rows if row.get("style") != DIVIDED]
    for row in fresh:
        row.set("style", DIVIDED)
    return bool(fresh)


def missing_heads(every: Iterable[Found], places: Mapping[str, Place]) -> list[Problem]:
    """Parts of tables whose head is not on their page."""
    mend = said("shorten the title and the column heads of the table, or take columns out of it")
    return [
        Problem(
            "typeset.head",
            said("{box} has no head on this page: it leaves no room for a row", box=named(found)),
            mend,
            nearest(found.address, places),
            page=found.page,
        )
        for found in _headless(every)
    ]


def parted_rows(every: Iterable[Found], places: Mapping[str, Place]) -> list[Problem]:
    """Rows that one cell takes, of the class `joined` but for the first, which are not on one page; told once of a table."""
    mend = said("let the cell take fewer rows, and write it again where a page ends")
    message = said("a cell takes more rows than there is room for on a page")
    parted: dict[Any, Found] = {}
    for found in every:
        if isinstance(found.box, boxes.TableRowBox) and _is_begun_before(found):
            parted.setdefault(found.parents[-2].element, found)
    return [
        Problem("typeset.merged", message, mend, nearest(found.address, places), page=found.page)
        for found in parted.values()
    ]


def _is_begun_before(found: Found) -> bool:
    """Whether a row is the first of its part, though a cell of the row above takes it too."""
    joined = found.box.element is not None and JOINED in found.box.element.get("class", "").split()
    return joined and found.parents[-1].children[0] is found.box


def _headless(every: Iterable[Found]) -> Iterator[Found]:
    """The parts of tables that should have a head and have none."""
    tables = (found for found in every if isinstance(found.box, boxes.TableBox))
    for found in tables:
        rows, element = found.box.children, found.box.element
        if rows and not rows[0].is_header and element is not None and element.find("thead") is not None:
            yield found


def _first_rows(table: Any) -> list[Any]:
    """The elements of the first row of a part and of the one behind it, which may be kept with it."""
    rows = list(table.element.iter("tr"))
    first = next((row.element for group in table.children for row in group.children), None)
    number = rows.index(first) if first in rows else len(rows)
    return rows[number : number + 2]
