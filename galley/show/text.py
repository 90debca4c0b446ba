"""Problems as text, each with the line it speaks of and a caret below the fault."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from galley.problem import Place, Problem, summary
from galley.show.columns import width
from galley.show.lines import Lines

BEFORE, AFTER = 60, 100
"""How many characters of a line are shown before and from the fault on."""


def as_text(problems: Iterable[Problem], root: Path) -> str:
    """Each problem with its place, message, code, the line of the project's file it speaks of, and the mend."""
    lines = Lines(root)
    return "".join(_told(problem, lines) for problem in problems)


def count(problems: Iterable[Problem]) -> str:
    """A line that counts errors and warnings; empty when there are none."""
    counts = summary(problems)
    told = [f"{n} {kind[:-1] if n == 1 else kind}" for kind, n in counts.items() if n]
    return ", ".join(told)


def _told(problem: Problem, lines: Lines) -> str:
    where = f"{problem.place}: " if problem.place else ""
    page = f" (page {problem.page}{', ' + problem.language if problem.language else ''})" if problem.page else ""
    head = f"{where}{problem.severity}: {problem.message}{page} [{problem.code}]\n"
    related = "".join(f"  see also: {place}\n" for place in problem.related)
    return f"{head}{_excerpt(problem.place, lines)}  mend: {problem.mend}\n{related}"


def _excerpt(place: Place | None, lines: Lines) -> str:
    """The line of a place with a caret below it."""
    found = lines.excerpt(place, BEFORE, AFTER)
    if place is None or found is None:
        return ""
    marks = "^" * max(width(found.fault), 1)
    return f"{place.line:>5} | {''.join(found)}\n      | {' ' * width(found.before)}{marks}\n"
