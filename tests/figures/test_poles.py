"""Where an area has most room, and how far points are from lines."""

from __future__ import annotations

import pytest

from galley.figures.canvas import Point
from galley.figures.map.poles import Pole, away, inside, pole

DIAMOND = [(0.0, 5.0), (5.0, 0.0), (10.0, 5.0), (5.0, 10.0)]
ANGLE = [(0.0, 0.0), (30.0, 0.0), (30.0, 4.0), (10.0, 4.0), (10.0, 10.0), (0.0, 10.0)]


def box(width: float, height: float) -> list[Point]:
    return [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]


@pytest.mark.parametrize(
    ("ring", "precision", "found"),
    [
        (box(10, 10), 0.5, Pole((5, 5), 5)),
        (box(30, 10), 0.5, Pole((5, 5), 5)),
        (box(10, 30), 0.5, Pole((5, 5), 5)),
        (box(8, 2), 2, Pole((4, 1), 1)),
        (box(2, 8), 2, Pole((1, 4), 1)),
        (box(2, 8), 1.9, Pole((1, 1), 1)),
        (ANGLE, 0.01, Pole((5, 5), 5)),
        (DIAMOND, 0.01, Pole((5, 5), 50**0.5 / 2)),
    ],
)
def test_the_pole_is_found_exactly_in_plain_shapes(ring: list[Point], precision: float, found: Pole) -> None:
    told = pole([ring], precision)
    assert told.at == found.at
    assert told.room == pytest.approx(found.room)


def test_a_hole_moves_the_pole() -> None:
    hole = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)]
    assert pole([box(10, 10), hole], 0.01).room < 2.6


@pytest.mark.parametrize(
    ("point", "held"),
    [
        ((3, 5), True),
        ((-1, 5), False),
        ((11, 5), False),
        ((5, 5), True),
        ((5, 9.9), True),
        ((5, 10.1), False),
        ((5, -1), False),
        ((1, 1), False),
        ((5, 0), False),
        ((5, 10), False),
    ],
)
def test_a_point_is_inside_also_where_it_is_level_with_a_corner(point: Point, held: bool) -> None:
    assert inside(point, [DIAMOND]) is held
    assert inside(point, [DIAMOND[::-1]]) is held


@pytest.mark.parametrize(
    ("point", "distance"),
    [((5, 3), 3), ((-3, 4), 5), ((13, 4), 5), ((0, 2), 2), ((10, 2), 2), ((5, 0), 0), ((-4, 0), 4)],
)
def test_how_far_a_point_is_from_a_line(point: Point, distance: float) -> None:
    assert away(point, (0, 0), (10, 0)) == distance
    assert away(point, (10, 0), (0, 0)) == distance


def test_a_line_without_length_is_a_point() -> None:
    assert away((3, 4), (0, 0), (0, 0)) == 5
