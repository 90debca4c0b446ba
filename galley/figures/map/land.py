"""The land of a map on one window of the sheet: its polygons projected, thinned to what print can show, joined where they are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import hypot, radians, sin

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box, cut_area, cut_line
from galley.model.maps import Frame
from galley.model.projection import EARTH_KM, Albers
from galley.model.topology import Place, Ring, Topology, ring_line

FINEST = 0.4
"""Points of a line that are nearer to each other, in points of the sheet, are one."""


@dataclass(frozen=True)
class Window:
    """A part of the plane on the sheet: how it is projected, its frame in kilometres, and the box where it is drawn."""

    projection: Albers
    frame: Frame
    box: Box

    @property
    def scale(self) -> float:
        """Points of the sheet for a kilometre."""
        return self.box.width / (self.frame.right - self.frame.left)

    def at(self, place: Place) -> Point:
        """Where a place lies on the sheet."""
        return self.of_plane(self.projection.at(place))

    def of_plane(self, point: Point) -> Point:
        """Where a point of the plane, in kilometres, lies on the sheet."""
        x, y = point
        return self.box.left + (x - self.frame.left) * self.scale, self.box.top + (y - self.frame.top) * self.scale


@lru_cache(maxsize=8)
def _plane(topology: Topology, projection: Albers) -> tuple[tuple[Point, ...], ...]:
    """The arcs of a topology in the plane, in kilometres: the same for all figures of a book."""
    return tuple(tuple(projection.at(place) for place in arc) for arc in topology.arcs)


@lru_cache(maxsize=8)
def _sized(topology: Topology) -> dict[str, list[tuple[Ring, float]]]:
    """The rings of each shape with what they enclose, in square kilometres."""
    return {
        id: [(each, area_km2(ring_line(each, topology.arcs))) for each in rings]
        for id, rings in topology.shapes.items()
    }


def area_km2(ring: Sequence[Place]) -> float:
    """What a ring encloses on earth: in the plane of longitude and the sine of latitude areas are true (Lambert, 1772)."""
    flat = [(radians(east), sin(radians(north))) for east, north in ring]
    return EARTH_KM**2 * area(flat)


def area(ring: Sequence[Point]) -> float:
    """What a ring encloses in the plane."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def thinned(line: Sequence[Point], gap: float) -> list[Point]:
    """A line without the points that lie nearer than `gap` to the one before; its ends stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= gap:
            kept.append(point)
    return [*kept, line[-1]]


@dataclass(frozen=True)
class Land:
    """The shapes of a topology in a window. `smallest` tells for each shape how large a ring has to be, in square kilometres."""

    topology: Topology
    window: Window
    smallest: dict[str, int]

    @cached_property
    def arcs(self) -> list[list[Point]]:
        """The arcs on the sheet, as fine as print needs them."""
        place = self.window.of_plane
        return [
            thinned([place(point) for point in arc], FINEST) for arc in _plane(self.topology, self.window.projection)
        ]

    @cached_property
    def _kept(self) -> dict[str, list[Ring]]:
        """The rings of each shape but the islets."""
        sized = _sized(self.topology)
        return {id: [ring for ring, km2 in rings if km2 >= self.smallest.get(id, 0)] for id, rings in sized.items()}

    def areas(self, ids: Iterable[str]) -> list[list[Point]]:
        """What of some shapes lies in the window, without the borders between them."""
        found = (ring_line(ring, self.arcs) for ring in joined(self._kept, ids, self.topology))
        cut = (cut_area(line, self.window.box) for line in found if len(line) > 2)
        return [ring for ring in cut if len(ring) > 2]

    def borders(self, arcs: Collection[int]) -> Iterator[list[Point]]:
        """What of some arcs lies in the window."""
        for number in arcs:
            yield from cut_line(self.arcs[number], self.window.box)


def joined(kept: dict[str, list[Ring]], ids: Iterable[str], topology: Topology) -> list[Ring]:
    """The rings of some shapes as of one: without the arcs that two of them share."""
    used = {arc for id in ids for ring in kept[id] for arc in ring}
    outer = {arc for arc in used if ~arc not in used}
    starts: dict[Place, list[int]] = {}
    for arc in sorted(outer):
        starts.setdefault(_first(arc, topology), []).append(arc)
    rings = []
    while starts:
        ring, at = [], next(iter(starts))
        while at in starts:
            ring.append(starts[at].pop())
            if not starts[at]:
                del starts[at]
            at = _first(~ring[-1], topology)
        rings.append(tuple(ring))
    return rings


def _first(arc: int, topology: Topology) -> Place:
    """Where an arc begins."""
    return topology.arcs[arc][0] if arc >= 0 else topology.arcs[~arc][-1]
