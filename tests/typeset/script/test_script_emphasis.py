"""The shapes of emphasis marks, where they stand, and in which ink."""

from __future__ import annotations

from typing import Any

import pytest

from galley.typeset.script import emphasis
from galley.typeset.script.properties import Emphasis


class Stream:
    """Remembers what is drawn: the end of each stroke, and how shapes are finished."""

    def __init__(self) -> None:
        self.points: list[tuple[float, float]] = []
        self.finished: list[str] = []

    def move_to(self, x: float, y: float) -> None:
        self.points.append((x, y))

    line_to = move_to

    def curve_to(self, *at: float) -> None:
        self.points.append((at[-2], at[-1]))

    def fill(self) -> None:
        self.finished.append("fill")

    def stroke_and_close(self) -> None:
        self.finished.append("stroke")


CIRCLE = [(11, 20), (10, 21), (9, 20), (10, 19), (11, 20)]
INNER = [(10.55, 20), (10, 20.55), (9.45, 20), (10, 19.45), (10.55, 20)]


@pytest.mark.parametrize(
    ("shape", "filled", "points", "finished"),
    [
        ("dot", True, CIRCLE, ["fill"]),
        ("circle", False, CIRCLE, ["stroke"]),
        ("double-circle", True, CIRCLE + INNER, ["fill", "stroke"]),
        ("double-circle", False, CIRCLE + INNER, ["stroke", "stroke"]),
        ("triangle", True, [(10, 19), (11, 20.8), (9, 20.8)], ["fill"]),
        ("sesame", False, [(9, 19), (11, 20.8), (9, 19)], ["stroke"]),
    ],
)
def test_a_mark_has_its_shape_round_its_middle(
    shape: str, filled: bool, points: list[tuple[float, float]], finished: list[str]
) -> None:
    stream: Any = Stream()
    emphasis._mark(stream, Emphasis(shape, filled), 10, 20, 1)
    assert stream.points == [pytest.approx(each) for each in points]
    assert stream.finished == finished
