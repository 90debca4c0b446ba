"""The axis of time: where moments stand, which years are told, and on which level labels stand."""

from __future__ import annotations

import pytest

from galley.figures.axis import at, levelled, told
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
