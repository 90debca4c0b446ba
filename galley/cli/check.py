"""The command of the proof desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from galley import show
from galley.cli import common
from galley.cli.common import FORMATS, Many
from galley.cli.ending import progress
from galley.files import Files
from galley.message import LANGUAGE, said
from galley.options import Options
from galley.pipeline import freshness
from galley.problem import Exit, has_errors, in_order

if TYPE_CHECKING:
    from galley.pipeline.check import Outcome


def _spoken(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A language that messages can be told in."""
    if value == LANGUAGE:
        return value
    from galley.language.messages import languages

    known = languages(Files(common.ROOT))
    if value not in known:
        raise click.BadParameter(f"{value!r} is none of {', '.join(known)}", ctx, param)
    return value


@click.command()
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
@click.option(
    "--messages",
    default=LANGUAGE,
    envvar="GALLEY_MESSAGES",
    callback=_spoken,
    help="The language of the report: zh, or en as it is written in.",
)
def check(
    publication: str | None,
    texts: tuple[Path, ...],
    language: tuple[str, ...],
    fix: bool,
    pages: bool,
    rules: bool,
    strict: bool,
    form: str,
    messages: str,
) -> None:
    """Read a publication as a copy editor does, the newest report where none is named, and report every fault."""
    if pages:
        freshness.program(common.ROOT)
    from galley.pipeline import check as desk

    if rules:
        from galley.proof.handbook import handbook

        click.echo(handbook(), nl=False)
        return
    if texts:
        if publication or pages or len(language) > 1:
            raise click.UsageError("--text is read by itself, in one --language")
        outcome = desk.check_texts(common.ROOT, texts, language[0] if language else "zh", fix)
    else:
        options = Options(common.ROOT, (publication,) if publication else (), language, strict=strict)
        outcome = desk.check(options, fix)
        if pages:
            from galley.pipeline.pages import check_pages

            with progress() as tell:
                outcome.problems += check_pages(options, tell)
    _finish(outcome, form, strict, messages)


def _finish(outcome: Outcome, form: str, strict: bool, language: str) -> None:
    """Print what was found, in one of the languages that messages can be told in, and leave with the exit code."""
    from galley.language.messages import translated

    pattern, faults = translated(language, Files(common.ROOT))
    problems = in_order([*show.translated(outcome.problems, pattern), *faults])
    if form == "text":
        click.echo(show.as_report(problems, show.Lines(common.ROOT, outcome.texts), pattern), nl=False)
        for name, count in outcome.mended.items():
            click.echo(said("{name}: {count} mended", name=name, count=count).told(pattern))
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if has_errors(problems, strict=strict) else Exit.OK)
