"""The axis of time: where a moment stands among the years, and which years are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from galley.model.base import Moment

LEVELS = 3
"""On so many levels labels stand below an axis at most."""
APART = 6.0
"""Between labels beside each other."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def at(moment: Moment) -> float:
    """A moment in years. One that is known to the month or the year stands in the middle of it."""
    if moment.day:
        first, next_ = date(moment.year, 1, 1), date(moment.year + 1, 1, 1)
        return moment.year + (moment.first - first) / (next_ - first)
    return moment.year + ((moment.month - 0.5) / 12 if moment.month else 0.5)


def told(first: int, last: int, pitch: float, room: float) -> list[int]:
    """The years that are told, where a year is `pitch` long and its number needs some room: all, every second, fifth, tenth …"""
    step = next((each for each in STEPS if each * pitch >= room), STEPS[-1])
    return [year for year in range(first, last + 1) if year % step == 0]


def levelled(places: Sequence[float], widths: Sequence[float], room: float) -> list[tuple[float, int]] | None:
    """Labels below an axis: where each begins, under its place or as near as the room allows, and on which level, so that no label meets another nor
    the line that leads from the axis to a lower one. None where three levels are too few.
    """
    found: list[tuple[float, int]] = []
    for place, width in zip(places, widths, strict=True):
        left = min(max(place - width / 2, 0), room - width)
        level = next((each for each in range(LEVELS) if _free(place, left, width, each, found, places, widths)), None)
        if level is None or left < 0:
            return None
        found.append((left, level))
    return found


def _free(
    place: float,
    left: float,
    width: float,
    level: int,
    found: Sequence[tuple[float, int]],
    places: Sequence[float],
    widths: Sequence[float],
) -> bool:
    for (start, other), at_, wide in zip(found, places, widths, strict=False):
        meets = other == level and left < start + wide + APART and start < left + width + APART
        crossed = other < level and start - 1 < place < start + wide + 1
        crosses = other > level and left - 1 < at_ < left + width + 1
        if meets or crossed or crosses:
            return False
    return True
