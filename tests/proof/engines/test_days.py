"""Days that no calendar has, ranges that are turned round, and how long they last."""

from __future__ import annotations

from datetime import date

import pytest

from galley.numbers import Day
from galley.proof.engines.claims.calendar import _is_reversed, _whole, days_of, fault_of, shown, years_of
from galley.proof.engines.claims.words import Dated


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ((2031, 1, 31), None),
        ((2031, 12, 31), None),
        ((2031, 0, 1), "there is no month 0"),
        ((2031, 13, None), "there is no month 13"),
        ((2031, 12, None), None),
        ((2031, None, None), None),
        ((2031, 4, 31), "month 4 of 2031 has no day 31"),
        ((2031, 4, 0), "month 4 of 2031 has no day 0"),
        ((2031, 2, 29), "month 2 of 2031 has no day 29"),
        ((2032, 2, 29), None),
        ((None, 2, 29), None),
        ((None, 2, 30), "month 2 has no day 30"),
        ((None, None, 40), None),
    ],
)
def test_a_day_is_one_of_its_month(day: Day, fault: str | None) -> None:
    found = fault_of(day)
    assert (None if found is None else str(found)) == fault


@pytest.mark.parametrize(
    ("day", "told"), [((2031, 5, 2), "2031-05-02"), ((None, 5, 2), "05-02"), ((2031, None, None), "2031")]
)
def test_a_day_is_shown_as_far_as_it_is_told(day: Day, told: str) -> None:
    assert shown(day) == told


@pytest.mark.parametrize(
    ("first", "last", "turned"),
    [
        ((2031, 5, 3), (2031, 5, 3), False),
        ((2031, 5, 3), (2031, 5, 2), True),
        ((2031, 5, 3), (None, 6, 1), False),
        ((None, 5, 3), (None, 4, 9), True),
        ((None, 10, 3), (None, 3, 9), False),
        ((None, 9, 30), (None, 3, 9), True),
        ((None, 10, 3), (None, 4, 1), True),
        ((2031, 11, 3), (2031, 2, 9), False),
        ((2031, 11, 3), (2030, 2, 9), True),
        ((2031, None, None), (2030, None, None), True),
        ((2031, None, None), (2032, None, None), False),
        ((None, None, 9), (None, None, 3), True),
    ],
)
def test_a_range_that_ends_before_it_begins_is_turned_but_from_one_year_into_the_next(
    first: Day, last: Day, turned: bool
) -> None:
    assert _is_reversed(first, last) == turned


@pytest.mark.parametrize(
    ("day", "year", "whole"),
    [
        ((2031, 5, 2), None, date(2031, 5, 2)),
        ((2031, 5, 2), 2030, date(2031, 5, 2)),
        ((None, 5, 2), 2030, date(2030, 5, 2)),
        ((None, 5, 2), None, None),
        ((2031, None, 2), None, None),
        ((2031, 5, None), None, None),
        ((None, 2, 29), 2031, None),
    ],
)
def test_a_day_is_whole_with_the_year_that_is_known(day: Day, year: int | None, whole: date | None) -> None:
    assert _whole(day, year) == whole


@pytest.mark.parametrize(
    ("first", "last", "days", "years"),
    [
        ((2031, 5, 2), (2031, 5, 4), 3, None),
        ((2031, 5, 2), None, 1, None),
        ((2031, 5, 4), (2031, 5, 2), None, None),
        ((None, 2, 28), (None, 3, 1), 2, None),
        ((2031, None, None), (2033, None, None), None, 3),
        ((2031, None, None), None, None, 1),
        ((2031, 5, None), (2033, 6, None), None, None),
        ((2031, None, None), (2033, 6, None), None, None),
    ],
)
def test_a_range_has_its_first_and_its_last(first: Day, last: Day | None, days: int | None, years: int | None) -> None:
    mention = Dated(0, 1, first, last)
    assert (days_of(mention), years_of(mention)) == (days, years)
