"""What cells of tables name as their heads in the tags of a page, and what a table is said to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pikepdf
from pressing import press
from typesetting import laid_out

from galley.typeset import Dress

SCREEN = Dress(tagged=True)
HEAD = (
    '<thead><tr class="caption"><th colspan="3">Title</th></tr><tr><th>Land</th><th>Town</th><th>Sum</th></tr></thead>'
)
MERGED = f"""<table data-summary="what it shows">{HEAD}<tbody>
<tr><th scope="rowgroup" rowspan="2">A</th><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr>
<tr><td colspan="2">c</td><td>3</td></tr></tbody>
<tfoot><tr><td colspan="3">note</td></tr></tfoot></table>"""
MONTHS = f"""<table>{HEAD}<tbody><tr><th scope="rowgroup" colspan="3">May</th></tr><tr><td>a</td><td>b</td><td>1</td></tr></tbody>
<tbody><tr><th scope="rowgroup" colspan="3">June</th></tr><tr><td>c</td><td>d</td><td>2</td></tr></tbody></table>"""


@contextmanager
def table_of(body: str) -> Iterator[Any]:
    """The element of the one table of a page, in a finished PDF that is open."""
    layout, problems = laid_out(body)
    assert problems == []
    data, problems = press(layout, SCREEN)
    assert problems == []
    with pikepdf.open(BytesIO(data)) as pdf:
        [table] = below(pdf.Root.StructTreeRoot, "/Table")
        yield table


def below(node: Any, tag: str) -> list[Any]:
    """The elements of a tag below a node, in order."""
    kids = [kid for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
    return [node] if node.get("/S") == tag else [found for kid in kids for found in below(kid, tag)]


def heads(body: str) -> list[list[str]]:
    """The names of the heads of each data cell."""
    with table_of(body) as table:
        names = dict(zip((str(each.ID) for each in below(table, "/TH")), HEADS, strict=False))
        return [[names[str(each)] for each in cell.A.Headers] for cell in below(table, "/TD")]


HEADS = ("Title", "Land", "Town", "Sum", "first", "second")
"""The heads of the tables of these tests, as they follow each other."""


def test_a_cell_beside_one_of_several_rows_has_the_head_of_its_own_column() -> None:
    assert heads(MERGED) == [
        ["Town", "first"],
        ["Sum", "first"],
        ["Town", "first"],
        ["Sum", "first"],
        ["Land", "Town"],
        ["Sum"],
        [],
    ]


def test_a_month_is_the_head_of_the_rows_below_it_and_a_title_of_none() -> None:
    assert heads(MONTHS) == [
        ["Land", "first"],
        ["Town", "first"],
        ["Sum", "first"],
        ["Land", "second"],
        ["Town", "second"],
        ["Sum", "second"],
    ]


def test_a_table_says_what_it_shows() -> None:
    with table_of(MERGED) as table:
        assert str(table.A.Summary) == "what it shows"
    with table_of(MONTHS) as table:
        assert "/A" not in table


def test_what_is_only_set_as_a_table_has_no_heads() -> None:
    layout, _ = laid_out('<div style="display: table"><p style="display: table-cell">a</p></div>')
    assert press(layout, SCREEN)[1] == []
