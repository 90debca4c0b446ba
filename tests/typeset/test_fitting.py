"""Rows of a long table stand a little closer or wider where its last page would be nearly empty."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import box, px, style
from hypothesis import given
from hypothesis import strategies as st
from typesetting import laid_out
from weasyprint.formatting_structure import boxes

from galley.typeset import Layout
from galley.typeset.fitting import CLOSEST, FULL, PX_PER_PT, SPARE_PX, WIDEST, Row, change, dealt, fitted

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
    assert dealt([*rows(3), Row(60)], 0, 100, 100) == (2, 60)
    assert dealt([*rows(3), Row(20, is_kept=True), Row(60)], 0, 100, 100) == (2, 80)
    assert dealt([Row(20, is_kept=True), Row(80)], 0, 100, 100) == (1, 100)
    assert dealt([*rows(2), Row(60, is_kept=True)], 0, 100, 100) == (1, 100)
    assert dealt([Row(120), Row(20)], 0, 100, 200) == (2, 20)
    assert dealt(rows(6), 0, 40, 100) == (2, 80)


@pytest.mark.parametrize(
    ("count", "room", "found"),
    [
        (20, 1000, 0),  # one page, half empty
        (40, 1000, 0),  # one page
        (85, 1000, 0),  # two, the second just full
        (84, 1000, 0.125),
        (45, 100, 0),  # five on the first, and four fifths of the second
        (90, 1000, 0),  # two, the second nearly full
        (101, 1000, -0.375),  # two and a row: closer
        (133, 1000, 0.125),  # nearly two and two thirds: wider
        (125, 1000, 1),  # two and a half: wider still
        (110, 1000, 0),  # too far from either
    ],
)
def test_the_least_change_is_taken(count: int, room: float, found: float) -> None:
    assert change(rows(count), room, 1000, 0) == found


def test_the_head_of_each_page_fills_it_too() -> None:
    assert [change(rows(count), 1000, 1000, 300) for count in (69, 70, 71)] == [0.125, 0, 0]


class Fitted:
    """A table of rows of 20 px at the top of a page of 100 px and what is spared, and how it is fitted; the engine's layout is asked of what `rest` there is."""

    def __init__(
        self, count: int, *, head: float = 0.0, month: int = 0, padding: float = 4.0, room: float = 100.0
    ) -> None:
        air = style(padding_top=px(padding), padding_bottom=px(padding))
        self.cells = [box(boxes.TableCellBox, of=air) for _ in range(count)]
        self.of_head = box(boxes.TableCellBox, of=air)
        kinds = ("tall month", "day")
        made = [
            box(boxes.TableRowBox, each, element=Element("tr", {"class": kinds[number != month - 1]}), height=20.0)
            for number, each in enumerate(self.cells)
        ]
        heads = [box(boxes.TableRowGroupBox, box(boxes.TableRowBox, self.of_head), is_header=True, height=head)]
        body = box(boxes.TableRowGroupBox, *made, is_header=False, position_y=10.0, height=0.0)
        table = box(boxes.TableBox, *(heads if head else ()), *([body] if count else ()))
        self.asked: list[Any] = []
        wrapper = box(boxes.BlockBox, table, element=Element("table", {"data-fit": "75.75pt"}), is_table_wrapper=True)

        def layout(*given: Any) -> tuple[Any, ...]:
            self.asked.append(given[2:])
            return (wrapper if count else None, None)

        context = SimpleNamespace(page_bottom=room + 30.0 + SPARE_PX)
        for _ in range(2):
            fitted(wrapper, layout, context, 20.0, "rest")

    @property
    def paddings(self) -> set[tuple[float, float]]:
        """Above and below the text of each cell, in px."""
        return {(each.style["padding_top"].value, each.style["padding_bottom"].value) for each in self.cells}


def test_the_rows_of_a_table_are_given_the_height_by_which_it_fills_its_pages() -> None:
    """Twice over, as a page is laid out again: what they are given is not given again."""
    assert Fitted(5).paddings == {(4, 4)}
    assert Fitted(6).asked == [(-1e9, None, "rest")] * 2
    assert Fitted(7).paddings == {(4 + 1.25 * PX_PER_PT,) * 2}
    assert Fitted(7, padding=1.0).paddings == {(1 + 1.25 * PX_PER_PT,) * 2}
    assert Fitted(0).paddings == set()


def test_a_table_with_a_head_fills_its_pages_with_it_and_a_month_stays_with_its_day() -> None:
    assert Fitted(7, head=30.0).paddings == {(4, 4)}
    headed = Fitted(7, head=10.0)
    assert headed.paddings != {(4, 4)} and headed.of_head.style["padding_top"].value == 4
    assert Fitted(8, month=5).paddings == {(4, 4)} != Fitted(8).paddings


def test_the_rows_of_a_table_are_brought_nearer_but_never_over_one_another() -> None:
    assert Fitted(5, room=95.0).paddings == {(3.5, 3.5)}
    assert Fitted(5, room=95.0, padding=0.25).paddings == {(0, 0)}


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


def test_heads_that_say_more_on_later_pages_are_reckoned_with() -> None:
    body = "".join(f"<tr><td>{number}</td></tr>" for number in range(23))
    head = '<thead><tr><th>a<span class="continued">{}</span></th></tr></thead>'
    css = f"{CSS} th {{ line-height: 14pt; font-size: 10pt; padding: 0 }}"
    pages = []
    for more in (" (b)", "<br>b" * 5):
        layout, problems = laid_out(
            f'<table data-fit="{HEIGHT}pt">{head.format(more)}<tbody>{body}</tbody></table>', css
        )
        assert problems == []
        pages.append(layout.pages)
    assert pages == [2, 2]


def test_a_table_that_does_not_ask_is_left_alone() -> None:
    assert (table(15, "").pages, table(14, "").pages) == (2, 1)
    plain, asked = table(13, ""), table(13, f' data-fit="{HEIGHT}pt"')
    assert plain.rendered.leaves[0].anchors == asked.rendered.leaves[0].anchors
