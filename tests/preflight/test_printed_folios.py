"""Folios are numbers that rise with the pages; others at the head of a page, as of places that a list refers to, are none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from galley.preflight.pages import _labels


def pages(*numbers: str) -> Any:
    """A document of pages with a number at their head."""
    marks = [[SimpleNamespace(kind="text", box=(50, 780, 60, 790), text=each)] if each else [] for each in numbers]
    each = [SimpleNamespace(number=n, trim=(0, 0, 600, 800), marks=found) for n, found in enumerate(marks, 1)]
    return SimpleNamespace(pages=each, pdf=SimpleNamespace(Root={"/PageLabels": None}))


@pytest.mark.parametrize(
    ("labels", "numbers", "wrong"),
    [
        ("25 26 27 43 44", ["", "", "", "18", "26"], []),
        ("25 26 27 43 44", ["25", "26", "27", "43", "44"], []),
        ("25 26 27 43 44", ["25", "26", "28", "43", "44"], [3]),
        ("1 2 3 4 5", ["3", "4", "5", "6", "7"], [1, 2, 3, 4, 5]),
        ("125 126 127", ["125", "126", "127"], []),
        ("42 43 44", ["", "", "18"], []),
        ("125 126 127", ["125", "126", "129"], [3]),
    ],
)
def test_labels_are_compared_with_numbers_that_rise_with_the_pages(
    labels: str, numbers: list[str], wrong: list[int]
) -> None:
    assert [each.page for each in _labels(pages(*numbers), list(labels.split()))] == wrong
