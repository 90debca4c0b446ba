"""Columns of a terminal, where full-width characters count twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equally many cells in columns, the first flush left, the others flush right."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "".join(f"{_padded(row, widths)}\n" for row in rows)


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    gaps = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
    return "  ".join(
        [f"{row[0]}{gaps[0]}", *(gap + cell for cell, gap in zip(row[1:], gaps[1:], strict=True))]
    ).rstrip()
