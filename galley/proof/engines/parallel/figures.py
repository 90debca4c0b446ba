"""Numbers and dates of a translation beside those of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from galley.numbers import Kind, Number, loosely, numbers

Key = tuple[object, ...]
_Many = Counter[tuple[Kind, Fraction]]
_ROMAN = re.compile(r"(?<![A-Za-zА-Яа-я0-9])[IVXХ]{1,6}(?![A-Za-zА-Яа-я0-9])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}
_HALF_A_DAY = 12 * 60
_ROUNDED = 0.05
"""How far a quantity converted to another unit may be rounded."""
_MOST = 50
"""Of how many numbers that the other side lacks each is compared with each."""
_ROUND = frozenset(10**power for power in range(1, 13))
SMALL = 3
"""Numbers in words up to it may be told otherwise: both, bilateral, a pair."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a year or day of a date, that a translation has to share.

    `told` is `amount`, `year`, `day`, `time` or `weekday`. It stands on the other side where one of the keys it `wants`
    is one that a figure there `offers`.
    """

    number: Number
    told: str
    wants: frozenset[Key]
    offers: frozenset[Key]
    sure: bool = True
    """Whether it stands in digits, so that it is certainly meant as a number."""

    @property
    def counts(self) -> bool:
        """Whether it is more than an article or a round word: one, first, a thousand people."""
        value, kind = self.number.value, self.number.kind
        if kind not in (Kind.COUNT, Kind.MEASURE) or self.told != "amount":
            return True
        return value != 1 and not (self.number.words and kind is Kind.COUNT and value in _ROUND)

    @property
    def weighs(self) -> bool:
        """Whether it must stand in a translation when nothing stands in its place."""
        small = self.number.kind in (Kind.COUNT, Kind.DATE) and self.number.value <= (
            1 if self.number.ordinal else SMALL
        )
        return self.sure or not small

    @property
    def stands_alone(self) -> bool:
        """Whether it tells something new where the source has nothing in its place: 下半年 may be the second half."""
        return self.sure or (self.number.kind is Kind.COUNT and self.number.value > SMALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the source that the translation lacks, one that it has instead, or both; in another `unit` where only
    that differs."""

    missing: Figure | None
    extra: Figure | None
    unit: bool = False

    @property
    def told(self) -> str:
        """What the difference is about."""
        either = self.missing or self.extra
        assert either
        if self.unit and either.number.kind is Kind.MONEY:
            return "currency"
        return either.told


def figures(text: str, language: str) -> list[Figure]:
    """The numbers and dates of a text, in their order."""
    return [figure for number in _joined(text, numbers(text, language)) for figure in _of(number)]


def _joined(text: str, found: Iterable[Number]) -> list[Number]:
    """The numbers, with hours and minutes, years and months that make one duration joined."""
    joined: list[Number] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and _goes_on(last, each) and not text[last.end : each.start].strip(" \u00a0"):
            joined[-1] = replace(last, end=each.end, amount=last.amount + each.amount)
            continue
        joined.append(each)
    return joined


def _goes_on(last: Number, number: Number) -> bool:
    """Whether a duration may go on in smaller units: hours and minutes, years and months."""
    return last.base == number.base in ("s", "month") and last.amount > number.amount and last.unit != number.unit


def _of(number: Number) -> Iterator[Figure]:
    sure = not number.words
    match number.kind:
        case Kind.DATE:
            yield from _of_date(number)
        case Kind.TIME:
            yield _time(number)
        case Kind.WEEKDAY:
            yield _figure(number, "weekday", {("weekday", number.value)}, sure)
        case Kind.PERCENT | Kind.PART:
            yield _figure(number, "amount", {("share", number.amount)}, sure)
        case Kind.MEASURE | Kind.MONEY:
            yield _figure(number, "amount", {(number.base, number.amount)}, sure)
        case _:
            yield _figure(number, "amount", {("", number.value)}, sure)


def _figure(number: Number, told: str, keys: set[Key], sure: bool, more: Iterable[Key] = ()) -> Figure:
    return Figure(number, told, frozenset(keys), frozenset({*keys, *more}), sure)


def _of_date(number: Number) -> Iterator[Figure]:
    """The years and days of a date; a year may be supplied beside a day, a day may be told without its month."""
    assert number.first
    for year, month, day in dict.fromkeys((number.first, number.last or number.first)):
        if year is not None:
            yield _figure(number, "year", {("year", year), ("", year)}, month is None and day is None)
        if month and day:
            keys: set[Key] = {("day", month, day), ("only", day)}
            yield Figure(number, "day", frozenset(keys), frozenset({("day", month, day), ("d", day), ("m", month)}))
        elif month or day:
            kind = "m" if month else "d"
            yield _figure(
                number, "day", {(kind, month or day), ("", month or day)}, True, {("only", day)} if day else ()
            )


