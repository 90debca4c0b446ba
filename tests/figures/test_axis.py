"""The axis of time: where moments stand, which years are told, and on which level labels stand."""

from __future__ import annotations

import pytest

from galley.figures.axis import Placed, at, levelled, told
from galley.model.base import Moment


@pytest.mark.parametrize(
    ("places", "widths", "found"),
    [
        ([20, 46], [20, 20], [(10, 0), (36, 0)]),
        ([20, 45.9], [20, 20], [(10, 0), (35.9, 1)]),
        ([50, 25, 75], [40, 40, 40], [(30, 0), (5, 1), (55, 1)]),
        ([30, 60], [60, 10], None),
        ([10], [100], [(0, 0)]),
        ([10], [101], None),
    ],
)
def test_no_label_meets_another_or_the_line_to_a_lower_one(places, widths, found) -> None:
    assert levelled(places, widths, 100) == found


@pytest.mark.parametrize(
    ("pitch", "years"), [(20, 12), (19.9, 6), (10, 6), (5, 3), (4, 3), (2, 2), (1.9, 1), (0.01, 1)]
)
def test_so_many_years_are_told_as_have_room(pitch: float, years: int) -> None:
    assert len(told(2000, 2011, pitch, 20)) == years


@pytest.mark.parametrize(("moment", "place"), [((2014,), 2014.5), ((2013, 1, 1), 2013), ((2014, 7), 2014 + 6.5 / 12)])
def test_a_moment_known_to_the_month_or_year_stands_in_the_middle_of_it(moment: tuple[int, ...], place: float) -> None:
    assert at(Moment(*moment)) == place


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (Placed(0, 0, 10, 0), Placed(0, 16, 10, 0), False),
        (Placed(0, 0, 10, 0), Placed(0, 15.9, 10, 0), True),
        (Placed(0, 0, 10, 0), Placed(9, 0, 10, 1), True),
        (Placed(0, 0, 10, 0), Placed(11, 0, 10, 1), False),
        (Placed(0, 0, 10, 0), Placed(10.9, 0, 10, 1), True),
        (Placed(0, 0, 10, 0), Placed(-1, 0, 10, 1), False),
        (Placed(0, 0, 10, 0), Placed(-0.9, 0, 10, 2), True),
    ],
)
def test_labels_meet_on_a_level_or_by_the_line_to_the_lower(one: Placed, other: Placed, meets: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets


def test_a_label_stays_within_the_room_and_three_levels_are_enough_or_not() -> None:
    assert levelled([5, 95], [20, 20], 100) == [(0, 0), (80, 0)]
    assert levelled([20, 45, 80], [40, 50, 72], 200) == [(0, 0), (20, 1), (44, 2)]
    assert levelled([20, 45, 80, 120], [40, 50, 72, 150], 300) is None
    assert levelled([50], [100], 100) == [(0, 0)]
    assert levelled([50], [100.1], 100) is None
    assert levelled([], [], 100) == []


def test_years_are_told_from_the_first_to_the_last() -> None:
    assert told(1998, 2002, 10, 10) == [1998, 1999, 2000, 2001, 2002]
    assert told(1998, 2010, 5, 10) == [1998, 2000, 2002, 2004, 2006, 2008, 2010]
    assert told(1500, 2100, 0.02, 10) == [1500, 2000]
    assert told(1500, 2100, 0.001, 10) == [2000]
