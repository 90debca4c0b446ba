"""The year at a glance: every event of the calendar a mark at its days, beside its country, over no other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from conftest import as_read
from figure_reading import REPORT, WIDTHS, illegible, letters, shapes, texts, words
from hypothesis import given
from hypothesis import strategies as st

from galley.figures import Surface, events
from galley.figures.year import APART, LEAST, MARK, Days, lanes, year
from galley.language import LANGUAGES
from galley.model.dates import Moment
from galley.model.sections import CalendarSection, Event


def calendar(language: str = "zh") -> CalendarSection:
    section = words(language).publication.sections["calendar"]
    assert isinstance(section, CalendarSection)
    return section


def event(start: date, days: int, meeting: str | None = None) -> Event:
    """An event of the report's first one, on other days."""
    end = start + timedelta(days=days - 1)
    return (
        calendar().events[0].model_copy(update={"start": start, "end": end if days > 1 else None, "meeting": meeting})
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_every_event_is_a_mark_that_no_other_covers(width: float) -> None:
    told = calendar()
    canvas = year(told, words("zh"), Surface(width, 680, letters("zh").width)).canvas
    named = sum(1 for each in told.events if each.meeting)
    marks = [[float(each[side]) for side in ("x", "y", "width", "height")] for each in shapes(canvas, "rect")]
    assert len(marks) == len(told.events) + named == 79 + 7
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(marks, 2):
        assert min(x + w, x2 + w2) <= max(x, x2) or min(y + h, y2 + h2) <= max(y, y2)


def test_a_mark_is_as_long_as_its_event_and_stands_at_its_days() -> None:
    days = Days(2014, 55, 365)
    assert days.span(event(date(2014, 1, 1), 10)) == pytest.approx((55, 65))
    assert days.span(event(date(2014, 2, 27), 3)) == pytest.approx((55 + 57, 55 + 60))
    assert days.span(event(date(2014, 12, 30), 5)) == pytest.approx((55 + 363, 55 + 365))
    assert days.span(event(date(2014, 3, 1), 1)) == pytest.approx((55 + 59, 55 + 59 + LEAST))
    assert days.span(event(date(2014, 12, 31), 1)) == pytest.approx((55 + 365 - LEAST, 55 + 365))


def test_of_a_calendar_that_goes_beyond_its_year_what_is_in_the_year_is_drawn_of_the_year() -> None:
    held = (event(date(2013, 12, 30), 5), event(date(2014, 3, 1), 1), event(date(2015, 3, 2), 3))
    told = calendar().model_copy(update={"until": Moment(2015, 8), "events": held})
    drawn = year(told, words("en"), Surface(420, 680, letters("en").width))
    marks = [float(each["width"]) for each in shapes(drawn.canvas, "rect")]
    assert len(marks) == 2 and "The 2 events of 2014" in drawn.alt and "March 2014: 1" in drawn.alt
    months = events.by_month(told, words("en"), Surface(420)).alt
    assert "Mar 1" in months and "Dec 0" in months
    before = told.model_copy(update={"events": held[:1]})
    assert "January 2014: 0" in year(before, words("en"), Surface(420, 680, letters("en").width)).alt


def test_months_begin_where_their_days_do() -> None:
    canvas = year(calendar(), words("en"), Surface(420, 680, letters("en").width)).canvas
    months = sorted({float(each["x1"]) for each in shapes(canvas, "line") if each["x1"] == each["x2"]})
    left, right = months[0], 420
    starts = [(date(2014, month, 1) - date(2014, 1, 1)).days for month in range(1, 13)]
    assert months == pytest.approx([left + (right - left) * day / 365 for day in starts], abs=0.02)
    assert texts(canvas)[:3] == ["Jan", "Feb", "Mar"]


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(1, 60)), min_size=1, max_size=60))
def test_lanes_keep_marks_apart_and_are_no_more_than_needed(told: list[tuple[int, int]]) -> None:
    days = Days(2014, 0, 365)
    held = [event(date(2014, 1, 1) + timedelta(days=start), length) for start, length in told]
    found = lanes(held, days)
    assert sorted(id(each) for lane in found for each in lane) == sorted(map(id, held))
    for lane in found:
        for before, after in combinations(lane, 2):
            assert days.span(before)[1] + APART <= days.span(after)[0]
    busiest = max(
        sum(1 for each in held if days.span(each)[0] <= x < days.span(each)[1] + APART)
        for x in (days.span(each)[0] for each in held)
    )
    assert len(found) == busiest


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_association_s_own_meetings_are_told_by_name(language: str) -> None:
    told = words(language)
    canvas = year(calendar(language), told, Surface(420, 680, letters(language).width)).canvas
    written = "".join(texts(canvas)).replace(" ", "")
    meetings = {each.id: each for each in told.publication.registry.meetings}
    for each in calendar().events:
        if each.meeting:
            assert told.meeting(meetings[each.meeting]).replace(" ", "") in written


