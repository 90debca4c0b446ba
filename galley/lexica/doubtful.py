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
LIKELIER = {
    "alike": 6.5,
    "end": 12.0,
    "typed": 9.5,
    "swapped": 8.0,
    "other": 13.0,
    "apart": 5.5,
    "particle": 7.5,
    "place": 10.0,
}
"""How much likelier each kind of slip must make the sentence, as a natural logarithm: a letter that is taken for another, another one or none at the end of a syllable, one whose key is the next one, two swapped syllables, and, of what is no word, any other letter, or one more or less; `apart` are letters with a space between, `particle` and `place` a particle that is another, the one of a place the more."""
STRANGE = -8.0
"""The natural logarithm of how likely what stands behind a particle, or round a space, is at most."""
LITTLE = 40
"""So many letters on either side tell how likely a particle stands between them."""
USUAL = 0.5
"""How much likelier, in powers of ten, the pieces of what is meant must be by themselves."""
TRIED = 6
"""So many of what may be meant, the most usual ones, are tried in the sentence."""
LONGEST = 8
"""Words of more syllables are not looked at."""
BEGINS = 2
"""A word with whose first letters another one of the text begins is meant."""
_TWO = re.compile(rf"(?=(?<![^\s“‘\"'(])([가-힣]{{1,{LONGEST}}}) ([가-힣]{{1,{LONGEST}}})(?![가-힣]))")
_WHOLE = re.compile("[가-힣]+")
_WORD = re.compile(rf"(?<![^\s“‘\"'(])[가-힣]{{2,{LONGEST}}}(?![가-힣])")
_TAKEN = ("NNG", "VV", "VA", "MAG", "XR")
"""What is taken for another has a meaning of its own."""
_CASES = ("JKO", "JKS", "JKG", "JKB")
"""Particles of cases: of an object, a subject, an owner, a place and others."""
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
        self._found = dict[str, Sequence[tuple[str, str]]]()
        self._forms: Sequence[tuple[str, str]] = [*facts(language).get("particles", {}).items()]
        self._confused = Confused(facts(language, "confusions"))

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; words that stand there again are."""
        morphemes = parsed(text).morphemes
        starts, scores = [each.start for each in morphemes], [each.score for each in morphemes]
        for match in _WORD.finditer(text):
            first, last = (bisect_left(starts, each) for each in match.span())
            rare = min(scores[first:last], default=0.0)
            if rare <= DOUBTFUL and text.count(match[0][:BEGINS]) == 1:
                yield from self._slips(text, *match.span())
        yield from self._apart(text, starts, scores)
        yield from self._particles(text, morphemes)
        yield from self._taken(text, morphemes)

    def _apart(self, text: str, starts: Sequence[int], scores: Sequence[float]) -> Iterator[Slip]:
        """Words with a space within: what is no two words of more letters than one, which may be written either way."""
        for match in _TWO.finditer(text):
            start, end, meant = match.start(), match.end(2), match[1] + match[2]
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if len(meant) > LONGEST or min(scores[first:last], default=0.0) > STRANGE or not self._known.has(meant):
                continue
            if not all(len(part) > 1 and self._known.has(part) for part in match.groups()):
                gained = gain(self._language, text, start, end, weighs_endings=True)(meant) - LIKELIER["apart"]
                if gained >= 0:
                    yield Slip(gained, start, end, meant, True)

    def _particles(self, text: str, morphemes: Sequence[Morpheme]) -> Iterator[Slip]:
        """Particles where another one is meant, which goes better with the word behind it; none of an owner before a noun that no verb is made of."""
        for (_, tag, start, end, _), behind, last in zip(morphemes, morphemes[1:], morphemes[2:], strict=False):
            written, before = text[start:end], text[max(start - 1, 0) : start]
            if tag not in _CASES or behind.score > STRANGE or behind.start != end + 1 or not _WHOLE.fullmatch(before):
                continue
            if tag == "JKG" and behind.tag[0] == "N" and last.tag != "XSV":
                continue
            forms = [closed if (ord(before) - _FIRST) % _MANY else opened for closed, opened in self._forms]
            if written in forms:
                gained = gain(self._language, text, start, end, weighs_endings=True, reach=LITTLE)
                best = max(Slip(gained(other), start, end, other) for other in forms if other != written)
                asked = LIKELIER["place" if tag == "JKB" else "particle"]
                if best.gain >= asked:
                    yield best._replace(gain=best.gain - asked, spoken=True)

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
        meant = self._meant(text[start:end])
        if meant:
            gained = gain(self._language, text, start, end, weighs_endings=True)
            best = max(Slip(gained(other) - LIKELIER[kind], start, end, other) for other, kind in meant)
            if best.gain >= 0:
                yield best

    def _meant(self, word: str) -> Sequence[tuple[str, str]]:
        """What may be meant by a word, each with the kind of slip: the most usual words that are more so than what is written."""
        if word not in self._found:
            least = self._pieces.cut(word).score + USUAL
            ways = ((self._pieces.cut(other).score, other, kind) for other, kind in self._near(word).items())
            usual = sorted((each for each in ways if each[0] > least), reverse=True)
            self._found[word] = [*islice(((other, kind) for _, other, kind in usual if self._known.has(other)), TRIED)]
        return self._found[word]

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
