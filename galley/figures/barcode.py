"""The bar code of an ISBN on the back of a book: EAN-13 (ISO/IEC 15420), with the ISBN above it as people read it.

A module is 0.33 mm, which is the nominal size. Twelve digits are bars, of two bars and two spaces in seven modules each; the first is told by which of two
sets of bars the six behind it have. Guard bars stand at both ends and in the middle, and reach five modules down between the digits.
"""

from __future__ import annotations

import re

from galley.figures.canvas import Canvas
from galley.figures.surface import Width

MODULE_MM = 0.33
BARS_MM = 22.85
"""How high the bars are that are no guards."""
LONGER = 5
"""By how many modules guards are longer."""
QUIET_LEFT, QUIET_RIGHT = 11, 7
"""What is left blank, in modules."""
MODULES = 95
MODULE = MODULE_MM * 72 / 25.4
DIGIT, NUMBER = 10.0, 8.0
"""The sizes of the digits below the bars and of the ISBN above, in points."""
HIGH = 0.72
"""Of the size of digits, their height."""
GAP = 2.5

_ODD = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"]
"""Set A, digit by digit; a bar is 1. Set C has the bars for its spaces, set B is set C read backwards."""
_SETS = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"]
"""Of which sets the digits of the left half are, by the first digit of the number."""
_GUARD, _MIDDLE = "101", "01010"
_TURNED = str.maketrans("01", "10")


def modules(thirteen: str) -> str:
    """The 95 modules of a number of thirteen digits, from the left; a bar is 1."""
    first, left, right = int(thirteen[0]), thirteen[1:7], thirteen[7:]
    halves = [_drawn(digit, kind) for digit, kind in zip(left, _SETS[first], strict=True)]
    return "".join([_GUARD, *halves, _MIDDLE, *(_drawn(digit, "C") for digit in right), _GUARD])


def _drawn(digit: str, kind: str) -> str:
    odd = _ODD[int(digit)]
    turned = odd.translate(_TURNED)
    return {"A": odd, "B": turned[::-1], "C": turned}[kind]


def barcode(isbn: str, width_of: Width) -> Canvas:
    """The bar code of an ISBN with hyphens, in ink; the ground is that of its place, which has to be white."""
    thirteen = isbn.replace("-", "")
    top, high = NUMBER * HIGH + 2 * GAP, BARS_MM * 72 / 25.4
    foot = top + high + MODULE + DIGIT * HIGH
    canvas = Canvas((QUIET_LEFT + MODULES + QUIET_RIGHT) * MODULE, foot + MODULE / 2, width_of)
    written = f"ISBN {isbn}"
    size = min(NUMBER, NUMBER * (canvas.width - 2 * GAP) / width_of(written, NUMBER, False))
    canvas.text((canvas.width / 2, top - GAP), written, size, anchor="middle")
    canvas.path("".join(_bar(at, wide, top, high) for at, wide in _bars(modules(thirteen))), fill="ink")
    digit = min(DIGIT, DIGIT * 7 * MODULE / width_of("0", DIGIT, False))
    canvas.text((GAP / 2, foot), thirteen[0], digit)
    for begin, digits in ((3, thirteen[1:7]), (50, thirteen[7:])):
        _spread(canvas, digits, (QUIET_LEFT + begin) * MODULE, foot, digit)
    return canvas


def _bars(pattern: str) -> list[tuple[int, int]]:
    """Where bars begin, in modules from the left, and how wide they are."""
    return [(found.start(), len(found[0])) for found in re.finditer("1+", pattern)]


def _bar(at: int, wide: int, top: float, high: float) -> str:
    """A bar as a path; one of a guard is longer."""
    is_guard = at < 3 or 45 <= at < 50 or at >= MODULES - 3
    down = high + (LONGER * MODULE if is_guard else 0)
    width = wide * MODULE
    return f"M{(QUIET_LEFT + at) * MODULE:.3f} {top:.3f}h{width:.3f}v{down:.3f}h{-width:.3f}z"


def _spread(canvas: Canvas, digits: str, left: float, foot: float, size: float) -> None:
    """Six digits, each about below its bars."""
    apart = (len(digits) * 7 * MODULE - canvas.width_of(digits, size, False)) / len(digits)
    canvas.text((left + apart / 2, foot), digits, size, spacing=apart)
