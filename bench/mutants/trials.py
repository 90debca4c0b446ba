"""Faults of code, each run against its room's tests in a copy of the project: which are noticed, and which are not."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bench.mutants.mutators import Mutant
from bench.mutants.rooms import Room, drawn, ordered, rooms
from bench.speed.projects import copied, environment

COUNT = 300
MINUTES = 60
PATIENCE = 3, 20
"""A room's tests are given up when they take so many times as long as without a fault, and so many seconds."""
ALSO = ("tests", "bench", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", ".gitignore", "requirements-test.lock")
"""What tests read beside what a build reads."""
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0")
PASSED = 0


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
        return self.end != "survived"


Tell = Callable[[str], None]
Result = TypeVar("Result")


class _Copy:
    """A copy of the project that one fault at a time is put into."""

    def __init__(self, source: Path, root: Path) -> None:
        project = copied(source, root)
        self.root, self._environment = project.root, environment(project)
        self._changes = 0
        for name in ALSO:
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (source / name).exists():
                shutil.copy(source / name, root / name)

    def run(self, tests: Sequence[str], seconds: float | None = None) -> str:
        """Run tests, and say how they ended: survived, killed, or given up."""
        command = [*PYTEST, *tests]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            command, cwd=self.root, env=self._environment, stdout=quiet, stderr=quiet, start_new_session=True
        ) as running:
            try:
                return "survived" if running.wait(seconds) == PASSED else "killed"
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return "given up"

    def tried(self, room: Room, mutant: Mutant, seconds: float) -> Trial:
        """Put a fault in, run the tests, and take it out again."""
        file = self.root / mutant.file
        text = file.read_text(encoding="utf-8")
        self._write(file, mutant.applied(text))
        try:
            end = self.run(ordered(self.root, room, mutant.file), seconds)
        finally:
            self._write(file, text)
        return Trial(room.name, mutant, end, _diff(text, mutant))

    def _write(self, file: Path, text: str) -> None:
        """Write a file at a time of its own, so that no compiled form of its earlier text is taken for this one."""
        file.write_text(text, encoding="utf-8")
        self._changes += 1
        os.utime(file, (0, 1_000_000_000 + self._changes))


def measured(
    root: Path, names: Sequence[str], count: int, seed: int, jobs: int, minutes: float, tell: Tell
) -> tuple[list[Trial], list[str]]:
    """The faults that were tried in time, and the rooms whose tests fail without any."""
    until = time.monotonic() + 60 * minutes
    with TemporaryDirectory() as folder:
        copies = queue.SimpleQueue[_Copy]()
        for number in range(jobs):
            copies.put(_Copy(root, Path(folder) / str(number)))
        chosen = [room for room in rooms(root) if not names or room.name in names]
        with ThreadPoolExecutor(jobs) as pool:
            times = dict(
                zip(chosen, pool.map(lambda room: _with(copies, lambda each: _time(each, room)), chosen), strict=True)
            )
            sound = [room for room in chosen if times[room] is not None]

            def one(number: int, room: Room, mutant: Mutant) -> Trial | None:
                if time.monotonic() > until:
                    return None
                seconds = PATIENCE[0] * (times[room] or 0) + PATIENCE[1]
                trial = _with(copies, lambda each: each.tried(room, mutant, seconds))
                tell(f"{number + 1}: {trial.end} {mutant.file}:{mutant.line} {mutant.kind}")
                return trial

            faults = drawn(root, sound, count, seed) if sound else []
            done = list(pool.map(lambda fault: one(*fault), ((at, *each) for at, each in enumerate(faults))))
    return [each for each in done if each], [room.name for room in chosen if room not in sound]


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


def _with(copies: queue.SimpleQueue[_Copy], act: Callable[[_Copy], Result]) -> Result:
    copy = copies.get()
    try:
        return act(copy)
    finally:
        copies.put(copy)


def _time(copy: _Copy, room: Room) -> float | None:
    """How many seconds a room's tests take; None where they fail."""
    start = time.monotonic()
    return time.monotonic() - start if copy.run(room.tests) == "survived" else None


def _diff(text: str, mutant: Mutant) -> str:
    before, after = text.splitlines(keepends=True), mutant.applied(text).splitlines(keepends=True)
    return "".join(list(unified_diff(before, after, n=0))[3:])
