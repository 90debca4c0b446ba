"""Marks on a map: when they stand off, when they lie on each other, and what it costs."""

from __future__ import annotations

from math import hypot

import pytest

from galley.figures.canvas import Point
from galley.figures.map.badges import Badge, Placed, Setting, _between, _crossing
from galley.figures.map.cutting import Box, cut_line

PAGE = Box(0, 0, 200, 200)


def put(at: Point, anchor: Point | None = None, stretch: float = 0.0, radius: float = 4.0) -> Placed:
    return Placed(Badge("a", "1", anchor or at, 9.0, stretch=stretch), at, radius)


@pytest.mark.parametrize(
    ("mark", "leader"),
    [
        (put((0, 0), (3.2, 0)), None),
        (put((50, 50), (53.3, 50)), ((54, 50), (53.3, 50))),
        (put((50, 50), (50, 60)), ((50, 54), (50, 60))),
        (put((50, 50), (56, 58)), ((52.4, 53.2), (56, 58))),
        (put((0, 0), (8.2, 0), stretch=5), None),
        (put((50, 50), (58.3, 50), stretch=5), ((59, 50), (58.3, 50))),
        (put((50, 50), (70, 50), stretch=5), ((59, 50), (70, 50))),
        (put((50, 50), (30, 50), stretch=5), ((41, 50), (30, 50))),
        (put((50, 50), (53, 62), stretch=5), ((53, 54), (53, 62))),
    ],
)
def test_a_mark_that_stands_off_is_led_to_its_anchor(mark: Placed, leader: tuple[Point, Point] | None) -> None:
    told = mark.leader
    assert (told is None) is (leader is None)
    if told and leader:
        assert told[0] == pytest.approx(leader[0])
        assert told[1] == leader[1]


def test_a_mark_reaches_as_far_as_its_disc_and_its_anchor() -> None:
    assert put((50, 50), stretch=2).box == Box(44, 46, 56, 54)
    assert put((50, 50), (70, 40)).reach == Box(45, 39, 71, 55)
    assert put((50, 50)).reach == Box(45, 45, 55, 55)


@pytest.mark.parametrize(
    ("point", "distance"), [((60, 50), 6), ((50, 53), -1), ((50, 44), 2), ((46, 50), 0), ((53, 54), 1)]
)
def test_how_far_a_point_is_from_the_edge_of_a_mark(point: Point, distance: float) -> None:
    assert put((50, 50)).away(point) == distance


@pytest.mark.parametrize(
    ("other", "gap", "hits"),
    [
        (put((58, 50)), 0, False),
        (put((57.9, 50)), 0, True),
        (put((58.4, 50)), 0.5, True),
        (put((58.5, 50)), 0.5, False),
        (put((50, 58)), 0, False),
        (put((50, 57.9)), 0, True),
        (put((60, 50), stretch=2), 0, False),
        (put((59.9, 50), stretch=2), 0, True),
        (put((54.9, 56.4)), 0, False),
        (put((54.7, 56.4)), 0, True),
    ],
)
def test_marks_hit_each_other_nearer_than_a_gap(other: Placed, gap: float, hits: bool) -> None:
    assert put((50, 50)).hits(other, gap) is hits
    assert other.hits(put((50, 50)), gap) is hits


@pytest.mark.parametrize(
    ("one", "other", "cost"),
    [
        (put((50, 50)), put((70, 50)), 0),
        (put((50, 50)), put((50, 70)), 0),
        (put((50, 50)), put((60, 50)), 0),
        (put((50, 50)), put((58.9, 50)), 0),
        (put((50, 50)), put((58.7, 50)), 200),
        (put((50, 50)), put((50, 58.7)), 200),
        (put((50, 50)), put((54.7, 50)), 208),
        (put((50, 50)), put((54.9, 50)), 200),
        (put((50, 50)), put((70, 50), (54.9, 50)), 0),
        (put((50, 50)), put((70, 50), (54.7, 50)), 12),
        (put((50, 50)), put((70, 50), (54.4, 50)), 42),
        (put((50, 50)), put((70, 54.5), (30, 54.5)), 0),
        (put((50, 50)), put((70, 54.4), (30, 54.4)), 30),
        (put((50, 40), (50, 60)), put((40, 50), (60, 50)), 20),
        (put((50, 40), (50, 60)), put((40, 65), (60, 65)), 0),
        (put((50, 40), (50, 60)), put((60, 50), (80, 50)), 0),
    ],
)
def test_what_it_costs_that_marks_stand_where_they_do(one: Placed, other: Placed, cost: float) -> None:
    assert _between(one, other) == _between(other, one) == cost


