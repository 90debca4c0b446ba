"""Korean words that no dictionary has, what is likely meant by them, and particles that do not fit their nouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.proof.copy.passage import Kind, Passage
from galley.proof.desk import Desk
from galley.proof.shelf.frequencies import lexicon
from galley.proof.shelf.hangul import one_part_off
from galley.proof.words.korean import Korean
from galley.proof.words.particles import Misfit
from galley.proof.words.vocabulary import hangul_words

TERM = 3
"""A word that is refused this often is a term of the text."""
_WORD = re.compile(r"(?<![가-힣A-Za-z)）\]」』》〉%℃.·'’\"”-])[가-힣]{2,}(?![가-힣A-Za-z0-9-])")
_NAME = re.compile("[가-힣]{2,}")
_NEVER = {
    "됬": "됐",
    "되요": "돼요",
    "되서": "돼서",
    "몇일": "며칠",
    "할께": "할게",
    "웬지": "왠지",
    "왠만": "웬만",
    "어떻해": "어떡해",
    "일일히": "일일이",
    "역활": "역할",
}
"""What is always a mistake in spelling."""


@dataclass(frozen=True, slots=True)
class Strange:
    """From `start` to `end` stands what is no word; `meant` are what it may be, `borne_out` if a text has that."""

    start: int
    end: int
    meant: tuple[str, ...]
    borne_out: bool


@dataclass(frozen=True, eq=False)
class Company:
    """The words of the texts that are known: how often each is written; how often those that are no words begin with
    the same three syllables; the words by what is left of each when one syllable is taken away.
    """

    counts: Counter[str]
    strange: Counter[str]
    shorter: dict[str, str]

    @classmethod
    def of(cls, passages: Sequence[Passage], known: Korean, names: frozenset[str]) -> Company:
        """That of passages."""
        counts = Counter(match[0] for passage in passages for match in _NAME.finditer(passage.text))
        strange = Counter[str]()
        shorter: dict[str, str] = {}
        for word, times in counts.items():
            if not known.has(word, names):
                strange[word[:3]] += times
            elif len(word) > 2:
                shorter.update((word[:at] + word[at + 1 :], word) for at in range(len(word)))
        return cls(counts, strange, shorter)

    def has(self, other: str, word: str) -> bool:
        """Whether another word that is not shorter stands in the texts."""
        return len(other) >= len(word) and self.counts[other] > 0


def strange_words(passage: Passage, known: Korean, desk: Desk, company: Company) -> Iterator[Strange]:
    """The words that are none, with what is likely meant."""
    ours = hangul_words(desk)
    for match in _WORD.finditer(passage.text):
        word = match[0]
        start, end = match.span()
        usual = next((wrong for wrong in _NEVER if wrong in word), None)
        if passage.is_said(start, end):
            continue
        if usual:
            yield Strange(start, end, (word.replace(usual, _NEVER[usual]),), True)
        elif not (known.has(word, ours) or known.right_particle(word, ours)) and company.strange[word[:3]] < TERM:
            written = [other for other in _near(word) if company.has(other, word) and known.has(other, ours)]
            written += [company.shorter[word]] if word in company.shorter else []
            if written:
                yield Strange(start, end, tuple(dict.fromkeys(written))[:3], True)
                continue
            in_sentence = passage.kind in (Kind.PARAGRAPH, Kind.ITEM)
            if not in_sentence and len(word) <= 3:
                continue
            near = sorted({other for other in _near(word) if known.has(other, ours)}, key=_rank)
            if in_sentence or (near and _rank(near[0]) < 0):
                yield Strange(start, end, tuple(near[:3]), False)


def _near(word: str) -> Iterator[str]:
    """What one slip makes of a word: two syllables swapped, a vowel or a consonant taken for another, one too many."""
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    yield from one_part_off(word)
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > 2)


def _rank(word: str) -> float:
    """How rare the longest beginning of a word is that is in the list of frequent words."""
    share = next((share for at in range(len(word), 1, -1) if (share := lexicon("ko").share(word[:at]))), 0.0)
    return -share


def misfits(passage: Passage, known: Korean, desk: Desk) -> Iterator[Misfit]:
    """The particles that go with the other kind of sound than their noun ends in, where the noun is known."""
    ours = hangul_words(desk)
    for match in _NAME.finditer(passage.text) if passage.kind is not Kind.NAME else ():
        right = known.right_particle(match[0], ours)
        if right:
            yield Misfit(match.end() - 1, match.end(), right)
