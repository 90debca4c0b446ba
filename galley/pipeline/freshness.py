"""Whether a build would do anything: what a request read and wrote last time, against what is there now.

This file imports no stage, so that an up-to-date build answers at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from galley.files import Files
from galley.message import kept, restored, said
from galley.pipeline.output import OUTPUT
from galley.problem import Place, Problem, Severity

MANIFEST, MAP = "/manifest.json", ".map.json"
PROGRAM = ("build.py", "requirements.lock", "fonts/fonts.conf")
PACKAGE = "galley/"
"""Where four of five files of a build lie, and those that change least."""
SETTLED_NS = 2_000_000_000
"""A file changed later than this before it was looked at may change again without another size or time: the clocks of
file systems are that coarse (FAT: two seconds)."""
PASSING = ("pipeline.fonts", "pipeline.plates")
"""What is told once: it has mended itself with the build."""
_FORMAT = 3

Known = tuple[str | None, list[int] | None]
"""The sha256 of a file, and its size and times at the same moment, where they tell it from any later state."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a finished build left: the problems it told, what it read, and the files it wrote (below `output/`), by sha256."""

    problems: list[Problem]
    inputs: dict[str, str]
    written: dict[str, str]


_seen: dict[str, tuple[list[int], str]] = {}
"""The sha256 of files by their paths, as receipts have them or as they were read here, with their size and times where these tell them from any
later state: a file of equal size and times is not read again."""


@cache
def program(root: Path) -> Mapping[str, str]:
    """The record of the program's own files when this process first asked: what they become later, it does not run."""
    files = Files(root)
    folders = ["galley"]
    for folder, inner, _ in os.walk(root / "galley"):
        inner[:] = [name for name in inner if name != "__pycache__"]
        folders += [os.path.relpath(os.path.join(folder, name), root) for name in inner]
    for folder in sorted(folders):
        for suffix in (".py", ".yaml"):
            for name in files.listing(folder, suffix):
                _record(files, name)
    for name in PROGRAM:
        if files.exists(name):
            _record(files, name)
    return files.record


def _record(files: Files, name: str) -> None:
    """Enter a file as it is into the record."""
    digest = _now(files.root, name)[0]
    if digest is None:
        files.bytes(name)
    else:
        files.note(name, digest)


def receipt_name(request: Mapping[str, object]) -> str:
    """The name of a request's receipt, below `output/`."""
    asked = json.dumps(request, sort_keys=True)
    return f".receipts/{hashlib.sha256(asked.encode()).hexdigest()[:24]}.json"


def current(files: Files, known: Mapping[str, str] | None = None) -> dict[str, Known]:
    """What was read, as it is now; a file that is gone has no sha256. `known` are the sha256 of large files, as they were a moment ago."""
    known = known or {}
    return {
        name: (known[name], _settled(files.root / name)) if name in known else _now(files.root, name)
        for name in files.record
    }


def _settled(path: Path) -> list[int] | None:
    """Size and times of a file, where they tell it from any later state."""
    try:
        facts = _facts(path.stat())
    except OSError:
        return None
    return facts if max(facts[1:]) < settled_ns() else None


def altered(files: Files, found: Mapping[str, Known]) -> list[Problem]:
    """A warning for each file and folder that is no longer what was read: the books may show it as it was."""
    names = {name for name, digest in files.record.items() if found[name][0] != digest} | files.altered
    return [_altered(name) for name in sorted(names)]


def _altered(name: str) -> Problem:
    file = name.partition("/*")[0]
    message = said("{file} was changed while the books were made", file=file)
    mend = said("build again: the books may show it as it was before")
    return Problem("pipeline.changed", message, mend, Place(file), severity=Severity.WARNING)


