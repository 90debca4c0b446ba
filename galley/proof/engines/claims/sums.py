"""Sums: parts and the total that is stated of them, shares of a whole, sums that are written out, totals of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from galley.numbers import Kind as Sort
from galley.numbers import Number
from galley.problem import Severity
from galley.proof.engines.claims.countries import Countries, countries_of
from galley.proof.engines.claims.words import of_kind, prose, sentences, shape, shown
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_EDGES = r"[、，,：:（()）]|——|—(?!\s*\d)"
_RANGE = re.compile(r"\s*[-–~～]\s*\d")
_MANY = 4
_CLOSE = 8
"""A total of things of several names is off by no more than one in so many."""
_LONGEST = 32
"""What a part is a part of is told in no more letters."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a sentence: its characters, its value, the words of its unit, what it is told of; whether that is people."""

    start: int
    end: int
    value: Fraction
    unit: str
    label: str = ""
    person: bool = False

    def at(self, by: int) -> Count:
        """The count in a text that begins earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Tally:
    """Parts, and the total that is stated of them; `full` when the text says that they are all.

    Not `clear` where a number stands beside the parts whose label is not known: it may be one of them.
    """

    parts: tuple[Count, ...]
    total: Count
    full: bool
    clear: bool = True

    @property
    def sum(self) -> Fraction:
        """What the parts make."""
        return sum((part.value for part in self.parts), Fraction(0))


def counts(text: str, language: str) -> list[Count]:
    """The numbers of a text that count something exactly; the unit is the measure word with the noun behind it."""
    found, small, ending = [], shape("small", language), shape("endings", language)
    read = of_kind(text, language, Sort.COUNT)
    for each in read:
        if not (each.ordinal or each.approximate or _is_ranged(each, read) or _RANGE.match(text, each.end)):
            noun = re.match(r"\s*([^\W\d_]*)", text[each.end : each.end + 24])
            unit = noun[1] if noun and not small.fullmatch(noun[1]) else ""
            if not each.unit and (joint := ending.match(unit)):
                unit = unit[joint.end() :] if unit[:1] == "の" else ""
            end = each.end + len(each.unit) * text.startswith(each.unit, each.end)
            person = shape("persons", language).match(unit) is not None
            found.append(Count(each.start, end, each.value, unit, person=person))
    return found


def _is_ranged(number: Number, others: Sequence[Number]) -> bool:
    """Whether a number is an end of a range: 5か国から33の自治体 is none, as it counts two things."""
    at = others.index(number)
    first, last = (at, at + 1) if at + 1 < len(others) and others[at + 1].ranged else (at - 1, at)
    return number.ranged and others[max(first, 0)].unit in ("", others[min(last, len(others) - 1)].unit)


@engine("total")
def total(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Parts that do not make the total of their sentence. It is an error where they are said to be all, or are too many."""
    for passage in prose(reading):
        countries = countries_of(reading.desk, passage.language)
        for tally in tallies(passage.text, passage.language, countries):
            span = Span(passage, tally.total.start, tally.total.end)
            made, value = shown(tally.sum), shown(tally.total.value)
            values = {"list": " + ".join(shown(part.value) for part in tally.parts), "sum": made, "value": value}
            sure = tally.clear and (tally.full or tally.sum > tally.total.value)
            level, related = (
                None if sure else Severity.WARNING,
                [Span(passage, each.start, each.end) for each in tally.parts],
            )
            yield rule.found(span, level=level, related=tuple(related), values=values, states=(made, value))


def tallies(text: str, language: str, countries: Countries) -> Iterator[Tally]:
    """The parts of each sentence with the total that is stated of them there."""
    for start, end in sentences(text):
        for tally in _Sentence(text[start:end], language, countries).tallies():
            yield replace(tally, parts=tuple(part.at(start) for part in tally.parts), total=tally.total.at(start))


@dataclass(frozen=True, slots=True)
class _Element:
    """What stands between two separators; `mark` is the one before it, `sum` where that is a word of summing up."""

    start: int
    end: int
    counts: tuple[Count, ...]
    mark: str

    @property
    def sums(self) -> bool:
        return self.mark == "sum"

    @property
    def closes(self) -> bool:
        return self.mark in (")", "）")

    @property
    def opens(self) -> bool:
        return self.mark in ("(", "（", ":", "：")


