"""Proofs: the pages of a book placed on larger sheets, with ink in the margins, and pages behind them. Names of clauses are those of ISO 32000-1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Page, Pdf

from galley.maps import Placed
from galley.margins.helvetica import is_plain, width
from galley.margins.ink import Ink, Stroke, Words
from galley.margins.paper import Sheet

if TYPE_CHECKING:
    from galley.typeset import Drawn
    from galley.typeset.drawn import Mark, Spot

FRAME = 0.75
"""How far the frame stands outside the trim of the page."""
WIN_ANSI, FIRST, LAST = "cp1252", 32, 0xB7
"""The encoding of what is written in Helvetica (annex D), and from which code to which its widths are told."""
ROUND = 1
"""The ends of lines (8.4.3.3): dashes of no length are dots."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof: its sheets with what is inked on each, in the order of the book's pages, and how these are placed; the plates of the margins, of
    which those that are no slips stand behind the book as pages."""

    sheet: Sheet
    placed: Placed
    inks: Sequence[Ink]
    margins: Drawn
    slips: int
    """How many of the plates, the first ones, are slips."""


def moved(book: Drawn, placed: Placed) -> Drawn:
    """A book whose bookmarks and places stand where they do on the sheets of a proof."""
    places = {name: _spot(spot, placed) for name, spot in book.places.items()}
    return replace(book, marks=tuple(_mark(each, placed) for each in book.marks), places=places, tagged=False)


def _mark(mark: Mark, placed: Placed) -> Mark:
    return replace(mark, spot=_spot(mark.spot, placed), below=tuple(_mark(each, placed) for each in mark.below))


def _spot(spot: Spot, placed: Placed) -> Spot:
    return replace(spot, x=spot.x * placed.scale + placed.left, y=spot.y * placed.scale + placed.bottom)


def place(pdf: Pdf, proof: Proof, plates: Sequence[Page]) -> None:
    """Place the pages of a book, which stand before the `plates` of its margins, and take the slips among these away."""
    fonts = Dictionary(H=_helvetica(pdf))
    slips = {number: _form(plates[number]) for number in {s.plate for ink in proof.inks for s in ink.stamps}}
    for page, ink in zip(list(pdf.pages), proof.inks, strict=False):
        _place(pdf, page, proof, ink, slips, fonts)
    first = len(pdf.pages) - len(plates)
    del pdf.pages[first : first + proof.slips]


def _helvetica(pdf: Pdf) -> Any:
    """The font that every reader has (9.6.2.2), with its widths for those that have no more."""
    letters = (bytes((code,)).decode(WIN_ANSI, "replace") for code in range(FIRST, LAST + 1))
    widths = Array([round(width(each, 1000)) if is_plain(each) else 0 for each in letters])
    about: dict[str, Any] = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica}
    about |= {"Encoding": Name.WinAnsiEncoding, "FirstChar": FIRST, "LastChar": LAST, "Widths": widths}
    return pdf.make_indirect(Dictionary({f"/{name}": value for name, value in about.items()}))


def _form(page: Page) -> Any:
    """What a page shows as a form (8.10): its contents themselves, with its resources."""
    page.contents_coalesce()
    form = page.obj.Contents
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = Array(list(page.mediabox)), page.obj.Resources
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form


def _place(pdf: Pdf, page: Page, proof: Proof, ink: Ink, slips: dict[int, Any], fonts: Any) -> None:
    """Make a sheet of a page: what it shows becomes a form, and its links go with it."""
    placed, sheet = proof.placed, proof.sheet
    forms = {"/Page": _form(page)}
    forms |= {f"/Slip{stamp.plate}": slips[stamp.plate] for stamp in ink.stamps}
    drawn = [f"q {placed.scale:.5g} 0 0 {placed.scale:.5g} {placed.left:.2f} {placed.bottom:.2f} cm /Page Do Q"]
    drawn += [*_frame(sheet), *map(_stroke, ink.strokes), *map(_words, ink.words)]
    for stamp in ink.stamps:
        high = float(forms[f"/Slip{stamp.plate}"].BBox[3])
        drawn.append(f"q 1 0 0 1 {stamp.x:.2f} {stamp.top - high:.2f} cm /Slip{stamp.plate} Do Q")
    for link in page.obj.get("/Annots", ()):
        _move(link, placed)
    for name in ("/CropBox", "/BleedBox", "/ArtBox", "/StructParents", "/Group"):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = Array([0, 0, round(sheet.width, 2), round(sheet.height, 2)])
    page.obj.TrimBox = Array([round(edge, 2) for edge in sheet.trim])
    page.obj.Resources = Dictionary({"/XObject": Dictionary(forms), "/Font": fonts})
    page.obj.Contents = pdf.make_stream("\n".join(drawn).encode(WIN_ANSI))


def _frame(sheet: Sheet) -> Iterator[str]:
    """A thin frame round the trim."""
    left, bottom, right, top = sheet.trim
    wide, high = right - left + 2 * FRAME, top - bottom + 2 * FRAME
    yield f"q .5 G .35 w {left - FRAME:.2f} {bottom - FRAME:.2f} {wide:.2f} {high:.2f} re S Q"


def _stroke(line: Stroke) -> str:
    dash = " ".join(f"{each:g}" for each in line.dash)
    cap = ROUND if line.dash and not line.dash[0] else 0
    return (
        f"q 0 G {line.width:g} w {cap} J [{dash}] 0 d {line.x1:.2f} {line.y1:.2f} m {line.x2:.2f} {line.y2:.2f} l S Q"
    )


def _words(words: Words) -> str:
    x = words.x - (width(words.text, words.size) if words.right else 0)
    text = words.text.translate({ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)"})
    return f"BT /H {words.size:g} Tf 1 0 0 1 {x:.2f} {words.y:.2f} Tm ({text}) Tj ET"


def _move(link: Any, placed: Placed) -> None:
    """Let a link stand where the page is placed, and the quadrilaterals of its parts."""
    for name in ("/Rect", "/QuadPoints"):
        if name in link:
            shifts = placed.left, placed.bottom
            link[name] = Array(
                [round(float(edge) * placed.scale + shifts[at % 2], 3) for at, edge in enumerate(link[name])]
            )
    if "/StructParent" in link:
        del link["/StructParent"]
