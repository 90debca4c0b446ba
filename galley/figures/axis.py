"""The axis of time: where a moment stands among the years, and which years are told."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from galley.model.base import Moment

LEVELS = 3
"""On so many levels labels stand below an axis at most."""
APART = 6.0
"""Between labels beside each other."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def at(moment: Moment) -> float:
    """A moment in years. One that is known to the month or the year stands in the middle of it."""
    if moment.day:
        return moment.year + (moment.first - date(moment.year, 1, 1)).days / (365 + isleap(moment.year))
    return moment.year + ((moment.month - 0.5) / 12 if moment.month else 0.5)


def told(first: int, last: int, pitch: float, room: float) -> list[int]:
    """The years that are told, where a year is `pitch` long and its number needs some room: all, every second, fifth, tenth …"""
    step = next((each for each in STEPS if each * pitch >= room), STEPS[-1])
    return [year for year in range(first, last + 1) if year % step == 0]


class Placed(NamedTuple):
    """A label below an axis: the place that it tells, where it begins, its width, and its level, downwards from 0."""

    place: float
    left: float
    width: float
    level: int

    def meets(self, other: Placed) -> bool:
        """Whether they lie over each other, or the line from the axis to one crosses the other."""
        if self.level == other.level:
            return self.left < other.left + other.width + APART and other.left < self.left + self.width + APART
        lower, upper = (self, other) if self.level > other.level else (other, self)
        return upper.left - 1 < lower.place < upper.left + upper.width + 1


def levelled(places: Sequence[float], widths: Sequence[float], room: float) -> list[tuple[float, int]] | None:
    """Labels below an axis: where each begins, under its place or as near as the room allows, and its level; no label meets another nor the line
    that leads from the axis to a lower one. None where three levels are too few.
    """
    found: list[Placed] = []
    for place, width in zip(places, widths, strict=True):
        left = min(max(place - width / 2, 0), room - width)
        tried = (Placed(place, left, width, level) for level in range(LEVELS))
        free = next((each for each in tried if not any(each.meets(other) for other in found)), None)
        if free is None or left < 0:
            return None
        found.append(free)
    return [(each.left, each.level) for each in found]
