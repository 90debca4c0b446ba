"""Composing a line: the spaces between all its characters, across inline boxes, and what is spent or saved on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from .context import is_simple, run_of
from .fit import ScriptLayout, laid
from .gaps import SOLID, Gap
from .run import Run
from .slack import spent


@dataclass(slots=True)
class Piece:
    """A text box of a line with its run; `joined` says that it touches the text before it."""

    box: Any
    run: Run
    start: int
    joined: bool
    gaps: list[Gap] = field(default_factory=list)
    """The space before each of its characters."""

    @property
    def text(self) -> str:
        """Its characters."""
        return str(self.box.text)


def compose(line: Any, available: float, *, justify: bool) -> None:
    """Space a line: by nature, shrunk when it is too long for `available` px, stretched to it when justified."""
    pieces = _pieces(line)
    if not pieces:
        return
    first, last = pieces[0], pieces[-1]
    _set_gaps(pieces)
    gaps = [each for piece in pieces for each in piece.gaps]
    ems = [piece.run.em for piece in pieces for _ in piece.gaps]
    naturals = [each.natural * em for each, em in zip(gaps, ems, strict=True)]
    naturals[0] = first.run.lead(first.start)
    others = line.width - sum(piece.box.width for piece in pieces)
    room = available - (others + sum(naturals) + sum(_advance(piece) for piece in pieces))
    tail = _tail(last, room)
    slack = room - tail
    added = spent(gaps, ems, slack) if justify or slack < 0 else [0.0] * len(gaps)
    _place(line, pieces, [one + other for one, other in zip(naturals, added, strict=True)], tail)


def _tail(last: Piece, room: float) -> float:
    """What stands after the last character, in px; `room` is what it has without."""
    end = last.start + len(last.text) - 1
    tail = last.run.tail(end, fits=True)
    return tail if tail <= room + 1e-6 else last.run.tail(end, fits=False)


def _pieces(line: Any) -> list[Piece]:
    """The text boxes of a line that have characters, measured and laid out as they are now."""
    pieces: list[Piece] = []
    joined = False
    for box in _leaves(line):
        if box is None or not is_simple(box.style):
            joined = False
        elif box.text:
            run, start = _run(box)
            pieces.append(Piece(box, run.measure(), start, joined))
            joined = True
    return pieces


def _run(box: Any) -> tuple[Run, int]:
    """The run of a text box. What the engine has laid out is measured now; what it has cut, laid out again."""
    layout = box.pango_layout
    if isinstance(layout, ScriptLayout) and layout.run.text.startswith(box.text, layout.start):
        if layout.text != box.text:
            box.pango_layout, _, _ = laid(layout.run, layout.start, layout.start + len(box.text), box.style)
        return layout.run, layout.start
    known = run_of(box.style)
    before = known.before if known and known.text.startswith(box.text[:-1]) else None
    run = Run(box.text, known.style if known else box.style, before, is_raised=known is not None and known.is_raised)
    box.pango_layout, _, _ = laid(run.measure(), 0, len(box.text), box.style)
    return run, 0


def _leaves(box: Any) -> Iterator[Any]:
    """Text boxes in order; None where something else or space at an inline box's edge stands between."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.LineBox | boxes.InlineBox):
            if child.margin_left or child.padding_left or child.border_left_width:
                yield None
            yield from _leaves(child)
            if child.margin_right or child.padding_right or child.border_right_width:
                yield None
        else:
            yield None


def _set_gaps(pieces: list[Piece]) -> None:
    for piece in pieces:
        run, start = piece.run, piece.start
        first = run.gaps[0] if piece.joined and not start else SOLID
        piece.gaps = [first, *run.gaps[start + 1 : start + len(piece.text)]]


def _advance(piece: Piece) -> float:
    return sum(piece.run.advances[piece.start : piece.start + len(piece.text)])


def _place(line: Any, pieces: list[Piece], spaces: list[float], tail: float) -> None:
    """Give each piece the spaces before its characters, and move all boxes of the line to where they belong."""
    moves: dict[int, tuple[float, float]] = {}
    position = 0
    for piece in pieces:
        own = spaces[position : position + len(piece.text)]
        position += len(piece.text)
        behind = [*own[1:], 0.0]
        piece.box.pango_layout.spaces = behind if any(behind) else []
        last = tail if piece is pieces[-1] else 0.0
        lead = own[0] if piece is pieces[0] else 0.0
        piece.box.pango_layout.lead = lead
        moves[id(piece.box)] = (own[0] - lead, lead + _advance(piece) + sum(behind) + last)
    _move(line, moves, 0.0)


def _move(box: Any, moves: dict[int, tuple[float, float]], shift: float) -> float:
    """Move a box and all in it; returns how far what follows moves."""
    if isinstance(box, boxes.TextBox):
        lead, width = moves.get(id(box), (0.0, box.width))
        box.position_x += shift + lead
        shift += lead + width - box.width
        box.width = width
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += shift
        moved = shift
        for child in box.children:
            if child.is_in_normal_flow():
                moved = _move(child, moves, moved)
        box.width += moved - shift
        shift = moved
    else:
        box.translate(shift, 0)
    return shift
