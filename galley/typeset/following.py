"""Sections on one page: one that follows another begins where that ends, if there is room; what parts them stands between them alone.

An element with `data-follows-to="540pt"` forces no page where what stands before it ends at most so far below the upper edge of the page. Such an
element, and one of the class `runs-on`, has its upper border, padding and margin below what it follows; at the top of a page it has none, but
for the room that `data-sunk="200pt"` asks for there. Tables that ask for it are fitted to their pages here too (`typeset.fitting`),
and frames that go on end with what they hold (`typeset.frames`).

No property of CSS asks where a page ends. Replaces `block_level_page_break` and `block_level_layout` in `layout.block` of WeasyPrint 70.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from weasyprint import layout
from weasyprint.css.properties import ZERO_PIXELS, Dimension
from weasyprint.layout import block, column, page

from galley.typeset import fitting, frames
from galley.typeset.units import FOLLOWS

SUNK, RUNS_ON = "data-sunk", "runs-on"
PX_PER_PT = 96 / 72
_engine: dict[str, Any] = {"break": block.block_level_page_break, "layout": block.block_level_layout}


def install() -> None:
    """Make the engine lay sections out so."""
    block.block_level_page_break = _page_break
    for owner in (block, column, page, layout):
        owner.block_level_layout = _laid_out


def _page_break(before: Any, after: Any) -> str:
    """The break between two boxes that have been laid out; none where the second follows the first."""
    found: str = _engine["break"](before, after)
    if found == "avoid" and (alone := frames.loose(before)) is not None:
        found = _engine["break"](alone, after)
    if found == "page":
        limit = _limit(after)
        if limit is not None and before.position_y + before.margin_height() <= limit:
            return "auto"
    return found


def _limit(box: Any) -> float | None:
    """How far down the page what stands before a box may end for the box to follow it, in px; None where it never does."""
    while box is not None:
        found = box.element.get(FOLLOWS) if box.element is not None else None
        if found:
            return _px(found)
        children = getattr(box, "children", ())
        box = children[0] if children else None
    return None


def _laid_out(
    context: Any,
    box: Any,
    bottom_space: Any,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,
    *rest: Any,
    **named: Any,
) -> Any:
    """The engine's layout of a box, dressed by whether something stands above it on its page."""
    element = box.element
    if _may_follow(box):
        _remember(box)
        box.style = _at_top(box.below, element.get(SUNK)) if page_is_empty else box.below
    if skip_stack is None and box.is_table_wrapper and element is not None and element.get(fitting.FIT):
        given = (containing_block, page_is_empty, *rest)
        fitting.fitted(box, partial(_engine["layout"], **named), context, bottom_space, *given)
    laid = _engine["layout"](context, box, bottom_space, skip_stack, containing_block, page_is_empty, *rest, **named)
    frames.shortened(laid[0], laid[1])
    return laid


def remember(box: Any) -> None:
    """Let what may follow in a box, and below it, look as it does now where it follows, whatever is given to it: pages that are made by themselves are given it before they are laid out."""
    waiting = [box]
    while waiting:
        each = waiting.pop()
        if _may_follow(each):
            _remember(each)
        waiting.extend(getattr(each, "children", ()))


def _remember(box: Any) -> None:
    if not hasattr(box, "below"):
        box.below = box.style


def _may_follow(box: Any) -> bool:
    """Whether a box is that of an element that may stand on the page where another ends."""
    element = box.element
    return element is not None and bool(element.get(FOLLOWS) or RUNS_ON in element.get("class", "").split())


def _at_top(style: Any, sunk: str | None) -> Any:
    """The style of a section that begins a page."""
    bare = style.copy()
    bare["border_top_width"], bare["margin_top"] = 0, ZERO_PIXELS
    bare["padding_top"] = Dimension(_px(sunk), "px") if sunk else ZERO_PIXELS
    return bare


def _px(length: str) -> float:
    """A length in points, as `12.5pt`, in px."""
    return float(length.removesuffix("pt")) * PX_PER_PT
