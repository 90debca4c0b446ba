"""The command line: options from the arguments, problems printed, progress shown, an exit code."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from galley import __version__, show
from galley.options import Edition, Options
from galley.pipeline import freshness
from galley.problem import Exit, Place, Problem, Severity, has_errors, in_order

ROOT = Path(__file__).resolve().parent.parent
LONGEST_NAME = 40
"""How long the name of a reviewer may be: the line that records a review is not wrapped then."""
SIX = ("zh", "ja", "ko", "mn", "ru", "en")
PLANTED = ("characters", "punctuation", "names", "facts", "wording", "translation")
FORMATS = click.Choice(["text", "json", "github"])


class _Many(click.ParamType[tuple[str, ...]]):
    """Names separated by commas."""

    name = "names"

    def __init__(self, choices: tuple[str, ...] = ()) -> None:
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = value if isinstance(value, tuple) else tuple(part.strip() for part in value.split(",") if part.strip())
        for name in names:
            if self.choices and name not in self.choices:
                self.fail(f"{name!r} is none of {', '.join(self.choices)}", param, ctx)
        return tuple(dict.fromkeys(names))


class _Group(click.Group):
    """`build` is meant when no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0] not in self.commands and args[0] not in own and args[0].startswith("-")):
            args.insert(0, "build")
        return super().parse_args(ctx, args)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="galley")
def main() -> None:
    """Galley sets yearly reports: structured content in, print-ready PDFs out.

    Also: `build.py doctor` tells what is installed, `build.py test` runs the tests.
    """


@main.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", type=_Many(), default=(), help="Languages to build, as zh,ja; else the released ones.")
@click.option("--edition", type=_Many(tuple(Edition)), default=(), help="Editions to build: print,screen; else both.")
@click.option("--section", type=_Many(), default=(), help="Only these sections, for a quick look.")
@click.option("--force", is_flag=True, help="Build even when nothing has changed.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--allow-unfinished", is_flag=True, help="Print books with texts that are not translated.")
@click.option("--keep-html", is_flag=True, help="Leave the unpaginated HTML beside the PDFs.")
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are printed.")
def build(
    publications: tuple[str, ...],
    language: tuple[str, ...],
    edition: tuple[str, ...],
    section: tuple[str, ...],
    force: bool,
    strict: bool,
    allow_unfinished: bool,
    keep_html: bool,
    form: str,
) -> None:
    """Build the newest report, or the PUBLICATIONs named (a name below content/ or a folder of the project)."""
    editions = tuple(Edition(name) for name in edition)
    options = Options(ROOT, publications, language, editions, section, keep_html, strict, force, allow_unfinished)
    known = None if force else freshness.receipt(options)
    if known:
        problems = [_problem(fields) for fields in known.problems]
        _finish(problems, form, strict, [f"{name} (unchanged)" for name in known.outputs])
    from galley.pipeline.build import build as run

    with _progress() as progress:
        outcome = run(options, progress)
    _finish(outcome.problems, form, strict, [f"output/{name}" for name in outcome.outputs])


