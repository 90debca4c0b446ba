"""What came to stand in another order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """The indices of the fewest numbers that have to be taken out for the others to rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(last[at - 1] if at else -1)
        ends[at:] = [number, *ends[at + 1 :]]
        last[at:] = [index, *last[at + 1 :]]
    rising: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        rising.add(index)
        index = before[index]
    return set(range(len(numbers))) - rising


def reordered(old: Iterable[str], new: Iterable[str]) -> set[str]:
    """The names, of those in both, that stand in another order now. Each counts where it comes first."""
    places = {name: place for place, name in enumerate(dict.fromkeys(old))}
    common = [name for name in dict.fromkeys(new) if name in places]
    return {common[index] for index in out_of_order([places[name] for name in common])}
