"""Slips of the hand in Chinese: a character that sounds like the right one, or repeats its neighbour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from galley.proof.desk import Desk
from galley.proof.shelf.frequencies import Cut, Lexicon
from galley.proof.shelf.lexicon import lexicon as names_of
from galley.proof.shelf.pronunciation import near_sound, same_sound, sounds

CERTAIN, LIKELY, BORNE_OUT = 4.5, 2.6, 0.8
"""How much likelier, in powers of ten, the text must become: to be sure of a slip, to suspect one, and to suspect one
where the text has the right words elsewhere in the same company."""
NEAR_COSTS = 2.0
"""What a sound that is only nearly the same takes away."""

_LONGEST = 4
_BRACKETS = tuple("（）()")
_RUN = re.compile("[\u3400-\u9fff]{2,}")
_RARE = 1e-6
_LONE, _LITTLE, _SELDOM = 1, 2, 3
"""A character that is cut off from both neighbours, one that means little by itself, and a part of a rare word."""
_NO_WORD = 1e-7
_EMPTY = frozenset(
    "的了在和与及或等对为以从到向由于是有就都也还不将可能会要着过把被给让使所而但并且之其此该这那各每个次名位年月日第一二三四五六七八九十两几"
    "多后前中上下内外间里时又更最很再已经共达至自致作做来去"
)
TRANSCRIBING = frozenset("斯克尔特卡夫塔尼诺格维亚罗拉姆巴茨阿娜伊奥布图马德莫索比哈萨叶戈洪贝费利基里达乌普雅库")


@dataclass(frozen=True, slots=True)
class Slip:
    """From `start` on `written` stands where `meant` should; they differ at `at`, or in the whole word.

    `gain` is in powers of ten; `borne_out` says that another text has what is meant in the same place.
    """

    start: int
    written: str
    meant: str
    at: int
    gain: float
    borne_out: bool
    whole: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether nothing else can be meant."""
        return self.gain >= CERTAIN or (self.borne_out and self.gain >= LIKELY)


class Company:
    """The runs of Chinese characters of all texts that are known: which stand together, and how often."""

    def __init__(self, runs: Sequence[str]) -> None:
        """Takes the runs."""
        self._grams: Counter[str] = Counter()
        for run in runs:
            for length in (2, 3, 4):
                self._grams.update(run[at : at + length] for at in range(len(run) - length + 1))
        self._kin: dict[tuple[str, str], set[str]] = {}
        for gram, times in self._grams.items():
            if len(gram) == _LONGEST and times > 2:
                for at in range(_LONGEST):
                    self._kin.setdefault((gram[:at], gram[at + 1 :]), set()).add(gram)
        self._fuller: dict[str, list[tuple[int, str]]] = {}
        for gram, times in self._grams.items():
            if len(gram) == _LONGEST and times > 2:
                for at in range(1, _LONGEST - 1):
                    self._fuller.setdefault(gram[:at] + gram[at + 1 :], []).append((at, gram))
        self._between: dict[str, set[str]] = {}
        for run in runs:
            for start, key in _surroundings(run):
                self._between.setdefault(key, set()).add(run[start : start + 2])

    def count(self, gram: str) -> int:
        """How often two to four characters stand together."""
        return self._grams[gram]

    def is_usual(self, run: str, start: int, end: int) -> bool:
        """Whether these characters stand elsewhere beside the same neighbour: then they are meant."""
        wider = (run[max(start - 1, 0) : end], run[start : end + 1])
        return any(self._grams[gram[:_LONGEST]] > 1 for gram in wider if len(gram) > end - start)

    def knows(self, run: str, start: int, end: int, word: str) -> bool:
        """Whether `word` stands somewhere between the same two characters before or after it."""
        before, after = run[max(start - 2, 0) : start] + word, word + run[end : end + 2]
        return any(
            self._grams[gram] > 1 for gram in (before[-_LONGEST:], after[:_LONGEST]) if len(gram) > len(word) + 1
        )

    def others_between(self, key: str) -> frozenset[str]:
        """The pairs of characters that stand between the same four."""
        return frozenset(self._between.get(key, ()))

    def fuller(self, gram: str) -> Sequence[tuple[int, str]]:
        """The four characters that stand together often and lack one between them in `gram`, with its place."""
        return self._fuller.get(gram, ())

    def frequent_kin(self, gram: str) -> Iterator[tuple[int, str]]:
        """The four characters that stand together often and differ from `gram` in one, with its place."""
        for at in range(len(gram)):
            for other in self._kin.get((gram[:at], gram[at + 1 :]), ()):
                if other[at] != gram[at]:
                    yield at, other


