"""Dates and ranges of dates: CLDR's form, or the pattern of the catalogue where the language prints another."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from babel import Locale, dates

from galley.language.patterns import fill
from galley.message import said


def by_itself(text: str) -> str:
    """A date as a line or cell of its own, which begins with a capital where its script has them.

    CLDR has lower case for running text and says in `contextTransforms`, which Babel leaves out, that what stands alone
    begins in title case: Январь 2014 г.
    """
    return text[:1].title() + text[1:]


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language prints dates. `pattern` looks up a context of the catalogue, `ordinal` is the plain ordinal."""

    locale: Locale
    pattern: Callable[[str], str]
    ordinal: Callable[[int], str]

    def date(self, day: datetime.date) -> str:
        """A full date: 21 October 2014."""
        return self._print("date", day) or dates.format_date(day, "long", self.locale)

    def month(self, day: datetime.date) -> str:
        """The month of a day with its year: October 2014."""
        return self._print("month", day) or dates.format_skeleton("yMMMM", day, locale=self.locale)

    def months(self, start: datetime.date, end: datetime.date) -> str:
        """From the month of one day to that of another of the same year: July–August 2015; of one month, July 2015."""
        if start.month == end.month:
            return self.month(start)
        return self._print("month-range", start, end) or self._interval("yMMMM", start, end)

    def year(self, day: datetime.date) -> str:
        """The year of a day by itself: 2014."""
        return self._print("year", day) or dates.format_skeleton("y", day, locale=self.locale)

    def range(self, start: datetime.date, end: datetime.date) -> str:
        """A range of days with the year or years: 21–24 October 2014."""
        if start == end:
            return self.date(start)
        if start.year != end.year:
            context = "date-range-years"
        else:
            context = "date-range-days" if start.month == end.month else "date-range-months"
        return self._print(context, start, end) or self._interval("yMMMd", start, end)

    def short(self, day: datetime.date) -> str:
        """A day without its year: 15 January."""
        return self._print("short-date", day) or dates.format_skeleton("MMMMd", day, locale=self.locale)

    def short_range(self, start: datetime.date, end: datetime.date) -> str:
        """A range of days without the year, with it when there are two: 14–16 February."""
        if start == end:
            return self.short(start)
        if start.year != end.year:
            return self.range(start, end)
        context = "short-range-days" if start.month == end.month else "short-range-months"
        return self._print(context, start, end) or self._interval("MMMd", start, end)

    def partial(self, text: str) -> str:
        """An ISO year, month or day (`2014`, `1996-09`, `2014-12-31`); `ValueError` when it is none of them."""
        shapes = {4: ("-01-01", self.year), 7: ("-01", self.month), 10: ("", self.date)}
        if len(text) not in shapes:
            raise ValueError(said("{text} is no ISO year, month or day", text=repr(text)))
        rest, show = shapes[len(text)]
        return show(datetime.date.fromisoformat(text + rest))

    def _interval(self, skeleton: str, start: datetime.date, end: datetime.date) -> str:
        return dates.format_interval(start, end, skeleton, locale=self.locale)

    def _print(self, context: str, start: datetime.date, end: datetime.date | None = None) -> str:
        pattern = self.pattern(context)
        if pattern == "CLDR":
            return ""
        values = self._values(start)
        if end is not None:
            values |= {f"end_{name}": value for name, value in self._values(end).items()}
        return fill(pattern, values)

    def _values(self, day: datetime.date) -> dict[str, str]:
        return {
            "year": str(day.year),
            "month": str(day.month),
            "month_name": self.locale.months["format"]["wide"][day.month],
            "month_standalone": self.locale.months["stand-alone"]["wide"][day.month],
            "month_ordinal": self.ordinal(day.month),
            "day": str(day.day),
        }
