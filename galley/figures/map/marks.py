"""What is set on a map and below it: numbers on their discs, what they mean, and what the map does not mean to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from galley.figures.canvas import LABEL, SMALL, Canvas, folded
from galley.figures.map.badges import Badge, Placed
from galley.figures.map.sizes import digits
from galley.figures.surface import Surface, Words
from galley.model.maps import MapFile

KEY = 22.0
NOTE = 9.0
ROW = 13.0
"""From one row of the key to the next."""
APART = 14.0
"""Between two entries of a row."""
Entry = tuple[str, bool, str]
"""What an entry of the key says: its mark, whether that is faint, and what it means. One without a mark is words alone."""
CAPTION = 55.0
"""What is kept free below the figure on its page, for its caption and the space around it."""


def draw_badge(canvas: Canvas, placed: Placed, size: float) -> None:
    """A number on its disc, and the line to its land."""
    badge, (x, y), radius = placed.badge, placed.at, placed.radius
    if placed.leader:
        canvas.line(*placed.leader, "paper", 1.6)
        canvas.line(*placed.leader, "ink", 0.5)
        canvas.circle(placed.leader[1], 1.0, "ink", "paper", 0.4)
    fill, edge, colour = ("light", "ink", "ink") if badge.faint else ("paper", "ink", "ink")
    if badge.stretch:
        canvas.path(_pill(x, y, radius, badge.stretch), fill, edge, 0.5)
    else:
        canvas.circle((x, y), radius, fill, edge, 0.5)
    canvas.text((x, y + size * 0.36), badge.text, size, "middle", True, colour)


def _pill(x: float, y: float, radius: float, stretch: float) -> str:
    left, right, top = x - stretch, x + stretch, y - radius
    arc = f"A{radius:.2f} {radius:.2f} 0 0 1"
    return f"M{left:.2f} {top:.2f}H{right:.2f}{arc} {right:.2f} {top + 2 * radius:.2f}H{left:.2f}{arc} {left:.2f} {top:.2f}Z"


def stretched(text: str, size: float, radius: float, surface: Surface | Canvas) -> float:
    """By how much a disc has to be wider on both sides for a text."""
    need = surface.width_of(text, size, True) / 2 + size * 0.12
    return max(0.0, need - radius * 0.86)


def in_rows(key: Iterable[Entry], surface: Surface) -> list[list[Entry]]:
    """The key in rows as long as its sheet allows."""
    rows: list[list[Entry]] = [[]]
    for each in key:
        if rows[-1] and _long([*rows[-1], each], surface) > surface.width:
            rows.append([])
        rows[-1].append(each)
    return rows


def _long(row: Sequence[Entry], surface: Surface | Canvas) -> float:
    """How long a row of the key is."""
    size, radius = digits(surface.width)
    marks = sum(2 * (radius + stretched(text, size, radius, surface)) + 4 for text, _, _ in row if text)
    return marks + sum(surface.width_of(name, LABEL, False) for _, _, name in row) + APART * (len(row) - 1)


def below(rows: Sequence[Sequence[Entry]], notes: Sequence[str]) -> float:
    """How high the key and the notes are."""
    return KEY + ROW * (len(rows) - 1) + NOTE * len(notes)


def draw_below(
    canvas: Canvas, at: tuple[float, float], rows: Sequence[Sequence[Entry]], notes: Sequence[str], width: float
) -> None:
    """The key of marks in rows, and the notes; `at` is where they begin, or farther left where they are too long to stand there."""
    (left, top), (size, radius) = at, digits(width)
    longest = max(*(_long(row, canvas) for row in rows), *(canvas.width_of(each, SMALL, False) for each in notes), 0.0)
    left = max(0.0, min(left, canvas.width - longest))
    for number, row in enumerate(rows):
        x, y = left, top + KEY / 2 + 1 + ROW * number
        for text, faint, name in row:
            if text:
                stretch = stretched(text, size, radius, canvas)
                x += radius + stretch
                draw_badge(canvas, Placed(Badge("", text, (x, y), 0, None, stretch, faint), (x, y), radius), size)
                x += radius + stretch + 4
            canvas.text((x, y + LABEL * 0.36), name, LABEL)
            x += canvas.width_of(name, LABEL, False) + APART
    canvas.lines((left, top + below(rows, ()) + NOTE * 0.8), notes, NOTE, SMALL, colour="grey")


def notes(plan: MapFile, words: Words, surface: Surface) -> list[str]:
    """What the map does not mean to say, and whose data it is drawn from."""
    said = (words.name(plan.disclaimer), words.name(plan.attribution))
    return [line for each in said for line in folded(each, surface.width, SMALL, surface.width_of)]
