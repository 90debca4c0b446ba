"""Japanese words that are typed alike, and runs with a character that is wrong, lost, or in the wrong place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from galley.proof.shelf.frequencies import Lexicon
from galley.proof.shelf.onyomi import readings

RARER = 2.5
"""How many times rarer a word must be than one that is typed alike, in texts of all kinds."""
RARE = 2e-6
"""The share of all words below which a word is hardly meant."""
SWAPPED, WRONG, LOST, LIKELY = 3.0, 3.2, 2.5, 4.5
"""How much likelier, in powers of ten, a text must become where two characters swap, one is another, one is added; and to
be likely to be wrong."""
_RUN = re.compile("[\u3041-\u309f\u30a0-\u30ff\u3400-\u9fff]{2,}")
_KANJI = re.compile("[\u3400-\u9fff]{2,}")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """From `start` to `end` stands what is likely meant to be `meant`; `gain` is in powers of ten."""

    start: int
    end: int
    meant: str
    gain: float
    borne_out: bool = False


@dataclass(frozen=True, eq=False)
class Company:
    """What stands together in the texts that are known: grams of two to four characters, words by their reading."""

    grams: Counter[str]
    alike: dict[str, set[str]]
    kin: dict[tuple[str, str], set[str]]

    @classmethod
    def of(cls, texts: Iterable[str], lexicon: Lexicon) -> Company:
        """That of texts."""
        grams = Counter[str]()
        for text in texts:
            for run in _RUN.findall(text):
                for length in (2, 3, 4):
                    grams.update(run[at : at + length] for at in range(len(run) - length + 1))
        alike: dict[str, set[str]] = {}
        kin: dict[tuple[str, str], set[str]] = {}
        for gram in grams:
            if len(gram) == 2 and _KANJI.fullmatch(gram) and lexicon.share(gram):
                for reading in readings(gram):
                    alike.setdefault(reading, set()).add(gram)
            if len(gram) > 2 and _KANJI.fullmatch(gram):
                for at in range(len(gram)):
                    kin.setdefault((gram[:at], gram[at + 1 :]), set()).add(gram)
        return cls(grams, alike, kin)


def homophones(text: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Doubt]:
    """Compounds that stand where a far commoner one, which the texts have and which is typed alike, is likely meant."""
    for run in _KANJI.finditer(text):
        at = run.start()
        for piece in lexicon.cut(run[0]).pieces:
            if len(piece) == 2 and not any(named[at : at + 2]):
                yield from _homophone(text, at, piece, lexicon, company)
            at += len(piece)


def _homophone(text: str, at: int, word: str, lexicon: Lexicon, company: Company) -> Iterator[Doubt]:
    """The commonest word that is typed like one, where the texts have it oftener and beside the same character."""
    share = lexicon.share(word)
    others = [other for other in _alike(word, company) if company.grams[other] >= company.grams[word]]
    best = max(others, key=lexicon.share, default="")
    if not best or lexicon.share(best) < RARER * share:
        return
    beside = (text[at - 1 : at] + best, best + text[at + 2 : at + 3])
    rare = share < RARE and company.grams[best] > 1
    if rare or any(company.grams[gram] for gram in beside if len(gram) > 2):
        yield Doubt(at, at + 2, best, 0.0, rare)


def _alike(word: str, company: Company) -> set[str]:
    return {other for reading in readings(word) for other in company.alike.get(reading, ())} - {word}


def swapped(text: str, lexicon: Lexicon, named: bytearray) -> Iterator[Doubt]:
    """Neighbours that make the text far likelier when they change places; of two such pairs in a row the likelier."""
    found = list(_swaps(text, lexicon, named))
    for each in found:
        if all(abs(other.start - each.start) > 1 or other.gain <= each.gain for other in found):
            yield each


def _swaps(text: str, lexicon: Lexicon, named: bytearray) -> Iterator[Doubt]:
    for run in _RUN.finditer(text):
        whole, cut = run[0], lexicon.cut(run[0])
        for at in range(len(whole) - 1):
            start, end = max(at - 5, 0), min(at + 7, len(whole))
            if whole[at] == whole[at + 1] or any(named[run.start() + at : run.start() + at + 2]):
                continue
            pair = whole[at + 1] + whole[at]
            window = whole[start:at] + pair + whole[at + 2 : end]
            gain = lexicon.cut(window).score - lexicon.cut(whole[start:end]).score
            if gain > SWAPPED and _is_weak(cut.edges, at):
                yield Doubt(run.start() + at, run.start() + at + 2, pair, gain, gain > LIKELY)


def _is_weak(edges: tuple[int, ...], at: int) -> bool:
    """Whether the two characters at a place are not in the middle of one word."""
    return at in edges or at + 1 in edges or at + 2 in edges


def strangers(text: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Doubt]:
    """A kanji in three or four that stand once, where the texts or a common word have the same but for that one."""
    for run in _KANJI.finditer(text):
        cut = lexicon.cut(run[0])
        for length in (2, 3, 4):
            for start in range(len(run[0]) - length + 1):
                gram, whole = run[0][start : start + length], run.start() + start
                if company.grams[gram] > 1 or lexicon.share(gram) or (length == 2 and start not in cut.edges):
                    continue
                for at, other in _kin(gram, lexicon, company):
                    gain = cut.gain(start, start + length, lexicon.cut(other).score)
                    if gain > WRONG + (length == 2) and not named[whole + at]:
                        yield Doubt(whole + at, whole + at + 1, other, gain, company.grams[other] > 0 and gain > LIKELY)


def _kin(gram: str, lexicon: Lexicon, company: Company) -> Iterator[tuple[int, str]]:
    yield from lexicon.one_off(gram)
    for at in range(len(gram)):
        for other in company.kin.get((gram[:at], gram[at + 1 :]), ()):
            if other[at] != gram[at] and company.grams[other] > company.grams[gram]:
                yield at, other


def lost(text: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Doubt]:
    """Two or three kanji that are no word, where the texts have them with another between them."""
    for run in _KANJI.finditer(text):
        cut = lexicon.cut(run[0])
        for length in (2, 3):
            for start in range(len(run[0]) - length + 1):
                gram, whole = run[0][start : start + length], run.start() + start
                if company.grams[gram] > 1 or lexicon.share(gram) or any(named[whole : whole + length]):
                    continue
                for at in range(1, length):
                    for other in company.kin.get((gram[:at], gram[at:]), ()):
                        gain = cut.gain(start, start + length, lexicon.cut(other).score)
                        if gain > LOST:
                            yield Doubt(whole + at - 1, whole + at + 1, other, gain, True)


def doubts(text: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Doubt]:
    """All that is doubtful in a text."""
    yield from homophones(text, lexicon, company, named)
    yield from swapped(text, lexicon, named)
    yield from strangers(text, lexicon, company, named)
    yield from lost(text, lexicon, company, named)
