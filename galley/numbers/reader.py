"""Numbers of a text: dates, times, parts and numerals with what stands round them, none over another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from galley.numbers.dates import dates, times, weekdays
from galley.numbers.number import Kind, Number
from galley.numbers.words import Numeral, numerals, value_of
from galley.numbers.writing import NEAR, Unit, Writing, writing

_HIDDEN = "\x1f"
_HUNDRED = Fraction(100)


@lru_cache(maxsize=2**15)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text in their order; those in digits where the language has no tables."""
    how = writing(language)
    left = list(text)
    for shape in how.shapes["hidden"]:
        for match in shape.finditer(text):
            left[match.start() : match.end()] = _HIDDEN * (match.end() - match.start())
    found: list[Number] = []
    for finder in (times, _fractions, dates, weekdays):
        rest = "".join(left)
        for each in finder(rest, language):
            if _HIDDEN not in left[each.start : each.end]:
                left[each.start : each.end] = _HIDDEN * (each.end - each.start)
                found.append(each)
    rest = "".join(left)
    found += (counted := _ranges(rest, _numbers(rest, how), how))
    for each in _parts(rest, how):
        if not any(one.start < each.end and each.start < one.end for one in counted):
            found.append(each)
    return _apart(found)


def _apart(found: Iterable[Number]) -> tuple[Number, ...]:
    """The numbers in their order; of two that share a sign, as 5$5 does, the first."""
    kept: list[Number] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def loosely(text: str, language: str) -> frozenset[Fraction]:
    """The numbers that a text may mean elsewhere than in its `numbers`: digits in names, numerals in other words."""
    how, left = writing(language), list(text)
    for each in numbers(text, language):
        left[each.start : each.end] = _HIDDEN * (each.end - each.start)
    rest = "".join(left)
    digits = (Fraction(each) for each in re.findall(r"\d{1,18}", rest))
    return frozenset({*digits, *(each.value for each in numerals(rest, how))})


def _fractions(text: str, language: str) -> Iterator[Number]:
    """Parts in figures: 三分之二, two-thirds; in hundredths they are per cents, before a unit so much of it."""
    how = writing(language)
    for shape in how.shapes["fractions"]:
        for match in shape.finditer(text):
            value = _part(match, language, how)
            if value is None:
                continue
            words = not re.search(r"\d", match[0])
            of = how.around["of"].match(text, match.end())
            if measured := _in_unit(text, match.start(), of.end() if of else match.end(), value, how):
                yield replace(measured, words=words)
            elif value_of(match["of"], language) == _HUNDRED:
                yield _number(*match.span(), Kind.PERCENT, value * _HUNDRED, amount=value, words=words)
            else:
                yield _number(*match.span(), Kind.PART, value, words=words)


def _parts(text: str, how: Writing) -> Iterator[Number]:
    """Parts that have a word: half, 一半, половина."""
    for part, form in how.table("parts").items():
        for match in how.compiled(form).finditer(text):
            yield _number(*match.span(), Kind.PART, Fraction(part), words=True)


def _part(match: re.Match[str], language: str, how: Writing) -> Fraction | None:
    named = how.table("denominators").items()
    of = next((Fraction(value) for value, form in named if re.fullmatch(form, match["of"], re.IGNORECASE)), None)
    of = of or value_of(match["of"], language)
    part = value_of(match["part"], language) if match["part"] not in ("", "a", "an") else Fraction(1)
    return part / of if of and part is not None else None


def _number(start: int, end: int, kind: Kind, value: Fraction, unit: str = "", **more: object) -> Number:
    return Number(start, end, kind, value, unit, **{"amount": value, **more})  # type: ignore[arg-type]


def _numbers(text: str, how: Writing) -> Iterator[tuple[Numeral, Number]]:
    end = 0
    for numeral in numerals(text, how):
        number = _of(text, numeral, how) if numeral.start >= end else None
        if number:
            end = number.end
            yield numeral, number


