"""The command of the proof desk."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from galley import show
from galley.cli import common
from galley.cli.common import REPORTS, Names
from galley.cli.ending import progress
from galley.cli.program import Command
from galley.cli.words import told, words
from galley.message import Message, said
from galley.options import Options
from galley.pipeline import freshness
from galley.pipeline.handmade import UNWRITTEN
from galley.problem import Exit, Problem, has_errors

if TYPE_CHECKING:
    from galley.pipeline.check import Asked, Outcome


@click.command(cls=Command)
@click.argument("publication", required=False)
@click.option(
    "--text",
    "texts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
    multiple=True,
    help="Read this text, as it was sent or extracted from a PDF, in place of a publication; several are read together. - is what is piped in.",
)
@click.option("--language", cls=Names, default=(), help="The text's language (zh), or translations to read; else all.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend without a person looking; each change is listed.")
@click.option("--dry-run", "dry", is_flag=True, help="With --fix: show the changes as a diff, and write nothing.")
@click.option("--notes", is_flag=True, help="Also matters of taste.")
@click.option("--accept", type=int, metavar="NUMBER", help="Accept the finding of that number in the report.")
@click.option("--reason", help="Why it is accepted.")
@click.option(
    "--pages",
    is_flag=True,
    help="Also what went wrong on the pages of the screen books, which are built where they are not fresh.",
)
@click.option("--rules", is_flag=True, help="Print the handbook of all rules, and read nothing.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--format", "form", type=REPORTS, default="text", help="A report, or how problems are printed.")
def check(
    publication: str | None,
    texts: tuple[Path, ...],
    language: tuple[str, ...],
    fix: bool,
    dry: bool,
    notes: bool,
    accept: int | None,
    reason: str | None,
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
    if dry and not fix:
        raise click.UsageError(told(said("--dry-run shows what --fix would do: give both")))
    if (accept is None) is not (reason is None):
        raise click.UsageError(told(said("--accept NUMBER and --reason belong together")))
    if reason is not None and not reason.strip():
        raise click.UsageError(told(said("--reason has to say why")))
    if accept is not None and fix:
        raise click.UsageError(told(said("--accept and --fix are two steps: give one of them")))
    if publication and Path(publication).is_file():
        raise click.UsageError(told(said("{name} is a file: read it with --text {name}", name=publication)))
    asked = desk.Asked(fix, dry, notes)
    if texts:
        if publication or pages or len(language) > 1:
            raise click.UsageError(told(said("--text is read by itself, in one --language")))
        piped = Path("-") in texts
        if piped and (fix or accept is not None):
            raise click.UsageError(
                told(said("what is piped in is only read: give a file to mend it, or to accept what is found"))
            )
        given = sys.stdin.buffer.read() if piped and sys.stdin else b""
        outcome = desk.check_texts(common.ROOT, texts, language[0] if language else "zh", asked, piped=given)
    else:
        options = Options(common.ROOT, (publication,) if publication else (), language, strict=strict)
        outcome = desk.check(options, asked)
        if pages:
            from galley.pipeline.pages import check_pages

            with progress() as tell:
                outcome.problems += check_pages(options, tell)
    if accept is not None and reason is not None:
        _accept(outcome, accept, reason)
    _finish(outcome, form, strict, asked)


def _accept(outcome: Outcome, number: int, reason: str) -> None:
    """Accept a finding, say where that is written, and leave."""
    from galley.pipeline.accepting import accept

    file, problems = accept(common.ROOT, outcome, number, reason)
    click.echo(show.as_text(words().problems(problems), common.ROOT, words().pattern), err=True, nl=False)
    if file:
        click.echo(told(said("accepted in {file}", file=file)))
    raise SystemExit(Exit.OK if file else Exit.ERRORS)


def _finish(outcome: Outcome, form: str, strict: bool, asked: Asked) -> None:
    """Print what was found, and leave with the exit code."""
    failed = has_errors(outcome.problems, strict=strict)
    problems = words().as_ordered(outcome.problems)
    if form == "text":
        lines = show.Lines(common.ROOT, outcome.texts)
        click.echo(show.as_report(problems, lines, words().pattern), nl=False)
        if asked.fix:
            _tell_changes(outcome, asked.dry)
    elif form == "html":
        lines = show.Lines(common.ROOT, outcome.texts)
        click.echo(show.as_page(problems, lines, words().pattern, words().language), nl=False)
    elif form == "json":
        changes = {name: [asdict(each) for each in mended.changes] for name, mended in outcome.mended.items()}
        click.echo(show.as_json(problems, **({"mended": changes} if asked.fix else {})), nl=False)
    else:
        click.echo(show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)


def _why_nothing(problems: Sequence[Problem]) -> Message:
    """Why nothing was mended."""
    if not problems:
        return said("nothing is mended: nothing was found")
    if any(each.code in UNWRITTEN for each in problems):
        return said("nothing is mended: what is safe to mend could not be written")
    return said("nothing is mended: a person has to look at each of what was found")


def _tell_changes(outcome: Outcome, dry: bool) -> None:
    """List what was mended, change by change, or a diff where nothing is written; say why nothing was."""
    if not outcome.mended:
        click.echo(told(_why_nothing(outcome.problems)))
    for name, mended in outcome.mended.items():
        if dry:
            click.echo(mended.diff(name), nl=False)
        else:
            click.echo(told(said("{name}: {count} mended", name=name, count=len(mended.changes))))
            for each in mended.changes:
                click.echo(f"  {each.line}:{each.column}  {each.old} → {each.new or '–'}")
