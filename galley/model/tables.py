"""Tables: which cells are one, what their numbers are worth, which notes they call; and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.base import Checked
from galley.model.inserts import Row, TableInsert
from galley.model.publication import Publication
from galley.numbers import Digits, in_digits
from galley.problem import Problem, Severity
from galley.text import Line, NoteCall, Text, leaves

LEFT, ABOVE = "<", "^"
"""The cells that are one with the cell at their left, and with the one above."""
SUM = "facts.sum"
"""The code under which it is accepted that a total row is no sum."""
_DASHES = "-‐–—―−－ー─"
"""What stands where there is nothing to count; the last four as keyboards of East Asia give them."""
Cell = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Span:
    """How many columns and rows a cell takes."""

    columns: int = 1
    rows: int = 1


def spans(table: TableInsert) -> list[list[Span | None]]:
    """What each cell takes; None of those that are part of another."""
    parts: dict[Cell, list[Cell]] = {}
    for cell, first in firsts(table).items():
        parts.setdefault(first, []).append(cell)
    return [
        [_span(parts[row, column]) if (row, column) in parts else None for column in range(len(each.cells))]
        for row, each in enumerate(table.rows)
    ]


def joined(taken: Iterable[Sequence[Span | None]]) -> Iterator[bool]:
    """Whether a cell of a row above takes each row too; `taken` is what each cell takes."""
    below = 0
    for row, spans in enumerate(taken):
        yield row < below
        below = max([below, *(row + span.rows for span in spans if span)])


def _span(cells: list[Cell]) -> Span:
    """The span of the rectangle around some cells."""
    rows, columns = ({cell[at] for cell in cells} for at in (0, 1))
    return Span(max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)


def firsts(table: TableInsert) -> dict[Cell, Cell]:
    """The cell that each cell is part of: itself, or the one that its marks lead to. A mark that leads nowhere is by itself."""
    found: dict[Cell, Cell] = {}
    for row, each in enumerate(table.rows):
        for column, line in enumerate(each.cells):
            way = {LEFT: (row, column - 1), ABOVE: (row - 1, column)}.get(_mark(line), (row, column))
            found[row, column] = found.get(way, (row, column))
    return found


def _mark(line: Line) -> str:
    return str(line.source).strip()


def digits(line: Line, language: str) -> Digits | None:
    """The number that a cell of a text in a language has, if it has one and nothing else but calls of notes."""
    first, *rest = line.inlines or (None,)
    if isinstance(first, Text) and all(isinstance(each, NoteCall) for each in rest):
        return in_digits(first.text, language)
    return None


def called(table: TableInsert) -> list[str]:
    """The ids of the notes that column heads and cells call, in the order of their first calls."""
    return list(dict.fromkeys(call.label for call in _calls(table)))


def _calls(table: TableInsert) -> Iterator[NoteCall]:
    lines = [*(column.heading for column in table.columns), *(cell for row in table.rows for cell in row.cells)]
    for line in lines:
        yield from (leaf for leaf in leaves(line.inlines) if isinstance(leaf, NoteCall))


def check_tables(publication: Publication) -> Iterator[Problem]:
    """Rows with holes, cells that make no rectangle, totals that are no sums, notes that are not there, tables that nothing names."""
    for section in publication.sections.values():
        language = section.source_language or publication.record.source_language
        for table in section.inserts:
            if isinstance(table, TableInsert):
                yield from _check(table, language)


def _check(table: TableInsert, language: str) -> Iterator[Problem]:
    holes = list(_holes(table))
    yield from holes or _merges(table)
    if not holes and not table.remark:
        yield from _totals(table, language)
        yield from _rough(table, language)
    yield from _notes(table)
    if table.caption is None and table.alt is None:
        mend = said("give it a `caption:`, or `alt:`, a sentence that says what it shows to those who cannot see it")
        yield Problem(
            "facts.no-title", said("nothing says what the table {id} shows", id=table.id), mend, table.place("id")
        )


def _holes(table: TableInsert) -> Iterator[Problem]:
    for row in table.rows:
        if len(row.cells) != len(table.columns):
            message = said(
                "the row has {cells} cells, the table {columns} columns",
                cells=len(row.cells),
                columns=len(table.columns),
            )
            mend = said('give each column a cell; an empty one is ""')
            yield Problem("facts.cells", message, mend, row.place("cells"))


def _merges(table: TableInsert) -> Iterator[Problem]:
    """Cells that are one make a rectangle; each group that does not is told once, where its first cell stands."""
    mend = said("`<` takes the cell at its left, `^` the one above: together they fill a rectangle")
    groups: dict[Cell, list[Cell]] = {}
    for (row, column), first in firsts(table).items():
        mark = _mark(table.rows[row].cells[column])
        if first == (row, column) and mark in (LEFT, ABOVE):
            message = said("there is no cell for {mark} to be one with", mark=mark)
            yield Problem("facts.merged", message, mend, table.rows[row].place_in("cells", column))
        groups.setdefault(first, []).append((row, column))
    for (row, column), cells in groups.items():
        span = _span(cells)
        if span.columns * span.rows != len(cells):
            message = said("the cells that are one with this do not make a rectangle")
            yield Problem("facts.merged", message, mend, table.rows[row].place_in("cells", column))


def _totals(table: TableInsert, language: str) -> Iterator[Problem]:
    """A total row is the sum of the rows above it: of all, or of those behind the last total row, which then is one of a part."""
    for number, total in enumerate(table.rows):
        if total.total and not total.remark and not _is_accepted((table, total)):
            above = [row for row in table.rows[:number] if not row.total]
            last = max((at for at, row in enumerate(table.rows[:number]) if row.total), default=-1)
            for column in range(len(table.columns)):
                yield from _total(total, column, (above, list(table.rows[last + 1 : number])), language)


def _rough(table: TableInsert, language: str) -> Iterator[Problem]:
    """Cells with digits that are no plain number, among plain ones that are summed or set by their decimal separators.

    Words alone (“not reported”) are an answer; with digits a word, unit or mark says that a number is not what it seems.
    """
    for at, column in enumerate(table.columns):
        summed = any(row.total and not row.remark and _bare(row.cells[at], language) for row in table.rows)
        cells = [(row, row.cells[at]) for row in table.rows if not row.total]
        if (summed or column.align == "decimal") and any(_bare(cell, language) for _, cell in cells):
            for row, cell in cells:
                if _has_digits(cell) and not _bare(cell, language):
                    told = said("{cell} stands among numbers and is no plain number", cell=repr(_mark(cell)))
                    mend = said("write the digits alone; a note, `[^id]` in the cell, says the rest")
                    yield Problem("facts.rough", told, mend, row.place_in("cells", at), Severity.WARNING)


def _has_digits(cell: Line) -> bool:
    texts = (leaf.text for leaf in leaves(cell.inlines) if isinstance(leaf, Text))
    return any(map(str.isdecimal, "".join(texts)))


def _is_accepted(items: Iterable[Checked]) -> bool:
    return any(each.rule == SUM for item in items for each in item.accept)


def _total(total: Row, column: int, parts: tuple[list[Row], list[Row]], language: str) -> Iterator[Problem]:
    """A total in a column that has numbers alone; what is empty, or a dash, counts for nothing."""
    told = _bare(total.cells[column], language)
    whole, part = (_sum((row.cells[column] for row in rows), language) for rows in parts)
    if told is None or whole is None or whole.is_about(told) or (part and part.is_about(told)):
        return
    found = (part or whole).value
    message = said("the rows above make {found}, the total says {total}", found=found, total=told.value)
    mend = said("correct a number or the total, or tell readers in `remark:` why they differ")
    yield Problem(SUM, message, mend, total.place_in("cells", column))


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum, and how far its addends may be rounded."""

    value: Decimal
    slack: Decimal

    def is_about(self, told: Digits) -> bool:
        """Whether a total may be this sum: whole numbers exactly, decimals as far as each may be rounded."""
        return abs(self.value - told.value) <= self.slack


