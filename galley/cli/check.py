"""The command of the proof desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from galley import show
from galley.cli import common
from galley.cli.common import FORMATS, Many
from galley.cli.ending import progress
from galley.cli.program import Command
from galley.cli.words import told, words
from galley.message import said
from galley.options import Options
from galley.pipeline import freshness
from galley.problem import Exit, has_errors

if TYPE_CHECKING:
    from galley.pipeline.check import Outcome


@click.command(cls=Command)
@click.argument("publication", required=False)
@click.option(
    "--text",
    "texts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Read this text, as it was sent or extracted from a PDF, in place of a publication; several are read together.",
)
@click.option(
    "--language", type=Many(), default=(), help="The text's language (zh), or translations to read; else all."
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend without a person looking.")
@click.option(
    "--pages",
    is_flag=True,
    help="Also what went wrong on the pages of the screen books, which are built where they are not fresh.",
)
@click.option("--rules", is_flag=True, help="Print the handbook of all rules, and read nothing.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--format", "form", type=FORMATS, default="text", help="A report, or how problems are printed.")
def check(
    publication: str | None,
    texts: tuple[Path, ...],
    language: tuple[str, ...],
    fix: bool,
    pages: bool,
    rules: bool,
    strict: bool,
    form: str,
) -> None:
    """Read a publication as a copy editor does, the newest report where none is named, and report every fault."""
    if pages:
        freshness.program(common.ROOT)
    from galley.pipeline import check as desk

    if rules:
        from galley.pipeline.handbook import handbook

        click.echo(handbook(), nl=False)
        return
    if texts:
        if publication or pages or len(language) > 1:
            raise click.UsageError(told(said("--text is read by itself, in one --language")))
        outcome = desk.check_texts(common.ROOT, texts, language[0] if language else "zh", fix)
    else:
        options = Options(common.ROOT, (publication,) if publication else (), language, strict=strict)
        outcome = desk.check(options, fix)
        if pages:
            from galley.pipeline.pages import check_pages

            with progress() as tell:
                outcome.problems += check_pages(options, tell)
    _finish(outcome, form, strict)


def _finish(outcome: Outcome, form: str, strict: bool) -> None:
    """Print what was found, and leave with the exit code."""
    failed = has_errors(outcome.problems, strict=strict)
    problems = words().problems(outcome.problems)
    if form == "text":
        lines = show.Lines(common.ROOT, outcome.texts)
        click.echo(show.as_report(problems, lines, words().pattern), nl=False)
        for name, count in outcome.mended.items():
            click.echo(told(said("{name}: {count} mended", name=name, count=count)))
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)