def write_receipt(inputs: Mapping[str, Known], outputs: Mapping[str, str], problems: Iterable[Problem]) -> bytes:
    """The receipt of a build: every file read and written with sha256, and the problems to tell again.

    `outputs` are names below `output/` with their sha256; they are taken to be in place. A manifest need only list them:
    builds of other languages and editions rewrite it.
    """
    written = {f"{OUTPUT}/{name}": digest for name, digest in outputs.items()}
    known = dict(inputs)
    known |= {name: (None if name.endswith(MANIFEST) else digest, None) for name, digest in written.items()}
    receipt = {
        "format": _FORMAT,
        "files": known,
        "outputs": dict(sorted(outputs.items())),
        "problems": [_kept(problem) for problem in problems if problem.code not in PASSING],
    }
    return json.dumps(receipt, ensure_ascii=False).encode()


def _kept(problem: Problem) -> dict[str, Any]:
    return problem.as_json() | {"message": kept(problem.message), "mend": kept(problem.mend)}


def _restored(fields: dict[str, Any]) -> Problem:
    where = {name: fields.pop(name) for name in ("file", "line", "column", "length") if name in fields}
    related = tuple(Place(**other) for other in fields.pop("related", ()))
    fields |= {"message": restored(fields["message"]), "mend": restored(fields["mend"])}
    severity = Severity(fields.pop("severity"))
    return Problem(**fields, place=Place(**where) if where else None, severity=severity, related=related)


def receipt(root: Path, request: Mapping[str, object]) -> Receipt | None:
    """The receipt of an equal earlier build when nothing it read or wrote has changed since."""
    try:
        data = json.loads((root / OUTPUT / receipt_name(request)).read_bytes())
        if data["format"] != _FORMAT:
            return None
        _seen.update(
            (f"{root}/{name}", (facts, digest)) for name, (digest, facts) in data["files"].items() if digest and facts
        )
        others_first = sorted(data["files"].items(), key=lambda each: each[0].startswith(PACKAGE))
        if not all(_unchanged(root, name, *known) for name, known in others_first):
            return None
        written: dict[str, str] = data["outputs"]
        folders = (name.removesuffix(MANIFEST) for name in written if name.endswith(MANIFEST))
        if not all(is_listed(root, folder, written) for folder in folders):
            return None
        own = {f"{OUTPUT}/{name}" for name in written}
        inputs = {name: digest for name, (digest, _) in data["files"].items() if name not in own and digest}
        return Receipt([_restored(each) for each in data["problems"]], inputs, written)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def is_listed(root: Path, publication: str, written: Iterable[str]) -> bool:
    """Whether the manifest of a publication is there and lists those of some files that are its own: one that was deleted, or cannot be read, lists none."""
    name = f"{publication}{MANIFEST}"
    try:
        listed = {each["file"] for each in json.loads((root / OUTPUT / name).read_bytes())["outputs"]}
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return {each for each in written if each.startswith(f"{publication}/") and each != name} <= listed


def _unchanged(root: Path, name: str, digest: str | None, facts: list[int] | None) -> bool:
    path = f"{root}/{name}"
    if digest is None:
        return os.path.isfile(path)
    if facts is not None and _facts(os.stat(path)) == facts:
        return True
    return _now(root, name)[0] == digest


def _now(root: Path, name: str) -> Known:
    """A file or folder listing as it is. Its facts are taken before it is read, so that they are never newer."""
    folder, star, suffix = name.rpartition("/*")
    if star:
        return _listed(root, folder, suffix), None
    path = f"{root}/{name}"
    try:
        if path in _seen and _facts(os.stat(path)) == _seen[path][0]:
            facts, digest = _seen[path]
            return digest, facts
        with open(path, "rb") as file:
            facts = _facts(os.fstat(file.fileno()))
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None, None
    if max(facts[1:]) >= settled_ns():
        return digest, None
    _seen[path] = facts, digest
    return digest, facts


def settled_ns() -> int:
    """The moment since which a change may be followed by another that leaves the same times."""
    return time.time_ns() - SETTLED_NS


def _listed(root: Path, folder: str, suffix: str) -> str:
    files = Files(root)
    if suffix == "/":
        files.folders(folder)
    else:
        files.listing(folder, suffix)
    return files.record[f"{folder}/*{suffix}"]


def _facts(stat: os.stat_result) -> list[int]:
    """Size and times of change, of the contents and of the file."""
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
