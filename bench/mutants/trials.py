"""Faults of code, each run against its room's tests in a copy of the project: which are noticed, and which are not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from bench.mutants.copies import SURVIVED, Copies, Copy
from bench.mutants.mutators import Mutant
from bench.mutants.reach import Reach
from bench.mutants.reasons import UNKNOWN, Reasons, changed, reasons
from bench.mutants.rooms import Room, drawn, rooms

PATIENCE = 3, 20
"""Tests are given up when processors work so many times as long for them as without a fault, and so many seconds."""


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


@dataclass(frozen=True, slots=True)
class Result:
    """The faults that were tried, how many were drawn and not tried in time, and the tests that fail without any."""

    trials: tuple[Trial, ...]
    left: int
    failing: tuple[str, ...]


Tell = Callable[[str], None]


def measured(root: Path, names: Sequence[str], count: int, seed: int, jobs: int, minutes: float, tell: Tell) -> Result:
    """Faults of rooms, all without names, tried till the time is over or the user stops it; each is told as it ends."""
    until, over = time.monotonic() + 60 * minutes, Event()
    chosen = rooms(root, names)
    faults, done = drawn(root, chosen, count, seed), list[Trial]()
    reaches = dict[str, Reach]()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        copies = Copies(root, Path(folder), jobs)

        def reach(room: Room) -> None:
            with copies.one() as copy:
                if not over.is_set():
                    reaches[room.name] = found = copy.reach(room.tests)
                    tell(f"{room.name}: {len(found.tests)} tests, {len(found.failing)} of them fail")

        def one(room: Room, mutant: Mutant) -> None:
            with copies.one() as copy:
                if not over.is_set() and room.name in reaches:
                    trial = tried(copy, reaches[room.name], room.name, mutant)
                    if not over.is_set():
                        done.append(trial)
                        tell(f"{_counted(done)}: {trial.end} {mutant.file}:{mutant.line} {mutant.kind}")

        try:
            begun = [pool.submit(reach, room) for room in chosen]
            wait(begun, until - time.monotonic())
            copies.gather([test for room in chosen for test in room.tests])
            begun += [pool.submit(one, *fault) for fault in faults]
            for each in wait(begun, until - time.monotonic()).done:
                each.result()
        except KeyboardInterrupt:
            tell("stopped")
        over.set()
        copies.stop()
    failing = tuple(name for found in reaches.values() for name in found.failing)
    return Result(tuple(done), len(faults) - len(done), failing)


def tried(copy: Copy, reach: Reach, room: str, mutant: Mutant) -> Trial:
    """A fault put into a copy: the tests that reach it, and, where these notice nothing, the others of its room."""
    with copy.faulty(mutant) as text:
        late = reach.is_late(mutant, text)
        for tests in reach.ordered(copy.root, mutant, text):
            end = copy.only(tests, mutant.file, PATIENCE[0] * reach.seconds(tests) + PATIENCE[1], late=late)
            if end != SURVIVED:
                break
        return Trial(room, mutant, end, _diff(text, mutant))


def _counted(done: Sequence[Trial]) -> str:
    killed = sum(each.is_killed for each in done)
    return f"{killed} of {len(done)}, {killed / len(done):.0%}"


def told(result: Result, known: Reasons | None = None) -> str:
    """A table of rooms and kinds, and each fault that survived with what was changed, and why, as far as that is known."""
    trials, known = result.trials, reasons() if known is None else known
    rows = ["| | tried | killed | survived | |", "|---|---|---|---|---|"]
    for title, names in (("room", [each.room for each in trials]), ("kind", [each.mutant.kind for each in trials])):
        for name in sorted(set(names)):
            own = [each for each, its in zip(trials, names, strict=True) if its == name]
            rows.append(_row(f"{title} {name}", own))
    rows.append(_row("all", trials))
    left = [f"{result.left} more were drawn, and not tried in time"] if result.left else []
    failing = [f"{name} fails without a fault, and was asked nothing" for name in result.failing]
    survivors = (each for each in trials if not each.is_killed)
    order = sorted(survivors, key=lambda each: (each.mutant.file, each.mutant.line))
    listed = [
        f"{each.mutant.file}:{each.mutant.line} {each.mutant.kind}\n{each.diff}"
        f"{known.get((each.mutant.file, changed(each.diff)), UNKNOWN)}\n"
        for each in order
    ]
    return "\n".join([*rows, "", *left, *failing, *listed])


def _row(title: str, trials: Sequence[Trial]) -> str:
    killed = sum(each.is_killed for each in trials)
    share = f"{killed / len(trials):.0%}" if trials else ""
    return f"| {title} | {len(trials)} | {killed} | {len(trials) - killed} | {share} |"


def _diff(text: str, mutant: Mutant) -> str:
    before, after = text.splitlines(keepends=True), mutant.applied(text).splitlines(keepends=True)
    return "".join(list(unified_diff(before, after, n=0))[3:])
