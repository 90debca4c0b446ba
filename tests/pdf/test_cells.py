"""What cells of tables name as their heads, and which scope heads have."""

from __future__ import annotations

from galley.pdf.cells import name_heads
from galley.pdf.element import Element


def cell(text: str, **about: object) -> Element:
    """A cell that is known by its text; a head where it says what it is the head of."""
    return Element("TH" if "scope" in about else "TD", text, dict(about))


def group(kind: str, *rows: list[Element]) -> Element:
    return Element(kind, kids=[Element("TR", kids=list(row)) for row in rows])


def heads(*groups: Element) -> dict[str, list[str]]:
    """The heads of each cell that is none, by their texts."""
    table = Element("Table", kids=list(groups))
    name_heads(table)
    names = {each.about["ID"]: each.key for each in table.all() if each.type == "TH"}
    return {each.key: [names[name] for name in each.about["Headers"]] for each in table.all() if each.type == "TD"}


def head() -> Element:
    return group("THead", [cell(name, scope="col") for name in ("Land", "Town", "Sum")])


def test_a_cell_beside_one_of_several_rows_has_the_head_of_its_own_column() -> None:
    rows = [
        [cell("A", scope="rowgroup", RowSpan=2), cell("a"), cell("1")],
        [cell("b"), cell("2")],
        [cell("c", ColSpan=2), cell("3")],
    ]
    found = heads(head(), group("TBody", *rows), group("TFoot", [cell("note", ColSpan=3)]))
    assert found == {
        "a": ["Town", "A"],
        "1": ["Sum", "A"],
        "b": ["Town", "A"],
        "2": ["Sum", "A"],
        "c": ["Land", "Town"],
        "3": ["Sum"],
        "note": [],
    }


def test_a_month_is_the_head_of_the_rows_below_it() -> None:
    may, june = (cell(name, scope="rowgroup", ColSpan=3) for name in ("May", "June"))
    first = group("TBody", [may], [cell("a"), cell("b"), cell("1")])
    second = group("TBody", [june], [cell("c"), cell("d"), cell("2")])
    assert heads(head(), first, second) == {
        "a": ["Land", "May"],
        "b": ["Town", "May"],
        "1": ["Sum", "May"],
        "c": ["Land", "June"],
        "d": ["Town", "June"],
        "2": ["Sum", "June"],
    }


def test_heads_say_whether_they_are_of_columns_or_of_rows() -> None:
    month = cell("May", scope="rowgroup", ColSpan=2)
    every = [cell("Land", scope="col"), cell("Sum", scope="col")]
    side = [cell("A", scope="rowgroup"), cell("1")]
    assert heads(group("THead", every), group("TBody", [month], side, [cell("b", scope="row"), cell("2")])) == {
        "1": ["Sum", "May", "A"],
        "2": ["Sum", "May", "b"],
    }
    scopes = [each.about["Scope"] for each in [*every, month, side[0]]]
    assert scopes == ["Column", "Column", "Column", "Row"]
    assert "scope" not in month.about
