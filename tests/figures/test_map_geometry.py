"""What maps are drawn with: cutting, hatching, poles, thinning and joining, and marks that keep off each other."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import cos, hypot, pi, sin

import pytest
from conftest import as_read
from hypothesis import given
from hypothesis import strategies as st

from galley.figures.map.badges import Badge, Placed, Setting
from galley.figures.map.cutting import Box, around, cut_area, cut_line, hatched
from galley.figures.map.land import Window, area, area_km2, joined, land_on, thinned
from galley.figures.map.poles import inside, pole
from galley.model.maps import Frame
from galley.model.projection import EARTH_KM, Albers
from galley.model.topology import Topology, ring_line

BOX = Box(0, 0, 10, 10)
SQUARE = [(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)]
FLOATS = st.floats(-20, 30)
STAR = st.lists(st.floats(2, 18), min_size=5, max_size=12).map(
    lambda reach: [
        (4 + r * cos(2 * pi * n / len(reach)), 6 + r * sin(2 * pi * n / len(reach))) for n, r in enumerate(reach)
    ]
)
"""Areas without crossings, about a point in the box."""


def length(line: list[tuple[float, float]]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def test_an_area_is_cut_along_the_edge() -> None:
    assert area(cut_area(SQUARE, BOX)) == pytest.approx(30)
    assert cut_area([(20, 20), (30, 20), (30, 30)], BOX) == []
    inner = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]
    assert cut_area(inner, BOX) == inner


@given(STAR)
def test_what_is_cut_lies_in_the_box_and_its_parts_make_the_whole(star: list[tuple[float, float]]) -> None:
    whole = area(star)
    cut = [cut_area(star, Box(x, y, x + 20, y + 20)) for x in (-30, -10, 10) for y in (-30, -10, 10)]
    assert sum(area(each) for each in cut if each) == pytest.approx(whole)
    kept = cut_area(star, BOX)
    assert all(BOX.grown(1e-9).holds(point) for point in kept)


@given(st.lists(st.tuples(FLOATS, FLOATS), min_size=2, max_size=8, unique=True))
def test_the_pieces_of_a_line_lie_in_the_boxes_that_hold_them(line: list[tuple[float, float]]) -> None:
    pieces = [
        piece
        for x in range(-20, 40, 10)
        for y in range(-20, 40, 10)
        for piece in cut_line(line, Box(x, y, x + 10, y + 10))
    ]
    on_an_edge = any(a[axis] == b[axis] and a[axis] % 10 == 0 for a, b in pairwise(line) for axis in (0, 1))
    if not on_an_edge:
        assert sum(map(length, pieces)) == pytest.approx(length(line), abs=1e-6)
    assert all(BOX.grown(1e-9).holds(point) for piece in cut_line(line, BOX) for point in piece)


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    line = [(5.0, 5.0), (15.0, 5.0), (15.0, 6.0), (5.0, 6.0)]
    assert list(cut_line(line, BOX)) == [[(5, 5), (10, 5)], [(10, 6), (5, 6)]]


def test_hatching_fills_an_area_but_not_its_holes() -> None:
    hole = [(3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0)]
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    lines = hatched([ring, hole], 1.0)
    assert lines
    for (x1, y1), (x2, y2) in lines:
        assert x2 - x1 == pytest.approx(y1 - y2)
        middle = (x1 + x2) / 2, (y1 + y2) / 2
        assert BOX.holds(middle) and not Box(3.01, 3.01, 6.99, 6.99).holds(middle)
    assert sum(abs(x2 - x1) for (x1, _), (x2, _) in lines) == pytest.approx(100 - 16, rel=0.05)


@pytest.mark.parametrize(
    ("rings", "at", "room"),
    [
        ([[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]], (5, 5), 5),
        ([[(0.0, 0.0), (30.0, 0.0), (30.0, 4.0), (10.0, 4.0), (10.0, 10.0), (0.0, 10.0)]], (5, 5), 5),
        (
            [
                [(0.0, 0.0), (20.0, 0.0), (20.0, 10.0), (0.0, 10.0)],
                [(2.0, 2.0), (10.0, 2.0), (10.0, 8.0), (2.0, 8.0)],
            ],
            (15, 5),
            5,
        ),
        ([[(0.0, 0.0), (0.4, 0.0), (0.4, 0.2), (0.0, 0.2)]], (0.2, 0.1), 0.1),
    ],
)
def test_the_pole_is_where_an_area_has_most_room(
    rings: list[list[tuple[float, float]]], at: tuple[float, float], room: float
) -> None:
    found = pole(rings, 0.05)
    assert found.room == pytest.approx(room, abs=0.06)
    assert hypot(found.at[0] - at[0], found.at[1] - at[1]) < 0.6


@given(STAR)
def test_the_pole_lies_in_the_area(star: list[tuple[float, float]]) -> None:
    assert inside(pole([star], 0.1).at, [star])


def test_thinning_keeps_the_ends_and_no_near_neighbours() -> None:
    line = [(n / 10, 0.0) for n in range(31)]
    kept = thinned(line, 1.0)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert len(kept) == 4


def test_joined_shapes_have_no_border_between_them() -> None:
    west, border, east = (
        ((1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)),
        ((1.0, 0.0), (1.0, 1.0)),
        ((1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)),
    )
    shapes = {"west": ((0, 1),), "east": ((2, ~1),)}
    topology = Topology((west, border, east), shapes)
    kept = {id: list(rings) for id, rings in shapes.items()}
    (ring,) = joined(kept, ["west", "east"], topology)
    assert set(ring) == {0, 2}
    assert area(ring_line(ring, topology.arcs)) == 2
    assert joined(kept, ["west"], topology) == [(0, 1)] or joined(kept, ["west"], topology) == [(1, 0)]


def test_all_land_joined_is_as_large_as_its_parts() -> None:
    """Neighbours share their borders also after they were thinned: nothing is left between them, nothing counts twice."""
    registry = as_read("content/annual-report-2014").registry
    assert registry.map and registry.land
    frame = registry.map.frame
    window = Window(registry.map.projection.on(), frame, Box(0, 0, 420, 420 * 6380 / 6000))
    land = land_on(registry.land, window, ())
    ids = list(registry.land.shapes)

    def signed(rings: list[list[tuple[float, float]]]) -> float:
        return (
            sum(
                sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(each, [*each[1:], each[0]], strict=True))
                for each in rings
            )
            / 2
        )

    parts = sum(signed(land.areas([id])) for id in ids)
    assert signed(land.areas(ids)) == pytest.approx(parts, rel=1e-9)


def test_areas_are_those_of_the_earth() -> None:
    assert area_km2([(0, 0), (90, 0), (90, 90), (0, 90)]) == pytest.approx(EARTH_KM**2 * pi / 2)


def test_islets_are_left_out_by_their_size() -> None:
    isle = ((100.0, 45.0), (100.1, 45.0), (100.1, 45.1), (100.0, 45.1), (100.0, 45.0))
    topology = Topology((isle,), {"isle": ((0,),)})
    window = Window(Albers((30, 60), 45, 100), Frame.model_construct(left=-50, top=-50, right=50, bottom=50), BOX)
    size = area_km2(isle[:-1])
    assert land_on(topology, window, (("isle", int(size)),)).areas(["isle"])
    assert land_on(topology, window, (("isle", int(size) + 1),)).areas(["isle"]) == []


CROWD = st.lists(st.tuples(st.floats(35, 65), st.floats(35, 65)), min_size=2, max_size=12, unique=True)


@given(CROWD, st.booleans())
def test_marks_keep_off_each_other_and_off_labels(anchors: list[tuple[float, float]], labelled: bool) -> None:
    labels = [Box(40, 48, 60, 52)] if labelled else []
    badges = [Badge(str(n), str(n), at, 1.0, stretch=n % 3) for n, at in enumerate(anchors)]
    placed = Setting(Box(0, 0, 100, 100), labels, 4.0, badges).arranged()
    assert [each.badge for each in placed] == badges
    for one, other in combinations(placed, 2):
        assert not one.hits(other)
    for each in placed:
        assert not [label for label in labels if label.meets(each.box)]
        assert Box(0, 0, 100, 100).holds(each.at)


def test_a_mark_with_room_stands_at_its_anchor_without_a_line() -> None:
    (placed,) = Setting(Box(0, 0, 100, 100), [], 4.0, [Badge("a", "1", (50, 50), 20.0)]).arranged()
    assert placed.at == (50, 50) and placed.leader is None


def test_a_mark_without_room_stands_off_with_a_line_to_its_anchor() -> None:
    (placed,) = Setting(Box(0, 0, 100, 100), [], 4.0, [Badge("a", "1", (50, 50), 0.5)]).arranged()
    assert placed.leader and placed.leader[1] == (50, 50)
    assert placed.away(placed.leader[0]) == pytest.approx(0, abs=1e-9)


def test_wide_marks_are_measured_from_their_middle_line() -> None:
    wide = Placed(Badge("a", "10, 11", (0, 0), 9, stretch=6), (0, 0), 4)
    assert wide.hits(Placed(Badge("b", "1", (13, 0), 9), (13.9, 0), 4))
    assert not wide.hits(Placed(Badge("b", "1", (13, 0), 9), (14.1, 0), 4))
    assert around([(wide.box.left, wide.box.top), (wide.box.right, wide.box.bottom)]) == Box(-10, -4, 10, 4)
