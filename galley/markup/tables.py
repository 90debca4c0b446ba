"""Cells of tables: numbers with the separators of the language and in line by them, merged cells, marks of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from galley.language.units import translatable
from galley.markup.naming import Naming
from galley.model.inserts import Column, Row, TableInsert
from galley.model.sections import SectionBase
from galley.model.tables import Span, called, digits, joined, spans
from galley.numbers import minus
from galley.text import Line, Text, is_wide

CALL = "a"
"""Takes as much room as the call of a note at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as the template has it: its number in its row, from 1, its column, its text, its HTML, and what it takes."""

    number: int
    column: Column
    line: Line
    html: Markup
    span: Span

    @property
    def last(self) -> int:
        """The number of the last column that it takes."""
        return self.number + self.span.columns - 1

    @property
    def tag(self) -> str:
        """Its element: it is a head where it takes several rows at their beginning."""
        return "th" if self.number == 1 and self.span.rows > 1 else "td"


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row with its cells, but for those that are part of others; it `is_joined` to the row above by one that takes both."""

    row: Row
    cells: list[Cell]
    is_joined: bool


@dataclass(frozen=True, slots=True)
class Tabling:
    """Sets the tables of a book."""

    naming: Naming

    def head(self, table: TableInsert, column: Column, section: SectionBase) -> Markup:
        """The head of a column."""
        return self.naming.line(column.heading, section, self._caller(table))

    def rows(self, table: TableInsert, section: SectionBase) -> list[SetRow]:
        """The rows of a table."""
        widths = [self._room(table, number, section) for number in range(len(table.columns))]
        call = self._caller(table)
        taken = spans(table)
        return [
            SetRow(row, list(self._cells(table, row, own, widths, section, call)), is_joined)
            for row, own, is_joined in zip(table.rows, taken, joined(taken), strict=True)
        ]

    def _cells(
        self,
        table: TableInsert,
        row: Row,
        taken: list[Span | None],
        widths: list[str],
        section: SectionBase,
        call: Callable[[str], Markup],
    ) -> Iterator[Cell]:
        for number, (column, line, span, room) in enumerate(
            zip(table.columns, row.cells, taken, widths, strict=True), 1
        ):
            if span is not None:
                yield Cell(number, column, line, self._cell(line, column.align, room, section, call), span)

    def notes(self, table: TableInsert, section: SectionBase) -> list[tuple[str, str, Markup]]:
        """The notes of a table in the order of their calls: id, mark and text."""
        notes = {note.id: note for note in table.footnotes}
        return [
            (id, self.naming.voice.numeral("note", number), self.naming.line(notes[id].text, section))
            for number, id in enumerate(called(table), 1)
        ]

    def _caller(self, table: TableInsert) -> Callable[[str], Markup]:
        """What calls a note of a table: its mark, with a link to it."""
        order = called(table)

        def call(id: str) -> Markup:
            mark = self.naming.voice.numeral("note", order.index(id) + 1)
            return Markup('<a class="call" href="#{}/{}">\u2060{}</a>').format(table.address, id, mark)

        return call

    def _cell(
        self,
        line: Line,
        align: Literal["start", "end", "centre", "decimal"],
        room: str,
        section: SectionBase,
        call: Callable[[str], Markup],
    ) -> Markup:
        whole, part = self._parted(line, section) if align in ("end", "decimal") else (line, None)
        if align != "decimal" or not room:
            line = replace(line, inlines=(*whole.inlines, *part.inlines)) if part else line
            return self.naming.line(line, section, call)
        behind = self.naming.line(part, section, call) if part else Markup("")
        pattern = '{}<span class="fraction" style="width: {}">{}</span>'
        return Markup(pattern).format(self.naming.line(whole, section, call), room, behind)

    def _parted(self, line: Line, section: SectionBase) -> tuple[Line, Line | None]:
        """A number before its decimal separator and from there on, as the language of the book writes it; else the text alone."""
        own = self.naming.language_of(section)
        language = line.language or own
        found = digits(line, language if translatable(line.inlines) else own)
        if found is None:
            return line, None
        whole, part = self.naming.speaking(language).voice.in_digits(found.whole, found.part, found.grouped)
        sign = found.sign if found.sign in f"+{minus(language)}" else "−"
        first = Text(f"{found.before}{sign}{whole}")
        rest = (Text(part + found.after),) if part or found.after else ()
        return replace(line, inlines=(first,)), replace(line, inlines=(*rest, *line.inlines[1:]))

    def _room(self, table: TableInsert, number: int, section: SectionBase) -> str:
        """The room that a column keeps behind the whole parts of its numbers: that of the longest; nothing where none has more."""
        if table.columns[number].align != "decimal":
            return ""
        parts = [self._parted(row.cells[number], section)[1] for row in table.rows]
        room = max((_ems(part) for part in parts if part), default=0.0)
        return f"{room:.2f}em" if room else ""


def _ems(part: Line) -> float:
    """How wide what stands behind a whole number may be at most, in ems: digits of Noto's faces take 0.57, a per cent sign 0.9."""
    texts = "".join(each.text if isinstance(each, Text) else CALL for each in part.inlines)
    return sum(1.0 if is_wide(each) else 0.58 if each.isalnum() else 0.3 if each in ".,  " else 0.9 for each in texts)
