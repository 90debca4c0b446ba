"""Dates: days, months, years and ranges of them; times of the day; days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from galley.numbers.number import Day, Kind, Number
from galley.numbers.words import value_of
from galley.numbers.writing import Writing, writing

_NOON = 12 * 60
_CENTURY = 100


def dates(text: str, language: str) -> Iterator[Number]:
    """What the shapes of dates match, those that tell the most first; some lie over others."""
    how = writing(language)
    for shape in how.shapes["dates"]:
        for match in shape.finditer(text):
            yield _date(match, language, how)


def _date(match: re.Match[str], language: str, how: Writing) -> Number:
    told = match.groupdict()
    decade, month = told.get("decade"), told.get("m") or told.get("m3")
    first, last = (
        _Parts(*(_part(each, language, how) for each in parts))
        for parts in ((decade or told.get("y"), month, told.get("d")), (told.get("y2"), told.get("m2"), told.get("d2")))
    )
    start, end = _completed(first, last)
    return Number(match.start(), match.end(), Kind.DATE, unit="decade" if decade else "", first=start, last=end)


class _Parts(NamedTuple):
    year: int | None
    month: int | None
    day: int | None


def _completed(first: _Parts, last: _Parts) -> tuple[Day, Day | None]:
    """A range with what its ends share: the year that only the last tells, the month that only one does."""
    (year, month, day), (end_year, end_month, end_day) = first, last
    if year is not None and year < _CENTURY:
        year += 1900
    if not any(last):
        return (year, month, day), None
    if year is not None and end_year is not None and end_year < _CENTURY:
        end_year += year - year % _CENTURY
    if month is None and (day is None) == (end_day is None):
        month = end_month
    if end_year is not None and year is None:
        year = end_year - 1 if month and end_month and month > end_month else end_year
    return (year, month, day), (end_year or year, end_month or month, end_day or (None if end_month else day))


def _part(text: str | None, language: str, how: Writing) -> int | None:
    """The number of a year, month or day, in digits, in words or as the name of a month."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    named = [(match.end(), month) for month, name in enumerate(how.months, 1) if (match := name.match(text))]
    if named:
        return max(named)[1]
    read = value_of(text, language)
    return None if read is None else int(read)


def times(text: str, language: str) -> Iterator[Number]:
    """The times of the day, in minutes since midnight; `am` or `pm` where the text says so."""
    for shape in writing(language).shapes["times"]:
        for match in shape.finditer(text):
            time = _time({name: told for name, told in match.groupdict().items() if told is not None}, language)
            if time:
                yield Number(
                    match.start(), match.end(), Kind.TIME, Fraction(time[0]), time[1], Fraction(time[0]), "time"
                )


def _time(told: dict[str, str], language: str) -> tuple[int, str] | None:
    """The minutes since midnight, and the half of the day."""
    if "noon" in told or "midnight" in told:
        return (_NOON, "pm") if "noon" in told else (0, "am")
    half = "am" if "am" in told else "pm" if "pm" in told else ""
    to = value_of(told["to"], language) if "to" in told else None
    hour = to - 1 if to else value_of(told.get("h") or told.get("h2") or "", language)
    if hour is None or not 0 <= hour <= 24:
        return None
    minutes = value_of(told.get("min") or told.get("min2") or "0", language) or Fraction(0)
    minutes += 30 * ("half" in told) + 15 * ("quarter" in told)
    hour += 12 * (half == "pm" and hour < 12) - 12 * (half == "am" and hour == 12)
    return int(hour * 60 + minutes), half


def weekdays(text: str, language: str) -> Iterator[Number]:
    """The days of the week, 1 for Monday."""
    for match in writing(language).weekdays.finditer(text):
        value = Fraction(match.lastindex or 0)
        yield Number(match.start(), match.end(), Kind.WEEKDAY, value, amount=value, base="weekday")
