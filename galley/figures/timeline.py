"""Meetings by the year: each series a lane down a true axis of time, each meeting with its number, place and date."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

from galley.figures.axis import at, told
from galley.figures.canvas import LABEL, PITCH, RISE, SMALL, Canvas, folded
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.registry import Meeting, Series

Row = tuple[Series, tuple[Meeting, ...]]
"""A series and its meetings."""

NARROWEST = 110.0
"""From which width on lanes stand beside each other; narrower ones do where each label has but one line."""
DOT = 3.0
GAP = 7.0
LEAST, MOST = 9.0, 26.0
"""The length of a year."""
HIGH = 0.8
"""The share of the type area's height that the years may take."""


class _Label(NamedTuple):
    """A meeting, the lines that tell it, the last ones small, where it stands in years, and whether it is still to come."""

    year: float
    lines: list[str]
    small: list[str]
    planned: bool

    @property
    def height(self) -> float:
        return (len(self.lines) + len(self.small)) * PITCH


class _Lane(NamedTuple):
    """A lane: its heading, and its meetings in the order of time."""

    heading: list[str]
    labels: list[_Label]


class _Scale(NamedTuple):
    """The years from the first to the end of the last, each `pitch` long, downwards from `top`."""

    first: int
    last: int
    pitch: float
    top: float

    def y(self, year: float) -> float:
        """Where a moment stands."""
        return self.top + (year - self.first) * self.pitch


def timeline(rows: Sequence[Row], words: Words, surface: Surface) -> Drawn:
    """The meetings of some series, side by side where the width allows, else one below the other; those still to come are drawn open."""
    margin = surface.width_of("0000", LABEL, False) + GAP
    width = (surface.width - margin) / len(rows)
    lanes = [_lane(row, width, words, surface) for row in rows]
    beside = width >= NARROWEST or all(len(label.lines) == 1 for lane in lanes for label in lane.labels)
    if not beside:
        width = surface.width - margin
        lanes = [_lane(row, width, words, surface) for row in rows]
    years = [label.year for lane in lanes for label in lane.labels]
    first, last = floor(min(years)), ceil(max(years) + 0.01)
    pitch = _pitch(lanes, last - first, surface.height * HIGH / (1 if beside else len(lanes)))
    canvas = Canvas(surface.width, 0, surface.width_of)
    top = 0.0
    for band in [lanes] if beside else [[lane] for lane in lanes]:
        top = _draw(canvas, band, _Scale(first, last, pitch, top + _head(band)), top, margin, width) + GAP
    canvas.height = top - GAP
    return Drawn(canvas, _alt(rows, words))


def _head(lanes: Sequence[_Lane]) -> float:
    """The height of the headings of lanes beside each other."""
    return max(len(lane.heading) for lane in lanes) * PITCH + GAP


def _draw(canvas: Canvas, lanes: Sequence[_Lane], scale: _Scale, top: float, margin: float, width: float) -> float:
    """Draw lanes beside each other on one scale, and tell how far down they reach."""
    for year in told(scale.first, scale.last, scale.pitch, PITCH * 1.6):
        canvas.text((0, scale.y(year) + RISE), str(year), colour="grey")
    ends = [scale.y(scale.last) + PITCH / 2]
    for number, lane in enumerate(lanes):
        left = margin + number * width
        canvas.lines((left, top + PITCH * 0.8), lane.heading, PITCH, bold=True)
        _line(canvas, left + DOT, scale)
        ends.append(_meetings(canvas, lane.labels, left + DOT, scale))
    return max(ends)


def _line(canvas: Canvas, x: float, scale: _Scale) -> None:
    canvas.line((x, scale.y(scale.first)), (x, scale.y(scale.last)), "rule", 0.75)
    for year in range(scale.first, scale.last + 1):
        canvas.line((x - 1.5, scale.y(year)), (x + 1.5, scale.y(year)), "rule", 0.5)


def _meetings(canvas: Canvas, labels: Sequence[_Label], x: float, scale: _Scale) -> float:
    """Each meeting a dot at its time, its first line beside it, or behind the label before it; how far down they reach."""
    free = 0.0
    for label in labels:
        y = scale.y(label.year)
        top = max(y - PITCH / 2, free)
        free = top + label.height + 1
        if top > y:
            canvas.line((x + DOT, y), (x + DOT + GAP - 2, top + PITCH / 2), "grey", 0.4)
        canvas.circle((x, y), DOT - 0.4, "paper" if label.planned else "accent", "accent", 0.8)
        left = x + DOT + GAP
        canvas.lines((left, top + PITCH * 0.78), label.lines, PITCH)
        canvas.lines((left, top + PITCH * (len(label.lines) + 0.72)), label.small, PITCH, SMALL, colour="grey")
    return free


def _lane(row: Row, width: float, words: Words, surface: Surface) -> _Lane:
    series, meetings = row
    room = width - 2 * DOT - 2 * GAP
    heading = folded(words.name(series.name), width - GAP, LABEL, surface.width_of, bold=True)
    labels = [_label(meeting, series, room, words, surface) for meeting in meetings]
    return _Lane(heading, sorted(labels, key=lambda label: label.year))


def _label(meeting: Meeting, series: Series, room: float, words: Words, surface: Surface) -> _Label:
    voice = words.voice
    name = words.meeting(meeting) if meeting.committee else voice.ordinal(meeting.ordinal, series.noun_class)
    place = words.host(meeting.host) if meeting.host else voice.pgettext("figure", "place not known")
    planned = meeting.start.first > words.publication.record.as_of
    when = words.moment(meeting.start)
    if planned:
        when = voice.fill(voice.pgettext("figure", "{date}, planned"), date=when)
    return _Label(
        at(meeting.start),
        folded(f"{name} {place}", room, LABEL, surface.width_of),
        folded(when, room, SMALL, surface.width_of),
        planned,
    )


def _pitch(lanes: Sequence[_Lane], span: int, room: float) -> float:
    """The length of a year: so long that labels stand beside their dots as far as the height allows, and at least that they have room below
    each other."""
    wanted = LEAST
    needed = max(sum(label.height + 1 for label in lane.labels) for lane in lanes) / span
    for lane in lanes:
        for before, after in zip(lane.labels, lane.labels[1:], strict=False):
            wanted = max(wanted, (before.height + 2) / max(after.year - before.year, 0.1))
    return max(min(wanted, MOST, room / span), needed)


def _alt(rows: Sequence[Row], words: Words) -> str:
    voice, day = words.voice, words.publication.record.as_of
    shares = []
    for series, meetings in rows:
        planned = sum(1 for each in meetings if each.start.first > day)
        pattern = voice.pgettext("figure", "{name} ({held} held, {planned} planned, {first} – {last})")
        if not planned:
            pattern = voice.pgettext("figure", "{name} ({held} held, {first} – {last})")
        dates = sorted(meetings, key=lambda each: at(each.start))
        shares.append(
            voice.fill(
                pattern,
                name=words.name(series.name),
                held=words.number(len(meetings) - planned),
                planned=words.number(planned),
                first=words.moment(dates[0].start),
                last=words.moment(dates[-1].start),
            )
        )
    return voice.fill(voice.pgettext("figure", "Meetings by the year: {shares}."), shares=voice.list(shares))