def _of(text: str, numeral: Numeral, how: Writing) -> Number | None:
    """The number that a numeral is in its place; None where it is part of a word or phrase."""
    around, before = how.around, text[max(numeral.start - NEAR, 0) : numeral.start]
    leading, more = around["nth_before"].search(before), around["more"].match(text, numeral.end)
    nth = around["nth_after"].match(text, numeral.end)
    start = leading.start() - len(before) + numeral.start if leading else numeral.start
    end = nth.end() if nth else more.end() if more else numeral.end
    ordinal = bool(nth or leading or numeral.nth)
    number = None if ordinal else _of_unit(text, start, end, numeral.value, how)
    if how.is_idiom(text, numeral.start, end) or not (ordinal or _counts(text, numeral, how, number)):
        return None
    counter = None if number else how.counters.match(text, end)
    number = number or _number(start, end, Kind.COUNT, numeral.value, counter[0].strip() if counter else "")
    about = more or around["about_before"].search(text[max(start - NEAR, 0) : start])
    about = about or around["about_after"].match(text, counter.end() if counter else number.end)
    return replace(number, ordinal=ordinal, approximate=about is not None, words=numeral.words)


def _of_unit(text: str, start: int, end: int, value: Fraction, how: Writing) -> Number | None:
    """The number as one of a unit, of a hundred or of money; None where it counts things."""
    for name, many in (("tenths", 10), ("percent", 1)):
        if match := how.around[name].match(text, end):
            return _number(start, match.end(), Kind.PERCENT, value * many, amount=value * many / _HUNDRED)
    return _money(text, start, end, value, how) or _in_unit(text, start, end, value, how)


def _in_unit(text: str, start: int, end: int, value: Fraction, how: Writing) -> Number | None:
    """So much of the unit that stands at `end`, with a half behind it; None where none does."""
    for pattern, unit in how.units:
        if match := pattern.match(text, end):
            half = how.around["half"].match(text, match.end())
            last, told = (half.end(), value + Fraction(1, 2)) if half else (match.end(), value)
            return _measured(Number(start, last, Kind.MEASURE, told), unit)
    return None


def _measured(number: Number, unit: Unit) -> Number:
    return replace(
        number, kind=Kind.MEASURE, unit=unit.id, base=unit.base, amount=number.value * unit.factor + unit.zero
    )


def _money(text: str, start: int, end: int, value: Fraction, how: Writing) -> Number | None:
    for pattern, code in how.money_after:
        if match := pattern.match(text, end):
            return _number(start, match.end(), Kind.MONEY, value, code, base=code)
    for pattern, code in how.money_before:
        if match := pattern.search(text, max(start - NEAR, 0), start):
            return _number(match.start(), end, Kind.MONEY, value, code, base=code)
    return None


def _counts(text: str, numeral: Numeral, how: Writing, measured: Number | None) -> bool:
    """Whether a numeral counts: in words only before what it counts, where numerals are parts of other words."""
    if not numeral.words:
        return True
    if how.around["vague"].search(text[max(numeral.start - NEAR, 0) : numeral.start]):
        return False
    if numeral.value == 1:
        return measured is not None
    if not how.has("bare"):
        return True
    counted = measured is not None or how.counters.match(text, numeral.end) is not None
    return counted and not (numeral.simple and how.around["weak"].fullmatch(text, numeral.start, numeral.end))


def _ranges(text: str, found: Iterable[tuple[Numeral, Number]], how: Writing) -> list[Number]:
    """The numbers, with those that are the ends of a range told so; the first has the unit of the last."""
    numbers: list[Number] = []
    last: Numeral | None = None
    for numeral, number in found:
        if last and _is_range(text, numbers[-1], number, how):
            numbers[-1] = _lent(numbers[-1], last, number, numeral, how)
            number = replace(number, ranged=True)
        numbers.append(number)
        last = numeral
    return numbers


def _is_range(text: str, first: Number, last: Number, how: Writing) -> bool:
    start = first.end + len(first.unit) * (first.kind is Kind.COUNT and text.startswith(first.unit, first.end))
    return how.around["range"].fullmatch(text, start, last.start) is not None and first.ordinal == last.ordinal


def _lent(first: Number, one: Numeral, last: Number, other: Numeral, how: Writing) -> Number:
    """The beginning of a range, with the million and the unit that stand behind its end alone."""
    value = first.value
    if one.scale == 1 and value < other.value / other.scale:
        value *= other.scale
    if first.kind is not Kind.COUNT:
        return replace(first, ranged=True)
    lent = replace(first, kind=last.kind, base=last.base, value=value, amount=value, ranged=True)
    if last.kind is Kind.MEASURE:
        return _measured(lent, how.unit(last.unit))
    unit, amount = (
        (first.unit if last.kind is Kind.COUNT else last.unit),
        value / (_HUNDRED if last.kind is Kind.PERCENT else 1),
    )
    return replace(lent, unit=unit, amount=amount)
