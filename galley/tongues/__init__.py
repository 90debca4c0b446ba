"""What is true of each language, as tables: its scripts, marks and letters, and how it writes numbers. A language is a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from galley import source
from galley.files import Files

EVERY = "all"
"""The folder of what holds in every language."""
LANGUAGE, NUMBERS = "language", "numbers"
"""The files of a folder: of the language in general, and how it writes numbers; others are of those who ask for them."""

FORMER = 2
"""So many signs of another age are no slips, nor a word that is quoted."""
_FILES = Files(Path(__file__).parent)


@cache
def kin(language: str) -> tuple[str, ...]:
    """The folders that hold for a language, the nearest last: those of zh, then those of zh-Hant."""
    parts = language.split("-")
    return tuple("-".join(parts[:count]) for count in range(1, len(parts) + 1))


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are tables for."""
    return tuple(each for each in _FILES.folders(".") if each != EVERY and _FILES.exists(f"{each}/{LANGUAGE}.yaml"))


@cache
def facts(language: str, of: str = LANGUAGE) -> Mapping[str, Any]:
    """What is true of a language: what its `language.yaml` or `numbers.yaml` tells, over what those of its kin and of every language do."""
    found: dict[str, Any] = {}
    for folder in (EVERY, *kin(language)):
        file = f"{folder}/{of}.yaml"
        if _FILES.exists(file):
            found |= source.plain(_FILES.text(file))
    return found


@lru_cache(maxsize=1 << 12)
def is_former(text: str, language: str) -> bool:
    """Whether a text is in the language of another age, or in its spelling: its signs stand there twice and more."""
    signs = facts(language).get("former")
    return bool(signs) and len(re.findall(str(signs), text)) >= FORMER


def is_spaced(language: str) -> bool:
    """Whether a language writes its words apart."""
    return bool(facts(language).get("spaced") != "no")
