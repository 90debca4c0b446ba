"""A mark for each: as many dots in a row as there are members, committees, events or entries of a country."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from galley.figures.canvas import LABEL, PITCH, Canvas, Point, folded, unbroken
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.registry import Country
from galley.model.units import Row, Units

DOT = 0.38
"""The radius of a mark, as a share of the distance from one to the next."""
FIVE = 0.35
"""How much further fives stand apart."""
SIZES = (12.0, 10.0, 8.0, 6.8)
"""From one mark to the next: as far as the longest row allows on a wide sheet, the least on narrow ones, which stand beside each other."""
WIDE = 300.0
WIDEST = 25
"""So many marks stand in a line at most."""
GAP = 6.0
BETWEEN = 5.0
"""Between rows."""


class _Grid(NamedTuple):
    """Where marks stand: from `left`, so many in a line, and how far from one to the next."""

    left: float
    across: int
    each: float

    def centre(self, number: int, top: float) -> Point:
        """The middle of a mark."""
        line, place = divmod(number, self.across)
        x = self.left + (DOT + place + place // 5 * FIVE) * self.each
        return x, top + max(PITCH, self.each) / 2 + line * self.each

    def height(self, marks: int) -> float:
        """The height of the lines of so many marks."""
        return max(PITCH, self.each) + (ceil(marks / self.across) - 1) * self.each if marks else 0


class _Line(NamedTuple):
    """A row as it is set: the lines of its name with its number, and its marks, those that are open behind the others."""

    name: list[str]
    marks: int
    open: int


def units(told: Units, words: Words, surface: Surface) -> Drawn:
    """Dots in lines of fives, open ones for observers; the name with the number beside them or, where there is little room, above."""
    names = [f"{_name(row, words)} {_number(row, words)}" for row in told.rows]
    margin = _margin(names, surface)
    rows = [
        _Line(folded(name, margin - GAP if margin else surface.width, LABEL, surface.width_of), row.number, row.apart)
        for name, row in zip(names, told.rows, strict=True)
    ]
    grid = _grid(margin, surface.width - margin, max(row.number for row in told.rows))
    canvas = Canvas(surface.width, 0, surface.width_of)
    top = 0.0
    for row in rows:
        top = _draw(canvas, row, top, grid) + BETWEEN
    summed = _total(told, words)
    for line in folded(summed, surface.width - margin, LABEL, surface.width_of):
        canvas.label((margin, top + PITCH / 2), [line], colour="grey")
        top += PITCH
    canvas.height = top
    return Drawn(canvas, words.voice.fill(_pattern(told, words), shares=words.voice.list(names), total=summed))


def _name(row: Row, words: Words) -> str:
    if row.id is None:
        return words.voice.pgettext("figure", "Observers")
    entry = words.publication.registry.find(row.id)
    return words.name(entry.name) if isinstance(entry, Country) else words.host(row.id)


def _number(row: Row, words: Words) -> str:
    """The number of a row; of members that of observers is told behind it."""
    if row.id is None or not row.apart:
        return words.number(row.number)
    pattern = words.voice.pgettext("figure", "{members} + {observers}")
    return words.voice.fill(pattern, members=words.number(row.number - row.apart), observers=words.number(row.apart))


def _margin(names: Sequence[str], surface: Surface) -> float:
    """The width of the names beside the marks, a third at most; none where a word is wider than that."""
    room = surface.width / 3 - GAP
    if max(unbroken(name, LABEL, surface.width_of) for name in names) > room:
        return 0
    return min(max(surface.width_of(name, LABEL, False) for name in names), room) + GAP


def _grid(left: float, width: float, longest: int) -> _Grid:
    """Marks in whole fives, so large that the longest row is one line, or the smallest where it cannot be."""
    for each in SIZES if left + width >= WIDE else SIZES[-1:]:
        fives = int((width / each + 1 - 2 * DOT + FIVE) // (5 + FIVE))
        across = min(fives * 5, WIDEST)
        if across >= min(longest, WIDEST):
            break
    return _Grid(left, across, each)


def _draw(canvas: Canvas, row: _Line, top: float, grid: _Grid) -> float:
    """Draw a row, and tell how far down it reaches."""
    beside = grid.left > 0
    names = top + max(grid.each - PITCH, 0) / 2 if beside else top
    canvas.lines((0, names + PITCH * 0.78), row.name, PITCH)
    named = names + len(row.name) * PITCH
    first = top if beside else named + 1
    radius = DOT * grid.each
    for number in range(row.marks):
        if number < row.marks - row.open:
            canvas.circle(grid.centre(number, first), radius, "accent")
        else:
            canvas.circle(grid.centre(number, first), radius - 0.4, "paper", "accent", 0.8)
    return max(named, first + grid.height(row.marks))


def _total(told: Units, words: Words) -> str:
    voice = words.voice
    if told.what == "members":
        observers = sum(row.apart for row in told.rows)
        pattern = voice.pgettext("figure", "members: {members}, observers: {observers}")
        if observers:
            return voice.fill(pattern, members=words.number(told.total - observers), observers=words.number(observers))
    stated = (
        voice.pgettext("figure", "{number} in all")
        if told.counted == told.total
        else voice.pgettext("figure", "{number} in all as stated")
    )
    return voice.fill(stated, number=words.number(told.total))


def _pattern(told: Units, words: Words) -> str:
    voice = words.voice
    patterns = {
        "members": voice.pgettext("figure", "Members by country: {shares}; {total}."),
        "committees": voice.pgettext("figure", "Committees by the country of their coordinator: {shares}; {total}."),
        "events": voice.pgettext("figure", "Events by host: {shares}; {total}."),
        "participants": voice.pgettext("figure", "Governments that took part: {shares}; {total}."),
        "tally": voice.pgettext("figure", "By country: {shares}; {total}."),
    }
    return patterns[told.what]
