"""Files for presses, screens and archives: all editions of a publication built in all languages, and each file looked through once more."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import separation
from bench.speed.projects import copied, environment
from galley.files import Files
from galley.options import Edition
from galley.pipeline.preflight import Limits, looked_through
from galley.pipeline.printing import printing
from galley.preflight import second_opinion
from galley.preflight.validation import PROFILES
from galley.problem import Problem, Severity
from galley.reader import read_publication
from galley.theme import palette, read_theme

FILES = ("print", "cover", "screen", "archive")
"""What a language must have, by the ends of their names."""
VALIDATION = "validation"
HEAD = (
    "file",
    "pages",
    "kB",
    "errors",
    "warnings",
    "notes",
    "seconds",
    "highest ink",
    "page-validation",
    "full black on K alone",
)
UNDONE, PASSED, FAILED = "not done", "yes", "no"

Build = Callable[[Sequence[str]], Sequence[str]]
"""Builds some languages anew, in all editions; the errors told."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A file looked through: its size in bytes, its pages, how many findings of each severity, how long that took, the most ink in percent with its page, what
    page-validation says (by which standards, or that it was not asked), what ghostscript says of text in black; and its faults."""

    file: str
    size: int
    pages: int
    told: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    ink: str = ""
    reader: str = ""
    black: str = ""
    faults: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """A line of the table."""
        counted = (str(self.told[severity]) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        size, seconds = f"{self.size / 1000:.0f}", f"{self.seconds:.1f}"
        return (self.file, str(self.pages), size, *counted, seconds, self.ink, self.reader, self.black)


@dataclass(frozen=True, slots=True)
class Measured:
    """All files of a publication, how long it took to build them, and what is wrong besides their own faults."""

    rows: tuple[Row, ...]
    seconds: float
    faults: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing fails."""
        return not self.faults and not any(row.faults for row in self.rows)

    def __str__(self) -> str:
        table = [HEAD, ("---",) * len(HEAD), *(row.cells for row in self.rows)]
        lines = [f"| {' | '.join(cells)} |" for cells in table]
        faults = [*self.faults, *(f"{row.file}: {fault}" for row in self.rows for fault in row.faults)]
        told = [f"fails: {fault}" for fault in faults] or ["nothing fails"]
        pages, seconds = sum(row.pages for row in self.rows), sum(row.seconds for row in self.rows)
        whole = (
            f"{len(self.rows)} files, {pages} pages; built in {self.seconds:.0f} s, looked through in {seconds:.0f} s"
        )
        return "\n".join([*lines, "", whole, *told])


def of_copy(source: Path, publication: str, languages: Sequence[str], say: Say) -> Measured:
    """A publication of a project, built in a copy of it by the program as users start it."""
    with TemporaryDirectory() as folder:
        project = copied(source, Path(folder) / "project")

        def build(wanted: Sequence[str]) -> Sequence[str]:
            asked = ("--language", ",".join(wanted), "--edition", ",".join(Edition), "--format", "json")
            command = [*project.build(publication, *asked, "--allow-unfinished", "--force")]
            done = subprocess.run(command, capture_output=True, check=False, cwd=project.root, env=environment(project))
            return errors(done.stdout.decode(), done.stderr.decode())

        return measured(project.root, f"content/{publication}", languages, build, say)


def errors(told: str, said: str) -> list[str]:
    """The errors that a build tells as JSON; what it says besides where it tells nothing."""
    if not told:
        return [f"the build ends without a word: {said[-500:]}"]
    problems = json.loads(told)["problems"]
    return [_line(each) for each in problems if each["severity"] == Severity.ERROR]


def _line(problem: dict[str, Any]) -> str:
    return f"{problem.get('file', '–')}:{problem.get('line', '–')}: {problem['message']} [{problem['code']}]"


