"""The land of a map on one window of the sheet: its polygons projected, thinned to what print can show, joined where they are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from math import hypot, radians, sin, sqrt

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box, around, cut_area, cut_line
from galley.figures.map.poles import Pole, pole
from galley.model.maps import Frame
from galley.model.projection import EARTH_KM, Albers
from galley.model.topology import Place, Ring, Topology, ring_line

FINEST = 0.4
"""Points of a line that are nearer to each other, in points of the sheet, are one."""
MARGIN = 2.0
"""Land that is farther than this from a window, in degrees, is not seen on it."""
ROUGHLY = 8
"""Of its lines, which only bound what is seen, one point in so many is enough."""
PRECISION = 0.6
"""How exactly the place of a mark is found, in points."""


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

    def rim(self) -> list[Place]:
        """The places along the edge of its frame, each side in eight steps."""
        (left, top, right, bottom), steps = (self.frame.left, self.frame.top, self.frame.right, self.frame.bottom), 8
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        return [
            self.projection.back((x + (to_x - x) * step / steps, y + (to_y - y) * step / steps))
            for (x, y), (to_x, to_y) in pairwise(corners)
            for step in range(steps)
        ]

    def of_plane(self, point: Point) -> Point:
        """Where a point of the plane, in kilometres, lies on the sheet."""
        return self.line_of_plane([point])[0]

    def line_of_plane(self, line: Iterable[Point]) -> list[Point]:
        """Where the points of a line in the plane lie on the sheet."""
        scale, (left, top), (x_0, y_0) = self.scale, (self.box.left, self.box.top), (self.frame.left, self.frame.top)
        return [(left + (x - x_0) * scale, top + (y - y_0) * scale) for x, y in line]


@lru_cache(maxsize=8)
def _boxes(topology: Topology) -> list[Box]:
    """What each arc spans, in degrees."""
    return [around(arc) for arc in topology.arcs]


@lru_cache(maxsize=8192)
def _projected(topology: Topology, number: int, projection: Albers, step: int) -> tuple[Point, ...]:
    """One point in so many of an arc, and its end, in the plane. The maps of a book have windows enough on the same land."""
    arc = topology.arcs[number]
    return tuple(projection.at(place) for place in (*arc[:-1:step], arc[-1]))


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
    return abs(signed(ring))


def signed(ring: Sequence[Point]) -> float:
    """What a ring encloses in the plane, less than zero where it runs the other way round, as the rings of holes do."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def thinned(line: Sequence[Point], gap: float) -> list[Point]:
    """A line without the points that lie nearer than `gap` to the one before; its ends stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= gap:
            kept.append(point)
    return [*kept, line[-1]]


@dataclass(frozen=True, eq=False)
class Land:
    """The shapes of a topology in a window. `smallest` tells for each shape how large a ring has to be, in square kilometres."""

    topology: Topology
    window: Window
    smallest: tuple[tuple[str, int], ...]
    _found: dict[tuple[str, ...], list[list[Point]]] = field(default_factory=dict)
    _poles: dict[str, Pole | None] = field(default_factory=dict)

    @cached_property
    def arcs(self) -> list[list[Point]]:
        """The arcs on the sheet, as fine as print needs them; those that lie far from the window only roughly."""
        near, window = around(self.window.rim()).grown(MARGIN), self.window
        found = []
        for number, box in enumerate(_boxes(self.topology)):
            step = 1 if box.meets(near) else ROUGHLY
            line = window.line_of_plane(_projected(self.topology, number, window.projection, step))
            found.append(thinned(line, FINEST) if step == 1 else line)
        return found

    @cached_property
    def _kept(self) -> dict[str, list[Ring]]:
        """The rings of each shape but the islets."""
        smallest = dict(self.smallest)
        return {
            id: [ring for ring, km2 in rings if km2 >= smallest.get(id, 0)]
            for id, rings in _sized(self.topology).items()
        }

    def areas(self, ids: Sequence[str]) -> list[list[Point]]:
        """What of some shapes lies in the window, without the borders between them."""
        key = tuple(ids)
        if key not in self._found:
            found = (ring_line(ring, self.arcs) for ring in joined(self._kept, ids, self.topology))
            cut = (cut_area(line, self.window.box) for line in found if len(line) > 2)
            self._found[key] = [ring for ring in cut if len(ring) > 2]
        return self._found[key]

    def borders(self, arcs: Collection[int]) -> Iterator[list[Point]]:
        """What of some arcs lies in the window."""
        for number in arcs:
            yield from cut_line(self.arcs[number], self.window.box)

    def pole(self, id: str) -> Pole | None:
        """Where a mark has most room on a shape; nowhere where it does not lie in the window."""
        if id not in self._poles:
            rings = [thinned(ring, max(1.0, sqrt(area(ring)) / 9)) for ring in self.areas([id])]
            rings = [ring for ring in rings if len(ring) > 2]
            self._poles[id] = pole(rings, PRECISION) if rings else None
        return self._poles[id]


@lru_cache(maxsize=32)
def land_on(topology: Topology, window: Window, smallest: tuple[tuple[str, int], ...]) -> Land:
    """The shapes in a window, the same for all figures and languages that show them."""
    return Land(topology, window, smallest)


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
