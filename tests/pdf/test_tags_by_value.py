"""Counts of trees, and elements in their order, case by case."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from galley.pdf.cells import _Cell, _is_of
from galley.pdf.element import Element, Mark
from galley.pdf.nesting import nested
from galley.pdf.parity import Parity, _far_apart, _number
from galley.pdf.structure import KINDS, OF_NOTE, OUTSIDE, REMARKS, _Reading
from galley.pdf.tagging import _entries
from galley.problem import Place


def element(kind: str, *kids: Any, **more: Any) -> DictionaryObject:
    entries = {NameObject("/S"): NameObject(f"/{kind}")}
    found = DictionaryObject({**entries, **{NameObject(f"/{key}"): value for key, value in more.items()}})
    found[NameObject("/K")] = ArrayObject(kids)
    return found


def counted(*kids: Any, names: Any = ()) -> dict[str, dict[str, int]]:
    reading = _Reading({}, {*names, REMARKS})
    reading.read(DictionaryObject({NameObject("/K"): ArrayObject(kids)}), OUTSIDE, 1)
    return {name: {kind: n for kind, n in held.counts.items() if n} for name, held in reading.found.items()}


ONE = NumberObject(0)


@pytest.mark.parametrize(
    ("tree", "counts"),
    [
        (element("Table"), {"tables": 1}),
        (element("Figure"), {"figures": 1}),
        (element("L"), {"lists": 1}),
        (element("LI"), {"items": 1}),
        (element("TH"), {"cells": 1}),
        (element("TD"), {"cells": 1}),
        (element("TOC"), {"lists": 1}),
        (element("TOCI"), {"items": 1}),
        (element("Note"), {"notes": 1}),
        (element("H1"), {"headings": 1}),
        (element("H6"), {"headings": 1}),
        (element("H7"), {}),
        (element("P"), {}),
        (element("TR"), {"rows": 1}),
        (element("THead", element("TR", element("TH"))), {"cells": 1}),
        (element("TFoot", element("TR")), {}),
        (element("TBody", element("TR")), {"rows": 1}),
        (element("THead", element("Div", element("TR"))), {}),
        (element("P", ONE), {"pages": 1}),
    ],
)
def test_what_is_counted(tree: Any, counts: dict[str, int]) -> None:
    assert counted(tree) == {OUTSIDE: counts}


def linked(target: str, web: bool = False) -> DictionaryObject:
    action = DictionaryObject({NameObject("/URI"): TextStringObject(target)})
    link = {NameObject("/A"): action} if web else {NameObject("/Dest"): TextStringObject(target)}
    return DictionaryObject({NameObject("/Obj"): DictionaryObject(link)})


@pytest.mark.parametrize(
    ("links", "count"),
    [
        ([linked("a")], 1),
        ([linked("a"), linked("a"), linked("b")], 2),
        ([linked("https://a", web=True)], 1),
        ([linked("note.1.2")], 0),
        ([linked("book:note1::footnote-call")], 0),
        ([linked("notes")], 1),
        ([linked("note.1::other")], 1),
    ],
)
def test_links_are_counted_by_where_they_lead(links: list[Any], count: int) -> None:
    assert counted(element("Link", *links))[OUTSIDE].get("links", 0) == count
    assert OF_NOTE.fullmatch("note.3")


def test_articles_of_known_names_are_sections() -> None:
    own = element("Art", element("L"), ID=TextStringObject("huts"))
    other = element("Art", element("L"), ID=TextStringObject("none"))
    kind = element("Sect", element("L"), ID=TextStringObject("huts"))
    remarks = element("Art", element("L"), ID=TextStringObject("remarks"))
    assert counted(own, other, kind, remarks, names=("huts",)) == {
        OUTSIDE: {"lists": 2},
        "huts": {"lists": 1},
        "remarks": {"lists": 1},
    }


@pytest.mark.parametrize(
    ("pages", "expected", "far"),
    [
        (1, 2, False),
        (1, 3, True),
        (3, 1, True),
        (5, 8, False),
        (5, 9, True),
        (10, 16, False),
        (10, 17, True),
        (3, 3, False),
    ],
)
def test_lengths_that_are_far_apart(pages: int, expected: int, far: bool) -> None:
    assert _far_apart(pages, expected) is far


TOLD = {
    "headings": ("no headings", "1 heading", "2 headings"),
    "tables": ("no tables", "1 table", "2 tables"),
    "rows": ("no table rows", "1 table row", "2 table rows"),
    "cells": ("no table cells", "1 table cell", "2 table cells"),
    "figures": ("no figures", "1 figure", "2 figures"),
    "lists": ("no lists", "1 list", "2 lists"),
    "items": ("no list items", "1 list item", "2 list items"),
    "notes": ("no notes", "1 note", "2 notes"),
    "links": ("no different links", "1 different link", "2 different links"),
    "pages": ("no pages", "1 page", "2 pages"),
}


@pytest.mark.parametrize("kind", TOLD)
def test_numbers_of_each_kind_are_told_in_words(kind: str) -> None:
    assert tuple(str(_number({kind: count}, kind)) for count in range(3)) == TOLD[kind]
    assert _number({kind: 12}, kind).startswith("12 ")


def test_the_totals_name_each_kind_and_leave_remarks_out_of_the_sections() -> None:
    held = dict.fromkeys(KINDS, 1)
    book = {OUTSIDE: held, REMARKS: held, "huts": held}
    more = {OUTSIDE: held, REMARKS: held, "huts": held | {"rows": 2, "pages": 2}}
    places = {name: Place("f", 1) for name in book}
    totals, pages = Parity({"zh": book, "en": more}, places).tables()
    assert totals == [
        ["in all", "zh", "en"],
        ["sections", "1", "1"],
        ["headings", "3", "3"],
        ["tables", "3", "3"],
        ["table rows", "3", "≠4"],
        ["table cells", "3", "3"],
        ["figures", "3", "3"],
        ["lists", "3", "3"],
        ["list items", "3", "3"],
        ["notes", "3", "3"],
        ["different links", "3", "3"],
        ["pages", "3", "4"],
    ]
    assert [row[0] for row in pages] == [
        "pages",
        "what stands outside the sections",
        "the list of editor's remarks",
        "huts",
    ]


def cell(group: Element, rows: range, columns: range, **about: Any) -> _Cell:
    return _Cell(Element("TD", about=about), group, rows, columns)


BODY, OTHER, TOP, END = Element("TBody"), Element("TBody"), Element("THead"), Element("TFoot")


@pytest.mark.parametrize(
    ("head", "scope", "own", "is_of"),
    [
        ((TOP, 0, 1, 0, 1), "col", (BODY, 1, 2, 0, 1), True),
        ((TOP, 0, 1, 0, 1), "col", (BODY, 1, 2, 1, 2), False),
        ((TOP, 0, 1, 0, 2), "col", (BODY, 1, 2, 1, 2), True),
        ((TOP, 0, 1, 1, 2), "col", (BODY, 1, 2, 0, 2), True),
        ((TOP, 0, 1, 2, 3), "col", (BODY, 1, 2, 0, 2), False),
        ((TOP, 0, 1, 0, 1), "col", (END, 1, 2, 0, 1), False),
        ((BODY, 0, 1, 0, 1), "col", (BODY, 1, 2, 0, 1), False),
        ((BODY, 0, 1, 0, 1), "row", (BODY, 0, 1, 1, 2), True),
        ((BODY, 0, 2, 0, 1), "row", (BODY, 1, 2, 1, 2), True),
        ((BODY, 0, 1, 0, 1), "row", (BODY, 1, 2, 1, 2), False),
        ((BODY, 0, 1, 0, 1), "row", (OTHER, 0, 1, 1, 2), False),
        ((BODY, 0, 1, 0, 2), "rowgroup", (BODY, 1, 2, 0, 1), True),
        ((BODY, 1, 2, 0, 2), "rowgroup", (BODY, 1, 2, 0, 1), False),
        ((BODY, 0, 1, 0, 2), "rowgroup", (OTHER, 1, 2, 0, 1), False),
    ],
)
def test_which_heads_are_those_of_a_cell(head: Any, scope: str, own: Any, is_of: bool) -> None:
    one, two = (cell(group, range(a, b), range(c, d)) for group, a, b, c, d in (head, own))
    assert _is_of(one, scope, two) is is_of


@pytest.mark.parametrize(
    ("columns", "width", "scope"), [(range(2), 2, "rowgroup"), (range(1), 2, "row"), (range(3), 2, "rowgroup")]
)
def test_a_head_of_rows_that_spans_all_columns_is_one_of_the_rows_below(columns: range, width: int, scope: str) -> None:
    assert cell(BODY, range(1), columns, scope="rowgroup").scope(width) == scope
    assert cell(BODY, range(1), columns, scope="col").scope(width) == "col"
    assert cell(BODY, range(1), columns).scope(width) == ""


def tree(told: Any) -> Any:
    if isinstance(told, int):
        return Mark(0, told)
    kind, *kids = told
    about = kids.pop(0) if kids and isinstance(kids[0], dict) else {}
    return Element(kind, f".{kind}", dict(about), [tree(kid) for kid in kids], [0] if about.get("links") else [])


def written(piece: Any) -> Any:
    return piece.number if isinstance(piece, Mark) else (piece.type, *map(written, piece.kids))


def order(*kids: Any) -> Any:
    return written(nested(Element("Document", kids=[tree(kid) for kid in kids])))[1:]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([("Part", 1)], (("Part", ("P", 1)),)),
        ([("Art", 1)], (("Art", ("P", 1)),)),
        ([("BlockQuote", 1)], (("BlockQuote", ("P", 1)),)),
        ([("P", ("P", 1))], (("P", 1),)),
        ([("P", 1, ("P", 2))], (("P", 1), ("P", 2))),
        ([("Div", ("Figure", 1))], (("Figure", 1),)),
        ([("Div", ("Figure", 1), 2)], (("P", ("Figure", 1), 2),)),
        ([("Div", {"Lang": "en"}, 1)], (("P", 1),)),
        ([("Div", ("Caption", 1), ("P", 2))], (("Div", ("Caption", 1), ("P", 2)),)),
        ([("L", ("LBody", 1))], (("L", ("LI", ("LBody", 1))),)),
        ([("L", ("Lbl", 1))], (("L", ("LI", ("Lbl", 1))),)),
        ([("L", ("LI", 1), ("LBody", 2))], (("L", ("LI", ("LBody", 1), ("LBody", 2))),)),
        ([("L", ("LI", ("Lbl", 1)))], ()),
        ([("L", ("LI", ("P", ("Lbl", 1)), 2))], (("L", ("LI", ("Lbl", 1), ("LBody", 2))),)),
        ([("L", ("LI", ("P", ("Lbl", 1), 2)))], (("L", ("LI", ("Lbl", 1), ("LBody", ("P", 2)))),)),
        ([("TOC", ("Caption", 1), ("TOCI", 2))], (("TOC", ("Caption", 1), ("TOCI", ("P", 2))),)),
        ([("TOC", ("P", 1))], (("TOC", ("TOCI", ("P", 1))),)),
        ([("TOC", ("TOCI", ("Lbl", 1), ("Reference", 2)))], (("TOC", ("TOCI", ("Lbl", 1), ("Reference", 2))),)),
        ([("Table", ("TBody", ("Caption", 1)))], (("Table", ("Caption", 1)),)),
        ([("Table", ("TR", ("TD", 1, ("P", 2))))], (("Table", ("TR", ("TD", ("P", 1), ("P", 2)))),)),
        ([("Table", ("TR", ("TH", {"scope": "col"})))], (("Table", ("TR", ("TH",))),)),
        ([("Table", 7, ("TFoot", ("TR", ("TD", 1))), ("THead", ("TR", ("TD", 2))))], (("Table", ("THead", ("TR", ("TD", 2))), 7, ("TFoot", ("TR", ("TD", 1)))),)),
        ([("P", ("Span", {"Lang": "ja"}, ("P", 1)))], (("P", 1),)),
        ([("Note", 1)], (("Note", ("P", 1)),)),
        ([("Note", ("Lbl", 1), ("P", 2))], (("Note", ("Lbl", 1), ("P", 2)),)),
        ([("Lbl", 1)], (("P", 1),)),
        ([("Sect", ("Reference", 1), ("Lbl", 2))], (("Sect", ("P", ("Reference", 1), 2)),)),
        ([("H", 1), ("H3", 2), ("Hx", 3)], (("H", 1), ("H1", 2), ("Hx", 3))),
    ],
)  # fmt: skip
def test_each_kind_of_element_is_brought_in_order(given: Any, found: Any) -> None:
    assert order(*given) == found


@pytest.mark.parametrize(
    ("about", "entries"),
    [
        ({"Alt": "a roof"}, {"/Alt": "a roof"}),
        ({"ColSpan": 2}, {"/A": {"/O": "/Table", "/ColSpan": 2}}),
        ({"RowSpan": 2}, {"/A": {"/O": "/Table", "/RowSpan": 2}}),
        ({"Scope": "Row"}, {"/A": {"/O": "/Table", "/Scope": "/Row"}}),
        ({"Summary": "s"}, {"/A": {"/O": "/Table", "/Summary": "s"}}),
        ({"Headers": ["a", "b"]}, {"/A": {"/O": "/Table", "/Headers": ["a", "b"]}}),
        ({"ListNumbering": "Decimal"}, {"/A": {"/O": "/List", "/ListNumbering": "/Decimal"}}),
        ({"BBox": [0, 1, 2, 3]}, {"/A": {"/O": "/Layout", "/BBox": [0, 1, 2, 3]}}),
        (
            {"BBox": [0], "ColSpan": 2, "Lang": "en"},
            {"/Lang": "en", "/A": [{"/O": "/Layout", "/BBox": [0]}, {"/O": "/Table", "/ColSpan": 2}]},
        ),
        ({}, {}),
    ],
)
def test_what_is_said_of_an_element_has_its_owner(about: dict[str, Any], entries: Any) -> None:
    assert {key: plain(value) for key, value in _entries(about)} == entries


def plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Dictionary):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, pikepdf.Array | list):
        return [plain(each) for each in value]
    return value if isinstance(value, int) else str(value)
