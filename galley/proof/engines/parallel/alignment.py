"""Which sentence of a translation renders which of its source, and which are left out or added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_MOVES = ((1, 1, 0.0), (1, 2, 1.6), (2, 1, 1.6), (2, 2, 3.0), (3, 1, 3.5), (1, 3, 3.5), (1, 0, 4.0), (0, 1, 4.0))
"""How many sentences of the source go with how many of the translation, and what that costs besides."""
_STRAYING = 0.2
"""How far the length of a sentence that is `_USUAL` long strays; that of others with the root of their length (Gale and Church 1993)."""
_USUAL = 30.0
_MARK = 1.0
"""What a number or name costs that one side lacks, and no more than for `_MARKS`."""
_MARKS = 4
_NEAR = 6
"""How far the number of a sentence may be from where its share of the text would have it."""

Step = tuple[range, range]
"""Sentences of the source, and those of the translation that render them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its length, in letters of Chinese that say as much, and the numbers and names that tell its rendering."""

    letters: float
    marks: frozenset[object]


def aligned(theirs: Sequence[Sentence], ours: Sequence[Sentence]) -> list[Step]:
    """The cheapest way to go through both."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(theirs) + 1):
        middle = i * len(ours) // max(len(theirs), 1)
        reach = _NEAR + abs(len(ours) - len(theirs))
        for j in range(max(middle - reach, 0), min(middle + reach, len(ours)) + 1):
            found = [
                (
                    best[i - down, j - across][0] + price + _cost(theirs[i - down : i], ours[j - across : j]),
                    (i - down, j - across),
                )
                for down, across, price in _MOVES
                if (i - down, j - across) in best
            ]
            if found:
                best[i, j] = min(found)
    path, at = list[Step](), (len(theirs), len(ours))
    while at != (0, 0):
        before = best[at][1]
        path.append((range(before[0], at[0]), range(before[1], at[1])))
        at = before
    return path[::-1]


def _cost(theirs: Sequence[Sentence], ours: Sequence[Sentence]) -> float:
    if not theirs or not ours:
        return 0.0
    source, target = (sum(each.letters for each in side) for side in (theirs, ours))
    off = (target - source) / (_STRAYING * sqrt(_USUAL * max(source + target, 2) / 2))
    marks = frozenset().union(*(each.marks for each in theirs)) ^ frozenset().union(*(each.marks for each in ours))
    return min(off * off / 2, 12.0) + _MARK * min(len(marks), _MARKS)
