"""A machine and a project to try the set-up on, without a network and without changing this machine."""

from __future__ import annotations

import ctypes
import shutil
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley.machine import TEST_LOCKS, faces
from galley.machine.host import Host, Outcome, files_below
from galley.spoken import path

PROJECT = Path(__file__).parents[1]
DICTIONARIES = [f"{name}.{end}" for name in ("en_US", "en_GB", "ru_RU", "mn_MN", "ko") for end in ("aff", "dic")]
DICTIONARIES += ["data.1gram.index", "data.1gram", "data.2gram", "data.3gram", "zh_CN.lm", "mon.traineddata"]
CHINESE = path("zh")
DEBIAN = {"ID": "debian", "VERSION_ID": "12"}


def font(*tables: bytes, revision: float = 2.0, start: int = 0) -> bytes:
    """A font file just whole enough to have a `head` table, and empty tables of other names.

    `start` is where it will lie in a file: offsets count from the beginning of that.
    """
    tags = (b"head", *tables)
    offset = start + 12 + 16 * len(tags)
    records = b"".join(struct.pack(">4sIII", tag, 0, offset, 8) for tag in tags)
    return (
        struct.pack(">IHHHH", 0x00010000, len(tags), 0, 0, 0) + records + struct.pack(">Ii", 1, int(revision * 65536))
    )


@dataclass
class Commands:
    """Stands in for the commands of a machine: keeps what was run, with the packages that it was given a list of, and makes what a real one would make."""

    fail: str = ""
    before: Callable[[str], None] = field(default=lambda line: None)
    lines: list[str] = field(default_factory=list)

    def __call__(self, command: Sequence[str], changes: Mapping[str, str | None]) -> Outcome:
        line = " ".join(command)
        if "-r" in command:
            line += " " + Path(command[-1]).read_text(encoding="utf-8")
        self.lines.append(line)
        self.before(line)
        if self.fail and self.fail in line:
            return Outcome(1, "first\nno network\n")
        if "-m venv" in line:
            shutil.rmtree(command[-1], ignore_errors=True)
            Path(command[-1], "bin").mkdir(parents=True)
            Path(command[-1], "bin", "python").symlink_to(sys.executable)
        return Outcome(0, "program 1.2.3")

    def of(self, word: str) -> list[str]:
        return [line for line in self.lines if word in line]


def make_project(folder: Path) -> Path:
    """A project with lock files, a list of fonts, the engine's font configuration and Chinese messages, and no more."""
    (folder / "fonts").mkdir(parents=True)
    for name in TEST_LOCKS:
        (folder / name).write_text(name, encoding="utf-8")
    (folder / CHINESE).parent.mkdir(parents=True)
    for name in ("fonts/fonts.conf", "fonts/system.toml", CHINESE):
        shutil.copy(PROJECT / name, folder / name)
    return folder


def make_host(installed: Path) -> Host:
    """An unprivileged user's Debian that has everything, its fonts in the folder `installed`."""
    installed.mkdir()
    for face in faces.wanted_faces(str(PROJECT)):
        (installed / face.file).write_bytes(font())
    return Host(
        system="linux",
        release=DEBIAN,
        is_root=False,
        library=lambda stem, abi: ctypes.CDLL(None),
        program=lambda name: f"/usr/bin/{name}",
        module=lambda name: True,
        fonts=lambda: files_below([str(installed)]),
        dictionaries=lambda: {file: f"/usr/share/hunspell/{file}" for file in DICTIONARIES},
        run=Commands(),
    )


def commands(host: Host) -> Commands:
    """The commands that were run on a made-up machine."""
    assert isinstance(host.run, Commands)
    return host.run
