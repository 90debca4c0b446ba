"""The calendar: days that there are, weekdays, ranges that end before they begin, and how long they are."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from galley.message import said
from galley.numbers import Day
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.engines.claims.words import CUT, Dated, dates, prose, sentences, seven, shape, told_number
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_SHORT = 4
"""A longer range may leave its first or last day out of the count."""
_NEAR = 16
"""So many characters beside a date its weekday is looked for."""
_LATE, _EARLY = 10, 3
"""A range without a year that begins in or after the one month and ends in or before the other goes into the next year."""
_DOTTED = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)\. ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})(?![\d.])")
_NAMES = (
    said("Monday"),
    said("Tuesday"),
    said("Wednesday"),
    said("Thursday"),
    said("Friday"),
    said("Saturday"),
    said("Sunday"),
)


@engine("no-such-date")
def no_such_date(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Days and months that no calendar has."""
    for passage in prose(reading):
        told = [(each.span(), _day(each)) for each in _DOTTED.finditer(passage.text)]
        for mention in dates(passage.text, passage.language):
            told += [((mention.start, mention.end), day) for day in (mention.first, mention.last or mention.first)]
        for (start, end), day in told:
            if fault := fault_of(day):
                yield rule.found(Span(passage, start, end), message=fault, states=(shown(day),))


def _day(match: re.Match[str]) -> Day:
    return int(match["y"]), int(match["m"]), int(match["d"])


def fault_of(day: Day) -> str | None:
    """What is wrong with a day in itself."""
    year, month, number = day
    if month is not None and not 1 <= month <= 12:
        return said("there is no month {month}", month=month)
    if number is None or month is None or 1 <= number <= monthrange(year or 2000, month)[1]:
        return None
    if year:
        return said("month {month} of {year} has no day {day}", month=month, year=year, day=number)
    return said("month {month} has no day {day}", month=month, day=number)


def shown(day: Day) -> str:
    """A day as a value: 2014-10-22, or as much of it as is told."""
    return "-".join(f"{part:02}" for part in day if part is not None)


@engine("reversed-dates")
def reversed_dates(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Ranges that end before they begin. Without years a range may go from the end of one year into the next."""
    for passage in prose(reading):
        for mention in dates(passage.text, passage.language):
            last = mention.last
            if last and not (fault_of(mention.first) or fault_of(last)) and _is_reversed(mention.first, last):
                states = shown(mention.first), shown(last)
                yield rule.found(Span(passage, mention.start, mention.end), states=states)


def _is_reversed(first: Day, last: Day) -> bool:
    known = [(a, b) for a, b in zip(first, last, strict=True) if a is not None and b is not None]
    if [b for _, b in known] >= [a for a, _ in known]:
        return False
    turn = first[1] is not None and last[1] is not None and first[1] >= _LATE and last[1] <= _EARLY
    return not (turn and (first[0] is None or first[0] == last[0]))


@engine("ascending")
def ascending(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Rows whose group `a` is more than its group `b`: ages, pages, times of day; `:` parts hours and minutes."""
    for passage in prose(reading):
        for row in rule.rows_of(passage.language):
            for match in row.matches(passage.text):
                first, last = (tuple(map(int, re.findall(r"\d+", match[name]))) for name in "ab")
                if first > last:
                    yield rule.found(Span(passage, *match.span()), row, states=(match["a"], match["b"]))


@engine("weekday")
def weekday(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Weekdays that stand with a date and are not its own. It is a warning where the year is that of the book."""
    for passage in prose(reading):
        year = None
        for mention in dates(passage.text, passage.language) if seven("weekdays", passage.language) else ():
            year = mention.first[0] or year or (None if reading.submitted else reading.desk.year)
            for day, match, told in _weekdays(passage, mention):
                whole = _whole(day, year)
                if whole and told != whole.weekday():
                    values = {"date": whole.isoformat(), "weekday": _NAMES[whole.weekday()], "told": _NAMES[told]}
                    level = None if day[0] else Severity.WARNING
                    states = whole.isoformat(), match[0]
                    yield rule.found(Span(passage, *match.span()), level=level, values=values, states=states)


def _weekdays(passage: Passage, mention: Dated) -> Iterator[tuple[Day, re.Match[str], int]]:
    """The weekdays before, inside and behind a date, each with its day; the last of a range is behind it."""
    text, language = passage.text, passage.language
    before, behind = shape("weekday-before", language), shape("weekday-behind", language)
    inside = mention.start, mention.end
    for told, name in enumerate(seven("weekdays", language)):
        for match in name.finditer(text, max(mention.start - _NEAR, 0), min(mention.end + _NEAR, len(text))):
            start, end = match.span()
            if end <= inside[0] and before.fullmatch(text, end, inside[0]):
                yield mention.first, match, told
            elif start >= inside[1] and behind.fullmatch(text, inside[1], start):
                yield mention.last or mention.first, match, told
            elif inside[0] < start and end <= inside[1] and re.search(r"[（(]\s*$", text[inside[0] : start]):
                closing = re.fullmatch(r"\s*[)）]", text[end : inside[1]])
                yield (mention.last or mention.first) if closing else mention.first, match, told


def _whole(day: Day, year: int | None) -> date | None:
    known = day[0] or year
    if known is None or day[1] is None or day[2] is None or fault_of((known, *day[1:])):
        return None
    return date(known, day[1], day[2])


@engine("duration")
def duration(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers of days or years in the sentence of one range that has more or fewer of them."""
    for passage in prose(reading):
        ranges = [each for each in dates(passage.text, passage.language) if each.last]
        for start, end in sentences(passage.text) if ranges else ():
            inside = [each for each in ranges if start <= each.start and each.end <= end]
            for name, length in (("lasting-days", days_of), ("lasting-years", years_of)):
                timed = [(each, size) for each in inside if (size := length(each))]
                found = list(shape(name, passage.language).finditer(passage.text, start, end))
                if len(timed) == len(found) == 1:
                    yield from _length(rule, passage, found[0], *timed[0])


def _length(rule: Rule, passage: Passage, match: re.Match[str], mention: Dated, size: int) -> Iterator[Finding]:
    told = told_number(match, passage.language)
    between = passage.text[min(match.end(), mention.end) : max(match.start(), mention.start)]
    fits = (size,) if mention.last and size <= _SHORT and mention.last[2] else (size, size - 1)
    if told and told not in fits and not CUT.search(between):
        values = {"days": size, "told": told}
        message = said("the range has {days} days, the text says {told}", **values)
        if mention.first[1] is None:
            message = said("the range has {days} years, the text says {told}", **values)
        span = Span(passage, mention.start, mention.end)
        states = str(size), str(told)
        yield rule.found(Span(passage, *match.span()), message=message, related=(span,), states=states)


def days_of(mention: Dated) -> int | None:
    """How many days a range has, its first and last included."""
    first, last = _whole(mention.first, 2013), _whole(mention.last or mention.first, 2013)
    return (last - first).days + 1 if first and last and last >= first else None


def years_of(mention: Dated) -> int | None:
    """How many years a range of bare years has, its first and last included."""
    first, last = mention.first, mention.last or mention.first
    years = first[0] is not None and last[0] is not None and first[1] is None and last[1] is None
    return (last[0] or 0) - (first[0] or 0) + 1 if years else None
