"""Bars: one number a row, with its name before it and its value behind it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from galley.figures.canvas import LABEL, PITCH, SMALL, Canvas, folded, unbroken
from galley.figures.surface import Surface

ROW = 15.0
BAR = 9.0
GAP = 6.0
BETWEEN = 20.0
"""Between columns of rows."""
NARROWEST = 120.0
"""No column of several is narrower."""
NAMED, NAMED_IN_COLUMNS = 0.4, 0.55
"""How much of its width names may take beside the bars; in one of several columns, where few bars are long, more."""
TALL = 0.5
"""The share of the type area's height from which rows stand in several columns."""


class Bar(NamedTuple):
    """A row: its name, its number, the number as it is written, and whether it stands apart, as a total or a remainder does.

    Without a number nothing is drawn, and what is written says why. `detail` is told below the name.
    """

    label: str
    value: float | None
    written: str
    apart: bool = False
    detail: str = ""


class _Row(NamedTuple):
    """A row as it is set: the lines of its name and of its detail, and its height."""

    bar: Bar
    label: list[str]
    detail: list[str]
    height: float


class _Plan(NamedTuple):
    """How the rows of a column are set: the names in a `margin` beside the bars, or above them where that is none."""

    width: float
    margin: float
    rows: list[_Row]

    @property
    def left(self) -> float:
        """Where the bars begin."""
        return self.margin + GAP if self.margin else 0


def bars(rows: Sequence[Bar], surface: Surface, footing: Sequence[str] = ()) -> Canvas:
    """Bars on one scale that begins at zero; below them what is to be said of them. Many rows stand in columns, read downwards."""
    plan = _planned(rows, surface)
    valued = max(surface.width_of(each.written, LABEL, True) for each in rows)
    scale = (plan.width - plan.left - valued - GAP) / max(each.value or 0 for each in rows)
    columns = _columns(plan.rows, round((surface.width + BETWEEN) / (plan.width + BETWEEN)))
    height = max(sum(row.height for row in column) for column in columns)
    below = [line for each in footing for line in folded(each, surface.width - plan.left, LABEL, surface.width_of)]
    canvas = Canvas(surface.width, height + (len(below) * PITCH + ROW - PITCH if below else 0), surface.width_of)
    for number, column in enumerate(columns):
        _draw(canvas, column, number * (plan.width + BETWEEN), plan, scale)
    for number, line in enumerate(below):
        canvas.label((plan.left, height + ROW / 2 + number * PITCH), [line], colour="grey")
    return canvas


def _planned(rows: Sequence[Bar], surface: Surface) -> _Plan:
    """One column, or as many as the width holds and a long list needs."""
    plan = _plan(rows, surface.width, surface, NAMED)
    for count in (2, 3):
        width = (surface.width - (count - 1) * BETWEEN) / count
        narrower = _plan(rows, width, surface, NAMED_IN_COLUMNS)
        long = sum(row.height for row in plan.rows) > TALL * surface.height * (count - 1)
        if not long or width < NARROWEST or not narrower.margin:
            break
        plan = narrower
    return plan


def _plan(rows: Sequence[Bar], width: float, surface: Surface, share: float) -> _Plan:
    """Names take up to a share of the width; where a word is wider than that, they stand above the bars."""
    valued = max(surface.width_of(each.written, LABEL, True) for each in rows)
    room = min(width * share, width * 0.75 - valued)
    words = max(unbroken(each.label, LABEL, surface.width_of) for each in rows)
    named = max(_named(each, surface) for each in rows)
    margin = min(named, room) if words <= room else 0.0
    return _Plan(width, margin, [_row(each, margin, width, surface) for each in rows])


def _named(row: Bar, surface: Surface) -> float:
    return max(surface.width_of(row.label, LABEL, False), surface.width_of(row.detail, SMALL, False))


def _row(row: Bar, margin: float, width: float, surface: Surface) -> _Row:
    label = folded(row.label, margin or width, LABEL, surface.width_of)
    detail = folded(row.detail, margin or width, SMALL, surface.width_of) if row.detail else []
    lines = (len(label) + len(detail)) * PITCH
    return _Row(row, label, detail, max(ROW, lines + 5) if margin else lines + ROW)


def _columns(rows: list[_Row], count: int) -> list[list[_Row]]:
    """Rows dealt to columns from above to below, as even as they come."""
    each = ceil(len(rows) / count)
    return [rows[start : start + each] for start in range(0, len(rows), each)]


def _draw(canvas: Canvas, rows: list[_Row], x: float, plan: _Plan, scale: float) -> None:
    top = 0.0
    for row in rows:
        lines = (len(row.label) + len(row.detail)) * PITCH
        first = top + ((row.height - lines) / 2 if plan.margin else 0) + PITCH * 0.78
        middle = top + row.height / 2 if plan.margin else top + lines + BAR / 2 + 1
        for number, line in enumerate(row.label):
            _name(canvas, (x, first + number * PITCH), line, plan.margin, LABEL, "ink")
        for number, line in enumerate(row.detail, len(row.label)):
            _name(canvas, (x, first + number * PITCH), line, plan.margin, SMALL, "grey")
        _bar(canvas, row.bar, (x + plan.left, middle), scale)
        if not plan.margin:
            canvas.line((x, middle - BAR / 2 - 1), (x, middle + BAR / 2 + 1), "ink", 0.5)
        top += row.height
    if plan.margin:
        canvas.line((x + plan.left, 0), (x + plan.left, top), "ink", 0.5)


def _name(canvas: Canvas, at: tuple[float, float], line: str, margin: float, size: float, colour: str) -> None:
    canvas.text((at[0] + margin, at[1]), line, size, "end" if margin else "start", colour=colour)


def _bar(canvas: Canvas, bar: Bar, at: tuple[float, float], scale: float) -> None:
    x, middle = at
    length = (bar.value or 0) * scale
    if bar.value:
        canvas.rect(x, middle - BAR / 2, length, BAR, "light" if bar.apart else "accent")
    known = bar.value is not None
    canvas.label((x + length + GAP, middle), [bar.written], bold=known, colour="ink" if known else "grey")
