"""Slips of typing and conversion: where a letter more, less or other, or another word of the same sound, makes a sentence far likelier."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, pairwise, permutations
from math import inf
from typing import Any, NamedTuple

from galley.lexica import confused
from galley.lexica.confused import Choice
from galley.lexica.frequencies import lexicon
from galley.lexica.sentences import COMMON, Sentences, sentences
from galley.lexica.stretches import NO_WORD
from galley.tongues import facts
from galley.tongues.scripts import RANGES

LIKELIER = {
    "twice": 2.0,
    "less": 3.85,
    "swapped": 3.0,
    "alike": 3.0,
    "other": 4.3,
    "particle": 4.3,
    "more": 2.8,
    "last": 1.6,
    "between": 1.4,
    "sound": 2.8,
    "parts": 4.7,
    "loan": 4.5,
    "slight": 2.0,
    "shape": 3.5,
    "stem": 2.7,
} | {**confused.LIKELIER, "told": -1.2}
"""How much likelier, in powers of ten, each kind of edit must make the words round it."""
FITTING, RARER = ((3.4, 3.1, 2.6), (3.2, 2.6, 2.2)), 2.6
"""How much likelier a word must be than another of its sound, if it was found on end with both its neighbours: where that one was too, with one of them and with none, words of characters and
words with an ending; and how much more where that one is rarely written by mistake."""
SLACK = 1.0
"""How much likelier, in powers of ten, the words behind any place that an edit reaches may become by it, but for the first."""
DENSE = -1.3
"""Above this score for each of their characters, the words that an edit touches and the two behind it need no other letter."""
CLEARER = 0.4
"""How much less is asked of an edit behind which all pairs of words were found on end, where before it one was not."""
RARE, SELDOM = -4.9, -2.2
"""Below these scores a word, and one of letters alone, is looked at; and any that was never found behind the one before it."""
USUAL = 1e-5
"""The share of all words from which on a word of few letters is usual."""
UNUSUAL = 1e-7
"""The share of all words up to which a loan word may be misspelt."""
PROPOSED = 2e-6
"""The share of all words from which on a word is written by mistake; a rarer one was sought."""
AROUND = 2
"""How many words on either side are cut anew."""
_RUN = re.compile(f"[{RANGES['Han']}{RANGES['kana']}々ー、「」（）]+")
_AGAIN = re.compile("(.)々")
"""The model writes a letter that stands twice without a mark for it."""
_LOAN = re.compile("[ァ-ヺー]{4,}")
_PLAIN = str.maketrans("ァィゥェォャュョヮ", "アイウエオヤユヨワ", "ッー")
"""Takes loan words without the marks in them, and small letters for large ones."""
_HAN = re.compile(f"[{RANGES['Han']}]+")
_KANA = "".join(map(chr, range(ord("ぁ"), ord("ん") + 1)))
_INFLECTED = re.compile(f"[{RANGES['Han']}]+[{_KANA}]+")
_MENTION = re.compile("「[^「」]{1,2}」")
"""A letter or two of which a text speaks."""
_GAP = "\x00"
_NEVER = re.compile("(?!)")
_OPTIONS = ("particles", "topics", "either", "prefixes")
LONG_WORD = 4
"""A word of so many letters or more is meant, and one of a letter fewer that is usual."""
LONG_LOAN = 5
"""A loan word of fewer letters may be another in all of them, but for the marks in it."""
KNOWN = -5.7
"""The score from which on a loan word is known, of which a mark is lost or moved."""
LONG_PART = 3
"""The parts that a loan word is made of have so many letters or more."""
_STOPS = "。！？\n"


class Slip(NamedTuple):
    """From `start` to `end` stands what is not meant; `gain`, in powers of ten, is beyond what is asked; `spoken` says that something in its sentence speaks for what is meant."""

    gain: float
    start: int
    end: int
    meant: str
    spoken: bool = False


class _Run:
    """A stretch of text without digits or letters of other scripts, cut into words."""

    def __init__(self, text: str, start: int, end: int, model: Sentences) -> None:
        """Takes the text and where the run stands."""
        opens, ends = not text[:start] or text[start - 1] in _STOPS, not text[end:] or text[end] in _STOPS
        left = (model.opening,) * 2 if opens else (NO_WORD, NO_WORD)
        self.text, self.start, self.opens, self.ends = text[start:end], start, opens, ends
        self.stops = text[end : end + 1] == "。"
        cut = model.cut(_AGAIN.sub(r"\1\1", self.text), left)
        self.edges = [0, *accumulate(len(piece) for piece, _ in cut)]
        self.pieces = [self.text[first:last] for first, last in pairwise(self.edges)]
        self.words = [*left, *(word for _, word in cut), *([model.closing] if ends else [])]
        """Those before and after it included: the word of piece n is at n + 2."""
        self.scores = model.scores(self.words)

    def piece_at(self, place: int) -> int:
        """The piece that a letter belongs to."""
        return bisect_right(self.edges, place) - 1

    def has_edge(self, place: int) -> bool:
        """Whether a piece begins at a place, or the last one ends there."""
        return self.edges[bisect_left(self.edges, place, hi=len(self.pieces))] == place

    def near(self, first: int, last: int) -> tuple[tuple[int, int], list[int], float]:
        """The words before some pieces and the words after them, and the score of those pieces and the words after."""
        right = self.words[last + 2 : last + 4]
        return (self.words[first], self.words[first + 1]), right, sum(self.scores[first : last + len(right)])


class Search:
    """What hardly stands in the sentences of a language."""

    def __init__(self, language: str, model: Sentences, letters: str, told: Mapping[str, Any]) -> None:
        """Takes the language, the model of its sentences, the letters of which one may be too many, too few or another, and what is told of them:
        `alike` are groups that are taken for one another, `stems` such of characters that verbs of one sound are written with, `particles` stand between words, `topics` are those that also follow others, `either` those of which one is as good as another,
        `prefixes` stand before words that need none, `verbs` are the forms of that which makes a verb of nouns, and `formal` is a pattern of what is right though it is rare."""
        self._model, self._usual, self._letters = model, lexicon(language), letters
        self._confused = confused.confused(language)
        self._particles, self._topics, self._either, self._prefixes = (str(told.get(each, "")) for each in _OPTIONS)
        self._verbs: frozenset[str] = frozenset(told.get("verbs", ()))
        self._formal = re.compile(told["formal"]) if told.get("formal") else _NEVER
        self._named = frozenset(facts(language).get("forms", {}).get("names", ""))
        self._lettered = re.compile(f"[{re.escape(letters)}]{{{LONG_WORD - 1},}}")
        self._alike, stems = (set(_pairs(told.get(each) or ())) for each in ("alike", "stems"))
        self._others = {"shape": _by_first(self._alike, letters), "stem": _by_first(stems, letters)}

    def slips(self, text: str) -> Iterator[Slip]:
        """What is not meant in a text; of what overlaps the likeliest."""
        mentioned = [match.span() for match in _MENTION.finditer(text)]
        choices = [*self._confused.choices(text)] if self._confused else []
        mentioned += [(each.start, each.end) for each in choices if not each.kind]
        for match in _RUN.finditer(text):
            run, taken = _Run(text, *match.span(), self._model), set[int]()
            formal = {at for each in self._formal.finditer(run.text) for at in range(*each.span())}
            found = (*self._loans(run), *self._edits(run, formal))
            told = (
                *self._sounds(run, formal),
                *self._told(run, choices),
                *(each for each in found if each.start not in formal),
            )
            for slip in sorted(told, key=lambda each: (each.spoken, each), reverse=True):
                places = range(slip.start, slip.end + AROUND)
                if taken.isdisjoint(places):
                    taken.update(places)
                    start, end = run.start + slip.start, run.start + slip.end
                    if not any(start < last and first < end for first, last in mentioned):
                        yield slip._replace(start=start, end=end)

    def _told(self, run: _Run, choices: Sequence[Choice]) -> Iterator[Slip]:
        """Words that are taken for another, which goes better with the sentence: it is enough that that is not far less likely."""
        for start, end, meant, kind in choices:
            at, behind = start - run.start, end - run.start
            if kind and at >= 0 and behind <= len(run.text) and run.has_edge(at) and run.has_edge(behind):
                yield from (each._replace(spoken=kind != "alone") for each in self._tried(run, kind, at, behind, meant))

    def _sounds(self, run: _Run, formal: Set[int]) -> Iterator[Slip]:
        """Up to three words on end, where another with their sound is likelier, the more so the commoner they are themselves; none that is formal by itself."""
        for first in range(len(run.pieces)):
            for last in range(first + 1, min(first + 3, len(run.pieces)) + 1):
                words, start, end = run.words[first + 2 : last + 2], run.edges[first], run.edges[last]
                written = run.text[start:end]
                if NO_WORD in words:
                    break
                alone = len(words) == 1 and len(written) > 1
                is_formal = start in formal if alone else self._formal.fullmatch(run.text, start, end)
                if is_formal or not self._is_doubtful(written, alone, run.words[first + 1 : last + 3]):
                    continue
                left, right, score = run.near(first, last)
                for word in self._model.sounding_as(words):
                    meant = self._model.text(word)
                    if self._usual.share(meant) < (PROPOSED if alone else UNUSUAL) or (
                        len(words) > 1 and not set(meant) & set(written)
                    ):
                        continue
                    asked, gain = LIKELIER["parts"], sum(self._model.scores((*left, word, *right))) - score
                    if alone:
                        asked = self._asked(written, words[0], word, run.words[first + 1], right)
                    if gain > asked and meant != written and _HAN.search(meant):
                        yield Slip(gain - asked, start, end, meant)

    def _asked(self, written: str, word: int, meant: int, before: int, right: Sequence[int]) -> float:
        """How much likelier a word must be than one of its sound: less for each neighbour that only the former was found with, if it was with both; else the more the commoner it is itself."""
        inflected = _HAN.fullmatch(written) is None
        beside = [*pairwise((before, meant, *right[:1]))], [*pairwise((before, word, *right[:1]))]
        strange = [sum(NO_WORD not in each and not self._model.is_usual(*each) for each in pairs) for pairs in beside]
        stems = sorted((each.rstrip(_KANA) for each in (written, self._model.text(meant))), key=len)
        if strange[0] or (inflected and stems[1].startswith(stems[0])):
            acts = self._acts(meant, right) and not self._acts(word, right)
            return inf if inflected else LIKELIER["sound"] - acts - min(self._model.rarity(meant, word), 0.0)
        return FITTING[inflected][strange[1]] + RARER * (not inflected and self._usual.share(written) < PROPOSED)

    def _acts(self, noun: int, right: Sequence[int]) -> bool:
        """Whether a noun was found before the verb that stands behind it and makes a verb of nouns."""
        return bool(right) and self._model.text(right[0]) in self._verbs and self._model.is_usual(noun, right[0])

    def _is_doubtful(self, written: str, alone: bool, words: Sequence[int]) -> bool:
        """Whether some words, told with those beside them, may be a slip: a word, if `alone`, one character that was found beside neither, or characters that are no word together; none in an old form that names keep."""
        if self._named & set(written) or not (_HAN.fullmatch(written) or (alone and _INFLECTED.fullmatch(written))):
            return False
        if len(written) == 1:
            return not any(self._model.is_usual(*each) for each in pairwise(words))
        return alone or self._usual.share(written) < UNUSUAL

    def _loans(self, run: _Run) -> Iterator[Slip]:
        """Loan words that are none, made of no long words, where another is a letter off or has a mark of length in another place."""
        for match in _LOAN.finditer(run.text):
            start, end = match.span()
            if not (run.has_edge(start) and run.has_edge(end)) or self._usual.share(match[0]) > UNUSUAL:
                continue
            first, last = run.piece_at(start), bisect_left(run.edges, end)
            if last - first < 2:
                continue
            made = len(match[0]) < LONG_LOAN or min(map(len, run.pieces[first:last])) >= LONG_PART
            left, right, score = run.near(first, last)
            for meant in self._model.near_loans(match[0]):
                slight = _is_slight(match[0], meant)
                for word in self._model.written(meant) if slight or not made else ():
                    asked = LIKELIER["slight" if slight else "loan"]
                    gain = sum(self._model.scores((*left, word, *right))) - score
                    if gain > asked and self._model.score(word) > (KNOWN if slight else COMMON):
                        yield Slip(gain - asked, start, end, meant)

    def _edits(self, run: _Run, formal: Set[int]) -> Iterator[Slip]:
        """Letters that are too many, too few, swapped or wrong, beside words that hardly follow one another."""
        pieces = range(len(run.pieces))
        odd = {
            near for at in range(len(run.scores)) if self._is_odd(run, at) for near in (at - 1, at) if near in pieces
        }
        places = {at for piece in odd for at in range(run.edges[piece], run.edges[piece + 1] + 1)}
        words = self._long_words(run.text)
        for at in sorted(places - formal):
            yield from self._edited(run, at, words)

    def _is_odd(self, run: _Run, at: int) -> bool:
        before, word = run.words[at + 1 : at + 3]
        if word == NO_WORD or before == NO_WORD:
            return word == NO_WORD
        lettered = at < len(run.pieces) and all(each in self._letters for each in run.pieces[at])
        rare = run.scores[at] < RARE or (run.scores[at] < SELDOM and lettered)
        return rare or not self._model.is_usual(before, word)

    def _edited(self, run: _Run, at: int, words: Sequence[tuple[int, int]]) -> Iterator[Slip]:
        """The edits of the letter at a place, and before it; none at an edge where no sentence begins or ends, and few within long words."""
        text = run.text
        here, before, after = text[at : at + 1], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if not here:
            if run.stops and before:
                yield from self._tried(run, "last", at - 1, at, before + _GAP)
            return
        if not (after or run.ends) or not (before or run.opens):
            return
        for kind, others in self._others.items():
            for other in others.get(here, ()) if kind == "shape" or after in self._letters else ():
                yield from self._tried(run, kind, at, at + 1, other)
        if not before:
            return
        if here in self._letters and not _is_within(words, at, at + 2):
            if here == before:
                yield from self._tried(run, "twice", at, at + 1, "")
            elif self._may_go(run, at):
                yield from self._tried(run, "less", at, at + 1, "")
            if after and after in self._letters and after != here:
                yield from self._tried(run, "swapped", at, at + 2, after + here)
            yield from self._tried(run, "other", at, at + 1, _GAP)
        if here in self._letters or before in self._letters:
            if not _is_within(words, at - 1, at + 1):
                yield from self._tried(run, "more", at - 1, at + 1, before + _GAP + here)
        elif (
            after in self._letters
            and after not in self._particles
            and run.has_edge(at)
            and run.has_edge(at + 1)
            and _HAN.fullmatch(before + here)
            and not self._usual.share(text[max(at - 2, 0) : at])
        ):
            yield from self._tried(run, "between", at - 1, at + 1, before + _GAP + here)

    def _long_words(self, text: str) -> list[tuple[int, int]]:
        """Where long words of letters alone stand."""
        return [
            (start, end)
            for match in self._lettered.finditer(text)
            for start in range(match.start(), match.end() - LONG_WORD + 2)
            for end in range(start + LONG_WORD - 1, min(start + 2 * LONG_WORD, match.end()) + 1)
            if self._usual.share(text[start:end]) > (0 if end - start >= LONG_WORD else USUAL)
        ]

    def _may_go(self, run: _Run, at: int) -> bool:
        """Whether a letter can be one too many: no particle or prefix where such may stand."""
        if not run.has_edge(at):
            return True
        piece = run.piece_at(at)
        after = run.pieces[piece + 1] if piece + 1 < len(run.pieces) else ""
        if run.pieces[piece] != run.text[at] or (after and after in self._particles and after not in self._topics):
            return True
        may_stand = run.text[at - 1] not in self._letters or after in self._topics or run.text[at] in self._topics
        return not (run.text[at] in self._prefixes or (run.text[at] in self._particles and may_stand))

    def _tried(self, run: _Run, kind: str, start: int, end: int, meant: str) -> Iterator[Slip]:
        """What an edit gains, with what is likeliest in its gap."""
        touched, behind = run.piece_at(start), max(bisect_left(run.edges, end), 1)
        first, last = max(touched - AROUND, 0), min(behind + AROUND, len(run.pieces))
        if _GAP in meant and sum(run.scores[touched : behind + AROUND]) > DENSE * (
            run.edges[last] - run.edges[touched]
        ):
            return
        left, right, score = run.near(first, last)
        least = (min(LIKELIER["alike"], LIKELIER["particle"]) if kind == "other" else LIKELIER[kind]) - CLEARER
        if score + least > -1:
            return
        head, tail = run.text[run.edges[first] : start], run.text[end : run.edges[last]]
        gap = len(head) + meant.index(_GAP) if _GAP in meant else None
        strange = self._has_strange((*left, *run.words[first + 2 : last + 2], *right))
        told = list[Slip]()
        floors, edited = list[float](), len(head) + len(meant)
        for piece in range(behind, last + 1):
            rest = min(sum(run.scores[piece + 1 : last + len(right)]) + SLACK, 0.0)
            floors += [score + least - rest] * (edited + run.edges[piece] - end + 1 - len(floors))
        for edit in self._model.filled(head + meant + tail, gap, left, right, score + least, floors):
            gain, written = edit.score - score, run.text[start:end]
            asked = LIKELIER[self._kind(kind, written, edit.fill)]
            if (
                edit.fill == written
                or gain <= asked - CLEARER
                or (kind == "other" and not self._may_follow(run, start, edit.fill))
            ):
                continue
            filled = meant.replace(_GAP, edit.fill)
            if gain <= asked:
                cut = self._model.cut(head + filled + tail, left)
                if not strange or self._has_strange((*left, *(word for _, word in cut), *right)):
                    continue
            told.append(Slip(gain - asked, start, end, filled))
        if told and not _HAN.search(run.text[start:end]):
            heard = self._model.heard(run.text[run.edges[first] : run.edges[last]], left, right) - score
            told = [each for each in told if each.gain > heard]
        yield from told

    def _has_strange(self, words: Sequence[int]) -> bool:
        """Whether two of some words were never found on end; the first of them is not looked at."""
        return not all(self._model.is_usual(before, word) for before, word in pairwise(words[1:]))

    def _may_follow(self, run: _Run, at: int, meant: str) -> bool:
        """Whether a particle was found between its neighbours, where it stands for another."""
        if run.text[at] not in self._particles or meant not in self._particles or not run.has_edge(at):
            return True
        piece = run.piece_at(at)
        if run.text[at] in self._either and meant in self._either:
            return False
        after = run.words[piece + 3] if piece + 3 < len(run.words) else NO_WORD
        return self._model.stands_between(run.words[piece + 1], meant, after)

    def _kind(self, kind: str, written: str, meant: str) -> str:
        """Which kind of edit it is where a letter is another."""
        if kind != "other":
            return kind
        if written in self._particles and meant in self._particles:
            return "particle"
        return "alike" if (written, meant) in self._alike else "other"


def _is_within(words: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether some letters belong to one of some words, which are in order, but for its end."""
    near = words[bisect_left(words, (first - LONG_WORD, 0)) : bisect_left(words, (first + 1, 0))]
    return any(last <= end for _, end in near)


def _is_slight(written: str, meant: str) -> bool:
    """Whether loan words differ in a small letter or a mark of length alone, or in the order of their letters."""
    return sorted(written) == sorted(meant) or written.translate(_PLAIN) == meant.translate(_PLAIN)


def _pairs(groups: Sequence[str]) -> Iterator[tuple[str, str]]:
    return (each for group in groups for each in permutations(group, 2))


def _by_first(pairs: Set[tuple[str, str]], letters: str) -> dict[str, set[str]]:
    """The second of each pair by its first, if that is none of some letters."""
    return {one: {other for first, other in pairs if first == one} for one, _ in pairs if one not in letters}


def search_of(language: str, letters: str, told: Mapping[str, Any]) -> Search | None:
    """That of a language, where the system has a model of it."""
    model = sentences(language, letters) if letters else None
    return Search(language, model, letters, told) if model else None
