"""The command that keeps the state that went to the printer, and tells what changed since."""

from __future__ import annotations

from pathlib import Path

import click

from galley.cli import common
from galley.cli.common import FORMATS
from galley.cli.ending import finish, finish_with
from galley.cli.program import Command
from galley.cli.words import told
from galley.files import Files
from galley.message import said
from galley.options import Options
from galley.problem import Problem


@click.command(cls=Command)
@click.argument("name", required=False)
@click.argument("publication", required=False)
@click.option("--status", is_flag=True, help="Tell what changed since the state NAME was frozen, and write nothing.")
@click.option("--force", is_flag=True, help="Write over a state of that name.")
@click.option("--format", "form", type=FORMATS, default="text", help="How the result is printed.")
def freeze(name: str | None, publication: str | None, status: bool, force: bool, form: str) -> None:
    """Keep the state that went to the printer as NAME: the maps of all languages that were built, with what they were made from, in the content of PUBLICATION, the
    newest report where none is named. Without NAME, list what is kept."""
    from galley.pipeline import freezing
    from galley.pipeline.select import folders

    if status and not name:
        raise click.UsageError(told(said("name the state for --status")))
    mistaken = freezing.confused(common.ROOT, name, publication) if name else None
    if mistaken:
        finish([mistaken], form, False, [])
    problems = list[Problem]()
    chosen = folders(Files(common.ROOT), Options(common.ROOT, (publication,) if publication else ()), problems)
    if problems or not chosen:
        finish(problems, form, False, [])
    folder = chosen[0]
    if name is None:
        names = freezing.states(common.ROOT, folder)
        none = said("no state of {name} is kept yet", name=Path(folder).name)
        finish_with([], form, [[[each] for each in names or (none,)]], states=names)
    if status:
        found, problems = freezing.status(common.ROOT, folder, name)
        finish_with(problems, form, found.tables() if found else [], status=found.as_json() if found else None)
    written, problems = freezing.freeze(common.ROOT, folder, name, force)
    finish(problems, form, False, written)
