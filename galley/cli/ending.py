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
from galley.problem import Exit, Problem, Severity, has_errors, refused


def finish(problems: list[Problem], form: str, strict: bool, written: list[str], rest: str = "") -> NoReturn:
    """Print problems and results, and leave with the exit code."""
    raise SystemExit(Exit.ERRORS if tell(problems, form, strict, written, rest) else Exit.OK)


def tell(problems: list[Problem], form: str, strict: bool, written: list[str], rest: str = "") -> bool:
    """Print problems and results; whether something failed. JSON and annotations go to the standard output.

    `rest` says what an error has not stopped; else that follows from what was written.
    """
    failed = has_errors(problems, strict=strict)
    waiting, others = show.gathered(problems) if form == "text" else ([], problems)
    refused_ones = any(each not in others and each.severity is Severity.ERROR for each in problems)
    problems, others = words().problems(problems), words().problems(others)
    if form == "text":
        click.echo(show.as_text(others, common.ROOT, words().pattern), err=True, nl=False)
        if waiting:
            _tell_unfinished(waiting, refused=refused_ones)
        click.echo("".join(f"{told(name)}\n" for name in written), nl=False)
        if problems:
            stands = said("the other books were written") if written else said("nothing was written")
            click.echo(told(show.count(problems, (rest or stands) if failed else "")), err=True)
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    return failed


def _tell_unfinished(rows: list[list[str]], *, refused: bool) -> None:
    """Print the table of unfinished texts, and what to do about them."""
    cells = [[told(cell) for cell in row] for row in rows]
    click.echo(show.table(cells), err=True, nl=False)
    list_them = said(
        "`build.py locales status` counts them by language; they are texts without a translation in locales/"
    )
    allow = said("print books with them are refused; --allow-unfinished prints them in the source's language, set off")
    click.echo(f"  {told(allow if refused else list_them)}", err=True)


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
