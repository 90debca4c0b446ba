"""Neighbours: stretches of a text that are one edit from a word, found without knowing where words begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from galley.likeness.measures import edits

SHORTEST = 3
"""Words of fewer characters have too many neighbours."""


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """The characters from `start` to `end` are one edit from `word`.

    `edit` is substituted, lost, added or transposed; `at` is where in the text the edit stands: the wrong character,
    the character before which one is lost, the first of two that changed places.
    """

    start: int
    end: int
    word: str
    edit: str
    at: int


class Neighbourhood:
    """Words to look for. Each is found by the half that the edit has left as it was, or by its two ends.

    `seed` is how many characters are looked up at once: 2 for scripts of many characters, 4 for alphabets.
    """

    def __init__(self, words: Iterable[str], seed: int = 2) -> None:
        self._seed = seed
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            if len(word) >= max(SHORTEST, seed + 1):
                self._heads.setdefault(word[:seed], []).append(word)
                self._tails.setdefault(word[: -seed - 1 : -1], []).append(word[::-1])
                if len(word) < 2 * seed + 1:
                    self._ends.setdefault(word[0], []).append(word)

    def near(self, text: str) -> list[Near]:
        """The stretches of a text that are one edit from a word, once each; a word that is whole is not told."""
        found = dict.fromkeys(self._by_half(text, self._heads))
        mirrored = text[::-1]
        for near in self._by_half(mirrored, self._tails):
            found[_mirror(near, len(text))] = None
        for near in self._by_ends(text):
            found[near] = None
        return sorted(found)

    def _by_half(self, text: str, heads: dict[str, list[str]]) -> Iterator[Near]:
        for start in range(len(text) - self._seed + 1):
            for word in heads.get(text[start : start + self._seed], ()):
                half = max(self._seed, len(word) // 2)
                if text.startswith(word[:half], start):
                    yield from _one_edit(text, start, word, half)

    def _by_ends(self, text: str) -> Iterator[Near]:
        """Short words whose edit touches both halves: only the first and the last character are as they were."""
        for start, character in enumerate(text):
            for word in self._ends.get(character, ()):
                yield from (near for near in _one_edit(text, start, word, 1) if text[near.end - 1] == word[-1])


def _one_edit(text: str, start: int, word: str, half: int) -> Iterator[Near]:
    """What one edit in the word after its half makes of the text at `start`; at the first difference, all edits.

    A last character that is lost is none of them: that is another, shorter word.
    """
    same = half
    while same < len(word) and start + same < len(text) and text[start + same] == word[same]:
        same += 1
    at, rest = start + same, len(word) - same
    if rest == 0:
        return
    if text.startswith(word[same + 1 :], at + 1):
        yield Near(start, start + len(word), word, "substituted", at)
    if rest > 1 and text.startswith(word[same + 1 :], at):
        yield Near(start, start + len(word) - 1, word, "lost", at)
    if text.startswith(word[same:], at + 1):
        yield Near(start, start + len(word) + 1, word, "added", at)
    if rest > 1 and text.startswith(word[same + 1] + word[same] + word[same + 2 :], at):
        yield Near(start, start + len(word), word, "transposed", at)


def _mirror(near: Near, length: int) -> Near:
    """A stretch of the mirrored text, in the text as it is read."""
    at = length - 1 - near.at
    at += {"lost": 1, "transposed": -1}.get(near.edit, 0)
    return Near(length - near.end, length - near.start, near.word[::-1], near.edit, at)


class Words:
    """Whole words, to be found by others that are one edit from them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._shortened: dict[str, list[str]] = {}
        self._longest = max(map(len, self._words), default=0) + 1
        for word in sorted(self._words):
            for short in _shortened(word):
                self._shortened.setdefault(short, []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def near(self, word: str) -> list[str]:
        """The words that are one edit from this one; a word that is longer than they can be is not taken apart."""
        if len(word) > self._longest:
            return []
        shared = {other for short in _shortened(word) for other in self._shortened.get(short, ())}
        return sorted(other for other in shared if edits(word, other) == 1)


def _shortened(word: str) -> set[str]:
    """A word as it is and with any one of its characters left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
