"""Words that a dictionary lacks though it has all they are made of: compounds, and nouns and forms with usual endings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from galley.lexica.dictionaries import Dictionary
from galley.lexica.frequencies import usual

Patterns = Sequence[tuple[re.Pattern[str], str]]


@dataclass(frozen=True, eq=False)
class Formed:
    """How words of a language are made. `names` are words too; `heads` and `tails` begin and end compounds and are no words,
    other parts have at `least` so many letters.

    Where nouns take endings, `nouns` take all of them, each by a pattern of what ends alike; `objects` are the endings that
    only nouns have; `forms` are endings that the dictionary lacks, each with what it has instead: an ending of the same words, or two words.
    """

    language: str
    known: Dictionary
    names: Set[str]
    heads: re.Pattern[str]
    tails: re.Pattern[str]
    least: int
    objects: Sequence[str]
    nouns: Patterns
    forms: Patterns
    _stems: dict[str, bool] = field(init=False, repr=False, default_factory=dict)

    def has(self, word: str) -> bool:
        """Whether a word is made of words."""
        return self._is_formed(word) if self.nouns else self._is_made(word)

    def is_word(self, part: str) -> bool:
        """Whether the dictionary or a name has it."""
        return self.known.has(part) or part in self.names

    def is_simple(self, word: str) -> bool:
        """Whether it is a word that is no compound, or a usual one that the dictionary lacks, with an ending that nouns have."""
        return self.is_word(word) or any(map(self._is_plain, self._before_endings(word)))

    def _is_formed(self, word: str) -> bool:
        forms = (form.sub(like, word).split() for form, like in self.forms if form.search(word))
        return any(map(self._is_noun, self._before_endings(word))) or any(
            all(map(self.known.has, each)) for each in forms
        )

    def _before_endings(self, word: str) -> list[str]:
        """What a word is without the endings that it may have as a noun."""
        cuts = ((word[:at], word[at:]) for at in range(2, len(word) + 1))
        return [stem for stem, ending in cuts if self.known.has(self._noun_like(stem) + ending)]

    def _noun_like(self, stem: str) -> str:
        return next((noun for end, noun in self.nouns if end.search(stem)), "")

    def _is_noun(self, stem: str) -> bool:
        """Whether it is a noun of the dictionary, a name, a usual word that the dictionary lacks, or made of such."""
        if stem not in self._stems:
            self._stems[stem] = self._is_plain(stem) or self._is_joined(stem)
        return self._stems[stem]

    def _is_plain(self, stem: str) -> bool:
        if self.known.has(stem):
            return any(self.known.has(stem + mark) for mark in self.objects)
        return stem in self.names or usual(self.language, stem) > 0

    def _is_joined(self, stem: str) -> bool:
        """Whether a stem is made of nouns, or of a noun with a usual head or tail."""
        cuts = range(2, len(stem) - 1)
        headed = self.heads.match(stem) is not None and len(stem) > 2 and self._is_noun(stem[1:])
        tailed = self.tails.match(stem[-1]) is not None and len(stem) > 2 and self._is_noun(stem[:-1])
        return headed or tailed or any(self._is_plain(stem[:at]) and self._is_noun(stem[at:]) for at in cuts)

    def _is_made(self, word: str) -> bool:
        """Whether a word is made of a usual head, or a word, and a word or a usual tail."""
        head = self.heads.match(word)
        if head and len(word) - head.end() > 1 and self.known.has(word[head.end() :]):
            return True
        splits = ((word[:at], word[at:]) for at in range(max(self.least, 2), len(word)))
        return any(self.is_word(first) and self._is_end(last) for first, last in splits)

    def _is_end(self, part: str) -> bool:
        if len(part) < self.least:
            return self.tails.match(part) is not None and self.known.has(part)
        return self.is_word(part) or self._is_made(part)
