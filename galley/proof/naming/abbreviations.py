"""Abbreviations in capitals that have lost a letter, or have one twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from galley.proof.desk import Desk
from galley.proof.naming.misspelling import Misspelling
from galley.proof.naming.neighbours import Words
from galley.proof.shelf.lexicon import lexicon

_CAPITALS = re.compile(r"(?<![A-Za-zА-Яа-яЁё0-9.&/-])(?:[A-Z]{3,}|[А-ЯЁ]{3,})(?![A-Za-zА-Яа-яЁё0-9&/])")
_SHORTEST = 4


def miswritten(text: str, desk: Desk, language: str) -> Iterator[Misspelling]:
    """The words in capitals that are an abbreviation of the registry with a letter lost, doubled or in another place."""
    near, known = _abbreviations(desk, language)
    for match in _CAPITALS.finditer(text):
        word = match[0]
        right = next((other for other in near.near(word) if _is_slip(word, other)), None) if word not in known else None
        if right and not _is_heading(text, match.start(), match.end()):
            yield Misspelling(match.start(), match.end(), right, sure=False)


@lru_cache(maxsize=8)
def _abbreviations(desk: Desk, language: str) -> tuple[Words, frozenset[str]]:
    """Those long enough to be told from others, and all words in capitals that names have."""
    names = [name for tongue in dict.fromkeys((language, "en")) for name in lexicon(desk, tongue).names]
    known = frozenset(word for name in names for word in _CAPITALS.findall(name.text))
    return Words(name.text for name in names if name.text in known and len(name.text) >= _SHORTEST), known


def _is_slip(word: str, right: str) -> bool:
    """Whether a letter is lost, doubled or swapped; another letter makes another abbreviation."""
    if len(word) == len(right):
        return sorted(word) == sorted(right)
    if len(word) < len(right):
        return True
    return any(one == other for one, other in pairwise(word))


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too."""
    around = re.findall(r"[^\W\d_]{3,}", text[max(start - 24, 0) : start] + text[end : end + 24])
    return bool(around) and all(word.isupper() for word in around)
