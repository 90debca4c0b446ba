"""Contact sheets for the docs: all pages of a book at a glance, the same spreads of its languages side by side, and rows of chosen pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from PIL import Image

ACROSS = 12
"""How many pages stand side by side."""
WIDTH, GAP = 116, 4
"""The width of a page and the space around it, in pixels."""
GROUND = "#c9c9d2"
COLOURS = 96
SPREADS, NARROW = 8, 88
"""How many spreads are shown side by side, and the width of their pages, in pixels."""
STRIPS, WIDE = "strips.yaml", 430
"""What names the rows of chosen pages, and the width of their pages, in pixels."""
SIDES, SIDE = ("outer", "inner"), 655
"""The sides of a leaflet, and how wide each is drawn, in pixels; two stand in a row."""


def written(root: Path, publication: str, folder: Path) -> Iterator[Path]:
    """A sheet of each whole screen file of a publication that is built, as `sheet-<language>.png` in a folder, `spreads.png` of those
    whose maps lie beside them, and the pictures that `strips.yaml` in the folder names for the publication: by the name of the picture, a language and the address of a
    block for each page, as `zh assembly`, or of a leaflet the side, as `zh inner`. Of leaflets these alone are drawn. Raises LookupError for a page that is not there."""
    books = sorted((root / "output" / publication).glob(f"{publication}.??.screen.pdf"))
    whole = [file for file in books if not _map_of(file).get("sides")]
    made = {f"sheet-{file.name.split('.')[1]}.png": sheet(file) for file in whole}
    mapped = [(file, places) for file in whole if (places := beginnings(file))]
    if mapped:
        made["spreads.png"] = spreads(mapped)
    wanted = yaml.safe_load((folder / STRIPS).read_bytes()) if (folder / STRIPS).exists() else {}
    for name, pages in wanted.get(publication, {}).items():
        made[f"{name}.png"] = strip(root / "output" / publication, pages)
    for name, image in made.items():
        path = folder / name
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        yield path


def strip(books: Path, wanted: list[str]) -> Image.Image:
    """The pages side by side on which blocks begin, or the sides of leaflets in rows of two, each named by a language and an address or side; `books` is the folder of the screen files."""
    drawn = [_page_of(books, *each.split()) for each in wanted]
    across = min(len(drawn), 2) if drawn[0].width == SIDE else len(drawn)
    wide, high = drawn[0].width + 2 * GAP, max(each.height for each in drawn) + 2 * GAP
    made = Image.new("RGB", (across * wide + 2 * GAP, -(-len(drawn) // across) * high + 2 * GAP), GROUND)
    for number, image in enumerate(drawn):
        made.paste(image, (2 * GAP + number % across * wide, 2 * GAP + number // across * high))
    return made


def _page_of(books: Path, language: str, address: str) -> Image.Image:
    file = next(books.glob(f"*.{language}.screen.pdf"), None)
    told = _map_of(file) if file else {}
    sides = dict(zip(SIDES, told.get("sides", ()), strict=False))
    found = [block["boxes"][0]["page"] for block in told.get("blocks", ()) if block["address"] == address]
    if file is None or not (found or address in sides):
        raise LookupError(f"{STRIPS}: the book in {language} is not built, or has no map, or no block {address}")
    with pypdfium2.PdfDocument(file) as opened:
        if address in sides:
            return _side([opened[number - 1] for number in sides[address]])
        page = opened[found[0] - 1]
        drawn: Image.Image = page.render(scale=WIDE / page.get_width()).to_pil()
        return drawn


def _side(panels: list[Any]) -> Image.Image:
    """The panels of a side, with its folds."""
    scale = SIDE / sum(panel.get_width() for panel in panels)
    drawn = [panel.render(scale=scale).to_pil() for panel in panels]
    made = Image.new("RGB", (SIDE, drawn[0].height), GROUND)
    left = 0.0
    for image, panel in zip(drawn, panels, strict=True):
        made.paste(image, (round(left) + bool(left), 0))
        left += panel.get_width() * scale
    return made


def blocks(pdf: Path) -> list[dict[str, Any]]:
    """The blocks of a screen file, by the map beside it; none without one."""
    found: list[dict[str, Any]] = _map_of(pdf).get("blocks", [])
    return found


def _map_of(pdf: Path) -> dict[str, Any]:
    """The map of pages beside a screen file; empty where there is none."""
    told = pdf.with_name(pdf.name.replace(".screen.pdf", ".map.json"))
    return json.loads(told.read_bytes()) if told.exists() else {}


def beginnings(pdf: Path) -> dict[str, int]:
    """On which page of a file the text of each section begins, counted from 1, by the map beside it; empty without one. Titles and headings stand
    in the contents as well, remarks at the end."""
    found: dict[str, int] = {}
    for block in blocks(pdf):
        section, _, rest = block["address"].partition("/")
        if rest and section != "publication" and rest.rpartition("/")[2] not in ("title", "heading", "remark"):
            page = block["boxes"][0]["page"]
            found[section] = min(page, found.get(section, page))
    return found


def spreads(books: list[tuple[Path, dict[str, int]]]) -> Image.Image:
    """The spreads on which sections begin, some of all, evenly drawn: a row for each, in which each file has its own."""
    common = sorted(set.intersection(*(set(places) for _, places in books)), key=books[0][1].__getitem__)
    last = min(SPREADS, len(common)) - 1
    shown = [common[round(number * (len(common) - 1) / max(last, 1))] for number in range(last + 1)]
    columns = [list(_spreads_of(pdf, [places[section] for section in shown])) for pdf, places in books]
    high = max(each.height for column in columns for each in column)
    made = Image.new("RGB", (len(books) * (2 * NARROW + GAP) + GAP, len(shown) * (high + GAP) + GAP), GROUND)
    for across, column in enumerate(columns):
        for down, image in enumerate(column):
            made.paste(image, (GAP + across * (2 * NARROW + GAP), GAP + down * (high + GAP)))
    return made


def _spreads_of(pdf: Path, pages: list[int]) -> Iterator[Image.Image]:
    """The spreads of a file in which these pages lie; even pages lie on the left."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in pages:
            facing = [opened[each - 1] for each in (page - page % 2, page - page % 2 + 1) if 0 < each <= len(opened)]
            drawn = [each.render(scale=NARROW / each.get_width()).to_pil() for each in facing]
            made = Image.new("RGB", (2 * NARROW, max(each.height for each in drawn)), GROUND)
            for number, image in enumerate(drawn):
                made.paste(image, (number * NARROW, 0))
            yield made


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
