"""The earlier state that proofs mark changes against, by what it goes by on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from galley.cli.git import archive, commit
from galley.cli.words import told
from galley.files import Files
from galley.message import said
from galley.options import Earlier, Options, Since

FOLDERS = ("content", "locales", "templates")


def since(root: Path, name: str) -> Since:
    """The state: a file that is a map, a name that was frozen, or a revision of git; a usage error for anything else."""
    from galley.pipeline.freezing import is_frozen, of_map

    file = Path(name)
    if file.is_file():
        return of_map(file)
    if is_frozen(root, name):
        return Since(Earlier.FROZEN, name, name)
    digits = commit(root, name)
    if digits is None:
        message = said("“{name}” is no revision of git, no map of pages, and no frozen state", name=name)
        raise click.BadParameter(told(message), param_hint="--since")
    return Since(Earlier.REVISION, name, digits)


@contextmanager
def taken_out(options: Options) -> Iterator[Options]:
    """While it lasts, what stood at the revision that is asked for lies in a folder."""
    asked = options.since
    if asked is None or asked.kind is not Earlier.REVISION:
        yield options
        return
    from galley.pipeline.earlier import unpacked
    from galley.pipeline.select import folders

    named = (each.rpartition("/")[0] for each in folders(Files(options.root), options, []))
    with unpacked(archive(options.root, asked.key, tuple(dict.fromkeys((*FOLDERS, *named))))) as folder:
        yield replace(options, since=replace(asked, at=folder))
