"""Tracing: from a place on a page of a finished book to what stands there and the line where it is written, by the map of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from galley.files import Files
from galley.maps import Box, NoMap, PageMap, read
from galley.options import Edition
from galley.pipeline.freshness import MAP
from galley.pipeline.select import folder_of
from galley.preflight import Finding
from galley.preflight.page import PT_PER_MM
from galley.problem import Place, nearest

MARGIN_PT = 1.0
"""Letters and lines may stand out of their block so far."""
SHARE = 0.5
"""How much of what is found a block has to hold: a ground below a whole page is of no paragraph."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The map of a file. `pages` are the pages of the layout that its own are, `blocks` what stands on each of them: address, and left, bottom, right
    and top edge in pt, outer before inner; `sizes` are those of the pages of the layout in pt, `places` where addresses are written."""

    pages: tuple[int, ...]
    sizes: tuple[tuple[float, float], ...]
    blocks: Mapping[int, tuple[tuple[str, Box], ...]]
    places: Mapping[str, Place] = field(default_factory=dict)

    def address(self, finding: Finding) -> str | None:
        """The address of the innermost block that holds what was found; None of what stands in none, as grounds of pages and folios do."""
        if finding.page is None or finding.place_mm is None or not 0 < finding.page <= len(self.pages):
            return None
        page = self.pages[finding.page - 1]
        across, down, wide, high = (length * PT_PER_MM for length in finding.place_mm)
        top = self.sizes[page - 1][1] - down
        found = across - MARGIN_PT, top - high - MARGIN_PT, across + wide + MARGIN_PT, top + MARGIN_PT
        held = [address for address, box in self.blocks.get(page, ()) if _common(box, found) >= SHARE * _area(found)]
        return held[-1] if held else None

    def page(self, number: int) -> int:
        """The page of the book that a page of the file is; blank ones behind them are counted on."""
        if number <= len(self.pages):
            return self.pages[number - 1]
        return max(self.pages, default=0) + number - len(self.pages)

    def place(self, address: str | None) -> Place | None:
        """Where an address is written, or the nearest one above it, where that is known."""
        return nearest(address, self.places) if address else None


def traced(told: PageMap, edition: Edition, known: Mapping[str, Place]) -> Trace:
    """The map of a book as that of one of its files: files for a press are of the block, the cover is another. Blank pages at the end have none."""
    covers = told.cover if edition.is_press else ()
    pages = tuple(number for number in range(1, len(told.sizes) + 1) if number not in covers)
    blocks = {page: tuple((block.address, box) for block, box in each) for page, each in told.on_pages.items()}
    if edition.is_press and told.sides:
        return _on_sheet(told.sides, told.sizes, blocks, known)
    return Trace(pages, told.sizes, blocks, known)


def _on_sheet(
    sides: Sequence[Sequence[int]],
    sizes: Sequence[tuple[float, float]],
    blocks: Mapping[int, Sequence[tuple[str, Box]]],
    known: Mapping[str, Place],
) -> Trace:
    """The map of a leaflet's sheet: what stands on panels stands on its sides, as far right as the panels before it are wide."""
    placed: dict[int, list[tuple[str, Box]]] = {}
    for number, side in enumerate(sides, 1):
        across = 0.0
        for page in side:
            for address, (left, bottom, right, top) in blocks.get(page, ()):
                placed.setdefault(number, []).append((address, (across + left, bottom, across + right, top)))
            across += sizes[page - 1][0]
    wholes = tuple((sum(sizes[page - 1][0] for page in side), sizes[side[0] - 1][1]) for side in sides)
    numbers = tuple(range(1, len(sides) + 1))
    return Trace(numbers, wholes, {number: tuple(each) for number, each in placed.items()}, known)


def of_file(file: Path, root: Path) -> Trace | None:
    """The map that lies beside a finished file. Where the publication can be read, it knows the lines of addresses too."""
    stem, _, ending = file.name.removesuffix(".pdf").rpartition(".")
    if ending not in tuple(Edition):
        return None
    try:
        told = read(file.with_name(f"{stem}{MAP}").read_bytes())
        return traced(told, Edition(ending), dict(_known(told.publication, root)))
    except (OSError, NoMap):  # what lies there is none of ours
        return None


def _known(publication: str, root: Path) -> Iterator[tuple[str, Place]]:
    """The places of a publication. What reads it is loaded for that alone: most files that are looked through have no findings."""
    from galley.model.base import places
    from galley.reader import read_publication

    folder = folder_of(Files(root), publication)
    if folder:
        found, _ = read_publication(Files(root), folder)
        yield from places(found.record, *found.sections.values()).items() if found else ()


def _common(one: Box, other: Box) -> float:
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
