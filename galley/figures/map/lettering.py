"""Where a name stands on a map: about the place that the map gives it, where little of what is drawn runs through it.

A name is to be read on one ground, no line is to look like a part of a letter, and it is taken for that of the land below
it (Imhof, Positioning Names on Maps, The American Cartographer 2/2, 1975).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, inf, pi, sin

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box, cut_area, cut_line
from galley.figures.map.land import signed

STEP = 0.5
DIRECTIONS = tuple(2 * pi * each / 16 for each in sorted(range(16), key=lambda each: (each % 4 > 0, each % 2 > 0)))
"""Where a name may be moved to: to the sides, up and down first."""
FAR = 1e6
"""Farther than any sheet is wide."""
CLEAR = 1.0
"""How far lines stay from a name, in points."""
TAKEN = 50.0
"""What it costs to stand on another name: more than any place within reach."""
MARKED, BESIDE = 9.0, 3.0
"""What it costs to stand on the place of a mark, or so near to it, in points: the mark then has to stand off, and its line leads into the name."""
FOREIGN = 30.0
"""What it costs to stand on the land of others as a whole, where the place that the map gives does not."""


@dataclass(frozen=True)
class Line:
    """A line that is drawn on the map, and what a size of its length within a name costs, in sizes farther off."""

    points: Sequence[Point]
    cost: float


@dataclass(frozen=True)
class Around:
    """What is drawn around a name: lines, the land of others, other names, and the places of marks."""

    lines: Sequence[Line]
    foreign: Sequence[Sequence[Point]]
    names: Sequence[Box]
    marks: Sequence[Point] = ()

    def near(self, box: Box) -> Around:
        """What of it lies in a box."""
        lines = [Line(piece, each.cost) for each in self.lines for piece in cut_line(each.points, box)]
        names = [each for each in self.names if each.meets(box)]
        marks = [each for each in self.marks if box.grown(BESIDE).holds(each)]
        return Around(lines, list(_cut(self.foreign, box)), names, marks)

    def through(self, box: Box, size: float) -> float:
        """What the lines, names and places of marks in a box cost."""
        lines = sum(each.cost * _length(cut_line(each.points, box)) for each in self.lines) / size
        marks = MARKED * sum(box.grown(BESIDE).holds(each) for each in self.marks)
        return lines + marks + TAKEN * sum(box.meets(each) for each in self.names)

    def abroad(self, box: Box) -> float:
        """How much of a box is the land of others, up to 1."""
        return abs(sum(map(signed, _cut(self.foreign, box)))) / (box.width * box.height)


def place(at: Point, half: Point, size: float, reach: float, room: Box, around: Around) -> tuple[float, Point]:
    """The middle of a name, `half` as wide and high, whose type has a `size`: in its `room`, as clear as it can be of what is around,
    and no farther from the place that the map gives it than it may `reach`, in sizes. Before it, what it costs to stand there."""
    around = around.near(_box(at, half).grown(reach * size + CLEAR))
    given = around.abroad(_box(within(at, half, room), half))
    best, least = at, inf
    for away, middle in _places(at, half, size, reach, room):
        if away >= least:
            break
        box = _box(middle, half)
        cost = away + around.through(box.grown(CLEAR), size)
        if cost < least:
            cost += FOREIGN * max(0.0, around.abroad(box) - given)
        if cost < least:
            best, least = middle, cost
    return least, best


def _places(at: Point, half: Point, size: float, reach: float, room: Box) -> Iterator[tuple[float, Point]]:
    """Where a name can stand in its room, and how far off that is, in sizes: the nearest first."""
    for step in range(round(reach / STEP) + 1):
        away = step * STEP
        for angle in DIRECTIONS if step else DIRECTIONS[:1]:
            middle = at[0] + away * size * cos(angle), at[1] + away * size * sin(angle)
            yield away, within(middle, half, room)


def within(middle: Point, half: Point, room: Box) -> Point:
    """The middle of a name moved into the room where it would stand out."""
    x = max(room.left + half[0], min(room.right - half[0], middle[0]))
    return x, max(room.top + half[1], min(room.bottom - half[1], middle[1]))


def broken(line: Sequence[Point], names: Iterable[Box]) -> list[list[Point]]:
    """What of a line is left where names interrupt it."""
    pieces = [list(line)]
    for name in names:
        box = name.grown(CLEAR)
        sides = (
            box._replace(left=-FAR, right=box.left),
            box._replace(left=box.right, right=FAR),
            Box(-FAR, -FAR, FAR, box.top),
            Box(-FAR, box.bottom, FAR, FAR),
        )
        pieces = [cut for piece in pieces for side in sides for cut in cut_line(piece, side)]
    return pieces


def _box(middle: Point, half: Point) -> Box:
    return Box(middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])


def _cut(rings: Iterable[Sequence[Point]], box: Box) -> Iterator[list[Point]]:
    """What of some areas lies in a box."""
    return (cut for cut in (cut_area(ring, box) for ring in rings) if cut)


def _length(pieces: Iterable[Sequence[Point]]) -> float:
    """How long some lines are together."""
    return sum(hypot(end[0] - start[0], end[1] - start[1]) for piece in pieces for start, end in pairwise(piece))
