"""Slips in Chinese sentences: where a word of the same or nearly the same sound, of like shape, or with its letters in another order or one more, is far likelier.

An edit is believed sooner where the model knows what it makes beside the words that stand there. That was set by 160,000 characters of a newspaper, of manuals and of
mended essays, and by 640 slips: of kinds that it parts well less is asked, and rare names, which stand beside nothing that is known, are left alone. What is lost, too many or in
the wrong place `astray` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from math import inf
from operator import ne
from typing import NamedTuple

from galley.lexica import confused
from galley.lexica.astray import UNUSUAL, Astray, Run
from galley.lexica.confused import Choice
from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import nearly_usual, usual
from galley.lexica.region_forms import form
from galley.lexica.sentences import Sentences, State, sentences
from galley.lexica.stretches import NO_WORD
from galley.lexica.tagging import is_listed, tagged
from galley.lexica.unlikely import Slip
from galley.tongues import facts
from galley.tongues.scripts import RANGES

LIKELIER = {
    "sound": (3.3, 4.8, 5.7),
    "near": (4.2, 5.0, 5.9),
    "shape": (3.0, 3.0, 4.5),
    "swapped": (3.0, 3.0, 4.5),
    "more": (4.7, 4.7, 4.7),
    "last": (2.95, inf, inf),
    "letter": (2.3, 2.6, 2.6),
    "particle": (3.1, inf, inf),
    "alike": (2.4, 3.0, 4.2),
    "usual": (3.0, 3.2, inf),
    "looks": (2.3, 2.7, 3.0),
    "whole": (3.1, inf, inf),
    "lone": (4.2, inf, inf),
    "apart": (inf, inf, 3.8),
}
"""How much likelier, in powers of ten, each kind of edit must make a sentence: where what it makes was found on end with the words on either side, with one of them, and with none.
Of what is no word another letter makes one: one of the same or nearly the same sound or of like shape, two swapped ones, one more; `last` is one more behind a letter that ends a clause. `letter` and `particle` are words of one
letter that are taken for one another, `alike` is a word with such a letter, `usual` and `looks` one of the same sound or of like shape in place of a word, `whole` one all of
whose letters are others of the same sound, `lone` a common word of one letter of the same sound; `apart` are two letters of neighbouring words that are swapped."""
ONE_MORE = 1.5
"""So much likelier still in what may be a name, and beside a letter that makes a word with its other neighbour."""
SOUGHT, MORE = 1.5e-6, 1.4
"""The share of all words below which a word of the dictionary was sought by whoever wrote it, for input methods propose others first; and so much likelier still a sentence must be with another."""
RARE = 1e-7
"""The share of all words below which some letters are no word; as many are slips that somebody made before."""
MEANT, PLAIN = -5.2, -4.6
"""The scores above which a word is meant by another one all of whose letters sound alike, and one of one letter."""
COMMON = -3.9
"""The score from which on a word of two letters is meant by one of them."""
LEAST = min(min(each) for each in LIKELIER.values())
LONGEST = 4
"""Words of more letters are not looked for."""
_PERSON = "NR"
"""How the tagger calls the name of a person."""
_DOT = "·"
"""Stands between the parts of foreign names (GB/T 15834-2011, 4.14)."""
_FOLLOWED = 3
"""From how many ways to reach a place an edit is followed."""
_CACHED = 1 << 16
_CLOSING = frozenset("，。、；：！？…—）》」』】〕”’,.;:!?)")
"""What ends a run for certain; where it ends without one of these, as at the end of a line or before digits, it may be cut off, and lacks nothing there."""
_RUN = re.compile(f"[{RANGES['Han']}]{{2,}}")
_HAN = re.compile(f"[{RANGES['Han']}]+")
_PLAIN_KINDS = ("letter", "particle", "alike", "usual", "looks")
_REPLACING = frozenset({"sound", "near", "shape", "usual", "looks", "whole"})
"""Kinds that put a word of like sound or shape in the place of another."""
_IN_PLACE = ("whole", "lone")
"""Kinds that take the place of a word, as the run is cut."""


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
        self._taken = {
            letter: self._alike.get(letter, set()) | self._particles.get(letter, set())
            for letter in {*self._alike, *self._particles}
        }
        self._astray, self._confused = Astray(language, model), confused.confused(language)
        self._edits = lru_cache(_CACHED)(self._edits_of)
        self._transcribed = re.compile(f"(?:{facts(language)['patterns']['transcribed']})+")

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; of what overlaps the likeliest."""
        choices = [*self._confused.choices(text)] if self._confused else []
        fit = [(each.start, each.end) for each in choices if not each.kind]
        for match in _RUN.finditer(text):
            taken = set[int]()
            first, last = _told_from(text, match)
            goes_on = text[match.end() : match.end() + 1] not in _CLOSING
            before = text[: match.start()][-1:]
            went_on = before.isalnum() or before.isspace()
            for slip in sorted(self._slips(match, choices), reverse=True):
                is_longer = len(slip.meant) > slip.end - slip.start
                is_cut_off = (goes_on and slip.end == len(match[0])) or (went_on and slip.start == 0)
                if slip.start < first or slip.end > last or (is_longer and is_cut_off):
                    continue
                places = range(slip.start, slip.end + 1)
                if taken.isdisjoint(places):
                    taken.update(places)
                    start, end = match.start() + slip.start, match.start() + slip.end
                    is_fit = any(start < last and first < end for first, last in fit)
                    if not is_fit and (slip.spoken or not self._is_named(text, start, end)):
                        yield slip._replace(start=start, end=end)

    def _is_named(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch belongs to the name of a person, as the tagger of the language tells."""
        words = tagged(self._language, text)
        first, last = next(span for span in reversed(words.spans) if span[0] <= start)
        return end <= last and text[first] in self._surnames and words.tag(start) == _PERSON

    def _slips(self, match: re.Match[str], choices: Sequence[Choice]) -> Iterator[Slip]:
        text = match[0]
        cut = self._model.cut(text, (NO_WORD, NO_WORD))
        run = Run(text, cut, self._model.scores([NO_WORD, NO_WORD, *(word for _, word in cut)]))
        own = [form(letter, self._language) is None for letter in text]
        for start in range(len(text)):
            states: Sequence[tuple[State, float]] = ()
            for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
                if not any(run.odd[run.pieces[start] : run.pieces[end - 1] + 1]):
                    continue
                room = run.room(start, end)
                edits = self._edits(text[start:end]) if room > LEAST and all(own[start:end]) else ()
                doubt = self._doubt(run, start, end) if edits else 0.0
                sought = self._sought(text[start:end]) if edits else 0.0
                for kind, words in edits:
                    if kind == "more" and run.is_piece(start, end) and end - start == 1 and end == len(text):
                        kind = "last"
                    likelier = [each + sought * (kind in _REPLACING) for each in LIKELIER[kind]]
                    least = likelier[0] + doubt * (kind not in _PLAIN_KINDS)
                    if least >= room or (kind in _IN_PLACE and not run.is_piece(start, end)):
                        continue
                    states = states or self._before(run, start)
                    for word, score in zip(words, self._model.several(*states[0][0], words), strict=True):
                        if score > least - room:
                            edit = _Edit(start, end, word, kind)
                            strange = self._strange(run, edit)
                            asked = likelier[strange] + doubt * (strange == 2 or kind not in _PLAIN_KINDS)
                            gain = self._gain(run, edit, states, asked) if score > asked - room else -inf
                            if gain > asked:
                                yield Slip(gain, start, end, self._model.text(word))
        yield from self._apart(run)
        yield from self._astray.slips(run)
        yield from self._told(run, match.start(), choices)

    def _told(self, run: Run, place: int, choices: Sequence[Choice]) -> Iterator[Slip]:
        """Words of a run at a place that are taken for another, which goes better with the sentence; what each gains is beyond what is asked."""
        for each in choices:
            start, end, asked = each.start - place, each.end - place, confused.LIKELIER.get(each.kind, inf)
            if start >= 0 and {start, end} <= run.borders:
                first, last = run.pieces[start], run.pieces[end - 1] + 1
                before = (NO_WORD, NO_WORD, *run.words[:first])[-2:]
                gain = self._rest(run, each.meant, {(before[0], before[1]): run.sums[first]}, last, asked)
                if gain > asked:
                    yield Slip(gain - asked, start, end, each.meant, each.kind != "alone")

    def _apart(self, run: Run) -> Iterator[Slip]:
        """Letters that are swapped where two words meet."""
        for at in range(1, len(run.words)):
            start, edge, end = run.edges[at - 1 : at + 2]
            if end - start == 2 or not (run.odd[at - 1] or run.odd[at]):
                continue
            asked = LIKELIER["apart"][2] + self._doubt(run, start, end)
            if asked >= run.room(start, end):
                continue
            swapped = run.text[edge] + run.text[edge - 1]
            text = run.text[start : edge - 1] + swapped + run.text[edge + 1 : end]
            gain = self._rest(run, text, dict(self._before(run, start)), at + 1, asked)
            if gain > asked:
                yield Slip(gain, edge - 1, edge + 1, swapped)

    def _before(self, run: Run, start: int) -> Sequence[tuple[State, float]]:
        """The likeliest ways to reach a place."""
        piece = run.pieces[start]
        first, second = (NO_WORD, NO_WORD, *run.words[max(piece - 2, 0) : piece])[-2:]
        return self._model.ways(run.text[run.edges[piece] : start], {(first, second): run.sums[piece]})[-1][:_FOLLOWED]

    def _gain(self, run: Run, edit: _Edit, states: Sequence[tuple[State, float]], asked: float) -> float:
        """How much likelier a run becomes with an edit, by the words round it, if more than is asked; behind a word that it cuts in two one more is cut anew."""
        last = run.pieces[edit.end - 1] + 1
        if run.edges[last] != edit.end:
            last = min(last + 1, len(run.words))
        reached: dict[State, float] = {}
        for (first, second), score in states:
            own = score + self._model.after(first, second, edit.word)
            reached[second, edit.word] = max(own, reached.get((second, edit.word), -inf))
        return self._rest(run, run.text[edit.end : run.edges[last]], reached, last, asked)

    def _rest(self, run: Run, text: str, reached: Mapping[State, float], last: int, asked: float) -> float:
        """How much likelier a run becomes where it is reached so and a text stands before a word of it, if more than is asked."""
        right = run.words[last : last + 2]
        now = run.sums[last + len(right)]
        ways = self._model.ways(text, reached, asked + now)[-1]
        found = (score + sum(self._model.scores([first, second, *right])) for (first, second), score in ways)
        return max(found, default=-inf) - now

    def _strange(self, run: Run, edit: _Edit) -> int:
        """0 where what an edit makes was found on end with the words on either side, 1 where with one of them, 2 where with none. A letter
        that is taken for another is a usual one: it was found so itself."""
        before = run.words[run.pieces[edit.start - 1]] if edit.start in run.borders else NO_WORD
        after = run.words[run.pieces[edit.end]] if edit.end in run.borders and edit.end < len(run.text) else NO_WORD
        beside = (before if edit.start else None, after if edit.end < len(run.text) else None)
        if edit.kind == "lone" and not any(self._stands(run.words[run.pieces[edit.start]], *beside)):
            return 2
        found = list(self._stands(edit.word, *beside))
        return 2 - any(found) - (any(found) and all(found))

    def _stands(self, word: int, before: int | None, after: int | None) -> Iterator[bool]:
        """Whether a word was found on end with the one before it and with the one after it, where there are such."""
        if before is not None:
            yield self._model.is_usual(before, word)
        if after is not None:
            yield self._model.is_usual(word, after)

    def _edits_of(self, taken: str) -> Sequence[tuple[str, Sequence[int]]]:
        """What may be meant by some letters: the words by kind. Forms of another region, which are told by rules of their own, are not asked for."""
        lacking = self._lacking.get(taken, [])
        found = {"more": [] if lacking and self._transcribed.fullmatch(taken) else lacking}
        if len(taken) == 1:
            for kind, others in (("letter", self._alike), ("particle", self._particles)):
                found[kind] = [word for other in others.get(taken, ()) for word in self._model.written(other)]
            taken_for = {taken, *self._taken.get(taken, ())}
            found["lone"] = [word for word, other in self._sounding.get(usual(taken), ()) if other not in taken_for]
            return [each for each in found.items() if each[1]]
        is_word = self._is_word(taken)
        is_known = self._usual.share(taken) >= SOUGHT or is_listed(self._language, taken)
        sounding = self._sounding.get(" ".join(map(usual, taken)), ())
        found["whole"] = [word for word, other in sounding if all(map(ne, taken, other))]
        for at, letter in enumerate(taken):
            before, after = taken[:at], taken[at + 1 :]
            if not is_known and at and before[-1] != letter:
                self._add(found, "swapped", before[:-1] + letter + before[-1] + after)
            frame = self._frames.get((before, after))
            if frame is None:
                continue
            taken_for = self._taken.get(letter, set())
            for word, other in frame.get(nearly_usual(letter), ()):
                if other != letter and other not in taken_for:
                    kind = "near" if usual(other) != usual(letter) else "usual" if is_word else "sound"
                    found.setdefault(kind, []).append(word)
            for other in taken_for:
                self._add(found, "alike", before + other + after)
            for other in self._shapes.get(letter, set()):
                if other not in taken_for:
                    self._add(found, "looks" if is_word else "shape", before + other + after)
        return [each for each in found.items() if each[1]]

    def _add(self, found: dict[str, list[int]], kind: str, text: str) -> None:
        words = [word for word in self._model.written(text) if self._model.score(word) > UNUSUAL]
        if words:
            found.setdefault(kind, []).extend(words)

    def _is_word(self, text: str) -> bool:
        return self._usual.share(text) >= RARE

    def _doubt(self, run: Run, start: int, end: int) -> float:
        """How much more is asked of an edit of some letters, which may be a name."""
        named = any(letter in self._surnames for letter in run.text[max(start - 2, 0) : start + 1])
        foreign = bool(self._transcribed.fullmatch(run.text, start, end))
        return ONE_MORE * ((named or foreign) + self._is_joined(run, start, end))

    def _sought(self, text: str) -> float:
        """How much more is asked of what stands for a word that is seldom written by mistake."""
        return MORE * (len(text) > 1 and self._usual.share(text) < SOUGHT and is_listed(self._language, text))

    def _is_joined(self, run: Run, start: int, end: int) -> bool:
        """Whether the first or the last of some letters makes a word with the neighbour outside that is in none."""
        beside = ((start - 1, start - 1), (end - 1, end))
        return any(
            {other, other + 1} <= run.borders and self._is_word(run.text[at : at + 2])
            for at, other in beside
            if 0 <= other < len(run.text)
        )

    @cached_property
    def _words(self) -> Sequence[tuple[int, str]]:
        """The words of two letters or more that may be meant."""
        return [
            (word, text)
            for word, text in self._model.words(UNUSUAL)
            if 1 < len(text) <= LONGEST and _RUN.fullmatch(text)
        ]

    @cached_property
    def _frames(self) -> dict[tuple[str, str], dict[str, list[tuple[int, str]]]]:
        """The words with one of their letters, by what stands before and after it, and by its sound."""
        found: dict[tuple[str, str], dict[str, list[tuple[int, str]]]] = {}
        for word, text in self._words:
            for at, letter in enumerate(text):
                frame = found.setdefault((text[:at], text[at + 1 :]), {})
                frame.setdefault(nearly_usual(letter), []).append((word, letter))
        return found

    @cached_property
    def _sounding(self) -> dict[str, list[tuple[int, str]]]:
        """The common words by their sound."""
        found: dict[str, list[tuple[int, str]]] = {}
        for word, text in self._model.words(MEANT):
            if len(text) <= LONGEST and _HAN.fullmatch(text) and (len(text) > 1 or self._model.score(word) > PLAIN):
                found.setdefault(" ".join(map(usual, text)), []).append((word, text))
        return found

    @cached_property
    def _lacking(self) -> dict[str, list[int]]:
        """The words by what is left of them without one of their letters; common ones where that is one."""
        found: dict[str, list[int]] = {}
        for word, text in self._words:
            for at in range(len(text) if len(text) > 2 or self._model.score(word) > COMMON else 0):
                found.setdefault(text[:at] + text[at + 1 :], []).append(word)
        return found


def _told_from(text: str, run: re.Match[str]) -> tuple[int, int]:
    """From where to where in a run a slip may stand: not at its head behind digits, which count it, nor in the part of a foreign name beside a dot."""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    first = LONGEST if before == _DOT else int(before.isdigit())
    return first, len(run[0]) - (after == _DOT)


def _others(groups: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for letter in group:
            found.setdefault(letter, set()).update(set(group) - {letter})
    return found


@cache
def miswritten(
    language: str, shapes: frozenset[str], alike: frozenset[str], particles: frozenset[str], surnames: str
) -> Miswritten | None:
    """That of a language, where the system has a model of it."""
    model = sentences(language, "")
    return Miswritten(language, model, shapes, alike, particles, surnames) if model else None
