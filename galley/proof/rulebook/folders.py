"""The folders of the tables: `galley/proof/tables`, with one for each language and `all/` for every one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from galley import source
from galley.files import Files

EVERY = "all"
"""The folder of what holds in every language."""

_FILES = Files(Path(__file__).parent.parent)
_FOLDER = "tables"
_LANGUAGE, NUMBERS = "language", "numbers"
"""The files of a folder that tell of the language itself, not of rules: in general, and how it writes numbers."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(each for each in _FILES.folders(_FOLDER) if each != EVERY)


@cache
def kin(language: str) -> tuple[str, ...]:
    """The folders that hold for a language, the nearest last: those of zh, then those of zh-Hant."""
    parts = language.split("-")
    return tuple("-".join(parts[:count]) for count in range(1, len(parts) + 1))


@cache
def facts(language: str, of: str = _LANGUAGE) -> Mapping[str, Any]:
    """What is true of a language: what its `language.yaml` or `numbers.yaml` tells, over what those of its kin and of every language do."""
    found: dict[str, Any] = {}
    for folder in (EVERY, *kin(language)):
        file = f"{_FOLDER}/{folder}/{of}.yaml"
        if _FILES.exists(file):
            found |= source.plain(_FILES.text(file))
    return found


def is_spaced(language: str) -> bool:
    """Whether a language writes its words apart."""
    return bool(facts(language).get("spaced") != "no")


def families(folder: str) -> Iterator[tuple[str, str]]:
    """The files of a folder that tell of rules: the family of each, and its text."""
    for file in _FILES.listing(f"{_FOLDER}/{folder}", ".yaml"):
        if PurePath(file).stem not in (_LANGUAGE, NUMBERS):
            yield PurePath(file).stem, _FILES.text(file)
