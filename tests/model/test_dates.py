"""Days known to the year, the month or the day; and days that were written in other ways."""

from __future__ import annotations

from datetime import date

import pytest

from galley.message import said
from galley.model.dates import Moment, written_here

OTHERWISE = said("write a day")


@pytest.mark.parametrize(
    ("moment", "first", "written"),
    [
        (Moment(2031), date(2031, 1, 1), "2031"),
        (Moment(2031, 5), date(2031, 5, 1), "2031-05"),
        (Moment(2031, 5, 9), date(2031, 5, 9), "2031-05-09"),
    ],
)
def test_a_moment_begins_on_its_first_day(moment: Moment, first: date, written: str) -> None:
    assert moment.first == first and str(moment) == written


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014年1月17日", "2014-01-17"),
        ("2014年1月", None),
        ("2014.1.17", "2014-01-17"),
        ("17.01.2014", "2014-01-17"),
        ("17/1/2014", "2014-01-17"),
        ("3/4/2014", None),
        ("4/4/2014", "2014-04-04"),
        ("13/12/2014", "2014-12-13"),
        ("12/11/2014", None),
        ("12.11.2014", "2014-11-12"),
        ("Jan 17, 2014", "2014-01-17"),
        ("17 January 2014", "2014-01-17"),
        ("17 Xember 2014", None),
        ("31.02.2014", None),
        ("sometime", None),
        ("2014", None),
    ],
)
def test_a_day_written_in_another_way_is_mended_where_it_is_clear(text: str, day: str | None) -> None:
    assert str(written_here(text, OTHERWISE)) == (f"write {day}" if day else "write a day")


@pytest.mark.parametrize(
    ("text", "month"),
    [("2014年1月", "2014-01"), ("Jan 2014", "2014-01"), ("2014年13月", None), ("2014年1月2日", "2014-01-02")],
)
def test_a_month_will_do_where_one_is_asked_for(text: str, month: str | None) -> None:
    assert str(written_here(text, OTHERWISE, month=True)) == (f"write {month}" if month else "write a day")
