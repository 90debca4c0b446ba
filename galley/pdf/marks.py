"""Marks round a page for those who cut, fold and print it, outside its bleed: crop, fold and registration marks, and a colour bar.

They are drawn in all inks (`/Separation /All`, ISO 32000-1, 8.6.6.4), the bar in each of the four. Lengths are in points, positions from the lower
left corner of the trim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Page, Pdf

MM = 72 / 25.4
LENGTH, GAP = 5 * MM, 1 * MM
"""Of a mark, and between it and the bleed."""
SLUG = GAP + LENGTH + 1 * MM
"""How far the sheet reaches beyond the bleed."""
LINE = 0.25
RADIUS = 1.75 * MM
PATCH = 4 * MM
BAR = tuple(tuple(share if ink == plate else 0 for ink in range(4)) for share in (1, 0.5) for plate in range(4))
"""The fields of the colour bar: each ink in full, and halved."""
ROUND = 0.5523
"""The handle of a quarter of a circle, by its radius."""


class Box(NamedTuple):
    """A box of a page: its edges."""

    left: float
    bottom: float
    right: float
    top: float


def put_marks(pdf: Pdf, page: Page, folds: Sequence[float] = ()) -> None:
    """Let the sheet of a page reach beyond its bleed, and put marks there; what the page draws ends with its bleed, as its sheet did before. `folds` are distances from the left edge of the trim at which it is folded."""
    trim, bleed = (Box(*map(float, page.obj[name])) for name in ("/TrimBox", "/BleedBox"))
    sheet = Box(bleed.left - SLUG, bleed.bottom - SLUG, bleed.right + SLUG, bleed.top + SLUG)
    page.obj.MediaBox = Array(_rounded(sheet))
    drawn = pdf.make_stream(
        "\n".join(_drawn(trim, bleed, folds)).encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(_rounded(sheet)),
        Resources=Dictionary(ColorSpace=Dictionary(All=_every_ink(pdf))),
    )
    if "/XObject" not in page.obj.Resources:
        page.obj.Resources.XObject = Dictionary()
    page.obj.Resources.XObject.Marks = drawn
    left, bottom, right, top = bleed
    edges = _rounded((left, bottom, right - left, top - bottom))
    page.contents_add(f"q {' '.join(map(str, edges))} re W n".encode(), prepend=True)
    page.contents_add(b"Q\n/Marks Do")


def _every_ink(pdf: Pdf) -> Any:
    full = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, full]))


def _rounded(box: Iterable[float]) -> list[float]:
    return [round(edge, 3) for edge in box]


def _drawn(trim: Box, bleed: Box, folds: Sequence[float]) -> Iterator[str]:
    """The operators of all marks."""
    yield f"/All CS 1 SCN {LINE} w"
    yield from _cuts(trim, bleed)
    yield "[2 2] 0 d"
    for fold in folds:
        yield from _upright(trim.left + fold, bleed)
    yield "[] 0 d"
    middle = (trim.left + trim.right) / 2, (trim.bottom + trim.top) / 2
    out = GAP + LENGTH / 2
    yield from _target(middle[0] + 2 * LENGTH, bleed.bottom - out)
    yield from _target(middle[0] + 2 * LENGTH, bleed.top + out)
    yield from _target(bleed.left - out, middle[1])
    yield from _target(bleed.right + out, middle[1])
    yield from _bar(trim.left + LENGTH, bleed.top + GAP + (LENGTH - PATCH) / 2)


def _cuts(trim: Box, bleed: Box) -> Iterator[str]:
    """The marks at the corners, in line with the edges of the trim."""
    for x in (trim.left, trim.right):
        yield from _upright(x, bleed)
    for y in (trim.bottom, trim.top):
        yield _line(bleed.left - GAP - LENGTH, y, bleed.left - GAP, y)
        yield _line(bleed.right + GAP, y, bleed.right + GAP + LENGTH, y)


def _upright(x: float, bleed: Box) -> Iterator[str]:
    """A mark below a page and one above it."""
    yield _line(x, bleed.bottom - GAP - LENGTH, x, bleed.bottom - GAP)
    yield _line(x, bleed.top + GAP, x, bleed.top + GAP + LENGTH)


def _target(x: float, y: float) -> Iterator[str]:
    """A registration mark: a circle and a cross."""
    r, h, reach = RADIUS, RADIUS * ROUND, LENGTH / 2
    yield f"{_at(x + r, y)} m"
    for points in (
        ((r, h), (h, r), (0, r)),
        ((-h, r), (-r, h), (-r, 0)),
        ((-r, -h), (-h, -r), (0, -r)),
        ((h, -r), (r, -h), (r, 0)),
    ):
        yield " ".join(_at(x + right, y + up) for right, up in points) + " c"
    yield "S"
    yield _line(x - reach, y, x + reach, y)
    yield _line(x, y - reach, x, y + reach)


def _bar(x: float, y: float) -> Iterator[str]:
    """The colour bar, from its left end on."""
    for number, inks in enumerate(BAR):
        yield f"{' '.join(map(str, inks))} k {_at(x + number * PATCH, y)} {PATCH:.3f} {PATCH:.3f} re f"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{_at(x1, y1)} m {_at(x2, y2)} l S"


def _at(x: float, y: float) -> str:
    return f"{x:.3f} {y:.3f}"
