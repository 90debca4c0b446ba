"""The pole of inaccessibility of an area: the point in it that is farthest from its edge, where a mark has most room.

The search is that of Garcia-Castellanos and Lombardo (Scottish Geographical Journal 123, 2007) with squares that are halved,
the most promising first.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import hypot, inf, sqrt
from typing import NamedTuple

from galley.figures.canvas import Point
from galley.figures.map.cutting import around


class Pole(NamedTuple):
    """A point, and how far from it the nearest edge is."""

    at: Point
    room: float


def pole(rings: Sequence[Sequence[Point]], precision: float) -> Pole:
    """The pole of an area and its room, both to some `precision`."""
    box, edges = around(point for ring in rings for point in ring), _edges(rings)
    half = min(box.width, box.height) / 2
    if half <= precision / 2:
        return Pole(((box.left + box.right) / 2, (box.top + box.bottom) / 2), half)
    waiting: list[tuple[float, float, Point, float]] = []
    best = Pole(rings[0][0], 0)

    def look(at: Point, half: float) -> None:
        room = _room(at, edges)
        heappush(waiting, (-(room + half * sqrt(2)), room, at, half))

    across, down = (max(1, round(length / (2 * half))) for length in (box.width, box.height))
    for column in range(across + 1):
        for row in range(down + 1):
            look((box.left + (2 * column + 1) * half, box.top + (2 * row + 1) * half), half)
    while waiting:
        reach, room, at, half = heappop(waiting)
        if room > best.room:
            best = Pole(at, room)
        if -reach - best.room <= precision:
            break
        for dx, dy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            look((at[0] + dx * half / 2, at[1] + dy * half / 2), half / 2)
    return best


Edge = tuple[float, float, float, float, float]


def _edges(rings: Sequence[Sequence[Point]]) -> list[Edge]:
    """The sides of some rings: where each begins, how it runs, and the square of its length."""
    sides = ((a, b) for ring in rings for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True))
    found = ((*a, b[0] - a[0], b[1] - a[1]) for a, b in sides if a != b)
    return [(x, y, dx, dy, dx * dx + dy * dy) for x, y, dx, dy in found]


def _room(point: Point, edges: Sequence[Edge]) -> float:
    """How far a point is from the nearest edge; less than zero outside."""
    px, py = point
    inside, nearest = False, inf
    for x, y, dx, dy, square in edges:
        if (y > py) != (y + dy > py) and px < x + dx * (py - y) / dy:
            inside = not inside
        share = ((px - x) * dx + (py - y) * dy) / square
        share = 0.0 if share < 0 else 1.0 if share > 1 else share
        away = (px - x - share * dx) ** 2 + (py - y - share * dy) ** 2
        if away < nearest:
            nearest = away
    return sqrt(nearest) if inside else -sqrt(nearest)


def inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies in an area."""
    return _room(point, _edges(rings)) > 0


def away(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square)) if square else 0.0
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
