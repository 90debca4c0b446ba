"""An EAN-13 bar code as a scanner reads it: by how wide bars and spaces are, in light that falls along one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pypdfium2

WIDTHS = {
    (3, 2, 1, 1): 0,
    (2, 2, 2, 1): 1,
    (2, 1, 2, 2): 2,
    (1, 4, 1, 1): 3,
    (1, 1, 3, 2): 4,
    (1, 2, 3, 1): 5,
    (1, 1, 1, 4): 6,
    (1, 3, 1, 2): 7,
    (1, 2, 1, 3): 8,
    (3, 1, 1, 2): 9,
}
"""A digit by its four widths, in modules."""
BACKWARDS = ("", "356", "346", "345", "256", "236", "234", "246", "245", "235")
"""Which of the six digits on the left are read backwards, by the digit before them."""
QUIET_LEFT, QUIET_RIGHT = 11, 7


def read(widths: list[float]) -> str | None:
    """The number whose bars and spaces are so wide, a bar first; None where it is none."""
    if len(widths) != 59:
        return None
    module = sum(widths) / 95
    guards = [*widths[:3], *widths[27:32], *widths[56:]]
    if any(abs(each / module - 1) > 0.5 for each in guards):
        return None
    left = [_digit(widths[at : at + 4]) for at in range(3, 27, 4)]
    right = [_digit(widths[at : at + 4]) for at in range(32, 56, 4)]
    backwards = "".join(str(at) for at, found in enumerate(left, 1) if found and found[1])
    if None in left or None in right or backwards not in BACKWARDS or any(found and found[1] for found in right):
        return None
    return "".join(
        str(each) for each in (BACKWARDS.index(backwards), *(found[0] for found in (*left, *right) if found))
    )


def _digit(widths: list[float]) -> tuple[int, bool] | None:
    """A digit, and whether it is read backwards."""
    module = sum(widths) / 7
    near = tuple(round(each / module) for each in widths)
    if near in WIDTHS:
        return WIDTHS[near], False
    return (WIDTHS[near[::-1]], True) if near[::-1] in WIDTHS else None


def scanned(line: Iterable[bool]) -> list[str]:
    """The numbers on a line of pixels, dark ones true, whose quiet zones are as wide as they have to be."""
    found, runs = [], [(dark, len(list(run))) for dark, run in groupby(line)]
    for at in range(1, len(runs) - 59):
        widths = [float(wide) for _, wide in runs[at : at + 59]]
        number = read(widths) if runs[at][0] else None
        module = sum(widths) / 95
        if number and runs[at - 1][1] > (QUIET_LEFT - 0.5) * module and runs[at + 59][1] > (QUIET_RIGHT - 0.5) * module:
            found.append(number)
    return found


def lines(pdf: bytes, page: int, step: int, dpi: int = 300) -> Iterator[list[bool]]:
    """Every line of pixels of a page that is a `step` behind the last, from above; dark is what is not white, or nearly so."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=dpi / 72, grayscale=True)
        for y in range(0, image.height, step):
            yield [value < 128 for value in image.buffer[y * image.stride : y * image.stride + image.width]]
