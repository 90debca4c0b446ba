"""Names on a map: near the place that the map gives, off lines, the land of others and other names where they can be."""

from __future__ import annotations

import pytest

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box
from galley.figures.map.lettering import CLEAR, Around, Line, broken, place, within

ROOM = Box(0, 0, 200, 200)
HALF = (20.0, 4.0)
SIZE = 8.0
NOTHING = Around((), (), ())


def upright(x: float, cost: float = 12.0) -> Line:
    return Line([(x, 0), (x, 200)], cost)


def square(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def put(around: Around, at: Point = (100, 100), reach: float = 4.0, room: Box = ROOM) -> tuple[float, Point]:
    cost, (x, y) = place(at, HALF, SIZE, reach, room, around)
    return round(cost, 2), (round(x, 2), round(y, 2))


def test_a_name_with_nothing_around_stands_where_the_map_says() -> None:
    assert put(NOTHING) == (0, (100, 100))
    assert put(Around([upright(121.5)], [], [Box(122, 96, 140, 104)])) == (0, (100, 100))


def test_a_name_steps_aside_from_a_line_by_as_little_as_it_can() -> None:
    assert put(Around([upright(118)], [], [])) == (0.5, (96, 100))
    assert put(Around([upright(82)], [], [])) == (0.5, (104, 100))
    assert put(Around([Line([(0, 102), (200, 102)], 12)], [], []))[1] == (100, 96)


def test_lines_may_run_through_a_name_that_would_stand_too_far_off() -> None:
    """A line in its middle, of ten points within a name and the gap around it: to be paid, or to be left 21 points aside."""
    assert put(Around([upright(100, 2)], [], [])) == (2.5, (100, 100))
    assert put(Around([upright(100, 12)], [], [])) == (3, (124, 100))
    assert put(Around([upright(100, 12)], [], []), reach=2) == (15, (100, 100))


def test_no_name_stands_on_another() -> None:
    there = Box(80, 96, 120, 104)
    cost, (x, y) = put(Around([], [], [there]))
    assert (x, y) != (100, 100) and cost < 4
    assert not Box(x - 20, y - 4, x + 20, y + 4).grown(CLEAR).meets(there)


def test_a_name_stands_off_the_places_of_marks() -> None:
    """Three points and the gap around it."""
    assert put(Around([], [], [], [(124.5, 100)])) == (0, (100, 100))
    cost, (x, y) = put(Around([], [], [], [(123.5, 100)]))
    assert cost == 0.5 and (x, y) != (100, 100)
    everywhere = [(x, y) for x in range(50, 151, 10) for y in range(50, 151, 10)]
    assert put(Around([], [], [], everywhere))[0] >= 9


def test_no_name_goes_to_the_land_of_others_unless_the_map_says_so() -> None:
    line = Line([(0, 100), (200, 100)], 12)
    for foreign, y in ((square(0, 0, 200, 95), 108), (square(0, 105, 200, 200), 92)):
        assert put(Around([line], [foreign], []))[1] == (100, y)
    everywhere = square(0, 0, 200, 200)
    assert put(Around([], [everywhere], [])) == (0, (100, 100))


def test_the_hole_in_the_land_of_others_is_not_theirs() -> None:
    hole = square(60, 80, 140, 120)[::-1]
    around = Around([], [square(0, 0, 200, 200), hole], [])
    assert around.abroad(Box(80, 96, 120, 104)) == 0
    assert around.abroad(Box(0, 0, 50, 50)) == 1
    assert around.abroad(Box(50, 90, 70, 110)) == pytest.approx(0.5)


@pytest.mark.parametrize(("at", "found"), [((0, 0), (20, 4)), ((200, 200), (180, 196)), ((50, 60), (50, 60))])
def test_a_name_is_moved_into_the_room(at: Point, found: Point) -> None:
    assert within(at, HALF, ROOM) == found
    assert put(NOTHING, at) == (0, found)


def test_a_line_is_interrupted_by_names() -> None:
    line = [(0.0, 50.0), (100.0, 50.0)]
    assert broken(line, []) == [line]
    assert broken(line, [Box(40, 40, 60, 60)]) == [[(0, 50), (39, 50)], [(61, 50), (100, 50)]]
    assert broken(line, [Box(40, 10, 60, 40)]) == [line]
    down = [(50.0, 0.0), (50.0, 100.0)]
    assert broken(down, [Box(40, 40, 60, 60)]) == [[(50, 0), (50, 39)], [(50, 61), (50, 100)]]
    assert broken(down, [Box(40, -10, 60, 20), Box(40, 80, 60, 120)]) == [[(50, 21), (50, 79)]]
