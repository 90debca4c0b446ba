"""What a model of words on end says of them, whatever file it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

UNKNOWN = -9.0
"""The score of a character that begins no word, and the number of that in place of a word is `NO_WORD`."""
NO_WORD = -1


class Model(Protocol):
    """Words by number, and how likely they stand on end: a score is the decimal logarithm of how often a word follows."""

    opening: int
    closing: int
    texts: list[str]
    """Each word as it is written."""
    sounds: list[str]

    def one(self, word: int, /) -> float:
        """The score of a word by itself."""

    def is_usual(self, before: int, word: int, /) -> bool:
        """Whether two words were found on end."""

    def stands_between(self, before: int, word: int, after: int, /) -> bool:
        """Whether a word was found between two others."""

    def several(self, first: int, second: int, words: Sequence[int], /) -> list[float]:
        """The score of each of some words behind two others; that of `NO_WORD` is `UNKNOWN`."""
