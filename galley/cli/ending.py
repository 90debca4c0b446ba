"""How a command ends: problems and results printed, an exit code; what it is doing meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from galley import show
from galley.cli import common
from galley.problem import Exit, Problem, has_errors, in_order


def finish(
    problems: list[Problem],
    form: str,
    strict: bool,
    written: list[str],
    rest: str = "",
) -> None:
    """Print problems and results, and leave with the exit code. JSON and annotations go to the standard output.

    `rest` says what an error has not stopped; else that follows from what was written.
    """
    problems = in_order(problems)
    failed = has_errors(problems, strict=strict)
    if form == "text":
        click.echo(show.as_text(problems, common.ROOT), err=True, nl=False)
        click.echo("".join(f"{name}\n" for name in written), nl=False)
        if problems:
            rest = rest or ("the other books were written" if written else "nothing was written")
            click.echo(show.count(problems) + (f"; {rest}" if failed else ""), err=True)
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A line that tells what is being done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda text: status.update(text)
