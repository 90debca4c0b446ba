"""A fault of the machine, raised inside this room and shown at its border."""

from __future__ import annotations

import sys

from galley.problem import Problem


class Fault(Exception):
    """What keeps the machine from being set up; carries the `problem` that says why."""

    def __init__(self, rule: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.problem = Problem(f"machine.{rule}", message, mend)


def show(problem: Problem) -> None:
    """Print a problem as the command line does; where the standard error is open."""
    where = f"{problem.place}: " if problem.place else ""
    _tell(f"{where}error: {problem.message} [{problem.code}]\n  mend: {problem.mend}")


def say(message: str) -> None:
    """Tell what the set-up is about to do, before anything that takes time."""
    _tell(f"set-up: {message}")


def _tell(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)
