"""A fault of the machine, raised inside this room and shown at its border, and what else the person at it is told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path

from galley.files import Files
from galley.message import Pattern, said, tell
from galley.problem import Exit, Problem
from galley.show import as_text
from galley.spoken import translated, unknown


class Fault(Exception):
    """What keeps the machine from being set up; carries the `problem` that says why, and the `code` to leave with."""

    def __init__(self, rule: str, message: str, mend: str, code: Exit = Exit.MACHINE) -> None:
        super().__init__(message)
        self.problem = Problem(f"machine.{rule}", message, mend)
        self.code = code


def pattern_of(root: str, language: str) -> Pattern:
    """What finds the words of a language; raises Fault where there are none. What is wrong with them is told."""
    files = Files(Path(root))
    wrong = unknown(language, files)
    if wrong:
        mend = said("ask for one of them; a catalogue begun from locales/messages.pot adds another")
        raise Fault("language", wrong, mend, Exit.USAGE)
    pattern, problems = translated(language, files)
    show(problems, root, pattern)
    return pattern


def in_utf8() -> None:
    """Have all that is printed in UTF-8, as the program prints, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(problems: Iterable[Problem], root: str, pattern: Pattern = str) -> None:
    """Print problems as the command line does, where the standard error is open."""
    _tell(as_text(problems, Path(root), pattern))


def say(message: str, pattern: Pattern = str) -> None:
    """Tell what the set-up is about to do, before anything that takes time."""
    _tell(f"{tell(said('set-up: {message}', message=message), pattern)}\n")


def _tell(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, end="", flush=True)
