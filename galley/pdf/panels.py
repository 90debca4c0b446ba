"""Pages set side by side on one side of a sheet: for covers and for imposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Page, Pdf


class Panel(NamedTuple):
    """A page on a side: where the left edge of its trim stands, and from where to where it is seen, in pt from the left edge of the side's trim."""

    page: Any
    left: float
    first: float
    last: float


class Edges(NamedTuple):
    """The edges of a box, in pt."""

    left: float
    bottom: float
    right: float
    top: float


def edges(box: Any) -> Edges:
    """A box of a page, from whichever corner it is written."""
    one, two, three, four = (float(edge) for edge in box)
    return Edges(min(one, three), min(two, four), max(one, three), max(two, four))


def bleeding(page: Page) -> Edges:
    """What of a page is drawn: its bleed box, no further than its crop box. Marks stand outside."""
    bleed, crop = edges(page.bleedbox), edges(page.cropbox)
    return Edges(
        max(bleed.left, crop.left),
        max(bleed.bottom, crop.bottom),
        min(bleed.right, crop.right),
        min(bleed.top, crop.top),
    )


def trimmed(page: Page) -> tuple[float, float]:
    """How wide and high a page is when it is cut, in pt."""
    trim = edges(page.trimbox)
    return trim.right - trim.left, trim.top - trim.bottom


def add_side(pdf: Pdf, panels: Sequence[Panel], whole: float, high: float, bleed: float) -> None:
    """Add a side whose trim is so wide and high, in pt, with a bleed around."""
    forms, drawn = Dictionary(), list[str]()
    for number, panel in enumerate(panels):
        form = pdf.copy_foreign(panel.page.as_form_xobject())
        form.BBox = Array(list(bleeding(panel.page)))
        forms[f"/P{number}"] = form
        trim = edges(panel.page.trimbox)
        seen = f"{panel.first:.3f} {-bleed:.3f} {panel.last - panel.first:.3f} {high + 2 * bleed:.3f} re W n"
        drawn.append(f"q {seen} 1 0 0 1 {panel.left - trim.left:.3f} {-trim.bottom:.3f} cm /P{number} Do Q")
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
