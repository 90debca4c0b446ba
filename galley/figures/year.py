"""The year at a glance: every event of a calendar a mark of its true length, in rows by country."""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from galley.figures.canvas import LABEL, PITCH, RISE, SMALL, Anchor, Canvas, folded, unbroken
from galley.figures.drawn import Drawn
from galley.figures.events import hosts
from galley.figures.surface import Surface, Words
from galley.model.sections import CalendarSection, Event

HEAD = 14.0
"""The height of the months."""
MARK = 6.0
APART = 1.5
"""Between marks, beside and below each other."""
LEAST = 1.4
"""The width of the shortest mark, which a day may be too little for."""
GAP = 6.0
PADDING = 3.0
_MONTHS: tuple[tuple[Literal["abbreviated", "narrow"], float], ...] = (
    ("abbreviated", LABEL),
    ("narrow", LABEL),
    ("narrow", SMALL),
)
"""How the months are told, from the widest names to the narrowest."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a year across a plot that begins at `left`."""

    year: int
    left: float
    width: float

    def x(self, day: date, later: int = 0) -> float:
        """Where a day begins, or one some days later; days of other years are at the edge."""
        share = ((day - date(self.year, 1, 1)).days + later) / (365 + isleap(self.year))
        return self.left + self.width * min(max(share, 0), 1)

    def span(self, event: Event) -> tuple[float, float]:
        """Where the mark of an event begins and ends: from its first day to the end of its last."""
        start, end = self.x(event.start), self.x(event.end or event.start, 1)
        start = min(start, self.left + self.width - LEAST)
        return start, max(end, start + LEAST)


@dataclass(frozen=True, slots=True)
class _Band:
    """A row: its name, its events in lanes, and how high it is."""

    label: list[str]
    lanes: list[list[Event]]
    above: bool

    @property
    def head(self) -> float:
        """The height of a name that stands above the marks."""
        return len(self.label) * PITCH if self.above else 0

    @property
    def height(self) -> float:
        marks = len(self.lanes) * (MARK + APART)
        return 2 * PADDING + (self.head + marks if self.above else max(marks, len(self.label) * PITCH))


class _Named(NamedTuple):
    """A meeting that is told by name: the lines of the name, where they are set, and whether above the mark."""

    event: Event
    lines: list[str]
    x: float
    anchor: Anchor
    above: bool

    @property
    def height(self) -> float:
        """The lines of the name, and the mark where it stands below them."""
        return len(self.lines) * PITCH + (MARK + APART if self.above else 0) + 2 * APART


def year(told: CalendarSection, words: Words, surface: Surface) -> Drawn:
    """A strip of months; below it, of those that are in the year, the events of each country and of other hosts, then by name those that the registry knows as meetings."""
    told = told.of_year
    rows = hosts(told, words)
    names = [f"{row.name} {words.number(len(row.events))}" for row in rows]
    margin = _margin(names, surface)
    days = Days(told.year, margin, surface.width - margin)
    room = margin - GAP if margin else surface.width
    bands = [
        _Band(folded(name, room, LABEL, surface.width_of), lanes(row.events, days), not margin)
        for row, name in zip(rows, names, strict=True)
    ]
    named = [_named(event, words, days, surface) for event in told.events if event.meeting]
    height = (
        HEAD + sum(each.height for each in bands) + sum(each.height for each in named) + (2 * PADDING if named else 0)
    )
    canvas = Canvas(surface.width, height, surface.width_of)
    _months(canvas, days, words)
    top = HEAD
    for band in bands:
        _draw(canvas, band, top, days)
        top += band.height
    canvas.line((0, top), (surface.width, top), "ink", 0.5)
    for each in named:
        _name(canvas, each, top + PADDING, days)
        top += each.height
    return Drawn(canvas, _alt(told, names, words))


def lanes(events: Sequence[Event], days: Days) -> list[list[Event]]:
    """Events in as few lanes as keep their marks apart, each in the first that is free."""
    found: list[list[Event]] = []
    for event in sorted(events, key=lambda event: event.start):
        start, _ = days.span(event)
        free = (lane for lane in found if days.span(lane[-1])[1] + APART <= start)
        lane = next(free, None)
        if lane is None:
            found.append([event])
        else:
            lane.append(event)
    return found


