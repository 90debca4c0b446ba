"""The command that measures the proofreader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from galley.cli import common
from galley.cli.common import Names
from galley.cli.program import Command
from galley.cli.words import told
from galley.message import said
from galley.problem import Exit

if TYPE_CHECKING:
    from bench.proof.clean import Reading

SIX = ("zh", "ja", "ko", "mn", "ru", "en")
PLANTED = ("characters", "punctuation", "names", "facts", "wording", "translation")
HALVES = ("look", "sealed")
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("check", cls=Command)
@click.option("--language", cls=Names, choices=SIX, default=SIX, help="Languages to plant faults in, or to read.")
@click.option("--family", cls=Names, choices=PLANTED, default=(), help="Families of faults, as names,facts; else all.")
@click.option("--count", type=click.IntRange(1), default=200, help="How many faults of each family in each language.")
@click.option("--seed", type=int, default=0, help="Another seed plants other faults.")
@click.option("--missed", is_flag=True, help="Also tell which kinds of faults are missed most, with examples.")
@click.option("--judged", is_flag=True, help="Read the source documents instead, against what was judged there.")
@click.option("--parallel", is_flag=True, help="Plant faults in translations of one text instead, by the seed.")
@click.option("--clean", is_flag=True, help="Read clean texts of packages instead, and count what is found in them.")
@click.option("--half", type=click.Choice(HALVES), default="look", help="Which half of the clean texts.")
@click.option(
    "--list", "listing", is_flag=True, help="Also tell each finding in the clean texts; not of the sealed half."
)
@click.option(
    "--pairs",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read pairs of a wrong and a right sentence instead, and count how many are told apart.",
)
@click.option(
    "--beside", is_flag=True, help="Change numbers of a publication that its data have too, and count what is told."
)
@click.option("--source", type=FOLDER, default=common.ROOT.parent / "shared/source", help="Where the documents lie.")
@click.option("--cache", type=FOLDER, default=common.ROOT / "output/.bench", help="Where clean texts are kept.")
def check(language: tuple[str, ...], **asked: Any) -> None:
    """Plant faults in clean texts and print how many `check` finds, and how much of what it says is right."""
    sys.path.insert(0, str(common.ROOT))
    if asked["judged"]:
        _judged(asked["source"], asked["cache"])
    elif asked["parallel"]:
        _parallel(asked["seed"])
    elif asked["clean"]:
        _clean(asked["cache"], asked["half"], language, asked["listing"])
    elif asked["beside"]:
        _beside(asked["seed"], asked["count"])
    elif asked["pairs"]:
        _pairs(asked["pairs"], language)
    else:
        _planted(language, asked["family"] or PLANTED, asked["count"], asked["seed"], asked["missed"])


def _planted(language: tuple[str, ...], family: tuple[str, ...], count: int, seed: int, missed: bool) -> None:
    from bench import check

    found = check.measured(common.ROOT, language, family, count, seed)
    click.echo(check.markdown(found))
    click.echo(check.missed(found) if missed else "", nl=False)


def _judged(source: Path, cache: Path) -> None:
    """How what is found in the source documents compares with what was judged there; fail where a bar is missed."""
    from bench.proof import judged, rows

    if not any(source.glob("*.txt")):
        raise click.UsageError(told(said("there is no document in {folder}: name theirs with --source", folder=source)))
    elsewhere = [reading for half in HALVES for reading in _readings(cache, half, ("zh", "en"))]
    codes = {found.code for reading in elsewhere for found in reading.found}
    measure = judged.measured(common.ROOT, source, codes)
    single = rows.measured(cache, source)
    click.echo(judged.told(measure) + rows.told(single), nl=False)
    raise SystemExit(Exit.ERRORS if judged.failed(measure) or single or rows.count() > rows.MOST else Exit.OK)


def _parallel(seed: int) -> None:
    """How many faults of translations are told; fail where a bar is missed."""
    from bench import parallel

    bench = parallel.measured(common.ROOT, seed)
    click.echo(parallel.markdown(bench), nl=False)
    raise SystemExit(Exit.ERRORS if parallel.failed(bench) else Exit.OK)


def _clean(cache: Path, half: str, language: tuple[str, ...], listing: bool) -> None:
    """How much is found in texts that no rule was made with."""
    from bench.proof import clean

    if listing and half != HALVES[0]:
        raise click.UsageError(told(said("what is found in the sealed half is counted, not looked at")))
    readings = _readings(cache, half, language)
    click.echo(clean.told(readings), nl=False)
    click.echo(clean.listed(readings) if listing else "", nl=False)


def _beside(seed: int, count: int) -> None:
    """How many contradictions between the prose and the data of a section are told."""
    from bench import check
    from bench.proof import beside

    click.echo(beside.told(beside.measured(common.ROOT, check.PUBLICATION, seed, count)), nl=False)


def _pairs(file: Path, language: tuple[str, ...]) -> None:
    """How many wrong sentences are found, and how many right ones are silent."""
    from bench.proof import pairs

    try:
        chosen = [pair for pair in pairs.read(file) if pair.language in language]
    except pairs.NoPairs as fault:
        raise click.UsageError(str(fault)) from fault
    click.echo(pairs.told(pairs.measured(common.ROOT, chosen)), nl=False)


def _readings(cache: Path, half: str, language: tuple[str, ...]) -> list[Reading]:
    from bench.proof import clean, sources

    try:
        return clean.measured(common.ROOT, cache, half, language)
    except sources.Refused as reason:
        click.echo(str(reason), err=True)
        raise SystemExit(Exit.MACHINE) from reason
