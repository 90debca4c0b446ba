"""Pages set side by side on one side of a sheet: for covers, leaflets and imposition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from galley.pdf.marks import put_marks
from galley.pdf.metadata import VERSIONS, describe
from galley.pdf.saving import saved
from galley.pdf.standards import Finish, intend

SIDES = ("Outer", "Inner")
"""What the sides of a sheet go by."""


class Panel(NamedTuple):
    """A page on a side: where the left edge of its trim stands, and from where to where it is seen, in pt from the left edge of the side's trim."""

    page: Any
    left: float
    first: float
    last: float


class Side(NamedTuple):
    """A side of a sheet: its panels from left to right, how wide it is when it is cut, and where it is folded, in pt from the left edge of its trim."""

    panels: Sequence[Panel]
    whole: float
    folds: Sequence[float]


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


def beside(pages: Sequence[Page], bleed: float) -> Side:
    """Pages side by side, folded between them. A page is cut at the folds and keeps its bleed elsewhere."""
    widths = [trimmed(page)[0] for page in pages]
    lefts, whole = [0.0, *accumulate(widths)][:-1], sum(widths)
    panels = [
        Panel(page, left, left if number else -bleed, left + wide if number < len(pages) - 1 else whole + bleed)
        for number, (page, left, wide) in enumerate(zip(pages, lefts, widths, strict=True))
    ]
    return Side(panels, whole, lefts[1:])


def sheet(
    pdf: Pdf,
    sides: Sequence[Side],
    high: float,
    bleed: float,
    finish: Finish,
    information: dict[str, str],
    language: str,
    digest: bytes,
) -> bytes:
    """The PDF of a sheet whose outer and inner side are added to an empty one, with what a press expects of it. `digest` tells it from others."""
    for side in sides:
        add_side(pdf, side.panels, side.whole, high, bleed)
    for page, side in zip(pdf.pages if finish.marked else (), sides, strict=False):
        put_marks(pdf, page, side.folds)
    labels = [part for number, name in enumerate(SIDES) for part in (number, Dictionary(P=String(name)))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
    pdf.Root.Lang = String(language)
    intend(pdf, finish)
    describe(pdf, information, language, finish, digest)
    return saved(pdf, VERSIONS[finish.standard] if finish.standard else "", linear=False)
