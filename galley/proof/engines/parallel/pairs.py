"""Translations beside their sources: how long they are, which sentences they have."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import median
from typing import Any

from galley.passages.passage import Passage
from galley.proof.reading import Reading
from galley.tongues import facts, scripts

ENOUGH_PASSAGES = 20
"""So many translations teach what is usual."""
ENOUGH_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation with its source."""

    target: Passage
    source: Passage

    @property
    def languages(self) -> tuple[str, str]:
        """The language of the source, and that of the translation."""
        return self.source.language, self.target.language


def pairs(reading: Reading) -> Iterator[Pair]:
    """The translations of a reading that are not their sources over again."""
    for passage in reading.passages:
        if passage.source is not None and not is_copy(passage, passage.source):
            yield Pair(passage, passage.source)


def is_variant(language: str, other: str) -> bool:
    """Whether two languages are one in two scripts: zh and zh-Hant."""
    return language.partition("-")[0] == other.partition("-")[0]


def is_copy(passage: Passage, source: Passage) -> bool:
    """Whether a passage is its source, not a translation."""
    return passage.text.strip() == source.text.strip()


@dataclass(frozen=True, slots=True)
class Ratio:
    """What the length of a translation is of its source's: the typical share, and how far it usually strays (log), where that is learnt."""

    typical: float
    spread: float = 0.0

    def share(self, pair: Pair) -> float:
        """The length of a translation as a share of what is usual for its source's length."""
        source, target = lengths(pair)
        return max(target, 1) / max(source * self.typical, 1)

    def is_off(self, share: float, factor: float) -> int:
        """-1 where a translation is too short by a factor, 1 where it is too long, else 0; the limit is wider where texts
        stray widely."""
        limit = max(math.log(factor), 2.5 * self.spread)
        return (math.log(share) > limit) - (math.log(share) < -limit)


def is_native(passage: Passage) -> bool:
    """Whether a passage has letters of its language's script; a name that a Chinese text prints in Latin letters has none."""
    own = facts(passage.language).get("scripts", ())
    return not own or scripts.count(passage.text, *own) > 0


def size(text: str) -> int:
    """The length of a text in letters: figures and marks are as long in every language."""
    return sum(character.isalpha() for character in text)


def lengths(pair: Pair) -> tuple[int, int]:
    """The letters of a source and of its translation, without the words in letters of another script that both print: they are as long in
    every language, as a name in Latin letters in a Chinese text."""
    own = facts(pair.source.language).get("scripts", ())
    foreign = Counter(
        word for word in re.findall(r"[^\W\d_]+", pair.source.text) if own and not scripts.count(word, *own)
    )
    kept = foreign & Counter(re.findall(r"[^\W\d_]+", pair.target.text))
    same = sum(len(word) * times for word, times in kept.items())
    return size(pair.source.text) - same, size(pair.target.text) - same


def ratios(found: list[Pair]) -> dict[tuple[str, str], Ratio]:
    """The ratio of each two languages: learnt from the longer of the texts where they are enough, else from the tables;
    none where neither tells it."""
    by_languages: dict[tuple[str, str], list[float]] = {}
    for each in found:
        shares = by_languages.setdefault(each.languages, [])
        if size(each.source.text) >= 2 * ENOUGH_LETTERS and size(each.target.text):
            shares.append(math.log(size(each.target.text) / size(each.source.text)))
    made = {languages: _ratio(shares, languages) for languages, shares in by_languages.items()}
    return {languages: ratio for languages, ratio in made.items() if ratio}


def _ratio(shares: list[float], languages: tuple[str, str]) -> Ratio | None:
    if len(shares) >= ENOUGH_PASSAGES:
        middle = median(shares)
        return Ratio(math.exp(middle), 1.4826 * median(abs(each - middle) for each in shares))
    source, target = (told(language).get("letters") for language in languages)
    return Ratio(float(target) / float(source)) if source and target else None


def told(language: str) -> Any:
    """What the tables of translation tell of a language; of a variant (zh-Hant) what they tell of the language."""
    own = facts(language, "translation")
    return own if "letters" in own else facts(language.partition("-")[0], "translation")


def letters(language: str) -> float:
    """How many letters of a language say what one of Chinese says; one where that is not known."""
    return float(told(language).get("letters", 1))


@lru_cache(4096)
def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text, from where each begins to where it ends; a full stop of an abbreviation ends none."""
    found, start = [], 0
    for match in _stop(language).finditer(text):
        found.append((start, match.end()))
        start = match.end()
    if size(text[start:]):
        found.append((start, len(text)))
    return tuple(found)


@cache
def _stop(language: str) -> re.Pattern[str]:
    return re.compile(told(language)["stop"])


def plain(text: str) -> str:
    """A text without its marks, spaces and capitals."""
    return re.sub(r"[\W_]+", "", text).casefold()