def _sum(cells: Iterable[Line], language: str) -> _Sum | None:
    """What cells make together; None where one is no number, or there is none."""
    counted = [cell for cell in cells if _mark(cell) not in ("", *_DASHES, LEFT, ABOVE)]
    found = [_bare(cell, language) for cell in counted]
    numbers = [each for each in found if each is not None]
    if not numbers or len(numbers) < len(found):
        return None
    places = max(len(each.part) for each in numbers)
    slack = Decimal(len(numbers) + 1) / 2 / 10**places if places else Decimal(0)
    return _Sum(sum((each.value for each in numbers), Decimal(0)), slack)


def _bare(cell: Line, language: str) -> Digits | None:
    found = digits(cell, language)
    return found if found and found.is_bare else None


def _notes(table: TableInsert) -> Iterator[Problem]:
    known, seen = [note.id for note in table.footnotes], set(called(table))
    for call in _calls(table):
        if call.label not in known:
            message = said("the table has no footnote {id}", id=call.label)
            mend = did_you_mean(call.label, known) if known else said("add it under `footnotes:` of the table")
            yield Problem("facts.note", message, mend, call.place)
    for note in table.footnotes:
        if note.id not in seen:
            message = said("nothing calls the note {label}", label=note.id)
            mend = said("write [^{label}] where the note belongs, or take the note away", label=note.id)
            yield Problem("facts.note", message, mend, note.place("id"))
