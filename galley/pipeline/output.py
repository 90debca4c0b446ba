"""Writing: a file appears in `output/` whole or not at all, and a failed build leaves the last good one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

OUTPUT = "output"
_PARTIAL = ".partial-"
_NO_LOCKS = -1
"""Stands for a hold where folders cannot be locked (Windows, some network drives): the number of the process decides."""


@dataclass
class Outbox:
    """Files waiting beside `output/` until all of them are ready; leaving without `deliver` drops them."""

    root: Path
    _folder: Path = field(init=False)
    _leaving: ExitStack = field(init=False, default_factory=ExitStack)
    _waiting: list[str] = field(default_factory=list)

    def __enter__(self) -> Outbox:
        output = self.root / OUTPUT
        try:
            with _uninterrupted(), writing(output):
                output.mkdir(exist_ok=True)
                _sweep(output)
                self._folder = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{os.getpid()}-", dir=output))
                self._leaving.callback(_let_go, _lock(self._folder))
                self._leaving.callback(shutil.rmtree, self._folder, ignore_errors=True)
        except BaseException:  # also an interrupt that was held back
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        """Take the folder away, and let it go; an interrupt waits."""
        with _uninterrupted():
            self._leaving.close()

    def put(self, name: str, data: bytes) -> None:
        """Keep a file, named below `output/`, for delivery."""
        path = self._folder / name
        with writing(self.root / OUTPUT / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self._waiting.append(name)

    def deliver(self) -> None:
        """Move every waiting file to its place, each in one step; an interrupt waits until all are there.

        Raises OSError before the first is moved when one has no place.
        """
        with _uninterrupted():
            targets = {name: self.root / OUTPUT / name for name in self._waiting}
            for target in targets.values():
                with writing(target):
                    _make_room(target)
            for name, target in targets.items():
                with writing(target):
                    os.replace(self._folder / name, target)
            self._waiting.clear()


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Have what the system refuses meanwhile name the file that is to be written, not a makeshift beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _make_room(target: Path) -> None:
    """The folders above a file; raises OSError when a folder stands in its own place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def write_text(path: Path, text: str) -> bool:
    """Write a file whole or not at all, its lines ended as in `text`; whether that changed it."""
    return write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; whether that changed it."""
    if path.is_file() and path.read_bytes() == data:
        return False
    with writing(path):
        _make_room(path)
        handle, name = tempfile.mkstemp(prefix=_PARTIAL, dir=path.parent)
        try:
            with open(handle, "wb") as file:
                file.write(data)
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
def held(folder: Path) -> Iterator[None]:
    """Keep other processes of the program out of a folder, after a wait of five seconds at most for one that is in it."""
    for _ in range(500):
        hold = _lock(folder)
        if hold is not None:
            break
        time.sleep(0.01)
    try:
        yield
    finally:
        _let_go(hold)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold interrupts back where the system can (POSIX)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _sweep(output: Path) -> None:
    """Take away what killed builds have left; folders of running ones stay.

    A build runs when there is a process of its number, or when its folder is held: the number may be one of another
    container, which is not seen from here.
    """
    for folder in output.glob(f"{_PARTIAL}*"):
        owner = folder.name.removeprefix(_PARTIAL).partition("-")[0]
        if not (owner.isdigit() and _runs(int(owner))):
            hold = _lock(folder)
            if hold is not None:
                shutil.rmtree(folder, ignore_errors=True)
                _let_go(hold)


def _lock(folder: Path) -> int | None:
    """Hold a folder until `_let_go` or the end of this process; None when another holds it or it is not ours."""
    try:
        import fcntl
    except ImportError:
        return _NO_LOCKS
    try:
        hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(hold)
        return None if isinstance(error, BlockingIOError) else _NO_LOCKS
    return hold


def _let_go(hold: int | None) -> None:
    if hold is not None and hold != _NO_LOCKS:
        os.close(hold)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
