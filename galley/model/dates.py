"""Dates as far as they are known, and days as people write them, for saying how they are written here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from galley.message import Message, said

_YEAR_FIRST = re.compile(r"(\d{4})\D{1,9}(\d{1,2})(?:\D{1,9}(\d{1,2}))?\D{0,4}")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})([./-]) ?)?(\d{1,2})[./-] ?(\d{4})\D{0,4}")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\D{0,4} )?([^\W\d]{3})[^\W\d]*\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})\D{0,4}")
_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "янв фев мар апр май июн июл авг сен окт ноя дек",
    )
    for number, name in enumerate(names.split(), 1)
}
"""Months by the letters they begin with, in English and Russian."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date known to the year, the month or the day (ISO 8601 reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    PATTERN: ClassVar[str] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part is not None)

    def is_before(self, other: Moment) -> bool:
        """Whether it is surely earlier: as far as both are known."""
        mine, its = (self.year, self.month, self.day), (other.year, other.month, other.day)
        known = [(a, b) for a, b in zip(mine, its, strict=True) if a and b]
        return [a for a, _ in known] < [b for _, b in known]


def written_here(text: str, otherwise: Message, *, month: bool = False) -> Message:
    """The mend for a day or a month written as `2014年1月17日`, `17.01.2014`, `Jan 17, 2014` or the like.

    `otherwise` stands where it is not clear which day is meant (3/4/2014 is one in March or in April), and for a month
    where only a day will do.
    """
    meant = _meant(unicodedata.normalize("NFKC", text).strip().lower())
    fits = meant is not None and (month or len(meant) == len("2014-01-17"))
    return said("write {day}", day=meant) if fits else otherwise


def _meant(text: str) -> str | None:
    year = month = day = None
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], int(found[2]), found[3]
    elif found := _DAY_FIRST.fullmatch(text):
        year, month, day = found[4], int(found[3]), found[1]
        if found[2] == "/" and int(day) != month and int(day) <= 12:
            return None
    elif (found := _IN_WORDS.fullmatch(text)) and found[2] in _MONTHS:
        year, month, day = found[4], _MONTHS[found[2]], found[1] or found[3]
    return _iso(int(year), month, int(day) if day else None) if year and month else None


def _iso(year: int, month: int, day: int | None) -> str | None:
    """ISO 8601 of a day or a month; None where there is none."""
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return found.isoformat() if day else f"{found:%Y-%m}"
