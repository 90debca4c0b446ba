"""How likely a word stands behind two others: a language model that pocketsphinx has for hearing what is said.

It tells of words in lower case without stops, with contractions and possessives as single words (don't, town's).
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log10
from typing import TYPE_CHECKING

from galley.tongues import facts

if TYPE_CHECKING:
    from pocketsphinx import NGramModel

OPENING, CLOSING = "<s>", "</s>"
"""What stands before and behind a sentence."""
UNKNOWN = -6.0
"""The score of a word that the model does not have."""
_UNIT = log10(1.0001)
"""The model tells logarithms in whole numbers, to this base."""
_NEVER = -10_000_000
"""Below this it says that it does not have a word."""
_CACHED = 1 << 18


class Trigrams:
    """The words of a language, and how likely each follows two others: a score is the decimal logarithm of that."""

    def __init__(self, model: NGramModel) -> None:
        """Takes the model."""
        self._prob = model.prob
        self.knows = lru_cache(_CACHED)(self._knows)
        self.score = lru_cache(_CACHED)(self._score)
        self.alone = lru_cache(_CACHED)(self._alone)

    def _knows(self, word: str) -> bool:
        return bool(self._prob([word]) > _NEVER)

    def _alone(self, word: str) -> float:
        """The score of a word by itself."""
        return self._score(None, None, word)

    def _score(self, first: str | None, second: str | None, word: str | None) -> float:
        """The score of a word behind two others; each may be None, a word of which nothing is known."""
        if word is None:
            return UNKNOWN
        known = [word] if second is None else [word, second] if first is None else [word, second, first]
        return float(self._prob(known)) * _UNIT


def has_trigrams(language: str) -> bool:
    """Whether there is such a model of a language."""
    return "trigrams" in facts(language)


@cache
def trigrams(language: str) -> Trigrams:
    """The model of a language that its fact `trigrams` names."""
    from pocketsphinx import LogMath, NGramModel, get_model_path

    return Trigrams(NGramModel(None, LogMath(), get_model_path(facts(language)["trigrams"])))
