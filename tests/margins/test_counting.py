"""Numbers of lines: every fifth of what stands in blocks."""

from __future__ import annotations

import pytest

from galley.margins.counting import numbered

TEXT = (80.0, 100.0, 500.0, 700.0)


def test_every_fifth_line_is_numbered() -> None:
    assert list(numbered([700 - 10 * each for each in range(1, 13)], [TEXT])) == [(5, 650), (10, 600)]


def test_letters_of_one_row_are_of_one_line_and_what_stands_in_no_block_is_none() -> None:
    rows = [y + shift for y in (690, 670, 650, 630, 610) for shift in (0, 2)]
    assert [number for number, _ in numbered([750, *rows, 60], [TEXT])] == [5]


@pytest.mark.parametrize(("y", "counted"), [(100, True), (99.9, False), (700, True), (700.1, False)])
def test_a_line_counts_from_the_foot_of_its_block_to_its_head(y: float, counted: bool) -> None:
    lines = [650 - 10 * each for each in range(4)]
    assert bool(list(numbered([*lines, y], [TEXT]))) is counted


@pytest.mark.parametrize(("apart", "many"), [(3.0, 0), (3.1, 1)])
def test_base_lines_are_of_one_line_up_to_three_points(apart: float, many: int) -> None:
    assert len(list(numbered([600, 600 - apart, 580, 560, 540], [TEXT]))) == many
