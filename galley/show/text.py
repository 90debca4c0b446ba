"""Problems as text, each with the line it speaks of and a caret below the fault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from galley.message import Pattern, listed, said, tell
from galley.problem import Place, Problem, Severity, summary
from galley.show.alike import alike, further
from galley.show.columns import width
from galley.show.lines import Lines

BEFORE, AFTER = 60, 100
"""How many characters of a line are shown before and from the fault on."""

SEVERITIES = {Severity.ERROR: said("error"), Severity.WARNING: said("warning"), Severity.NOTE: said("note")}
_ONE = {"errors": said("1 error"), "warnings": said("1 warning"), "notes": said("1 note")}


def as_text(problems: Iterable[Problem], root: Path, pattern: Pattern = str) -> str:
    """Each problem with its place, message, code, the line of the project's file it speaks of, and the mend; what is alike on many pages once."""
    lines = Lines(root)
    return "".join(_told(group, lines, pattern) for group in alike(problems))


def count(problems: Iterable[Problem], rest: str = "") -> str:
    """A line that counts errors, warnings and notes, and says what the `rest` came to; empty when there are none."""
    counts = {kind: n for kind, n in summary(problems).items() if n}
    told = listed(_ONE[kind] if n == 1 else _many(kind, n) for kind, n in counts.items())
    return said("{counts}; {rest}", counts=told, rest=rest) if rest else told


def _many(kind: str, number: int) -> str:
    if kind == "errors":
        return said("{count} errors", count=number)
    return said("{count} warnings", count=number) if kind == "warnings" else said("{count} notes", count=number)


def _told(group: Sequence[Problem], lines: Lines, pattern: Pattern) -> str:
    problem = group[0]
    severity = SEVERITIES[problem.severity]
    head = said("{severity}: {message}{page} [{code}]", severity=severity, message=problem.message, **_page(problem))
    where = f"{problem.place}: " if problem.place else ""
    told = [f"{where}{tell(head, pattern)}", *_excerpt(problem.place, lines)]
    told += [f"  {tell(further(group), pattern)}"] if len(group) > 1 else []
    told.append(f"  {tell(said('mend: {mend}', mend=problem.mend), pattern)}")
    told += (f"  {tell(said('see also: {place}', place=place), pattern)}" for place in problem.related)
    return "".join(f"{line}\n" for line in told)


def _page(problem: Problem) -> dict[str, str]:
    """The code of a problem, and its page where it has one."""
    page: str = ""
    if problem.page and problem.language:
        page = said(" (page {page}, {language})", page=problem.page, language=problem.language)
    elif problem.page:
        page = said(" (page {page})", page=problem.page)
    return {"page": page, "code": problem.code}


def _excerpt(place: Place | None, lines: Lines) -> list[str]:
    """The line of a place with a caret below it."""
    found = lines.excerpt(place, BEFORE, AFTER)
    if place is None or found is None:
        return []
    marks = "^" * max(width(found.fault), 1)
    return [f"{place.line:>5} | {''.join(found)}", f"      | {' ' * width(found.before)}{marks}"]