def _time(number: Number) -> Figure:
    """A time of the day; where one side does not say which half of it, either will do."""
    minutes = int(number.value)
    lasting = ("s", minutes * 60)
    if number.unit or minutes > _HALF_A_DAY + 59:
        keys: set[Key] = {("time", minutes), ("unclear", minutes % _HALF_A_DAY), lasting}
        return Figure(number, "time", frozenset(keys), frozenset({("time", minutes), ("half", minutes % _HALF_A_DAY)}))
    keys = {("time", minutes), ("half", minutes % _HALF_A_DAY), ("unclear", minutes % _HALF_A_DAY), lasting}
    offers = {("time", minutes), ("unclear", minutes % _HALF_A_DAY), lasting}
    return Figure(number, "time", frozenset(keys), frozenset(offers))


@lru_cache(4096)
def compared(source: str, spoken: str, target: str, language: str) -> tuple[Difference, ...]:
    """What the figures of a translation do not share with its source's, which is in the language `spoken`.

    Each is looked for once: how often it is told may differ. A unit may be left out, or converted and rounded; where a
    number is missed, Roman numerals, digits that are part of a name, and numerals anywhere count as well.
    """
    theirs, ours = figures(source, spoken), figures(target, language)
    missing, extra = _without(theirs, ours), _without(ours, theirs)
    others = list(_in_other_units(missing, extra))
    taken = {id(each) for pair in others for each in pair}
    left = [[each for each in lost if id(each) not in taken] for lost in (missing, extra)]
    missing = _unmet(left[0], theirs, ours, _loosely(target, language))
    extra = _unmet(left[1], ours, theirs, _loosely(source, spoken))
    found = [Difference(one, other, unit=True) for one, other in others if not _is_rounded(one.number, other.number)]
    return (*found, *_paired(missing, extra))


def _without(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures that are not among the others, each once."""
    offered = frozenset().union(*(each.offers for each in others))
    rest: dict[object, Figure] = {}
    for figure in figures:
        if offered.isdisjoint(figure.wants):
            rest.setdefault(figure.wants, figure)
    return list(rest.values())


def _in_other_units(missing: list[Figure], extra: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The quantities that both sides tell with one value in two units, or of one quantity in two."""
    left = extra[:_MOST]
    for one in (each for each in missing[:_MOST] if each.told == "amount"):
        other = next((each for each in left if each.told == "amount" and _is_other_unit(one.number, each.number)), None)
        if other:
            left.remove(other)
            yield one, other


def _is_other_unit(one: Number, other: Number) -> bool:
    if {one.kind, other.kind} in ({Kind.COUNT}, {Kind.COUNT, Kind.MEASURE}, {Kind.COUNT, Kind.MONEY}, {Kind.PART}):
        return False
    return (one.value == other.value and (one.kind, one.unit) != (other.kind, other.unit)) or _is_rounded(one, other)


def _is_rounded(first: Number, last: Number) -> bool:
    """Whether two quantities are one in two units, but for its rounding."""
    if not first.base or first.base != last.base or first.unit == last.unit or not first.amount:
        return False
    return abs(last.amount / first.amount - 1) <= _ROUNDED


def _loosely(text: str, language: str) -> frozenset[object]:
    """The numbers that may be meant by Roman numerals, and by digits and numerals wherever they stand."""
    return frozenset({*loosely(text, language), *(_roman(match[0]) for match in _ROMAN.finditer(text))})


def _unmet(
    figures: list[Figure], own: Sequence[Figure], others: Sequence[Figure], loose: frozenset[object]
) -> list[Figure]:
    """The figures that the other side does not have in any way: without its unit, or as part of a word."""
    mine, yours = (Counter((each.number.kind, each.number.value) for each in side) for side in (own, others))
    return [each for each in figures if not _is_met(each, mine, yours, loose)]


def _is_met(figure: Figure, own: _Many, others: _Many, loose: frozenset[object]) -> bool:
    number = figure.number
    if figure.told in ("year", "day"):
        days = [day for day in (number.first, number.last) if day]
        parts = {part for day in days for part in (day[:1] if figure.told == "year" else day[1:]) if part}
        return len(parts) == 1 and not loose.isdisjoint(parts)
    if number.kind not in (Kind.COUNT, Kind.MEASURE, Kind.MONEY):
        return False
    if number.kind is not Kind.MEASURE and number.value in loose:
        return True
    kinds = (Kind.MEASURE, Kind.MONEY) if number.kind is Kind.COUNT else (Kind.COUNT,)
    return any(others[kind, number.value] > own[kind, number.value] for kind in kinds)


def _paired(missing: list[Figure], extra: list[Figure]) -> Iterator[Difference]:
    """What is missing and what stands there instead, of one sort each in their order; what is left of either."""
    left = [each for each in extra if each.counts]
    for one in (each for each in missing if each.counts):
        other = next((each for each in left if _is_like(one, each)), None)
        if other:
            left.remove(other)
            yield Difference(one, other)
        elif one.weighs and (one.told != "year" or one.sure):
            yield Difference(one, None)
    yield from (Difference(None, each) for each in left if each.stands_alone and each.told != "year")


def _is_like(one: Figure, other: Figure) -> bool:
    """Whether one figure may stand in the other's place."""
    first, last = one.number, other.number
    if one.told != other.told or first.ordinal != last.ordinal:
        return False
    return (one.sure and other.sure) or (first.kind is last.kind and first.base == last.base)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[each] for each in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
