"""Membership: points at the times that sources give, on scale, joined only where each change between them is known."""

from __future__ import annotations

import pytest
from conftest import as_read
from figure_reading import REPORT, WIDTHS, illegible, letters, shapes, texts, words
from hypothesis import given
from hypothesis import strategies as st

from galley.figures import Surface
from galley.figures.axis import at, levelled
from galley.figures.membership import membership
from galley.model.base import Moment
from galley.model.inserts import FigureInsert
from galley.model.subjects import Count, Members
from galley.model.subjects import membership as members_of


def members() -> Members:
    figure = FigureInsert(kind="figure", id="figure", draw="membership")
    return members_of(as_read(REPORT), None, figure)


def test_the_numbers_are_those_of_the_sources_and_the_count_of_the_registry() -> None:
    told = members().counts
    stated = next(each for each in as_read(REPORT).registry.organisations if each.id == "near").membership
    assert told == (*(Count(each.on, each.members) for each in stated), Count(Moment(2014, 12, 31), 73))
    assert [each.members for each in told] == [29, 70, 73]


def test_points_stand_at_their_time_as_high_as_their_number() -> None:
    told = members()
    canvas = membership(told, words("zh"), Surface(420, 680, letters("zh").width)).canvas
    dots = [(float(each["cx"]), float(each["cy"])) for each in shapes(canvas, "circle")]
    (base,) = {
        float(each["y1"])
        for each in shapes(canvas, "line")
        if each["stroke"] == "var(--colour-ink)" and each["y1"] == each["y2"]
    }
    assert [base - y for _, y in dots] == pytest.approx(
        [(base - dots[2][1]) * number / 73 for number in (29, 70, 73)], abs=0.02
    )
    years = [at(each.on) for each in told.counts]
    pitch = (dots[2][0] - dots[0][0]) / (years[2] - years[0])
    assert dots[1][0] == pytest.approx(dots[0][0] + pitch * (years[1] - years[0]), abs=0.02)


def test_a_line_of_steps_joins_what_is_known_to_the_last_member() -> None:
    told = members()
    first, second, last = told.counts
    assert told.between(first, second) == []
    assert told.between(second, last) == [(Moment(2012), 1), (Moment(2014, 10, 22), 1), (Moment(2014, 10, 22), 1)]
    assert told.between(second, last._replace(members=74)) == []
    paths = shapes(membership(told, words("zh"), Surface(420)).canvas, "path")
    assert len(paths) == 1 and paths[0]["d"].count("L") == 7


def test_where_dates_have_no_room_they_are_rows() -> None:
    narrow = membership(members(), words("ru"), Surface(94.5, 680, letters("ru").width)).canvas
    assert shapes(narrow, "circle") == []
    assert [each for each in texts(narrow) if each.isdigit()] == ["29", "70", "73"]


def test_it_says_what_it_shows() -> None:
    drawn = membership(members(), words("en"), Surface())
    assert drawn.alt == "Members of NEAR: September 1996: 29, October 2010: 70 and 31\u00a0December 2014: 73."


def test_labels_below_an_axis_keep_clear_of_each_other() -> None:
    assert levelled([10, 100], [20, 20], 200) == [(0, 0), (90, 0)]
    assert levelled([100, 110], [40, 40], 200) is None
    assert levelled([100, 130], [40, 40], 200) == [(80, 0), (110, 1)]
    assert levelled([0, 200], [40, 40], 200) == [(0, 0), (160, 0)]
    assert levelled([50], [120], 100) is None


COUNTS = st.dictionaries(st.integers(1900, 2030), st.integers(0, 10**12), min_size=2, max_size=12).filter(
    lambda counts: any(counts.values())
)


@given(COUNTS, st.sampled_from(WIDTHS))
def test_any_counts_can_be_read(counts: dict[int, int], width: float) -> None:
    told = members()._replace(counts=tuple(Count(Moment(year), number) for year, number in sorted(counts.items())))
    canvas = membership(told, words("en"), Surface(width)).canvas
    assert illegible(canvas) == []
    assert [each for each in texts(canvas) if each in {f"{number:,}" for number in counts.values()}]
