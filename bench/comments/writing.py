"""Annotations written into a finished book as readers write them, each with what it is about, so that what is taken can be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from bench.comments.corpus import Corpus
from galley.maps import Block, Box, PageMap, Part, Placed
from galley.meter.glyphs import Glyph, glyphs

FOXIT, SPEC, ACROBAT = "Foxit", "spec", "Acrobat"
"""Orders of corners: Acrobat and most others begin at the upper left; the standard at the lower left, and goes round."""
WHEN = "D:20261129101500+09'00'"


@dataclass(frozen=True, slots=True)
class Case:
    """An annotation that was written: its number, what it is, the address that it is about (empty for none) and the words that it marks, what it proposes,
    and the words of its note."""

    number: int
    what: str
    address: str
    quote: str = ""
    proposal: str = ""
    text: str = ""
    page: int = 0
    state: str = "open"
    answers: int = 0

    def __str__(self) -> str:
        return f"{self.number} {self.what} on page {self.page} about {self.address or 'nothing'} {self.quote!r}"


@dataclass
class Writer:
    """Writes annotations into a book; `turned` turns and crops its pages, each by its number."""

    told: PageMap
    pdf: Pdf
    pages: Sequence[Sequence[Glyph]]
    corpus: Corpus
    cases: list[Case] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    turned: bool = False
    book: PageMap | None = None
    """The map as it was, where pages of the book are placed on those of a proof; `told` has its blocks as they stand in the file."""

    @property
    def area(self) -> Box:
        """Where the pages of the book stand on those of the file."""
        whole = (0.0, 0.0, *self.told.sizes[0])
        return self.book.placed.on_proof(whole) if self.book and self.book.placed else whole

    def paragraphs(self, least: int = 50, ends: str = "/p") -> Iterator[Block]:
        """Blocks of running text that stand on one page, each given once."""
        for block in self.told.blocks:
            last = f"/{block.address.rpartition('/')[2]}"
            free = block.address not in self.used and len(self.told.at[block.address]) == 1
            if free and last.startswith(ends) and len(block.parts) == 1 and len(block.text) >= least:
                self.used.add(block.address)
                yield block

    def quoted(self, block: Block, length: int, lines: int = 1) -> tuple[str, list[Box]]:
        """Words of a block that it has once, printed on so many lines, with the box of each line."""
        part = block.parts[0]
        inside = [each for each in self.pages[part.page - 1] if _holds(part.box, each) and each.text.strip()]
        for start in range(4, len(inside) - length):
            chosen = inside[start : start + length]
            text = "".join(each.text for each in chosen)
            rows = _rows(chosen)
            whole = _between(block.text, text)
            if (
                len(rows) == lines
                and text.isalnum()
                and whole
                and min(len(row) for row in rows) > 1
                and _is_whole(block.text, whole)
            ):
                return whole, [_box(row) for row in rows]
        raise LookupError(f"{block.address} has no such words")

    def add(self, case: Case, kind: str, box: Box, **entries: Any) -> Any:
        """Write an annotation of a kind, on the pattern of a reader, and keep its case."""
        made = self.annotation(case.page, kind, box, len(self.cases), **entries)
        placed = self.book.placed if self.book else None
        self.cases.append(replace(case, page=placed.pages[case.page - 1] or case.page) if placed else case)
        return made

    def annotation(self, page: int, kind: str, box: Box, number: int = 0, **entries: Any) -> Any:
        """Write an annotation."""
        about = {
            "/Type": Name.Annot,
            "/Subtype": Name(f"/{kind}"),
            "/F": 4,
            "/M": String(WHEN),
            "/T": String("山田 Reviewer"),
        }
        about |= self.corpus.pattern(kind, number)
        about |= {
            "/M": String(WHEN),
            "/Rect": Array([round(edge, 3) for edge in box]),
            "/NM": String(f"bench-{page}-{kind}-{number}"),
        }
        about |= {f"/{name}": value for name, value in entries.items()}
        made = self.pdf.make_indirect(Dictionary(about))
        own = self.pdf.pages[page - 1].obj
        if "/Annots" not in own:
            own.Annots = Array()
        own.Annots.append(made)
        return made

    def saved(self, path: Path) -> None:
        """The file, its pages turned and cropped where that is asked for."""
        for number, page in enumerate(self.pdf.pages, 1):
            if self.turned:
                page.obj.Rotate = (0, 90, 180, 270)[number % 4]
                left, bottom, right, top = map(float, page.mediabox)
                page.obj.CropBox = Array([left + 20, bottom + 15, right - 25, top - 10])
        self.pdf.save(path)


def writer(told: PageMap, data: bytes, corpus: Corpus, turned: bool) -> Writer:
    """A writer for a book and its map."""
    pdf = pikepdf.open(BytesIO(data))
    if told.placed is None:
        return Writer(told, pdf, glyphs(data), corpus, turned=turned)
    return Writer(_in_file(told, told.placed), pdf, glyphs(data), corpus, turned=turned, book=told)


def _in_file(told: PageMap, placed: Placed) -> PageMap:
    """A map with its blocks as they stand in a proof."""
    numbers = {page: number for number, page in enumerate(placed.pages, 1) if page}
    blocks = (
        replace(
            each,
            parts=tuple(
                Part(numbers[part.page], placed.on_proof(part.box)) for part in each.parts if part.page in numbers
            ),
        )
        for each in told.blocks
    )
    return replace(told, sizes=told.sizes[:1] * len(placed.pages), blocks=tuple(blocks), placed=None)


def quads(boxes: Sequence[Box], order: str = ACROBAT) -> Array:
    """The corners of the boxes of lines."""
    corners: list[float] = []
    for left, bottom, right, top in boxes:
        if order == SPEC:
            corners += [left, bottom, right, bottom, right, top, left, top]
        else:
            corners += [left, top, right, top, left, bottom, right, bottom]
    return Array([round(each, 3) for each in corners])


def around(boxes: Sequence[Box], more: float = 1.0) -> Box:
    """The box around boxes, larger by a little."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts) - more, min(bottoms) - more, max(rights) + more, max(tops) + more


