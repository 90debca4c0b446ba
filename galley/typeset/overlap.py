"""Text printed over other text or over a picture, on the laid-out pages.

Reads positions, baselines and styles of WeasyPrint 70's boxes, in CSS pixels of 1/96 inch; nothing public shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.message import said
from galley.problem import Place, Problem, nearest
from galley.typeset.measure import MM_PER_PX, TOLERANCE_PX, Found, named

LETTER_HEIGHT = 0.65
"""How far letters rise above the base line, in ems; what hangs below it and accents are left out."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is seen of a text or picture. `line` is the line box a text stands in; `placed`: position is absolute."""

    found: Found
    line: Any
    placed: bool
    left: float
    top: float
    right: float
    bottom: float

    def depth(self, other: _Ink) -> float:
        """How far the two lie over each other, in px: across or down, whichever is less; not above 0 when they do not."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return min(across, min(self.bottom, other.bottom) - max(self.top, other.top))


def overlaps(every: Iterable[Found], places: Mapping[str, Place]) -> list[Problem]:
    """Text that lies over other text or a picture; each pair of addresses once a page.

    A text placed absolutely may lie over a picture: then it is meant to.
    """
    worst: dict[tuple[str, str, int], float] = {}
    for page, of_page in groupby(every, lambda found: found.page):
        for first, second in _near(sorted(_inks(of_page), key=lambda ink: ink.top)):
            depth = first.depth(second)
            if depth > TOLERANCE_PX and not _meant(first, second):
                key = (named(first.found), named(second.found), page)
                worst[key] = max(depth, worst.get(key, 0.0))
    return [_problem(*key, depth, places) for key, depth in worst.items()]


def _inks(found: Iterable[Found]) -> Iterator[_Ink]:
    for each in found:
        box = each.box
        if box.style["visibility"] != "visible":
            continue
        if isinstance(box, boxes.TextBox) and box.text.strip():
            line = next((parent for parent in reversed(each.parents) if isinstance(parent, boxes.LineBox)), None)
            left, base = box.position_x, box.position_y + box.baseline
            top = base - LETTER_HEIGHT * box.style["font_size"]
            yield _Ink(each, line, _is_placed(each), left, top, left + box.width, base)
        elif isinstance(box, boxes.ReplacedBox):
            left, top = box.content_box_x(), box.content_box_y()
            yield _Ink(each, None, _is_placed(each), left, top, left + box.width, top + box.height)


def _is_placed(found: Found) -> bool:
    return any(box.style["position"] == "absolute" for box in (found.box, *found.parents))


def _near(inks: list[_Ink]) -> Iterator[tuple[_Ink, _Ink]]:
    """The pairs whose heights on the page meet; `inks` are sorted by their tops."""
    for number, first in enumerate(inks):
        for second in inks[number + 1 :]:
            if second.top >= first.bottom:
                break
            yield first, second


def _meant(first: _Ink, second: _Ink) -> bool:
    """Whether two lie over each other on purpose: within one line, or where a picture is part of the design."""
    if first.line is None or second.line is None:
        return first.line is second.line or first.placed or second.placed
    return first.line is second.line


def _problem(first: str, second: str, page: int, depth: float, places: Mapping[str, Place]) -> Problem:
    depth_mm = depth * MM_PER_PX
    message = (
        said(
            "{box} does not fit: {depth} mm of it and parts of it lie over each other",
            box=first,
            depth=f"{depth_mm:.1f}",
        )
        if first == second
        else said(
            "{box} does not fit: {depth} mm of it and {neighbour} lie over each other",
            box=first,
            depth=f"{depth_mm:.1f}",
            neighbour=second,
        )
    )
    mend = said("shorten the text, or give its box more room in the style sheet")
    at = [place for place in (nearest(first, places), nearest(second, places)) if place]
    return Problem("typeset.overlap", message, mend, at[0] if at else None, page=page, related=tuple(at[1:]))