@pytest.mark.parametrize(
    ("other", "cross"),
    [
        (((5, -5), (5, 5)), True),
        (((5, 5), (5, -5)), True),
        (((5, 1), (5, 5)), False),
        (((15, -5), (15, 5)), False),
        (((-5, -5), (-5, 5)), False),
        (((15, 1), (15, 5)), False),
        (None, False),
    ],
)
def test_lines_cross_where_each_has_its_ends_on_both_sides(other: tuple[Point, Point] | None, cross: bool) -> None:
    line = ((0.0, 0.0), (10.0, 0.0))
    assert _crossing(line, other) is cross
    assert _crossing(other, line) is cross
    assert _crossing(line[::-1], other) is cross


def arranged(*badges: Badge, labels: tuple[Box, ...] = (), box: Box = PAGE) -> list[Placed]:
    return Setting(box, labels, 4.0, badges).arranged()


@pytest.mark.parametrize(
    ("badge", "labels", "at"),
    [
        (Badge("a", "1", (100, 100), 9), (), (100, 100)),
        (Badge("a", "1", (100, 100), 2.4), (), (100, 100)),
        (Badge("a", "1", (100, 100), 2.3), (), (107, 100)),
        (Badge("a", "1", (100, 100), 2.3, stretch=2), (), (109, 100)),
        (Badge("a", "1", (5, 100), 9), (), (5, 100)),
        (Badge("a", "1", (4.9, 100), 9), (), (6.5, 100)),
        (Badge("a", "1", (195, 100), 9), (), (195, 100)),
        (Badge("a", "1", (100, 195), 9), (), (100, 195)),
        (Badge("a", "1", (100, 5), 9), (), (100, 5)),
        (Badge("a", "1", (100, 100), 9), (Box(104.8, 90, 120, 110),), (100, 100)),
        (Badge("a", "1", (100, 100), 9), (Box(104.7, 90, 120, 110),), (99.39, 101.48)),
    ],
)
def test_a_mark_alone_stands_at_its_anchor_or_as_near_as_it_can(
    badge: Badge, labels: tuple[Box, ...], at: Point
) -> None:
    (found,) = arranged(badge, labels=labels)
    assert hypot(found.at[0] - at[0], found.at[1] - at[1]) == pytest.approx(0, abs=0.15)


def test_of_two_marks_the_one_with_less_room_goes_first_and_nothing_moves_that_need_not() -> None:
    one, two = Badge("a", "1", (100, 100), 9), Badge("b", "2", (104, 100), 3)
    placed = arranged(one, two)
    assert [each.badge.region for each in placed] == ["a", "b"]
    assert not placed[0].hits(placed[1], 0.8)
    apart = arranged(one, Badge("b", "2", (109, 100), 3))
    assert [each.at for each in apart] == [(100, 100), (109, 100)]


@pytest.mark.parametrize(
    ("half", "distance"),
    [(2, 1.75), (4, 2.25), (6, 2.75), (9, 3.5), (12, 4.25), (16, 5.25), (21, 6.5), (27, 8.0), (30, 0)],
)
def test_a_mark_stands_off_a_label_by_the_next_distance_and_on_its_anchor_where_none_is_clear(
    half: float, distance: float
) -> None:
    label = Box(100 - half, 100 - half, 100 + half, 100 + half)
    (found,) = arranged(Badge("a", "1", (100, 100), 1), labels=(label,))
    assert found.at == (100 + 4 * distance, 100)


def test_a_crowd_is_set_around_its_anchors_each_time_alike() -> None:
    anchors = [(100 + 3 * (n % 3), 100 + 3 * (n // 3)) for n in range(7)]
    placed = arranged(*(Badge(str(n), str(n), at, 1.0 + n / 3) for n, at in enumerate(anchors)))
    assert sum(1 for n, one in enumerate(placed) for other in placed[:n] if one.hits(other)) == 0
    told = [(round(each.at[0] - x, 1), round(each.at[1] - y, 1)) for each, (x, y) in zip(placed, anchors, strict=True)]
    assert told == [(-6.5, -2.7), (0, -9), (4.9, -4.9), (-8.3, 3.4), (7.8, 7.8), (9, 0), (1.2, 3)]


def test_no_line_leads_through_a_label_where_another_place_is_free() -> None:
    """The place nearest to the anchor is beyond the label; those to the other sides are taken."""
    badge, label = Badge("a", "1", (100, 100), 1), Box(102, 96, 103, 104)
    (found,) = arranged(badge, labels=(label,))
    assert found.leader and not any(cut_line(found.leader, label))
    (free,) = arranged(badge)
    assert free.leader and any(cut_line(free.leader, label))
