"""A finished book read for proof: its lines, paragraphs and columns, and the passages they print."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from galley.pdf.facts import Box, boxes
from galley.pdf.lines.columns import Column, body, columns
from galley.pdf.lines.glyphs import Glyph, glyphs
from galley.pdf.lines.grouping import Line, lines
from galley.pdf.lines.paragraphs import Paragraph, paragraphs, usual_pitches
from galley.pdf.lines.spacing import pairs
from galley.problem import Place
from galley.proof.copy.passage import Passage

_RUNNING = frozenset({"P", "BlockQuote"})
"""Roles of the structure tree whose text is running text; a list's is where it is set in the same face."""
_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]")
_ENDS, _CLOSERS = tuple("。．.！!？?：:；;…"), " ”’」』»）)"
_LEAST = 4
"""So many letters tell a passage."""
_PARTS = (24, 12, 8)
"""How many letters of a line are looked for where the whole is not found: it may hold a note's mark."""


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
    """A book from its PDF. Raises `pikepdf.PdfError` for what is none."""
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


@dataclass(frozen=True, eq=False)
class Printed:
    """Where the passages of a language stand, found by what a line prints of them."""

    passages: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]
    """Where in `text` each passage begins."""
    _letters: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def place(self, printed: str, ending: bool = False) -> Place | None:
        """The place of a line's text, of its last characters where `ending`; None where no passage says it so."""
        whole = _normal(printed).rstrip("-")
        at = self.text.find(whole) if whole else -1
        if at < 0 or self.text.find(whole, at + 1) >= 0:
            parts = [part for size in _PARTS if size < len(whole) for part in (whole[:size], whole[-size:])]
            only = (part for part in parts if self.text.count(part) == 1)
            part = next(only, whole if at >= 0 and len(whole) >= _LEAST else "")
            at = self.text.find(part) if part else -1
            whole = part
        if at < 0:
            return None
        return self._placed(at + len(whole) - 1 if ending else at, at + len(whole))

    def _placed(self, start: int, end: int) -> Place:
        number = bisect_right(self.starts, start) - 1
        passage, offset = self.passages[number], self.starts[number]
        if number not in self._letters:
            self._letters[number] = tuple(_origins(passage.text))
        letters = self._letters[number]
        last = min(end - offset, len(letters)) - 1
        return passage.place(letters[start - offset], letters[last] + 1)


def printed(passages: Sequence[Passage], language: str) -> Printed:
    """The passages of a language, to be found by what is printed."""
    mine = tuple(passage for passage in passages if passage.language == language)
    texts = [_normal(passage.text) for passage in mine]
    starts, length = list[int](), 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    return Printed(mine, "\n".join(texts), tuple(starts))


def _normal(text: str) -> str:
    """The letters of a text without spaces and invisible characters, in compatible forms."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    return "" if _UNSEEN.match(character) else unicodedata.normalize("NFKC", character).replace("‐", "-")


def _origins(text: str) -> Iterator[int]:
    """For each character of the normal text the offset it comes from."""
    for offset, character in enumerate(text):
        yield from [offset] * len(_plain(character))
