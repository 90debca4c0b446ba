"""What stands on a spine, how large and in which direction."""

from __future__ import annotations

import pytest

from galley.figures.surface import roughly
from galley.markup.spine import LEAST_PT, MOST_PT, is_written_downward, lettering


@pytest.mark.parametrize(
    ("text", "downward"),
    [
        ("联合会2014年度报告", True),
        ("年報 第3号", True),
        ("연차 보고서", True),
        ("NEAR年度报告", False),
        ("Годовой отчёт", False),
        ("报告12345", False),
    ],
)
def test_only_what_stands_upright_is_written_downward(text: str, downward: bool) -> None:
    assert is_written_downward(text) is downward


def test_a_thin_spine_has_no_words() -> None:
    assert lettering("报告", 5.9, 297, roughly) is None
    assert lettering("报告", 6, 297, roughly) is not None


def test_numbers_stand_side_by_side() -> None:
    found = lettering("会2014年", 10, 297, roughly)
    assert found and found.pieces == (("会", False), ("2014", True), ("年", False))
    assert found.size == MOST_PT


def test_letters_are_as_large_as_half_the_spine_or_as_the_length_allows() -> None:
    thin, thick = lettering("Report", 7, 297, roughly), lettering("Report", 40, 297, roughly)
    assert thin and thin.size == pytest.approx(7 / 2 * 72 / 25.4, abs=0.01) and thin.pieces == ()
    assert thick and thick.size == MOST_PT
    long = lettering("年" * 80, 20, 297, roughly)
    assert long and LEAST_PT <= long.size < MOST_PT
    assert lettering("年" * 120, 20, 297, roughly) is None