def measured(root: Path, folder: str, languages: Sequence[str], build: Build, say: Say) -> Measured:
    """Build the publication in `folder` in these languages and look through each of its files; then build the first language again, which must give equal
    bytes."""
    name = folder.rpartition("/")[2]
    output = root / "output" / name
    limits, faults = limits_of(root, folder)
    if faults:
        return Measured((), 0.0, tuple(faults))
    shutil.rmtree(output, ignore_errors=True)
    say(f"building {name} in {', '.join(languages)}")
    started = time.monotonic()
    faults = [*build(languages)]
    seconds = time.monotonic() - started
    faults += (f"{each} is not written" for each in _wanted(name, languages) if not (output / each).exists())
    rows = []
    for file in sorted(output.glob("*.pdf")):
        say(f"looking through {file.name}")
        rows.append(looked_at(file, root, limits))
    first = languages[0]
    say(f"building {name} in {first} again")
    before = digests(output, f"{name}.{first}.")
    build([first])
    faults += differing(before, digests(output, f"{name}.{first}."))
    return Measured(tuple(rows), seconds, tuple(faults))


def _wanted(name: str, languages: Sequence[str]) -> Iterator[str]:
    return (f"{name}.{language}.{each}.pdf" for language in languages for each in FILES)


def limits_of(root: Path, folder: str) -> tuple[Limits, list[str]]:
    """What the printer of a publication asks for, or why that is not known. Blocks and covers have other sizes and numbers of pages: the build, which knows
    which is which, looks at these."""
    files, problems = Files(root), list[Problem]()
    publication, _ = read_publication(files, folder)
    look, _ = read_theme(files)
    if publication is None or look is None:
        return Limits(), [f"{folder} cannot be read; `build.py check` says why"]
    made = printing(publication.record.press, folder, look, files, problems)
    if made is None:
        return Limits(), [str(each.message) for each in problems]
    spots = frozenset(palette(look, Edition.PRINT).spots.values())
    return Limits(made.bleed_mm, made.ink_limit, 1, profile=made.profile, spots=spots), []


def looked_at(file: Path, root: Path, limits: Limits) -> Row:
    """A file looked through: preflight, which asks page-validation where that is installed, and ghostscript for the text of a print file."""
    started = time.monotonic()
    problems, (found,) = looked_through([file], [], limits, root)
    seconds = time.monotonic() - started
    told = Counter(str(each.severity) for each in problems)
    faults = [f"{each.message} [{each.code}]" for each in problems if each.severity is Severity.ERROR]
    edition, black, most = Edition(found["for"]), "", found.get("highest-ink")
    if edition.is_press:
        black, fault = _separated(file)
        faults += [fault] if fault else []
    ink = f"{most['percent']} %, page {most['page']}" if most else UNDONE if edition.is_press else ""
    pages, size = found["pages"], file.stat().st_size
    return Row(file.name, size, pages, told, seconds, ink, _read(file, edition, found), black, tuple(faults))


def _read(file: Path, edition: Edition, found: dict[str, Any]) -> str:
    """What page-validation says; it is asked again where anything was found, as what rules of ours found too is told once."""
    standards = ", ".join(name.replace("_", "-") for name in PROFILES.get(edition, ()))
    if not standards:
        return ""
    if VALIDATION not in found["done"]:
        return UNDONE
    fails = found["findings"] and second_opinion(file.read_bytes(), edition).findings
    return f"{standards}: {FAILED if fails else PASSED}"


def _separated(file: Path) -> tuple[str, str]:
    """What ghostscript says of text in black, and what is wrong with it."""
    if not separation.is_possible():
        return UNDONE, ""
    try:
        found = separation.separated(file.read_bytes())
    except subprocess.CalledProcessError as failed:
        return FAILED, f"ghostscript makes no plates: {failed.stderr.decode(errors='replace')[-200:]}"
    told = f"{FAILED if found.fault else PASSED}, {found.texts} texts" if found.texts else "no text in it"
    return told, found.fault


def digests(output: Path, start: str) -> dict[str, str]:
    """The PDFs whose names begin so, each with its sha256."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(output.glob(f"{start}*.pdf"))}


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The files that two builds do not have in common, byte for byte."""
    names = sorted(before.keys() | after.keys())
    return [f"{name} has other bytes when it is built again" for name in names if before.get(name) != after.get(name)]
