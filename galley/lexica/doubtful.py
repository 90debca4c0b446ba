"""Korean words that hardly stand in their sentence, where a word one slip away, or one that it is taken for, makes it far likelier: what a dictionary takes for a word and nobody meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.frequencies import lexicon
from galley.lexica.morphemes import Morpheme, gain, has_morphemes, parsed, written
from galley.lexica.unlikely import Slip
from galley.tongues import facts

DOUBTFUL = -11.0
"""The natural logarithm of how likely the rarest morpheme of a word is at most."""
LIKELIER = {"alike": 8.0, "end": 12.0, "swapped": 12.0}
"""How much likelier each kind of slip must make the sentence, as a natural logarithm."""
BESIDE, ALONE = -3.0, 3.0
"""The same of a word that is taken for another: beside one of the words by which that is known, and where there are none, or such that speak for the first."""
USUAL = 0.5
"""How much likelier, in powers of ten, the pieces of what is meant must be by themselves."""
LONGEST = 8
"""Words of more syllables are not looked at."""
_WHOLE = re.compile("[가-힣]+")
_SENTENCE = re.compile(r"[^.!?\n]*")
_WORD = re.compile(rf"(?<![^\s“‘\"'(])[가-힣]{{2,{LONGEST}}}(?![가-힣])")
_TAKEN = ("NNG", "VV", "VA", "MAG", "XR")
"""What is taken for another has a meaning of its own."""
_ENDS = "ᆨᆫᆯᆷᆸᆺᆼᆻ"
"""The letters that syllables usually end in."""
_FIRST, _MANY = ord("가"), 28


class Search:
    """What hardly stands in Korean sentences."""

    def __init__(self, known: Dictionary) -> None:
        """Takes the dictionary, which says what may be meant."""
        self._known = known
        self._pieces = lexicon("ko")
        self._syllables = {syllable for word, _ in self._pieces.shares() for syllable in word}
        self._meant: dict[str, list[tuple[str, list[str]]]] = {}
        for pair, beside in facts("ko", "confusions").items():
            taken, meant = pair.split()
            self._meant.setdefault(taken, []).append((meant, beside.split()))

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; words that stand there again are."""
        morphemes = parsed(text).morphemes
        starts, scores = [each.start for each in morphemes], [each.score for each in morphemes]
        for match in _WORD.finditer(text):
            first, last = (bisect_left(starts, each) for each in match.span())
            rare = min(scores[first:last], default=0.0)
            if rare <= DOUBTFUL and text.count(match[0][:2]) == 1:
                yield from self._slips(text, *match.span())
        for at, each in enumerate(morphemes):
            if each.text in self._meant and each.tag in _TAKEN:
                yield from self._taken(text, morphemes, at)

    def _taken(self, text: str, morphemes: Sequence[Morpheme], at: int) -> Iterator[Slip]:
        """The word of a morpheme that is taken for another, written with that, unless both stand in the sentence."""
        place = morphemes[at].start
        start, end = next(each.span() for each in _WHOLE.finditer(text) if each.end() > place)
        sentence = next(each[0] for each in _SENTENCE.finditer(text) if each.end() > place)
        gained = gain("ko", text, start, end, weighs_endings=True)
        own = morphemes[at].text
        for meant, beside in self._meant[own]:
            speaks = any(each in sentence for each in beside)
            if meant not in sentence and (speaks or not beside):
                word = [each for each in morphemes if start <= each.start < end]
                other = written(each._replace(text=meant) if each is morphemes[at] else each for each in word)
                back = (words for first, words in self._meant.get(meant, ()) if first == own)
                against = any(each in sentence for words in back for each in words)
                likelier = gained(other) - (BESIDE if speaks and not against else ALONE)
                if likelier > 0:
                    yield Slip(likelier, start, end, other)

    def _slips(self, text: str, start: int, end: int) -> Iterator[Slip]:
        word, gained = text[start:end], gain("ko", text, start, end, weighs_endings=True)
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


@cache
def search_of(language: str) -> Search | None:
    """That of a language with a parser and a dictionary; None of others."""
    known = dictionary(language) if has_morphemes(language) else None
    return Search(known) if known else None
