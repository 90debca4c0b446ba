"""The command that looks through finished files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click

from galley import show
from galley.cli import common
from galley.cli.common import FORMATS, Names, Range
from galley.cli.ending import finish
from galley.cli.program import Command
from galley.cli.words import told, words
from galley.message import said
from galley.options import FINAL, Edition
from galley.problem import Exit, Severity, has_errors


@click.command(cls=Command)
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--for",
    "editions",
    cls=Names,
    choices=tuple(str(each) for each in FINAL),
    default=(),
    help="What they are for, print,screen,archive; else as their names end.",
)
@click.option("--bleed", type=Range(0, 50), default=3.0, help="The bleed in mm that was ordered.")
@click.option("--ink", type=click.IntRange(100, 400), default=300, help="The most ink in percent that the paper takes.")
@click.option("--pages-at-once", type=click.IntRange(1), default=2, help="What the number of pages is a multiple of.")
@click.option("--spot", cls=Names, default=(), help="Inks that are printed besides the four.")
@click.option("--rules", is_flag=True, help="Print all rules, and look at nothing.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--format", "form", type=FORMATS, default="text", help="How findings are printed.")
def preflight(
    files: tuple[Path, ...],
    editions: tuple[str, ...],
    bleed: float,
    ink: int,
    pages_at_once: int,
    spot: tuple[str, ...],
    rules: bool,
    strict: bool,
    form: str,
) -> None:
    """Look through finished PDFs, of any maker: would a press, a screen reader or an archive take them?"""
    from galley.pipeline import preflight as desk

    if rules:
        click.echo(desk.handbook(), nl=False)
        return
    if not files:
        raise click.UsageError(told(said("name the PDFs to look through")))
    limits = desk.Limits(Decimal(str(bleed)), ink, pages_at_once, spots=frozenset(spot))
    problems, data = desk.looked_through(files, [Edition(each) for each in editions], limits, common.ROOT)
    if form == "json":
        click.echo(show.as_json(words().problems(problems), files=data), nl=False)
        raise SystemExit(Exit.ERRORS if has_errors(problems, strict=strict) else Exit.OK)
    amiss = {each["file"] for each in data if any(found["severity"] == Severity.ERROR for found in each["findings"])}
    rest = said("files with errors: {amiss} of {count}", amiss=len(amiss), count=len(set(files)))
    finish(problems, form, strict, [], rest)
