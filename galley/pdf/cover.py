"""The cover of a book as a press wants it: its four pages and the spine on the two sides of one sheet."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from galley.pdf.marks import put_marks
from galley.pdf.metadata import VERSIONS, describe
from galley.pdf.saving import saved
from galley.pdf.standards import Finish, intend

FRONT, INSIDE_FRONT, INSIDE_BACK, BACK = range(4)
SIDES = ("Outer", "Inner")
LAP = 1.0


class Panel(NamedTuple):
    """A page on a side: where its left edge stands, and from where to where it is seen, in pt from the left edge of the trim."""

    page: Any
    left: float
    first: float
    last: float


def cover_sheet(
    pages: bytes,
    spine: bytes | None,
    finish: Finish,
    information: dict[str, str],
    language: str,
    rightward: bool = False,
) -> bytes:
    """A PDF of two pages, the outer and the inner side.

    `pages` is a PDF of the front, its inside, the inside of the back and the back; `spine` one of a page as wide as the spine, nothing where the
    book has none. A page is cut at the fold and keeps its bleed elsewhere. Of a book that is bound on the right, `rightward`, the front is on the left.
    """
    with pikepdf.open(BytesIO(pages)) as book, pikepdf.new() as pdf:
        leaves = list(book.pages)
        wide, high = _size(leaves[FRONT])
        bleed = -float(leaves[FRONT].obj.MediaBox[0])
        strip = pikepdf.open(BytesIO(spine)) if spine else None
        thick = _size(strip.pages[0])[0] if strip else 0.0
        whole = wide + thick + wide
        for side, (left, right) in enumerate(((BACK, FRONT), (INSIDE_FRONT, INSIDE_BACK))):
            if rightward:
                left, right = right, left
            panels = [
                Panel(leaves[left], 0, -bleed, wide),
                Panel(leaves[right], wide + thick, wide + thick, whole + bleed),
            ]
            if strip and side == 0:  # below the others, and a little wider, so that no hair of paper is seen between
                panels.insert(0, Panel(strip.pages[0], wide, wide - LAP, wide + thick + LAP))
            _add(pdf, panels, (whole, high, bleed))
        for page in pdf.pages if finish.marked else ():
            put_marks(pdf, page, [wide, wide + thick] if thick else [wide])
        labels = [part for number, name in enumerate(SIDES) for part in (number, Dictionary(P=String(name)))]
        pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
        pdf.Root.Lang = String(language)
        intend(pdf, finish)
        describe(pdf, information, language, finish.standard, sha256(pages + (spine or b"")).digest())
        return saved(pdf, VERSIONS[finish.standard] if finish.standard else "", linear=False)


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.obj.TrimBox)
    return right - left, top - bottom


def _add(pdf: Pdf, panels: list[Panel], size: tuple[float, float, float]) -> None:
    """Add a side: its trim as wide and high, with a bleed around."""
    whole, high, bleed = size
    forms, drawn = Dictionary(), list[str]()
    for number, panel in enumerate(panels):
        form = pdf.copy_foreign(panel.page.as_form_xobject())
        form.BBox = Array(list(panel.page.obj.MediaBox))
        forms[f"/P{number}"] = form
        edges = f"{panel.first:.3f} {-bleed:.3f} {panel.last - panel.first:.3f} {high + 2 * bleed:.3f} re W n"
        drawn.append(f"q {edges} 1 0 0 1 {panel.left:.3f} 0 cm /P{number} Do Q")
    sheet = [round(edge, 3) for edge in (-bleed, -bleed, whole + bleed, high + bleed)]
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(sheet),
        BleedBox=Array(sheet),
        TrimBox=Array([0, 0, round(whole, 3), round(high, 3)]),
        Resources=Dictionary(XObject=forms),
        Contents=pdf.make_stream("\n".join(drawn).encode()),
    )
    pdf.pages.append(Page(page))
