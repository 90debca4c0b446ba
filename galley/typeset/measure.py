"""What stands where on the laid-out pages: boxes that overflow, and pictures with their printed size.

Reads `Page._page_box` and positions of WeasyPrint 70, in CSS pixels of 1/96 inch, and asks `replacedbox_layout` how large a
picture is drawn in its box; nothing public shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.replaced import replacedbox_layout

from galley.message import Message, said
from galley.problem import Place, Problem, nearest
from galley.typeset.artifacts import is_hidden

ADDRESS = "data-address"
MM_PER_PX = 25.4 / 96
TOLERANCE_PX = 0.75
RUNNING = said("a running head or folio")

_PAGE_PARTS = (boxes.PageBox, boxes.MarginBox)
_TABLE_PARTS = (boxes.TableBox, boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox)
_GROWING = (*_PAGE_PARTS, *_TABLE_PARTS, boxes.LineBox, boxes.InlineBox)
"""Boxes for which a height is none, or the least they have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture as printed: its source address, content address and the size of what is seen of it."""

    source: str
    address: str
    width_mm: float
    height_mm: float
    cut: float = 0.0
    """The share of it that is not seen."""


@dataclass(frozen=True, slots=True)
class Found:
    """A box with the nearest content address around it and its 1-based page."""

    box: Any
    parents: tuple[Any, ...]
    address: str
    page: int


def found_boxes(pages: Iterable[Any], first: int = 1) -> Iterator[Found]:
    """Every box of every page, outer before inner; `first` is the number of the first page."""
    for number, page in enumerate(pages, first):
        waiting: list[tuple[Any, tuple[Any, ...], str]] = [(page, (), "")]
        while waiting:
            box, parents, address = waiting.pop()
            address = addressed(getattr(box, "element", None)) or address
            yield Found(box, parents, address, number)
            below = (*parents, box)
            waiting += [(child, below, address) for child in reversed(getattr(box, "children", ()))]


def addressed(element: Any) -> str:
    """The address that an element has of its own, or none."""
    return element.get(ADDRESS) or "" if element is not None and hasattr(element, "get") else ""


def placed_pictures(every: Iterable[Found]) -> Iterator[tuple[int, Placed]]:
    """Every picture that a content address names, with its page. By `object-fit` it may be cut by its box, or smaller than it."""
    for found in every:
        box = getattr(found.box, "_box", found.box)  # of what is placed apart from the text the engine has a stand-in
        if isinstance(box, boxes.ReplacedBox) and found.address:
            width, height, *_ = replacedbox_layout(box)
            seen_width, seen_height = min(width, box.width), min(height, box.height)
            cut = 1 - seen_width * seen_height / (width * height) if width and height else 0.0
            seen = (seen_width * MM_PER_PX, seen_height * MM_PER_PX, round(cut, 4))
            yield found.page, Placed(box.element.get("src", ""), found.address, *seen)


def overflows(every: Iterable[Found], places: Mapping[str, Place]) -> list[Problem]:
    """Of the boxes of some pages, text and boxes that are larger than what holds them, reach out of the type area, or go on on another page but
    were meant for one; each address once a page. Of a table that is too wide nothing but that is told, once. What is for the eye alone may run off the page."""
    worst: dict[tuple[str, int], float] = {}
    whole: dict[tuple[str, int], None] = {}
    begun: dict[Any, int] = {}
    wide: dict[Any, Problem] = {}
    drawn: set[tuple[str, int]] = set()
    for found in every:
        if (wide and _table_around(found) in wide) or is_hidden(found.box.element):
            continue
        excess = max(_sideways(found), _outside(found), _below(found))
        if excess > TOLERANCE_PX and found.box.element is (table := _table_around(found)) is not None:
            wide[table] = _too_wide(found, excess, places)
        elif excess > TOLERANCE_PX:
            key = (named(found), found.page)
            worst[key] = max(excess, worst.get(key, 0.0))
            drawn |= {key} if _is_drawing(found.box) else set()
        if _for_one_page(found.box) and begun.setdefault(found.box.element, found.page) == found.page - 1:
            whole[named(found), found.page - 1] = None
    faults = {
        key: said("{box} does not fit: {excess} mm too large", box=key[0], excess=f"{excess * MM_PER_PX:.1f}")
        for key, excess in worst.items()
    }
    faults |= {
        key: said("{box} does not fit: it goes on on the next page", box=key[0]) for key in whole if key not in worst
    }
    told = {key: fault for key, fault in faults.items() if not _is_part(key, drawn)}
    return [*wide.values(), *(_problem(*key, fault, places, key in drawn) for key, fault in told.items())]


def _is_drawing(box: Any) -> bool:
    """Whether a box is an inline SVG: what is drawn from data is."""
    return isinstance(box, boxes.ReplacedBox) and str(box.element.tag).endswith("svg")


def _is_part(key: tuple[str, int], drawn: Iterable[tuple[str, int]]) -> bool:
    """Whether an address on a page is that of a part of a drawing that is told itself, as its caption."""
    return any(key[1] == page and key[0].startswith(f"{address}/") for address, page in drawn)


def named(found: Found) -> str:
    """The address of a box, or what else can be said of it."""
    running = any(isinstance(each, boxes.MarginBox) for each in found.parents)
    return found.address or (RUNNING if running else said("a box without an address"))


def _table_around(found: Found) -> Any:
    """The element of the table that a box is or stands in, when the table has an address of its own."""
    tables = (box.element for box in (*found.parents, found.box) if isinstance(box, boxes.TableBox))
    element = next(tables, None)
    return element if element is not None and element.get(ADDRESS) else None


def _sideways(found: Found) -> float:
    """How far a line, table or picture reaches beyond the box that holds it, in px."""
    box = found.box
    if not isinstance(box, (boxes.LineBox, boxes.TableBox, boxes.ReplacedBox)):
        return 0.0
    holder = next((each for each in reversed(found.parents) if _holds(each)), None)
    if holder is None:
        return 0.0
    if holder.style["direction"] == "rtl":
        return float(holder.content_box_x()) - _left(box)
    return _end(box) - float(holder.content_box_x() + holder.width)


def _holds(box: Any) -> bool:
    """Whether a box bounds what it holds. The wrapper of a table does not: it grows with the table."""
    kinds = (boxes.BlockContainerBox, boxes.PageBox, boxes.MarginBox)
    return isinstance(box, kinds) and isinstance(box.width, float | int) and not box.is_table_wrapper


def _end(box: Any) -> float:
    """The right edge of what is seen of a box: trailing spaces do not count."""
    if isinstance(box, boxes.TextBox) and not box.text.strip():
        return 0.0
    if isinstance(box, (boxes.InlineBox, boxes.LineBox)):
        return max((_end(child) for child in box.children), default=0.0)
    return float(box.position_x + box.margin_width())


def _left(box: Any) -> float:
    """The left edge of what is seen of a box; of what is not seen, infinitely far to the right."""
    if isinstance(box, boxes.TextBox) and not box.text.strip():
        return inf
    if isinstance(box, (boxes.InlineBox, boxes.LineBox)):
        return min((_left(child) for child in box.children), default=inf)
    return float(box.position_x)


def _outside(found: Found) -> float:
    """How far a line, row or picture reaches out of the type area of its page, out of its margin box, or a table out of a turned block, in px.

    Before its beginning, left in text from left to right, out of the page itself: list markers and first lines may hang.
    In margin boxes up and down only.
    """
    if not isinstance(found.box, (boxes.LineBox, boxes.TableBox, boxes.TableRowBox, boxes.ReplacedBox)):
        return 0.0
    frames = (boxes.MarginBox, boxes.FootnoteAreaBox, boxes.PageBox)
    frame = next((each for each in reversed(found.parents) if isinstance(each, frames) or is_turned(each)), None)
    kinds = (boxes.LineBox, boxes.TableBox if is_turned(frame) else boxes.TableRowBox, boxes.ReplacedBox)
    if frame is None or isinstance(frame, boxes.FootnoteAreaBox) or not isinstance(found.box, kinds):
        return 0.0
    top, bottom = found.box.position_y, found.box.position_y + found.box.height
    if isinstance(frame, boxes.MarginBox):
        return float(max(frame.position_y - top, bottom - frame.position_y - frame.margin_height()))
    area_x, area_y = frame.content_box_x(), frame.content_box_y()
    if found.box.style["direction"] == "rtl":
        sideways = max(area_x - _left(found.box), _end(found.box) - frame.margin_width())
    else:
        sideways = max(_end(found.box) - area_x - frame.width, -found.box.position_x)
    return float(max(area_y - top, bottom - area_y - frame.height, sideways))


def is_turned(box: Any) -> bool:
    """Whether a box is turned where it stands: what is in it has its place in the box, not on the page."""
    return box is not None and bool(box.style["transform"])


def _below(found: Found) -> float:
    """How far the letters of a text reach below a box of fixed height that holds it, in px."""
    if not isinstance(found.box, boxes.TextBox) or not found.box.text.strip():
        return 0.0
    base = found.box.position_y + found.box.baseline
    held = (each for each in found.parents if _is_fixed(each) and isinstance(each.height, float | int))
    return max((float(base - each.content_box_y() - each.height) for each in held), default=0.0)


def _is_fixed(box: Any) -> bool:
    """Whether a style sheet sets how high a box is at most. Cells and rows of tables grow all the same."""
    if isinstance(box, _GROWING):
        return False
    return box.style["height"] != "auto" or getattr(box.style["max_height"], "value", None) != inf


def _for_one_page(box: Any) -> bool:
    """Whether a block is not to be divided between pages. A table or row higher than a page may go on."""
    if not isinstance(box, (boxes.BlockBox, boxes.GridBox, boxes.FlexBox)):
        return False
    own = box.element is not None and box.element_tag == box.element.tag and not box.is_table_wrapper
    return own and (box.style["break_inside"] in ("avoid", "avoid-page") or _is_fixed(box))


def _too_wide(found: Found, excess: float, places: Mapping[str, Place]) -> Problem:
    """A table that is wider than the type area, however it is broken."""
    message = said("{box} does not fit: {excess} mm too large", box=found.address, excess=f"{excess * MM_PER_PX:.1f}")
    mend = said(
        "take columns out, make two tables of it, turn it with `turned: true`, or shorten the longest words of its cells and heads"
    )
    if any(is_turned(each) for each in found.parents):
        mend = said("make two tables of it, or take rows or columns out: a turned table has one page")
    return Problem("typeset.overflow", message, mend, nearest(found.address, places), page=found.page)


def _problem(address: str, page: int, message: Message, places: Mapping[str, Place], is_drawn: bool) -> Problem:
    mend = said("shorten the text, or give its box more room in the style sheet")
    if is_drawn:
        mend = said(
            "let the drawing show less, as fewer things under `of:`, make two of it, or give it a greater `width:` if it is not full"
        )
    if address == RUNNING:
        mend = said(
            "give the section, the part or the publication a `short:` title, or its box more room in the style sheet"
        )
    return Problem("typeset.overflow", message, mend, nearest(address, places), page=page)
