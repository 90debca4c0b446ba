"""Marks set on a map so that none lies on another: each at its anchor, else near it with a line that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, hypot, pi, sin

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box
from galley.figures.map.poles import away

GAP = 0.8
"""How far marks stay from each other, in points."""
NEAR = 0.8
"""A mark so near to its anchor, in radii, needs no line to it."""
DISTANCES = (1.75, 2.25, 2.75, 3.5, 4.25, 5.25, 6.5, 8.0)
"""How far off a mark may stand, in radii."""
DIRECTIONS = 16
ROUNDS = 4
"""How often every mark looks for a better place among the others."""


@dataclass(frozen=True)
class Badge:
    """What is to be set: its region, its text, the anchor with its room, and half of the width beyond that of a disc."""

    region: str
    text: str
    anchor: Point
    room: float
    window: str | None = None
    stretch: float = 0.0
    faint: bool = False
    """Set as one that observes: dark on light."""


@dataclass(frozen=True)
class Placed:
    """A badge in its place."""

    badge: Badge
    at: Point
    radius: float

    @cached_property
    def box(self) -> Box:
        """The box that holds it."""
        (x, y), wide = self.at, self.radius + self.badge.stretch
        return Box(x - wide, y - self.radius, x + wide, y + self.radius)

    @cached_property
    def reach(self) -> Box:
        """The box that holds it and its line."""
        (x, y), box = self.badge.anchor, self.box
        return Box(min(box.left, x), min(box.top, y), max(box.right, x), max(box.bottom, y)).grown(1.0)

    @cached_property
    def leader(self) -> tuple[Point, Point] | None:
        """The line from its edge to its anchor, where it stands off."""
        (x, y), (to_x, to_y) = self.at, self.badge.anchor
        length = hypot(to_x - x, to_y - y)
        if length <= self.radius * NEAR + self.badge.stretch:
            return None
        start = max(-self.badge.stretch, min(self.badge.stretch, to_x - x)) + x
        way = hypot(to_x - start, to_y - y)
        share = self.radius / way
        return (start + (to_x - start) * share, y + (to_y - y) * share), (to_x, to_y)

    def away(self, point: Point) -> float:
        """How far a point is from its edge; less than zero inside."""
        (x, y), wide = self.at, self.badge.stretch
        return away(point, (x - wide, y), (x + wide, y)) - self.radius

    def hits(self, other: Placed, gap: float = 0.0) -> bool:
        """Whether another mark is nearer than a gap."""
        across = max(0.0, abs(self.at[0] - other.at[0]) - self.badge.stretch - other.badge.stretch)
        return hypot(across, self.at[1] - other.at[1]) < self.radius + other.radius + gap


@dataclass
class Setting:
    """Where the marks of a window go: inside a box, off some labels, each `radius` high to both sides."""

    box: Box
    labels: Sequence[Box]
    radius: float
    badges: Sequence[Badge]
    placed: dict[str, Placed] = field(default_factory=dict)

    def arranged(self) -> list[Placed]:
        """The marks in their places, those with little room looking for theirs again when all others stand."""
        self.placed = {each.region: Placed(each, each.anchor, self.radius) for each in self.badges}
        order = sorted(self.badges, key=lambda each: each.room)
        for _ in range(ROUNDS):
            before = dict(self.placed)
            for badge in order:
                self.placed[badge.region] = self._best(badge)
            if self.placed == before:
                break
        return [self.placed[each.region] for each in self.badges]

    def _best(self, badge: Badge) -> Placed:
        others = [each for region, each in self.placed.items() if region != badge.region]
        best, least = self.placed[badge.region], float("inf")
        for floor, candidate in self._candidates(badge):
            if floor >= least:
                break
            cost = floor + self._cost(candidate, others)
            if cost < least:
                best, least = candidate, cost
        return best

    def _candidates(self, badge: Badge) -> Iterator[tuple[float, Placed]]:
        """Places for a mark, each with what it costs by itself, the cheapest first: the anchor, then farther and farther."""
        hides = badge.room < self.radius * 0.6
        yield (3.0 if hides else 0.0), Placed(badge, badge.anchor, self.radius)
        near = (min(NEAR, each) for each in (0.4, NEAR)) if badge.room >= self.radius * 0.6 else ()
        for distance in (*near, *DISTANCES):
            for step in range(DIRECTIONS):
                angle = 2 * pi * step / DIRECTIONS
                reach = distance * self.radius
                side = badge.stretch * cos(angle)
                at = badge.anchor[0] + reach * cos(angle) + side, badge.anchor[1] + reach * sin(angle)
                yield distance, Placed(badge, at, self.radius)

    def _cost(self, placed: Placed, others: Sequence[Placed]) -> float:
        """What speaks against a place: what it hits, what it hides, what its line crosses."""
        inner = self.box.grown(-1.0)
        box = placed.box
        cost = 0.0 if inner.holds((box.left, box.top)) and inner.holds((box.right, box.bottom)) else 1000.0
        cost += 300.0 * sum(1 for label in self.labels if box.grown(GAP).meets(label))
        for other in others:
            if not placed.reach.meets(other.reach):
                continue
            cost += 200.0 * placed.hits(other, GAP)
            cost += _hidden(placed, other) + _hidden(other, placed)
            cost += 20.0 * _crossing(placed.leader, other.leader)
        return cost


def _hidden(above: Placed, other: Placed) -> float:
    """What it costs that a mark lies on the anchor of another, or on its line."""
    line = other.leader
    cost = 0.0
    if above.away(other.badge.anchor) < 0.8:
        cost += 12.0 if line else 4.0
    if line and away(above.at, *line) < above.radius + 0.5:
        cost += 30.0
    return cost


def _crossing(one: tuple[Point, Point] | None, other: tuple[Point, Point] | None) -> bool:
    """Whether two lines cross."""
    if one is None or other is None:
        return False
    return _side(*one, other[0]) != _side(*one, other[1]) and _side(*other, one[0]) != _side(*other, one[1])


def _side(start: Point, end: Point, point: Point) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])