@main.command()
@click.argument("publication", required=False)
@click.option(
    "--text",
    "texts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Read this text, as it was sent or extracted from a PDF, in place of a publication; several are read together.",
)
@click.option(
    "--language", type=_Many(), default=(), help="The text's language (zh), or translations to read; else all."
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend without a person looking.")
@click.option(
    "--pages",
    is_flag=True,
    help="Also what went wrong on the pages of the screen books, which are built where they are not fresh.",
)
@click.option("--rules", is_flag=True, help="Print the handbook of all rules, and read nothing.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are printed.")
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
    from galley.pipeline import check as desk

    if rules:
        from galley.proof.handbook import handbook

        click.echo(handbook(), nl=False)
        return
    if texts:
        if publication or pages or len(language) > 1:
            raise click.UsageError("--text is read by itself, in one --language")
        outcome = desk.check_texts(ROOT, texts, language[0] if language else "zh", fix)
    else:
        options = Options(ROOT, (publication,) if publication else (), language, strict=strict)
        outcome = desk.check(options, fix)
        if pages:
            from galley.pipeline.pages import check_pages

            with _progress() as progress:
                outcome.problems += check_pages(options, progress)
    mended = [f"{name}: {count} mended" for name, count in outcome.mended.items()]
    rest = "nothing else was changed" if mended else ""
    _finish(outcome.problems, form, strict, mended, rest, outcome.texts)


@main.command()
@click.argument("publication", required=False)
@click.option("--language", type=_Many(), default=(), help="Languages to compare with the source, as ja,ko; else all.")
@click.option(
    "--format", "form", type=FORMATS, default="text", help="Tables and problems, or how problems are printed."
)
def parity(publication: str | None, language: tuple[str, ...], form: str) -> None:
    """Compare the screen books of a publication, the newest report where none is named: has a language lost anything?"""
    from galley.pipeline.parity import compare

    options = Options(ROOT, (publication,) if publication else (), language)
    with _progress() as progress:
        found, problems = compare(options, progress)
    if form == "text":
        click.echo("\n".join(show.table(rows) for rows in found.tables()) if found else "", nl=False)
        click.echo(show.as_text(problems, ROOT), err=True, nl=False)
    elif form == "json":
        click.echo(show.as_json(problems, parity=found.as_json() if found else None), nl=False)
    else:
        click.echo(show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if has_errors(problems) else Exit.OK)


@main.command()
def schema() -> None:
    """Write the JSON Schemas of the content files to content/schema/."""
    from galley.pipeline.schema import write_schemas

    _finish([], "text", False, write_schemas(ROOT))


@main.group()
def locales() -> None:
    """Catalogues: what templates and publications say in each language."""


@locales.command()
def update() -> None:
    """Bring the catalogues up to date with the templates and the texts of every publication."""
    from galley.pipeline.locales import update_catalogues

    changed, problems = update_catalogues(ROOT)
    _finish(problems, "text", False, changed, "the catalogues without a fault are up to date")


@locales.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", type=_Many(), default=(), help="Languages to tell of, as ja,ko; else all.")
@click.option("--fail-under", type=click.FloatRange(0, 100), help="Fail when a language has less than this percentage.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
def status(publications: tuple[str, ...], language: tuple[str, ...], fail_under: float | None, form: str) -> None:
    """Tell how much of each section can be printed in each language, and how many words are left."""
    from galley.pipeline.locales import as_json, progress, table, too_little

    found, problems = progress(Options(ROOT, publications, language))
    if form == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(show.table(table(*each)) for each in found.items()), nl=False)
    problems += too_little(found, fail_under or 0)
    click.echo(show.as_text(in_order(problems), ROOT), err=True, nl=False)
    raise SystemExit(Exit.ERRORS if has_errors(problems) else Exit.OK)


@locales.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def take(file: Path) -> None:
    """Merge the catalogue FILE that a translator has sent back; it may have been made for an older state of the texts."""
    from galley.pipeline.locales import take_catalogue

    report, problems = take_catalogue(ROOT, file)
    _finish(problems, "text", False, report)


def _somebody(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A name on one line, as a comment of a catalogue holds it."""
    name = " ".join(value.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise click.BadParameter(f"give a name of at most {LONGEST_NAME} characters", ctx, param)
    return name


@locales.command()
@click.argument("language")
@click.argument("address", required=False)
@click.option("--publication", default="", help="The publication; else the newest report.")
@click.option("--all", "everything", is_flag=True, help="All fuzzy translations of the language.")
@click.option("--who", required=True, callback=_somebody, help="Who declares it.")
@click.option("--reason", required=True, help="What was changed in the source.")
def keep(language: str, address: str | None, publication: str, everything: bool, who: str, reason: str) -> None:
    """Declare that the edit of the text at ADDRESS left its meaning unchanged: the translation in LANGUAGE holds."""
    from galley.pipeline.locales import keep_translations

    if everything == bool(address):
        raise click.UsageError("name one ADDRESS, or give --all")
    day = date.today().isoformat()
    kept, problems = keep_translations(ROOT, publication, language, address, who, reason, day)
    _finish(problems, "text", False, [f"kept: {source}" for source in kept])


@locales.command()
@click.argument("language")
@click.argument("address", required=False)
@click.option("--publication", default="", help="The publication; else the newest report.")
@click.option("--all", "everything", is_flag=True, help="All drafts of the language.")
@click.option("--who", required=True, callback=_somebody, help="Who has reviewed it.")
def review(language: str, address: str | None, publication: str, everything: bool, who: str) -> None:
    """Sign the translation into LANGUAGE of the text at ADDRESS as reviewed; any later edit makes it a draft again."""
    from galley.pipeline.locales import review_translations

    if everything == bool(address):
        raise click.UsageError("name one ADDRESS, or give --all")
    signed, problems = review_translations(ROOT, publication, language, address, who, date.today().isoformat())
    rest = "the translations without a fault are signed" if signed else ""
    _finish(problems, "text", False, [f"reviewed: {source}" for source in signed], rest)


@locales.command()
@click.argument("publication", default="")
@click.option("--language", type=_Many(), default=(), help="Only these besides the source's, and a file for each pair.")
def glossary(publication: str, language: tuple[str, ...]) -> None:
    """Write the names and terms of the registry to output/glossary/, as CSV and TBX for translators' tools.

    The registry and the source language are those of PUBLICATION; else of the newest report.
    """
    from galley.pipeline.glossary import write_glossary

    written, problems = write_glossary(Options(ROOT, (publication,) if publication else (), language))
    _finish(problems, "text", False, written)


@main.group()
def bench() -> None:
    """Measure: the lines of several engines, the time of a layout."""


@bench.command("lines")
@click.option("--language", type=_Many(SIX), default=SIX, help="Languages to compare.")
def bench_lines(language: tuple[str, ...]) -> None:
    """Set one text by every engine the machine has, measure its lines alike, and print a table for each language."""
    sys.path.insert(0, str(ROOT))
    from bench import lines

    for each in language:
        click.echo(lines.markdown(each))


@bench.command("speed")
@click.option("--language", type=_Many(), default=("zh",), help="Languages whose books are laid out.")
def bench_speed(language: tuple[str, ...]) -> None:
    """Lay out the report by the engine as it is and with script typography, and print how much longer that takes."""
    sys.path.insert(0, str(ROOT))
    from bench import speed

    for each in language:
        click.echo(speed.told(ROOT, each))


@bench.command("check")
@click.option("--language", type=_Many(SIX), default=SIX, help="Languages to plant faults in.")
@click.option("--family", type=_Many(PLANTED), default=(), help="Families of faults, as names,facts; else all.")
@click.option("--count", type=click.IntRange(1), default=200, help="How many faults of each family in each language.")
@click.option("--seed", type=int, default=0, help="Another seed plants other faults.")
@click.option("--missed", is_flag=True, help="Also tell which kinds of faults are missed most, with examples.")
def bench_check(language: tuple[str, ...], family: tuple[str, ...], count: int, seed: int, missed: bool) -> None:
    """Plant faults in clean texts and print how many `check` finds, and how much of what it says is right."""
    sys.path.insert(0, str(ROOT))
    from bench import check

    found = check.measured(ROOT, language, family or PLANTED, count, seed)
    click.echo(check.markdown(found))
    click.echo(check.missed(found) if missed else "", nl=False)


def _finish(
    problems: list[Problem],
    form: str,
    strict: bool,
    written: list[str],
    rest: str = "",
    texts: Mapping[str, str] | None = None,
) -> None:
    """Print problems and results, and leave with the exit code. JSON and annotations go to the standard output.

    `rest` says what an error has not stopped; else that follows from what was written. `texts` are files that do not
    belong to the project, by name, for their lines to be shown.
    """
    problems = in_order(problems)
    failed = has_errors(problems, strict=strict)
    if form == "text":
        click.echo(show.as_text(problems, ROOT, texts), err=True, nl=False)
        click.echo("".join(f"{name}\n" for name in written), nl=False)
        if problems:
            rest = rest or ("the other books were written" if written else "nothing was written")
            click.echo(show.count(problems) + (f"; {rest}" if failed else ""), err=True)
    else:
        click.echo(show.as_json(problems) if form == "json" else show.as_github(problems), nl=False)
    raise SystemExit(Exit.ERRORS if failed else Exit.OK)


def _problem(fields: dict[str, Any]) -> Problem:
    """A problem from its JSON shape."""
    fields = dict(fields)
    place = Place(**{name: fields.pop(name) for name in ("file", "line", "column", "length") if name in fields})
    related = tuple(Place(**other) for other in fields.pop("related", ()))
    severity = Severity(fields.pop("severity"))
    return Problem(**fields, place=place, severity=severity, related=related)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line that tells what is being done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda text: status.update(text)


def _interrupted(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def run() -> None:
    """The program: arguments from the command line, exit codes of `galley.problem.Exit`."""
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        main(prog_name="build.py", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        raise SystemExit(Exit.USAGE) from None
    except click.exceptions.Exit as error:
        raise SystemExit(error.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; nothing was written", err=True)
        raise SystemExit(Exit.INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(Exit.ERRORS) from None


if __name__ == "__main__":
    run()
