"""How large names and numbers are set on a map, and how wide it has to be for them."""

from __future__ import annotations

from math import sqrt

from galley.model.mapped import Membership

GAP = 0.8
"""How far marks stay from each other, in points."""
COVERED = 1 / 3
"""How much of a map its numbers may cover: with more they have no room beside each other."""


def name_size(width: float) -> float:
    """How large the names of countries are set on a map of a width, in points."""
    return max(6.5, min(9.5, width / 44))


def digits(width: float) -> tuple[float, float]:
    """How large numbers are set on a map of a width, and the radius of the discs they stand on, in points."""
    size = max(6.0, min(7.0, width / 62))
    return size, size * 0.71


def least(told: Membership) -> float:
    """The width, in points, at which the numbers cover no more of the map than `COVERED`."""
    radius = digits(0)[1]
    frame, count = told.plan.frame, len(list(told.numbered()))
    slope = (frame.bottom - frame.top) / (frame.right - frame.left)
    return float(sqrt(count * (2 * radius + GAP) ** 2 / COVERED / slope))
