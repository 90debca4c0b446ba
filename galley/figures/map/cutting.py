"""Lines and areas cut to a box, and areas hatched: the sheet needs no clipping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from galley.figures.canvas import Point


class Box(NamedTuple):
    """An upright rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def grown(self, by: float) -> Box:
        """Larger on all sides, or smaller where that is less than zero."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


def around(points: Iterable[Point]) -> Box:
    """The box that holds some points."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def cut_area(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of an area that lies in a box, along whose edges it is closed (Sutherland and Hodgman, 1974).

    Empty where nothing of it does.
    """
    if not around(ring).meets(box):
        return []
    kept = list(ring)
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        kept = list(_half(kept, axis, edge, sign))
    return kept


def _half(ring: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    """What of an area lies on one side of an edge: where `axis` is more than it, or less for a sign of -1."""
    for before, after in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside, was = sign * (after[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
        if inside != was:
            yield _between(before, after, (edge - before[axis]) / (after[axis] - before[axis]))
        if inside:
            yield after


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def cut_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The pieces of a line that lie in a box (Liang and Barsky, 1984)."""
    piece: list[Point] = []
    left, top, right, bottom = box
    for start, end in pairwise(line):
        (x, y), (to_x, to_y) = start, end
        if (x < left > to_x) or (x > right < to_x) or (y < top > to_y) or (y > bottom < to_y):
            continue  # most of them, wholly to one side
        cut = _segment(start, end, box)
        if cut is None:
            continue
        if piece and piece[-1] == cut[0]:
            piece.append(cut[1])
        else:
            if piece:
                yield piece
            piece = list(cut)
    if piece:
        yield piece


def _segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """What of a straight line lies in a box."""
    enters, leaves = 0.0, 1.0
    for axis in (0, 1):
        way, low, high = end[axis] - start[axis], box[axis] - start[axis], box[axis + 2] - start[axis]
        if way == 0:
            if low > 0 or high < 0:
                return None
            continue
        first, last = (low / way, high / way) if way > 0 else (high / way, low / way)
        enters = first if first > enters else enters
        leaves = last if last < leaves else leaves
    if enters >= leaves:
        return None
    return _between(start, end, enters), end if leaves == 1 else _between(start, end, leaves)


def hatched(rings: Sequence[Sequence[Point]], pitch: float) -> list[tuple[Point, Point]]:
    """Lines that rise to the right and fill an area, by the rule of even and odd; `pitch` is how far they are apart, down the sheet."""
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for start, end in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            low, high = sorted((start, end), key=sum)
            for line in range(floor(sum(low) / pitch) + 1, floor(sum(high) / pitch) + 1):
                share = (line * pitch - sum(low)) / (sum(high) - sum(low))
                crossings.setdefault(line, []).append(_between(low, high, share)[0])
    lines = []
    for line, found in crossings.items():
        ordered = sorted(found)
        lines += [
            ((x, line * pitch - x), (till, line * pitch - till))
            for x, till in zip(ordered[::2], ordered[1::2], strict=False)
        ]
    return lines
