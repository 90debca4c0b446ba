"""A misspelling: what stands in a text, and the name that should."""

from __future__ import annotations

from dataclasses import dataclass

PLACES = ("region", "short", "city", "country")
"""The sorts of names that are places."""
REAL = frozenset(("Hebei", "Hainan", "Hanoi", "Хэбэй", "Хайнань", "허베이성", "하이난성", "허베이", "하이난"))
"""Places that there are besides the registered ones they are like, for languages without a list of words."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """The characters from `start` to `end` should be `right`. `sure` when little else can be meant."""

    start: int
    end: int
    right: str
    sure: bool