def test_own_meetings_are_black_and_the_others_have_an_edge() -> None:
    canvas = year(calendar(), words("zh"), Surface(420)).canvas
    own = [each for each in shapes(canvas, "rect") if each["fill"] == "var(--colour-ink)"]
    others = [each for each in shapes(canvas, "rect") if each["fill"] == "var(--colour-accent-light)"]
    assert (len(own), len(others)) == (14, 72)
    assert {float(each["height"]) for each in own} == {MARK}
    assert all("stroke" in each for each in others)


def test_it_says_what_it_shows() -> None:
    drawn = year(calendar("en"), words("en"), Surface())
    assert drawn.alt == (
        "The 79 events of 2014 day by day: China 5, Japan 7, South Korea 50, Mongolia 6, Russia 9 and Secretariat 2; "
        "the most begin in September 2014: 15."
    )


@pytest.mark.parametrize(
    ("language", "width", "heads", "size"),
    [
        ("zh", 420.0, ["1月", "2月", "3月"], "8"),
        ("zh", 202.1, ["1", "2", "3"], "8"),
        ("ru", 94.5, ["Я", "А", "И"], "6.5"),
        ("zh", 94.5, ["1", "4", "7"], "6.5"),
    ],
)
def test_months_are_told_as_there_is_room(language: str, width: float, heads: list[str], size: str) -> None:
    canvas = year(calendar(language), words(language), Surface(width, 680, letters(language).width)).canvas
    told = [each["font-size"] for each in shapes(canvas, "text")]
    assert (texts(canvas)[:3], told[0]) == (heads, size)
    if heads[1] in ("4", "А"):
        april = shapes(canvas, "text")[1]["x"]
        assert april in {each["x1"] for each in shapes(canvas, "line")}


def test_the_months_are_told_in_the_book_s_language_after_a_chinese_one() -> None:
    for language, head in (("zh", "9月"), ("ko", "9월"), ("mn", "9-р сар"), ("ru", "сент.")):
        canvas = year(calendar(language), words(language), Surface(600, 680, letters(language).width)).canvas
        assert texts(canvas)[8] == head


def test_events_by_month_and_host_are_those_of_the_calendar() -> None:
    told = calendar()
    wide = events.by_month(told, words("en"), Surface(420))
    begun = [sum(1 for each in told.events if each.start.month == month) for month in range(1, 13)]
    assert (
        texts(wide.canvas)[::2]
        == [str(number) for number in begun]
        == ["2", "4", "5", "9", "7", "8", "6", "9", "15", "9", "5", "0"]
    )
    narrow = events.by_month(told, words("en"), Surface(94.5))
    assert texts(narrow.canvas)[1::2] == texts(wide.canvas)[::2]
    assert wide.alt.startswith("Events that begin in each month of 2014: Jan 2, Feb 4,")
    by_country = events.by_country(told, words("en"), Surface(420))
    assert texts(by_country.canvas)[1::2] == ["5", "7", "50", "6", "9", "2"]
    assert by_country.alt == (
        "Events of 2014 by host: China 5, Japan 7, South Korea 50, Mongolia 6, Russia 9 and Secretariat 2."
    )


@pytest.mark.parametrize("width", [420.0, 94.5])
def test_a_calendar_of_one_event_is_drawn(width: float) -> None:
    told = calendar().model_copy(update={"events": (event(date(2014, 12, 31), 3, "assembly-10"),)})
    assert illegible(year(told, words("en"), Surface(width)).canvas) == []
    assert as_read(REPORT).record.year == 2014
