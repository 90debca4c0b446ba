"""Problems as text for people, as JSON for programs, as annotations for a code host."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from galley.files import Files, Refused
from galley.problem import Place, Problem, summary

BEFORE, AFTER = 60, 100
"""How many characters of a line are shown before and from the fault on."""


def as_text(problems: Iterable[Problem], root: Path, texts: Mapping[str, str] | None = None) -> str:
    """Each problem with its place, message, code, the line it speaks of, and the mend.

    The lines are those of the project's files, and of `texts` by file.
    """
    files, lines = Files(root), dict[str, list[str]]()
    for name, text in (texts or {}).items():
        lines[name] = text.split("\n")
    return "".join(_told(problem, files, lines) for problem in problems)


def as_json(problems: Sequence[Problem], **more: object) -> str:
    """`{"problems": […], "summary": {…}}`, and what `more` a command has to tell."""
    shape = {"problems": [problem.as_json() for problem in problems], "summary": summary(problems), **more}
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, one a line."""
    return "".join(_annotation(problem) for problem in problems)


def count(problems: Iterable[Problem]) -> str:
    """A line that counts errors and warnings; empty when there are none."""
    counts = summary(problems)
    told = [f"{n} {kind[:-1] if n == 1 else kind}" for kind, n in counts.items() if n]
    return ", ".join(told)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equally many cells in columns, the first flush left, the others flush right."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "".join(f"{_padded(row, widths)}\n" for row in rows)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    gaps = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    return "  ".join(
        [f"{row[0]}{gaps[0]}", *(gap + cell for cell, gap in zip(row[1:], gaps[1:], strict=True))]
    ).rstrip()


def _told(problem: Problem, files: Files, known: dict[str, list[str]]) -> str:
    where = f"{problem.place}: " if problem.place else ""
    page = f" (page {problem.page}{', ' + problem.language if problem.language else ''})" if problem.page else ""
    head = f"{where}{problem.severity}: {problem.message}{page} [{problem.code}]\n"
    related = "".join(f"  see also: {place}\n" for place in problem.related)
    return f"{head}{_excerpt(problem.place, files, known)}  mend: {problem.mend}\n{related}"


def _excerpt(place: Place | None, files: Files, known: dict[str, list[str]]) -> str:
    """The line of a place with a caret below it; full-width characters count twice. `known` are the files read so far."""
    if place is None or not place.line or not place.column:
        return ""
    if place.file not in known:
        known[place.file] = _lines(files, place.file)
    lines = known[place.file]
    if place.line > len(lines):
        return ""
    line, at = _around(lines[place.line - 1], place.column - 1)
    before, marked = line[:at], line[at : at + (place.length or 1)]
    marks = "^" * max(_width(marked), 1)
    return f"{place.line:>5} | {line}\n      | {' ' * _width(before)}{marks}\n"


def _lines(files: Files, name: str) -> list[str]:
    try:
        return files.text(name).split("\n")
    except Refused:
        return []


def _around(line: str, at: int) -> tuple[str, int]:
    """What a terminal can show of a line around character `at`, and where that stands in it."""
    line = "".join(" " if unicodedata.category(character) in ("Cc", "Cf") else character for character in line)
    start, end = max(at - BEFORE, 0), at + AFTER
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end]}{tail}", at - start + len(head)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _annotation(problem: Problem) -> str:
    kind = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    place = problem.place
    known = {"file": place.file, "line": place.line, "col": place.column} if place else {}
    fields = ",".join(f"{name}={_escaped(str(value))}" for name, value in known.items() if value)
    message = _escaped(f"{problem.message}. {problem.mend} [{problem.code}]", message=True)
    return f"::{kind} {fields}::{message}\n" if fields else f"::{kind}::{message}\n"


def _escaped(text: str, *, message: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if message else text.replace(":", "%3A").replace(",", "%2C")
