"""Everything one language says: furniture, dates, numbers, numerals."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from gettext import GNUTranslations
from typing import Literal

from babel import Locale

from galley.files import Files
from galley.language import catalogue, numbers, numerals, patterns, plurals, pseudo
from galley.language.cldr import locale_of
from galley.language.dates import Calendar
from galley.language.numbers import Number
from galley.message import listed, said
from galley.problem import Problem

LANGUAGES = ("zh", "ja", "ko", "mn", "ru", "en")
"""The languages of the association; another is any that has a catalogue."""

_TAGS = {"zh": "zh-Hans", "mn": "mn-Cyrl"}
_MESSAGES = {pattern.context: pattern.message for pattern in patterns.patterns()}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one language says. `tag` is its BCP 47 tag, for HTML and PDF; English is the international one (en-001)."""

    language: str
    tag: str
    locale: Locale
    messages: GNUTranslations

    def gettext(self, message: str) -> str:
        """The translation of a message, or the message itself."""
        return self.messages.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The translation of a message for `n` things; `n` itself still has to be filled in."""
        return self.messages.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """The translation of a message in a context, or the message itself."""
        return self.messages.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """The translation of a message in a context for `n` things."""
        return self.messages.npgettext(context, one, many, n)

    def fill(self, pattern: str, **values: object) -> str:
        """The pattern with its `{placeholders}` replaced: plain text, not HTML. `KeyError` for one without a value."""
        return patterns.fill(pattern, values)

    def date(self, day: datetime.date) -> str:
        """A full date: 2014年10月21日."""
        return self._calendar().date(day)

    def month(self, year: int, month: int) -> str:
        """A month: 1996年9月."""
        return self._calendar().month(datetime.date(year, month, 1))

    def month_names(self, width: Literal["wide", "abbreviated", "narrow"]) -> list[str]:
        """The months by themselves, as the heads of columns: Jan, or J where they are narrow."""
        names = self.locale.months["stand-alone"][width]
        return [str(names[month]) for month in range(1, 13)]

    def month_range(self, year: int, start: int, end: int) -> str:
        """Months of one year: 2015年7月至8月."""
        return self._calendar().months(datetime.date(year, start, 1), datetime.date(year, end, 1))

    def partial(self, text: str) -> str:
        """An ISO year, month or day: `2014`, `1996-09`, `2014-12-31`; `ValueError` when it is none of them."""
        return self._calendar().partial(text)

    def date_range(self, start: datetime.date, end: datetime.date | None = None) -> str:
        """Days with their year: 2014年10月21日至24日; one date when there is no other end."""
        return self._calendar().range(start, end or start)

    def short_date(self, day: datetime.date) -> str:
        """A day without its year, as in the event calendar: 1月15日."""
        return self._calendar().short(day)

    def short_range(self, start: datetime.date, end: datetime.date | None = None) -> str:
        """Days without their year, as in the event calendar: 2月27日—3月1日; both years are told when they differ."""
        return self._calendar().short_range(start, end or start)

    def number(self, n: Number) -> str:
        """A number in digits: 1,234.5."""
        return numbers.number(n, self.locale)

    def percent(self, share: int) -> str:
        """A whole percentage: 42%, 42 %."""
        return numbers.percent(share, self.locale)

    def in_digits(self, whole: str, part: str, grouped: bool) -> tuple[str, str]:
        """A number in digits before its decimal separator and from there on, with the separators of the language: 1,234 and .50."""
        return numbers.in_digits(whole, part, grouped, self.locale)

    def big_number(self, n: Number) -> str:
        """A large round number with counting words: 4亿4600万; digits where they would lose some."""
        return numbers.large(n, self._pattern("large-number"), self.locale)

    def counted(self, n: int, words: Sequence[str] = ()) -> str:
        """A large round number with the word behind it, of whose forms, in the order of `plurals.categories`, one is taken: 73 администрации."""
        said = self.big_number(n)
        return f"{said}\u00a0{plurals.word(n, words, self.locale)}" if words else said

    def money(self, amount: Number, currency: str) -> str:
        """An amount with its currency, an ISO 4217 code: 100万美元."""
        context = f"currency {currency}"
        name = self._pattern(context) if context in _MESSAGES else "CLDR"
        return numbers.money(amount, currency, self.big_number(amount), name, self.locale)

    def ordinal(self, n: int, noun_class: str = "plain") -> str:
        """An ordinal as the noun behind it wants it, 第10次; `KeyError` for a class not in `NOUN_CLASSES`."""
        return numbers.ordinal(n, self._pattern(f"ordinal {noun_class}"))

    def list(self, items: Sequence[str]) -> str:
        """The items strung together: A、B和C."""
        return numbers.listed(items, self.locale)

    def numeral(self, style: str, n: int) -> str:
        """The number of a heading, item, map sign, article or note of a table in one of `STYLES`: Ⅰ, 1., （1）, 1), ①, 第一、.

        `ValueError` for a number the style has no form for, `KeyError` for an unknown style.
        """
        pattern = self._pattern(f"numeral {style}")
        forms: dict[str, Callable[[int], str]] = {
            "n": str,
            "ordinal": self.ordinal,
            "roman": numerals.roman,
            "roman_sign": numerals.roman_sign,
            "circled": numerals.circled,
            "han": numerals.han,
            "letter": numerals.letter,
        }
        return patterns.fill(pattern, {name: forms[name](n) for name in patterns.placeholders(pattern)})

    def heading_numeral(self, level: int, n: int) -> str:
        """The number of a heading of `level` 1, 2, …; levels beyond the last have its style."""
        styles = self._pattern("heading numerals").split()
        return self.numeral(styles[min(level, len(styles)) - 1], n)

    def _pattern(self, context: str) -> str:
        return self.pgettext(context, _MESSAGES[context])

    def _calendar(self) -> Calendar:
        return Calendar(self.locale, self._pattern, self.ordinal)


def voice(language: str, files: Files, folder: str = "") -> tuple[Voice, list[Problem]]:
    """The voice of a language from its furniture catalogue, over which lie the words of the publication in `folder`. What is missing
    or broken there is said in English.

    That of the pseudo-language is English, accented.
    """
    if language == pseudo.LANGUAGE:
        english, problems = voice("en", files, folder)
        return replace(english, language=language, tag=language, messages=pseudo.Furniture(english.messages)), problems
    locale = locale_of(language)
    if locale is None or (language not in LANGUAGES and language not in files.folders("locales")):
        return Voice("en", "en", Locale.parse("en_001"), GNUTranslations()), [_unknown(language)]
    messages, problems = catalogue.words(language, files)
    if folder:
        own, faults = catalogue.words(language, files, folder)
        problems += faults
        own.add_fallback(messages)
        messages = own
    tag = _TAGS.get(language, language)
    return Voice(language, tag, locale, messages), [problem.with_(language=language) for problem in problems]


def _unknown(language: str) -> Problem:
    close = get_close_matches(language.lower()[:40], LANGUAGES, 1, 0.5)
    known = listed(LANGUAGES)
    mend = (
        said(
            "did you mean {near}? "
            "name one of {languages}, or make the folder locales/<language> and update the catalogues",
            near=close[0],
            languages=known,
        )
        if close
        else said(
            "name one of {languages}, or make the folder locales/<language> and update the catalogues", languages=known
        )
    )
    return Problem("language.unknown", said("there is no language {language}", language=repr(language[:40])), mend)
