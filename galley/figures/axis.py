"""The axis of time: where a moment stands among the years, and which years are told."""

from __future__ import annotations

from datetime import date

from galley.model.base import Moment

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
