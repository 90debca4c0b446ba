"""The timeline: every meeting of the registry at its time on a true axis, with its number, place and date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from conftest import as_read
from figure_reading import REPORT, WIDTHS, illegible, labels, letters, shapes, texts, words
from hypothesis import given
from hypothesis import strategies as st

from galley.figures import Surface
from galley.figures.axis import STEPS, at, told
from galley.figures.timeline import Row, timeline
from galley.model.base import Moment


def rows(*ids: str) -> list[Row]:
    registry = as_read(REPORT).registry
    return [
        (series, tuple(each for each in registry.meetings if each.series == id))
        for id in ids
        for series in registry.series
        if series.id == id
    ]


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (Moment(2014), 2014.5),
        (Moment(2014, 1), 2014 + 0.5 / 12),
        (Moment(2014, 12), 2014 + 11.5 / 12),
        (Moment(2014, 1, 1), 2014.0),
        (Moment(2014, 12, 31), 2014 + 364 / 365),
        (Moment(2012, 12, 31), 2012 + 365 / 366),
        (Moment(9999, 12, 31), 9999 + 364 / 365),
    ],
)
def test_a_moment_stands_where_it_is_or_in_the_middle_of_what_is_known(moment: Moment, year: float) -> None:
    assert at(moment) == pytest.approx(year)


def test_years_are_told_as_there_is_room() -> None:
    assert told(1996, 2000, 10, 10) == [1996, 1997, 1998, 1999, 2000]
    assert told(1996, 2000, 9.9, 10) == [1996, 1998, 2000]
    assert told(1996, 2010, 4, 10) == [2000, 2005, 2010]
    steps = [told(0, 1000, 10 / step, 10)[:2] for step in STEPS]
    assert steps == [[0, step] for step in STEPS]
    assert STEPS[0] == 1 and all(1 < after / before <= 2.5 for before, after in pairwise(STEPS))


@pytest.mark.parametrize("width", WIDTHS)
def test_dots_stand_at_their_time_on_one_scale(width: float) -> None:
    (row,) = rows("assembly")
    canvas = timeline([row], words("zh"), Surface(width, 680, letters("zh").width)).canvas
    dots = [float(each["cy"]) for each in shapes(canvas, "circle")]
    years = [at(each.start) for each in row[1]]
    pitch = (dots[-1] - dots[0]) / (years[-1] - years[0])
    assert dots == pytest.approx([dots[0] + (year - years[0]) * pitch for year in years], abs=0.02)
    ticks = [float(each["y1"]) for each in shapes(canvas, "line") if each["y1"] == each["y2"]]
    assert ticks == pytest.approx([dots[0] + (year - years[0]) * pitch for year in range(1996, 2018)], abs=0.02)


def test_series_stand_beside_each_other_on_the_same_years_or_below_each_other() -> None:
    both = rows("assembly", "working-committee")
    wide = timeline(both, words("ru"), Surface(420, 680, letters("ru").width)).canvas
    assert len({each["cx"] for each in shapes(wide, "circle")}) == 2
    assert texts(wide).count("2000") == 1
    narrow = timeline(both, words("ru"), Surface(202, 680, letters("ru").width)).canvas
    assert len({each["cx"] for each in shapes(narrow, "circle")}) == 1
    assert texts(narrow).count("2000") == 2
    short = timeline(both, words("zh"), Surface(250, 680, letters("zh").width)).canvas
    assert len({each["cx"] for each in shapes(short, "circle")}) == 2


def test_a_meeting_has_its_number_place_and_date_and_a_planned_one_is_open() -> None:
    drawn = timeline(rows("working-committee"), words("en"), Surface(420, 680, letters("en").width))
    written = texts(drawn.canvas)
    assert "4th Heilongjiang (China)" in written and "January 2004" in written
    assert written[-4:] == ["9th place not known", "2013", "10th Irkutsk (Russia)", "2015, planned"]
    fills = [each["fill"] for each in shapes(drawn.canvas, "circle")]
    assert fills == ["var(--colour-accent)"] * 8 + ["var(--colour-paper)"]
    assert drawn.alt == ("Meetings by the year: Working Committee (8 held, 1 planned, August 1997 – 2015).")
    assert timeline(rows("assembly")[:1], words("zh"), Surface()).alt == (
        "按年份排列的会议：全体会议（已举行10次，计划1次，1996年9月—2016年）。"
    )


def test_years_are_shorter_on_a_lower_page() -> None:
    both = rows("assembly", "working-committee")
    high, low = (timeline(both, words("zh"), Surface(202, height, letters("zh").width)).canvas for height in (680, 300))
    assert low.height < high.height < 680
    wide = timeline(both, words("zh"), Surface(420, 300, letters("zh").width)).canvas
    assert wide.height < low.height


def test_meetings_of_committees_are_told_by_name() -> None:
    canvas = timeline(rows("committee"), words("en"), Surface(420, 680, letters("en").width)).canvas
    assert "12th Meeting of the Sub-Committee on Disaster Prevention Hyogo (Japan)" in " ".join(texts(canvas))


MEETINGS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=1, max_size=60)


@given(MEETINGS, st.sampled_from(WIDTHS))
def test_any_meetings_can_be_read_and_stand_in_order(days: list[date], width: float) -> None:
    ((series, known),) = rows("assembly")
    meetings = tuple(
        known[3].model_copy(update={"ordinal": number, "start": Moment(day.year, day.month, day.day)})
        for number, day in enumerate(sorted(days), 1)
    )
    canvas = timeline([(series, meetings)], words("en"), Surface(width)).canvas
    assert illegible(canvas) == []
    bold = [label.text for label in labels(canvas) if label.text.partition(" ")[0].rstrip("stndrh").isdigit()]
    assert len(bold) >= len(days)
