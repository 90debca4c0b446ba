"""Notes in a margin, one below the other: each as near to its place as those before it let it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Wish(NamedTuple):
    """Where the upper edge of a note is to be, in pt from the foot of the paper, and how high it is."""

    top: float
    height: float


@dataclass(slots=True)
class _Run:
    """Notes that touch each other: how many, their heights together with the gaps, and the sum of the tops of the run that each of them asks for."""

    count: int
    height: float
    asked: float

    def top(self, highest: float, lowest: float) -> float:
        """Where the run begins: in the middle of what its notes ask for, inside the margin."""
        return min(highest, max(self.asked / self.count, lowest + self.height))


def stacked(wishes: Sequence[Wish], highest: float, lowest: float, gap: float = 0.0) -> list[float]:
    """The upper edges of notes, given from the top on, that do not touch each other; those that want the same place go up and down alike, and none above
    `highest`. What has no room above `lowest` reaches below it."""
    runs: list[_Run] = []
    for wish in wishes:
        run = _Run(1, wish.height + gap, wish.top)
        while runs and runs[-1].top(highest, lowest) - runs[-1].height < run.top(highest, lowest):
            above = runs.pop()
            run = _Run(
                above.count + run.count,
                above.height + run.height,
                above.asked + run.asked + run.count * above.height,
            )
        runs.append(run)
    tops: list[float] = []
    for run in runs:
        top = run.top(highest, lowest)
        for wish in wishes[len(tops) : len(tops) + run.count]:
            tops.append(top)
            top -= wish.height + gap
    return tops
