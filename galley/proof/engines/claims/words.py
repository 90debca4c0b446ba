"""The words that claims are made with, as the files `facts.yaml` and `events.yaml` of a language tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from galley.numbers import Day, Number, numbers, value_of
from galley.numbers import Kind as Sort
from galley.passages.passage import Kind, Passage, Stretch
from galley.problem import Place
from galley.proof.finding import Span
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

_NEVER = re.compile("(?!)")
_STOPS = re.compile(r"[^。！？；!?;\n]+?(?:[。！？；!?;\n]|(?<!\b[A-ZА-ЯЁӨҮ])\.(?=\s+[^\Wa-zа-яёөү]|\s*$)|$)")
_LONGEST = 500
"""A sentence has no more characters; what is compared within one then takes time in proportion to the text."""
CUT = re.compile(r"\.\s|[。！？；;!?]")
"""What parts two statements."""


@cache
def words(language: str) -> Any:
    """All that is told of a language; nothing where it has no file."""
    return {**tables.words("facts", language), **tables.words("events", language)}


@cache
def shape(name: str, language: str) -> re.Pattern[str]:
    """What a language says for something, `<n>` in it a number; nothing matches where it has no words for it."""
    text = words(language).get(name)
    if not text:
        return _NEVER
    numeral = r"\d{1,4}" + "".join(f"|{each}" for each in words(language).get("numbers", ()))
    text = re.sub(r"(?<!\?P)<(n\d?)>", lambda found: f"(?P<{found[1]}>{numeral})", text)
    return re.compile(tables.pattern(text, language).pattern, re.IGNORECASE)


@cache
def seven(name: str, language: str) -> tuple[re.Pattern[str], ...]:
    """A list of shapes: the days of the week from Monday on."""
    return tuple(re.compile(each, re.IGNORECASE) for each in words(language).get(name, ()))


def of_kind(text: str, language: str, *sorts: Sort) -> list[Number]:
    """The numbers of a text that are of some kinds."""
    return [each for each in numbers(text, language) if each.kind in sorts]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a text, or a range of dates up to `last`."""

    start: int
    end: int
    first: Day
    last: Day | None


def dates(text: str, language: str) -> list[Dated]:
    """The dates of a text; a decade is none."""
    found = of_kind(text, language, Sort.DATE)
    return [Dated(each.start, each.end, each.first, each.last) for each in found if each.first and not each.unit]


def shown(value: Fraction) -> str:
    """A value in digits."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"


def told_number(match: re.Match[str], language: str) -> int | None:
    """The number of a match: that of its group `n`, or `n2` where the words have two orders."""
    value = value_of(match[number_group(match)], language)
    return None if value is None else int(value)


def number_group(match: re.Match[str]) -> str:
    """The name of the group that holds the number."""
    return "n" if match.groupdict().get("n") else "n2"


@lru_cache(maxsize=2**14)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text begin and end; a stop behind an initial ends none. One that is very long is cut."""
    spans = (found.span() for found in _STOPS.finditer(text))
    return tuple((at, min(at + _LONGEST, end)) for start, end in spans for at in range(start, end, _LONGEST))


def clause_of(text: str, span: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """From the comma before some characters of a sentence to the one behind them."""
    first = max(text.rfind(mark, span[0], start) for mark in "，,、") + 1 or span[0]
    last = re.compile("[，,；;。]").search(text, end)
    return first, min(last.start(), span[1]) if last else span[1]


def prose(reading: Reading) -> Iterator[Passage]:
    """The passages that state something: all but the names of the registry."""
    return (each for each in reading.passages if each.kind is not Kind.NAME)


def beside_text(text: str, passage: Passage, place: Place) -> Span:
    """What the registry or the data of a section say of a passage, at the place where they say it."""
    told = Passage(text, passage.language, Kind.NAME, passage.address, (Stretch(0, place, False),))
    return Span(told, 0, len(text))
