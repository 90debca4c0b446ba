"""The arithmetic of runs that took turns: medians, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some numbers, and the least and greatest of them."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, numbers: Sequence[float]) -> Spread:
        """The spread of at least one number."""
        return cls(median(numbers), min(numbers), max(numbers))

    def told(self, form: str = ".2f") -> str:
        """The median, and behind it the range where it is one."""
        middle, least, most = (f"{number:{form}}" for number in (self.median, self.least, self.most))
        return middle if least == most else f"{middle} ({least}–{most})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times theirs ours is, round by round: what disturbs a round disturbs both."""
    return Spread.of([one / other for one, other in zip(ours, theirs, strict=True)])
