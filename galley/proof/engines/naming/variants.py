"""Variants: accepted spellings of one name in one text; and a region named once where one with nearly its name is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from galley.lexica.pronunciation import same_sound
from galley.likeness.measures import edits
from galley.passages.passage import Kind, Passage
from galley.problem import Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import Mention, lexicon

_APART = re.compile(r"[\s·・-]+")
_LISTED = 6
"""Names so near to each other stand in one list."""

_Spelt = dict[tuple[str, str], dict[str, list[Span]]]


@engine("name-variants")
def name_variants(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """For each name that a text writes in two ways, the rarer one: what differs in spaces alone is a matter of taste.

    Terms are told only where a hyphen or a space is all that differs; other accepted words are free to choose.
    """
    for language, passages in reading.by_language().items():
        for (_, sort), found in _spelt(passages, reading.desk, language).items():
            first, *rarer = sorted(found.values(), key=len, reverse=True)
            for spans in rarer:
                same = _bare(spans[-1].text) == _bare(first[0].text)
                if sort != "term" or same:
                    level = Severity.NOTE if same else None
                    values = {"other": first[0].text}
                    yield rule.found(spans[-1], level=level, related=(first[0],), values=values)


def _bare(text: str) -> str:
    return _APART.sub("", text).casefold()


def _spelt(passages: Sequence[Passage], desk: Desk, language: str) -> _Spelt:
    """The places of each spelling of each name that has several."""
    found: _Spelt = {}
    variants = _variants(desk, language)
    for passage in (passage for passage in passages if passage.kind is not Kind.NAME):
        for mention in lexicon(desk, language).mentions(passage.text) if variants else ():
            span = Span(passage, mention.start, mention.end)
            for key in variants.get(span.text, ()):
                if not passage.is_said(span.start, span.end):
                    found.setdefault(key, {}).setdefault(span.text, []).append(span)
    return found


@lru_cache(maxsize=8)
def _variants(desk: Desk, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The entries whose name has several spellings, none inside another, by each spelling."""
    registry = desk.registry
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in (*registry.regions, *registry.organisations, *registry.people, *registry.terms):
        spelling = entry.name.get(language)
        texts = {each for each in (spelling.text, *spelling.variants) if not each.isupper()} if spelling else set()
        if len(texts) > 1 and not any(one != other and one in other for one in texts for other in texts):
            key = (entry.id, type(entry).__name__.casefold())
            for text in texts:
                found[text] = (*found.get(text, ()), key)
    return found


@engine("stray-name")
def stray_name(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each region named once in a passage that names one whose name is one character off twice and more."""
    for passage in reading.passages:
        mentions = lexicon(reading.desk, passage.language).mentions(passage.text)
        once = {name.text: each for each in mentions if (name := each.of("region"))}
        for written, mention in once.items():
            if passage.text.count(written) == 1:
                for other in _neighbours(reading.desk, passage.language).get(written, ()):
                    if _is_of(other, mention, passage.text):
                        yield rule.found(Span(passage, mention.start, mention.end), values={"other": other})


def _is_of(other: str, mention: Mention, text: str) -> bool:
    """Whether a text speaks of another region, which it does not list with the one that is mentioned."""
    starts = [match.start() for match in re.finditer(re.escape(other), text)]
    apart = (max(each - mention.end, mention.start - each - len(other)) > _LISTED for each in starts)
    return len(starts) > 1 and all(apart)


@lru_cache(maxsize=8)
def _neighbours(desk: Desk, language: str) -> dict[str, tuple[str, ...]]:
    """The regions whose names are one character off, or sound alike, by the name."""
    names = [name.text for name in lexicon(desk, language).names if name.sort == "region"]
    return {
        name: tuple(other for other in names if edits(name, other) == 1 or (name != other and same_sound(name, other)))
        for name in names
    }
