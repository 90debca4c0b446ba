"""What is set on a map and below it: numbers on their discs, what they mean, and what the map does not mean to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from galley.figures.canvas import LABEL, SMALL, Canvas, folded
from galley.figures.map.badges import Badge, Placed
from galley.figures.surface import Surface, Words
from galley.model.maps import MapFile

KEY = 22.0
NOTE = 9.0
CAPTION = 55.0
"""What is kept free below the figure on its page, for its caption and the space around it."""


def name_size(width: float) -> float:
    """How large the names of countries are set on a map of a width, in points."""
    return max(6.5, min(9.5, width / 44))


def digits(width: float) -> tuple[float, float]:
    """How large numbers are set on a map of a width, and the radius of the discs they stand on, in points."""
    size = max(6.0, min(7.0, width / 62))
    return size, size * 0.71


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


def below(notes: Sequence[str]) -> float:
    """How high the key and the notes are."""
    return KEY + NOTE * len(notes)


def draw_below(
    canvas: Canvas, at: tuple[float, float], kinds: Iterable[tuple[str, bool, str]], notes: Sequence[str], width: float
) -> None:
    """The key of marks, each with whether it is faint and what it means, and the notes; `at` is where they begin. A key without a mark
    is words alone."""
    (left, top), (size, radius) = at, digits(width)
    x, y = left, top + KEY / 2 + 1
    for text, faint, name in kinds:
        if text:
            stretch = stretched(text, size, radius, canvas)
            x += radius + stretch
            draw_badge(canvas, Placed(Badge("", text, (x, y), 0, None, stretch, faint), (x, y), radius), size)
            x += radius + stretch + 4
        canvas.text((x, y + LABEL * 0.36), name, LABEL)
        x += canvas.width_of(name, LABEL, False) + 14
    canvas.lines((left, top + KEY + NOTE * 0.8), notes, NOTE, SMALL, colour="grey")


def notes(plan: MapFile, words: Words, surface: Surface) -> list[str]:
    """What the map does not mean to say, and whose data it is drawn from."""
    said = (words.name(plan.disclaimer), words.name(plan.attribution))
    return [line for each in said for line in folded(each, surface.width, SMALL, surface.width_of)]
