"""Marks set on a map so that none lies on another: each at its anchor, else near it with a line that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, hypot, inf, pi, sin
from operator import itemgetter

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box, cut_line
from galley.figures.map.poles import away
from galley.figures.map.sizes import GAP

NEAR = 0.8
"""A mark so near to its anchor, in radii, needs no line to it."""
DISTANCES = (1.75, 2.25, 2.75, 3.5, 4.25, 5.25, 6.5, 8.0)
"""How far off a mark may stand, in radii."""
DIRECTIONS = 16
FITS = 0.6
"""A mark with room for so much of its radius does not hide its land."""
FAR = 5.0
"""A mark that stands farther off, in radii, may drive others away from its anchor,"""
NEARER = 33
"""to so many of the nearest places."""
LABELLED = 25.0
"""What a radius of a line costs that lies on a label."""
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
    _known: dict[str, list[tuple[float, Placed]]] = field(default_factory=dict)

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
        for badge in order:
            if self._offset(self.placed[badge.region]) > FAR:
                self._bring_nearer(badge)
        return [self.placed[each.region] for each in self.badges]

    def _bring_nearer(self, badge: Badge) -> None:
        """Give a mark that stands far off a place at its anchor, and those that it drives away another, if these stand better then."""
        start = best = dict(self.placed)
        gain = 0.0
        for _, candidate in self._places(badge)[:NEARER]:
            moved = [
                badge,
                *(each.badge for each in start.values() if each.badge != badge and each.hits(candidate, GAP)),
            ]
            self.placed = {**start, badge.region: candidate}
            for each in moved[1:]:
                self.placed[each.region] = self._best(each)
            better = self._worth(start, moved) - self._worth(self.placed, moved)
            if better > gain:
                best, gain = self.placed, better
        self.placed = best

    def _worth(self, placed: dict[str, Placed], badges: Sequence[Badge]) -> float:
        """What speaks against the places of some marks."""
        own = [placed[each.region] for each in badges]
        alone = sum(self._offset(each) + self._alone(each) for each in own)
        return alone + sum(_between(each, other) for each in own for other in placed.values() if other is not each)

    def _offset(self, placed: Placed) -> float:
        """How far a mark stands from its anchor, in radii."""
        (x, y), (to_x, to_y) = placed.at, placed.badge.anchor
        return hypot(to_x - x, to_y - y) / self.radius

    def _places(self, badge: Badge) -> list[tuple[float, Placed]]:
        """Where a mark can go, each with what it costs by itself, the cheapest first."""
        if badge.region not in self._known:
            found = ((floor + self._alone(placed), placed) for floor, placed in self._candidates(badge))
            self._known[badge.region] = sorted(found, key=itemgetter(0))
        return self._known[badge.region]

    def _best(self, badge: Badge) -> Placed:
        others = [each for region, each in self.placed.items() if region != badge.region]
        best, least = self.placed[badge.region], inf
        if badge.room >= self.radius * FITS:
            home = Placed(badge, badge.anchor, self.radius)
            if not self._alone(home) and not any(_between(home, other) for other in others):
                return home
        for floor, candidate in self._places(badge):
            if floor >= least:
                break
            cost = floor
            for other in others:
                cost += _between(candidate, other)
                if cost >= least:
                    break
            else:
                best, least = candidate, cost
        return best

    def _candidates(self, badge: Badge) -> Iterator[tuple[float, Placed]]:
        """Places for a mark, each with what it costs by itself, the cheapest first: the anchor, then farther and farther."""
        hides = badge.room < self.radius * FITS
        yield (3.0 if hides else 0.0), Placed(badge, badge.anchor, self.radius)
        near = (min(NEAR, each) for each in (0.4, NEAR)) if badge.room >= self.radius * FITS else ()
        for distance in (*near, *DISTANCES):
            for step in range(DIRECTIONS):
                angle = 2 * pi * step / DIRECTIONS
                reach = distance * self.radius
                side = badge.stretch * cos(angle)
                at = badge.anchor[0] + reach * cos(angle) + side, badge.anchor[1] + reach * sin(angle)
                yield distance, Placed(badge, at, self.radius)

    def _alone(self, placed: Placed) -> float:
        """What speaks against a place whatever stands around it: that it looks over the edge, or that it or its line lies on a label."""
        inner, box = self.box.grown(-1.0), placed.box
        cost = 0.0 if inner.holds((box.left, box.top)) and inner.holds((box.right, box.bottom)) else 1000.0
        pieces = (piece for label in self.labels for piece in cut_line(placed.leader or (), label))
        cost += LABELLED * sum(hypot(start[0] - end[0], start[1] - end[1]) for start, end in pieces) / self.radius
        return cost + 300.0 * sum(1 for label in self.labels if box.grown(GAP).meets(label))


def _between(one: Placed, other: Placed) -> float:
    """What it costs that two marks stand where they do."""
    (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) = one.reach, other.reach
    if right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top:
        return 0.0
    hit = 200.0 * one.hits(other, GAP)
    return hit + _hidden(one, other) + _hidden(other, one) + 20.0 * _crossing(one.leader, other.leader)


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
