"""What a command and all that it starts cost. A script of its own, small and of the standard library alone, so that nothing of
the bench is counted: `python -I stopwatch.py SECONDS REPORT COMMAND…` runs the command and writes its costs as JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE_S = 0.1
LAST_LINES = 5
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): what loses its parent becomes a child of this process."""


class Failed(Exception):
    """A command that did not end as it must; says how, with its last words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock time; processor time, user and system, of the whole tree of processes; the most memory it held at once.

    Memory is the resident set of one process at its peak, or the sum of the proportional shares (PSS) of all that lived at one
    moment, whichever is more.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float


def cost(command: Sequence[str], folder: Path, env: Mapping[str, str], most_s: float) -> Cost:
    """Run a command in a folder; raises Failed."""
    with tempfile.NamedTemporaryFile("r") as report:
        watch = subprocess.Popen(
            [sys.executable, "-I", __file__, str(most_s), report.name, *command], cwd=folder, env=env
        )
        try:
            watch.wait()
        finally:
            watch.terminate()
            watch.wait()
        found = json.load(report)
    if found.pop("code") != 0:
        raise Failed(found["said"] or f"{command[0]} failed")
    return Cost(found["wall_s"], found["cpu_s"], found["peak_mb"])


def watched(command: Sequence[str], most_s: float) -> dict[str, object]:
    """Run a command to its end: its exit code, last words and costs."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=words, stderr=subprocess.STDOUT)
        shares = _Shares(started + most_s)
        shares.start()
        code = process.wait()
        wall = time.perf_counter() - started
        _await_orphans()
        shares.ended.set()
        shares.join()
        words.seek(0)
        said = words.read().decode(errors="replace").strip().splitlines()[-LAST_LINES:]
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(spent.ru_maxrss * 1024, shares.most) / 1e6
    said = [f"takes more than {most_s:.0f} s"] if shares.late else said
    cpu = spent.ru_utime + spent.ru_stime
    return {"code": code or int(shares.late), "said": "\n".join(said), "wall_s": wall, "cpu_s": cpu, "peak_mb": peak}


def _await_orphans() -> None:
    """Wait for what the command left, so that its time is counted."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


class _Shares(threading.Thread):
    """Looks at the memory of all processes below this one again and again, and ends them when they are late."""

    def __init__(self, until: float) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.until = until
        self.most = 0
        self.late = False

    def run(self) -> None:
        """Look until all has ended, ten times as long at rest as at work."""
        pause = PAUSE_S
        while not self.ended.wait(pause):
            looked = time.perf_counter()
            tree = list(_below(os.getpid()))
            self.most = max(self.most, sum(map(_share, tree)))
            if looked > self.until:
                self.late = True
                for each in tree:
                    _end(each)
            pause = max(PAUSE_S, 10 * (time.perf_counter() - looked))


def _below(root: int) -> Iterator[int]:
    """The processes below one."""
    parents = dict(filter(None, map(_parent, filter(str.isdigit, os.listdir("/proc")))))
    for each in parents:
        above = each
        while (above := parents.get(above, 0)) > 1:
            if above == root:
                yield each


def _parent(number: str) -> tuple[int, int] | None:
    try:
        stat = Path("/proc", number, "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return int(number), int(stat.rpartition(")")[2].split()[1])


def _share(process: int) -> int:
    """The proportional share of a process, in bytes; 0 of one that has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _end(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _give_up(signum: int, frame: object) -> None:
    """End all that was started."""
    for each in list(_below(os.getpid())):
        _end(each)
    _await_orphans()
    raise SystemExit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _give_up)
    found = watched(sys.argv[3:], float(sys.argv[1]))
    Path(sys.argv[2]).write_text(json.dumps(found), encoding="utf-8")
