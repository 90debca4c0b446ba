"""Lines that are no running text: rows of tables, and labels that stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from galley.passages.lines import Line
from galley.tongues import is_spaced

ROW_WIDTH = 140
"""A wider line, in half ems, is no table row unless it has tabs."""
REACH = 4
"""Between rows so many lines apart stand parts of rows that were broken into several lines."""
_PIECE_WIDTH = 48

_DATE = re.compile(r"(?<!\S)\d{1,2}\. ?\d{1,2}(?: ?[~～–—-] ?\d{1,2}\. ?\d{1,2})?(?!\S)")
_WIDE_GAP = re.compile(r" {2,}|\u3000")
_SENTENCE = re.compile(r"[，。；！？]|[.;!?] ")
_LABEL = re.compile(
    r"""[（(]\s*\d+\s*[)）]\.? | \W+
    | \d{4}\s?[.年/-]\s?\d{1,2}\s?[.月/-]\s?\d{1,2}\s?[.日]?
    | (?:https?://)?[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?:/\S*)?
    | \w(?:[ \u3000]+\w){1,5}""",
    re.VERBOSE,
)


class Shape(Enum):
    """What a line is by its shape alone."""

    TEXT = auto()
    ROW = auto()
    PIECE = auto()
    """Part of a row of a table that was broken into several lines."""
    LABEL = auto()


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line with its shape; `table` is the line its table begins in, `row` counts the rows of that from 1."""

    line: Line
    shape: Shape
    table: int = 0
    row: int = 0


def shaped(lines: Sequence[Line], language: str) -> list[Shaped]:
    """The lines with their shapes."""
    fields = [_fields(line, language) for line in lines]
    shapes = [_shape(lines, fields, at) for at in range(len(lines))]
    _find_pieces(lines, shapes)
    return _counted(lines, shapes)


def _fields(line: Line, language: str) -> int:
    """How many fields of a row a line has; 9 where it is one whatever its neighbours are, 0 where it is none."""
    text = line.text
    if "\t" in text or text.count("•") > 1:
        return 9 if any(character.isalnum() for character in text) else 0
    if line.width > ROW_WIDTH or line.ended or (line.marker is not None and line.marker.style == "circled"):
        return 0
    dated = _DATE.sub(" date ", text)
    if _SENTENCE.search(dated):
        return 0
    if dated != text:
        return 9 if len(dated.split()) > 1 else 1
    if not is_spaced(language) and not text.isascii():
        return len(text.split())
    return len(_WIDE_GAP.split(text))


def _shape(lines: Sequence[Line], fields: Sequence[int], at: int) -> Shape:
    line = lines[at]
    if line.width <= ROW_WIDTH and _LABEL.fullmatch(line.text):
        return Shape.LABEL
    near = [*fields[max(at - 2, 0) : at], *fields[at + 1 : at + 3]]
    if fields[at] >= 9 or (fields[at] >= 3 and any(other >= 3 for other in near)):
        return Shape.ROW
    bulleted = line.marker is not None and line.marker.text == "•"
    beside = [lines[each].text.count("•") > 1 for each in (at - 1, at + 1) if 0 <= each < len(lines)]
    return Shape.ROW if bulleted and any(beside) else Shape.TEXT


def _find_pieces(lines: Sequence[Line], shapes: list[Shape]) -> None:
    """Marks what stands between two rows and is no sentence as part of a row."""
    last = None
    for at, shape in enumerate(shapes):
        if shape is Shape.ROW:
            if last is not None and 1 < at - last <= REACH and all(map(_may_be_piece, lines[last + 1 : at])):
                shapes[last + 1 : at] = [Shape.PIECE] * (at - last - 1)
            last = at


def _may_be_piece(line: Line) -> bool:
    return not line.ended and line.marker is None and line.width <= _PIECE_WIDTH and not _LABEL.fullmatch(line.text)


def _counted(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shaped]:
    """The lines with the rows of tables counted: a part goes with the row before where that ends with a date."""
    found: list[Shaped] = []
    table = row = 0
    is_open = False
    for line, shape in zip(lines, shapes, strict=True):
        if shape not in (Shape.ROW, Shape.PIECE):
            found.append(Shaped(line, shape))
            table = 0
            continue
        if not table:
            table, row, is_open = line.number, 0, False
        before = found[-1] if row else None
        if shape is Shape.ROW:
            row += not is_open
            is_open = False
        elif not is_open and not (before and (before.line.text[-1:].isdigit() or before.shape is Shape.PIECE)):
            row, is_open = row + 1, True
        found.append(Shaped(line, shape, table, row))
    return found
