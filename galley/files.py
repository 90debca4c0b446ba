"""The guarded opener: every file a room reads goes through it.

It refuses what lies outside the project (absolute paths, `..`, links that lead out), bounds the size, and records
the sha256 of each file and each folder listing, so that a build's fingerprint is exact.
"""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

from galley.message import said
from galley.problem import Place, Problem

MAX_TEXT_BYTES = 4_000_000
MAX_BINARY_BYTES = 200_000_000
OLD_MAC = "\r"
"""What ended lines on Macs before Mac OS X."""


class Refused(Exception):
    """A file that cannot be read; carries the `problem` that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class Files:
    """The files below `root`, read with a record. `record` maps project-relative paths to sha256 in hex.

    A folder listing is recorded under its path with a trailing slash, its sha256 that of the names. `altered` names
    what was read more than once and was another thing the second time: the record keeps the first.
    """

    root: Path
    record: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    """The names of files that were to be read and could not be."""

    def note(self, name: str, digest: str) -> None:
        """Enter what was read, by its sha256, into the record."""
        if self.record.setdefault(name, digest) != digest:
            self.altered.add(name)

    def path(self, name: str, place: Place | None = None) -> Path:
        """The absolute path of a project-relative `name`; raises `Refused` when it leads outside the project."""
        bad_name = not name or name.startswith(("/", "~", "\\")) or ":" in name.split("/", 1)[0] or "\0" in name
        if bad_name or (".." in name and ".." in Path(name).parts):
            raise Refused(_outside(name, place))
        path = self.root / name
        if not self._is_inside(path):
            raise Refused(_outside(name, place))
        return path

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    def _is_inside(self, path: Path) -> bool:
        """Whether a path leads to what lies below the root, by way of any links."""
        try:
            real = os.path.realpath(path)
        except (OSError, ValueError):
            return False
        return real == self._real_root or real.startswith(os.path.join(self._real_root, ""))

    def exists(self, name: str) -> bool:
        """Whether the project has a file of that name."""
        try:
            return self.path(name).is_file()
        except (Refused, OSError):
            return False

    def bytes(self, name: str, place: Place | None = None, limit: int = MAX_BINARY_BYTES) -> bytes:
        """The contents of a file; raises `Refused`. `place` is where the name was written, for the problem."""
        path = self.path(name, place)
        try:
            found = path.stat()
            if not S_ISREG(found.st_mode):
                raise Refused(_not_plain(name, place))
            if found.st_size > limit:
                raise Refused(_too_big(name, found.st_size, limit, place))
            data = path.read_bytes()
        except OSError as error:
            self.missing.add(name)
            raise Refused(_unreadable(name, error, place)) from error
        self.note(name, hashlib.sha256(data).hexdigest())
        return data

    def text(self, name: str, place: Place | None = None, limit: int | None = None) -> str:
        """The contents of a UTF-8 text file, without a byte order mark; raises `Refused`."""
        return text_of(name, self.bytes(name, place, limit or MAX_TEXT_BYTES), limit)

    def listing(self, folder: str, suffix: str) -> list[str]:
        """The project-relative names of the files in `folder` that end in `suffix`, sorted; a missing folder is empty."""
        path = self.path(folder)
        entries = os.listdir(path) if path.is_dir() else ()
        names = sorted(entry for entry in entries if entry.endswith(suffix) and not entry.startswith("."))
        self.note(f"{folder}/*{suffix}", listing_digest(names))
        return [f"{folder}/{name}" for name in names]

    def own(self, folder: str, name: str) -> str | None:
        """The file of a publication that lies over the common one of that `name`: by the same path below the publication's `folder`.

        None where there is none; the folder's listing is recorded, so that one that comes later builds anew. Raises `Refused`.
        """
        over = f"{folder}/{name}"
        return over if folder and over in self.listing(over.rpartition("/")[0], Path(name).suffix) else None

    def laid(self, folder: str, name: str) -> str:
        """The file to be read for `name`: the publication's own where there is one, else the common one. Raises `Refused`."""
        return self.own(folder, name) or name

    def folders(self, folder: str) -> list[str]:
        """The names of the folders in `folder`, sorted, without links that lead out; recorded as a listing."""
        path = self.path(folder)
        entries = path.iterdir() if path.is_dir() else ()
        names = sorted(entry.name for entry in entries if not entry.name.startswith(".") and self._holds(entry))
        self.note(f"{folder}/*/", listing_digest(names))
        return names

    def _holds(self, entry: Path) -> bool:
        return entry.is_dir() and self._is_inside(entry)


def text_of(name: str, data: bytes, limit: int | None = None) -> str:
    """The text that bytes of UTF-8 are, without a byte order mark; raises `Refused`, with the place in the file `name`."""
    most = limit or MAX_TEXT_BYTES
    if len(data) > most:
        raise Refused(_too_big(name, len(data), most, None))
    try:
        return with_line_feeds(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(_not_utf8(name, data, error)) from error


def line_end(text: str) -> str:
    """What ends the lines of a text: that of Windows where it has any, that of old Macs where it has no line feed, else a line feed."""
    return "\r\n" if "\r\n" in text else OLD_MAC if OLD_MAC in text and "\n" not in text else "\n"


def with_line_feeds(text: str) -> str:
    """A text whose lines end with line feeds. Carriage returns that end none of them stay."""
    return text.replace(line_end(text), "\n")


def listing_digest(names: list[str]) -> str:
    """The sha256 of a folder listing, so that a new or removed file changes the fingerprint."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _outside(name: str, place: Place | None) -> Problem:
    return Problem(
        "files.outside",
        said("{name} is not a path inside the project", name=repr(name)),
        said("name a file below the project's folder, relative to it, without `..` and without links that lead out"),
        place,
    )


def _too_big(name: str, size: int, limit: int, place: Place | None) -> Problem:
    return Problem(
        "files.too-big",
        said("{name} has {size} bytes, the limit is {limit}", name=name, size=f"{size:,}", limit=f"{limit:,}"),
        said("make the file smaller"),
        place or Place(name),
    )


def _unreadable(name: str, error: OSError, place: Place | None) -> Problem:
    missing = isinstance(error, FileNotFoundError)
    return Problem(
        "files.missing" if missing else "files.unreadable",
        said("there is no file {name}", name=name)
        if missing
        else said("{name} cannot be read: {reason}", name=name, reason=error.strerror),
        said("check the name, capital letters included, or add the file")
        if missing
        else said("make the file a readable plain file"),
        place or Place(name),
    )


def _not_plain(name: str, place: Place | None) -> Problem:
    message, mend = said("{name} is not a plain file", name=name), said("name a file, not a folder")
    return Problem("files.unreadable", message, mend, place or Place(name))


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = said("{name} is text in UTF-16", name=name)
        return Problem("files.not-utf8", message, said("save the file as UTF-8"), Place(name))
    if error.end == len(data) and error.reason == "unexpected end of data":
        message, mend = said("{name} ends within a character", name=name), said("it was cut off: ask for it again")
        return Problem("files.not-utf8", message, mend, Place(name, data.count(b"\n") + 1))
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    return Problem(
        "files.not-utf8",
        said("byte 0x{byte} is not UTF-8 text", byte=f"{data[error.start]:02x}"),
        said("save the file as UTF-8; now it may be GB 18030, Big5, Shift JIS, EUC-KR or windows-1251"),
        Place(name, line, column),
    )
