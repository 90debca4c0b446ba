"""Lines of about equal length: `text-wrap: balance` of CSS Text 4, for headings, titles and captions.

A block that takes some lines is given the least width at which it takes as many, and at which no word of it is parted for want of room (`overflow-wrap: break-word`), nor more
phrases than in its whole width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from .properties import is_title

MOST_LINES = 10
"""Blocks of more lines are left as they are (CSS Text 4, 6.4.1, wants five at least)."""

PRECISION_EM = 0.1
ROUNDING_PX = 0.01


def is_wanted(context: Any, line: Any, skip_stack: Any, first_letter_style: Any) -> bool:
    """Whether a line box is balanced: one that begins its block, is plain text in inline boxes, and has no float beside it."""
    return (
        is_title(line.style)
        and skip_stack is None
        and first_letter_style is None
        and not context.excluded_shapes
        and _is_plain(line)
    )


def balanced(
    lay_out: Callable[[Any], Iterator[Any]],
    line: Any,
    block: Any,
    longest: Callable[[], float],
    parts_phrase: Callable[[Any], bool],
) -> Iterator[Any]:
    """The lines that `lay_out` makes of a line box in a block, which is as narrow as its number of lines and its `longest` word let it be.

    `parts_phrase` tells whether a line that goes on at a place does that.
    """
    width = block.width
    ends = [resume_at for _, (_, resume_at) in zip(range(MOST_LINES + 1), lay_out(block), strict=False)]
    count, parted = len(ends), _parted(ends, parts_phrase)
    if not 1 < count <= MOST_LINES:
        return lay_out(block)

    def fits(middle: float) -> bool:
        """Whether there are no more lines, none is wider than it may be, and no more phrases are parted."""
        narrow = list[Any]()
        for found, resume_at in lay_out(_narrow(block, middle)):
            narrow.append(resume_at)
            if len(narrow) > count or found.width > middle + ROUNDING_PX:
                return False
        return _parted(narrow, parts_phrase) <= parted

    least, most = max(width / count, longest()), width
    while most - least > PRECISION_EM * line.style["font_size"]:
        middle = (least + most) / 2
        if fits(middle):
            most = middle
        else:
            least = middle
    return _aligned(lay_out(_narrow(block, most)), width - most)


def _parted(ends: Iterable[Any], parts_phrase: Callable[[Any], bool]) -> int:
    """How many phrases are parted by lines that go on at some places."""
    return sum(parts_phrase(resume_at) for resume_at in ends if resume_at)


def _narrow(block: Any, width: float) -> Any:
    narrow = block.copy()
    narrow.width = width
    return narrow


def _aligned(lines: Iterator[Any], room: float) -> Iterator[Any]:
    """The lines in their place in the whole width, which has `room` px more."""
    for line, resume_at in lines:
        share = _share(line.style)
        if share:
            line.translate(room * share, 0)
        yield line, resume_at


def _share(style: Any) -> float:
    """How much of the room stands left of the lines."""
    align, is_rtl = style["text_align_all"], style["direction"] == "rtl"
    at_end = align == "right" or align == ("start" if is_rtl else "end") or (align == "justify" and is_rtl)
    return 0.5 if align == "center" else float(at_end)


def _is_plain(box: Any) -> bool:
    """Whether a box holds texts and inline boxes, and nothing beside the flow but notes, which take no room in a line."""
    return all(
        isinstance(child, boxes.TextBox)
        or child.is_footnote()
        or (child.is_in_normal_flow() and isinstance(child, boxes.InlineBox) and _is_plain(child))
        for child in box.children
    )
