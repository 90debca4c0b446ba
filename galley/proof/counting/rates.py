"""Amounts that are given in several currencies, and the rates of exchange that they imply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from galley.message import said
from galley.proof.copy.passage import Passage
from galley.proof.finding import Span
from galley.proof.shelf.quantities import Quantity, Sort, quantities

PER_DOLLAR = {"USD": 1.0, "EUR": 0.85, "CNY": 6.8, "JPY": 115.0, "KRW": 1150.0, "RUB": 50.0, "MNT": 2200.0}
"""Units of a currency for one US dollar, in the middle of what they were worth since 2005."""
PLAUSIBLE = 3.0
"""A rate this many times off that middle is taken for a slip of a digit."""
AGREEING = 1.5
"""Two rates of one text differ at most by this factor; the rates of a year do."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One amount in two currencies: units of `currencies[1]` for one of `currencies[0]`."""

    currencies: tuple[str, str]
    rate: float
    first: Span
    second: Span

    @property
    def expected(self) -> float:
        """The rate in the middle of what it was."""
        return PER_DOLLAR[self.currencies[1]] / PER_DOLLAR[self.currencies[0]]


def rates(passages: Iterable[Passage]) -> Iterator[Rate]:
    """The rates that amounts imply which stand with others in brackets: US$100万（11亿韩元、600万人民币）."""
    for passage in passages:
        money = [each for each in quantities(passage.text, passage.language) if each.sort is Sort.MONEY]
        for group in _together(passage.text, money):
            yield from _rates_of(passage, group)


def _together(text: str, money: list[Quantity]) -> Iterator[list[Quantity]]:
    """Amounts of which the first stands right before brackets and the others in them."""
    for match in re.finditer(r"[（(]([^()（）]*)[)）]", text):
        before = [
            each for each in money if each.end <= match.start() and not text[each.end : match.start()].strip(" 约")
        ]
        inside = [each for each in money if match.start() < each.start < match.end()]
        if before and inside:
            yield [before[-1], *inside]


def _rates_of(passage: Passage, group: list[Quantity]) -> Iterator[Rate]:
    for one, other in combinations(group, 2):
        if one.unit != other.unit and one.unit in PER_DOLLAR and other.unit in PER_DOLLAR and one.value and other.value:
            if one.unit > other.unit:
                one, other = other, one
            first, second = Span(passage, one.start, one.end), Span(passage, other.start, other.end)
            yield Rate((one.unit, other.unit), float(other.value / one.value), first, second)


@dataclass(frozen=True, slots=True)
class Odd:
    """An amount that does not fit the others, with those."""

    span: Span
    message: str
    related: tuple[Span, ...]


def odd_rates(found: list[Rate]) -> Iterator[Odd]:
    """The amounts whose rates cannot be, each once: the one that most of the rates that are off have in common."""
    bad = [rate for rate in found if off(rate.rate, rate.expected) >= PLAUSIBLE]
    while bad:
        places = [span for rate in bad for span in (rate.second, rate.first)]
        worst = max(places, key=lambda span: (places.count(span), span.start))
        mine = [rate for rate in bad if worst in (rate.first, rate.second)]
        related = tuple(span for rate in mine for span in (rate.first, rate.second) if span != worst)
        yield Odd(
            worst,
            said(
                "that makes {rate}, where some {usual} are usual", rate=_shown(mine[0]), usual=f"{mine[0].expected:.3g}"
            ),
            related,
        )
        bad = [rate for rate in bad if rate not in mine]
    yield from _disagreeing([rate for rate in found if off(rate.rate, rate.expected) < PLAUSIBLE])


def _disagreeing(found: list[Rate]) -> Iterator[Odd]:
    """Rates that are possible, but not those of another place."""
    seen: dict[tuple[str, str], Rate] = {}
    for rate in found:
        before = seen.setdefault(rate.currencies, rate)
        if off(rate.rate, before.rate) > AGREEING:
            message = said(
                "that makes {rate}, in another place it is {other}", rate=_shown(rate), other=f"{before.rate:.3g}"
            )
            yield Odd(max(rate.first, rate.second, key=lambda span: span.start), message, (before.first, before.second))


def _shown(rate: Rate) -> str:
    one, other = rate.currencies
    return said("{rate} {other} for one {one}", rate=f"{rate.rate:.3g}", other=other, one=one)


def off(one: float, other: float) -> float:
    """By what factor two rates differ, 1 or more."""
    return max(one / other, other / one)
