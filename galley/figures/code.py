"""A QR code, which leads from paper to a web address (ISO/IEC 18004:2015).

A module is 0.6 mm, which phones read from a hand's breadth away and which offset holds; the quiet zone is that of 6.3.8, four modules.
"""

from __future__ import annotations

from itertools import groupby

from galley.figures.canvas import Canvas
from galley.figures.surface import roughly

MODULE_MM = 0.6
QUIET = 4
PT_PER_MM = 72 / 25.4


def matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules row by row, the dark ones true. Level M: seven to fifteen in a hundred may be lost."""
    import segno  # which has tables of its own, and few books have codes

    return tuple(tuple(map(bool, row)) for row in segno.make_qr(address, error="m", boost_error=False).matrix)


def code(address: str) -> Canvas:
    """The code as squares in ink, those that touch in a row as one."""
    rows = matrix(address)
    module = MODULE_MM * PT_PER_MM
    side = (len(rows) + 2 * QUIET) * module
    canvas = Canvas(side, side, roughly)
    canvas.path("".join(_run(x, y, wide, module) for y, row in enumerate(rows) for x, wide in _dark(row)), fill="ink")
    return canvas


def _dark(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many follow each other."""
    found, at = [], 0
    for dark, run in groupby(row):
        wide = len(list(run))
        if dark:
            found.append((at, wide))
        at += wide
    return found


def _run(x: int, y: int, wide: int, module: float) -> str:
    left, top = (QUIET + x) * module, (QUIET + y) * module
    return f"M{left:.3f} {top:.3f}h{wide * module:.3f}v{module:.3f}h{-wide * module:.3f}z"
