"""What this room asks of the operating system, in one record, so that tests can stand in for any machine."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from galley.message import Pattern

_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/opt/homebrew/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
_DICTIONARY_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "~/.local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    "/usr/lib/*/libkkc",
    "/usr/lib*/libkkc",
    "/usr/lib/*/libime",
    "/usr/lib*/libime",
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata",
)
_LIBRARY_NAMES = ("lib{stem}.so.{abi}", "lib{stem}.dylib", "lib{stem}-{abi}.dll")


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and everything it printed."""

    code: int
    output: str


@dataclass(frozen=True)
class Host:
    """A machine: `system` as `sys.platform`, `release` the fields of os-release, and ways to look for things.

    `library` takes a stem (`pango-1.0`) and an ABI number and returns the loaded library; `program` returns a path;
    `module` says whether Python has it; `fonts` and `dictionaries` map the file name of each installed font and of what
    spelling dictionaries and language models are made of to its path; `run` runs a command with changes to the environment (None takes a variable away);
    `pattern` finds the words of the language that the person at it is spoken to in.
    """

    system: str
    release: Mapping[str, str]
    is_root: bool
    library: Callable[[str, int], ctypes.CDLL | None]
    program: Callable[[str], str | None]
    module: Callable[[str], bool]
    fonts: Callable[[], dict[str, str]]
    dictionaries: Callable[[], dict[str, str]]
    run: Callable[[Sequence[str], Mapping[str, str | None]], Outcome]
    pattern: Pattern = str


def this_host() -> Host:
    """The machine we run on."""
    return Host(
        system=sys.platform,
        release=_os_release(),
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        library=_library,
        program=shutil.which,
        module=_module,
        fonts=lambda: files_below(_FONT_FOLDERS),
        dictionaries=lambda: files_below(_DICTIONARY_FOLDERS),
        run=_run,
    )


def parse_os_release(text: str) -> dict[str, str]:
    """The fields of an os-release file (freedesktop.org os-release(5)), quotes taken off."""
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, value in pairs}


def files_below(folders: Sequence[str]) -> dict[str, str]:
    """File name to path for every file below the folders, which may be patterns; the first folder wins, then the first in order of names."""
    found: dict[str, str] = {}
    for folder in (each for pattern in folders for each in sorted(glob(os.path.expanduser(pattern)))):
        for place, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                found.setdefault(name, os.path.join(place, name))
    return found


def _os_release() -> dict[str, str]:
    for path in (Path("/etc/os-release"), Path("/usr/lib/os-release")):
        if path.is_file():
            return parse_os_release(path.read_text(encoding="utf-8", errors="replace"))
    return {}


def _library(stem: str, abi: int) -> ctypes.CDLL | None:
    for name in _LIBRARY_NAMES:
        try:
            return ctypes.CDLL(name.format(stem=stem, abi=abi))
        except OSError:
            continue
    return None


def _module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def _run(command: Sequence[str], changes: Mapping[str, str | None]) -> Outcome:
    env = {name: value for name, value in {**os.environ, **changes}.items() if value is not None}
    try:
        done = subprocess.run(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        return Outcome(127, str(error))
    return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"))
