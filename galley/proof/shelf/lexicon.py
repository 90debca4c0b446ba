"""The lexicon: every name of the registry, in each way that one language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from galley.model.dates import Moment
from galley.model.names import Names
from galley.model.registry import Registry
from galley.proof.desk import Desk

_BRACKETS = re.compile(r"[（(][^（）()]+[）)]")
_HEAD = 2
"""How many characters of a name are looked up at once."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write the name of the entry `id`.

    `sort` is country, region, short, committee, organisation, abbreviation, person, series, city, theme or term; `main` is how the
    registry prefers to write it in the same form; `until` says when it was given up.
    """

    text: str
    id: str
    sort: str
    main: str
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands in a text. `names` are all that are written so."""

    start: int
    end: int
    names: tuple[Name, ...]

    def of(self, *sorts: str) -> Name | None:
        """The name that is of one of some sorts."""
        return next((name for name in self.names if name.sort in sorts), None)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The names of one language."""

    language: str
    names: tuple[Name, ...] = field(repr=False)

    @cached_property
    def by_text(self) -> dict[str, tuple[Name, ...]]:
        """The names by how they are written."""
        found: dict[str, tuple[Name, ...]] = {}
        for name in self.names:
            found[name.text] = (*found.get(name.text, ()), name)
        return found

    @cached_property
    def _by_head(self) -> dict[str, list[str]]:
        """The texts by their first characters, the longest first."""
        found: dict[str, list[str]] = {}
        for text in sorted(self.by_text, key=len, reverse=True):
            if len(text) >= _HEAD:
                found.setdefault(text[:_HEAD], []).append(text)
        return found

    @property
    def spaced(self) -> bool:
        """Whether the language writes words apart, so that a name ends where a word does."""
        return self.language in ("en", "ru", "mn")

    @lru_cache(maxsize=1 << 14)  # noqa: B019
    def mentions(self, text: str) -> list[Mention]:
        """The names in a text, the longest at each place, none inside another."""
        found, at = list[Mention](), 0
        while at < len(text) - 1:
            name = self._name_at(text, at)
            if name is None:
                at += 1
                continue
            found.append(Mention(at, at + len(name), self.by_text[name]))
            at += len(name)
        return found

    def is_over(self, text: str, start: int, end: int) -> bool:
        """Whether a name stands over some of the characters of a text."""
        return any(each.start < end and start < each.end for each in self.mentions(text))

    def _name_at(self, text: str, at: int) -> str | None:
        if self.spaced and at and text[at - 1].isalnum():
            return None
        for name in self._by_head.get(text[at : at + _HEAD], ()):
            if text.startswith(name, at) and self._ends_word(text, at + len(name)):
                return name
        return None

    def _ends_word(self, text: str, end: int) -> bool:
        """Whether a name may end here: Latin letters never go on."""
        if end >= len(text):
            return True
        before, after = text[end - 1], text[end]
        if self.spaced:
            return not after.isalnum()
        return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


@lru_cache(maxsize=24)
def lexicon(desk: Desk, language: str) -> Lexicon:
    """The lexicon of the desk's registry, built once."""
    return Lexicon(language, tuple(dict.fromkeys(_names(desk.registry, language))))


@lru_cache(maxsize=4)
def country_of(desk: Desk) -> dict[str, str]:
    """The country of each region."""
    return {region.id: region.country for region in desk.registry.regions}


def _names(registry: Registry, language: str) -> Iterator[Name]:
    for country in registry.countries:
        for names in (country.name, country.long):
            yield from _spelt(names, language, country.id, "country")
    for region in registry.regions:
        yield from _spelt(region.name, language, region.id, "region")
        yield from _spelt(region.short or {}, language, region.id, "short")
        for former in region.former:
            yield from _spelt(former.name, language, region.id, "region", former.until)
    yield from _committees(registry, language)
    for series in registry.series:
        yield from _spelt(series.name, language, series.id, "series")
    for meeting in registry.meetings:
        yield from _spelt(meeting.city or {}, language, meeting.host or meeting.id, "city")
        yield from _spelt(meeting.theme or {}, language, meeting.id, "theme")
    for organisation in registry.organisations:
        yield from _spelt(organisation.name, language, organisation.id, "organisation")
        yield from _spelt(organisation.short or {}, language, organisation.id, "abbreviation")
    for person in registry.people:
        yield from _spelt(person.name, language, person.id, "person")
    for term in registry.terms:
        yield from _spelt(term.name, language, term.id, "term")


def _committees(registry: Registry, language: str) -> Iterator[Name]:
    """The committees with the common noun, as in the pattern of their title; former names too."""
    pattern = registry.committee_title.get(language)
    for committee in registry.committees:
        spellings: list[tuple[Names, Moment | None]] = [(committee.name, None)]
        spellings += [(former.name, former.until) for former in committee.former]
        for names, until in spellings:
            spelling = names.get(language)
            if spelling and pattern:
                main = pattern.text.replace("{name}", spelling.text)
                for form in pattern.forms:
                    for text in (spelling.text, *spelling.variants):
                        yield Name(form.replace("{name}", text), committee.id, "committee", main, until)


def _spelt(names: Names, language: str, id: str, sort: str, until: Moment | None = None) -> Iterator[Name]:
    spelling = names.get(language)
    if spelling is None:
        return
    for form in spelling.forms:
        yield Name(form, id, sort, spelling.text, until)
        for text in (_BRACKETS.sub("", form), form.replace("（", "(").replace("）", ")"), form.replace("·", "")):
            if text != form and len(text) > 1:
                yield Name(text, id, sort, spelling.text, until)
