"""The command that compares two states of a book."""

from __future__ import annotations

from pathlib import Path

import click

from galley.cli import common
from galley.cli.common import FORMATS
from galley.cli.ending import finish_with
from galley.cli.program import Command
from galley.cli.words import words

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF to write, and beside it the JSON; else beside NEW, as ….changes.pdf.",
)
@click.option("--format", "form", type=FORMATS, default="text", help="How the result is printed.")
def compare(old: Path, new: Path, output: Path | None, form: str) -> None:
    """Compare two states of a book, PDFs or maps of pages: what is new, deleted, moved, reworded or set otherwise. Writes it as JSON and, of two PDFs, as pages side by side."""
    from galley.pipeline.comparing import compare as run

    speak = words()
    found, written, problems = run((old, new), output, common.ROOT, speak.language, speak.pattern)
    tables = [found.table(), [[str(each)] for each in written]] if found else []
    data = found.as_json() if found else None
    finish_with(problems, form, tables, comparison=data, written=list(map(str, written)))
