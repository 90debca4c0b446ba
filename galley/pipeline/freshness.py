"""Whether a build would do anything: what a request read and wrote last time, against what is there now.

This file imports no stage, so that an up-to-date build answers at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley.files import Files
from galley.options import Options
from galley.pipeline.output import OUTPUT
from galley.problem import Problem

MANIFEST = "/manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a finished build left: its exit-relevant problems as JSON, and the files it wrote."""

    problems: list[dict[str, Any]]
    outputs: list[str]


def receipt_name(options: Options) -> str:
    """The name of a request's receipt, below `output/`."""
    asked = json.dumps(options.request(), sort_keys=True)
    return f".receipts/{hashlib.sha256(asked.encode()).hexdigest()[:24]}.json"


def write_receipt(
    options: Options, inputs: dict[str, str], outputs: dict[str, str], problems: Iterable[Problem]
) -> bytes:
    """The receipt of a build: every file read and written with sha256, and the problems to show again.

    `outputs` are names below `output/` with their sha256; they are taken to be in place. A manifest need only be there:
    builds of other languages and editions rewrite it.
    """
    root = options.root
    written = {f"{OUTPUT}/{name}": digest for name, digest in outputs.items()}
    known = {name: [digest, *_stat(root / name)] for name, digest in inputs.items()}
    known |= {name: [None if name.endswith(MANIFEST) else digest, None, None] for name, digest in written.items()}
    receipt = {
        "format": _FORMAT,
        "files": known,
        "outputs": sorted(written),
        "problems": [problem.as_json() for problem in problems],
    }
    return json.dumps(receipt, ensure_ascii=False, indent=1).encode()


def receipt(options: Options) -> Receipt | None:
    """The receipt of an equal earlier build when nothing it read or wrote has changed since."""
    try:
        data = json.loads((options.root / OUTPUT / receipt_name(options)).read_bytes())
        if data["format"] != _FORMAT:
            return None
        unchanged = all(_unchanged(options.root, name, *known) for name, known in data["files"].items())
        return Receipt(data["problems"], data["outputs"]) if unchanged else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _unchanged(root: Path, name: str, digest: str | None, size: int | None, changed_ns: int | None) -> bool:
    folder, star, suffix = name.rpartition("/*")
    if star:
        files = Files(root)
        if suffix == "/":
            files.folders(folder)
        else:
            files.listing(folder, suffix)
        return files.record[name] == digest
    path = root / name
    if digest is None:
        return path.is_file()
    if size is not None and _stat(path) == (size, changed_ns):
        return True
    return hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _stat(path: Path) -> tuple[int | None, int | None]:
    """Size and time of change; two Nones for a folder listing, which has neither."""
    if "*" in str(path):
        return None, None
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
