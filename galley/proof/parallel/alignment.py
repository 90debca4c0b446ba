"""Which sentence of a translation renders which of its source, and which of the source none renders."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from galley.proof.copy.passage import Passage
from galley.proof.finding import Span
from galley.proof.parallel.measures import Ratio, sentences, size

_MOVES = ((1, 1, 0.0), (1, 2, 1.5), (2, 1, 1.5), (3, 1, 3.5), (1, 3, 3.5), (1, 0, 7.0), (0, 1, 7.0))
"""How many sentences of the source go with how many of the translation, and what that costs besides."""
_SPREAD = 0.35
"""How far the length of a single sentence usually strays (log); those of passages stray less."""
_SMALL = 6
"""Letters added to both lengths, so that short sentences may stray more."""
_FIGURE = 1.5
"""What a number costs that one side lacks."""
_MOST = 60

_Side = Sequence[tuple[int, frozenset[str]]]


def left_out(passage: Passage, source: Passage, usual: Ratio) -> list[tuple[Span, Span]]:
    """The sentences of a source that nothing renders, each with the character of the translation before the gap."""
    theirs = [Span(source, *each) for each in sentences(source.text, source.language)]
    ours = [Span(passage, *each) for each in sentences(passage.text, passage.language)]
    if len(theirs) < 2 or not ours or len(ours) >= len(theirs) or len(theirs) > _MOST:
        return []
    found = []
    for (first, last), (start, end) in _aligned(
        [_told(each) for each in theirs], [_told(each) for each in ours], usual
    ):
        if start == end:
            at = len(ours[start - 1].text.rstrip()) + ours[start - 1].start if start else 1
            found += [(each, Span(passage, max(at - 1, 0), max(at, 1))) for each in theirs[first:last]]
    return found


def _told(span: Span) -> tuple[int, frozenset[str]]:
    return size(span.text), frozenset(re.findall(r"\d+", span.text))


def _aligned(theirs: _Side, ours: _Side, usual: Ratio) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The cheapest way to go through both: which sentences of the source go with which of the translation."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(theirs) + 1):
        for j in range(len(ours) + 1):
            for down, across, price in _MOVES:
                before = best.get((i - down, j - across))
                if before is None:
                    continue
                cost = before[0] + price + _cost(theirs[i - down : i], ours[j - across : j], usual)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, (i - down, j - across)
    path, at = [], (len(theirs), len(ours))
    while at != (0, 0):
        before_at = best[at][1]
        path.append(((before_at[0], at[0]), (before_at[1], at[1])))
        at = before_at
    return path[::-1]


def _cost(theirs: _Side, ours: _Side, usual: Ratio) -> float:
    if not theirs or not ours:
        return 0.0
    long = sum(length for length, _ in theirs) * usual.typical + _SMALL
    off = math.log((sum(length for length, _ in ours) + _SMALL) / long) / _SPREAD
    figures = frozenset().union(*(each for _, each in theirs)) ^ frozenset().union(*(each for _, each in ours))
    return off * off / 2 + _FIGURE * len(figures)
