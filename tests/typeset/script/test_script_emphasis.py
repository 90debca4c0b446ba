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


def test_a_circle_is_as_round_as_four_curves_make_it() -> None:
    """Half way along each curve it is as far from its middle as at its ends."""
    curves: list[tuple[float, ...]] = []
    stream: Any = Stream()
    stream.curve_to = lambda *at: curves.append(at)
    emphasis._circle(stream, 0, 0, 1)
    start = (1.0, 0.0)
    for x1, y1, x2, y2, x3, y3 in curves:
        half = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in ((start[0], x1, x2, x3), (start[1], y1, y2, y3))]
        assert half[0] ** 2 + half[1] ** 2 == pytest.approx(1, abs=0.001)
        start = x3, y3
    assert len(curves) == 4


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
