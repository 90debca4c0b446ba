"""What lies in a box, to its edges and corners."""

from __future__ import annotations

import pytest

from galley.figures.canvas import Point
from galley.figures.map.cutting import Box, around, cut_area, cut_line, hatched

BOX = Box(0, 0, 10, 20)


@pytest.mark.parametrize(
    ("point", "inside"),
    [
        ((0, 0), True),
        ((10, 20), True),
        ((10, 0), True),
        ((0, 20), True),
        ((-0.1, 5), False),
        ((10.1, 5), False),
        ((5, -0.1), False),
        ((5, 20.1), False),
    ],
)
def test_a_box_holds_its_edges(point: Point, inside: bool) -> None:
    assert BOX.holds(point) is inside


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(9, 19, 30, 30), True),
        (Box(10, 0, 20, 20), False),
        (Box(-10, 0, 0, 20), False),
        (Box(0, 20, 10, 30), False),
        (Box(0, -10, 10, 0), False),
        (Box(2, 2, 3, 3), True),
        (Box(-10, -10, 30, 30), True),
        (Box(12, 2, 13, 3), False),
        (Box(2, 22, 3, 23), False),
    ],
)
def test_boxes_meet_where_they_share_more_than_an_edge(other: Box, meets: bool) -> None:
    assert BOX.meets(other) is meets
    assert other.meets(BOX) is meets


def test_a_box_has_its_size_and_grows_to_all_sides() -> None:
    assert (BOX.width, BOX.height, BOX.grown(1), BOX.grown(-2)) == (10, 20, Box(-1, -1, 11, 21), Box(2, 2, 8, 18))
    assert around([(3, 9), (1, 4), (2, 7)]) == Box(1, 4, 3, 9)


@pytest.mark.parametrize(
    ("ring", "cut"),
    [
        ([(-5, 5), (5, 5), (5, 9), (-5, 9)], [(0, 5), (5, 5), (5, 9), (0, 9)]),
        ([(5, 5), (15, 5), (15, 9), (5, 9)], [(5, 5), (10, 5), (10, 9), (5, 9)]),
        ([(2, -5), (4, -5), (4, 5), (2, 5)], [(2, 0), (4, 0), (4, 5), (2, 5)]),
        ([(2, 15), (4, 15), (4, 25), (2, 25)], [(2, 15), (4, 15), (4, 20), (2, 20)]),
        ([(0, 0), (10, 0), (10, 20), (0, 20)], [(0, 0), (10, 0), (10, 20), (0, 20)]),
        ([(0, 5), (5, 5), (-5, 9)], [(0, 5), (0, 5), (5, 5), (0, 7)]),
        ([(10, 5), (20, 5), (20, 9), (10, 9)], []),
        ([(-9, 5), (0, 5), (0, 9), (-9, 9)], []),
    ],
)
def test_an_area_is_cut_at_each_edge(ring: list[Point], cut: list[Point]) -> None:
    found = cut_area(ring, BOX)
    assert len(found) == len(cut)
    assert not cut or [*found, *found][found.index(cut[0]) :][: len(cut)] == cut


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ([(0, 5), (0, 15)], [[(0, 5), (0, 15)]]),
        ([(10, 5), (10, 15)], [[(10, 5), (10, 15)]]),
        ([(2, 0), (8, 0)], [[(2, 0), (8, 0)]]),
        ([(2, 20), (8, 20)], [[(2, 20), (8, 20)]]),
        ([(-0.1, 5), (-0.1, 15)], []),
        ([(10.1, 5), (10.1, 15)], []),
        ([(2, 20.1), (8, 20.1)], []),
        ([(-1, 1), (1, -1)], []),
        ([(-5, 5), (15, 5)], [[(0, 5), (10, 5)]]),
        ([(5, -10), (5, 30)], [[(5, 0), (5, 20)]]),
        ([(5, 5), (6, 6), (7, 5)], [[(5, 5), (6, 6), (7, 5)]]),
        ([(5, 5), (15, 5), (15, 9), (5, 9)], [[(5, 5), (10, 5)], [(10, 9), (5, 9)]]),
        ([(5, 5), (10, 5), (15, 5), (10, 5), (5, 5)], [[(5, 5), (10, 5), (5, 5)]]),
        ([(-5, 1), (-4, 1), (-3, 1)], []),
        ([(5, 5)], []),
        ([(0.1, 0.1), (0.7, 1), (0.1, 2)], [[(0.1, 0.1), (0.7, 1), (0.1, 2)]]),
    ],
)
def test_a_line_is_cut_to_its_pieces(line: list[Point], pieces: list[list[Point]]) -> None:
    assert list(cut_line(line, BOX)) == pieces


@pytest.mark.parametrize("step", [1, 3, 7, 9])
def test_a_line_inside_is_one_piece_whatever_its_points(step: int) -> None:
    line = [((at * step * 0.37) % 10, at * 0.61) for at in range(30)]
    assert list(cut_line(line, BOX)) == [line]


def test_hatching_rises_to_the_right_between_the_edges() -> None:
    ring, hole = [(0, 0), (5, 0), (5, 5), (0, 5)], [(1, 1), (3, 1), (3, 3), (1, 3)]
    assert hatched([ring, hole], 2) == [
        *(((0, 2), (2, 0)), ((0, 4), (1, 3)), ((3, 1), (4, 0)), ((1, 5), (3, 3))),
        *(((3, 3), (5, 1)), ((3, 5), (5, 3)), ((5, 5), (5, 5))),
    ]
    assert hatched([], 2) == []