def slips_in(text: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """The slips in a text. Of a word that a bracket cuts in two, nothing can be said."""
    for start, run in runs_of(text):
        ours = named[start : start + len(run)]
        cut_off = (text[start - 1 : start] in _BRACKETS, text[start + len(run) :][:1] in _BRACKETS)
        found = (slips(run, lexicon, company, ours), echoes(run, lexicon, company, ours))
        for slip in (*chain(*found), *namesakes(run, lexicon, company, ours)):
            at_edge = (slip.start == 0 and cut_off[0], slip.start + len(slip.written) == len(run) and cut_off[1])
            if not any(at_edge):
                yield replace(slip, start=start + slip.start, at=start + slip.at)


def _surroundings(run: str) -> Iterator[tuple[int, str]]:
    """Each pair of characters of a run by where it begins, with the two before and the two after it."""
    marked = f"\2\2{run}\3\3"
    for start in range(len(run) - 1):
        key = marked[start : start + 2] + marked[start + 4 : start + 6]
        if key.count("\2") + key.count("\3") < 3:
            yield start, key


def runs_of(text: str) -> Iterator[tuple[int, str]]:
    """The runs of Chinese characters of a text, each with where it begins."""
    for match in _RUN.finditer(text):
        yield match.start(), match[0]


def named(text: str, desk: Desk, language: str = "zh") -> bytearray:
    """1 for each character that belongs to a name of the registry."""
    found = bytearray(len(text))
    for mention in names_of(desk, language).mentions(text):
        found[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return found


def namesakes(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """Words of two characters, in whose place another text has a commoner one that sounds the same: 时节 for 世界."""
    for start, key in _surroundings(run):
        pair = run[start : start + 2]
        for other in company.others_between(key) - {pair}:
            gain = lexicon.score(other) - lexicon.score(pair)
            if gain > 1 and same_sound(pair, other) and not any(named[start : start + 2]):
                yield Slip(start, pair, other, start, gain, borne_out=True, whole=True)


def slips(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> list[Slip]:
    """The slips in a run of Chinese characters, none over another. `named` is 1 for each that belongs to a name."""
    cut = lexicon.cut(run)
    weak = weak_places(run, cut, lexicon, company)
    if not any(weak):
        return []
    best: dict[int, Slip] = {}
    for start, end in windows(run, weak, named):
        if lexicon.share(run[start:end]) > _RARE or looks_like_a_name(run, weak, start, end):
            continue
        doubtful = not {_LONE, _SELDOM}.intersection(weak[start:end])
        for slip in _sounding_alike(run, start, end, cut, lexicon, company):
            if doubtful and not (slip.borne_out and all(weak[start:end])):
                continue
            if slip.at not in best or slip.gain > best[slip.at].gain:
                best[slip.at] = slip
    return _apart(best.values())


def echoes(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """Four characters that stand together once, and often but for one, in whose place a neighbour was written again:
    共荣繁荣 for 共同繁荣.
    """
    for start in range(len(run) - _LONGEST + 1):
        gram = run[start : start + _LONGEST]
        if len(set(gram)) == _LONGEST or company.count(gram) > 1 or any(named[start : start + _LONGEST]):
            continue
        for at, other in company.frequent_kin(gram):
            worse, better = lexicon.cut(gram), lexicon.cut(other)
            echoed = gram[at] in gram[:at] + gram[at + 1 :] and other[at] not in gram
            two_words = all(len(piece) > 1 for piece in worse.pieces + better.pieces)
            gain = better.score - worse.score
            if echoed and two_words and gain > BORNE_OUT:
                yield Slip(start, gram, other, start + at, gain, borne_out=True)
                break


def stutters(run: str, lexicon: Lexicon) -> Iterator[int]:
    """Where a character stands by itself before a word that begins with the same sound: 企业带代表."""
    cut = lexicon.cut(run)
    start = 0
    for piece, after in pairwise(cut.pieces):
        alone = len(piece) == 1 and len(after) > 1 and piece not in _EMPTY and piece != after[0]
        if alone and start and same_sound(piece, after[0]) and _is_stray(run, start, after, lexicon):
            yield start
        start += len(piece)


def _is_stray(run: str, at: int, after: str, lexicon: Lexicon) -> bool:
    """Whether a character makes no word with what stands before it, while the word after it is common."""
    return lexicon.is_common(after) and not lexicon.share(run[at - 1 : at + 1]) and not lexicon.share(run[at : at + 2])


def weak_places(run: str, cut: Cut, lexicon: Lexicon, company: Company) -> bytearray:
    """How weak the likeliest cut is at each character: `_LONE`, `_LITTLE` or `_SELDOM`; 0 inside words."""
    found = bytearray(len(run))
    for start, end in pairwise(cut.edges):
        piece = run[start:end]
        if end - start == 1:
            found[start] = _LITTLE if piece in _EMPTY else _LONE
        elif lexicon.share(piece) < _RARE and company.count(piece) < 3:
            found[start:end] = bytes([_SELDOM]) * (end - start)
    return found


def windows(run: str, weak: bytearray, named: bytearray) -> Iterator[tuple[int, int]]:
    """Where two to four characters may be a word gone wrong; after 所 any verb may stand."""
    for start in range(len(run) - 1):
        for end in range(start + 2, min(start + _LONGEST, len(run)) + 1):
            if any(weak[start:end]) and not any(named[start:end]) and run[start] != "所":
                yield start, end


def looks_like_a_name(run: str, weak: bytearray, start: int, end: int) -> bool:
    """Whether the characters stand in a longer row of lone ones, or among those that transcribe foreign names."""
    first, last = start, end
    while first and weak[first - 1] == _LONE:
        first -= 1
    while last < len(run) and weak[last] == _LONE:
        last += 1
    return last - first >= end - start + 2 or sum(each in TRANSCRIBING for each in run[max(start - 2, 0) : end + 2]) > 2


def _sounding_alike(run: str, start: int, end: int, cut: Cut, lexicon: Lexicon, company: Company) -> Iterator[Slip]:
    for into, word in lexicon.one_off(run[start:end]):
        written, meant = run[start + into], word[into]
        alike = bool(sounds(written) & sounds(meant))
        if not alike and not near_sound(written, meant):
            continue
        if not lexicon.share(written):
            continue
        gain = cut.gain(start, end, lexicon.score(word)) - _doubts(run[start:end], alike, lexicon)
        if gain < BORNE_OUT or company.is_usual(run, start, end):
            continue
        borne_out = company.knows(run, start, end, word)
        if borne_out or gain >= LIKELY:
            yield Slip(start, run[start:end], word, start + into, gain, borne_out)


def _doubts(written: str, alike: bool, lexicon: Lexicon) -> float:
    """What is taken from a gain where the sounds are only near, and where what is written is a word, if a rare one."""
    return (0.0 if alike else NEAR_COSTS) + (0.5 if lexicon.share(written) > _NO_WORD else 0.0)


def _apart(found: Iterable[Slip]) -> list[Slip]:
    """Of slips over each other the likeliest."""
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda each: -each.gain):
        end = slip.start + len(slip.written)
        if all(end <= other.start or slip.start >= other.start + len(other.written) for other in kept):
            kept.append(slip)
    return sorted(kept, key=lambda each: each.start)
