"""How names of the registry, and of other countries, stand in a text of any language: in any accepted way, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

from galley import inflection
from galley.language.territories import territories
from galley.model.names import Names
from galley.model.registry import Committee, Country, Organisation, Person, Region, Registry, Term
from galley.proof.desk import Desk
from galley.proof.engines.parallel.pairs import told

_TELLING = {True: 6, False: 4}
"""The name of an organisation that has as many characters is no common word, by whether these are letters."""
_STAYING = 4
"""Words of so many letters have endings that are left open."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A country that is not in the registry, by its ISO 3166-1 code."""

    id: str


Named = Country | Region | Organisation | Person | Committee | Term | Elsewhere


@dataclass(frozen=True, slots=True)
class Mention:
    """What is named from `start` to `end` of a text."""

    entry: Named
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Known:
    """The names of a registry and of the other countries, ready to be found in texts."""

    registry: Registry
    entries: tuple[Named, ...]
    _starts: dict[str, dict[str, list[tuple[str, str, Named]]]] = field(default_factory=dict)
    _loose: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)
    _found: dict[tuple[str, str], dict[str, Mention]] = field(default_factory=dict)

    def mentioned(self, text: str, language: str) -> dict[str, Mention]:
        """What a text names by a name of its own, the longest where several begin at one place; each once."""
        if (text, language) not in self._found:
            self._found[text, language] = self._mentioned(text, language)
        return self._found[text, language]

    def _mentioned(self, text: str, language: str) -> dict[str, Mention]:
        if language not in self._starts:
            self._starts[language] = self._by_start(language)
        starts, found, end = self._starts[language], dict[str, Mention](), 0
        city = told(language).get("city", "\0")
        others = {at for match in _others(language).finditer(text) for at in range(*match.span())}
        for at in range(len(text) - 1):
            for head, form, entry in starts.get(text[at : at + 2], ()) if at >= end and at not in others else ():
                if text.startswith(head, at) and (
                    match := _whole(form, language, isinstance(entry, Elsewhere)).match(text, at)
                ):
                    end = match.end()
                    if not (isinstance(entry, Region) and text.startswith(city, end)):
                        found.setdefault(key(entry), Mention(entry, at, end))
                    break
        return found

    def _by_start(self, language: str) -> dict[str, list[tuple[str, str, Named]]]:
        """The names by their first two characters, with those that stay in all cases, the longest first."""
        named = {form: entry for entry in self.entries for form in self._telling(entry, language) if len(form) > 1}
        starts: dict[str, list[tuple[str, str, Named]]] = {}
        for form in sorted(named, key=len, reverse=True):
            head = _fixed(re.split(r"[\s,-]+", form)[0], language)
            starts.setdefault(form[:2], []).append((head, form, named[form]))
        return starts

    def _telling(self, entry: Named, language: str) -> list[str]:
        """The names that tell an entry by themselves: not an organisation's abbreviation, of a committee its title."""
        if isinstance(entry, Organisation):
            return [form for form in forms_of(entry.name, language) if len(form) >= _TELLING[is_spaced(language)]]
        own = forms(entry, language, letters=False)
        if not isinstance(entry, Committee):
            return own
        return [
            title.replace("{name}", form) for title in forms_of(self.registry.committee_title, language) for form in own
        ]

    def stands_in(self, entry: Named, text: str, language: str) -> bool:
        """Whether an entry is named in a text, by any form of its name or a part that tells it; True where it has none."""
        place = (key(entry), language)
        if place not in self._loose:
            self._loose[place] = re.compile("|".join(self._loosely(entry, language)), re.IGNORECASE)
        return self._loose[place].search(text) is not None

    def _loosely(self, entry: Named, language: str) -> list[str]:
        known = forms(entry, language)
        if not known:
            return []
        patterns = [_inflected(form, language) for form in known]
        if isinstance(entry, Country | Elsewhere):
            people = told(language).get("peoples", {}).get(entry.id)
            patterns += [each for each in (people, self._letter(entry, language)) if each]
        if isinstance(entry, Person | Region | Elsewhere):
            patterns += [_inflected(part, language) for form in known for part in _parts(form, language)]
        if isinstance(entry, Region) and (name := entry.name.get(language)) and name.reading:
            patterns.append(re.escape(name.reading[:3]))
        if isinstance(entry, Organisation):
            patterns += [_inflected(form, language) for form in self._kinds(entry, language)]
        return patterns

    def _letter(self, entry: Named, language: str) -> str:
        """What stands for a country beside another such letter: 日中韓, 한·중."""
        letters = {each.id: each.letter[language].text for each in self.registry.countries if each.letter.get(language)}
        if len(letters.get(entry.id, "long")) > 1:
            return ""
        letter, others = letters[entry.id], "".join(each for each in letters.values() if len(each) == 1)
        return rf"(?<=[{others}]){letter}|(?<=[{others}][·ㆍ・-]){letter}|{letter}(?=[·ㆍ・-]?[{others}])"

    def _kinds(self, entry: Organisation, language: str) -> Iterator[str]:
        """The abbreviations of an organisation, and the registry's words for what it is: the Association, 本会."""
        yield from (form for each in ("en", "ru") for form in forms_of(entry.short, each))
        for term in self.registry.terms:
            for each in told("all")["languages"].split():
                words, names = forms_of(term.name, each), forms_of(entry.name, each)
                if any(name.endswith(word) or name.startswith(word) for name in names for word in words):
                    yield from forms_of(term.name, language)

    def of_organisation(self, form: str, language: str) -> list[str]:
        """The names that an organisation has in a language, which is called `form` in any."""
        found = []
        for each in self.registry.organisations:
            if any(form in forms(each, language) for language in told("all")["languages"].split()):
                found += forms(each, language)
        return found


