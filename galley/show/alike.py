"""What one cause makes wrong on many pages, told once: a running head has the same fault wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from galley.message import Message, listed, said
from galley.problem import Problem

MOST_PAGES = 5
"""How many further pages are named."""
_NUMBER = re.compile(r"[\d.,]+")


def alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems in groups, each with the first of them in the order given: those that differ in their pages and in numbers alone, as how much does not
    fit. What has no page stands alone."""
    groups: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        groups.setdefault(_cause(problem) if problem.page else number, []).append(problem)
    return list(groups.values())


def _cause(problem: Problem) -> object:
    message = problem.message
    told = (message.pattern, *_words(message)) if isinstance(message, Message) else (message,)
    return problem.code, problem.severity, problem.place, problem.related, told, problem.mend


def _words(message: Message) -> list[str]:
    """The values of a message that are no numbers."""
    return [text for text in map(str, message.values.values()) if not _NUMBER.fullmatch(text)]


def further(group: Sequence[Problem]) -> str:
    """How many there are in a group of several and on which pages, those of another language with its name; nothing of one alone."""
    first, *others = group
    named = dict.fromkeys(_page(each, first.language) for each in others)
    if not named:
        return ""
    pages = listed(list(named)[:MOST_PAGES])
    if len(named) > MOST_PAGES:
        pages = said("{places} and {count} more", places=pages, count=len(named) - MOST_PAGES)
    return said("{count} times in all, also on pages: {pages}", count=len(group), pages=pages)


def _page(problem: Problem, language: str | None) -> str:
    page = str(problem.page)
    if problem.language in (None, language):
        return page
    return said("{page} ({language})", page=page, language=problem.language)
