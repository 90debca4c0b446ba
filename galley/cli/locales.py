"""The commands of catalogues."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from galley.cli import common
from galley.cli.common import Many, Names, Range, somebody
from galley.cli.ending import echo_tables, finish, finish_with
from galley.cli.program import Group
from galley.cli.words import told
from galley.message import said
from galley.options import Options


@click.group(cls=Group)
def locales() -> None:
    """Catalogues: what templates and publications say in each language."""


@locales.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", cls=Names, default=(), help="Languages to begin where a publication has none yet, as pl.")
def update(publications: tuple[str, ...], language: tuple[str, ...]) -> None:
    """Bring the catalogues up to date with the templates and the texts of every publication below content/, and of the PUBLICATIONS named,
    folders of the project."""
    from galley.pipeline.locales import update_catalogues

    changed, problems = update_catalogues(common.ROOT, language, publications)
    finish(problems, "text", False, changed, said("the catalogues without a fault are up to date"))


@locales.command()
@click.argument("publications", nargs=-1, metavar="[PUBLICATION]…")
@click.option("--language", cls=Names, default=(), help="Languages to tell of, as ja,ko; else all.")
@click.option("--fail-under", type=Range(0, 100), help="Fail when a language has less than this percentage.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
def status(publications: tuple[str, ...], language: tuple[str, ...], fail_under: float | None, form: str) -> None:
    """Tell how much of each section can be printed in each language, and how many words are left."""
    from galley.pipeline.locales import as_json, progress, table, too_little

    found, problems = progress(Options(common.ROOT, publications, language))
    if form == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        echo_tables(table(*each) for each in found.items())
    problems += too_little(found, fail_under or 0)
    finish_with(problems, "text", ())


@locales.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", default="", help="The language, where the header of FILE does not name it.")
@click.option("--publication", default="", help="The publication, likewise; galley for words of the templates.")
@click.option("--dry-run", is_flag=True, help="Tell what would become of each entry, and write nothing.")
def take(file: Path, language: str, publication: str, dry_run: bool) -> None:
    """Merge the catalogue FILE that a translator has sent back; it may have been made for an older state of the texts."""
    from galley.pipeline.taking import take_catalogue

    report, problems = take_catalogue(common.ROOT, file, language, publication, dry_run)
    finish(problems, "text", False, report)


@locales.command()
@click.argument("language")
@click.argument("addresses", type=Many(), required=False, metavar="[ADDRESS[,ADDRESS…]]")
@click.option("--publication", default="", help="The publication; else the newest report.")
@click.option("--all", "everything", is_flag=True, help="All fuzzy translations of the language.")
@click.option("--who", required=True, callback=somebody, help="Who declares it.")
@click.option("--reason", required=True, help="What was changed in the source.")
def keep(
    language: str, addresses: tuple[str, ...] | None, publication: str, everything: bool, who: str, reason: str
) -> None:
    """Declare that the edit of the text at ADDRESS left its meaning unchanged: the translation in LANGUAGE holds."""
    from galley.pipeline.locales import keep_translations

    if everything == bool(addresses):
        raise click.UsageError(told(said("name an ADDRESS, or give --all")))
    day = date.today().isoformat()
    kept, problems = keep_translations(common.ROOT, publication, language, addresses or (), who, reason, day)
    finish(problems, "text", False, [said("kept: {source}", source=source) for source in kept])


@locales.command()
@click.argument("language")
@click.argument("addresses", type=Many(), required=False, metavar="[ADDRESS[,ADDRESS…]]")
@click.option("--publication", default="", help="The publication; else the newest report.")
@click.option("--all", "everything", is_flag=True, help="All drafts of the language.")
@click.option("--who", required=True, callback=somebody, help="Who has reviewed it.")
def review(language: str, addresses: tuple[str, ...] | None, publication: str, everything: bool, who: str) -> None:
    """Sign the translations into LANGUAGE of the texts at ADDRESS, or below it, as reviewed; any later edit unsigns them.

    A section is an ADDRESS, and so is an item of it.
    """
    from galley.pipeline.locales import review_translations

    if everything == bool(addresses):
        raise click.UsageError(told(said("name an ADDRESS, or give --all")))
    day = date.today().isoformat()
    signed, problems = review_translations(common.ROOT, publication, language, addresses or (), who, day)
    rest = said("the translations without a fault are signed") if signed else ""
    finish(problems, "text", False, [said("reviewed: {source}", source=source) for source in signed], rest)


@locales.command()
@click.argument("publication", default="")
@click.option("--language", cls=Names, default=(), help="Only these besides the source's, and a file for each pair.")
def glossary(publication: str, language: tuple[str, ...]) -> None:
    """Write the names and terms of the registry to output/glossary/, as CSV and TBX for translators' tools.

    The registry and the source language are those of PUBLICATION; else of the newest report.
    """
    from galley.pipeline.glossary import write_glossary

    written, problems = write_glossary(Options(common.ROOT, (publication,) if publication else (), language))
    finish(problems, "text", False, written)
