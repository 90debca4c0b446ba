"""Imposition for proofs and small runs: the pages of a file set two by two, so that sheets that are folded, stapled or cut give the book."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from galley.message import said
from galley.pdf.marks import put_marks
from galley.pdf.objects import opened
from galley.pdf.panels import Panel, add_side, bleeding, edges, trimmed
from galley.pdf.saving import saved
from galley.pdf.turning import is_turned
from galley.pdf.ways import Way
from galley.problem import Problem

MM = 72 / 25.4
TOLERANCE_PT = 0.5

Pair = tuple[int | None, int | None]
"""The pages on a side, left and right, counted from 1; None for a blank."""


def sides(pages: int, way: Way) -> list[Pair]:
    """The sides of the sheets in the order they are printed, each sheet front and back: of a book of so many pages that is bound on the left.

    Booklet: sheets lie in each other, the outermost first, folded once and stapled. 2-up: pages as a reader sees them, the first on the right.
    Cut-and-stack: printed on both sides, cut in the middle, the right stack laid below the left.
    """
    match way:
        case Way.BOOKLET:
            made = list(_booklet(-(-pages // 4) * 4))
        case Way.SPREADS:
            made = [(number, number + 1) for number in range(0, pages + 1, 2)]
        case Way.STACKS:
            made = list(_stacks(-(-pages // 4)))
    return [(_there(left, pages), _there(right, pages)) for left, right in made]


def _booklet(whole: int) -> Iterator[tuple[int, int]]:
    for sheet in range(whole // 4):
        yield whole - 2 * sheet, 1 + 2 * sheet
        yield 2 + 2 * sheet, whole - 1 - 2 * sheet


def _stacks(sheets: int) -> Iterator[tuple[int, int]]:
    for sheet in range(sheets):
        left, right = 2 * sheet + 1, 2 * (sheet + sheets) + 1
        yield left, right
        yield right + 1, left + 1


def _there(page: int, pages: int) -> int | None:
    return page if 1 <= page <= pages else None


def imposed(
    data: bytes, way: Way, caliper_mm: float = 0.0, marked: bool = False, rightward: bool = False
) -> tuple[bytes, list[Problem]]:
    """The sides as a PDF, without scaling; nothing, with a problem, for pages that cannot be set so.

    In a booklet the inner sheets stand out by the thickness of those around them, and are cut: the pages of each sheet move to the fold by that much.
    A page is seen as far as the fold, and into its bleed elsewhere; notes and fields of forms are drawn if they are to be printed (12.5.3), and layers stay
    hidden or shown (8.11.4). A book that says itself that it is read from right to left is bound on the right,
    `rightward`, too.
    """
    with opened(data) as book, pikepdf.new() as pdf:
        rightward = rightward or is_turned(book)
        book.flatten_annotations("print")
        leaves = list(book.pages)
        faults = list(_faults(leaves))
        if faults:
            return b"", faults
        wide, high = trimmed(leaves[0])
        bleed = max(0.0, min(_bleed(page) for page in leaves))
        every = sides(len(leaves), way)
        for number, pair in enumerate(every):
            creep = number // 2 * caliper_mm * MM if way is Way.BOOKLET else 0.0
            left, right = reversed(pair) if rightward else pair
            panels = []
            if left:
                panels.append(Panel(leaves[left - 1], creep, -bleed, wide))
            if right:
                panels.append(Panel(leaves[right - 1], wide - creep, wide, 2 * wide + bleed))
            add_side(pdf, panels, 2 * wide, high, bleed)
        if "/OCProperties" in book.Root:
            pdf.Root.OCProperties = pdf.copy_foreign(book.make_indirect(book.Root.OCProperties))
        for page in pdf.pages if marked else ():
            put_marks(pdf, page, [wide])
        return saved(pdf, "", linear=False), []


def _bleed(page: pikepdf.Page) -> float:
    """How far a page reaches beyond its trim on every side."""
    trim, drawn = edges(page.trimbox), bleeding(page)
    return min(trim.left - drawn.left, trim.bottom - drawn.bottom, drawn.right - trim.right, drawn.top - trim.top)


def _faults(leaves: list[pikepdf.Page]) -> Iterator[Problem]:
    if not leaves:
        yield Problem("impose.empty", said("the file has no pages"), said("name one that has"))
        return
    first = trimmed(leaves[0])
    for number, page in enumerate(leaves, 1):
        size = trimmed(page)
        if not all(size):
            message = said("page {page} has no size", page=number)
            yield Problem("impose.size", message, said("export it with a trim box that has one"), page=number)
        elif any(abs(one - other) > TOLERANCE_PT for one, other in zip(size, first, strict=True)):
            message = said("page {page} has another size than the first", page=number)
            yield Problem("impose.size", message, said("impose files whose pages are all of one size"), page=number)
        if float(page.obj.get("/UserUnit", 1)) != 1:
            message = said("page {page} is scaled by its user unit", page=number)
            yield Problem("impose.scaled", message, said("export it without"), page=number)
        if int(page.obj.get("/Rotate", 0)) % 360:
            message = said("page {page} is turned by the viewer", page=number)
            yield Problem("impose.turned", message, said("turn its content instead, or leave it out"), page=number)
