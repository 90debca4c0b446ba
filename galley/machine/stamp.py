"""The stamp of a finished set-up: the facts it rests on, written last, compared at each start.

`.venv/galley.json` holds `venv` (where it lies and on which Python), `locks` (sha256 of each lock file installed) and
`fonts` (size and time of each font file the engine is shown). No stamp means that no set-up was finished.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from typing import Any

FONT_SUFFIXES = (".otc", ".otf", ".ttc", ".ttf")


def venv_folder(root: str) -> str:
    """Where the project keeps its Python packages."""
    return os.path.join(root, ".venv")


def venv_python(root: str) -> str:
    """The Python of the project, there or not."""
    place = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(venv_folder(root), *place)


def is_fresh(root: str, locks: Iterable[str]) -> bool:
    """Whether a finished set-up with these lock files still holds."""
    stamp = read(root)
    return (
        venv_is_current(root, stamp) and set(locks) <= stamp["locks"].keys() and stamp.get("fonts") == _font_facts(root)
    )


def venv_is_current(root: str, stamp: dict[str, Any]) -> bool:
    """Whether `.venv` is whole: same place, same Python, and every lock file it was made from unchanged."""
    return (
        bool(stamp)
        and os.path.exists(venv_python(root))
        and stamp.get("venv") == _venv_facts(root)
        and stamp["locks"] == {name: _digest(root, name) for name in stamp["locks"]}
    )


def read(root: str) -> dict[str, Any]:
    """The stamp as written; empty where there is none or it is damaged."""
    try:
        with open(_path(root), encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and isinstance(stamp.get("locks"), dict) else {}


def write(root: str, locks: Iterable[str]) -> None:
    """Record that a set-up with these lock files is finished; the file appears whole or not at all."""
    stamp = {
        "venv": _venv_facts(root),
        "locks": {name: _digest(root, name) for name in locks},
        "fonts": _font_facts(root),
    }
    part = _path(root) + ".part"
    with open(part, "w", encoding="utf-8") as file:
        json.dump(stamp, file, indent=1)
    os.replace(part, _path(root))


def forget(root: str) -> None:
    """Remove the stamp: what follows may be interrupted."""
    if os.path.exists(_path(root)):
        os.remove(_path(root))


def _path(root: str) -> str:
    return os.path.join(venv_folder(root), "galley.json")


def _venv_facts(root: str) -> dict[str, str]:
    return {"root": _named(root), "python": _named(os.path.realpath(venv_python(root)))}


def _named(path: str) -> str:
    """A path as its bytes have it in UTF-8, whatever the encoding of names that the environment asks for."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _digest(root: str, name: str) -> str | None:
    try:
        with open(os.path.join(root, name), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None


def _font_facts(root: str) -> dict[str, Any]:
    """The list of wanted fonts by its sha256, each font file by size and time of what it links to."""
    facts: dict[str, Any] = {"fonts/system.toml": _digest(root, "fonts/system.toml")}
    for folder in ("fonts", "fonts/system"):
        path = os.path.join(root, folder)
        names = os.listdir(path) if os.path.isdir(path) else []
        for name in sorted(names):
            if name.lower().endswith(FONT_SUFFIXES):
                facts[f"{folder}/{name}"] = _size_and_time(os.path.join(path, name))
    return facts


def _size_and_time(path: str) -> list[int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]
