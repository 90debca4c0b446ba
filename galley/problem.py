"""Faults as values: where they are, what is wrong, how to mend them.

Every room reports faults as `Problem` values; nothing an author can do raises through a room's border.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

from galley.message import said


class Severity(StrEnum):
    """How bad a problem is: an error stops the output, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit(IntEnum):
    """Exit codes of the command line."""

    OK = 0
    ERRORS = 1
    USAGE = 2
    MACHINE = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, order=True, init=False)
class Place:
    """Where something stands: `file` relative to the project, 1-based `line` and `column` in characters, `length`.

    A book has tens of thousands. They are made in half the time that a frozen data class takes, which asks for each field by its name.
    """

    file: str
    line: int | None = None
    column: int | None = None
    length: int | None = None

    def __init__(
        self, file: str, line: int | None = None, column: int | None = None, length: int | None = None
    ) -> None:
        _put_file(self, file)
        _put_line(self, line)
        _put_column(self, column)
        _put_length(self, length)

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def as_json(self) -> dict[str, Any]:
        """The fields of the place that are known."""
        return _known({"file": self.file, "line": self.line, "column": self.column, "length": self.length})


_put_file, _put_line, _put_column, _put_length = (vars(Place)[name].__set__ for name in Place.__slots__)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `code` is `room.rule`; `mend` says what to do about it; `page` is 1-based.

    `related` are the other places of a contradiction; `also` are those where the same is wrong, told once.
    """

    code: str
    message: str
    mend: str
    place: Place | None = None
    severity: Severity = Severity.ERROR
    page: int | None = None
    language: str | None = None
    related: tuple[Place, ...] = field(default=())
    also: tuple[Place, ...] = field(default=())

    def with_(self, **changes: Any) -> Problem:
        """The same problem with some fields changed."""
        return replace(self, **changes)

    def as_json(self) -> dict[str, Any]:
        """The problem in the shape of `--format json`; unknown fields are left out."""
        place = self.place.as_json() if self.place else {}
        return _known(
            {
                "code": self.code,
                "severity": str(self.severity),
                **place,
                "message": self.message,
                "mend": self.mend,
                "page": self.page,
                "language": self.language,
                "related": [other.as_json() for other in self.related] or None,
                "also": [other.as_json() for other in self.also] or None,
            }
        )


_IN_THE_WAY = said("something else of that name is in the way"), said("move it away, then start again")
_NOT_ALLOWED = said("the system does not allow it"), said("make it readable and writable for you, or work in a copy")
_FULL = said("the disk is full"), said("make room on it, then start again")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: (said("the file is larger than this shell allows"), said("raise the limit: `ulimit -f unlimited`")),
    errno.EROFS: (said("the disk can only be read"), said("work in a copy on another disk")),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: (said("there is no such file or folder"), said("take it from a whole copy of the project")),
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: _IN_THE_WAY,
    errno.ENOTEMPTY: _IN_THE_WAY,
    errno.EBADF: (said("it is closed"), said("direct it to a file or a terminal")),
}
"""What the system refuses, by its number (POSIX errno.h), with what to do."""


def refused(error: OSError, root: Path) -> Problem:
    """What the system refuses to do with a file, or with the standard output, which has no name."""
    other = said("the system says: {reason}", reason=error.strerror or error), said("mend what the system says")
    reason, mend = _REASONS.get(error.errno or 0, other)
    if error.filename:
        return Problem("files.system", reason, mend, Place(str(error.filename).removeprefix(f"{root}/")))
    return Problem("files.system", said("the standard output cannot be written: {reason}", reason=reason), mend)


def nearest(address: str, places: Mapping[str, Place]) -> Place | None:
    """The place of an address of the content, or of the nearest one above it: of `body/q1.l2.1` the quotation `body/q1`, then `body`."""
    while address and address not in places:
        address = address[: max(address.rfind("/"), address.rfind("."), 0)]
    return places.get(address)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any problem stops the work; with `strict` warnings do too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in stopping for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems once each, by file and position, those without a place last."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=_position)


def _position(problem: Problem) -> tuple[Any, ...]:
    place = problem.place
    if place is None:
        return (1, "", 0, 0, problem.page or 0, problem.code, problem.message)
    return (0, place.file, place.line or 0, place.column or 0, problem.page or 0, problem.code, problem.message)


def summary(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems there are of each severity: `{"errors": …, "warnings": …, "notes": …}`."""
    counts = {"errors": 0, "warnings": 0, "notes": 0}
    for problem in problems:
        counts[f"{problem.severity}s"] += 1
    return counts