class _Sentence:
    """A sentence, divided at its commas, brackets, joints and words of summing up."""

    def __init__(self, text: str, language: str, countries: Countries) -> None:
        self.text, self.language, self.countries = text, language, countries
        self.numbers = counts(text, language)
        self._open = shape("open", language)
        self._elements = _summed_behind(list(self._divided())) if len(self.numbers) >= 3 else []

    def _divided(self) -> Iterator[_Element]:
        sums, joints = shape("sum", self.language), shape("joints", self.language)
        separators = re.compile(
            rf"(?P<sums>(?:[，,、]\s*)?(?:{sums.pattern}))|{_EDGES}|{joints.pattern}", re.IGNORECASE
        )
        at, mark = 0, ""
        for found in separators.finditer(self.text):
            if not any(each.start < found.start() < each.end for each in self.numbers):
                yield from self._element(at, found.start(), mark)
                at, mark = found.end(), "sum" if found["sums"] else found[0]
        yield from self._element(at, len(self.text), mark)

    def _element(self, start: int, end: int, mark: str) -> Iterator[_Element]:
        inside = tuple(each for each in self.numbers if start <= each.start < end)
        found = _Element(start, end, inside, mark)
        if self.text[start:end].strip() or found.closes:
            yield found

    def tallies(self) -> Iterator[Tally]:
        """The runs of parts for which the sentence states a number; before a total those of several units are one run."""
        run: list[tuple[int, Count]] = []
        mixed: list[tuple[int, Count]] = []
        for index, element in enumerate((*self._elements, _Element(len(self.text), len(self.text), (), "sum"))):
            part = self._part(element)
            if element.opens or (part and self._open.search(self.text, element.start, part.start)):
                run, mixed = [], []
            if run and (element.closes or (part and not _like_units(part, run[0][1]))):
                yield from self._summed(run)
                run, mixed = [], [] if element.closes else mixed
            if part is not None:
                run.append((index, part))
                mixed.append((index, part))
            elif run and (element.sums or element.counts):
                found = [*self._summed(run)] or [*(self._summed(mixed) if element.sums else ())]
                yield from found
                run, mixed = [], []

    def _part(self, element: _Element) -> Count | None:
        """The one number of an element that names what it is a part of."""
        if element.sums or len(element.counts) != 1:
            return None
        count = element.counts[0]
        around = f"{self.text[element.start : count.start]} {self.text[count.end : element.end]}".strip()
        named = 0 < len(around) <= _LONGEST and not re.search("[“”]", around)
        return replace(count, label=around) if named or self._is_country(around) else None

    def _is_country(self, around: str) -> bool:
        return bool(self.countries.within(around)) or shape("observers", self.language).search(around) is not None

    def _disjoint(self, parts: Sequence[Count]) -> bool:
        """Whether nothing can be counted in two of the parts: they are of countries."""
        return all(self._is_country(part.label) for part in parts)

    def _summed(self, run: list[tuple[int, Count]]) -> Iterator[Tally]:
        """The tally of a run of parts, when the sentence states a number for all of them."""
        (first, _), (last, _), parts = run[0], run[-1], [part for _, part in run]
        halves = [part for part in parts if shape("halves", self.language).search(part.label)]
        if len(halves) > 1 and parts[1:] == halves and _same_unit(parts[0], halves):
            yield from (each for each in (Tally(tuple(halves), parts[0], True),) if each.sum != parts[0].value)
            return
        if len(parts) < 2 or shape("each", self.language).search(self.text):
            return
        after = self._elements[last + 1].counts if self._follows_sum(last) else ()
        before = self._elements[first - 1] if first else None
        made = sum(part.value for part in parts)
        stated = [*after, *(before.counts if before else ())]
        fitting = [each for each in stated if _same_unit(each, parts)] or [
            each for each in after if _is_close(each.value, Fraction(made))
        ]
        if not fitting or any(each.value == made for each in stated):
            return
        of_all = bool(after) and fitting[0] in after
        whole = fitting[0] if of_all else min(fitting, key=lambda each: abs(each.value - made))
        bridge = self.text[before.end if before else 0 : parts[0].start]
        begun = self.text[before.start if before else 0 : parts[0].start]
        opened = any(map(self._open.search, (begun, self._ahead_of_bracket(parts[-1]))))
        listed = re.match(r"\s*[（(：:]", bridge) is not None
        if of_all or self._is_told(parts, made, whole.value, listed, opened):
            full = of_all or (listed and not opened)
            clear = self._is_clear(first, last, whole) and _same_unit(whole, parts)
            yield Tally(tuple(parts), whole, full, clear)

    def _ahead_of_bracket(self, part: Count) -> str:
        """What stands between a part and the bracket that closes behind it, as “etc.”."""
        behind = re.compile("[^()（）]*(?=[)）])").match(self.text, part.end)
        return behind[0] if behind else ""

    def _follows_sum(self, last: int) -> bool:
        return last + 1 < len(self._elements) and self._elements[last + 1].sums

    def _is_told(self, parts: list[Count], made: Fraction | int, whole: Fraction, listed: bool, opened: bool) -> bool:
        """Whether parts that follow a number are parts of it: of countries, or listed behind it and not opened.

        Of parts that are only some of it, no more is told than that they are too many, or nearly all where many countries
        are named; of people who may be counted twice not even that."""
        disjoint = self._disjoint(parts)
        if opened:
            nearly = len(parts) >= _MANY and (whole - made) * _CLOSE < whole
            return (disjoint and (made > whole or nearly)) or max(part.value for part in parts) > whole
        return disjoint or (listed and max(part.value for part in parts) < whole)

    def _is_clear(self, first: int, last: int, whole: Count) -> bool:
        beside = [self._elements[at] for at in (first - 1, last + 1) if 0 <= at < len(self._elements)]
        return not any(len(each.counts) == 1 and not each.sums and whole not in each.counts for each in beside)


