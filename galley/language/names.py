"""Choosing among the languages a name is known in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from galley.message import said

T = TypeVar("T")


def pick(names: Mapping[str, T], language: str, fallback: str) -> tuple[T, str]:
    """The name in the language, else in `fallback`, else the first there is; with the language it is in.

    An empty name counts as none. `ValueError` when there is no name at all.
    """
    for candidate in (language, fallback, *names):
        if names.get(candidate):
            return names[candidate], candidate
    raise ValueError(said("there is no name in any language"))
