"""A PDF that came back: its remarks, the map that is attached to it, and the pages that the remarks stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from galley.comments.annotations import FAULTS, safe, written
from galley.comments.pages import Paging, Sheet
from galley.comments.threads import Remark, remarks
from galley.comments.tying import Tie, tied
from galley.comments.wording import Wording
from galley.maps import NoMap, PageMap, read
from galley.meter.blocks import Block, blocks, of_pages
from galley.meter.codes import Font
from galley.meter.glyphs import Canvas, Glyph, inherited
from galley.pdf.links import book_of
from galley.pdf.objects import Pdf, opened

MAP = ".map.json"
"""What the name of an attached map ends in."""


@dataclass(frozen=True)
class Returned:
    """What a file holds: its remarks, the glyphs of the pages that they stand on, with the lower left corner of the trim of each, how many pages it has,
    the map that is attached to it, the language it says that it is in, and which book it is by the names of its places, as `report-2031.zh`."""

    remarks: tuple[Remark, ...]
    glyphs: Mapping[int, Sequence[Glyph]]
    origins: Mapping[int, tuple[float, float]]
    count: int
    told: PageMap | None
    language: str
    book: str = ""

    def tied(self, told: PageMap | None, wording: Wording) -> list[tuple[Remark, Tie]]:
        """The remarks with what they are about, by a map, and by the texts of the publication where that does not tell."""
        paging = Paging(told) if told else None
        sheets: dict[int, Sheet] = {}
        for number, glyphs in self.glyphs.items():
            sheets[number] = paging.sheet(number, self.count, glyphs, self.origins[number]) if paging else Sheet(glyphs)
        return [(each, tied(each, sheets[each.page], told, wording)) for each in self.remarks]


def returned(pdf: bytes | Path) -> Returned:
    """What a file holds. Raises `galley.pdf.objects.PdfError` for what is no PDF."""
    with opened(pdf) as book:
        found = tuple(remarks(written(book)))
        wanted = sorted({each.page for each in found})
        pages = {number: book.pages[number - 1] for number in wanted}
        return Returned(
            found,
            dict(_glyphs(book, pages)),
            {number: safe(lambda page=page: _corner(page), (0.0, 0.0)) for number, page in pages.items()},  # type: ignore[misc]
            len(book.pages),
            safe(lambda: attached(book), None),
            safe(lambda: str(book.Root.get("/Lang", "")), ""),
            safe(lambda: book_of(book), ""),
        )


def attached(pdf: Pdf) -> PageMap | None:
    """The map of pages that a file carries."""
    for name, specification in pdf.attachments.items():
        if name.endswith(MAP):
            try:
                return read(bytes(specification.get_file().obj.get_stream_buffer()))
            except (NoMap, *FAULTS):
                continue
    return None


def _corner(page: Any) -> tuple[float, float]:
    """The lower left corner of a page's trim."""
    left, bottom, *_ = map(float, page.trimbox)
    return left, bottom


def _glyphs(pdf: Pdf, pages: Mapping[int, Any]) -> Iterator[tuple[int, Sequence[Glyph]]]:
    """The glyphs of some pages; of a page that cannot be read to its end those before."""
    known = safe(lambda: of_pages(blocks(pdf)), dict[tuple[int, int], dict[int, Block]]())
    fonts = dict[Any, Font]()
    for number, page in pages.items():
        own: Any = safe(lambda page=page: page.obj.get("/Resources", inherited(page.obj)), {})  # type: ignore[misc]
        canvas = Canvas(number, fonts, known.get(page.obj.objgen, {}), own)
        safe(lambda page=page, canvas=canvas: canvas.run(page), None)  # type: ignore[misc]
        yield number, canvas.glyphs
