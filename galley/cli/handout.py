"""The hand-out for a translator."""

from __future__ import annotations

import click

from galley.cli import common
from galley.cli.ending import finish
from galley.cli.git import revision
from galley.cli.program import Command


@click.command(cls=Command)
@click.argument("language")
@click.argument("publication", default="")
def handout(language: str, publication: str) -> None:
    """Pack what the translator into LANGUAGE needs of PUBLICATION, else of the newest report: catalogue, facing-text proof, glossary, instructions.

    What comes back is taken in by `locales take` and `comments take`.
    """
    from galley.pipeline.handout import hand_out

    written, problems = hand_out(common.ROOT, language, publication, revision(common.ROOT))
    finish(problems, "text", False, written)
