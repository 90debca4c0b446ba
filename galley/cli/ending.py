"""How a command ends: problems and results printed, an exit code; what it is doing meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import click

from galley import show
from galley.cli import common
from galley.cli.words import Words, told, words
from galley.message import said
from galley.problem import Exit, Problem, has_errors, refused


def finish(problems: list[Problem], form: str, strict: bool, written: list[str], rest: str = "") -> NoReturn:
    """Print problems and results, and leave with the exit code. JSON and annotations go to the standard output.

    `rest` says what an error has not stopped; else that follows from what was written.
    """
    failed = has_errors(problems, strict=strict)
    problems = words().problems(problems)
    if form == "text":
        click.echo(show.as_text(problems, common.ROOT, words().pattern), err=True, nl=False)
        click.echo("".join(f"{told(name)}\n" for name in written), nl=False)
        if problems:
            stands = said("the other books were written") if written else said("nothing was written")
            click.echo(told(show.count(problems, (rest or stands) if failed else "")), err=True)
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)


def finish_with(problems: list[Problem], form: str, tables: Iterable[list[list[str]]], **data: object) -> NoReturn:
    """Print tables, or the same as `data` in JSON, then problems; leave with the exit code."""
    failed = has_errors(problems)
    problems = words().problems(problems)
    if form == "text":
        echo_tables(tables)
        click.echo(show.as_text(problems, common.ROOT, words().pattern), err=True, nl=False)
    else:
        click.echo(show.as_json(problems, **data) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)


def echo_tables(tables: Iterable[list[list[str]]]) -> None:
    """Print tables, an empty line between them."""
    rows = ([[told(cell) for cell in row] for row in each] for each in tables)
    click.echo("\n".join(show.table(each) for each in rows), nl=False)


def tell_refusal(error: OSError, speak: Words) -> None:
    """Say that the standard output, or what has no name, could not be written, where that can still be said."""
    problem = show.translated([refused(error, common.ROOT)], speak.pattern)
    with suppress(OSError):
        click.echo(show.as_text(problem, common.ROOT, speak.pattern), err=True, nl=False)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that tells what is being done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status(told(said("starting"))) as status:
        yield lambda text: status.update(told(text))
