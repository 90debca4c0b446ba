"""Writing: a file appears in `output/` whole or not at all, and a failed build leaves the last good one."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

OUTPUT = "output"
_PARTIAL = ".partial-"


@dataclass
class Outbox:
    """Files waiting beside `output/` until all of them are ready; leaving without `deliver` drops them."""

    root: Path
    _folder: Path = field(init=False)
    _waiting: list[str] = field(default_factory=list)

    def __enter__(self) -> Outbox:
        output = self.root / OUTPUT
        output.mkdir(exist_ok=True)
        _sweep(output)
        self._folder = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{os.getpid()}-", dir=output))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, name: str, data: bytes) -> None:
        """Keep a file, named below `output/`, for delivery."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._waiting.append(name)

    def deliver(self) -> None:
        """Move every waiting file to its place, each in one step; an interrupt waits until all are there."""
        with _uninterrupted():
            for name in self._waiting:
                target = self.root / OUTPUT / name
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(self._folder / name, target)
            self._waiting.clear()


def write_text(path: Path, text: str) -> bool:
    """Write a file whole or not at all, its lines ended as in `text`; whether that changed it."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_PARTIAL, dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, name)
        else:
            os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return True


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold interrupts back where the system can (POSIX)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _sweep(output: Path) -> None:
    """Take away what killed builds have left; folders of running ones stay."""
    for folder in output.glob(f"{_PARTIAL}*"):
        owner = folder.name.removeprefix(_PARTIAL).partition("-")[0]
        if not (owner.isdigit() and _runs(int(owner))):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
