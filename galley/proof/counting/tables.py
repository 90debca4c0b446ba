"""Raw rows of tables: which cell is missing, and which row is out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Span

_TOKEN = re.compile(r"\S+")
_MEASURED = re.compile(r"[第]?(\d+)\s*([年次届回回人名个件%％]|년|회|차|명|г\.|он)\w?")
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A word or number of a raw row; `shape` is what it counts, or text."""

    span: Span
    shape: str
    value: int


def raw_tables(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The tables of a text that was sent, whose rows are one passage each; a row of several passages is left out."""
    tables: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind is Kind.CELL and passage.group.startswith("table "):
            tables.setdefault(passage.group, []).append(passage)
    return [_whole_rows(rows) for rows in tables.values()]


def _whole_rows(rows: list[Passage]) -> list[Passage]:
    pieces = Counter(row.position for row in rows)
    return [row for row in rows if pieces[row.position] == 1]


def cells(row: Passage) -> list[Cell]:
    """The cells of a raw row, as spaces divide it; words of one cell are cells of their own."""
    return [_cell(row, found) for found in _TOKEN.finditer(row.text)]


def _cell(row: Passage, found: re.Match[str]) -> Cell:
    measured = _MEASURED.fullmatch(found[0])
    span = Span(row, found.start(), found.end())
    return Cell(span, f"#{measured[2]}", int(measured[1])) if measured else Cell(span, "text", 0)


def missing_cells(rows: Sequence[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """Rows without a numeric cell that all others have: the row, where the cell would stand, what it counts."""
    table = [cells(row) for row in rows]
    shapes = Counter(tuple(cell.shape for cell in row) for row in table)
    usual, times = shapes.most_common(1)[0] if shapes else ((), 0)
    if times < _FEWEST or times < len(rows) - 3:
        return
    for row, inside in zip(rows, table, strict=True):
        shape = tuple(cell.shape for cell in inside)
        for at, lost in enumerate(usual):
            if lost.startswith("#") and at and shape == usual[:at] + usual[at + 1 :]:
                yield row, inside[at - 1].span.end - 1, lost[1:]
                break


def columns(rows: Sequence[Passage]) -> Iterator[list[Cell]]:
    """The columns of years of a table."""
    table = [cells(row) for row in rows]
    for at in range(1, max((len(row) for row in table), default=0)):
        column = [row[at] for row in table if at < len(row) and row[at].shape in ("#年", "#년", "#он", "#г.")]
        if len(column) >= max(_FEWEST, len(rows) - 2):
            yield column


def out_of_order(values: Sequence[tuple[int, ...]]) -> list[int]:
    """The indexes that stand too far up or down in a row that ascends otherwise; none where more than one does."""
    falls = [index for index, (before, after) in enumerate(pairwise(values), 1) if after < before]
    if len(values) < _FEWEST or len(falls) != 1:
        return []
    at = falls[0]
    for odd in (at, at - 1):
        rest = [value for index, value in enumerate(values) if index != odd]
        if all(before <= after for before, after in pairwise(rest)):
            return [odd]
    return []
