"""Rows of a long table stand a little closer or wider where its last page would be nearly empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetting import laid_out

from galley.typeset import Layout
from galley.typeset.fitting import CLOSEST, FULL, PX_PER_PT, WIDEST, Row, change, dealt

HEIGHT = 283.46
"""The height of the type area, in points."""
CSS = "table { border-collapse: collapse } td { padding: 3pt 0; line-height: 14pt; font-size: 10pt }"


def rows(count: int, height: float = 20) -> list[Row]:
    return [Row(height)] * count


def test_rows_are_dealt_to_pages_and_a_head_stays_with_what_it_heads() -> None:
    assert dealt(rows(5), 0, 100, 100) == (1, 100)
    assert dealt(rows(6), 0, 100, 100) == (2, 20)
    assert dealt([*rows(4), Row(20, is_kept=True), Row(20)], 0, 100, 100) == (2, 40)
    assert dealt(rows(6), -4, 100, 100) == (1, 96)


@pytest.mark.parametrize(
    ("count", "room", "found"),
    [
        (40, 1000, 0),  # one page
        (90, 1000, 0),  # two, the second nearly full
        (101, 1000, -0.375),  # two and a row: closer
        (133, 1000, 0.125),  # nearly two and two thirds: wider
        (125, 1000, 1),  # two and a half: wider still
        (110, 1000, 0),  # too far from either
    ],
)
def test_the_least_change_is_taken(count: int, room: float, found: float) -> None:
    assert change(rows(count), room, 1000, 0) == found


@given(st.lists(st.floats(15, 60), min_size=2, max_size=150), st.floats(200, 900))
def test_a_change_helps_and_is_small(heights: list[float], room: float) -> None:
    told = [Row(height) for height in heights]
    extra = change(told, room, 900, 50)
    assert CLOSEST <= extra <= WIDEST
    if extra:
        pages, filled = dealt(told, 0, room, 850)
        assert pages > 1 and (filled + 50) / 900 < FULL
        pages, filled = dealt(told, extra * PX_PER_PT, room, 850)
        assert pages == 1 or (filled + 50) / 900 >= FULL


def table(count: int, fit: str) -> Layout:
    body = "".join(f'<tr id="r{number}"><td>a</td></tr>' for number in range(count))
    layout, problems = laid_out(f"<table{fit}><tbody>{body}</tbody></table>", CSS)
    assert problems == []
    return layout


@pytest.mark.parametrize(("count", "fitted"), [(13, 1), (15, 1), (24, 2)])
def test_a_table_is_fitted_to_its_pages(count: int, fitted: int) -> None:
    assert table(count, f' data-fit="{HEIGHT}pt"').pages == fitted


def test_a_table_that_does_not_ask_is_left_alone() -> None:
    assert (table(15, "").pages, table(14, "").pages) == (2, 1)
    plain, asked = table(13, ""), table(13, f' data-fit="{HEIGHT}pt"')
    assert plain.rendered.leaves[0].anchors == asked.rendered.leaves[0].anchors
