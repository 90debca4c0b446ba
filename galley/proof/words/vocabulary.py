"""Words: what a dictionary can be asked about in a text, and the words that names are made of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from galley.model.base import Item, below
from galley.model.registry import CASES, Organisation, Spelling
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.shelf.dictionaries import Dictionary
from galley.proof.shelf.scripts import RANGES

_LETTERS = {"Latin": RANGES["Latin"], "Cyrillic": RANGES["Cyrillic"]}
_WORDS = {
    script: re.compile(rf"[{letters}]+(?:[’'][{letters}]+)*(?:-[{letters}]+)*") for script, letters in _LETTERS.items()
}
_ANY = re.compile(rf"[{RANGES['Latin']}{RANGES['Cyrillic']}]+")
_HANGUL = re.compile("[가-힣]{2,}")
_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,4})\b(?:/\S*)?"
)
_UNFINISHED = frozenset("-‐‑\u00ad_@/\\&.0123456789")
_OPENING = " \t\n\u3000“”‘’\"'«»„(（[【—–•·*"
_ENDS = frozenset(".!?…:;。！？：；-△")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage, hyphens inside left in; `opens` a sentence, so that its capital says nothing."""

    text: str
    start: int
    end: int
    opens: bool


def words(passage: Passage, script: str) -> Iterator[Word]:
    """The words of a script in a passage that a dictionary may know.

    Not those of addresses, nor letters beside digits, other letters, or a hyphen that joins nothing.
    """
    text = passage.text
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORDS[script].finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in addresses) or passage.is_said(start, end):
            continue
        if _goes_on(text[:start][-1:]) or (_goes_on(text[end:][:1]) and not _is_stop(text, end)):
            continue
        yield Word(match[0], start, end, _opens(text, start))


def _goes_on(character: str) -> bool:
    latin_or_cyrillic = _ANY.match(character) is not None
    return bool(character) and (character in _UNFINISHED or latin_or_cyrillic)


def _is_stop(text: str, at: int) -> bool:
    return text[at] in "./" and (at + 1 == len(text) or not text[at + 1].isalnum())


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


@lru_cache(maxsize=4)
def name_words(desk: Desk) -> frozenset[str]:
    """The words of all names of the registry, in all languages and cases, and of addresses, in lower case."""
    return frozenset(word.lower() for text in _names(desk) for word in _ANY.findall(text))


@lru_cache(maxsize=4)
def hangul_words(desk: Desk) -> frozenset[str]:
    """The Korean words of two syllables or more of all names of the registry."""
    return frozenset(word for text in _names(desk) for word in _HANGUL.findall(text))


def _names(desk: Desk) -> Iterator[str]:
    """The texts of all names of the registry, in all languages."""
    registry = desk.registry
    for root in (*registry.entries(), *registry.meetings, *registry.terms):
        yield from _texts(root)


def _texts(root: Item) -> Iterator[str]:
    for item in below(root):
        for field in type(item).model_fields:
            value = getattr(item, field)
            for spelling in value.values() if isinstance(value, dict) else ():
                if isinstance(spelling, Spelling):
                    yield from (spelling.text, *spelling.variants)
                    yield from (text for case in CASES if spelling.cases and (text := spelling.cases.get(case)))
        if isinstance(item, Organisation) and item.url:
            yield item.url


@lru_cache(maxsize=4)
def name_stems(desk: Desk) -> frozenset[str]:
    """The words of all names, and those words without their last letter or two: what endings are put to."""
    return frozenset(
        word[:end] for word in name_words(desk) for end in (len(word), len(word) - 1, len(word) - 2) if end > 3
    )


def is_name(word: str, desk: Desk, endings: int = 0) -> bool:
    """Whether a word is one of a name, or with a capital is one's stem and an ending of at most so many letters."""
    lower = word.lower()
    if lower in name_words(desk):
        return True
    stems = name_stems(desk) if word[0].isupper() else frozenset[str]()
    return any(lower[: len(lower) - cut] in stems for cut in range(endings and endings + 1))


def is_inflected(word: str, names: Container[str], known: Dictionary) -> bool:
    """Whether a word is one of a name that is in no dictionary, with an ending: a term, such as a loan word."""
    stems = (word[: len(word) - cut] for cut in range(1, 5) if len(word) - cut > 3)
    return any(stem in names and not known.has(stem) for stem in stems)
