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
    """Print a problem as the command line does; it has no place in a file."""
    print(f"error: {problem.message} [{problem.code}]\n  mend: {problem.mend}", file=sys.stderr)


def say(message: str) -> None:
    """Tell what the set-up is about to do, before anything that takes time."""
    print(f"set-up: {message}", file=sys.stderr, flush=True)
