"""Runs: words of Korean and Katakana, told by their script or by spaces, that are nearly the short name of a place or body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from galley.likeness import edits
from galley.proof.desk import Desk
from galley.proof.naming.misspelling import REAL, Misspelling
from galley.proof.naming.neighbours import Words
from galley.proof.shelf import frequencies
from galley.proof.shelf.lexicon import Mention, lexicon

_RUN = {"ja": re.compile(r"[\u30a1-\u30fa\u30fc]+"), "ko": re.compile(r"(?<![\uac00-\ud7a3])[\uac00-\ud7a3]+")}
_PARTICLES = (
    "으로부터 에서는 에서도 에게서 으로서 으로써 이라는 에서의 과의 와의 에서 에는 에도 에게 으로 까지 부터 처럼 보다 이나 이며 이고 라는 "
    "은 는 이 가 을 를 에 의 와 과 도 로 만 나 및"
)
_PARTICLE = tuple(sorted(_PARTICLES.split(), key=len, reverse=True))
_SORTS = ("country", "abbreviation", "short", "region", "city")
_NOUNS = "사무실 사무소 사무관 사무원 사무장 사무직 사업국 사법국 아시아 지방성 지속성 지역성 러시안"
_LIKE = frozenset(_NOUNS.split())
"""Words of Korean that are one syllable off a common name."""


def runs(text: str, desk: Desk, language: str, mentions: list[Mention]) -> Iterator[Misspelling]:
    """What is one syllable off a name of three and more, whole word against whole word."""
    pattern = _RUN.get(language)
    names = _names(desk, language)
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for match in pattern.finditer(text) if pattern else ():
        for word in _bare(match[0], language):
            right = None if taken.intersection(range(match.start(), match.start() + len(word))) else _right(word, names)
            if right and not _is_word(word, language):
                yield Misspelling(match.start(), match.start() + len(word), right, sure=False)
                break


def doubled_edges(text: str, mentions: list[Mention], language: str) -> Iterator[Misspelling]:
    """Names in Katakana, Hangul or capitals whose first character stands there twice, with nothing before that."""
    for mention in mentions:
        at = mention.start
        first = text[at]
        if not at or text[at - 1] != first or mention.end - at < 3 or not _is_run(first, language):
            continue
        before = text[at - 2 : at - 1]
        if not before or not _same_script(before, first):
            yield Misspelling(at - 1, mention.end, text[at : mention.end], sure=True)


def _is_run(character: str, language: str) -> bool:
    return bool(re.match(r"[\u30a1-\u30fa\uac00-\ud7a3A-Z]", character)) and language in ("zh", "ja", "ko")


def _same_script(one: str, other: str) -> bool:
    patterns = (r"[\u30a1-\u30fc]", r"[\uac00-\ud7a3]", r"[A-Za-z]")
    return any(re.match(each, one) and re.match(each, other) for each in patterns)


@lru_cache(maxsize=8)
def _names(desk: Desk, language: str) -> tuple[Words, frozenset[str]]:
    """The names of one word, and all words that names consist of."""
    pattern = _RUN[language] if language in _RUN else re.compile("(?!)")
    found = lexicon(desk, language).names
    words = {name.text for name in found if name.sort in _SORTS and pattern.fullmatch(name.text)}
    parts = {part for name in found for part in pattern.findall(name.text)}
    return Words(word for word in words if len(word) > 2), frozenset(parts) | _LIKE | REAL


def _bare(word: str, language: str) -> list[str]:
    """A word as it is, and without the particle it ends with."""
    if language != "ko":
        return [word]
    particle = next((each for each in _PARTICLE if word.endswith(each) and len(word) - len(each) > 1), "")
    return [word.removesuffix(particle), word] if particle else [word]


def _right(word: str, names: tuple[Words, frozenset[str]]) -> str | None:
    near, known = names
    if len(word) < 2 or word in known:
        return None
    return next((other for other in near.near(word) if _may_be(word, other)), None)


def _may_be(word: str, name: str) -> bool:
    """Whether a word of two to many syllables is likely that name: short ones have many neighbours."""
    if len(word) > 2 and sorted(word) == sorted(name):
        return True
    if len(word) == len(name):
        inside = word[0] == name[0] and (word[-1] == name[-1] or len(name) > 4)
        return (len(name) > 3 and word[-1] == name[-1]) or inside
    if len(word) > len(name):
        return edits(word, name) == 1 and any(one == other for one, other in pairwise(word))
    return word[0] == name[0] and (len(name) > 3 or "\u30a1" <= word[0] <= "\u30fc")


def _is_word(word: str, language: str) -> bool:
    return language == "ja" and frequencies.lexicon("ja").share(word) > 3e-7
