"""Numbers and dates of a translation beside those of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.finding import Finding, Span
from galley.proof.shelf.dates import DateMention, Day, dates
from galley.proof.shelf.number_words import HAN_DIGITS, with_units
from galley.proof.shelf.quantities import Quantity, Sort, quantities

_ROMAN = re.compile(r"(?<![A-Za-zА-Яа-я0-9])[IVXХ]{1,6}(?![A-Za-zА-Яа-я0-9])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}


class Told(Enum):
    """What a number tells."""

    AMOUNT = auto()
    YEAR = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a year, or a day or month, from `start` to `end` of a text. `key` is equal where the same is meant."""

    start: int
    end: int
    told: Told
    key: Decimal | tuple[int | None, int | None]
    sure: bool
    """Whether it stands in digits, so that it is certainly meant as a number."""
    currency: str = ""
    ordinal: bool = False

    @property
    def single(self) -> Decimal | None:
        """The one number that it is, None for a month with its day."""
        if isinstance(self.key, Decimal):
            return self.key
        month, day = self.key
        return None if month and day else Decimal(month or day or 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the source that the translation lacks, one that it has instead, or both."""

    missing: Figure | None
    extra: Figure | None


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers and dates of a text in their order."""
    found = [figure for mention in dates(text, language) for figure in _of_date(mention)]
    found += [_of_quantity(text, quantity) for quantity in quantities(text, language)]
    return tuple(sorted(found, key=lambda each: each.start))


def _of_quantity(text: str, quantity: Quantity) -> Figure:
    digits = any(character.isdecimal() for character in text[quantity.start : quantity.end])
    currency = quantity.unit if quantity.sort is Sort.MONEY else ""
    return Figure(
        quantity.start, quantity.end, Told.AMOUNT, quantity.value, digits, currency, quantity.sort is Sort.ORDINAL
    )


def _of_date(mention: DateMention) -> Iterator[Figure]:
    for day in dict.fromkeys((mention.first, mention.last or mention.first)):
        year, month, number = day
        if year is not None:
            yield Figure(mention.start, mention.end, Told.YEAR, Decimal(year), _bare(day))
        if month is not None or number is not None:
            yield Figure(mention.start, mention.end, Told.DAY, (month, number), True)


def _bare(day: Day) -> bool:
    return day[1] is None and day[2] is None


def compared(source: str, spoken: str, target: str, language: str) -> list[Difference]:
    """What the figures of a translation do not share with its source's, which is in the language `spoken`.

    Each number is looked for once: how often it is told may differ. Written-out numbers up to three may be put in other
    words; a year may be supplied or left out beside a month or day. Where a number is missed, Roman numerals, digits
    that are part of a name, and Chinese numerals count as well.
    """
    told, given = figures(source, spoken), figures(target, language)
    missing = [each for each in _without(told, given) if each.single not in _loose(target)]
    extra = [each for each in _without(given, told) if each.single not in _loose(source)]
    found: list[Difference] = []
    for sort in Told:
        lost = [each for each in missing if each.told is sort]
        won = [each for each in extra if each.told is sort and each.sure]
        pairs = min(len(lost), len(won))
        found += (Difference(one, other) for one, other in zip(lost[:pairs], won[:pairs], strict=True))
        found += (Difference(one, None) for one in lost[pairs:] if _weighs(one))
        found += (Difference(None, other) for other in won[pairs:] if sort is not Told.YEAR)
    return found


def _loose(text: str) -> set[Decimal | None]:
    """The numbers that may be meant by Roman numerals, by single Chinese ones, and by digits wherever they stand."""
    found: set[Decimal | None] = {_roman(match[0]) for match in _ROMAN.finditer(text)}
    found |= {Decimal(each) for each in re.findall(r"\d+", text)}
    return found | {with_units(each) for each in re.findall(f"[{HAN_DIGITS}十]+", text)}


def _without(figures: Iterable[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures that are not among the others, each once; a single number may be told as an amount or in a date."""
    keys = {(each.told, each.key) for each in others}
    singles = {each.single for each in others}
    days = {part for each in others if isinstance(each.key, tuple) for part in each.key if part}
    rest: dict[object, Figure] = {}
    for figure in figures:
        if (figure.told, figure.key) in keys or (figure.single is not None and figure.single in singles):
            continue
        if figure.told is Told.DAY and figure.single is not None and int(figure.single) in days:
            continue
        if isinstance(figure.key, tuple) and figure.single is None and _half_told(figure.key, keys):
            continue
        rest.setdefault(figure.key, figure)
    return list(rest.values())


def _half_told(
    key: tuple[int | None, int | None], keys: set[tuple[Told, Decimal | tuple[int | None, int | None]]]
) -> bool:
    """Whether the others tell a day without its month (10月21日、22日 as 21 and 22 October)."""
    return (Told.DAY, (None, key[1])) in keys


def _weighs(figure: Figure) -> bool:
    """Whether the figure must stand in a translation: what is not in digits may be told otherwise when it is small."""
    return figure.sure or (figure.told is Told.AMOUNT and (figure.single or 0) > (1 if figure.ordinal else 3))


def _roman(text: str) -> Decimal:
    total = 0
    values = [_ROMAN_VALUES[each] for each in text]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return Decimal(total)


def currencies_differ(source: Sequence[Figure], target: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The amounts of money of a translation that are in another currency than the same amount of the source."""
    known: dict[object, set[str]] = {}
    for figure in source:
        if figure.currency:
            known.setdefault(figure.key, set()).add(figure.currency)
    for figure in target:
        if figure.currency and figure.key in known and figure.currency not in known[figure.key]:
            yield next(each for each in source if each.key == figure.key and each.currency), figure


def difference_told(passage: Passage, source: Passage, difference: Difference) -> Iterator[Finding]:
    """The finding for a figure that source and translation do not share."""
    lost, won = difference.missing, difference.extra
    theirs = source.text[lost.start : lost.end] if lost else ""
    related = (Span(source, lost.start, lost.end),) if lost else ()
    severity = None if not lost or lost.sure or lost.told is not Told.AMOUNT else Severity.WARNING
    if won and not passage.is_said(won.start, won.end):
        ours = passage.text[won.start : won.end]
        message = (
            said("the source says {theirs}, the translation {ours}", theirs=theirs, ours=ours)
            if lost
            else said("{ours} is not in the source", ours=ours)
        )
        mend = (
            said("write what {theirs} means", theirs=theirs)
            if lost
            else said("compare it with the source, and delete or mend it")
        )
        yield Finding(Span(passage, won.start, won.end), message, mend, related, severity=severity)
    elif lost and not won:
        yield Finding(
            Span.last(passage),
            said("{theirs} of the source is missing", theirs=theirs),
            said("say {theirs} as well", theirs=theirs),
            related,
            None,
            severity,
        )
