"""The report of a check for those who mend the text: by file and line in their order, what comes back told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from galley.message import Pattern, listed, said, tell
from galley.problem import Place, Problem, Severity
from galley.show.lines import Lines
from galley.show.text import SEVERITIES

BEFORE, AFTER = 18, 36
"""How many characters of a line are shown before and from the fault on."""
JUST_BEFORE = 3
"""How many characters are shown before another place."""
LONGEST = 24
"""A longer fault is shown by its beginning and its end."""
MOST_PLACES = 8
"""How many other places are named."""

_KINDS = {
    "characters": said("characters"),
    "encoding": said("encoding"),
    "punctuation": said("punctuation"),
    "spacing": said("spaces"),
    "numbering": said("numbering"),
    "names": said("names"),
    "facts": said("facts"),
    "events": said("events"),
    "spelling": said("spelling"),
    "wording": said("words"),
    "grammar": said("grammar"),
    "translation": said("translation"),
    "page": said("pages"),
    "files": said("files"),
    "source": said("files"),
    "reader": said("fields"),
    "text": said("marks of Markdown"),
    "language": said("catalogues"),
    "images": said("pictures"),
    "accept": said("what was accepted"),
    "house": said("words of the house"),
    "proof": said("settings"),
}


def translated(problems: Iterable[Problem], pattern: Pattern) -> list[Problem]:
    """The problems with their messages in another language."""
    return [
        problem.with_(message=tell(problem.message, pattern), mend=tell(problem.mend, pattern)) for problem in problems
    ]


def as_report(problems: Sequence[Problem], lines: Lines, pattern: Pattern = str) -> str:
    """All problems, numbered in their order: a head that counts them, then each file, each line, each fault.

    A fault stands between ⟦ ⟧ in what is round it; below it what is wrong, how to mend it, and where else it is so.
    """
    if not problems:
        return f"{tell(said('nothing to mend or to look at'), pattern)}\n"
    parts = [head(problems)]
    numbered = list(enumerate(problems, 1))
    for file, here in groupby(numbered, key=lambda each: each[1].place.file if each[1].place else ""):
        parts += _of_file(file, list(here), lines)
    return "\n".join(str(tell(part, pattern)) for part in parts) + "\n"


def head(problems: Sequence[Problem]) -> str:
    """How many problems there are, by severity and by kind."""
    counts = Counter(problem.severity for problem in problems)
    kinds = Counter(_KINDS.get(family, family) for family in (each.code.partition(".")[0] for each in problems))
    return said(
        "errors to mend: {errors}; warnings to look at: {warnings}; notes: {notes}\n{kinds}",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        kinds=listed(said("{kind} {count}", kind=kind, count=count) for kind, count in kinds.most_common()),
    )


def _of_file(file: str, problems: list[tuple[int, Problem]], lines: Lines) -> Iterator[str]:
    if file:
        yield f"\n{file}"
    again = dict[tuple[str, ...], list[tuple[int, Problem]]]()
    for number, problem in problems:
        again.setdefault(_what(problem, lines), []).append((number, problem))
    told = [alike[0] for alike in again.values()]
    for line, here in groupby(told, key=lambda each: each[1].place.line if each[1].place else None):
        yield said("\nline {line}", line=line) if line else ""
        for number, problem in here:
            others = [each for _, each in again[_what(problem, lines)][1:]]
            yield from _told(number, problem, others, lines)


def _what(problem: Problem, lines: Lines) -> tuple[str, ...]:
    """What is told of a problem, and the characters it is told of: where all is the same, it is one that comes back."""
    found = lines.excerpt(problem.place, 0, LONGEST)
    return problem.code, problem.message, problem.mend, str(problem.page), found.fault if found else str(problem.place)


def _told(number: int, problem: Problem, again: Sequence[Problem], lines: Lines) -> Iterator[str]:
    excerpt = _marked(problem.place, lines)
    if excerpt:
        yield f"  {excerpt}"
    page = said(" (page {page}, {language})", page=problem.page, language=problem.language) if problem.page else ""
    severity = SEVERITIES[problem.severity]
    yield said(
        "{number} {severity}: {message}{page} [{code}]",
        number=f"{number:3}",
        severity=severity,
        message=problem.message,
        page=page,
        code=problem.code,
    )
    yield said("    → {mend}", mend=problem.mend)
    also = [*problem.also, *(place for each in again for place in (each.place, *each.also))]
    if also:
        places = _places(problem.place, also, lines)
        yield said("    {count} times in all, also in: {places}", count=len(also) + 1, places=places)
    elsewhere = [each for each in problem.related if not _is_beside(each, problem.place)]
    if elsewhere:
        yield said("    compare: {places}", places=_places(problem.place, elsewhere))


def _is_beside(one: Place, other: Place | None) -> bool:
    return other is not None and (one.file, one.line) == (other.file, other.line)


def _places(place: Place | None, others: Iterable[Place | None], lines: Lines | None = None) -> str:
    """The lines of other places, each once with how often it is named; with their file where that is another one, and of
    `lines` what stands there where it is not the same."""
    file = place.file if place else ""
    own = _fault(place, lines)
    each = ((other, _fault(other, lines)) for other in others if other)
    counts = Counter((other.file, other.line, found if found[1:] != own[1:] else ()) for other, found in each)
    shown = [
        said("{line}{words}", line=_line(name if name != file else "", line, n), words="".join(found))
        for (name, line, found), n in counts.items()
    ]
    rest = len(shown) - MOST_PLACES
    return (
        said("{places} and {count} more", places=listed(shown[:MOST_PLACES]), count=rest) if rest > 0 else listed(shown)
    )


def _fault(place: Place | None, lines: Lines | None) -> tuple[str, ...]:
    """What stands just before a place, and there."""
    found = lines.excerpt(place, JUST_BEFORE, LONGEST) if lines else None
    return (f" {found.before.lstrip('… .,')}", f"⟦{found.fault}⟧") if found else ()


def _line(file: str, line: int | None, times: int) -> str:
    where: str = said("line {line}", line=line) if line else ""
    if file:
        where = said("{file}, {where}", file=file, where=where) if where else file
    return said("{where} ({times} times)", where=where, times=times) if times > 1 else where


def _marked(place: Place | None, lines: Lines) -> str:
    """What stands at a place, the fault between brackets."""
    length = place.length or 1 if place else 1
    found = lines.excerpt(place, BEFORE, AFTER + length)
    if found is None:
        return ""
    fault = (
        found.fault if len(found.fault) <= LONGEST else f"{found.fault[: LONGEST // 2]}…{found.fault[-LONGEST // 2 :]}"
    )
    return f"{found.before.lstrip()}⟦{fault}⟧{found.after.rstrip()}"
