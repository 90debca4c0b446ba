"""The language this run speaks: its messages, and the words of click in it."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from galley import show, spoken
from galley.files import Files
from galley.message import LANGUAGE, Pattern, table, tell
from galley.problem import Problem, in_order

CLICK = table("""
core|Commands
core|Options
core|Positional arguments
core|Missing command.
core|Got unexpected extra argument ({args})
core|Got unexpected extra arguments ({args})
exceptions|Did you mean {possibility}?
exceptions|(Did you mean one of: {possibilities}?)
exceptions|Error: {message}
exceptions|Invalid value: {message}
exceptions|Invalid value for {param_hint}: {message}
exceptions|Missing argument
exceptions|Missing option
exceptions|Missing parameter
exceptions|No such command {name!r}.
exceptions|No such option {name!r}.
exceptions|Try '{command} {option}' for help.
decorators|Show the version and exit.
decorators|Show this message and exit.
formatting|Usage:
parser|Option {name!r} does not take a value.
parser|Option {name!r} requires an argument.
types|{name} {filename!r} does not exist.
types|{name} {filename!r} is a directory.
types|{name} {filename!r} is not readable.
types|{value!r} is not {choice}.
types|{value!r} is not a valid {number_type}.
types|{value!r} is not one of {choices}.
types|{value} is not in the range {range}.
""")
"""What click says itself, with the module that says it: it asks `gettext` for these patterns."""


@dataclass(frozen=True)
class Words:
    """What finds the pattern of the run's `language` for an English one, and what is wrong with its catalogue."""

    pattern: Pattern = str
    faults: list[Problem] = field(default_factory=list)
    language: str = LANGUAGE

    def told(self, message: str) -> str:
        """A message in the language of this run."""
        return str(tell(message, self.pattern))

    def problems(self, problems: list[Problem]) -> list[Problem]:
        """Problems in their order and in the language of this run, with those of its catalogue."""
        return self.as_ordered(in_order(problems))

    def as_ordered(self, problems: list[Problem]) -> list[Problem]:
        """Problems as they are ordered, in the language of this run, with those of its catalogue."""
        return [*show.translated(problems, self.pattern), *self.faults]


def words_of(language: str, root: Path) -> Words:
    """The words of a language; English ones where it has none."""
    files = Files(root)
    return Words() if spoken.unknown(language, files) else Words(*spoken.translated(language, files), language)


def words() -> Words:
    """The words of this run."""
    context = click.get_current_context(silent=True)
    return context.find_object(Words) or Words() if context else Words()


def told(message: str) -> str:
    """A message in the language of this run."""
    return words().told(message)


class _Click(gettext.NullTranslations):
    """The words of click by the catalogue of messages."""

    def __init__(self, pattern: Pattern) -> None:
        super().__init__()
        self._pattern = pattern

    def gettext(self, message: str) -> str:
        return self._pattern(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._pattern(msgid1 if n == 1 else msgid2)


@contextmanager
def click_speaks(pattern: Pattern) -> Iterator[None]:
    """Have click, which asks the standard library for a catalogue, find ours."""
    before = gettext.translation
    gettext.translation = lambda *_, **__: _Click(pattern)  # type: ignore[assignment]
    try:
        yield
    finally:
        gettext.translation = before
