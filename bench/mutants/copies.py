"""Copies of the project that one fault at a time is put into, and its tests run against."""

from __future__ import annotations

import json
import math
import os
import queue
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from bench.mutants.mutators import Mutant
from bench.mutants.reach import Reach, Test
from bench.mutants.serving import SERVE, limit
from bench.mutants.watching import ONLY, REACHED
from bench.speed.projects import copied, environment

ALSO = ("tests", "bench", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", ".gitignore", "requirements-test.lock")
"""What tests read beside what a build reads."""
COMPILED = ("galley", "tests")
"""What has compiled forms beside it, which are taken along: to compile it takes longer than most tests."""
SCHEMA = "content/schema"
"""What a build does not read, though it is part of the content."""
OPTIONS = (
    "-x",
    "-q",
    "-n0",
    "-p",
    "no:cacheprovider",
    "--hypothesis-seed=0",
    "-p",
    "bench.mutants.watching",
    "-p",
    "bench.mutants.serving",
)
PYTEST = (sys.executable, "-m", "pytest", *OPTIONS)
PASSED = 0
SURVIVED, KILLED, GIVEN_UP = "survived", "killed", "given up"
ENDED = (signal.SIGKILL, signal.SIGXCPU, signal.SIGALRM)
"""How a process ends that has worked too long, or stood still."""
QUIET: dict[str, Any] = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.DEVNULL,
    "stderr": subprocess.DEVNULL,
    "start_new_session": True,
}


class Copy:
    """A copy of the project."""

    def __init__(self, source: Path, root: Path) -> None:
        project = copied(source, root)
        temporary = root.with_suffix(".temporary")
        temporary.mkdir()
        self.root, self._environment = project.root, {**environment(project), "TMPDIR": str(temporary)}
        self._changes = 0
        self._running, self._pipes = list[subprocess.Popen[bytes]](), list[TextIO]()
        for name in (SCHEMA, *ALSO):
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (source / name).exists():
                shutil.copy(source / name, root / name)
        for name in COMPILED:
            for folder in (source / name).rglob("__pycache__"):
                shutil.copytree(folder, root / folder.relative_to(source))

    def run(self, tests: Sequence[str], *options: str, seconds: float = math.inf) -> str:
        """Run files of tests in a process of their own, for so many seconds of a processor at most, and say how they ended: survived, killed, or given up."""
        limited = partial(limit, seconds) if seconds < math.inf else None
        with subprocess.Popen(
            [*PYTEST, *options, *tests], cwd=self.root, env=self._environment, preexec_fn=limited, **QUIET
        ) as process:
            self._running = [*self._running[:1], process]
            end = process.wait()
            _stop(process)
            return _ended(end)

    def gather(self, tests: Sequence[str]) -> None:
        """Gather tests once, to be run by children of that process."""
        (asked, asks), (tells, told) = os.pipe(), os.pipe()
        command = [*PYTEST, SERVE, f"{asked},{told}", *tests]
        process = subprocess.Popen(command, cwd=self.root, env=self._environment, pass_fds=(asked, told), **QUIET)
        os.close(asked)
        os.close(told)
        self._running = [process]
        self._pipes = [os.fdopen(asks, "w"), os.fdopen(tells)]
        self._pipes[1].readline()

    def only(self, tests: Sequence[Test], file: str, seconds: float, *, late: bool) -> str:
        """Run some tests, in this order, with a file as it is now; survived where there is none.

        `late`: whether what is new in the file shows where its module was imported before.
        """
        names = [each.name for each in tests]
        if not names:
            return SURVIVED
        if late:
            asks, tells = self._pipes
            print(json.dumps({"tests": names, "file": file, "seconds": seconds}), file=asks, flush=True)
            return _ended(int(tells.readline()))
        wanted = self.root / "only.txt"
        wanted.write_text("\n".join(names), encoding="utf-8")
        return self.run(list(dict.fromkeys(each.file for each in tests)), ONLY, str(wanted), seconds=seconds)

    def stop(self) -> None:
        """End all that runs, with what it started."""
        for process in self._running:
            _stop(process)
        for pipe in self._pipes:
            pipe.close()

    def reach(self, tests: Sequence[str]) -> Reach:
        """What files of tests reach without a fault."""
        told = self.root / "reached.json"
        self.run(tests, REACHED, str(told), "--maxfail=0")
        return Reach.read(told)

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


def _ended(code: int) -> str:
    """How tests ended whose process ended so."""
    return SURVIVED if code == PASSED else GIVEN_UP if -code in ENDED else KILLED


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


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

    def gather(self, tests: Sequence[str]) -> None:
        """Gather tests once in each copy."""
        for copy in self._all:
            copy.gather(tests)
