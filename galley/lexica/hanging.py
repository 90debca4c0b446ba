"""A parsed sentence with the readings of its words, and what is told of two that do not go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from galley.inflection import Parse, agree, parses
from galley.lexica.parsing import ROOT, Word
from galley.tongues import facts

SURE, QUITE_SURE, ASKED = 0.8, 0.9, 0.6
"""How likely a head must be at least: for most, for a subject or a preposition, and for what a word is known to ask for."""
RARE = 0.02
"""A reading of a smaller share does not stand against what all others say."""
FINITE = ("verb", "short adjective", "short participle")
ADJECTIVES = ("adjective", "participle")
NOMINAL = ("noun", "pronoun", *ADJECTIVES)
COUNTING = ("nummod", "nummod:gov", "nummod:entity", "det:numgov", "det:nummod")
SUBJECT, AUXILIARY, MODIFIER = ("nsubj", "nsubj:pass"), ("aux", "aux:pass", "cop"), ("amod", "det")


class Clash(NamedTuple):
    """What stands from `start` to `end` does not go with the word `other`, in some `way`; `meant` is what to write, where that is plain."""

    way: str
    start: int
    end: int
    other: str
    meant: str | None = None


class Hanging:
    """A parsed sentence with the readings of its words, each word told by its number."""

    def __init__(self, language: str, words: Sequence[Word]) -> None:
        self.language, self.words = language, words
        self.below: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if word.head not in (ROOT, at):
                self.below[word.head].append(at)

    def clash(self, way: str, at: int, other: int, meant: str | None = None) -> Clash:
        word = self.words[at]
        return Clash(way, word.start, word.end, self.words[other].text, meant)

    def listed(self, name: str) -> Sequence[str]:
        listed: Sequence[str] = facts(self.language, "classes").get(name, ())
        return listed

    def read(self, at: int) -> Sequence[Parse]:
        return parses(self.language, self.words[at].text)

    def known(self, at: int) -> Sequence[Parse]:
        """The readings of a word; none of one that the dictionary lacks, or that is a name or has one form. What is an abbreviation in capitals is none in small letters."""
        small = self.words[at].text.islower()
        found = [each for each in self.read(at) if not (small and "Abbr" in each.tags)]
        capital = self.words[at].text[:1].isupper() and (at > 0 or self.words[at].text.isupper())
        odd = any(each.name or each.fixed or "Abbr" in each.tags or not each.known for each in found)
        return () if capital or odd else found

    def usual(self, at: int) -> Sequence[Parse]:
        return [each for each in self.known(at) if each.share >= RARE]

    def has(self, at: int, relations: Iterable[str]) -> bool:
        return any(self.words[below].relation in relations for below in self.below[at])

    def is_plain(self, at: int) -> bool:
        """Whether a word is neither counted nor joined with others, which ask for forms of their own."""
        if self.has(at, (*COUNTING, "conj")) or self.words[at].relation in (*COUNTING, "conj"):
            return False
        near = {*self.below[at], *range(max(at - 3, 0), at)}
        numbers = any(self.words[each].text[-1:].isdigit() for each in near)
        return not numbers and not any(any(e.part == "numeral" for e in self.read(below)) for below in self.below[at])

    def nominal(self, at: int) -> Sequence[Parse]:
        """The readings of a noun or pronoun, of which those are left out that do not go with its modifiers, if they go with others."""
        found = self.known(at)
        for below in self.below[at]:
            if self.words[below].relation in MODIFIER:
                own = self.read(below)
                found = [each for each in found if any(agree(one, each) for one in own)] or found
        return found

    def clause(self, one: int, other: int) -> range:
        """The words from mark to mark round two words."""
        first, last = min(one, other), max(one, other)
        while first > 0 and self.words[first - 1].relation != "punct":
            first -= 1
        while last < len(self.words) - 1 and self.words[last + 1].relation != "punct":
            last += 1
        return range(first, last + 1)
