"""What may stand in what: elements as pages have them, and as a book has them."""

from __future__ import annotations

from typing import Any

import pytest

from galley.pdf.element import Element, Mark
from galley.pdf.nesting import nested


def tree(told: Any) -> Any:
    """Elements of what is written as `(type, …)`, or `(type, {what is said}, …)`; numbers are marks."""
    if isinstance(told, int):
        return Mark(0, told)
    kind, *kids = told
    about = kids.pop(0) if kids and isinstance(kids[0], dict) else {}
    links = about.pop("links", [])
    return Element(kind, f".{kind}", about, [tree(kid) for kid in kids], links)


def written(piece: Any) -> Any:
    """The types of elements and what is in them, as they are written here."""
    return piece.number if isinstance(piece, Mark) else (piece.type, *map(written, piece.kids))


def order(*kids: Any) -> tuple[Any, ...]:
    """What a document has of these after all."""
    return written(nested(Element("Document", kids=[tree(kid) for kid in kids])))[1:]


CASES: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
    "text in groups is a paragraph": ((1, ("Sect", 2, ("P", 3))), (("P", 1), ("Sect", ("P", 2), ("P", 3)))),
    "a division of text is a paragraph": ((("Div", 1, ("Link", {"links": [0]}, 2)),), (("P", 1, ("Link", 2)),)),
    "other divisions are nothing": ((("Div", ("Div", ("P", 1)), 2),), (("P", 1), ("P", 2))),
    "one with a caption is a group": (
        (("Div", ("Figure", 1), ("Caption", 2)),),
        (("Div", ("Figure", 1), ("Caption", 2)),),
    ),
    "one of another language stays": ((("Div", {"Lang": "en"}, ("P", 1)),), (("Div", ("P", 1)),)),
    "a picture alone needs no paragraph": ((("Sect", ("Figure", 1)),), (("Sect", ("Figure", 1)),)),
    "a picture in text is a part of it": ((("Sect", 1, ("Figure", 2)),), (("Sect", ("P", 1, ("Figure", 2))),)),
    "what holds nothing is left out": ((("Sect", ("P",), ("L", ("LI",))), ("P", 1)), (("P", 1),)),
    "a span that says nothing is nothing": ((("P", ("Span", 1, ("Span", {"Lang": "ja"}, 2))),), (("P", 1, ("Span", 2)),)),
    "a link that leads nowhere is text": ((("P", 1, ("Link", 2)),), (("P", 1, 2),)),
    "but one of another language": ((("P", 1, ("Link", {"Lang": "ja"}, 2)),), (("P", 1, ("Span", 2)),)),
    "an item has a label and a body": (
        (("L", ("LI", ("Div", ("Lbl", 1), 2), ("P", 3))),),
        (("L", ("LI", ("Lbl", 1), ("LBody", ("P", 2), ("P", 3)))),),
    ),
    "an item without a label": ((("L", ("LI", 1), ("LI", ("P", 2))),), (("L", ("LI", ("LBody", 1)), ("LI", ("LBody", ("P", 2)))),)),
    "a list below an item": (
        (("L", ("LI", ("Lbl", 1), 2, ("L", ("LI", 3)))),),
        (("L", ("LI", ("Lbl", 1), ("LBody", ("P", 2), ("L", ("LI", ("LBody", 3)))))),),
    ),
    "the label of a list below is not that of the item": (
        (("L", ("LI", ("L", ("LI", ("Lbl", 1), 2)))),),
        (("L", ("LI", ("LBody", ("L", ("LI", ("Lbl", 1), ("LBody", 2)))))),),
    ),
    "what stands between items is one": ((("L", ("LI", 1), ("P", 2)),), (("L", ("LI", ("LBody", 1)), ("LI", ("LBody", ("P", 2)))),)),
    "terms and what they mean": (
        (("L", ("Term", 1), ("LBody", 2), ("Term", 3), ("LBody", ("P", 4))),),
        (("L", ("LI", ("Lbl", 1), ("LBody", 2)), ("LI", ("Lbl", 3), ("LBody", ("P", 4)))),),
    ),
    "a label without an item is text": ((("P", ("Lbl", 1), 2),), (("P", 1, 2),)),
    "a note stands behind its block": (
        (("Sect", ("P", 1, ("Reference", 2), ("Note", ("Lbl", 3), 4), 5), ("P", 6)),),
        (("Sect", ("P", 1, ("Reference", 2), 5), ("Note", ("Lbl", 3), ("P", 4)), ("P", 6)),),
    ),
    "a note of a cell stands in it": (
        (("Table", ("TR", ("TD", 1, ("Reference", 2), ("Note", 3)))),),
        (("Table", ("TR", ("TD", ("P", 1, ("Reference", 2)), ("Note", ("P", 3))))),),
    ),
    "a note of a link": (
        (("P", ("Link", {"links": [0]}, 1, ("Reference", 2), ("Note", 3)), 4),),
        (("P", ("Link", 1, ("Reference", 2)), 4), ("Note", ("P", 3))),
    ),
    "contents": (
        (("Sect", ("P", 1), ("TOC", ("TOCI", ("Reference", 2), ("TOC", ("TOCI", ("Reference", 3)))))),),
        (("Sect", ("P", 1), ("TOC", ("TOCI", ("Reference", 2), ("TOC", ("TOCI", ("Reference", 3)))))),),
    ),
    "an entry that is only a list": (
        (("TOC", ("TOCI", ("TOC", ("TOCI", ("Reference", 1)))), ("TOCI", ("Reference", 2))),),
        (("TOC", ("TOCI", ("Reference", 1)), ("TOCI", ("Reference", 2))),),
    ),
    "the title of a table is its caption, and its foot comes last": (
        (("Table", ("THead", ("Caption", 1), ("TR", ("TH", {"scope": "col"}, 2))), ("TFoot", ("TR", ("TD", 4))), ("TBody", ("TR", ("TD", 3), ("TD",)))),),
        (("Table", ("Caption", 1), ("THead", ("TR", ("TH", 2))), ("TBody", ("TR", ("TD", 3), ("TD",))), ("TFoot", ("TR", ("TD", 4)))),),
    ),
    "levels of headings do not jump": (
        (("H2", 1), ("H4", 2), ("H4", 3), ("H3", 4), ("H2", 5), ("H1", 6), ("H2", 7)),
        (("H1", 1), ("H2", 2), ("H2", 3), ("H2", 4), ("H1", 5), ("H1", 6), ("H2", 7)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_elements_are_brought_in_order(name: str) -> None:
    given, expected = CASES[name]
    assert order(*given) == expected


def test_a_list_says_how_its_items_are_numbered() -> None:
    items = [tree(("LI", ("Lbl", {"ListNumbering": "Decimal"}, number), number + 1)) for number in (1, 3)]
    found = nested(Element("Document", kids=[Element("L", kids=items)]))
    assert [each.about for each in found.all() if each.about] == [{"ListNumbering": "Decimal"}]


def test_a_note_has_a_name() -> None:
    (note,) = (each for each in nested(tree(("Document", ("P", 1, ("Note", 2))))).all() if each.type == "Note")
    assert note.about == {"ID": "note.Note"}
