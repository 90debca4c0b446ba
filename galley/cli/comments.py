"""The commands of comments that come back."""

from __future__ import annotations

from pathlib import Path

import click

from galley.cli import common
from galley.cli.common import Names
from galley.cli.ending import finish, finish_with
from galley.cli.program import Group

FORM = click.Choice(["text", "json"])


@click.group(cls=Group)
def comments() -> None:
    """Comments of reviewers: taken from the PDFs they were written into, applied, and shown until they are done."""


@comments.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--publication", default="", help="The publication, where the file does not tell; else the newest report."
)
@click.option("--language", default="", help="The language, where the file does not tell.")
def take(file: Path, publication: str, language: str) -> None:
    """Write the comments in FILE, a PDF of a book of any build, into content/<publication>/comments/<language>.yaml."""
    from galley.pipeline.commenting import take_comments

    report, problems = take_comments(common.ROOT, file, publication, language)
    finish(problems, "text", False, report)


@comments.command()
@click.argument("publication", default="")
@click.option("--language", cls=Names, default=(), help="Languages to tell of, as ja,ko; else all.")
@click.option("--format", "form", type=FORM, default="text", help="A table, or JSON.")
def status(publication: str, language: tuple[str, ...], form: str) -> None:
    """Count the comments on PUBLICATION, else on the newest report, by language, section and state."""
    from galley.pipeline.commenting import counted

    found, problems = counted(common.ROOT, publication, language)
    finish_with(problems, form, found.tables() if found else (), comments=found.as_json() if found else None)


@comments.command()
@click.argument("publication", default="")
@click.option("--language", cls=Names, default=(), help="Languages to apply them in, as ja,ko; else all.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def apply(publication: str, language: tuple[str, ...], dry_run: bool) -> None:
    """Put what open comments propose into content and catalogues, where its words are found once; tell why where not."""
    from galley.pipeline.applying import apply_comments

    outcome = apply_comments(common.ROOT, publication, language, dry=dry_run)
    if dry_run:
        click.echo(outcome.diff, nl=False)
    finish(outcome.problems, "text", False, outcome.report)


@comments.command()
@click.argument("publication", default="")
@click.option("--language", cls=Names, default=(), help="Languages to tell of, as ja,ko; else all.")
@click.option("--format", "form", type=FORM, default="text", help="A table, or JSON.")
def show(publication: str, language: tuple[str, ...], form: str) -> None:
    """List the open comments where the texts now have their places; the next proof has them in its margins."""
    from galley.pipeline.commenting import shown

    found, problems = shown(common.ROOT, publication, language)
    finish_with(problems, form, found.tables() if found else (), comments=found.as_json() if found else None)
