"""Korean words that hardly stand in their sentence, where a word one slip away, or one that it is taken for, makes it far likelier: what a dictionary takes for a word and nobody meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from math import log
from unicodedata import lookup, name, normalize

from galley.lexica import confused
from galley.lexica.confused import Confused
from galley.lexica.dictionaries import Dictionary, dictionary
from galley.lexica.frequencies import lexicon
from galley.lexica.morphemes import Morpheme, gain, has_morphemes, parsed, written
from galley.lexica.unlikely import Slip
from galley.tongues import facts

DOUBTFUL = -9.0
"""The natural logarithm of how likely the rarest morpheme of a word is at most."""
LIKELIER = {"alike": 6.5, "end": 12.0, "typed": 9.0, "swapped": 8.0, "other": 13.0}
"""How much likelier each kind of slip must make the sentence, as a natural logarithm: a letter that is taken for another, another one or none at the end of a syllable, one whose key is the next one, two swapped syllables, and, of what is no word, any other letter, or one more or less."""
USUAL = 0.5
"""How much likelier, in powers of ten, the pieces of what is meant must be by themselves."""
TRIED = 6
"""So many of what may be meant, the most usual ones, are tried in the sentence."""
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
        self._keys, self._typos = neighbours(facts(language).get("keys", ())), dict[str, Sequence[str]]()
        self._confused = Confused(facts(language, "confusions"))

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; words that stand there again are."""
        morphemes = parsed(text).morphemes
        starts, scores = [each.start for each in morphemes], [each.score for each in morphemes]
        for match in _WORD.finditer(text):
            first, last = (bisect_left(starts, each) for each in match.span())
            rare = min(scores[first:last], default=0.0)
            if rare <= DOUBTFUL:
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
        word = text[start:end]
        least = self._pieces.cut(word).score + USUAL
        ways = ((self._pieces.cut(other).score, other, kind) for other, kind in self._near(word).items())
        usual = sorted((each for each in ways if each[0] > least), reverse=True)
        known = [*islice((each for each in usual if self._known.has(each[1])), TRIED)]
        if known:
            gained = gain(self._language, text, start, end, weighs_endings=True)
            best = max(Slip(gained(other) - LIKELIER[kind], start, end, other) for _, other, kind in known)
            if best.gain >= 0:
                yield best

    def _near(self, word: str) -> dict[str, str]:
        """What a slip makes of a word, words or not, each with its kind: of usual syllables."""
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        found = dict.fromkeys(() if self._known.has(word) else self._known.edited(word), "other")
        found |= dict.fromkeys(swapped, "swapped") | dict.fromkeys(self._typed(word), "typed")
        found |= dict.fromkeys(self._ended(word), "end") | dict.fromkeys(self._known.slipped(word), "alike")
        return {other: kind for other, kind in found.items() if other != word and self._syllables.issuperset(other)}

    def _typed(self, word: str) -> Iterator[str]:
        """The word with a letter whose key is next to that of one of its own, in a syllable that is then part of a usual piece of words."""
        for at, syllable in enumerate(word):
            for other in self._beside(syllable):
                meant = word[:at] + other + word[at + 1 :]
                if self._is_part(meant, at):
                    yield meant

    def _beside(self, syllable: str) -> Sequence[str]:
        """The usual syllables with a letter whose key is next to that of one of its own."""
        if syllable not in self._typos:
            letters = normalize("NFD", syllable)
            found = (
                normalize("NFC", letters[:at] + other + letters[at + 1 :])
                for at, letter in enumerate(letters)
                for other in _in_place(letter, self._keys)
            )
            self._typos[syllable] = sorted(self._syllables.intersection(found))
        return self._typos[syllable]

    def _is_part(self, word: str, at: int) -> bool:
        """Whether a syllable of a word is part of a usual piece of words together with one beside it."""
        return any(self._pieces.share(word[first : first + 2]) for first in (at - 1, at) if 0 <= first < len(word) - 1)

    def _ended(self, word: str) -> Iterator[str]:
        """The word with another letter, or none, at the end of a syllable that is then part of a usual piece of words."""
        for at, syllable in enumerate(word):
            bare = _FIRST + (ord(syllable) - _FIRST) // _MANY * _MANY
            for end in ("", *_ENDS):
                other = word[:at] + chr(bare + (ord(end) - ord("ᆨ") + 1 if end else 0)) + word[at + 1 :]
                if self._is_part(other, at):
                    yield other


def _first_form(word: Morpheme) -> str:
    """A word as dictionaries have it."""
    return word.text + _VERB if word.tag.startswith("V") else word.text


def _meant(word: Morpheme, meant: str) -> Morpheme:
    """The word with another one in its place, which is given as dictionaries have it."""
    return word._replace(text=meant.removesuffix(_VERB) if word.tag.startswith("V") else meant)


def neighbours(rows: Sequence[str]) -> dict[str, list[str]]:
    """For each letter those whose keys are next to its own; `rows` are those of a keyboard, each half a key to the right of the one above."""
    keys = {(row, at): letter for row, letters in enumerate(rows) for at, letter in enumerate(letters)}
    steps = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {
        letter: [keys[row + down, at + aside] for down, aside in steps if (row + down, at + aside) in keys]
        for (row, at), letter in keys.items()
    }


def _in_place(letter: str, others: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The others of a letter that may stand in its place in a syllable, as Unicode names them."""
    script, place, called = name(letter).split(maxsplit=2)
    for other in others.get(lookup(f"{script} LETTER {called}"), ()):
        with suppress(KeyError):
            yield lookup(f"{script} {place} {name(other).split(maxsplit=2)[2]}")


@cache
def search_of(language: str) -> Search | None:
    """That of a language with a parser and a dictionary; None of others."""
    known = dictionary(language) if has_morphemes(language) else None
    return Search(language, known) if known else None