def _summed_behind(elements: list[_Element]) -> list[_Element]:
    """The elements, a number that a word of summing up follows marked like one behind it: 175 books in total."""
    marked = list(elements)
    for at, (one, other) in enumerate(pairwise(elements)):
        if other.sums and not other.counts and len(one.counts) == 1:
            marked[at] = replace(one, mark="sum")
    return marked


def _like_units(one: Count, other: Count) -> bool:
    return not one.unit or not other.unit or one.unit[:1] == other.unit[:1] or (one.person and other.person)


def _same_unit(whole: Count, parts: Sequence[Count]) -> bool:
    """Whether parts count what the total counts, as far as their words tell; 2个观察员地方政府 count 地方政府."""
    named = [part for part in parts if part.unit]
    return not named or any(_alike(whole.unit, each.unit) or (whole.person and each.person) for each in named)


def _is_close(whole: Fraction, made: Fraction) -> bool:
    """Whether a sum of things of several names is meant to be a total of them all."""
    return abs(whole - made) * _CLOSE <= whole


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    size = min(len(short), 5)
    return bool(short) and (short[:size] == long[:size] or (len(short) > 2 and long.endswith(short[1:])))


_WORDS = 16
"""A part stands no further behind the words that say it is one."""
_PAIR = 2


@engine("part")
def part(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Numbers that are said to be a part of a smaller one: 20 students, of whom 25 passed."""
    for passage in prose(reading):
        text, language = passage.text, passage.language
        for start, end in sentences(text) if shape("of-which", language).search(text) else ():
            numbers = [each.at(start) for each in counts(text[start:end], language)]
            for match in shape("of-which", language).finditer(text, start, end):
                before = [each for each in numbers if each.end <= match.start()][-1:]
                behind = [each for each in numbers if match.end() <= each.start <= match.end() + _WORDS][:1]
                if not before or not behind or behind[0].value <= before[0].value:
                    continue
                adjacent = before[0].person and behind[0].start - match.end() < _PAIR
                if adjacent or _like_units(behind[0], before[0]):
                    values = {"part": shown(behind[0].value), "whole": shown(before[0].value)}
                    related = (Span(passage, before[0].start, before[0].end),)
                    span = Span(passage, behind[0].start, behind[0].end)
                    yield rule.found(span, related=related, values=values, states=tuple(values.values()))


_MOST_OFF = 8
"""Shares that make less, or more, than a hundred by more than so much are no shares of one whole."""


@engine("shares")
def shares(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Percentages in a row that make nearly, but not quite, a hundred; or more, where a word says that they are shares."""
    for passage in prose(reading):
        found = of_kind(passage.text, passage.language, Sort.PERCENT)
        for start, end in sentences(passage.text) if found else ():
            run = [each for each in found if start <= each.start < end]
            made = sum(float(each.value) for each in run)
            told = shape("share", passage.language).search(passage.text, start, end) is not None
            if len(run) >= 3 and _is_off(run, made, told):
                span = Span(passage, run[0].start, run[-1].end)
                yield rule.found(span, values={"made": f"{made:g}"}, states=(f"{made:g}",))


def _is_off(run: Sequence[Number], made: float, told: bool) -> bool:
    close = max(float(each.value) for each in run) < 90 and 1 < abs(made - 100) <= _MOST_OFF
    return close or (told and 101 < made < 130)


_SUM = re.compile(
    r"(?<![\d.,+=×*/–-])(?<![+=×*/–-] )(?P<parts>\d{1,6}(?: ?[+＋] ?\d{1,6})+) ?[=＝] ?(?P<sum>\d{1,7})(?![\d.,]*\d| ?[+*/×=−-])"
)


@engine("written-sum")
def written_sum(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Sums that are written out in signs: 3 + 4 = 8."""
    for passage in prose(reading):
        for match in _SUM.finditer(passage.text):
            made = sum(int(each) for each in re.findall(r"\d+", match["parts"]))
            if made != int(match["sum"]):
                values = {"sum": made, "value": match["sum"]}
                yield rule.found(Span(passage, *match.span("sum")), values=values, states=(str(made), match["sum"]))
