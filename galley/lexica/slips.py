"""Slips: which word of a language is likely meant by what is none, and how likely that is, in scripts that write syllables.

What is no word is either a word with a slip in it, or a name or term that nobody has gathered. The first is as likely as the
word is usual and as the slip is easy, the second as its syllables are usual; the two are weighed against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import log10

from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.frequencies import Lexicon, lexicon

EASY, SWAPPED, ANY = -1.0, -1.5, -2.5
"""The decimal logarithm of the share that a slip has of all slips of a word: of a letter that sounds or is typed alike or
stands twice; of a syllable that stands twice or in another's place; of any other letter, or a syllable left out."""
STRANGE = -2.0
"""The decimal logarithm of the share of stems that no list of words has."""
RARE = -5.3
"""The same of a syllable that stands in no usual word."""
TRIED = 5
"""So many of the words that may be meant are tried in the sentence."""
FITTING = 7.0
"""The natural logarithm of how much likelier the sentence must become with what is meant."""
SHORTEST = 3
"""Of a word of fewer syllables none is left out."""


@dataclass(frozen=True, eq=False)
class Slips:
    """The slips of a language, by its dictionary and the shares of the pieces that its words are made of."""

    known: Dictionary
    pieces: Lexicon

    def likeliest(
        self, word: str, is_word: Callable[[str], bool], least: float, any_letter: bool, gain: Callable[[str], float]
    ) -> str | None:
        """The word that is likeliest meant: one slip away, of any letter or of one that is taken for another, by `least` powers of
        ten likelier than a word that nobody has gathered, and of such the one by which its sentence gains most; None where there is none."""
        ways = self._near(word, any_letter).items()
        usual = ((other, ease) for other, ease in ways if self._syllables.keys() >= set(other))
        near = {other: ease + self.pieces.cut(other).score for other, ease in usual}
        likely = [other for other in near if near[other] - self._strange(word, other) >= least and is_word(other)]
        meant = max(sorted(likely, key=lambda other: -near[other])[:TRIED], key=gain, default=None)
        return meant if meant and gain(meant) >= FITTING else None

    def _near(self, word: str, any_letter: bool) -> dict[str, float]:
        """What one slip makes of a word, words or not, each with how easy it is."""
        found = dict.fromkeys(self.known.slipped(word), EASY)
        for at in range(len(word) - 1):
            found.setdefault(word[:at] + word[at + 1] + word[at] + word[at + 2 :], SWAPPED)
            if word[at] == word[at + 1]:
                found.setdefault(word[:at] + word[at + 1 :], SWAPPED)
        for other in (*self.known.edited(word), *self._filled(word)) if any_letter else ():
            found.setdefault(other, ANY)
        found.pop(word, None)
        return found

    def _filled(self, word: str) -> Iterator[str]:
        """The word with a syllable more, where that makes a usual one of what it holds."""
        for start in range(len(word)):
            for end in range(start + SHORTEST - 1, len(word) + 1):
                for whole in self._lacking.get(word[start:end], ()):
                    yield word[:start] + whole + word[end:]

    @cached_property
    def _lacking(self) -> dict[str, list[str]]:
        """The usual words by what is left of them without one of their syllables."""
        found: dict[str, list[str]] = {}
        for word, _ in self.pieces.shares():
            for at in range(len(word) if len(word) >= SHORTEST else 0):
                found.setdefault(word[:at] + word[at + 1 :], []).append(word)
        return found

    def _strange(self, word: str, meant: str) -> float:
        """How likely a word is with an unheard-of stem, of two syllables or more, that holds what differs from what is meant."""
        cut, shorter = self.pieces.cut(word), min(len(word), len(meant))
        first = next((at for at in range(shorter) if word[at] != meant[at]), shorter)
        rest = next((at for at in range(shorter - first) if word[-1 - at] != meant[-1 - at]), shorter - first)
        ends = range(max(len(word) - rest, first + 1), len(word) + 1)
        spans = ((start, end) for start in range(first + 1) for end in ends if end - start > 1)
        stems = (cut.before[start] + sum(map(self._share, word[start:end])) + cut.after[end] for start, end in spans)
        return STRANGE + max(stems, default=RARE * len(word))

    def _share(self, syllable: str) -> float:
        return self._syllables.get(syllable, RARE)

    @cached_property
    def _syllables(self) -> dict[str, float]:
        """The shares of syllables in the list of words, in decimal logarithms."""
        counts = Counter(syllable for word, _ in self.pieces.shares() if len(word) > 1 for syllable in word)
        return {syllable: log10(count / counts.total()) for syllable, count in counts.items()}


@cache
def slips(language: str) -> Slips | None:
    """Those of a language; None where the system has no dictionary of it, or there is no list of its words."""
    known, pieces = dictionary(language), lexicon(language)
    return Slips(known, pieces) if known and any(True for _ in pieces.shares()) else None
