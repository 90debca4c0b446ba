"""A state of a book, as a file tells it: a map of pages, or a PDF with its map, or by its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from galley.maps import Block, Box, NoMap, PageMap, Part, Placed, read
from galley.message import said
from galley.meter.glyphs import glyphs
from galley.meter.grouping import lines
from galley.meter.paragraphs import Paragraph, paragraphs
from galley.pdf.attached import attached
from galley.pdf.objects import PdfError
from galley.pdf.underlay import trims
from galley.pipeline.freshness import MAP
from galley.problem import Place, Problem

FAULTS = (PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)
"""What a damaged PDF raises where it is read."""
TEXT = "text"
"""What the blocks of a file without a map stand in: they are counted."""
ENDS = tuple("。．.！!？?：:")
"""Behind these a paragraph is taken to end with its page."""
Trim = Box


@dataclass(frozen=True)
class State:
    """A state of a book: where it was read, its map, and where there is a PDF its bytes, the trims of its pages, and which of them shows each page of the book.
    One that `is_text` has blocks without addresses."""

    file: str
    book: PageMap
    pdf: bytes | None = None
    trims: Sequence[Trim] = ()
    pages: Mapping[int, int] | None = None
    is_text: bool = False
    from_trim: bool = True
    """Whether boxes are measured from the corner of the trim, as in maps; else they are on the pages of the PDF."""

    @property
    def as_text(self) -> State:
        """Itself with blocks that are known by their text alone, for the comparison with one that has no others."""
        blocks = (block for block in self.book.blocks if block.text)
        counted = (replace(block, address=f"{TEXT}/p{number}") for number, block in enumerate(blocks, 1))
        return self if self.is_text else replace(self, book=replace(self.book, blocks=tuple(counted)), is_text=True)

    def shown(self, page: int) -> int | None:
        """The page of the PDF that shows a page of the book."""
        return (self.pages or {}).get(page)

    def on_trim(self, page: int, box: Box) -> Box:
        """A box of a page of the book, measured from the corner of the trim of the page of the PDF that shows it."""
        if self.book.placed:
            box = self.book.placed.on_proof(box)
        elif self.from_trim:
            return box
        left, bottom, *_ = self.trims[page - 1]
        return box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom


def state(file: Path) -> tuple[State | None, list[Problem]]:
    """The state that a file tells; None, with a problem, of what is neither map nor PDF."""
    data = file.read_bytes()
    if b"%PDF-" not in data[:1024]:
        try:
            return State(str(file), read(data)), []
        except NoMap:
            return None, [_unreadable(file, said("{file} is no map of pages", file=file.name))]
    try:
        return _of_pdf(file, data, trims(data)), []
    except FAULTS as fault:
        return None, [_unreadable(file, said("it cannot be read: {reason}", reason=str(fault)[-200:]))]


def _unreadable(file: Path, message: str) -> Problem:
    mend = said("name a PDF, or the {ending} that a build wrote beside it", ending=f"…{MAP}")
    return Problem("compare.readable", message, mend, Place(str(file)))


def _of_pdf(file: Path, data: bytes, sizes: Sequence[Trim]) -> State:
    for told in _maps(file, data):
        pages = _pages(told, len(sizes))
        if pages is not None:
            return State(str(file), told, data, sizes, pages)
    parts = paragraphs([lines(page) for page in glyphs(data)], "")
    wide = tuple((right - left, top - bottom) for left, bottom, right, top in sizes)
    book = PageMap("", "", wide, tuple(_paragraphs(parts)))
    pages = {number: number for number in range(1, len(sizes) + 1)}
    return State(str(file), book, data, sizes, pages, is_text=True, from_trim=False)


def _maps(file: Path, data: bytes) -> Iterator[PageMap]:
    """The maps that a PDF has with it: attached, then those beside it, by its name without what stands behind points."""
    for each in attached(data, MAP).values():
        yield from _readable(each)
    stem = file.name
    while "." in stem:
        stem = stem.rpartition(".")[0]
        beside = file.with_name(f"{stem}{MAP}")
        if beside.is_file():
            yield from _readable(beside.read_bytes())


def _readable(data: bytes) -> Iterator[PageMap]:
    try:
        yield read(data)
    except NoMap:
        return


def _pages(told: PageMap, count: int) -> dict[int, int] | None:
    """Which pages of a file with so many show those of the book: all, those of a proof, or those without the cover; None where they are of another book."""
    whole = range(1, len(told.sizes) + 1)
    if told.placed:
        return _on_proof(told.placed, count)
    if count == len(whole):
        return {page: page for page in whole}
    block = [page for page in whole if page not in told.cover]
    if block and not told.sides and len(block) <= count < len(whole) + 4 and told.cover:
        return {page: number for number, page in enumerate(block, 1)}
    return None


def _on_proof(placed: Placed, count: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, page in enumerate(placed.pages[:count], 1):
        if page:
            found.setdefault(page, number)
    return found


def _paragraphs(parts: Sequence[Paragraph]) -> Iterator[Block]:
    """Paragraphs as blocks; those that go on over a column or page as one."""
    texts: list[tuple[str, list[Part]]] = []
    for part in parts:
        text = _run_on(line.text for line in part.lines)
        if part.follows and texts and not texts[-1][0].endswith(ENDS):
            texts[-1] = _run_on((texts[-1][0], text)), [*texts[-1][1], _place(part)]
        else:
            texts.append((text, [_place(part)]))
    for number, (text, places) in enumerate(texts, 1):
        yield Block(f"{TEXT}/p{number}", text, tuple(places))


def _run_on(lines: Iterator[str] | tuple[str, ...]) -> str:
    """Lines as one text: a space between them where both sides are letters of words with spaces, and none behind a hyphen that divides a word."""
    whole = ""
    for line in (" ".join(each.split()) for each in lines):
        if whole.endswith(("-", "\u2010")) and line[:1].islower():
            whole = whole[:-1]
        elif whole and line and whole[-1] < "\u2e80" and line[0] < "\u2e80":
            whole += " "
        whole += line
    return whole


def _place(part: Paragraph) -> Part:
    left, right = min(line.left for line in part.lines), max(line.end for line in part.lines)
    bottom, top = min(line.y - 0.25 * line.size for line in part.lines), max(line.y + line.size for line in part.lines)
    return Part(part.first.page, (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)))
