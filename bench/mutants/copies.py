"""Copies of the project that one fault at a time is put into, and its tests run against."""

from __future__ import annotations

import math
import os
import queue
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.mutants.mutators import Mutant
from bench.mutants.reach import Reach, Test
from bench.mutants.watching import ONLY, REACHED
from bench.speed.projects import copied, environment

ALSO = ("tests", "bench", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", ".gitignore", "requirements-test.lock")
"""What tests read beside what a build reads."""
COMPILED = ("galley", "tests")
"""What has compiled forms beside it, which are taken along: to compile it takes longer than most tests."""
SCHEMA = "content/schema"
"""What a build does not read, though it is part of the content."""
OPTIONS = ("-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0", "-p", "bench.mutants.watching")
PYTEST = (sys.executable, "-m", "pytest", *OPTIONS)
PASSED = 0
SURVIVED, KILLED, GIVEN_UP = "survived", "killed", "given up"
STILL = 10
"""Tests that take so many times as long by the clock as processors may work for them are given up: they wait for what never comes, or others need the machine."""


class Copy:
    """A copy of the project."""

    def __init__(self, source: Path, root: Path) -> None:
        project = copied(source, root)
        temporary = root.with_suffix(".temporary")
        temporary.mkdir()
        self.root, self._environment = project.root, {**environment(project), "TMPDIR": str(temporary)}
        self._changes = 0
        self._running: subprocess.Popen[bytes] | None = None
        for name in (SCHEMA, *ALSO):
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (source / name).exists():
                shutil.copy(source / name, root / name)
        for name in COMPILED:
            for folder in (source / name).rglob("__pycache__"):
                shutil.copytree(folder, root / folder.relative_to(source))

    def run(self, tests: Sequence[str], *options: str, seconds: float = math.inf) -> str:
        """Run files of tests, for so many seconds of a processor at most, and say how they ended: survived, killed, or given up."""
        none = subprocess.DEVNULL
        command, here = [*PYTEST, *options, *tests], self.root
        with subprocess.Popen(
            command, cwd=here, env=self._environment, stdin=none, stdout=none, stderr=none, start_new_session=True
        ) as self._running:
            most = resource.RLIM_INFINITY if seconds == math.inf else math.ceil(seconds)
            resource.prlimit(self._running.pid, resource.RLIMIT_CPU, (most, most))
            try:
                end = self._running.wait(None if seconds == math.inf else STILL * seconds)
            except subprocess.TimeoutExpired:
                end = -signal.SIGKILL
            self.stop()
            return SURVIVED if end == PASSED else GIVEN_UP if end in (-signal.SIGKILL, -signal.SIGXCPU) else KILLED

    def only(self, tests: Sequence[Test], seconds: float) -> str:
        """Run some tests, in this order; survived where there is none."""
        if not tests:
            return SURVIVED
        names = self.root / "only.txt"
        names.write_text("\n".join(each.name for each in tests), encoding="utf-8")
        return self.run(list(dict.fromkeys(each.file for each in tests)), ONLY, str(names), seconds=seconds)

    def stop(self) -> None:
        """End the tests that run, with all that they started."""
        if self._running:
            with suppress(ProcessLookupError):
                os.killpg(self._running.pid, signal.SIGKILL)

    def reach(self, tests: Sequence[str]) -> Reach | None:
        """What files of tests reach without a fault; None where they fail."""
        told = self.root / "reached.json"
        return Reach.read(told) if self.run(tests, REACHED, str(told)) == SURVIVED else None

    @contextmanager
    def faulty(self, mutant: Mutant) -> Iterator[str]:
        """The copy with a fault, which is taken out again; the file's text without it."""
        file = self.root / mutant.file
        text = file.read_text(encoding="utf-8")
        self._write(file, mutant.applied(text))
        try:
            yield text
        finally:
            self._write(file, text)

    def _write(self, file: Path, text: str) -> None:
        """Write a file at a time of its own, so that no compiled form of its earlier text is taken for this one."""
        file.write_text(text, encoding="utf-8")
        self._changes += 1
        os.utime(file, (0, 1_000_000_000 + self._changes))


class Copies:
    """Some copies, each lent to one at a time."""

    def __init__(self, source: Path, folder: Path, count: int) -> None:
        self._all = [Copy(source, folder / str(number)) for number in range(count)]
        self._free = queue.SimpleQueue[Copy]()
        for copy in self._all:
            self._free.put(copy)

    @contextmanager
    def one(self) -> Iterator[Copy]:
        """A copy that nobody else has."""
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)

    def stop(self) -> None:
        """End all tests that run."""
        for copy in self._all:
            copy.stop()
