"""Engines: the kinds of search that rules ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from galley.proof.finding import Finding
    from galley.proof.reading import Reading
    from galley.proof.rulebook.rule import Rule

    Search = Callable[[Rule, Reading], Iterable[Finding]]

ENGINES: dict[str, Search] = {}
"""The engines by name; a module of `engines` enters its own."""


def engine(name: str) -> Callable[[Search], Search]:
    """Enters a function as the engine `name`: it finds in a reading what a rule's tables say."""

    def entered(search: Search) -> Search:
        if name in ENGINES:
            raise ValueError(f"two engines are named {name}")
        ENGINES[name] = search
        return search

    return entered
