"""The folders of the tables: `galley/proof/tables`, with one for each language and `all/` for every one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath

from galley.files import Files
from galley.tongues import EVERY

_FILES = Files(Path(__file__).parent.parent)
_FOLDER = "tables"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(each for each in _FILES.folders(_FOLDER) if each != EVERY)


def families(folder: str) -> Iterator[tuple[str, str]]:
    """The files of a folder that tell of rules: the family of each, and its text."""
    for file in _FILES.listing(f"{_FOLDER}/{folder}", ".yaml"):
        yield PurePath(file).stem, _FILES.text(file)
