"""Setting the machine up, step by step: system parts, links to the fonts, Python packages, and last the stamp.

Every step may be interrupted and is then done again at the next start; two starts at once wait for each other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from galley.machine import stamp
from galley.machine.distribution import can_install, install, last_lines, mend
from galley.machine.faces import link_faces, pinned, wanted_faces
from galley.machine.fault import Fault, say
from galley.machine.host import Host, Outcome
from galley.machine.parts import Finding, survey

_NO_PYTHON_SETTINGS: dict[str, str | None] = {"PYTHONPATH": None, "PYTHONHOME": None, "PIP_USER": None}


def set_up(root: str, locks: Sequence[str], host: Host) -> None:
    """Bring the machine to where `stamp.is_fresh` holds; raises Fault."""
    with _alone(root):
        if stamp.is_fresh(root, locks):
            return
        _refuse_links(root)
        _link(root, _provide(root, locks, host))
        installed = _packages(root, locks, host)
        stamp.write(root, installed)


@contextmanager
def _alone(root: str) -> Iterator[None]:
    """Keep other set-ups of the same project waiting, by a lock on `requirements.lock` (none on Windows)."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with _lock_file(root) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another start is setting this up; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _lock_file(root: str) -> Iterator[int]:
    try:
        number = os.open(os.path.join(root, "requirements.lock"), os.O_RDWR)
    except OSError as error:
        raise Fault(
            "lock-file",
            f"requirements.lock cannot be opened for writing: {error.strerror}",
            "start build.py in a whole copy of the project that belongs to you",
        ) from error
    try:
        yield number
    finally:
        os.close(number)


def _refuse_links(root: str) -> None:
    """Raise Fault where what is emptied and made anew is a link: what it leads to is not ours."""
    for name in (".venv", "fonts", "fonts/system", "fonts/cache"):
        path = os.path.join(root, name)
        if os.path.islink(path):
            raise Fault(
                "link",
                f"{name} is a link to {os.path.realpath(path)}, which set-up would empty",
                f"remove the link (`rm {name}`; what it leads to stays), then start again",
            )


def _provide(root: str, locks: Sequence[str], host: Host) -> list[Finding]:
    """Every system part that goes with these locks, installed where missing and possible; raises Fault when one that is
    needed is missing."""
    faces = wanted_faces(root)
    findings = survey(root, faces, host)
    missing = [finding for finding in findings if finding.where is None and finding.part.lock in locks]
    if missing and can_install(host):
        _install(missing, host)
        findings = survey(root, faces, host)
    missing = [finding for finding in findings if finding.where is None and finding.part.is_needed(locks)]
    if missing:
        raise Fault("missing", f"this machine lacks {describe(missing)}", mend(missing, host))
    return findings


def _install(missing: list[Finding], host: Host) -> None:
    """Install what is missing; that optional parts cannot be had stops nothing."""
    try:
        install(missing, host)
    except Fault as fault:
        if not all(finding.part.optional for finding in missing):
            raise
        say(fault.problem.message)


def describe(missing: list[Finding]) -> str:
    """The missing parts in words, with what of each is missing: `HarfBuzz (libharfbuzz-subset), Noto Sans Bold`."""
    names = (finding.part.name if finding.part.fonts else _with_lacking(finding) for finding in missing)
    return ", ".join(names)


def _with_lacking(finding: Finding) -> str:
    return f"{finding.part.name} ({', '.join(finding.lacking)})"


def _link(root: str, findings: list[Finding]) -> None:
    here = pinned(root)
    fonts = {name: finding.where for finding in findings for name in finding.part.fonts if finding.where}
    link_faces(root, {name: path for name, path in fonts.items() if name not in here})


def _packages(root: str, locks: Sequence[str], host: Host) -> list[str]:
    """Bring `.venv` to these lock files; returns all it now holds. What is not whole and current is made anew."""
    recorded = stamp.read(root)
    installed = list(recorded["locks"]) if stamp.venv_is_current(root, recorded) else []
    wanted = [lock for lock in locks if lock not in installed]
    if wanted:
        stamp.forget(root)
    if not installed:
        _make_venv(root, host)
    for lock in wanted:
        _install_lock(root, lock, host)
    return [*installed, *wanted]


def _make_venv(root: str, host: Host) -> None:
    say("making .venv")
    python = os.path.realpath(sys.executable)
    done = host.run([python, "-m", "venv", "--clear", stamp.venv_folder(root)], _NO_PYTHON_SETTINGS)
    _require(done, "venv", "Python could not make .venv", "mend what Python says above, then start again")


def _install_lock(root: str, lock: str, host: Host) -> None:
    say(f"installing Python packages from {lock}")
    pip = [stamp.venv_python(root), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = host.run([*pip, "--require-hashes", "-r", os.path.join(root, lock)], _NO_PYTHON_SETTINGS)
    _require(
        done,
        "packages",
        f"pip could not install what {lock} lists",
        "mend what pip says above (often the network), then start again: the set-up is picked up",
    )


def _require(done: Outcome, rule: str, message: str, remedy: str) -> None:
    if done.code != 0:
        raise Fault(rule, f"{message}:\n{last_lines(done.output)}", remedy)
