"""Korean words that hardly stand in their sentence, where a word one slip away, or one that it is taken for, makes it far likelier: what a dictionary takes for a word and nobody meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from math import log

from galley.lexica import confused
from galley.lexica.confused import Confused
from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.frequencies import lexicon
from galley.lexica.morphemes import Morpheme, gain, has_morphemes, parsed, written
from galley.lexica.unlikely import Slip
from galley.tongues import facts

DOUBTFUL = -11.0
"""The natural logarithm of how likely the rarest morpheme of a word is at most."""
LIKELIER = {"alike": 8.0, "end": 12.0, "swapped": 12.0}
"""How much likelier each kind of slip must make the sentence, as a natural logarithm."""
USUAL = 0.5
"""How much likelier, in powers of ten, the pieces of what is meant must be by themselves."""
LONGEST = 8
"""Words of more syllables are not looked at."""
_WHOLE = re.compile("[가-힣]+")
_WORD = re.compile(rf"(?<![^\s“‘\"'(])[가-힣]{{2,{LONGEST}}}(?![가-힣])")
_TAKEN = ("NNG", "VV", "VA", "MAG", "XR")
"""What is taken for another has a meaning of its own."""
_VERB = "다"
"""What the first forms of verbs and adjectives end in."""
_ENDS = "ᆨᆫᆯᆷᆸᆺᆼᆻ"
"""The letters that syllables usually end in."""
_FIRST, _MANY = ord("가"), 28


class Search:
    """What hardly stands in Korean sentences."""

    def __init__(self, language: str, known: Dictionary) -> None:
        """Takes the language, and its dictionary, which says what may be meant."""
        self._language, self._known, self._pieces = language, known, lexicon(language)
        self._syllables = {syllable for word, _ in self._pieces.shares() for syllable in word}
        self._confused = Confused(facts(language, "confusions"))

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; words that stand there again are."""
        morphemes = parsed(text).morphemes
        starts, scores = [each.start for each in morphemes], [each.score for each in morphemes]
        for match in _WORD.finditer(text):
            first, last = (bisect_left(starts, each) for each in match.span())
            rare = min(scores[first:last], default=0.0)
            if rare <= DOUBTFUL and text.count(match[0][:2]) == 1:
                yield from self._slips(text, *match.span())
        yield from self._taken(text, morphemes)

    def _taken(self, text: str, morphemes: Sequence[Morpheme]) -> Iterator[Slip]:
        """Words that are taken for another, which goes better with the sentence."""
        own = {(each.start, each.end): each for each in morphemes if each.tag in _TAKEN}
        choices = [*self._confused.choices(text, ((*place, _first_form(each)) for place, each in own.items()))]
        fit = {(each.start, each.end) for each in choices if not each.kind}
        for first, last, meant, kind in choices:
            if (first, last) not in fit:
                start, end = next(each.span() for each in _WHOLE.finditer(text) if each.end() > first)
                word = [each for each in morphemes if start <= each.start < end]
                other = written(_meant(each, meant) if each is own[first, last] else each for each in word)
                gained = gain(self._language, text, start, end, weighs_endings=True)(other) / log(10)
                if gained > confused.LIKELIER[kind]:
                    yield Slip(gained - confused.LIKELIER[kind], start, end, other, kind != "alone")

    def _slips(self, text: str, start: int, end: int) -> Iterator[Slip]:
        word, gained = text[start:end], gain(self._language, text, start, end, weighs_endings=True)
        usual = self._pieces.cut(word).score + USUAL
        likelier = (
            Slip(gained(other) - LIKELIER[kind], start, end, other)
            for other, kind in self._near(word).items()
            if self._syllables.issuperset(other) and self._pieces.cut(other).score > usual and self._known.has(other)
        )
        best = max(likelier, default=None)
        if best and best.gain >= 0:
            yield best

    def _near(self, word: str) -> dict[str, str]:
        """What a slip makes of a word, words or not, each with its kind."""
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        found = dict.fromkeys(swapped, "swapped") | dict.fromkeys(self._ended(word), "end")
        found |= dict.fromkeys(self._known.slipped(word), "alike")
        return {other: kind for other, kind in found.items() if other != word}

    def _ended(self, word: str) -> Iterator[str]:
        """The word with another letter, or none, at the end of a syllable that is then part of a usual piece of words."""
        for at, syllable in enumerate(word):
            bare = _FIRST + (ord(syllable) - _FIRST) // _MANY * _MANY
            for end in ("", *_ENDS):
                other = word[:at] + chr(bare + (ord(end) - ord("ᆨ") + 1 if end else 0)) + word[at + 1 :]
                pairs = (other[first : first + 2] for first in (at - 1, at) if 0 <= first < len(word) - 1)
                if any(map(self._pieces.share, pairs)):
                    yield other


def _first_form(word: Morpheme) -> str:
    """A word as dictionaries have it."""
    return word.text + _VERB if word.tag.startswith("V") else word.text


def _meant(word: Morpheme, meant: str) -> Morpheme:
    """The word with another one in its place, which is given as dictionaries have it."""
    return word._replace(text=meant.removesuffix(_VERB) if word.tag.startswith("V") else meant)


@cache
def search_of(language: str) -> Search | None:
    """That of a language with a parser and a dictionary; None of others."""
    known = dictionary(language) if has_morphemes(language) else None
    return Search(language, known) if known else None