def _margin(names: Sequence[str], surface: Surface) -> float:
    """The width of the names beside the plot, a quarter at most; none where a word is wider than that."""
    room = surface.width / 4 - GAP
    if max(unbroken(name, LABEL, surface.width_of) for name in names) > room:
        return 0
    return min(max(surface.width_of(name, LABEL, False) for name in names), room) + GAP


def _months(canvas: Canvas, days: Days, words: Words) -> None:
    """The names of the months, as long as there is room for; every third where there is little."""
    pitch = days.width / 12
    for name, size in _MONTHS:
        names = words.voice.month_names(name)
        widest = max(canvas.width_of(each, size, False) for each in names)
        if widest <= pitch - 2:
            break
    each = 1 if widest <= pitch - 2 else 3
    for number in range(0, 12, each):
        first = days.x(date(days.year, number + 1, 1))
        at = (first + pitch / 2, HEAD / 2 + RISE) if each == 1 else (first, HEAD / 2 + RISE)
        canvas.text(at, names[number], size, "middle" if each == 1 else "start", colour="grey")


def _draw(canvas: Canvas, band: _Band, top: float, days: Days) -> None:
    right = days.left + days.width
    canvas.line((0, top), (right, top), "ink" if top == HEAD else "rule", 0.5)
    first = top + PADDING + band.head
    for month in range(2 if days.left == 0 else 1, 13):
        x = days.x(date(days.year, month, 1))
        canvas.line((x, first if band.above else top), (x, top + band.height), "rule", 0.5)
    canvas.lines((0, top + PADDING + PITCH * 0.76), band.label, PITCH)
    for number, lane in enumerate(band.lanes):
        for event in lane:
            _mark(canvas, event, first + number * (MARK + APART), days)


def _mark(canvas: Canvas, event: Event, top: float, days: Days) -> None:
    start, end = days.span(event)
    if event.meeting:
        canvas.rect(start, top, end - start, MARK, "ink")
    else:
        canvas.rect(start, top, end - start, MARK, "light", edge="accent")


def _named(event: Event, words: Words, days: Days, surface: Surface) -> _Named:
    """The name of a meeting: behind its mark where it fits, else before it, else where there is more room, else above."""
    registry = words.publication.registry
    name = words.meeting(next(each for each in registry.meetings if each.id == event.meeting))
    start, end = days.span(event)
    behind, before = surface.width - end - GAP, start - GAP
    width = surface.width_of(name, LABEL, False)
    room = behind if width <= behind or (behind > before and width > before) else before
    if unbroken(name, LABEL, surface.width_of) > room:
        return _Named(event, folded(name, surface.width, LABEL, surface.width_of), 0, "start", above=True)
    lines = folded(name, room, LABEL, surface.width_of)
    return (
        _Named(event, lines, end + GAP, "start", False)
        if room == behind
        else _Named(event, lines, start - GAP, "end", False)
    )


def _name(canvas: Canvas, named: _Named, top: float, days: Days) -> None:
    base = top + APART + PITCH * 0.76
    for number, line in enumerate(named.lines):
        canvas.text((named.x, base + number * PITCH), line, anchor=named.anchor)
    lines = len(named.lines) * PITCH
    _mark(canvas, named.event, top + APART + (lines + APART if named.above else (PITCH - MARK) / 2), days)


def _alt(told: CalendarSection, names: Sequence[str], words: Words) -> str:
    voice = words.voice
    begun = Counter(event.start.month for event in told.events if event.start.year == told.year) or {1: 0}
    month, most = max(begun.items(), key=lambda each: (each[1], -each[0]))
    pattern = voice.pgettext(
        "figure", "The {number} events of {year} day by day: {shares}; the most begin in {month}: {most}."
    )
    return voice.fill(
        pattern,
        number=words.number(len(told.events)),
        year=told.year,
        shares=voice.list(names),
        month=voice.month(told.year, month),
        most=words.number(most),
    )