_KNOWN: WeakKeyDictionary[Desk, Known] = WeakKeyDictionary()


def names_of(desk: Desk) -> Known:
    """The names that a desk knows; made once for it."""
    registry = desk.registry
    if desk not in _KNOWN:
        own: list[Named] = [*registry.countries, *registry.regions, *registry.organisations]
        own += [*registry.people, *registry.committees, *registry.terms]
        listed = {each.id for each in registry.countries}
        elsewhere = (Elsewhere(code) for code in territories("en").values() if code not in listed)
        _KNOWN[desk] = Known(registry, (*own, *elsewhere))
    return _KNOWN[desk]


def key(entry: Named) -> str:
    """What tells an entry from all others."""
    return f"{type(entry).__name__}:{entry.id}"


def forms(entry: Named, language: str, letters: bool = True) -> list[str]:
    """All forms a language has for the name of an entry: short and long, former, variants and cases."""
    if isinstance(entry, Elsewhere):
        return [name for name, code in territories(language).items() if code == entry.id]
    written: list[Names | None] = [entry.name]
    match entry:
        case Country():
            written += [entry.long, entry.letter if letters else None]
        case Region():
            written += [entry.short, *(each.name for each in entry.former)]
        case Committee():
            written += [each.name for each in entry.former]
        case Organisation():
            written.append(entry.short)
    return list(dict.fromkeys(form for names in written for form in forms_of(names, language)))


def forms_of(names: Names | None, language: str) -> list[str]:
    """The forms of a name in a language: as printed, its variants, its cases."""
    return [*names[language].forms] if names and language in names else []


def is_spaced(language: str) -> bool:
    """Whether a language sets spaces between its words, and none of its endings is a word's own."""
    return "words" in told(language)


@lru_cache(4096)
def _parts(form: str, language: str) -> list[str]:
    """The words of a name that tell it by themselves."""
    if not is_spaced(language):
        return []
    common = told(language)["words"].split()
    return [
        word
        for word in re.split(r"[\s-]+", form)
        if len(word) >= _STAYING and word.lower() not in common and word[0].isupper()
    ]


def _inflected(form: str, language: str) -> str:
    """A pattern for a name in any case; the endings of words that inflect are left open."""
    if not is_spaced(language):
        return re.escape(form).replace(r"\ ", " ?")
    return r"\b" + r"[\s,-]*".join(stem(word, language) for word in re.split(r"[\s,-]+", form) if word)


@lru_cache(1 << 13)
def _whole(form: str, language: str, elsewhere: bool) -> re.Pattern[str]:
    """A pattern for a name itself in any case, where it is no part of a longer word."""
    if elsewhere and is_spaced(language):
        cased = "|".join(re.escape(each) for each in sorted(inflection.forms(language, form), key=len, reverse=True))
        return re.compile(rf"\b(?:{cased})\b")
    if elsewhere:
        before, after = told(language).get("bounds", ["", ""])
        return re.compile(f"{before}{_inflected(form, language)}{after}")
    return re.compile(_inflected(form, language) + (r"(?:e?s)?\b" if is_spaced(language) else ""))


@lru_cache(1 << 10)
def _others(language: str) -> re.Pattern[str]:
    """Words that hold a country's name and name something else."""
    return re.compile(told(language).get("others") or "(?!)")


def stem(word: str, language: str) -> str:
    """A pattern for a word of an inflecting language with its last letters left open."""
    return rf"{re.escape(_fixed(word, language))}\w*" if "inflected" in told(language) else re.escape(word)


def _fixed(word: str, language: str) -> str:
    """The letters of a word that stay in all cases, where a language inflects."""
    if "inflected" not in told(language) or len(word) < _STAYING or word.isupper():
        return word
    return word[: -1 if len(word) < 6 else -2]
