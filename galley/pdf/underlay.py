"""Pages of other files shown on pages, below what these have: as forms (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from galley.pdf.objects import opened
from galley.pdf.panels import edges
from galley.pdf.saving import saved


@dataclass(frozen=True, slots=True)
class Shown:
    """The page `page`, counted from 1, of a file that is shown on a page `on`, counted from 1: its trim, scaled, with its lower left corner there, in pt."""

    on: int
    file: str
    page: int
    left: float
    bottom: float
    scale: float


def trims(pdf: bytes) -> tuple[tuple[float, float, float, float], ...]:
    """The trim of each page of a file, in pt: left, bottom, right and top edge. Raises `PdfError` for what is none."""
    with opened(pdf) as book:
        return tuple(tuple(edges(page.trimbox)) for page in book.pages)  # type: ignore[misc]


def underlaid(pdf: bytes, shown: Sequence[Shown], files: dict[str, bytes]) -> bytes:
    """A PDF with pages of files on its own."""
    sources = {name: opened(data) for name, data in files.items()}
    with pikepdf.open(BytesIO(pdf)) as sheets:
        for number, each in enumerate(shown):
            page, source = sheets.pages[each.on - 1], sources[each.file].pages[each.page - 1]
            trim = edges(source.trimbox)
            form = sheets.copy_foreign(source.as_form_xobject())
            form.BBox = pikepdf.Array(list(trim))
            name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/Shown{number}"))
            at = each.left - trim.left * each.scale, each.bottom - trim.bottom * each.scale
            drawn = f"q {each.scale:.5f} 0 0 {each.scale:.5f} {at[0]:.3f} {at[1]:.3f} cm {name} Do Q\n"
            page.contents_add(drawn.encode(), prepend=True)
        return saved(sheets, "", linear=False)
