"""How often words are written, and the likeliest way to cut Chinese and Japanese into words, and Korean words into pieces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import inf, log10

from galley.lexica.wordlist import listed
from galley.tongues import facts

LONGEST = 6
"""Words of more characters are not looked for."""
UNKNOWN = -9.0
"""The score of a character that is no word: it is rarer than any word."""
COMMON = 5e-6
"""The share from which on a word is common: five words in a million."""
_KEPT = 5000


@dataclass(frozen=True, eq=False)
class Cut:
    """A text cut into words in the likeliest way.

    `before[n]` is the score of the likeliest cut of the first n characters, `after[n]` that of all from n on. A score
    is the sum of the decimal logarithms of the shares that words have of all words.
    """

    pieces: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def score(self) -> float:
        """The score of the whole text."""
        return self.after[0]

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Where words begin, and the end of the text."""
        found = [0]
        for piece in self.pieces:
            found.append(found[-1] + len(piece))
        return tuple(found)

    def is_edge(self, *places: int) -> bool:
        """Whether a word begins at each of some places, or the text ends there."""
        return all(self.edges[bisect_left(self.edges, place)] == place for place in places)

    def inside(self, start: int, end: int) -> int:
        """How many words begin between two places."""
        return bisect_left(self.edges, end) - bisect_right(self.edges, start)

    def gain(self, start: int, end: int, score: float) -> float:
        """How much likelier the text is with something of that score in place of these characters, in powers of ten."""
        return self.before[start] + score + self.after[end] - self.score


class Lexicon:
    """The words of a language with the share each has of all words, in texts of many kinds."""

    def __init__(self, shares: dict[str, float]) -> None:
        """Takes the shares of words."""
        self._shares = shares
        self._cuts: dict[str, Cut] = {}

    def share(self, word: str) -> float:
        """The share a word has of all words; 0 when it is not known."""
        return self._shares.get(word, 0.0)

    def shares(self) -> Iterable[tuple[str, float]]:
        """All words with their shares."""
        return self._shares.items()

    def score(self, word: str) -> float:
        """The decimal logarithm of the share of a word."""
        share = self._shares.get(word)
        return log10(share) if share else UNKNOWN * max(len(word), 1)

    def is_common(self, word: str) -> bool:
        """Whether a word is common."""
        return self.share(word) >= COMMON

    @cached_property
    def _common(self) -> dict[tuple[str, str], list[str]]:
        """The common words by what stands before and after each of their characters."""
        found: dict[tuple[str, str], list[str]] = {}
        for word, share in self._shares.items():
            if share >= COMMON and 1 < len(word) <= LONGEST:
                for at in range(len(word)):
                    found.setdefault((word[:at], word[at + 1 :]), []).append(word)
        return found

    def one_off(self, word: str) -> Iterator[tuple[int, str]]:
        """The common words that differ from `word` in one character, each with the place of that character."""
        for at in range(len(word)):
            for other in self._common.get((word[:at], word[at + 1 :]), ()):
                if other[at] != word[at]:
                    yield at, other

    def cut(self, text: str) -> Cut:
        """The text cut into words: of all ways the one whose words are likeliest together. The last cuts are kept."""
        if text not in self._cuts:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            self._cuts[text] = self._cut(text)
        return self._cuts[text]

    def _cut(self, text: str) -> Cut:
        steps = [self._steps(text, start) for start in range(len(text))]
        before, starts = [0.0] + [-inf] * len(text), [0] * (len(text) + 1)
        for start, found in enumerate(steps):
            for end, score in found:
                if before[start] + score > before[end]:
                    before[end], starts[end] = before[start] + score, start
        after = [0.0] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            after[start] = max(score + after[end] for end, score in steps[start])
        return Cut(tuple(_pieces(text, starts)), tuple(before), tuple(after))

    def _steps(self, text: str, start: int) -> list[tuple[int, float]]:
        """Where the words end that begin at a place, with their scores; a lone character is one in any case."""
        found = [(start + 1, self.score(text[start]))]
        for end in range(start + 2, min(start + LONGEST, len(text)) + 1):
            share = self._shares.get(text[start:end])
            if share:
                found.append((end, log10(share)))
        return found


def _pieces(text: str, starts: list[int]) -> list[str]:
    pieces: list[str] = []
    end = len(text)
    while end:
        pieces.append(text[starts[end] : end])
        end = starts[end]
    return pieces[::-1]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language, or the pieces that they are made of; none where its fact `word-list` does not say that there is a list."""
    if facts(language).get("word-list", "no") == "no":
        return Lexicon({})
    from wordfreq import cB_to_freq, get_frequency_list

    by_share = enumerate(get_frequency_list(language, "best"))
    get_frequency_list.cache_clear()
    shares = ((cB_to_freq(-rank), words) for rank, words in by_share)
    return Lexicon(
        {word: share for share, words in shares for word in words if len(word) <= LONGEST and not word.isascii()}
    )


def usual(language: str, word: str) -> float:
    """The share that a word in lower case has of all words of a language, 0 when it is not among the usual ones."""
    return _usual(language).get(word, 0.0)


@cache
def beginning_with(language: str, letter: str) -> dict[str, float]:
    """The usual words of a language with a first letter, each with its share."""
    return {word: share for word, share in _usual(language).items() if word[0] == letter}


@cache
def _usual(language: str) -> dict[str, float]:
    from wordfreq import available_languages, cB_to_freq, get_frequency_list

    if language not in available_languages("small"):
        return dict.fromkeys(listed(language), COMMON)
    by_share = enumerate(get_frequency_list(language, "small"))
    get_frequency_list.cache_clear()
    return {word: cB_to_freq(-rank) for rank, words in by_share for word in words}
