"""What the proofreader finds in texts, as everybody is told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from galley.files import Files
from galley.pipeline import check
from galley.pipeline.desk import Known, desk_of_texts
from galley.problem import Place, Problem

NEAR = 1
"""Places that are one stand less than this many characters apart."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a text: `file` is its name alone; `line` counts from 1, `start` and `end` from 0 in the line."""

    file: str
    line: int
    start: int
    end: int

    def meets(self, other: Spot) -> bool:
        """Whether two places overlap or stand side by side."""
        is_near = self.start < max(other.end, other.start + 1) + NEAR and other.start - NEAR < max(
            self.end, self.start + 1
        )
        return (self.file, self.line) == (other.file, other.line) and is_near


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: `at` is where it stands, `also` where the same is wrong, `related` the other places of a contradiction.

    `text` is what stands there.
    """

    code: str
    severity: str
    message: str
    mend: str
    at: Spot
    text: str
    also: tuple[Spot, ...] = ()
    related: tuple[Spot, ...] = ()

    @property
    def wrong(self) -> tuple[Spot, ...]:
        """All places that it calls wrong."""
        return (self.at, *self.also)

    @property
    def named(self) -> tuple[Spot, ...]:
        """All places that it names."""
        return (*self.wrong, *self.related)


def findings(root: Path, texts: Sequence[Path], language: str) -> list[Found]:
    """What is found in texts of a language that are read together, matters of taste too; `root` is the project that tells
    what is known."""
    outcome = check.check_texts(root, texts, language, check.Asked(notes=True), _known(root, language))
    lines = {Path(name).name: text.splitlines() for name, text in outcome.texts.items()}
    return [_found(problem, lines) for problem in outcome.problems if problem.place and problem.place.line]


def mended(root: Path, text: Path, language: str) -> list[tuple[str, str]]:
    """The lines of a text that `--fix` would change, before and after."""
    files = check.check_texts(root, [text], language, check.Asked(dry=True), _known(root, language)).mended.values()
    lines = (pair for each in files for pair in zip(each.before.splitlines(), each.after.splitlines(), strict=True))
    return [(before, after) for before, after in lines if before != after]


@cache
def _known(root: Path, language: str) -> Known:
    """What is known where a text of a language is read; the project is read once for all texts of a measurement."""
    return desk_of_texts(Files(root), language)


def _found(problem: Problem, lines: dict[str, list[str]]) -> Found:
    assert problem.place is not None
    at = _spot(problem.place)
    written = lines.get(at.file, [])
    text = written[at.line - 1][at.start : at.end] if at.line <= len(written) else ""
    also, related = (tuple(_spot(place) for place in places) for places in (problem.also, problem.related))
    return Found(problem.code, str(problem.severity), str(problem.message), str(problem.mend), at, text, also, related)


def _spot(place: Place) -> Spot:
    start = (place.column or 1) - 1
    return Spot(Path(place.file).name, place.line or 1, start, start + (place.length or 0))
