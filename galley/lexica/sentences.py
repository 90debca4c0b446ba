"""How likely words stand on end, by the language model of an input method, where the system has it.

The models are files of their own: `kkc` (Japanese) and `kenlm` (Chinese).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product, repeat
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from galley.lexica import kenlm, kkc
from galley.lexica.stretches import NO_WORD, Model
from galley.tongues import facts

COMMON = -5.4
"""The score from which on a word is common."""
HEARD = 1.5
"""How much rarer, in powers of ten, a word is written as it sounds than as it is written usually."""
READ, READ_SHARE = 2, 0.04
"""How many words of two characters, and what share of those that tell, must read a character so."""
_PAIR = 2
LONGEST = 10
"""Words of more characters are not looked for."""
_FOLLOWED = 8
"""How many ways to reach a place are followed while a text is cut into words."""
_CACHED, _REPEATED = 1 << 18, 1 << 12

_LENGTH = "ー"
_LOAN_LETTERS = frozenset(map(chr, range(ord("ァ"), ord("ヺ")))) | {_LENGTH}
"""The letters that loan words are written in."""

State = tuple[int, int]
"""The last two words."""
_Key = TypeVar("_Key")
_Score = TypeVar("_Score", float, tuple[float, int, State])


class _Words(NamedTuple):
    """Words that a text begins with, how long each is, and the letter that it has in a gap."""

    words: list[int]
    lengths: list[int]
    fills: list[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """A text with `fill` in its gap; `score` is that of the words it is then likeliest cut into."""

    score: float
    fill: str


class Sentences:
    """The words of a language and how likely each follows two others."""

    def __init__(self, model: Model, letters: str) -> None:
        """Takes the model, and the letters that a gap may be filled with."""
        self._model, self._letters = model, frozenset(letters)
        self.opening, self.closing, self._texts = model.opening, model.closing, model.texts
        self._by_text: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        """How many letters the words have at most that begin with two letters."""
        for word, text in enumerate(model.texts):
            self._by_text.setdefault(text, []).append(word)
            self._longest[text[:_PAIR]] = max(len(text), self._longest.get(text[:_PAIR], 0))
        self.several = model.several
        self._beginning, self._over = lru_cache(_CACHED)(self._begun), lru_cache(_CACHED)(self._over_gap)
        self._edits = lru_cache(_REPEATED)(self._filled)

    def text(self, word: int) -> str:
        """A word as it is written."""
        return "" if word == NO_WORD else self._texts[word]

    def written(self, text: str) -> Sequence[int]:
        """The words that are written so."""
        return self._by_text.get(text, ())

    def score(self, word: int) -> float:
        """The score of a word by itself."""
        return self._model.one(word)

    def words(self, floor: float) -> Iterator[tuple[int, str]]:
        """The words whose score is above a floor, with how they are written."""
        return ((word, text) for word, text in enumerate(self._texts) if self._model.one(word) > floor)

    def is_common(self, text: str) -> bool:
        """Whether a word that is written so is common."""
        return any(self._model.one(word) > COMMON for word in self.written(text))

    def near_loans(self, text: str) -> set[str]:
        """The words that differ from some letters of loan words in one that is not the first, but for a mark of length at the end, or in the place of such a mark."""
        swaps = {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(1, len(text) - 1)}
        fewer = {text[:at] + text[at + 1 :] for at in range(1, len(text) - 1)}
        other = (self._loans.get((text[:at], text[at + 1 :]), ()) for at in range(1, len(text)))
        more = (self._loans.get((text[:at], text[at:]), ()) for at in range(1, len(text)))
        known = {each for each in swaps | fewer if each in self._by_text}.union(*other, *more)
        near = {each for each in known if each.rstrip(_LENGTH) != text.rstrip(_LENGTH)}
        moved = (each for each in self._lengths.get(text.replace(_LENGTH, ""), ()) if len(each) == len(text))
        return (near | set(moved)) - {text}

    @cached_property
    def _loans(self) -> dict[tuple[str, str], list[str]]:
        """The loan words by what stands before and after each of their letters but the first."""
        found: dict[tuple[str, str], list[str]] = {}
        for text in self._by_text:
            for at in range(1, len(text)) if _LOAN_LETTERS.issuperset(text) else ():
                found.setdefault((text[:at], text[at + 1 :]), []).append(text)
        return found

    @cached_property
    def _lengths(self) -> dict[str, list[str]]:
        """The words with marks of length, by what they are without."""
        found: dict[str, list[str]] = {}
        for text in self._by_text:
            if _LENGTH in text:
                found.setdefault(text.replace(_LENGTH, ""), []).append(text)
        return found

    def sounding_as(self, words: Sequence[int]) -> Iterator[int]:
        """The words that sound as some words on end do; where these are several, in any way that each can be read."""
        sounds = self._model.sounds
        alike = ({sounds[word]} if len(words) == 1 else self._read(self._texts[word]) for word in words)
        for each in product(*alike):
            yield from self._by_sound.get("".join(each), ())

    def _read(self, text: str) -> set[str]:
        """The ways in which a word is read; one character also as it is within longer words."""
        return {self._model.sounds[word] for word in self._by_text[text]} | self._readings.get(text, set())

    @cached_property
    def _readings(self) -> dict[str, set[str]]:
        """How characters are read in words of two: what is left of the sound of such a word without that of the other character, where it stands by itself."""
        left: dict[str, Counter[str]] = {}
        for text, sound in zip(self._texts, self._model.sounds, strict=True):
            for one, other, cut in ((text[:1], text[1:], str.removeprefix), (text[1:], text[:1], str.removesuffix)):
                for own in (
                    {self._model.sounds[word] for word in self._by_text.get(one, ())} if len(text) == _PAIR else ()
                ):
                    rest = cut(sound, own)
                    if rest and rest != sound:
                        left.setdefault(other, Counter())[rest] += 1
        return {
            text: {sound for sound, times in counts.items() if times >= max(READ, READ_SHARE * counts.total())}
            for text, counts in left.items()
        }

    @cached_property
    def _by_sound(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for word, sound in enumerate(self._model.sounds):
            found.setdefault(sound, []).append(word)
        return found

    def is_usual(self, before: int, word: int) -> bool:
        """Whether two words were found on end."""
        return NO_WORD not in (before, word) and self._model.is_usual(before, word)

    def stands_between(self, before: int, text: str, after: int) -> bool:
        """Whether a word that is written so was found between two others."""
        words = self._by_text.get(text, ()) if NO_WORD not in (before, after) else ()
        return any(self._model.stands_between(before, word, after) for word in words)

    def rarity(self, word: int, other: int) -> float:
        """How much rarer, in powers of ten, a word is than another; below 0 where it is not."""
        return self._model.one(other) - self._model.one(word)

    def after(self, first: int, second: int, word: int) -> float:
        """The score of a word behind two others."""
        return self.several(first, second, (word,))[0]

    def scores(self, words: Sequence[int]) -> list[float]:
        """The score of each word but the first two, behind the two before it."""
        behind = zip(words, words[1:], words[2:], strict=False)
        return [self.several(first, second, (word,))[0] for first, second, word in behind]

    def cut(self, text: str, left: State) -> list[tuple[str, int]]:
        """A text behind two words cut into words in the likeliest way: each as it is written, with its number."""
        reached: list[dict[State, tuple[float, int, State]]] = [{} for _ in range(len(text) + 1)]
        reached[0][left] = (0.0, 0, left)
        for start, states in enumerate(reached[:-1]):
            kept = _likeliest(states)
            words, lengths, _ = self._first(text, start, start + LONGEST) if kept else _NO_WORDS
            for state, (score, *_) in kept:
                for word, length, each in zip(words, lengths, self.several(*state, words), strict=True):
                    ends, total, new = reached[start + length], score + each, (state[1], word)
                    if new not in ends or total > ends[new][0]:
                        ends[new] = (total, start, state)
        found: list[tuple[str, int]] = []
        end, state = len(text), max(reached[-1], key=lambda each: reached[-1][each][0])
        while end:
            _, start, before = reached[end][state]
            found.append((text[start:end], state[1]))
            end, state = start, before
        return found[::-1]

    def heard(self, text: str, left: State, right: Sequence[int]) -> float:
        """The score of a text between words on either side of it, where what is written in letters may be another common word that sounds so, at a price."""
        reached: list[dict[State, float]] = [{left: 0.0}, *({} for _ in text)]
        for start, states in enumerate(reached[:-1]):
            kept = _likeliest(states)
            words, lengths, _ = self._first(text, start, start + LONGEST)
            sounding = [
                (word, end - start)
                for end in range(start + 2, min(start + LONGEST, len(text)) + 1)
                for word in self._by_sound.get(text[start:end], ())
                if self._model.one(word) > COMMON
            ]
            told = [
                *((*each, 0.0) for each in zip(words, lengths, strict=True)),
                *((*each, HEARD) for each in sounding),
            ]
            for (first, second), score in kept:
                scores = self.several(first, second, [word for word, *_ in told])
                for (word, length, price), each in zip(told, scores, strict=True):
                    total, ends = score + each - price, reached[start + length]
                    if total > ends.get((second, word), -inf):
                        ends[second, word] = total
        return max(score + sum(self.scores((*state, *right))) for state, score in reached[-1].items())

    def ways(self, text: str, reached: Mapping[State, float], floor: float = -inf) -> list[list[tuple[State, float]]]:
        """The likeliest ways above a floor to reach each place of a text, as the last two words there and the score of all; the first place is reached as given."""
        found: list[dict[State, float]] = [dict(reached), *({} for _ in text)]
        kept: list[list[tuple[State, float]]] = []
        for start, states in enumerate(found):
            kept.append(_likeliest(states))
            words, lengths, _ = self._first(text, start, start + LONGEST) if states and start < len(text) else _NO_WORDS
            for (first, second), score in kept[-1] if words else ():
                for word, length, each in zip(words, lengths, self.several(first, second, words), strict=True):
                    ends, total, new = found[start + length], score + each, (second, word)
                    if total > ends.get(new, floor):
                        ends[new] = total
        return kept

    def filled(
        self, text: str, gap: int | None, left: State, right: Sequence[int], floor: float, least: Sequence[float] = ()
    ) -> Sequence[Edit]:
        """The ways to fill a gap, the character at a place of a text, between the words on either side of it, whose score is above a floor.

        A text without a gap gives itself, filled with nothing. `least` is what a way scores at least at each place of the text, so that
        what cannot come above the floor is left early; else that is the floor. What a text says again is not filled again.
        """
        return self._edits(text, gap, left, tuple(right), floor, tuple(least or repeat(floor, len(text) + 1)))

    def _filled(
        self, text: str, gap: int | None, left: State, right: tuple[int, ...], floor: float, least: tuple[float, ...]
    ) -> Sequence[Edit]:
        reached: list[dict[tuple[int, int, str], float]] = [{} for _ in range(len(text) + 1)]
        reached[0][*left, ""] = 0.0
        for start, states in enumerate(reached[:-1]):
            if not states:
                continue
            stop = start + LONGEST
            if gap is not None and start <= gap < stop:
                words, lengths, fills = self._over(text[start:gap], text[gap + 1 : stop])
            else:
                words, lengths, fills = self._first(text, start, stop)
            for (first, second, before), score in _likeliest(states) if words else ():
                scores = self.several(first, second, words)
                for word, length, fill, each in zip(words, lengths, fills, scores, strict=True):
                    if (total := score + each) > least[start + length]:
                        ends, new = reached[start + length], (second, word, fill or before)
                        if total > ends.get(new, floor):
                            ends[new] = total
        best: dict[str, float] = {}
        for (first, second, fill), score in reached[-1].items():
            total = score + sum(self.scores((first, second, *right)))
            if total > best.get(fill, floor):
                best[fill] = total
        return [Edit(score, fill) for fill, score in best.items()]

    def _first(self, text: str, start: int, stop: int) -> _Words:
        """The words that begin at a place of a text and end up to another, the shortest first."""
        longest = self._longest.get(text[start : start + _PAIR], 1)
        return self._beginning(text[start : min(start + longest, stop)])

    def _begun(self, text: str) -> _Words:
        """The words that a text begins with, the shortest first."""
        found = [(word, end) for end in range(1, len(text) + 1) for word in self._by_text.get(text[:end], ())]
        if not found or found[0][1] != 1:
            found.append((NO_WORD, 1))
        return _Words([word for word, _ in found], [end for _, end in found], [""] * len(found))

    def _over_gap(self, before: str, behind: str) -> _Words:
        """The words that a text with a gap begins with: those that end before it, and those over it."""
        plain, gaps = self._first(before, 0, LONGEST) if before else _NO_WORDS, self._gaps.get(before, {})
        found = _Words([*plain.words], [*plain.lengths], [*plain.fills])
        for end in range(len(behind) + 1 if gaps else 0):
            words, letters = gaps.get(behind[:end], ((), ()))
            found.words.extend(words)
            found.lengths.extend([len(before) + 1 + end] * len(words))
            found.fills.extend(letters)
        return found

    @cached_property
    def _gaps(self) -> dict[str, dict[str, tuple[list[int], list[str]]]]:
        """The words by what stands before and after each of their letters, and those letters."""
        found: dict[str, dict[str, tuple[list[int], list[str]]]] = {}
        for text, words in self._by_text.items():
            for at, letter in enumerate(text if len(text) <= LONGEST else ""):
                if letter in self._letters:
                    over, letters = found.setdefault(text[:at], {}).setdefault(text[at + 1 :], ([], []))
                    over += words
                    letters += letter * len(words)
        return found


def _likeliest(states: Mapping[_Key, _Score]) -> list[tuple[_Key, _Score]]:
    """The states that are followed, the likeliest first."""
    kept = list(states.items())
    return sorted(kept, key=_second_of, reverse=True)[:_FOLLOWED] if len(kept) > 1 else kept


_second_of = itemgetter(1)
_NO_WORDS = _Words([], [], [])


_MODELS: dict[str, tuple[Callable[[], Path | None], Callable[[Path], Model]]] = {
    "libkkc": (kkc.installed, kkc.Kkc),
    "libime": (kenlm.installed, kenlm.KenLM),
}
"""Where each model is, and what reads it."""


def has_sentences(language: str) -> bool:
    """Whether there is a model of a language, installed or not."""
    return facts(language).get("sentences") in _MODELS


def is_installed(language: str) -> bool:
    """Whether the system has the model of a language; it is not loaded."""
    return _place(language) is not None


@cache
def sentences(language: str, letters: str) -> Sentences | None:
    """The model of a language, as its fact `sentences` names it, with the letters that gaps are filled with; None where the system has none."""
    place = _place(language)
    return None if place is None else Sentences(_MODELS[facts(language)["sentences"]][1](place), letters)


def _place(language: str) -> Path | None:
    return _MODELS[facts(language)["sentences"]][0]() if has_sentences(language) else None
