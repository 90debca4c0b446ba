"""Membership: the members of an organisation at the times that are known, points over a true axis of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from math import floor

from galley.figures.axis import at, levelled
from galley.figures.bars import Bar, bars
from galley.figures.canvas import LABEL, PITCH, RISE, Canvas, Point, polyline
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.subjects import Count, Members

HIGH = 90.0
"""The height of the largest number."""
TOP = 14.0
DOT = 3.0
BELOW = 6.0
"""From the axis to the first dates."""


def membership(told: Members, words: Words, surface: Surface) -> Drawn:
    """Points with their numbers above and their dates below. A line of steps joins two of them where all who joined and left between are known."""
    voice = words.voice
    rows = [Bar(words.moment(each.on), each.members, words.number(each.members)) for each in told.counts]
    shares = voice.list([f"{row.label}: {row.written}" for row in rows])
    pattern = voice.pgettext("figure", "Members of {name}: {shares}.")
    alt = voice.fill(pattern, name=words.name(told.organisation.short or told.organisation.name), shares=shares)
    return Drawn(_points(told, rows, surface) or bars(rows, surface), alt)


def _points(told: Members, rows: Sequence[Bar], surface: Surface) -> Canvas | None:
    """None where the dates or the numbers do not stand apart."""
    edge = max(surface.width_of(row.written, LABEL, True) for row in rows) / 2 + DOT
    years = [at(count.on) for count in told.counts]
    pitch = (surface.width - 2 * edge) / (years[-1] - years[0])
    scale = HIGH / max(count.members for count in told.counts)

    def point(year: float, members: int) -> Point:
        return edge + (year - years[0]) * pitch, TOP + HIGH - members * scale

    points = [point(year, count.members) for year, count in zip(years, told.counts, strict=True)]
    widths = [surface.width_of(row.label, LABEL, False) for row in rows]
    dates = levelled([x for x, _ in points], widths, surface.width)
    near = any(abs(x - x2) < 2 * edge and abs(y - y2) < PITCH for (x, y), (x2, y2) in combinations(points, 2))
    if dates is None or near:
        return None
    levels = max(level for _, level in dates) + 1
    base = TOP + HIGH
    canvas = Canvas(surface.width, base + BELOW + levels * PITCH + RISE, surface.width_of)
    for before, after in pairwise(told.counts):
        _steps(canvas, told, before, after, point)
    canvas.line((points[0][0], base), (points[-1][0], base), "ink", 0.5)
    for year in range(floor(years[0]) + 1, floor(years[-1]) + 1):
        canvas.line((point(year, 0)[0], base), (point(year, 0)[0], base + 2), "ink", 0.4)
    for (x, y), (left, level), row in zip(points, dates, rows, strict=True):
        below = base + BELOW + (level + 0.5) * PITCH
        canvas.line((x, y), (x, below - PITCH / 2), "grey", 0.5)
        canvas.circle((x, y), DOT, "accent")
        canvas.text((x, y - DOT - 2), row.written, anchor="middle", bold=True)
        canvas.text((left, below + RISE), row.label)
    return canvas


def _steps(canvas: Canvas, told: Members, before: Count, after: Count, point: Callable[[float, int], Point]) -> None:
    members, line = before.members, [point(at(before.on), before.members)]
    for moment, number in told.between(before, after):
        line.append(point(at(moment), members))
        members += number
        line.append(point(at(moment), members))
    if len(line) > 1:
        canvas.path(polyline([*line, point(at(after.on), after.members)]), stroke="accent", width=1)
