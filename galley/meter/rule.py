"""A page rule: a function that looks through a finished book, with what the handbook tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import cleandoc
from typing import NamedTuple

from galley.meter.book import Book
from galley.meter.grouping import Line
from galley.problem import Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule marks on a page: the line, or None for the page as a whole; `ending` when its end is meant."""

    page: int
    line: Line | None
    message: str
    mend: str
    ending: bool = False
    severity: Severity | None = None


Look = Callable[[Book], Iterable[Mark]]


class Example(NamedTuple):
    """A page told in words, which are of no language; `fault` when something is wrong on it."""

    fault: bool
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that reads finished pages. `code` is `family.rule`; `languages` are those it knows, none meaning all;
    `summary` says what must hold and `authority` where that is written."""

    code: str
    severity: Severity
    languages: tuple[str, ...]
    summary: str
    authority: str
    examples: tuple[Example, ...]
    look: Look


def on_book(
    code: str, severity: Severity, *languages: str, authority: str, clean: str, fault: str
) -> Callable[[Look], PageRule]:
    """Makes a rule of a function that looks through a book; with languages, only through books in these."""

    def rule(look: Look) -> PageRule:
        examples = Example(False, "", clean), Example(True, "", fault)
        return PageRule(code, severity, languages, cleandoc(look.__doc__ or ""), authority, examples, look)

    return rule
