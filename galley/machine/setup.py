"""Setting the machine up, step by step: system parts, links to the fonts, Python packages, and last the stamp.

Every step may be interrupted and is then done again at the next start; two starts at once wait for each other.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from galley.machine import stamp
from galley.machine.distribution import can_install, install, last_lines, mend
from galley.machine.faces import link_faces, pinned, wanted_faces
from galley.machine.fault import Fault, say
from galley.machine.host import Host
from galley.machine.parts import Finding, survey
from galley.message import Message, listed, said
from galley.problem import Exit, refused

_ENTRY = re.compile(r"^[^\s#].*(?:\n[ \t].*)*", re.MULTILINE)
"""A package in a lock file, `name==1.0 ; marker \\`, with its hashes in the lines below."""
MOST_HANDS = 4
"""How many pips are at work at most: each asks the same index, and takes memory of its own."""
_NO_PYTHON_SETTINGS: dict[str, str | None] = {"PYTHONPATH": None, "PYTHONHOME": None, "PIP_USER": None}


def set_up(root: str, locks: Sequence[str], host: Host) -> int:
    """Bring the machine to where `stamp.is_fresh` holds; returns 0, or raises Fault."""
    with _alone(root, host):
        if stamp.is_fresh(root, locks):
            return Exit.OK
        _refuse_links(root)
        _link(root, _provide(root, locks, host))
        installed = _packages(root, locks, host)
        stamp.write(root, installed)
        return Exit.OK


@contextmanager
def _alone(root: str, host: Host) -> Iterator[None]:
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
            say(said("another start is setting this up; waiting for it"), host.pattern)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _lock_file(root: str) -> Iterator[int]:
    try:
        number = os.open(os.path.join(root, "requirements.lock"), os.O_RDWR)
    except OSError as error:
        raise Fault(
            "lock-file",
            said("requirements.lock cannot be opened for writing: {reason}", reason=refused(error, Path(root)).message),
            said("start build.py in a whole copy of the project that belongs to you"),
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
                said("{name} is a link to {path}, which set-up would empty", name=name, path=os.path.realpath(path)),
                said("remove the link (`rm {name}`; what it leads to stays), then start again", name=name),
            )


def _provide(root: str, locks: Sequence[str], host: Host) -> list[Finding]:
    """Every system part that goes with these locks, installed where missing and possible; raises Fault when one that is
    needed is missing."""
    faces = wanted_faces(root)
    findings = survey(root, faces, host)
    missing = [finding for finding in findings if finding.where is None and finding.part.lock in locks]
    if missing and can_install(host):
        _install(missing, locks, host)
        findings = survey(root, faces, host)
    missing = [finding for finding in findings if finding.where is None and finding.part.is_needed(locks)]
    if missing:
        raise Fault("missing", describe(missing), mend(missing, host))
    return findings


def _install(missing: list[Finding], locks: Sequence[str], host: Host) -> None:
    """Install what is missing; that parts cannot be had which are not needed stops nothing."""
    try:
        install(missing, host)
    except Fault as fault:
        if any(finding.part.is_needed(locks) for finding in missing):
            raise
        say(fault.problem.message, host.pattern)


def describe(missing: list[Finding]) -> Message:
    """What the machine lacks, with what of each part is missing and lost: `… HarfBuzz (libharfbuzz-subset), Noto Sans Bold`."""
    names = (finding.part.name if finding.part.fonts else _with_lacking(finding) for finding in missing)
    return said("this machine lacks {parts}", parts=listed(names))


def _with_lacking(finding: Finding) -> Message:
    if finding.part.loss:
        lacking = {"part": finding.part.name, "files": listed(finding.lacking), "loss": finding.part.loss}
        return said("{part} ({files}; without it {loss})", **lacking)
    return said("{part} ({files})", part=finding.part.name, files=listed(finding.lacking))


def _link(root: str, findings: list[Finding]) -> None:
    here = pinned(root)
    fonts = {name: finding.where for finding in findings for name in finding.part.fonts if finding.where}
    link_faces(root, {name: path for name, path in fonts.items() if name not in here})


def _packages(root: str, locks: Sequence[str], host: Host) -> list[str]:
    """Bring `.venv` to these lock files; returns all it now holds. What is not whole and current is made anew, with what it held."""
    recorded = stamp.read(root)
    held = list(recorded.get("locks", ()))
    installed = held if stamp.venv_is_current(root, recorded) else []
    wanted = [lock for lock in dict.fromkeys([*locks, *held]) if lock not in installed]
    if wanted:
        stamp.forget(root)
    if not installed:
        _make_venv(root, host)
    if wanted:
        _install_locks(root, wanted, host)
    return [*installed, *wanted]


def _make_venv(root: str, host: Host) -> None:
    say(said("making .venv"), host.pattern)
    python = os.path.realpath(sys.executable)
    done = host.run([python, "-m", "venv", "--clear", stamp.venv_folder(root)], _NO_PYTHON_SETTINGS)
    if done.code != 0:
        message = said("Python could not make .venv:\n{output}", output=last_lines(done.output))
        raise Fault("venv", message, said("mend what Python says above, then start again"))


def _install_locks(root: str, locks: Sequence[str], host: Host) -> None:
    """Install all that these lock files list, by a pip a core, four at most: most of its time goes into reading which files of a package there are.

    Locks name everything that anything needs (`uv pip compile`), so that none has to ask another.
    """
    say(said("installing Python packages from {lock}", lock=listed(locks)), host.pattern)
    pip = [stamp.venv_python(root), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    with TemporaryDirectory() as folder:
        shares = _shared_out(root, locks, folder)
        with ThreadPoolExecutor(len(shares)) as hands:
            command = [*pip, "--no-deps", "--require-hashes", "-r"]
            ends = list(hands.map(lambda share: host.run([*command, share], _NO_PYTHON_SETTINGS), shares))
    output = next((last_lines(done.output) for done in ends if done.code != 0), None)
    if output is not None:
        raise Fault(
            "packages",
            said("pip could not install what {lock} lists:\n{output}", lock=listed(locks), output=output),
            said("mend what pip says above (often the network), then start again: the set-up is picked up"),
        )


def _shared_out(root: str, locks: Sequence[str], folder: str) -> list[str]:
    """Lists of packages in `folder`, one for each pip: every package that these locks pin, once, with its hashes."""
    texts = (Path(root, lock).read_text(encoding="utf-8") for lock in locks)
    entries = {entry.partition(" ")[0]: entry for text in texts for entry in _ENTRY.findall(text)}
    hands = min(os.cpu_count() or 1, MOST_HANDS, len(entries)) or 1
    shares = [Path(folder, f"{hand}.txt") for hand in range(hands)]
    for hand, share in enumerate(shares):
        share.write_text("\n".join(list(entries.values())[hand::hands]), encoding="utf-8")
    return [str(share) for share in shares]
