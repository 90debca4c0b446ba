"""Time and memory: whole processes, Galley's and others', that take turns at the same work."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.speed import projects, told
from bench.speed.scenarios import chosen
from bench.speed.work import measured
from bench.speed.works import BEFORE, COMMIT, Bench

GUIDE = "docs/speed.md"


def tables(
    root: Path, only: Sequence[str], rounds: int, sizes: Sequence[int], who: Sequence[str], tell: Callable[[str], None]
) -> Iterator[tuple[str, str]]:
    """The scenarios chosen, one after another: name and table. What is not on the machine is told and left out."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder)
        with projects.earlier(root, COMMIT if BEFORE in who else "", home / COMMIT) as before:
            bench = Bench(root, home, before, tuple(who))
            for missing in bench.missing():
                tell(f"{missing} is not there and is left out")
            for scenario in chosen(only):
                load = os.getloadavg()[0]
                found = measured(scenario.works(bench, sizes), rounds, tell)
                yield scenario.name, told.markdown(scenario, found, rounds, load)


def write(root: Path, name: str, table: str) -> None:
    """Put a table into the guide."""
    guide = root / GUIDE
    guide.write_text(told.put(guide.read_text(encoding="utf-8"), name, table), encoding="utf-8")
