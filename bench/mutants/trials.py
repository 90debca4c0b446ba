"""Faults of code, each run against its room's tests in a copy of the project: which are noticed, and which are not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.mutants.copies import SURVIVED, Copies
from bench.mutants.mutators import Mutant
from bench.mutants.rooms import Room, drawn, ordered, rooms

PATIENCE = 3, 20
"""A room's tests are given up when they take so many times as long as without a fault, and so many seconds."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault that was tried: `end` is how its tests ended, `diff` what was changed."""

    room: str
    mutant: Mutant
    end: str
    diff: str

    @property
    def is_killed(self) -> bool:
        """Whether the tests noticed it."""
        return self.end != SURVIVED


Tell = Callable[[str], None]


def measured(
    root: Path, names: Sequence[str], count: int, seed: int, jobs: int, minutes: float, tell: Tell
) -> tuple[list[Trial], list[str]]:
    """The faults that were tried in time, or before the user stopped it; and the rooms whose tests fail without any."""
    until = time.monotonic() + 60 * minutes
    chosen = [room for room in rooms(root) if not names or room.name in names]
    done, unsound = list[Trial](), list[str]()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        copies = Copies(root, Path(folder), jobs)
        try:
            times = dict(zip(chosen, pool.map(lambda room: _seconds(copies, room), chosen), strict=True))
            unsound += [room.name for room in chosen if times[room] is None]
            faults = drawn(root, [room for room in chosen if times[room] is not None], count, seed)

            def one(fault: tuple[Room, Mutant]) -> None:
                if time.monotonic() > until:
                    return
                trial = _tried(copies, *fault, times[fault[0]] or 0)
                if until:
                    done.append(trial)
                    tell(f"{len(done)}: {trial.end} {trial.mutant.file}:{trial.mutant.line} {trial.mutant.kind}")

            list(pool.map(one, faults))
        except KeyboardInterrupt:
            until = 0
            copies.stop()
    return done, unsound


def _seconds(copies: Copies, room: Room) -> float | None:
    with copies.one() as copy:
        return copy.seconds(room.tests)


def _tried(copies: Copies, room: Room, mutant: Mutant, seconds: float) -> Trial:
    with copies.one() as copy, copy.faulty(mutant) as text:
        end = copy.run(ordered(copy.root, room, mutant.file), PATIENCE[0] * seconds + PATIENCE[1])
        return Trial(room.name, mutant, end, _diff(text, mutant))


def told(trials: Sequence[Trial], unsound: Sequence[str]) -> str:
    """A table of rooms and kinds, and each fault that survived with what was changed."""
    rows = ["| | tried | killed | survived | |", "|---|---|---|---|---|"]
    for title, names in (("room", [each.room for each in trials]), ("kind", [each.mutant.kind for each in trials])):
        for name in sorted(set(names)):
            own = [each for each, its in zip(trials, names, strict=True) if its == name]
            rows.append(_row(f"{title} {name}", own))
    rows.append(_row("all", trials))
    failing = [f"the tests of {name} fail without a fault: it was left out" for name in unsound]
    survivors = (each for each in trials if not each.is_killed)
    order = sorted(survivors, key=lambda each: (each.mutant.file, each.mutant.line))
    listed = [f"{each.mutant.file}:{each.mutant.line} {each.mutant.kind}\n{each.diff}" for each in order]
    return "\n".join([*rows, "", *failing, *listed])


def _row(title: str, trials: Sequence[Trial]) -> str:
    killed = sum(each.is_killed for each in trials)
    share = f"{killed / len(trials):.0%}" if trials else ""
    return f"| {title} | {len(trials)} | {killed} | {len(trials) - killed} | {share} |"


def _diff(text: str, mutant: Mutant) -> str:
    before, after = text.splitlines(keepends=True), mutant.applied(text).splitlines(keepends=True)
    return "".join(list(unified_diff(before, after, n=0))[3:])
