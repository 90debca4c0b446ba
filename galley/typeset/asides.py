"""Floats that are to stay whole (`break-inside: avoid`), as boxes at the side of a text, where a page ends within one.

Such a float moves on behind the text beside it, so that it begins on the next page; where no text is left for it to stand beside, it is set across the
measure in its place, and goes to the next page by itself. So does one that would begin the next page and leave its heading behind: the engine lets a float go
from what may not end a page. One that is higher than a page is told. Changes boxes before layout: their `children` and `style`.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css.properties import ZERO_PIXELS

from galley.typeset.pagination import Stretch

MOST_MOVES = 6
"""How often a float moves on: with it, each time, more of the text comes to its page."""
LEAST_ON = 2
"""Behind which box from its own on it goes at least: right before what begins the next page it would stand where it did."""


def mend(stretch: Stretch) -> None:
    """Let each float give way that is to stay whole and was divided."""
    settled: set[int] = set()
    moves: dict[int, int] = {}
    while True:
        box, page = next((each for each in divided(stretch) if id(each[0]) not in settled), (None, 0))
        if box is None:
            return
        moves[id(box)] = moves.get(id(box), 0) + 1
        if moves[id(box)] > MOST_MOVES or not _moved_on(stretch, box, page):
            settled.add(id(box))
            _across(stretch, box)
        stretch.again()


def divided(stretch: Stretch) -> list[tuple[Any, int]]:
    """The floats of a stretch that are to stay whole and were divided or left a heading behind, with the page where each began, or the heading stands."""
    return [(box, page) for box, page in stretch.divided if box.style["break_inside"] != "auto"]


def _moved_on(stretch: Stretch, box: Any, page: int) -> bool:
    """Put a float behind what its page ends with; whether it has its place among what goes on on the next page."""
    way = _way(stretch.root, box)
    if way is None:
        return False
    parent, number = way[-1]
    place = _going_on(way, stretch.context.page_maker[page + 1][0])
    if place is None or place < number or not (place := max(place, number + LEAST_ON)) < len(parent.children):
        return False
    children = parent.children

    def undo() -> None:
        parent.children = children

    parent.children = (*children[:number], *children[number + 1 : place], box, *children[place:])
    stretch.undo.append(undo)
    return True


def _going_on(way: list[tuple[Any, int]], resume_at: Any) -> int | None:
    """The number of the first sibling of a float that stands on the next page, or begins behind one that goes on there; None where none does."""
    for _, number in way[:-1]:
        if not resume_at or set(resume_at) != {number}:
            return None
        resume_at = resume_at[number]
    if not resume_at or len(resume_at) != 1:
        return None
    ((number, deeper),) = resume_at.items()
    return int(number) + (1 if deeper else 0)


def _way(box: Any, wanted: Any) -> list[tuple[Any, int]] | None:
    """The boxes around a box, from the outside in, each with the number of the child that leads to it."""
    for number, child in enumerate(getattr(box, "children", ())):
        if child is wanted:
            return [(box, number)]
        deeper = _way(child, wanted)
        if deeper is not None:
            return [(box, number), *deeper]
    return None


def _across(stretch: Stretch, box: Any) -> None:
    """Set a float across the measure."""
    style = box.style

    def undo() -> None:
        box.style = style

    box.style = style.copy()
    box.style.update(float="none", width="auto", margin_left=ZERO_PIXELS, margin_right=ZERO_PIXELS)
    stretch.undo.append(undo)
