"""Slips of the hand in Chinese that do not sound alike: characters exchanged, lost, doubled, or wholly wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from galley.proof.shelf.frequencies import Cut, Lexicon
from galley.proof.words.doubles import REGIONS, Double
from galley.proof.words.slips import LIKELY, TRANSCRIBING, Company, Slip, looks_like_a_name, runs_of, weak_places

SHIFTED, STRANGE, LOST, DOUBLED = 2.8, 3.2, 3.0, 2.5
"""How much likelier, in powers of ten, a text must become to suspect an exchange, a wrong character, a lost one, and
one that was written twice."""
SURELY_SHIFTED, SURELY_DOUBLED = 5.5, 7.0
IN_NAMES = 3.5
"""The same for a character that transcribes foreign names, where it may stand twice: 达达尔."""
_SPAN = 4
_TWICE = re.compile("([\u4e00-\u9fff])\\1")
_MAY_STAND_TWICE = frozenset("一二三四五六七八九十百千万的了是在和与为对以于及被从就也而之将使并由但娜丽莉莎沙纳巴哈")
_USUAL = 5e-7
_COUNTRIES = frozenset("中日韩俄蒙朝美英法德欧亚南北东西")
_OF_REGIONS = "厅立府长委政内属民级界中情"


def mishaps_in(text: str, lexicon: Lexicon, company: Company, named: bytearray, told: Sequence[Slip]) -> Iterator[Slip]:
    """The characters of a text that are exchanged, lost or wholly wrong, but where a slip was told already."""
    taken = {at for slip in told for at in range(slip.start, slip.start + len(slip.written))}
    for start, run in runs_of(text):
        ours = named[start : start + len(run)]
        for find in (shifts, losses, strangers):
            for slip in find(run, lexicon, company, ours):
                places = range(start + slip.start, start + slip.start + len(slip.written))
                if taken.isdisjoint(places):
                    taken.update(places)
                    yield replace(slip, start=start + slip.start, at=start + slip.at)


def shifts(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """Two neighbours that make words only when they are exchanged: 书秘长 for 秘书长."""
    cut = lexicon.cut(run)
    weak = weak_places(run, cut, lexicon, company)
    last = -1
    for at in range(len(run) - 1):
        pair, meant = run[at : at + 2], run[at + 1] + run[at]
        if at <= last or pair == meant[:2] or not (weak[at] or weak[at + 1]) or any(named[at : at + 2]):
            continue
        if not _may_be_words(run, at, lexicon):
            continue
        start, end = _bounds(cut, at, at + 2)
        better = lexicon.cut(run[start:at] + meant + run[at + 2 : end])
        gain = cut.gain(start, end, better.score)
        foreign = gain < SURELY_SHIFTED and looks_like_a_name(run, weak, at, at + 2)
        if gain < SHIFTED or foreign or company.is_usual(run, at, at + 2):
            continue
        if _in_words(better, at - start, at - start + 2):
            last = at + 1
            yield Slip(at, pair, meant, at, gain - LIKELY, company.knows(run, at, at + 2, meant), whole=True)


def strangers(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """Four characters that stand together once, and often but for one, where that one makes no word: 共同合惠."""
    cut = lexicon.cut(run)
    weak = weak_places(run, cut, lexicon, company)
    for start in range(len(run) - _SPAN + 1):
        gram = run[start : start + _SPAN]
        if company.count(gram) > 1 or not any(weak[start : start + _SPAN]) or any(named[start : start + _SPAN]):
            continue
        for into, other in company.frequent_kin(gram):
            at, better = start + into, lexicon.cut(other)
            if not weak[at] or run[at] in _COUNTRIES or not _in_words(better, into, into + 1):
                continue
            gain = cut.gain(start, start + _SPAN, better.score)
            if gain >= STRANGE and not company.is_usual(run, max(at - 1, 0), at + 1):
                yield Slip(start, gram, other, at, gain - 1, borne_out=False)
                break


def losses(run: str, lexicon: Lexicon, company: Company, named: bytearray) -> Iterator[Slip]:
    """Three characters that stand together once, while with one more between them they do so often: 联会的 for 联合会的."""
    cut = lexicon.cut(run)
    weak = weak_places(run, cut, lexicon, company)
    for start in range(len(run) - 2):
        gram = run[start : start + 3]
        if company.count(gram) > 1 or not any(weak[start : start + 3]) or any(named[start : start + 3]):
            continue
        for into, fuller in company.fuller(gram):
            gain = cut.gain(start, start + 3, lexicon.cut(fuller).score)
            if gain >= LOST and _in_words(lexicon.cut(fuller), into, into + 1):
                yield Slip(start, gram, fuller, start + into - 1, gain - 1, borne_out=True)
                break


def twins(run: str, lexicon: Lexicon) -> Iterator[Double]:
    """A character that is written twice, one of the two being part of no word: 矿山山开采."""
    cut = lexicon.cut(run)
    lone = {start for start, end in pairwise(cut.edges) if end - start == 1}
    for match in _TWICE.finditer(run):
        at = match.start()
        if not lone.intersection((at, at + 1)) or _may_stand_twice(run, at, lexicon):
            continue
        start, end = _bounds(cut, at, at + 2)
        gain = cut.gain(start, end, lexicon.cut(run[start : at + 1] + run[at + 2 : end]).score)
        if gain >= (IN_NAMES if run[at] in TRANSCRIBING else DOUBLED):
            yield Double(at + 1, at + 2, certain=gain >= SURELY_DOUBLED)


def _may_be_words(run: str, at: int, lexicon: Lexicon) -> bool:
    """Whether an exchange of two neighbours makes a common word of two characters."""
    one, other = run[at], run[at + 1]
    return any(map(lexicon.is_common, (other + one, run[at - 1 : at] + other, one + run[at + 2 : at + 3])))


def _may_stand_twice(run: str, at: int, lexicon: Lexicon) -> bool:
    """Whether two equal characters make a word, or belong to 高高兴兴 and its like, or name a region and its office."""
    one = run[at]
    around = (run[at : at + 2], run[max(at - 1, 0) : at + 2], run[at : at + 3])
    paired = run[at + 2 : at + 3] == run[at + 3 : at + 4] != "" or (at > 1 and run[at - 1] == run[at - 2])
    office = run[at + 2 : at + 3] in ("长", "席", "义", "") or (one in REGIONS and run[at + 2 : at + 3] in _OF_REGIONS)
    return one in _MAY_STAND_TWICE or paired or office or any(lexicon.share(word) > _USUAL for word in around)


def _bounds(cut: Cut, first: int, last: int) -> tuple[int, int]:
    """The edges of words that lie a little before and after some characters."""
    edges = cut.edges
    before = [edge for edge in edges if edge <= first][-2:][0]
    after = [edge for edge in edges if edge >= last][:2][-1]
    return max(before, first - _SPAN), min(after, last + _SPAN)


def _in_words(cut: Cut, start: int, end: int) -> bool:
    """Whether all of these characters belong to words of two and more."""
    return all(last - first > 1 for first, last in pairwise(cut.edges) if first < end and last > start)
