"""The commands that measure."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from galley.cli import common
from galley.cli.bench_check import SIX, check
from galley.cli.common import Names, Range
from galley.cli.program import Group
from galley.problem import Exit

MEASURED = ("cold", "edits", "sizes", "long")
SIZES = ("1", "4", "16", "64")
SOURCE = click.Path(exists=True, file_okay=False, path_type=Path)
SETTERS = ("Galley", "Galley at 72a67f3", "WeasyPrint", "Typst", "XeLaTeX", "Chromium")


@click.group(cls=Group)
def bench() -> None:
    """Measure: the lines of several engines, time and memory of books, how many faults are found."""


bench.add_command(check)


@bench.command("lines")
@click.option("--language", cls=Names, choices=SIX, default=SIX, help="Languages to compare.")
def bench_lines(language: tuple[str, ...]) -> None:
    """Set one text by every engine the machine has, measure its lines alike, and print a table for each language."""
    sys.path.insert(0, str(common.ROOT))
    from bench import lines

    for each in language:
        click.echo(lines.markdown(each))


@bench.command("speed")
@click.option("--only", cls=Names, choices=MEASURED, default=(), help="What to measure, as cold,edits; else all.")
@click.option("--runs", type=click.IntRange(1), default=3, help="How many rounds; in each, everybody has a turn.")
@click.option("--size", cls=Names, choices=SIZES, default=SIZES, help="How often the content stands in a book.")
@click.option(
    "--who", cls=Names, choices=SETTERS, default=SETTERS, help="Who takes part; those that are not there are left out."
)
@click.option("--write", is_flag=True, help="Put the tables into docs/speed.md.")
def bench_speed(only: tuple[str, ...], runs: int, size: tuple[str, ...], who: tuple[str, ...], write: bool) -> None:
    """Make the same books by Galley, by Galley as it was and by other typesetters, in turn; print their time and memory."""
    sys.path.insert(0, str(common.ROOT))
    from bench import speed

    sizes = [int(each) for each in size]
    for name, table in speed.tables(common.ROOT, only, runs, sizes, who, lambda said: click.echo(said, err=True)):
        click.echo(table)
        if write:
            speed.write(common.ROOT, name, table)


@bench.command("mutants")
@click.option("--room", cls=Names, default=(), help="Rooms to put faults into, as text,show; else all by their size.")
@click.option("--count", type=click.IntRange(1), default=300, help="How many faults.")
@click.option(
    "--seed", cls=Names, default=("0",), help="Another seed draws others; with several, as 1,2, so many for each."
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="How many are tried at once; else one a core.")
@click.option("--minutes", type=Range(0), default=60.0, help="When to stop.")
def bench_mutants(room: tuple[str, ...], count: int, seed: tuple[str, ...], jobs: int | None, minutes: float) -> None:
    """Put small faults into a copy of the program, one at a time, and print how many its room's tests notice."""
    sys.path.insert(0, str(common.ROOT))
    from bench.mutants import trials

    cores = jobs or os.cpu_count() or 1
    result = trials.measured(common.ROOT, room, count, seed, cores, minutes, lambda said: click.echo(said, err=True))
    click.echo(trials.told(result))


@bench.command("borrowed")
@click.option("--source", type=SOURCE, default=common.ROOT.parent / "shared/source", help="Where the documents lie.")
def bench_borrowed(source: Path) -> None:
    """List runs of characters that code, docs, tests or bench share with the source documents; fail where there is one."""
    sys.path.insert(0, str(common.ROOT))
    from bench import borrowed

    found = borrowed.measured(common.ROOT, source)
    click.echo(borrowed.told(found))
    raise SystemExit(Exit.ERRORS if found else Exit.OK)


@bench.command("pages")
@click.argument("publication", default="annual-report-2014")
@click.option("--sheets", type=SOURCE, default=None, help="A folder to write contact sheets into, as docs/pictures.")
def bench_pages(publication: str, sheets: Path | None) -> None:
    """Print how full the pages of the screen files in output/ are, and name those less than two thirds full; fail where a book has more than two."""
    sys.path.insert(0, str(common.ROOT))
    from bench import composition
    from bench import sheets as contact

    try:
        for path in contact.written(common.ROOT, publication, sheets) if sheets else ():
            click.echo(str(path))
    except LookupError as fault:
        click.echo(fault.args[0], err=True)
        raise SystemExit(Exit.ERRORS) from fault
    found = []
    for name, pages in composition.measured(common.ROOT, publication):
        found.append(len(composition.thin(pages)))
        click.echo(composition.told(name, pages))
    raise SystemExit(Exit.OK if found and max(found) <= composition.MOST_THIN else Exit.ERRORS)


