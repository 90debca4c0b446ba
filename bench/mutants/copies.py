"""Copies of the project that one fault at a time is put into, and its tests run against."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.mutants.mutators import Mutant
from bench.speed.projects import copied, environment

ALSO = ("tests", "bench", "docs", "pyproject.toml", "README.md", "CHANGELOG.md", ".gitignore", "requirements-test.lock")
"""What tests read beside what a build reads."""
SCHEMA = "content/schema"
"""What a build does not read, though it is part of the content."""
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0")
PASSED = 0
SURVIVED, KILLED, GIVEN_UP = "survived", "killed", "given up"


class Copy:
    """A copy of the project."""

    def __init__(self, source: Path, root: Path) -> None:
        project = copied(source, root)
        self.root, self._environment = project.root, environment(project)
        self._changes = 0
        self._running: subprocess.Popen[bytes] | None = None
        for name in (SCHEMA, *ALSO):
            if (source / name).is_dir():
                shutil.copytree(source / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (source / name).exists():
                shutil.copy(source / name, root / name)

    def run(self, tests: Sequence[str], seconds: float | None = None) -> str:
        """Run tests, and say how they ended: survived, killed, or given up."""
        none = subprocess.DEVNULL
        command, here = [*PYTEST, *tests], self.root
        with subprocess.Popen(
            command, cwd=here, env=self._environment, stdin=none, stdout=none, stderr=none, start_new_session=True
        ) as self._running:
            try:
                return SURVIVED if self._running.wait(seconds) == PASSED else KILLED
            except subprocess.TimeoutExpired:
                self.stop()
                return GIVEN_UP

    def stop(self) -> None:
        """End the tests that run, with all that they started."""
        if self._running and self._running.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._running.pid, signal.SIGKILL)

    def seconds(self, tests: Sequence[str]) -> float | None:
        """How long tests take without a fault; None where they fail."""
        start = time.monotonic()
        return time.monotonic() - start if self.run(tests) == SURVIVED else None

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
