"""Writing files that people write too: never over what the program has not read, nor over what is write-protected."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from galley.files import Files
from galley.message import said
from galley.pipeline.output import held, write_text
from galley.problem import Place, Problem

UNWRITTEN = "pipeline.meanwhile", "pipeline.protected"
"""What is told of a file that was not written."""


def save(files: Files, name: str, text: str) -> tuple[bool, list[Problem]]:
    """Put `text` in the place of the project's file `name` as `files` has read it; whether that changed it.

    Nothing is written when the file is another by now (somebody has saved it meanwhile), or may not be written.
    """
    path = files.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with held(path.parent):
        before = path.read_bytes() if path.is_file() else None
        if before == text.encode():
            return False, []
        if (hashlib.sha256(before).hexdigest() if before is not None else None) != files.record.get(name):
            return False, [_meanwhile(name)]
        if before is not None and _is_protected(path):
            return False, [_protected(name)]
        files.record[name] = hashlib.sha256(text.encode()).hexdigest()
        return write_text(path, text), []


def _is_protected(path: Path) -> bool:
    """Whether nobody may write a file; the administrator's right to do so all the same does not count."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def _meanwhile(name: str) -> Problem:
    return Problem(
        UNWRITTEN[0],
        said("{name} was changed while the program worked on it; nothing is written there", name=name),
        said("give the command again"),
        Place(name),
    )


def _protected(name: str) -> Problem:
    return Problem(
        UNWRITTEN[1],
        said("{name} is write-protected; nothing is written there", name=name),
        said("allow writing to the file, or leave it as it is"),
        Place(name),
    )
