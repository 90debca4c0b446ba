"""Bars and columns: as long as their numbers on one scale from zero, and legible whatever their names, numbers and room."""

from __future__ import annotations

import pytest
from figure_reading import filled, illegible, labels, shapes, texts
from hypothesis import given
from hypothesis import strategies as st

from galley.figures.bars import BAR, BETWEEN, NAMED, NAMED_IN_COLUMNS, NARROWEST, Bar, bars
from galley.figures.columns import HIGH, columns
from galley.figures.surface import Surface

NAMES = st.text("abcdefg абвг山水国（）", min_size=1, max_size=60).filter(str.strip)
ROWS = st.lists(st.tuples(NAMES, st.integers(0, 10**15 - 1)), min_size=1, max_size=60).filter(
    lambda rows: any(number for _, number in rows)
)


def row(name: str, number: int) -> Bar:
    return Bar(name, number, f"{number:,}")


@given(ROWS, st.sampled_from([420.0, 202.1, 129.5, 94.5]))
def test_any_rows_are_drawn_to_scale_and_can_be_read(rows: list[tuple[str, int]], width: float) -> None:
    canvas = bars([row(*each) for each in rows], Surface(width))
    assert illegible(canvas) == []
    numbers = [number for _, number in rows if number]
    lengths = [float(each["width"]) for each in filled(canvas, "rect", "accent")]
    assert lengths == pytest.approx([max(lengths) * number / max(numbers) for number in numbers], abs=0.02)
    begins = {float(each["x"]) for each in shapes(canvas, "rect")}
    assert begins <= {float(each["x1"]) for each in shapes(canvas, "line")}


def test_a_name_stands_beside_its_bar_while_its_words_fit() -> None:
    beside, above = (bars([row("aaaa " * 4 + word, 1)], Surface(200)) for word in ("b" * 18, "b" * 19))
    assert shapes(beside, "line")[0]["x1"] == "86"
    assert max(label.right for label in labels(beside) if label.text != "1") == pytest.approx(80)
    assert shapes(above, "line")[0]["x1"] == "0"
    assert float(shapes(above, "rect")[0]["y"]) > list(labels(above))[-2].bottom


def test_many_rows_stand_in_columns_of_one_scale_and_are_read_downwards() -> None:
    told = [row(f"n{number}", 60 - number) for number in range(60)]
    canvas = bars(told, Surface(420, 680))
    starts = sorted({float(each["x1"]) for each in shapes(canvas, "line")})
    assert len(starts) == 3
    assert texts(canvas)[::2] == [each.label for each in told]
    narrow = bars(told, Surface(2 * NARROWEST + BETWEEN - 1, 680))
    assert len({each["x1"] for each in shapes(narrow, "line")}) == 1


def test_in_columns_names_have_more_of_the_width() -> None:
    """Two columns of 200 points on a sheet of 420; one row stands in one column."""
    told = [row("aaaa " * 9, 30 - number) for number in range(25)]
    starts = {each: float(shapes(bars(told[:each], Surface(420, 680)), "line")[0]["x1"]) for each in (1, 25)}
    assert starts == {1: pytest.approx(NAMED * 420 + 6), 25: pytest.approx(NAMED_IN_COLUMNS * 200 + 6)}


def test_a_row_without_a_number_has_no_bar() -> None:
    canvas = bars([row("a", 3), Bar("b", None, "–", detail="not counted")], Surface(200))
    assert len(shapes(canvas, "rect")) == 1
    assert texts(canvas) == ["a", "3", "b", "not counted", "–"]
    assert "font-weight" not in shapes(canvas, "text")[-1]


def test_what_stands_apart_has_another_tone() -> None:
    canvas = bars([row("a", 3), row("b", 2)._replace(apart=True)], Surface(200), ["five in all"])
    assert [len(filled(canvas, "rect", colour)) for colour in ("accent", "accent-light")] == [1, 1]
    assert {each["height"] for each in shapes(canvas, "rect")} == {str(int(BAR))}
    assert texts(canvas)[-1] == "five in all"


def test_columns_are_as_high_as_their_numbers() -> None:
    canvas = columns([row("a", 0), row("b", 5), row("c", 10)], Surface(120))
    assert canvas and illegible(canvas) == []
    assert [float(each["height"]) for each in shapes(canvas, "rect")] == [HIGH / 2, HIGH]
    assert texts(canvas) == ["0", "a", "5", "b", "10", "c"]


def test_columns_need_room_for_their_names() -> None:
    assert columns([row("a", 1), row("bbbbbbbbbb", 5)], Surface(90)) is None
    assert columns([row("a", 1), row("b", 10**9)], Surface(90)) is None
    assert columns([row("a", 1), row("bbbbbbbbbb", 5)], Surface(93)) is not None
