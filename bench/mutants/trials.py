"""Faults of code, each run against its room's tests in a copy of the project: which are noticed, and which are not."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
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
class Fault:
    """A fault of a room that a seed draws."""

    seed: str
    room: Room
    mutant: Mutant


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault that was tried: `end` is how its tests ended, `diff` what was changed. `is_whole`: whether nothing is left that might notice it."""

    fault: Fault
    end: str
    diff: str
    is_whole: bool = True

    @property
    def mutant(self) -> Mutant:
        """What is faulty."""
        return self.fault.mutant

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


def measured(
    root: Path, names: Sequence[str], count: int, seeds: Sequence[str], jobs: int, minutes: float, tell: Tell
) -> Result:
    """Faults of rooms, all without names, so many for each seed, tried till the time is over or the user stops it; each is told as it ends.

    What the tests that reach it do not notice is shown to the others of its room when all have been shown to those that do.
    """
    until, over = time.monotonic() + 60 * minutes, Event()
    chosen = rooms(root, names)
    faults = [Fault(seed, *drawn_one) for seed in seeds for drawn_one in drawn(root, chosen, count, seed)]
    done, reaches = dict[Fault, Trial](), dict[str, Reach]()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        copies = Copies(root, Path(folder), jobs)

        def reach(room: Room) -> None:
            with copies.one() as copy:
                if not over.is_set():
                    reaches[room.name] = found = copy.reach(room.tests)
                    tell(f"{room.name}: {len(found.tests)} tests, {len(found.failing)} of them fail")

        def one(fault: Fault, *, others: bool) -> None:
            with copies.one() as copy:
                if not over.is_set() and fault.room.name in reaches:
                    trial = tried(copy, reaches[fault.room.name], fault, others=others)
                    if not over.is_set():
                        done[fault] = trial
                        tell(
                            f"{_counted(done.values())}: {trial.end} {fault.mutant.file}:{fault.mutant.line} {fault.mutant.kind}"
                        )

        def each(work: Callable[..., None], given: Iterable[Room | Fault], **how: bool) -> None:
            begun = [pool.submit(work, one, **how) for one in given]
            for ended in wait(begun, until - time.monotonic()).done:
                ended.result()

        try:
            each(reach, chosen)
            copies.gather([test for room in chosen for test in room.tests])
            each(one, faults, others=False)
            each(one, [fault for fault, trial in done.items() if not trial.is_whole], others=True)
        except KeyboardInterrupt:
            tell("stopped")
        over.set()
        copies.stop()
    failing = tuple(name for found in reaches.values() for name in found.failing)
    return Result(tuple(done.values()), len(faults) - len(done), failing)


def tried(copy: Copy, reach: Reach, fault: Fault, *, others: bool) -> Trial:
    """A fault put into a copy, and shown to the tests that reach it, or to the others of its room."""
    with copy.faulty(fault.mutant) as text:
        reaching, rest = reach.ordered(copy.root, fault.mutant, text)
        tests, late = rest if others else reaching, reach.is_late(fault.mutant, text)
        end = copy.only(tests, fault.mutant.file, PATIENCE[0] * reach.seconds(tests) + PATIENCE[1], late=late)
        return Trial(fault, end, _diff(text, fault.mutant), is_whole=end != SURVIVED or others or not rest)


def _counted(done: Collection[Trial]) -> str:
    killed = sum(each.is_killed for each in done)
    return f"{killed} of {len(done)}, {killed / len(done):.0%}"


def told(result: Result, known: Reasons | None = None) -> str:
    """A table of rooms and kinds, and each fault that survived with what was changed, and why, as far as that is known."""
    trials, known = result.trials, reasons() if known is None else known
    rows = ["| | tried | killed | survived | |", "|---|---|---|---|---|"]
    kinds = {
        "room": [each.fault.room.name for each in trials],
        "kind": [each.mutant.kind for each in trials],
        "seed": [each.fault.seed for each in trials],
    }
    for title, names in kinds.items():
        for name in sorted(set(names)):
            own = [each for each, its in zip(trials, names, strict=True) if its == name]
            rows.append(_row(f"{title} {name}", own))
    rows.append(_row("all", trials))
    left = [f"{result.left} more were drawn, and not tried in time"] if result.left else []
    part = sum(not each.is_whole for each in trials)
    left += [f"{part} of those that survived were not shown to all tests of their room in time"] if part else []
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
