"""How sheets become a book. Read at every start of the program, so that it imports nothing else."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How sheets become a book."""

    BOOKLET = "booklet"
    SPREADS = "2-up"
    STACKS = "cut-and-stack"
