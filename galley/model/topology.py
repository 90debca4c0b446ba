"""Land in polygons that share their borders: TopoJSON (The TopoJSON Format Specification 1.0).

A border stands once, as an arc; the polygons on both its sides name it, so that no simplification can part them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from galley.message import Message, said

Place = tuple[float, float]
"""A place on the earth: degrees east and north. East of 180° it goes on, so that no land is cut there."""
Ring = tuple[int, ...]
"""A closed line by the numbers of its arcs; `~n` is arc `n` from its end to its beginning (section 2.1.4)."""


class NoTopology(Exception):
    """A text that holds no polygons of a map: a message which says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, eq=False)
class Topology:
    """Arcs, and the shapes they bound: for each id its rings, those of its parts and of the holes in them."""

    arcs: tuple[tuple[Place, ...], ...]
    shapes: dict[str, tuple[Ring, ...]]

    def sides(self) -> dict[int, list[str]]:
        """The shapes at each arc: two at a border, one at a coast."""
        found: dict[int, list[str]] = {}
        for id, rings in self.shapes.items():
            for arc in (max(each, ~each) for ring in rings for each in ring):
                found.setdefault(arc, []).append(id)
        return found


def ring_line(ring: Ring, arcs: Sequence[Sequence[Place]]) -> list[Place]:
    """The points of a ring, each once."""
    line: list[Place] = []
    for each in ring:
        line += arcs[each][:-1] if each >= 0 else arcs[~each][:0:-1]
    return line


@lru_cache(maxsize=2)
def topology(text: str) -> Topology:
    """The polygons of a TopoJSON file, those of all its objects; of an equal text the same, with all that was drawn of them. Raises `NoTopology`."""
    try:
        read = json.loads(text)
        arcs = tuple(_arcs(read["arcs"], read.get("transform")))
        geometries = [each for found in read["objects"].values() for each in found["geometries"]]
        shapes = {str(each["id"]): tuple(_rings(each)) for each in geometries}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        message = said("it is no TopoJSON with a collection of polygons that have ids: {reason}", reason=repr(fault))
        raise NoTopology(message) from fault
    astray = {each for rings in shapes.values() for ring in rings for each in ring if max(each, ~each) >= len(arcs)}
    if astray:
        raise NoTopology(said("there is no arc {number} in it", number=min(astray)))
    return Topology(arcs, shapes)


def _arcs(arcs: Any, transform: Any) -> Iterator[tuple[Place, ...]]:
    """The arcs in degrees; with a transform they are steps on a grid (section 2.1.2)."""
    if transform is None:
        yield from (tuple((float(x), float(y)) for x, y in arc) for arc in arcs)
        return
    (across, up), (east, north) = transform["scale"], transform["translate"]
    for arc in arcs:
        steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        yield tuple((x * across + east, y * up + north) for x, y in steps)


def _rings(geometry: Any) -> Iterator[Ring]:
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(geometry["type"])
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for part in parts:
        for ring in part:
            yield tuple(int(each) for each in ring)
