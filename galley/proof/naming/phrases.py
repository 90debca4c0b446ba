"""Phrases: names of several words that are one letter off, or have lost a word, in languages that write words apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from galley.proof.desk import Desk
from galley.proof.naming.misspelling import Misspelling
from galley.proof.naming.neighbours import Near, Neighbourhood
from galley.proof.shelf.lexicon import Lexicon, Mention, Name, lexicon

_SHORTEST = {"en": 20, "ru": 10, "mn": 9}
_SORTS = {
    "en": ("organisation",),
    "ru": ("organisation", "abbreviation", "region", "committee", "person", "country"),
    "mn": ("organisation", "abbreviation", "region", "committee", "person", "country"),
}
_INFLECTED = 3
"""So many letters at the end of a word may be another case."""
_GAP = re.compile(r"\s+")
_SHORTEST_CUT = 9


def near_phrases(text: str, desk: Desk, language: str) -> Iterator[Misspelling]:
    """Names that are one letter off, also where that letter makes another word: Asian for Asia."""
    shortest = _SHORTEST.get(language)
    if shortest is None:
        return
    mentions = lexicon(desk, language).mentions(text) if len(text) >= shortest else []
    for near in _phrases(desk, language).near(text) if len(text) >= shortest else ():
        inside = text[near.at] if near.at < near.end else ""
        taken = any(mention.start <= near.at < mention.end for mention in mentions)
        whole = near.end >= len(text) or not text[near.end].isalpha()
        begins = not near.start or not text[near.start - 1].isalpha()
        letter = inside.isalpha() or (near.edit == "lost" and inside.isspace())
        if taken or not letter or not near.start <= near.at < near.end - 1 or not (begins and whole):
            continue
        if language == "en" or not _is_ending(text, near, language):
            yield Misspelling(near.start, near.end, near.word, sure=False)


@lru_cache(maxsize=8)
def _phrases(desk: Desk, language: str) -> Neighbourhood:
    """The names that are several words, each long enough to be told from another by a letter."""
    least = 1 if language == "en" else 0
    names = (name.text for name in lexicon(desk, language).names if name.sort in _SORTS[language])
    long = (text for text in names if text.count(" ") > least)
    return Neighbourhood((text for text in long if len(text) >= _SHORTEST[language]), seed=5)


def _is_ending(text: str, near: Near, language: str) -> bool:
    """Whether the edit is where words are inflected, or is a small letter for a capital that begins the name.

    In Mongolian only the last word of a name is inflected.
    """
    start = end = near.at
    while end < len(text) and text[end].isalpha():
        end += 1
    while start > near.start and text[start - 1].isalpha():
        start -= 1
    late = end - near.at <= min(_INFLECTED, (end - start) // 3) or near.at == near.start
    return late and (language != "mn" or end >= near.end)


@lru_cache(maxsize=8)
def _cut_names(desk: Desk, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Names without one of the words inside them, and the names."""
    names = lexicon(desk, language)
    found: dict[str, str] = {}
    for name in names.names:
        words = name.text.split(" ")
        if name.sort in ("organisation", "abbreviation") and len(words) > 2 and not name.until:
            for short in _without_one(words, names):
                found.setdefault(short, name.text)
    ordered = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})(?!\w)"), found


def _without_one(words: list[str], names: Lexicon) -> Iterator[str]:
    """A name without one of its words, where the rest is none and could hardly be another's."""
    country = [name for name in names.by_text.get(words[0], ()) if _is_country(name)]
    for at in range(1, len(words) - 1):
        rest = words[:at] + words[at + 1 :]
        short = " ".join(rest)
        grammatical = len(words[at]) > 3 and words[at].isalpha() and len(short) >= _SHORTEST_CUT
        if grammatical and short not in names.by_text and not (len(rest) == 2 and country):
            yield short


def _is_country(name: Name) -> bool:
    return name.sort == "country"


def cut_phrases(text: str, desk: Desk, language: str, mentions: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """Where a name stands without one of its words, with the name."""
    pattern, full = _cut_names(desk, language)
    for match in pattern.finditer(text):
        if not any(mention.start <= match.start() and match.end() <= mention.end for mention in mentions):
            yield match.start(), match.end(), full[match[0]]
