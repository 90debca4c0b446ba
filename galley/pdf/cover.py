"""The cover of a book as a press wants it: its four pages and the spine on the two sides of one sheet."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pikepdf

from galley.pdf.panels import Panel, Side, sheet, trimmed
from galley.pdf.standards import Finish

FRONT, INSIDE_FRONT, INSIDE_BACK, BACK = range(4)
LAP = 1.0


def cover_sheet(
    pages: bytes,
    spine: bytes | None,
    finish: Finish,
    information: dict[str, str],
    language: str,
) -> bytes:
    """A PDF of two pages, the outer and the inner side.

    `pages` is a PDF of the front, its inside, the inside of the back and the back; `spine` one of a page as wide as the spine, nothing where the
    book has none. A page is cut at the fold and keeps its bleed elsewhere. Of a book that is bound on the right the front is on the left.
    """
    with pikepdf.open(BytesIO(pages)) as book, pikepdf.new() as pdf:
        leaves = list(book.pages)
        wide, high = trimmed(leaves[FRONT])
        bleed = -float(leaves[FRONT].obj.MediaBox[0])
        strip = pikepdf.open(BytesIO(spine)) if spine else None
        thick = trimmed(strip.pages[0])[0] if strip else 0.0
        whole = wide + thick + wide
        sides = []
        for side, (left, right) in enumerate(((BACK, FRONT), (INSIDE_FRONT, INSIDE_BACK))):
            if finish.rightward:
                left, right = right, left
            panels = [
                Panel(leaves[left], 0, -bleed, wide),
                Panel(leaves[right], wide + thick, wide + thick, whole + bleed),
            ]
            if strip and side == 0:  # below the others, and a little wider, so that no hair of paper is seen between
                panels.insert(0, Panel(strip.pages[0], wide, wide - LAP, wide + thick + LAP))
            sides.append(Side(panels, whole, [wide, wide + thick] if thick else [wide]))
        return sheet(pdf, sides, high, bleed, finish, information, language, sha256(pages + (spine or b"")).digest())
