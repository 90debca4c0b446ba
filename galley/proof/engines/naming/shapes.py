"""Shapes: names in Latin letters with other capitals, hyphens or spaces than the registry has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon

_SORTS = ("region", "organisation", "abbreviation", "committee")
_WORD = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z]+")
_APART = re.compile(r"[\s-]+")


@engine("name-shape")
def name_shape(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each name whose letters are right and whose capitals, hyphens or spaces are not."""
    for passage in reading.passages:
        for start, end, right in _misshapen(passage, reading.desk):
            yield rule.found(Span(passage, start, end), write=right)


@lru_cache(maxsize=8)
def _shapes(desk: Desk, language: str) -> tuple[dict[str, list[tuple[str, str]]], frozenset[str]]:
    """The names by their first letters, each with its right shape, the longest first; and all names as they are."""
    names = [name for tongue in dict.fromkeys((language, "en")) for name in lexicon(desk, tongue).names]
    latin = {name.text: name.main for name in names if name.text.isascii() and name.sort in _SORTS}
    found: dict[str, list[tuple[str, str]]] = {}
    for text in sorted(latin, key=len, reverse=True):
        head = _WORD.match(text)
        if head and len(text) > 2:
            found.setdefault(head[0].casefold(), []).append((text, latin[text]))
    return found, frozenset(name.text for name in names)


@cache
def _loose(name: str) -> re.Pattern[str]:
    """What finds a name with any capitals, any space or hyphen between its words, and between letters and digits."""
    parts = re.findall(r"[A-Za-z]+|\d+|[^\sA-Za-z\d-]+|[\s-]+", name)
    pattern = ""
    for part in parts:
        apart = _APART.fullmatch(part) is not None
        pattern += r"[\s-]+" if apart else ("-?" if part.isdigit() and pattern else "") + re.escape(part)
    return re.compile(pattern + "(?![A-Za-z0-9])", re.IGNORECASE)


def _misshapen(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, str]]:
    patterns, known = _shapes(desk, passage.language)
    end = 0
    for word in _WORD.finditer(passage.text):
        for name, right in patterns.get(word[0].casefold(), ()) if word.start() >= end else ():
            if match := _loose(name).match(passage.text, word.start()):
                end = match.end()
                written = re.sub(r"\s+", " ", match[0])
                if written not in known and _is_meant(written):
                    yield match.start(), end, right
                break


def _is_meant(written: str) -> bool:
    """Whether the capitals were chosen: a heading in capitals is none, and a small word may be a common one."""
    return any(each.isdigit() for each in written) or not (written.isupper() or written.islower())
