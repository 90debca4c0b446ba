"""Offices: the titles that stand beside people's names, and whether they are the people's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from galley.message import listed
from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Mention, lexicon

_BREAKS = re.compile(r"[^\w·・]|[的和与及のと]")
_REGIONS = ("region", "short")
_LONGEST = 10
"""How many characters of a title without spaces are looked at."""


@dataclass(frozen=True)
class Titles:
    """How a language writes titles: the nouns they end with, which of them one person alone holds in a body, what makes a
    deputy's of them, and whether they stand behind a name too and with what belongs to them before."""

    roles: re.Pattern[str]
    single: frozenset[str]
    vice: re.Pattern[str]
    unspaced: bool

    @classmethod
    def of(cls, rule: Rule, language: str) -> Titles | None:
        """The facts of a language; None where its table has none."""
        return _titles(*(rule.option(name, language, "") for name in ("roles", "single", "vice", "unspaced")))


@lru_cache(maxsize=16)
def _titles(roles: str, single: str, vice: str, unspaced: str) -> Titles | None:
    nouns = [each.replace("_", " ") for each in roles.split()]
    either = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    flags = re.NOFLAG if unspaced else re.IGNORECASE
    pattern = re.compile(rf"(?P<vice>{vice or '(?!)'})?(?P<role>{either})", flags)
    alone = frozenset(each.replace("_", " ").casefold() for each in single.split())
    return Titles(pattern, alone, re.compile(vice or "(?!)", flags), bool(unspaced)) if roles else None


@engine("office")
def office(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each title beside a person of the registry that is none of that person's."""
    people = {person.id: person for person in reading.desk.registry.people}
    for passage in reading.passages:
        titles = Titles.of(rule, passage.language)
        mentions = lexicon(reading.desk, passage.language).mentions(passage.text) if titles else []
        for mention in mentions if titles else ():
            name = mention.of("person")
            offices = people[name.id].offices if name and len(mention.names) == 1 else ()
            held = [each.title[passage.language].text for each in offices if passage.language in each.title]
            if held and titles:
                yield from _foreign(rule, passage, mention, mentions, held, titles, reading.desk)


def _foreign(
    rule: Rule, passage: Passage, mention: Mention, mentions: list[Mention], held: list[str], titles: Titles, desk: Desk
) -> Iterator[Finding]:
    """The titles right before and behind a name that are none of those that are held."""
    for found in (_before(passage.text, mention, titles), _behind(passage.text, mention, titles)):
        if found:
            start = (
                _start(passage.text, found, mentions, _offices(desk, passage.language))
                if titles.unspaced and found.end() <= mention.start
                else found.start()
            )
            words = passage.text[start : found.end()]
            elsewhere = _is_elsewhere(start, held, mentions, passage.language, desk)
            if elsewhere or not _is_held(words, found, held, titles):
                values = {"offices": listed(f"“{each}”" for each in held)}
                yield rule.found(Span(passage, start, found.end()), values=values)


def _is_elsewhere(start: int, held: list[str], mentions: list[Mention], language: str, desk: Desk) -> bool:
    """Whether the region right before a title is another than that of every office which names one."""
    here = {name.id for each in mentions if each.end == start for name in each.names if name.sort in _REGIONS}
    theirs = [
        {name.id for each in lexicon(desk, language).mentions(title) for name in each.names if name.sort in _REGIONS}
        for title in held
    ]
    return bool(here) and all(theirs) and not any(here & each for each in theirs)


def _before(text: str, mention: Mention, titles: Titles) -> re.Match[str] | None:
    end = len(text[: mention.start].rstrip())
    found = (match for match in titles.roles.finditer(text, max(end - 2 * _LONGEST, 0), end) if match.end() == end)
    return next(found, None)


def _behind(text: str, mention: Mention, titles: Titles) -> re.Match[str] | None:
    space = text[mention.end : mention.end + 1] == " "
    return titles.roles.match(text, mention.end + space) if titles.unspaced else None


def _start(text: str, found: re.Match[Any], mentions: list[Mention], offices: frozenset[str]) -> int:
    """Where a title begins: behind a mark or a name, with what stands before its noun where an office of anybody has that."""
    first = max(found.end() - _LONGEST, 0)
    breaks = [match.end() for match in _BREAKS.finditer(text, first, found.start())]
    owners = [each.end for each in mentions if first < each.end <= found.start()]
    start = max((*breaks, *owners), default=found.start())
    return start if any(text[start : found.start()] in each for each in offices) else found.start()


@lru_cache(maxsize=8)
def _offices(desk: Desk, language: str) -> frozenset[str]:
    """The titles of all offices."""
    held = (office.title for person in desk.registry.people for office in person.offices)
    return frozenset(title[language].text for title in held if language in title)


def _is_held(words: str, found: re.Match[str], held: list[str], titles: Titles) -> bool:
    """Whether a title is one of those held, with something left out or not; one that says too little is."""
    role, vice = found["role"].casefold(), found["vice"] is not None
    same = [each for each in held if role in each.casefold()]
    if not same:
        return role not in titles.single
    alike = [each for each in same if _is_vice(each, role, titles) == vice]
    return any(not titles.unspaced or _is_within(words, each) for each in alike)


def _is_vice(title: str, role: str, titles: Titles) -> bool:
    """Whether what makes a deputy's stands right before the noun: 부지사, but not 국제학부 교수."""
    at = title.casefold().index(role)
    return any(match.end() == at for match in titles.vice.finditer(title[:at]))


def _is_within(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in their order."""
    rest = iter(whole)
    return all(character in rest for character in part if not character.isspace())
