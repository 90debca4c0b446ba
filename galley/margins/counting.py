"""Numbers of lines beside a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from galley.maps import Box

NEAR = 3.0
"""Base lines that are so near are those of one line, in pt: as of cells in a row whose letters are not of one size."""
EVERY = 5


def numbered(baselines: Iterable[float], boxes: Sequence[Box]) -> Iterator[tuple[int, float]]:
    """Every fifth line of a page with its base line, of those that stand in `boxes`: running heads and folios are not counted."""
    inside = (y for y in baselines if any(bottom <= y <= top for _, bottom, _, top in boxes))
    lines: list[float] = []
    for y in sorted(inside, reverse=True):
        if not lines or lines[-1] - y > NEAR:
            lines.append(y)
    yield from ((number, y) for number, y in enumerate(lines, 1) if number % EVERY == 0)
