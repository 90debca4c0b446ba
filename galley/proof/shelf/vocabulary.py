"""Vocabulary: the words of a text that a dictionary may be asked about, and the words that names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from galley.model.base import Item, below
from galley.model.names import Spelling
from galley.model.registry import Organisation
from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.tongues.scripts import RANGES

_ANY = re.compile("[" + "".join(RANGES[script] for script in ("Latin", "Cyrillic")) + "]+|[가-힣]{2,}")
_UNREAD = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,4})\b(?:/\S*)?"
    r"|(?<=\w\()[a-zа-яёөү]+(?=\))|(?<=\()[A-ZА-ЯЁӨҮ]?[a-zа-яёөү]+(?=\)[a-zа-яёөү])"
)
_UNFINISHED = frozenset("-‐‑\u00ad_@/\\&.0123456789")
_OPENING = " \t\n\u3000“”‘’\"'«»„(（[【—–•·*"
_ENDS = frozenset(".!?…:;。！？：；-△")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage, hyphens inside left in; `opens` a sentence, so that its capital says nothing."""

    text: str
    passage: Passage
    start: int
    opens: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words(passage: Passage, script: str) -> Iterator[Word]:
    """The words of a script in a passage that a dictionary may know.

    Not those of addresses, parts of words in brackets, as in member(s), nor letters beside digits, other letters, or a hyphen that joins nothing.
    """
    text = passage.text
    unread = [match.span() for match in _UNREAD.finditer(text)]
    for match in _words_in(script).finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in unread) or passage.is_said(start, end):
            continue
        if not (_goes_on(text[:start][-1:]) or (_goes_on(text[end:][:1]) and not _is_stop(text, end))):
            yield Word(match[0], passage, start, _opens(text, start))


@cache
def _words_in(script: str) -> re.Pattern[str]:
    letters = f"[{RANGES[script]}]+"
    return re.compile(rf"{letters}(?:[’']{letters})*(?:-{letters})*")


def _goes_on(character: str) -> bool:
    return character in _UNFINISHED or _ANY.match(character) is not None if character else False


def _is_stop(text: str, at: int) -> bool:
    return text[at] in "./" and (at + 1 == len(text) or not text[at + 1].isalnum())


def _opens(text: str, start: int) -> bool:
    before = text[max(start - 20, 0) : start].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


@lru_cache(maxsize=4)
def name_words(desk: Desk) -> frozenset[str]:
    """The words of all names of the registry, in all languages and cases, and of addresses, in lower case."""
    registry = desk.registry
    roots = (*registry.entries(), *registry.meetings, *registry.terms)
    return frozenset(word.lower() for root in roots for text in _texts(root) for word in _ANY.findall(text))


def _texts(root: Item) -> Iterator[str]:
    for item in below(root):
        for field in type(item).model_fields:
            value = getattr(item, field)
            for spelling in value.values() if isinstance(value, dict) else ():
                if isinstance(spelling, Spelling):
                    yield from spelling.forms
        if isinstance(item, Organisation) and item.url:
            yield item.url


@lru_cache(maxsize=4)
def name_stems(desk: Desk) -> frozenset[str]:
    """The words of all names, and those words without their last letter or two: what endings are put to."""
    return frozenset(stem for word in name_words(desk) for stem in (word, word[:-1], word[:-2]))
