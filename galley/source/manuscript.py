"""The text of a source file before YAML sees it: its lines, and the characters no source file may hold."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from galley.files import with_line_feeds
from galley.message import Message, said
from galley.problem import Place, Problem

MAX_PROBLEMS = 200
UNUSABLE = re.compile("([\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff])\\1*")
_LINE_ENDS = {
    "\r": said("carriage return, the line end of old Macs"),
    "\x85": said("next line, a line end to some programs"),
    "\u2028": said("line separator"),
    "\u2029": said("paragraph separator"),
}
_INVISIBLE = {"\0": said("NUL"), "\ufeff": said("byte order mark")}
_CATEGORIES = {"Cs": said("half of a surrogate pair"), "Cn": said("not a character")}
_ODD_INDENT = re.compile(r" *([^\S ]\s*)")
_LEAD = re.compile(r" *(?:[-?] +)*")
_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])")
_ENTRY = re.compile(r"^(?:- |[^\s#&*!|>%@`\"'\[\]{},?:-][^\n:]*:(?= |$))", re.MULTILINE)


@dataclass(frozen=True)
class Manuscript:
    """A file's text, lines ended by newlines alone. An `index` counts its characters from 0, a `row` its lines."""

    file: str
    text: str
    starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [0, *(match.end() for match in re.finditer("\n", self.text))])

    def row(self, index: int) -> int:
        """The row the character at `index` stands in."""
        return bisect_right(self.starts, index) - 1

    def line(self, row: int) -> str:
        """The text of a row, without its line end; empty before the first."""
        return self.text[self.starts[row] : self.end(row)] if row >= 0 else ""

    def end(self, row: int) -> int:
        """The index of the row's line end."""
        return self.starts[row + 1] - 1 if row + 1 < len(self.starts) else len(self.text)

    def place(self, index: int, length: int = 1) -> Place:
        """The place of `length` characters from `index`, cut at the end of their line."""
        row = self.row(index)
        return Place(self.file, row + 1, index - self.starts[row] + 1, max(min(length, self.end(row) - index), 1))

    def next_entry(self, index: int) -> int | None:
        """The index of the next line after that of `index` that opens an entry of the outermost map or list."""
        match = _ENTRY.search(self.text, self.end(self.row(index)))
        return match.start() if match else None


def receive(text: str, file: str) -> tuple[Manuscript, list[Problem]]:
    """The text made safe for the parser, character for character, and the problems of its characters.

    An unusable character becomes U+FFFD; white space that cannot indent becomes a tab, where the parser stops.
    """
    raw = Manuscript(file, with_line_feeds(text.removeprefix("\ufeff")))
    problems = [_unusable(raw, match) for match in islice(UNUSABLE.finditer(raw.text), MAX_PROBLEMS + 1)]
    usable = UNUSABLE.sub(lambda match: "\ufffd" * len(match[0]), raw.text)
    rows = usable.split("\n")
    literal = _literal_rows(rows)
    for row, line in enumerate(rows):
        match = _ODD_INDENT.match(line)
        if match and row not in literal and len(problems) <= MAX_PROBLEMS:
            problems.append(_odd_indent(raw, raw.starts[row] + match.start(1), match[1]))
            rows[row] = line[: match.start(1)] + "\t" * len(match[1]) + line[match.end(1) :]
    return Manuscript(file, "\n".join(rows)), problems


def unusable_name(character: str) -> Message:
    """What a message calls an unusable character: its code and what it is."""
    name = _LINE_ENDS.get(character) or _INVISIBLE.get(character) or _CATEGORIES.get(unicodedata.category(character))
    return said("U+{code} ({name})", code=f"{ord(character):04X}", name=name or said("a control character"))


def _unusable(manuscript: Manuscript, match: re.Match[str]) -> Problem:
    line_end = match[1] in _LINE_ENDS
    return Problem(
        "source.character",
        said("the character {character} cannot be used", character=unusable_name(match[1])),
        said("put an ordinary line end or a space in its place")
        if line_end
        else said("delete it or type the text anew"),
        manuscript.place(match.start(), len(match[0])),
    )


def _odd_indent(manuscript: Manuscript, index: int, run: str) -> Problem:
    tab = run[0] == "\t"
    code, name = ord(run[0]), unicodedata.name(run[0], "").lower()
    return Problem(
        "source.tab" if tab else "source.indent-space",
        said("a tab stands in the indentation")
        if tab
        else said("the character U+{code} ({name}) stands in the indentation", code=f"{code:04X}", name=name),
        said("indent with ordinary spaces, two for each level"),
        manuscript.place(index, len(run)),
    )


def _literal_rows(lines: list[str]) -> set[int]:
    """The rows inside block scalars, judged by their headers and indentation (YAML 1.1, section 9.2)."""
    rows: set[int] = set()
    row = 0
    while row < len(lines):
        header = _literal_header(lines[row])
        row += 1
        if header:
            inside = list(_inside(lines, row, *header))
            rows.update(inside)
            row += len(inside)
    return rows


def _literal_header(line: str) -> tuple[int, int] | None:
    """For a line that opens a block scalar the column of its key or dash and the indent it states (0: none)."""
    head, _, last = line.split(" #", 1)[0].rstrip().rpartition(" ")
    mark = _HEADER.fullmatch(last)
    if not mark or not head.rstrip().endswith((":", "-")) or head.lstrip().startswith("#"):
        return None
    lead = _LEAD.match(line)
    column = lead.end() if lead else 0
    if column > len(head):
        column = line.rindex("-", 0, column)
    return column, int(re.sub(r"\D", "", last) or 0)


def _inside(lines: list[str], row: int, parent: int, stated: int) -> Iterator[int]:
    depth = parent + stated if stated else 0
    for inner in range(row, len(lines)):
        line = lines[inner]
        spaces = len(line) - len(line.lstrip(" "))
        if spaces == len(line):
            yield inner
            continue
        if not depth:
            depth = spaces if spaces > parent and line[spaces] != "\t" else len(line) + 1
        if spaces < depth:
            return
        yield inner
