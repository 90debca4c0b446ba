"""Contact sheets: all pages of a book at a glance, for the docs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

ACROSS = 12
"""How many pages stand side by side."""
WIDTH, GAP = 116, 4
"""The width of a page and the space around it, in pixels."""
GROUND = "#c9c9d2"
COLOURS = 96


def written(root: Path, publication: str, folder: Path) -> Iterator[Path]:
    """A sheet of each whole screen file of a publication that is built, as `sheet-<language>.png` in a folder."""
    for file in sorted((root / "output" / publication).glob(f"{publication}.??.screen.pdf")):
        path = folder / f"sheet-{file.name.split('.')[1]}.png"
        sheet(file).quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        yield path


def sheet(pdf: Path) -> Image.Image:
    """The pages of a file in rows, from the upper left on."""
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = [page.render(scale=WIDTH / page.get_width()).to_pil() for page in opened]
    height = max(page.height for page in pages)
    rows = -(-len(pages) // ACROSS)
    made = Image.new("RGB", (ACROSS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for number, page in enumerate(pages):
        across, down = number % ACROSS, number // ACROSS
        made.paste(page, (GAP + across * (WIDTH + GAP), GAP + down * (height + GAP)))
    return made
