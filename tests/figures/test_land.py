"""Land on a window: thinned, joined, without islets, and only as fine as it is near."""

from __future__ import annotations

from itertools import pairwise

import pytest

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box
from galley.figures.map.land import Land, Window, area, joined, thinned
from galley.model.maps import Frame
from galley.model.projection import Albers
from galley.model.topology import Topology, ring_line

FRAME = Frame.model_construct(left=-500, top=-500, right=500, bottom=500)
WINDOW = Window(Albers((30, 60), 45, 100), FRAME, Box(10, 20, 110, 120))


def square(east: float, north: float, size: float, points: int = 1) -> tuple[Point, ...]:
    """A ring of a square, each side in so many steps."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    sides = [
        (east + size * (x + (to_x - x) * step / points), north + size * (y + (to_y - y) * step / points))
        for (x, y), (to_x, to_y) in pairwise(corners)
        for step in range(points)
    ]
    return (*sides, (east, north))


def test_a_window_shows_its_frame_in_its_box() -> None:
    assert WINDOW.scale == 0.1
    assert WINDOW.of_plane((-500, -500)) == (10, 20)
    assert WINDOW.of_plane((0, 500)) == (60, 120)
    assert WINDOW.line_of_plane([(0, 0), (500, 0)]) == [(60, 70), (110, 70)]
    assert WINDOW.at((100, 45)) == pytest.approx((60, 70))
    rim = [WINDOW.at(place) for place in WINDOW.rim()]
    assert len(rim) == 32
    assert rim[::8] == [pytest.approx(corner) for corner in ((10, 20), (110, 20), (110, 120), (10, 120))]
    assert rim[4] == pytest.approx((60, 20))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ([(0, 0), (0.5, 0), (1, 0)], [(0, 0), (0.5, 0), (1, 0)]),
        ([(0, 0), (0.49, 0), (1, 0)], [(0, 0), (1, 0)]),
        ([(0, 0), (0.3, 0.4), (0.9, 0.4), (1, 0)], [(0, 0), (0.3, 0.4), (0.9, 0.4), (1, 0)]),
        ([(0, 0), (0.1, 0)], [(0, 0), (0.1, 0)]),
    ],
)
def test_a_line_keeps_its_ends_and_what_is_apart(line: list[Point], kept: list[Point]) -> None:
    assert thinned(line, 0.5) == kept


def test_an_area_is_what_its_ring_encloses_whichever_way_round() -> None:
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0)]
    assert area(ring) == area(ring[::-1]) == 6


@pytest.mark.parametrize(("east", "points"), [(100, 37), (107, 37), (120, 6), (80, 6)])
def test_what_is_far_from_the_window_is_drawn_roughly(east: float, points: int) -> None:
    land = Land(Topology((square(east, 42, 8, 9),), {"a": ((0,),)}), WINDOW, ())
    assert len(land.arcs[0]) == points


def test_rings_that_are_too_small_are_left_out() -> None:
    topology = Topology((square(98, 44, 2), square(102, 44, 0.1)), {"a": ((0,), (1,)), "b": ((1,),)})
    assert len(Land(topology, WINDOW, ()).areas(["a"])) == 2
    some = Land(topology, WINDOW, (("a", 1000),))
    assert (len(some.areas(["a"])), len(some.areas(["b"]))) == (1, 1)
    assert some.areas(["a"]) is some.areas(["a"])


def test_land_out_of_the_window_has_no_area_and_no_pole() -> None:
    topology = Topology(
        (square(98, 44, 2), square(130, 44, 2), ((100, 45), (100.1, 45), (100, 45))),
        {"a": ((0,),), "b": ((1,),), "c": ((2,),)},
    )
    land = Land(topology, WINDOW, ())
    assert land.areas(["b"]) == [] and land.pole("b") is None
    found = land.pole("a")
    assert found is not None and found is land.pole("a")
    assert found.at == pytest.approx(WINDOW.at((99, 45)), abs=5)
    assert land.pole("c") is None
    assert list(land.borders([1])) == []
    assert len(list(land.borders([0]))) == 1


WEST = ((1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0))
BORDER = ((1.0, 0.0), (1.0, 1.0))
EAST = ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0))


def test_shapes_that_meet_in_a_point_are_rings_of_their_own() -> None:
    one, two = square(0, 0, 1), square(-1, -1, 1)
    topology = Topology((one, two), {"a": ((0,),), "b": ((1,),)})
    kept = {id: list(rings) for id, rings in topology.shapes.items()}
    assert sorted(joined(kept, ["a", "b"], topology)) == [(0,), (1,)]


def test_the_border_of_two_shapes_is_that_of_neither_when_both_are_shown() -> None:
    topology = Topology((WEST, BORDER, EAST), {"west": ((0, 1),), "east": ((2, ~1),)})
    kept = {id: list(rings) for id, rings in topology.shapes.items()}
    (both,) = joined(kept, ["west", "east"], topology)
    (east,) = joined(kept, ["east"], topology)
    assert (area(ring_line(both, topology.arcs)), area(ring_line(east, topology.arcs))) == (2, 1)
    assert set(east) == {2, ~1}
    assert joined(kept, [], topology) == []


def test_points_of_the_land_are_as_near_as_print_shows_and_no_nearer() -> None:
    # A tenth of a point is a kilometre; 0.045 degrees of latitude are five.
    north = tuple((100.0, 44 + step * 0.045) for step in range(20))
    fine = tuple((100.0, 44 + step * 0.0225) for step in range(39))
    land = Land(Topology((north, fine), {}), WINDOW, ())
    assert [len(arc) for arc in land.arcs] == [20, 20]
