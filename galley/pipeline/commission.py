"""Commissions: what the books of a language are made from, what came of it, and what is told of finished files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from tempfile import TemporaryFile

from galley import theme
from galley.language import pseudo
from galley.model.publication import Publication
from galley.options import Edition, Options
from galley.pipeline.manifest import Made
from galley.pipeline.output import OUTPUT
from galley.pipeline.preflight import of_another
from galley.pipeline.printing import Printing
from galley.problem import Problem, Severity, has_errors
from galley.typeset import sweep

HEARD = (Edition.SCREEN, Edition.ARCHIVE)
"""The editions of which another reader is asked."""
HEAVY = 2_000_000
"""Another reader of a file of more bytes takes more memory, 60 MB, than a round of the collector is worth."""


@dataclass(frozen=True)
class Commission:
    """What the books of a language are made from: a publication in its source language, the look, and what was asked for.

    Of one that is not `readable` only the catalogues are read; of one that is not `sound` nothing is set.
    """

    publication: Publication
    folder: str
    look: theme.Theme
    language: str
    printing: Printing
    options: Options
    readable: bool
    sound: bool
    registry: str = ""
    """What tells its registry from others: a digest of the files that it was read from."""

    def request(self) -> dict[str, object]:
        """What decides the outputs, as plain data for the fingerprint."""
        return self.options.request() | {"publications": [self.folder], "languages": [self.language], "one": "language"}


@dataclass
class Pressed:
    """What came of a commission: the files made, the problems told, what is kept below `output/` for the next time, and what was read for it,
    by sha256."""

    language: str
    made: list[Made] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    record: dict[str, str] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)


def look_again(found: Pressed, commission: Commission) -> None:
    """Ask another reader of the finished files, when all that they were made from is let go: he takes as much memory as that. An edition with an error
    is not made."""
    if any(len(each.data) > HEAVY for each in found.made):
        with _laid_aside(found):
            sweep()
            _look_again(found, commission)
    else:
        _look_again(found, commission)


def _look_again(found: Pressed, commission: Commission) -> None:
    for edition in HEARD:
        faults = [
            fault for each in found.made if each.edition == edition and each.pages for fault in _heard(each, edition)
        ]
        told = [weighed(fault, commission) for fault in faults]
        found.problems += told
        if has_errors(faults) or has_errors(told, strict=commission.options.strict):
            found.made = [each for each in found.made if each.edition != edition]


@contextmanager
def _laid_aside(found: Pressed) -> Iterator[None]:
    """While it lasts, what is kept for the next build, and the files of which nobody else is asked, lie in a file without a name, and not in memory; where
    there is no room for it, they stay."""
    held = found.kept | {each.file: each.data for each in found.made if each.edition not in HEARD}
    lengths, names = {name: len(data) for name, data in held.items()}, list(found.kept)
    with ExitStack() as stack:
        try:
            file = stack.enter_context(TemporaryFile())
            file.writelines(held.values())
            file.seek(0)
        except OSError:
            yield
            return
        held.clear()
        found.kept, found.made = {}, [replace(each, data=b"") if each.file in lengths else each for each in found.made]
        try:
            yield
        finally:
            held = {name: file.read(length) for name, length in lengths.items()}
            found.kept = {name: held[name] for name in names}
            found.made = [replace(each, data=held[each.file]) if each.file in held else each for each in found.made]


def _heard(book: Made, edition: Edition) -> list[Problem]:
    return of_another(book.data, f"{OUTPUT}/{book.file}", edition, book.language)


def weighed(problem: Problem, commission: Commission) -> Problem:
    """A problem of a book's pages. In the pseudo-language and with filler it is a warning: such a book is made to be looked at."""
    severity = problem.severity
    if severity is Severity.ERROR and (commission.language == pseudo.LANGUAGE or commission.options.filler):
        severity = Severity.WARNING
    return problem.with_(language=commission.language, severity=severity)
