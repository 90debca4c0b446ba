"""How full pages are: the share of the type area, from its top, down to the lowest thing printed in it.

Looked at as pixels, since a drawing and a ground fill a page as words do. Covers, dividers and full grounds are full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from galley.files import Files
from galley.reader import read_publication
from galley.theme import MM_PER_PT, Theme, Trim, read_theme

LEAST = 2 / 3
"""What a page is filled to at least."""
MOST_THIN = 2
"""How many pages of a book may be filled less, besides covers, dividers and pages that are all ground."""
SCALE = 0.5
"""Pixels a point."""
PAPER = 250
"""From this grey on a pixel is paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1, how much of its type area is filled, and the highest void in it, as a share."""

    number: int
    filled: float
    void: float


def measured(root: Path, publication: str) -> Iterator[tuple[str, list[Page]]]:
    """The name and the pages of each whole screen file of a publication that is built."""
    files = Files(root)
    (look, _), (found, _) = read_theme(files), read_publication(files, f"content/{publication}")
    if look is None or found is None:
        raise ValueError(f"{publication}: theme or publication cannot be read; `build.py check` says why")
    for file in sorted((root / "output" / publication).glob(f"{publication}.??.screen.pdf")):
        yield file.name, pages(file, look, look.trim(found.record.size))


def pages(pdf: Path, look: Theme, trim: Trim) -> list[Page]:
    """The pages of a file whose page box is the trimmed page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [_looked_at(opened[index], index + 1, look, trim) for index in range(len(opened))]


def _looked_at(page: pypdfium2.PdfPage, number: int, look: Theme, trim: Trim) -> Page:
    picture = page.render(scale=SCALE, grayscale=True).to_pil()
    top, height = trim.top_pt * SCALE, look.type_height_mm(trim) / MM_PER_PT * SCALE
    rows = range(int(top), min(int(top + height), picture.height))
    inked = [picture.crop((0, row, picture.width, row + 1)).getextrema()[0] < PAPER for row in rows]
    runs, void = 0, 0
    lowest = max((at for at, each in enumerate(inked) if each), default=-1)
    for each in inked[: lowest + 1]:
        runs = 0 if each else runs + 1
        void = max(void, runs)
    return Page(number, (lowest + 1) / len(inked), void / len(inked))


def thin(found: Iterable[Page]) -> list[Page]:
    """The pages that are not filled enough."""
    return [page for page in found if page.filled < LEAST]


def told(name: str, found: list[Page]) -> str:
    """A line for a book: its pages, and those that are not filled enough."""
    sparse = ", ".join(f"{page.number} ({page.filled:.0%})" for page in thin(found))
    hollow = ", ".join(f"{page.number} ({page.void:.0%})" for page in found if page.void > 0.25)
    return f"{name}: {len(found)} pages; less than two thirds full: {sparse or 'none'}; a void of a quarter: {hollow or 'none'}"