@bench.command("catalogues")
@click.argument("publication", default="annual-report-2014")
@click.option("--pofilter", default=None, metavar="PROGRAM", help="translate-toolkit's, where it is not on the path.")
def bench_catalogues(publication: str, pofilter: str | None) -> None:
    """Have msgfmt and pofilter read every catalogue, and look for untranslated sources in the screen files in output/; fail where anything is found,
    or where there is no msgfmt or no book."""
    sys.path.insert(0, str(common.ROOT))
    from bench import catalogues

    paths = catalogues.catalogues(common.ROOT)
    checks = [catalogues.msgfmt(paths), catalogues.pofilter(paths, pofilter)]
    books = list(catalogues.leaks(common.ROOT, publication))
    click.echo(catalogues.told(checks, books))
    faulty = any(each.said for each in checks) or any(found for _, found in books)
    raise SystemExit(Exit.ERRORS if faulty or checks[0].said is None or not books else Exit.OK)


@bench.command("trims")
@click.option("--form", cls=Names, default=(), help="Trims to try, as A5,square, or 'sans as text'; else all.")
def bench_trims(form: tuple[str, ...]) -> None:
    """Build the report and the specimen sheet at every trim and with another text face; print what is told and how full pages are."""
    sys.path.insert(0, str(common.ROOT))
    from bench import trims

    found = []
    for each in trims.measured(common.ROOT, form):
        found.append(each)
        click.echo(str(each))
    raise SystemExit(Exit.ERRORS if any(each.problems or not each.pages for each in found) else Exit.OK)


@bench.command("press")
@click.argument("publication", default="annual-report-2014")
@click.option("--language", cls=Names, choices=SIX, default=SIX, help="Languages to build; the first is built twice.")
def bench_press(publication: str, language: tuple[str, ...]) -> None:
    """Build all editions of a publication, look each file through once more, also by other readers where they are installed, and print what was found; fail
    where anything fails."""
    sys.path.insert(0, str(common.ROOT))
    from bench import press

    found = press.of_copy(common.ROOT, publication, language, lambda said: click.echo(said, err=True))
    click.echo(str(found))
    raise SystemExit(Exit.OK if found.is_sound else Exit.ERRORS)


@bench.command("ids")
@click.option("--share", type=Range(0, 1), default=1.0, help="How much of them to try, as 0.1.")
@click.option("--seed", type=int, default=0, help="Another seed tries others.")
def bench_ids(share: float, seed: int) -> None:
    """Change and take out each id and reference of report and specimen, one at a time, and print how many are told; fail where one is not."""
    sys.path.insert(0, str(common.ROOT))
    from bench import ids

    trials: list[ids.Trial] = []
    for folder in ids.PUBLICATIONS:
        desk = ids.Bench(common.ROOT, folder)
        trials += desk.trials(ids.changes(desk.publication, share, seed))
    click.echo(ids.told(trials))
    raise SystemExit(Exit.ERRORS if ids.failed(trials) else Exit.OK)


@bench.command("engine")
@click.option(
    "--only", multiple=True, metavar="FILE", help="A file or folder of these tests, as tests/test_text.py; else all."
)
def bench_engine(only: tuple[str, ...]) -> None:
    """Run the engine's own tests without and with script typography, and print how many pass; fail where one breaks."""
    sys.path.insert(0, str(common.ROOT))
    from bench import engine

    try:
        report, is_sound = engine.measured(only or ("tests",))
    except engine.Refused as reason:
        click.echo(str(reason), err=True)
        raise SystemExit(Exit.MACHINE) from reason
    click.echo(report)
    raise SystemExit(Exit.OK if is_sound else Exit.ERRORS)


@bench.command("comments")
@click.option(
    "--kept",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="A folder that keeps the public PDFs; else output/.bench.",
)
def bench_comments(kept: Path | None) -> None:
    """Write sixty annotations of every kind into two books, take them back, apply them, edit the content and find them again; read public annotated PDFs;
    print what came of it, and fail where less than 58 are tied rightly."""
    sys.path.insert(0, str(common.ROOT))
    from bench.comments import measured

    found = measured.of_copy(
        common.ROOT, kept or common.ROOT / "output/.bench", lambda said: click.echo(said, err=True)
    )
    click.echo(str(found))
    raise SystemExit(Exit.OK if found.is_sound else Exit.ERRORS)


@bench.command("long", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[FOR PYTEST]…")
def bench_long(arguments: tuple[str, ...]) -> None:
    """Run the tests that the suite leaves out for the time they take, and properties with all their examples; what follows is handed to pytest."""
    sys.path.insert(0, str(common.ROOT))
    from bench import long

    raise SystemExit(long.run(arguments))
