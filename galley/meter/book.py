"""A finished book read line by line: its lines, paragraphs and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from galley.meter.columns import Column, body, columns
from galley.meter.glyphs import Glyph, glyphs
from galley.meter.grouping import Line, lines
from galley.meter.paragraphs import Paragraph, paragraphs, usual_pitches
from galley.meter.spacing import pairs
from galley.pdf.facts import Box, boxes

_RUNNING = frozenset({"P", "BlockQuote"})
"""Roles of the structure tree whose text is running text; a list's is where it is set in the same face."""
_ENDS, _CLOSERS = tuple("。．.！!？?：:；;…"), " ”’」』»）)"


@dataclass(frozen=True, eq=False)
class Book:
    """A laid-out book in one language. `pages` are the lines of each page in the order they are drawn."""

    language: str
    boxes: tuple[Box, ...]
    glyphs: tuple[Sequence[Glyph], ...]
    pages: tuple[Sequence[Line], ...]
    parts: tuple[Paragraph, ...]

    @cached_property
    def text(self) -> tuple[Paragraph, ...]:
        """The running text: in a tagged book its paragraphs of the sizes that set more than one line as a rule, and its
        lists of the main size; in an untagged one what is in the face of most letters."""
        if all(part.first.block is None for part in self.parts):
            return tuple(body(self.parts, ""))
        running = [part for part in self.parts if part.first.block and part.first.block.role in _RUNNING]
        main = [part.size for part in body(running, "")[:1]]
        sizes = {size for size in {part.size for part in running} if _is_running(size, running)}
        kept = {id(part) for part in running if part.size in sizes}
        items = (part for part in self.parts if part.first.block and part.first.block.role == "LBody")
        kept |= {id(part) for part in items if part.size in main and part.size in sizes}
        return tuple(part for part in self.parts if id(part) in kept)

    @cached_property
    def set_lines(self) -> tuple[Paragraph, ...]:
        """The paragraphs of several lines, of whatever size: those whose lines have been justified."""
        several = (part for part in self.parts if len(part.broken) > 0)
        return tuple(part for part in several if part.first.block is None or part.first.block.role in _RUNNING)

    @cached_property
    def continued(self) -> tuple[tuple[Paragraph, Paragraph], ...]:
        """The parts of paragraphs that go on over a column or page, and end with a sentence."""
        found: list[tuple[Paragraph, Paragraph]] = []
        open_parts: dict[tuple[float, str], Paragraph] = {}
        for part in self.text:
            face = part.size, part.font
            ended = part.goes_on or part.last.text.rstrip(_CLOSERS).endswith(_ENDS)
            if part.follows and face in open_parts and ended:
                found.append((open_parts[face], part))
            open_parts.pop(face, None)
            if part.goes_on:
                open_parts[face] = part
        return tuple(found)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the running text."""
        return tuple(columns(self.text, self.language))

    @cached_property
    def pitches(self) -> dict[float, float]:
        """The usual distance of lines by their size, in pt."""
        return usual_pitches(self.pages)

    @cached_property
    def has_spaces(self) -> bool:
        """Whether spaces are drawn as glyphs."""
        return any(glyph.text.isspace() for page in self.glyphs for glyph in page)


def read_book(pdf: bytes, language: str) -> Book:
    """A book from its PDF. Raises `galley.pdf.objects.PdfError` for what is none."""
    drawn = glyphs(pdf)
    pages = [lines(page) for page in drawn]
    return Book(language, boxes(pdf), tuple(drawn), tuple(pages), tuple(paragraphs(pages, language)))


def _is_running(size: float, parts: Sequence[Paragraph]) -> bool:
    """Whether most lines of a size stand in paragraphs of several lines; dates, names and captions do not."""
    mine = [len(part.lines) for part in parts if part.size == size]
    return 2 * sum(count for count in mine if count > 1) > sum(mine)


@dataclass(frozen=True, slots=True)
class WordSpace:
    """A space between words of a line: its edges in pt and its width in ems."""

    left: float
    right: float
    em: float


def word_spaces(line: Line, has_spaces: bool) -> Iterator[WordSpace]:
    """The spaces between the words of a line in letters, from left to right."""
    for pair in pairs(line):
        if pair.is_spaced or (not has_spaces and pair.gap > 0.15):
            yield WordSpace(pair.one.end, pair.two.x, pair.gap)
