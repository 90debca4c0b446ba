"""Sign-off: who has read which section as it stands."""

from __future__ import annotations

from datetime import date

import click

from galley.cli import common
from galley.cli.common import FORMATS, LONGEST_NAME, Many, Names, somebody
from galley.cli.ending import finish, finish_with
from galley.cli.program import Command
from galley.cli.words import told
from galley.message import said


def _signer(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return None if value is None else somebody(ctx, param, value)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day that is given, else today."""
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = said("{given} is not a date: write year-month-day, as 2014-10-21", given=repr(value))
        raise click.BadParameter(told(message), ctx, param) from None


@click.command(cls=Command)
@click.argument("sections", required=False, type=Many(), metavar="[SECTION[,SECTION…]]")
@click.argument("publication", default="")
@click.option("--language", cls=Names, default=(), help="The language it was read in; with --status several.")
@click.option("--by", callback=_signer, help=f"Who has read it; at most {LONGEST_NAME} characters.")
@click.option("--date", "day", callback=_day, help="The day it was read, as 2015-02-27; else today.")
@click.option("--status", "tell", is_flag=True, help="Tell which sections are signed, opened again by a change, never.")
@click.option("--format", "form", type=FORMATS, default="text", help="Of --status: a table, or JSON.")
def sign(
    sections: tuple[str, ...] | None,
    publication: str,
    language: tuple[str, ...],
    by: str | None,
    day: date,
    tell: bool,
    form: str,
) -> None:
    """Record that SECTION of PUBLICATION, else of the newest report, was read as it stands. Any change of what it says opens it again.

    Of a translation all units are reviewed with it. `publication` is what publication.yaml says: cover and parts. With --status PUBLICATION may stand alone.
    """
    if tell:
        _tell((publication or (sections or ("",))[0]), language, form)
    if not sections or by is None or len(language) != 1:
        raise click.UsageError(told(said("name a SECTION, one --language, and --by whom it was read")))
    from galley.pipeline.signing import sign as record

    signed, problems = record(common.ROOT, sections, publication, language[0], by, day)
    finish(problems, "text", False, signed)


def _tell(publication: str, languages: tuple[str, ...], form: str) -> None:
    """Print how the sections stand, and leave."""
    from galley.pipeline.signing import status

    found, problems = status(common.ROOT, publication, languages)
    finish_with(problems, form, found.tables() if found else [], signed=found.as_json() if found else None)
