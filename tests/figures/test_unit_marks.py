"""A dot for each: as many as the registry and the content count, open ones for observers, in fives."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import as_read
from figure_reading import REPORT, WIDTHS, filled, illegible, letters, shapes, texts, words
from hypothesis import given
from hypothesis import strategies as st

from galley.figures import Surface
from galley.figures.units import units
from galley.model import units as counting
from galley.model.inserts import FigureInsert
from galley.model.subjects import Undrawable
from galley.model.units import MOST, Row, Units


def counted(of: str, section: str = "assembly") -> Units:
    report = as_read(REPORT)
    figure = FigureInsert(kind="figure", id="figure", draw="units", of=(of,))
    return counting.units(report, report.sections[section], figure)


@pytest.mark.parametrize(
    ("of", "section", "rows", "total"),
    [
        ("members", "front", "CN 11-4 JP 11-1 KR 16 KP 2 MN 22 RU 16", 78),
        ("committees", "front", "CN 2 JP 3 KR 5 MN 1 RU 3", 14),
        ("calendar", "front", "CN 5 JP 7 KR 50 MN 6 RU 9 near-secretariat 2", 79),
        ("assembly-10", "front", "CN 5 JP 4 KR 12 MN 6 RU 4 None 2-2", 33),
        ("entries", "essay", "CN 6 JP 4 KR 9 MN 5 RU 22", 46),
    ],
)
def test_the_numbers_are_those_of_registry_and_content(of: str, section: str, rows: str, total: int) -> None:
    told = counted(of, section)
    written = (f"{row.id} {row.number}" + (f"-{row.apart}" if row.apart else "") for row in told.rows)
    assert " ".join(written) == rows
    assert (told.counted, told.total) == (total, total)


@pytest.mark.parametrize("width", WIDTHS)
def test_there_are_as_many_dots_and_those_of_observers_are_open(width: float) -> None:
    report = as_read(REPORT)
    canvas = units(counted("members"), words("zh"), Surface(width, 680, letters("zh").width)).canvas
    assert len(filled(canvas, "circle", "accent")) == report.counted("members") == 73
    assert len(filled(canvas, "circle", "paper")) == report.counted("observers") == 5
    assert len({(each["cx"], each["cy"]) for each in shapes(canvas, "circle")}) == 78


def test_fives_stand_apart_and_the_longest_row_is_one_line_where_it_can_be() -> None:
    canvas = units(counted("members"), words("zh"), Surface(420)).canvas
    mongolia = [each for each in shapes(canvas, "circle") if each["cy"] == shapes(canvas, "circle")[-17]["cy"]]
    places = [float(each["cx"]) for each in mongolia]
    gaps = [round(after - before, 1) for before, after in pairwise(places)]
    assert len(places) == 22
    assert set(gaps[4::5]) == {16.2} and set(gaps) == {12.0, 16.2}


def test_rows_stand_wider_apart_than_the_lines_of_one() -> None:
    canvas = units(counted("calendar"), words("en"), Surface(420)).canvas
    lines = sorted({float(each["cy"]) for each in shapes(canvas, "circle")})
    assert [after - before for before, after in pairwise(lines)] == [17, 17, 12, 17, 17, 17]


def test_it_says_what_it_shows_and_a_total_as_stated() -> None:
    drawn = units(counted("members"), words("en"), Surface(420))
    assert texts(drawn.canvas)[:2] == ["China 7 + 4", "Japan 10 + 1"]
    assert texts(drawn.canvas)[-1] == "members: 73, observers: 5"
    assert drawn.alt == (
        "Members by country: China 7 + 4, Japan 10 + 1, South Korea 16, North Korea 2, Mongolia 22 and Russia 16; "
        "members: 73, observers: 5."
    )
    told = counted("assembly-10")._replace(total=40)
    assert texts(units(told, words("en"), Surface(420)).canvas)[-1] == "40 in all as stated"
    assert units(counted("calendar"), words("en"), Surface()).alt.startswith("Events by host: China 5, ")


def test_more_than_can_be_counted_is_refused() -> None:
    report = as_read(REPORT)
    section = report.sections["essay"]
    tally = next(each for each in section.inserts if each.id == "entries")
    many = tally.model_copy(update={"shares": (tally.shares[0].model_copy(update={"number": MOST + 1}),)})  # type: ignore[union-attr]
    figure = FigureInsert(kind="figure", id="figure", draw="units", of=("entries",))
    with pytest.raises(Undrawable, match=f"{MOST + 1} marks are more than a reader counts; {MOST} are drawn at most"):
        counting.units(report, section.model_copy(update={"inserts": (many,)}), figure)


ROWS = st.lists(
    st.tuples(st.sampled_from(["CN", "RU", "near-secretariat", None]), st.integers(0, 120)), min_size=1, max_size=20
)


@given(ROWS, st.sampled_from(WIDTHS))
def test_any_rows_can_be_read(rows: list[tuple[str | None, int]], width: float) -> None:
    told = Units("events", tuple(Row(id, number, 0 if id else number) for id, number in rows), 10**12)
    canvas = units(told, words("ru"), Surface(width)).canvas
    assert illegible(canvas) == []
    assert len(shapes(canvas, "circle")) == told.counted
