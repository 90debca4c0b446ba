"""The languages that messages can be told in, and the finding of their words; with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from galley import po
from galley.files import Files
from galley.message import LANGUAGE, Message, Pattern, fields, said
from galley.po import Entry
from galley.problem import Place, Problem, Severity

NAME = "messages"
"""What the catalogues are called; no publication can be called so."""


def path(language: str) -> str:
    """Where the messages of a language live, relative to the project."""
    return f"locales/{language}/LC_MESSAGES/{NAME}.po"


def languages(files: Files) -> list[str]:
    """The languages that messages can be told in: the one they are written in, and those with a catalogue."""
    return [LANGUAGE, *(each for each in files.folders("locales") if files.exists(path(each)))]


def unknown(language: str, files: Files) -> Message | None:
    """What is to be said to those who ask for a language that messages cannot be told in."""
    if language == LANGUAGE:
        return None
    known = languages(files)
    return None if language in known else none_of(language, known)


def none_of(value: str, choices: Sequence[str]) -> Message:
    """What is said of a value that is none of the choices."""
    return said("{value} is none of {choices}", value=repr(value), choices=", ".join(choices))


def translated(language: str, files: Files) -> tuple[Pattern, list[Problem]]:
    """What finds the pattern of a language for an English one, the English one where there is none; faults as warnings."""
    if language == LANGUAGE:
        return str, []
    name = path(language)
    text, problems = po.text_of(name, files)
    words, faults = _read(text, name)
    warnings = [each.with_(severity=Severity.WARNING) for each in (*problems, *faults)]
    return lambda pattern: words.get(pattern, pattern), warnings


@lru_cache(maxsize=1)
def _read(text: str, name: str) -> tuple[dict[str, str], list[Problem]]:
    """What a catalogue holds, and what is wrong with it; once for all who ask."""
    entries, faults = po.entries(text, name)
    words, others = _words(entries, name)
    return words, [*faults, *others]


def _words(entries: Iterable[Entry], name: str) -> tuple[dict[str, str], list[Problem]]:
    """The patterns by the English ones; those with other fields, which could not be filled, are told."""
    words, problems = dict[str, str](), list[Problem]()
    for each in entries:
        wanted = fields(each.message)
        if fields(each.text) == wanted:
            words.setdefault(each.message, each.text)
        else:
            mend = po.use_these(sorted(wanted))
            problems.append(po.other_placeholders(each.text, each.message, mend, Place(name, each.line)))
    return words, problems
