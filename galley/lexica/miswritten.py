"""Slips in Chinese sentences: where a word of the same or nearly the same sound, of like shape, or with its letters in another order or one more, is far likelier."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from heapq import nlargest
from itertools import accumulate, pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import nearly_usual, usual
from galley.lexica.region_forms import form
from galley.lexica.sentences import NO_WORD, Sentences, State, sentences
from galley.lexica.unlikely import Slip
from galley.tongues import facts
from galley.tongues.scripts import RANGES

LIKELIER = {
    "sound": 4.0,
    "near": 5.0,
    "shape": 3.0,
    "swapped": 3.5,
    "more": 4.7,
    "letter": 2.7,
    "particle": 3.7,
    "alike": 2.4,
    "usual": 2.6,
    "looks": 3.6,
}
"""How much likelier, in powers of ten, each kind of edit must make a sentence: with another word of the same sound for what is no word or a rare one, of nearly
the same sound, with a letter that looks alike, two swapped letters, a letter more; a word of one letter that is mistaken for this one, and a particle for another; a word with such a letter; another word of the same sound for what is
a word, and one that looks like it."""
ONE_MORE = 1.5
"""So much likelier still in what may be a name, and beside a letter that makes a word with its other neighbour."""
RARE = 1e-7
"""The share of all words below which some letters are no word; as many are slips that somebody made before."""
UNUSUAL = -6.0
"""The score below which a word is never meant."""
COMMON = -4.6
"""The score from which on a word of two letters is meant by one of them."""
ODD = -4.0
"""The score below which a word is looked at, with its neighbours."""
LEAST = min(LIKELIER.values())
AROUND = 2
"""How many words on either side are cut anew."""
LONGEST = 4
"""Words of more letters are not looked for."""
_PLAIN, _EDITED = 3, 8
"""How many ways to reach a place are followed, without an edit and with one."""
_RUN = re.compile(f"[{RANGES['Han']}]{{2,}}")
_PLAIN_KINDS = ("letter", "particle", "alike", "usual", "looks")
_SURE = 6.0
"""What is so much likelier is told in any place."""


_Spare = Callable[[int, int], float]


class _Edit(NamedTuple):
    start: int
    end: int
    word: int
    kind: str


class Miswritten:
    """What hardly stands in the sentences of Chinese."""

    def __init__(
        self,
        language: str,
        model: Sentences,
        shapes: Iterable[str],
        alike: Iterable[str],
        particles: Iterable[str],
        surnames: str,
    ) -> None:
        """Takes the language, the model of its sentences, groups of letters that look alike, groups of letters that
        are taken for one another, such of particles, and what names begin with."""
        self._language, self._model, self._usual = language, model, lexicon(language)
        self._shapes, self._alike, self._particles = _others(shapes), _others(alike), _others(particles)
        self._surnames = surnames
        self._transcribed = re.compile(f"(?:{facts(language)['patterns']['transcribed']})+")

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; of what overlaps the likeliest."""
        for match in _RUN.finditer(text):
            kept: list[Slip] = []
            for slip in sorted(self._slips(match[0]), reverse=True):
                if all(slip.end < other.start or other.end < slip.start for other in kept):
                    kept.append(slip)
                    yield slip._replace(start=match.start() + slip.start, end=match.start() + slip.end)

    def _slips(self, text: str) -> Iterator[Slip]:
        cut = self._model.cut(text, (NO_WORD, NO_WORD))
        edges = [0, *accumulate(len(piece) for piece, _ in cut)]
        words = [NO_WORD, NO_WORD, *(word for _, word in cut)]
        scores = self._model.scores(words)
        for first, last in _stretches(scores):
            start, end = edges[first], edges[last]
            right = words[last + 2 : last + 4]
            found = self._weighed(text, start, end, (words[first], words[first + 1]), right, _spare(edges, scores))
            plain = found.pop(None)
            for edit, score in found.items():
                if edit and score - plain > self._asked(text, edit):
                    yield Slip(score - plain, edit.start, edit.end, self._model.text(edit.word))

    def _weighed(
        self, text: str, start: int, end: int, left: State, right: Sequence[int], spare: _Spare
    ) -> dict[_Edit | None, float]:
        """The score of a stretch of a text between the words on either side, as it stands and with each edit that may be meant."""
        after, written = self._model.after, self._model.written
        reached: list[dict[tuple[int, int, _Edit | None], float]] = [{} for _ in range(end - start + 1)]
        reached[0][*left, None] = 0.0
        for at, states in enumerate(reached[:-1], start):
            plain = nlargest(_PLAIN, (each for each in states.items() if each[0][2] is None), key=_SCORE)
            least = plain[0][1] - 1 if plain else -inf
            edited = (each for each in states.items() if each[0][2] is not None and each[1] > least)
            kept = [*plain, *nlargest(_EDITED, edited, key=_SCORE)]
            steps = [
                (to, word) for to in range(at + 1, min(at + LONGEST + 2, end) + 1) for word in written(text[at:to])
            ]
            if not steps or steps[0][0] > at + 1:
                steps.append((at + 1, NO_WORD))
            for (first, second, edit), score in kept:
                for to, word in steps:
                    total, state = score + after(first, second, word), (second, word, edit)
                    if total > reached[to - start].get(state, -inf):
                        reached[to - start][state] = total
            for edit in self._edits(text, at, end, spare) if plain else ():
                ends, asked = reached[edit.end - start], LIKELIER[edit.kind] - spare(at, edit.end)
                for (first, second, _), score in plain:
                    own = after(first, second, edit.word)
                    total, state = score + own, (second, edit.word, edit)
                    if own > asked and total > ends.get(state, -inf):
                        ends[state] = total
        found: dict[_Edit | None, float] = {}
        for (first, second, edit), score in reached[-1].items():
            total = score + sum(self._model.scores((first, second, *right)))
            if total > found.get(edit, -inf):
                found[edit] = total
        return found

    def _edits(self, text: str, start: int, end: int, spare: _Spare) -> Iterator[_Edit]:
        """What may be meant by the letters from a place on, where these are unlikely enough."""
        for kind, others in (("letter", self._alike), ("particle", self._particles)):
            for other in others.get(text[start], ()) if spare(start, start + 1) > LIKELIER[kind] else ():
                yield from (_Edit(start, start + 1, word, kind) for word in self._model.written(other))
        for to in range(start + 1, min(start + LONGEST, end) + 1):
            taken, size = text[start:to], to - start
            if spare(start, to) <= LEAST:
                continue
            yield from (_Edit(start, to, word, "more") for word in self._lacking.get(taken, ()))
            if size == 1:
                continue
            for word in self._by_sound.get(tuple(map(nearly_usual, taken)), ()):
                meant = self._model.text(word)
                if meant != taken and sum(one != other for one, other in zip(meant, taken, strict=True)) == 1:
                    yield _Edit(start, to, word, self._kind(taken, meant))
            looks = "looks" if self._is_word(taken) else "shape"
            for at, letter in enumerate(taken):
                for other in self._shapes.get(letter, ()):
                    yield from self._meant(start, to, taken[:at] + other + taken[at + 1 :], looks)
                if at and letter != taken[at - 1] and looks == "shape":
                    meant = taken[: at - 1] + letter + taken[at - 1] + taken[at + 1 :]
                    yield from self._meant(start, to, meant, "swapped")

    def _meant(self, start: int, end: int, meant: str, kind: str) -> Iterator[_Edit]:
        words = (word for word in self._model.written(meant) if self._model.score(word) > UNUSUAL)
        yield from (_Edit(start, end, word, kind) for word in words)

    def _kind(self, written: str, meant: str) -> str:
        """Which kind of edit it is that puts a word for another of the same or nearly the same sound."""
        if any(one in self._alike.get(other, ()) for one, other in zip(written, meant, strict=True)):
            return "alike"
        if list(map(usual, meant)) != list(map(usual, written)):
            return "near"
        return "usual" if self._is_word(written) else "sound"

    def _is_word(self, text: str) -> bool:
        return self._usual.share(text) >= RARE

    def _asked(self, text: str, edit: _Edit) -> float:
        """How much likelier a sentence must become with an edit."""
        written = text[edit.start : edit.end]
        if any(form(letter, self._language) is not None for letter in written):
            return inf
        asked = LIKELIER[edit.kind]
        if edit.kind in _PLAIN_KINDS:
            return asked
        if any(letter in self._surnames for letter in text[max(edit.start - 2, 0) : edit.start + 1]):
            asked += ONE_MORE
        if edit.kind == "more" and self._transcribed.fullmatch(written):
            return inf
        return max(asked, _SURE) if self._is_joined(text, edit) else asked

    def _is_joined(self, text: str, edit: _Edit) -> bool:
        """Whether the first or the last of some letters makes a word with its neighbour outside."""
        pairs = [text[at : at + 2] for at in (edit.start - 1, edit.end - 1) if at >= 0]
        return any(len(pair) == 2 and self._is_word(pair) for pair in pairs)

    @cached_property
    def _words(self) -> Sequence[tuple[int, str]]:
        """The words of two letters or more that may be meant."""
        return [
            (word, text)
            for word, text in self._model.words(UNUSUAL)
            if 1 < len(text) <= LONGEST and _RUN.fullmatch(text)
        ]

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for word, text in self._words:
            found.setdefault(tuple(map(nearly_usual, text)), []).append(word)
        return found

    @cached_property
    def _lacking(self) -> dict[str, list[int]]:
        """The words by what is left of them without one of their letters; common ones where that is one."""
        found: dict[str, list[int]] = {}
        for word, text in self._words:
            for at in range(len(text) if len(text) > 2 or self._model.score(word) > COMMON else 0):
                found.setdefault(text[:at] + text[at + 1 :], []).append(word)
        return found


_SCORE = itemgetter(1)


def _others(groups: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for letter in group:
            found.setdefault(letter, set()).update(set(group) - {letter})
    return found


def _stretches(scores: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The stretches of words round those that hardly stand where they do."""
    first = last = 0
    for at, score in enumerate(scores):
        if score < ODD:
            if last and at - AROUND > last:
                yield first, last
                last = 0
            first, last = first if last else max(at - AROUND, 0), min(at + AROUND + 1, len(scores))
    if last:
        yield first, last


def _spare(edges: Sequence[int], scores: Sequence[float]) -> _Spare:
    """How unlikely the words are that some letters belong to, with the next one: an edit of those letters gains no more."""
    pieces = [at for at, (start, end) in enumerate(pairwise(edges)) for _ in range(end - start)]
    sums = [0.0, *accumulate(scores), sum(scores)]
    return lambda start, end: sums[pieces[start]] - sums[pieces[end - 1] + 2]


@cache
def miswritten(
    language: str, shapes: frozenset[str], alike: frozenset[str], particles: frozenset[str], surnames: str
) -> Miswritten | None:
    """That of a language, where the system has a model of it."""
    model = sentences(language, "")
    return Miswritten(language, model, shapes, alike, particles, surnames) if model else None
