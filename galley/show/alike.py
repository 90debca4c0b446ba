"""What one cause makes wrong on many pages, told once: a running head has the same fault wherever it stands, and so have many texts of one kind that
are wrong by the same measure. Likewise what is noted of many files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from galley.message import Message, listed, said
from galley.problem import Problem, Severity

MOST = 5
"""How many further pages or files are named."""
FEW = 10
"""How many texts of one kind, wrong by the same measure, may still have causes of their own."""
_NUMBER = re.compile(r"[\d.,]+")


def alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems in groups, each with the first of them in the order given: those that differ in their pages and in numbers alone, as how much does not
    fit; of more than a few texts of one kind those that have the same numbers; and notes that differ in their files alone. All others stand alone."""
    told = [(problem, _cause(problem), _kind(problem)) for problem in problems]
    causes: dict[object, set[object]] = {}
    for _, cause, kind in told:
        causes.setdefault(kind, set()).add(cause)
    groups: dict[object, list[Problem]] = {}
    for number, (problem, cause, kind) in enumerate(told):
        is_many = kind is not None and len(causes[kind]) > FEW
        groups.setdefault(kind if is_many else cause or number, []).append(problem)
    return list(groups.values())


def _cause(problem: Problem) -> object:
    """What those of a group have in common; nothing where a problem stands alone."""
    of_file = _is_of_file(problem)
    if not problem.page and not of_file:
        return None
    message = problem.message
    told = (message.pattern, *_words(message)) if problem.page and isinstance(message, Message) else (message,)
    return problem.code, problem.severity, None if of_file else problem.place, problem.related, told, problem.mend


def _kind(problem: Problem) -> object:
    """What texts of one kind on the pages have in common that are wrong by the same measure: addresses that end alike, and all numbers; nothing of others."""
    message = problem.message
    if not problem.page or not isinstance(message, Message):
        return None
    ends = [str(value).rpartition("/")[2] for value in message.values.values()]
    return problem.code, problem.severity, message.pattern, *ends, problem.mend


def _is_of_file(problem: Problem) -> bool:
    """Whether a problem is a note of a whole file."""
    place = problem.place
    return problem.severity is Severity.NOTE and not problem.page and place is not None and place.line is None


def _words(message: Message) -> list[str]:
    """The values of a message that are no numbers."""
    return [text for text in map(str, message.values.values()) if not _NUMBER.fullmatch(text)]


def further(group: Sequence[Problem]) -> str:
    """How many there are in a group of several and on which pages, those of another language with its name, or in which files; nothing of one alone."""
    first, *others = group
    named = list(dict.fromkeys(_page(each, first.language) if each.page else str(each.place) for each in others))
    if not named:
        return ""
    places = listed(named[:MOST])
    if len(named) > MOST:
        places = said("{places} and {count} more", places=places, count=len(named) - MOST)
    if first.page:
        return said("{count} times in all, also on pages: {pages}", count=len(group), pages=places)
    return said("{count} times in all, also in: {places}", count=len(group), places=places)


def _page(problem: Problem, language: str | None) -> str:
    page = str(problem.page)
    if problem.language in (None, language):
        return page
    return said("{page} ({language})", page=page, language=problem.language)