def rich(text: str) -> String:
    """A text as Acrobat writes it beside the plain one."""
    head = '<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml" xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/">'
    return String(f'{head}<p dir="ltr"><span style="font-size:12.0pt">{text}</span></p></body>')


def _holds(box: Box, glyph: Glyph) -> bool:
    left, bottom, right, top = box
    return left - 1 <= glyph.x <= right + 1 and bottom <= glyph.y + 0.2 * glyph.size <= top


def _rows(chosen: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by their lines."""
    rows: list[list[Glyph]] = []
    for each in chosen:
        if rows and abs(rows[-1][-1].y - each.y) < 2:
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows


def _box(row: Sequence[Glyph]) -> Box:
    """The box of a line's glyphs, as high as readers draw it: overlapping the lines above and below a little."""
    first, last = row[0], row[-1]
    return first.x, first.y - 0.3 * first.size, last.x + last.advance, first.y + 0.95 * first.size


def _between(text: str, letters: str) -> str:
    """The part of a text that has the letters, once, with the spaces between them; empty where there is none."""
    plain = [(at, each) for at, each in enumerate(text) if not each.isspace() and each not in "\u00ad\u2060"]
    joined = "".join(each for _, each in plain)
    at = joined.find(letters)
    if at < 0 or joined.count(letters) > 1:
        return ""
    return text[plain[at][0] : plain[at + len(letters) - 1][0] + 1]


def _is_whole(text: str, part: str) -> bool:
    """Whether words begin and end where words do; Chinese and Japanese do anywhere."""
    at = text.index(part)
    before, after = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
    wide = ord(part[0]) > 0x2E7F
    return wide or not (before.isalnum() or after.isalnum())
