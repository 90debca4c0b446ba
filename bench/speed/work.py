"""Work: the commands that somebody does a thing with, measured in turn with others who do the same."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed.ratios import Spread, ratio
from bench.speed.stopwatch import Cost, Failed, cost

MOST_S = 3600.0
"""What takes longer is given up."""


@dataclass(frozen=True)
class Work:
    """Somebody's command, run in one folder after another; what is made ready before, unmeasured; the pages that come out."""

    name: str
    command: Sequence[str]
    folders: Sequence[Path]
    env: Mapping[str, str]
    ready: Callable[[], None]
    pages: Callable[[], int]


@dataclass
class Found:
    """What was measured of a work: a cost a round; or why there is none."""

    name: str
    pages: int = 0
    costs: list[Cost] = field(default_factory=list)
    fault: str = ""

    @property
    def cpu_s(self) -> list[float]:
        """The processor times."""
        return [each.cpu_s for each in self.costs]

    @property
    def wall_s(self) -> list[float]:
        """The wall-clock times."""
        return [each.wall_s for each in self.costs]

    @property
    def peak_mb(self) -> Spread:
        """The memory."""
        return Spread.of([each.peak_mb for each in self.costs])

    def to(self, other: Found) -> Spread:
        """How many times the other's processor time its own is."""
        return ratio(self.cpu_s, other.cpu_s)


def measured(works: Iterable[Work], rounds: int, tell: Callable[[str], None]) -> list[Found]:
    """Each work some times, all in turn. One that fails takes no further turn."""
    several = list(works)
    found = {work.name: Found(work.name) for work in several}
    for number in range(1, rounds + 1):
        for work in several:
            if not found[work.name].fault:
                tell(f"{work.name} ({number}/{rounds})")
                _turn(work, found[work.name])
    return list(found.values())


def _turn(work: Work, found: Found) -> None:
    try:
        work.ready()
        costs = [cost(work.command, folder, work.env, MOST_S) for folder in work.folders]
        found.pages = work.pages()
    except (Failed, OSError, subprocess.SubprocessError) as fault:
        found.fault, found.costs = str(fault), []
        return
    found.costs.append(together(costs))


def together(costs: Sequence[Cost]) -> Cost:
    """The cost of commands that follow one another."""
    wall, cpu = sum(each.wall_s for each in costs), sum(each.cpu_s for each in costs)
    return Cost(wall, cpu, max(each.peak_mb for each in costs))
