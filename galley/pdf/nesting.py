"""What may stand in what: the elements of a book brought into the order that readers of tags want (ISO 32000-1, 14.8.4; ISO 32005 where that
leaves it open).

Text stands in blocks, not right in groups; items of lists have a label and a body; a note stands behind the block that calls it; the title of a
table is its caption; levels of headings do not jump (ISO 14289-1, 7.4.2). What holds nothing is left out, but for cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from galley.pdf.cells import name_heads
from galley.pdf.element import Element, Mark

Piece = Element | Mark
Pieces = list[Piece]

INLINE = ("Span", "Link", "Reference", "Lbl", "Figure")
LABELLED = ("LI", "TOCI", "Note")
"""What a label can stand in."""
BEFORE_LABEL = ("P", "Span")
"""What a label may be found in that belongs to the item around."""


def nested(document: Element) -> Element:
    """The document with its elements in order. They are changed."""
    document.kids = list(_in_blocks(_shaped(document)))
    for element in document.all():
        if element.type not in LABELLED:
            element.kids = [piece for kid in element.kids for piece in _unlabelled(kid)]
        if element.type == "Table":
            name_heads(element)
        elif element.type == "Note":
            element.about["ID"] = f"note{element.key}"
    _level(document)
    return document


def _shaped(element: Element) -> Pieces:
    """What takes the place of what is in an element."""
    return [piece for kid in element.kids for piece in _shape(kid)]


def _shape(piece: Piece) -> Pieces:
    """What takes the place of a piece."""
    if isinstance(piece, Mark):
        return [piece]
    kids = _shaped(piece)
    return _SHAPES.get(piece.type, _text)(piece, kids) if kids or piece.type in ("TH", "TD") else []


def _group(element: Element, kids: Pieces) -> Pieces:
    """A group of blocks."""
    return [element.with_kids(_in_blocks(kids))]


def _division(element: Element, kids: Pieces) -> Pieces:
    """One of text is a paragraph, one with a caption or of another language a group; others are no more than what is in them."""
    if all(map(_is_inline, kids)) and not all(_is(kid, "Figure") for kid in kids):
        element.type = "P"
        return [element.with_kids(kids)]
    if "Lang" in element.about or any(_is(kid, "Caption") for kid in kids):
        return _group(element, kids)
    return list(_in_blocks(kids))


def _body(element: Element, kids: Pieces) -> Pieces:
    """What holds either text or blocks."""
    return [element.with_kids(kids if all(map(_is_inline, kids)) else _in_blocks(kids))]


def _text(element: Element, kids: Pieces) -> Pieces:
    """Text; blocks that were found in it follow it."""
    inside = [kid for kid in kids if _is_inline(kid)]
    behind = [kid for kid in kids if not _is_inline(kid)]
    return [element.with_kids(inside), *behind] if inside else behind


def _link(element: Element, kids: Pieces) -> Pieces:
    """A link; one to a page that is not there is text."""
    if not element.links:
        element.type = "Span"
    return _text(element, kids) if element.links else _span(element, kids)


def _span(element: Element, kids: Pieces) -> Pieces:
    """Text of another language; other spans are no more than what is in them."""
    return _text(element, kids) if "Lang" in element.about else kids


def _list(element: Element, kids: Pieces) -> Pieces:
    """A list of items. A term begins one, with what it means behind it."""
    items: list[Element] = []
    for kid in kids:
        if _is(kid, "LI"):
            items.append(kid)  # type: ignore[arg-type]
        elif _is(kid, "LBody") and items:
            items[-1].kids.append(kid)
        else:
            items.append(Element("LI", kids=[kid if _is(kid, "Lbl", "LBody") else Element("LBody", kids=[kid])]))
    numbered = [label.about.pop("ListNumbering", "") for item in items for label in item.of("Lbl")]
    if numbered and numbered[0]:
        element.about["ListNumbering"] = numbered[0]
    return [element.with_kids(items)]


def _term(element: Element, kids: Pieces) -> Pieces:
    element.type = "Lbl"
    return _text(element, kids)


def _item(element: Element, kids: Pieces) -> Pieces:
    """An item: its label, if any, and its body."""
    label, rest = _label_of(kids)
    return [element.with_kids([*label, *_body(Element("LBody"), rest)])] if rest else []


def _note(element: Element, kids: Pieces) -> Pieces:
    label, rest = _label_of(kids)
    return [element.with_kids([*label, *_in_blocks(rest)])]


def _contents(element: Element, kids: Pieces) -> Pieces:
    """A list of contents (14.8.4.2)."""
    items = (kid if _is(kid, "TOC", "TOCI", "Caption") else Element("TOCI", kids=[kid]) for kid in kids)
    return [element.with_kids(items)]


def _entry(element: Element, kids: Pieces) -> Pieces:
    """An entry of a list of contents: what it refers to, and the entries below it; one that refers to nothing is no more than these."""
    if all(_is(kid, "TOC") for kid in kids):
        return [item for kid in kids if isinstance(kid, Element) for item in kid.kids]
    return [element.with_kids(_in_blocks(kids, "Reference", "Lbl"))]


def _rows(element: Element, kids: Pieces) -> Pieces:
    """The head or a body of a table, with a title before it."""
    rows = [kid for kid in kids if not _is(kid, "Caption")]
    titles = [kid for kid in kids if _is(kid, "Caption")]
    return [*titles, element.with_kids(rows)] if rows else titles


def _table(element: Element, kids: Pieces) -> Pieces:
    """A table (14.8.4.3.4): its title first, its foot last, whatever page they stand on."""
    places = {"Caption": 0, "THead": 1, "TFoot": 3}
    order = sorted(kids, key=lambda kid: places.get(kid.type, 2) if isinstance(kid, Element) else 2)
    return [element.with_kids(order)]


def _as_it_is(element: Element, kids: Pieces) -> Pieces:
    return [element.with_kids(kids)]


_SHAPES: Mapping[str, Callable[[Element, Pieces], Pieces]] = {
    **dict.fromkeys(("Part", "Art", "Sect", "BlockQuote"), _group),
    **dict.fromkeys(("LBody", "TH", "TD"), _body),
    **dict.fromkeys(("THead", "TBody", "TFoot"), _rows),
    **{"Div": _division, "L": _list, "LI": _item, "Term": _term, "Note": _note, "TOC": _contents, "TOCI": _entry},
    **{"Table": _table, "TR": _as_it_is, "Figure": _as_it_is, "Link": _link, "Span": _span},
}
"""How elements are brought in order, by their types; others are text."""


def _is(piece: Piece, *types: str) -> bool:
    return isinstance(piece, Element) and piece.type in types


def _is_inline(piece: Piece) -> bool:
    return isinstance(piece, Mark) or piece.type in INLINE


def _in_blocks(kids: Iterable[Piece], *free: str) -> Iterator[Piece]:
    """Pieces with text among them in paragraphs, but for pictures that stand alone, and what is `free`."""
    for is_text, run in groupby(kids, lambda kid: _is_inline(kid) and not _is(kid, *free)):
        pieces = list(run)
        if is_text and not all(_is(piece, "Figure") for piece in pieces):
            yield Element("P", kids=pieces)
        else:
            yield from pieces


def _label_of(kids: Pieces) -> tuple[Pieces, Pieces]:
    """The label that an item begins with, if any, and the rest."""
    first = kids[0]
    if _is(first, "Lbl"):
        return [first], kids[1:]
    if isinstance(first, Element) and first.type in BEFORE_LABEL and first.kids:
        label, rest = _label_of(first.kids)
        if label:
            return label, [*([first.with_kids(rest)] if rest else []), *kids[1:]]
    return [], kids


def _unlabelled(piece: Piece) -> Pieces:
    """What is in a label that belongs to nothing; other pieces as they are."""
    return piece.kids if isinstance(piece, Element) and piece.type == "Lbl" else [piece]


def _level(document: Element) -> None:
    """Let the levels of headings follow each other without a gap."""
    above: list[int] = []
    for element in document.all():
        if element.type[0] == "H" and element.type[1:].isdigit():
            level = int(element.type[1:])
            above = [*(each for each in above if each < level), level]
            element.type = f"H{len(above)}"
