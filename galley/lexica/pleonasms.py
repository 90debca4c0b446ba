"""Pleonasms: words that stand beside one that says them already, as 可以 does before 堪称.

A language is read that has a tagger and `pleonasms.yaml`, which lists of each word what is too many `before` and `behind` it. Sources: 邵敬敏, 现代汉语通论, on 成分赘余; 现代汉语词典; lists of 病句 for
examinations and officials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from galley.lexica.hanging import Clash
from galley.lexica.tagging import has_tagger, tagged
from galley.tongues import facts


@lru_cache(maxsize=1 << 13)
def clashes(language: str, text: str) -> tuple[Clash, ...]:
    """The words of a text that are too many, in the way `pleonasm`; `other` is the word that says them."""
    return tuple(_clashes(language, text)) if has_tagger(language) and facts(language, "pleonasms") else ()


def _clashes(language: str, text: str) -> Iterator[Clash]:
    found = list(_listed(language).finditer(text))
    spans = tagged(language, text).spans if found else ()
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    for match in found:
        start, end = match.span(str(match.lastgroup))
        if match.start() in starts and match.end() in ends:
            other = text[end : match.end()] if start == match.start() else text[match.start() : start]
            yield Clash("pleonasm", start, end, other, "")


@cache
def _listed(language: str) -> re.Pattern[str]:
    """What says a thing twice: a group of its own before its word, or behind it."""
    listed = facts(language, "pleonasms")
    before = (f"(?P<b{at}>{_any(said)}){word}" for at, (word, said) in enumerate(listed["before"].items()))
    behind = (f"{word}了?(?P<a{at}>{_any(said)})" for at, (word, said) in enumerate(listed["behind"].items()))
    begins = {each[0] for said in listed["before"].values() for each in said.split()} | {
        word[0] for word in listed["behind"]
    }
    return re.compile(f"(?=[{''.join(sorted(begins))}])(?:{'|'.join((*before, *behind))})")


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))
