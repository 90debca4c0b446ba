"""When and where a sentence says that the meeting it names was held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from galley.message import said
from galley.numbers import Day
from galley.passages.passage import Passage
from galley.proof.engines.claims.calendar import shown
from galley.proof.engines.claims.words import Dated, dates, shape, words
from galley.proof.finding import Span

_BRACKETS = re.compile(r"\s?[(（](?P<inside>[^()（）]{3,60})[)）]")
_MONTH = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\.\s?(?P<month>\d{1,2})(?!\d)\s*(?P<where>\D*)")


@dataclass(frozen=True, slots=True)
class Held:
    """When an event is said to be: its first day, its last one or None, as far as they are told, and where that is."""

    first: Day
    last: Day | None
    span: Span

    def contradicts(self, other: Held) -> bool:
        """Whether both cannot be true. A day or month within the other's days is no contradiction."""
        if self.last and other.last:
            return _differ(self.first, other.first) or _differ(self.last, other.last)
        mine, its = (self, other) if self.last is None else (other, self)
        if its.last is None:
            return _differ(mine.first, its.first)
        return _differ(mine.first, its.first, before=True) or _differ(its.last, mine.first, before=True)

    @property
    def told(self) -> str:
        """The days as a message."""
        first = shown(self.first)
        return said("{first} to {last}", first=first, last=shown(self.last)) if self.last else first

    @property
    def state(self) -> str:
        """The days as a value."""
        return "/".join(shown(each) for each in (self.first, self.last) if each)


def _differ(one: Day, other: Day, before: bool = False) -> bool:
    """Whether two days differ in what both tell; with `before` whether the first is earlier."""
    known = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    mine, its = [a for a, _ in known], [b for _, b in known]
    return mine < its if before else mine != its


@dataclass(frozen=True, slots=True)
class Telling:
    """When and where; not `sure` where the words only suggest it."""

    held: Held | None
    where: Span | None
    sure: bool = True


def in_brackets(passage: Passage, at: int) -> Telling | None:
    """The date, and perhaps the place, in brackets right behind a name: (1996. 9 Toyama), (21–24 October)."""
    brackets = _BRACKETS.match(passage.text, at)
    if brackets is None:
        return None
    inside, by = brackets["inside"], brackets.start("inside")
    if month := _MONTH.fullmatch(inside):
        span = Span(passage, by + month.start("year"), by + month.end("month"))
        where = Span(passage, by + month.start("where"), by + month.end("where")) if month["where"] else None
        return Telling(Held((int(month["year"]), int(month["month"]), None), None, span), where)
    told = dates(inside, passage.language)
    return Telling(_held(told[0], passage, by), None) if len(told) == 1 else None


def in_clause(passage: Passage, start: int, clause: str, name: tuple[int, int]) -> Telling:
    """What a clause, which begins at `start`, tells of the meeting that it names at `name`."""
    language = passage.language
    told = [each for each in dates(clause, language) if not name[0] <= each.start < name[1]]
    if not shape("held", language).search(clause):
        beside = [each for each in told if _is_linked(clause, language, each, name)]
        if not beside and len(told) == 1 and told[0].last is None and shape("first-or-last", language).search(clause):
            beside = told
        return Telling(_held(beside[0], passage, start), None, False) if len(beside) == 1 else Telling(None, None)
    whole = [each for at, each in enumerate(told) if not _is_of_a_part(clause, language, told, at)]
    where = None if shape("part", language).search(clause) else shape("where", language).search(clause)
    span = Span(passage, start + where.start("where"), start + where.end("where")) if where else None
    return Telling(_held(whole[0], passage, start) if len(whole) == 1 else None, span)


def _is_of_a_part(clause: str, language: str, told: Sequence[Dated], at: int) -> bool:
    """Whether the verb that a date goes with says that something was opened, closed or prepared."""
    before = clause[told[at - 1].end if at else 0 : told[at].start]
    behind = clause[told[at].end : told[at + 1].start if at + 1 < len(told) else len(clause)]
    verb_first = words(language).get("verb-first") == "yes"
    first, then = (before, behind) if verb_first else (behind, before if not at else "")
    verb, part = shape("held", language).search(first), shape("part", language).search(first)
    if verb or part:
        return part is not None and (verb is None or (not verb_first and part.start() < verb.start()))
    return shape("part", language).search(then) is not None


def _is_linked(clause: str, language: str, date: Dated, name: tuple[int, int]) -> bool:
    """Whether a date is an attribute of the name right beside it: the 10th Meeting in 2015."""
    if date.end <= name[0]:
        return shape("linked-before", language).fullmatch(clause, date.end, name[0]) is not None
    return shape("linked-behind", language).fullmatch(clause, name[1], date.start) is not None


def _held(date: Dated, passage: Passage, by: int = 0) -> Held:
    return Held(date.first, date.last, Span(passage, by + date.start, by + date.end))
