"""Paragraphs, told from the places of lines; the structure tree of a tagged PDF only helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from galley.meter.glyphs import Glyph
from galley.meter.grouping import Line, is_full

PITCH = (0.8, 1.2)
"""Lines of a paragraph follow at so much of the usual pitch."""
INDENT_EM = (0.8, 4.5)
SPARE_EM, WORD_SPARE_EM = 1.0, 0.4
"""What room a line may have beside the first character or word of the next without having ended a paragraph."""


@dataclass(frozen=True)
class Paragraph:
    """Lines of equal size at one pitch in one column.

    `follows` says that it goes on with a paragraph of the column before, `goes_on` that one of the next goes on with it.
    """

    lines: tuple[Line, ...]
    follows: bool = False
    goes_on: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def size(self) -> float:
        return self.first.size

    @cached_property
    def left(self) -> float:
        """The left edge of its lines without the indent of the first."""
        rest = self.lines[1:] if len(self.lines) > 1 else self.lines
        return float(median(sorted(line.left for line in rest)))

    @cached_property
    def edge(self) -> float:
        """Where its outermost line begins."""
        return min(line.left for line in self.lines)

    @cached_property
    def font(self) -> str:
        """The font that sets most of its lines."""
        return Counter(line.font for line in self.lines).most_common(1)[0][0]

    @property
    def indent_em(self) -> float:
        """The indent of the first line; 0 where it is not the paragraph's beginning or the only line."""
        return 0.0 if self.follows or len(self.lines) < 2 else (self.first.left - self.left) / self.size

    @property
    def broken(self) -> tuple[Line, ...]:
        """The lines after which the same paragraph goes on: what has to fill the measure."""
        return self.lines if self.goes_on else self.lines[:-1]

    @property
    def breaks(self) -> Iterator[tuple[Line, Line]]:
        return zip(self.lines, self.lines[1:], strict=False)


def usual_pitches(pages: Iterable[Sequence[Line]]) -> dict[float, float]:
    """The most frequent pitch of lines by size: from one line to the next below it."""
    drops: dict[float, Counter[float]] = {}
    for page in pages:
        for one, two in pairwise(page):
            drop = one.y - two.y
            if one.size == two.size and 0.9 * one.size < drop < 3 * one.size and _overlap(one, two):
                drops.setdefault(one.size, Counter())[round(drop, 1)] += 1
    return {size: counter.most_common(1)[0][0] for size, counter in drops.items()}


def _overlap(one: Line, two: Line) -> bool:
    return one.left < two.end and two.left < one.end


def paragraphs(pages: Sequence[Sequence[Line]], language: str) -> list[Paragraph]:
    """The paragraphs of all pages in reading order, with those that go on over a column or page marked as such.

    A paragraph ends where size, pitch, column or block changes, before an indented line, and after a line with room
    enough for what begins the next one.
    """
    pitches = usual_pitches(pages)
    found: list[Paragraph] = []
    for page in pages:
        for chain in _chains(page, pitches):
            found += [Paragraph(tuple(part)) for part in _parts(chain, language)]
    return _linked(found, language)


def _chains(page: Sequence[Line], pitches: dict[float, float]) -> Iterator[list[Line]]:
    """Lines of one block and size, each below the last at the usual pitch."""
    chain: list[Line] = []
    for line in page:
        if chain and not _is_below(chain[-1], line, pitches.get(line.size, 0.0)):
            yield chain
            chain = []
        chain.append(line)
    if chain:
        yield chain


def _is_below(one: Line, two: Line, pitch: float) -> bool:
    near = abs(one.left - two.left) <= (INDENT_EM[1] + 0.5) * one.size
    drop, same = one.y - two.y, one.size == two.size and one.block == two.block
    return same and near and _overlap(one, two) and PITCH[0] * pitch <= drop <= PITCH[1] * pitch


def _parts(chain: list[Line], language: str) -> Iterator[list[Line]]:
    """A chain cut into paragraphs by indents and short lines."""
    far, left = max(line.right(language) for line in chain), min(line.left for line in chain)
    part: list[Line] = []
    for line in chain:
        if part and (_is_indented(line, left, part) or has_room(part[-1], line, far, language)):
            yield part
            part = []
        part.append(line)
    yield part


def _is_indented(line: Line, left: float, part: list[Line]) -> bool:
    """Whether a line begins a paragraph by its indent; a block that is indented as a whole is not."""
    shift = (line.left - left) / line.size
    return INDENT_EM[0] <= shift <= INDENT_EM[1] and line.left - part[-1].left >= INDENT_EM[0] * line.size


def has_room(line: Line, after: Line, far: float, language: str) -> bool:
    """Whether what begins the next line would have stood on this one: then this one ends a paragraph."""
    spare = SPARE_EM if is_full(after.inked[0]) else WORD_SPARE_EM
    return far - line.right(language) > first_unit(after) + spare * line.size


def first_unit(line: Line) -> float:
    """The width of what a line begins with, up to where it may break: to a space, or an ideograph with its marks."""
    start = line.inked[0]
    end = start.end
    for before, glyph in zip(line.inked, line.inked[1:], strict=False):
        if _parted(line, before, glyph):
            break
        end = glyph.end
    return end - start.x


def _parted(line: Line, before: Glyph, glyph: Glyph) -> bool:
    """Whether a break is easy between two glyphs: at a gap of a word space, or between two full-width letters."""
    return glyph.x - before.end > 0.15 * line.size or (is_full(before) and is_full(glyph) and glyph.text.isalpha())


def _linked(found: list[Paragraph], language: str) -> list[Paragraph]:
    """Paragraphs with their continuations over columns and pages marked."""
    goes_on, follows = [False] * len(found), [False] * len(found)
    columns: dict[tuple[int, float, str], list[Paragraph]] = {}
    last: dict[tuple[float, str], int] = {}
    for part in found:
        columns.setdefault((part.first.page, part.size, part.font), []).append(part)
    for index, part in enumerate(found):
        key = (part.size, part.font)
        if key in last:
            before = found[last[key]]
            near = columns[before.first.page, *key], columns[part.first.page, *key]
            if _continues(before, part, *near, language):
                goes_on[last[key]] = follows[index] = True
        last[key] = index
    return [Paragraph(part.lines, follows[at], goes_on[at]) for at, part in enumerate(found)]


def _continues(one: Paragraph, two: Paragraph, around: list[Paragraph], beside: list[Paragraph], language: str) -> bool:
    """Whether a paragraph at the top of a column goes on with the one before it.

    `around` and `beside` are the paragraphs of the same face on the page of each. It goes on where both are of one
    block, or where the first fills its last line and the second begins without the indent that is usual, or, if
    there is no indent, the first ends without a full stop. A tagged PDF may give each page a block of its own.
    """
    same_page = two.first.page == one.last.page
    if same_page and (two.first.y <= one.last.y or two.left < one.left + one.size):
        return False
    if one.first.block is not None and one.first.block == two.first.block:
        return True
    if two.first.page > one.last.page + 1 or _role(one) != _role(two):
        return False
    mine, other = _column(one, around), _column(two, beside)
    far = max(line.right(language) for part in mine for line in part.lines)
    if one.first.left - min(part.edge for part in mine) > INDENT_EM[1] * one.size:
        return False
    starts_flush = two.first.left - min(part.edge for part in other) < INDENT_EM[0] * two.size
    if has_room(one.last, two.first, far, language) or not starts_flush:
        return False
    ended = one.last.text.rstrip().endswith(tuple("。．.！？!?：:」』”»"))
    return not ended or any(part.indent_em >= INDENT_EM[0] for part in (*mine, *other))


def _column(part: Paragraph, around: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs that share some of a paragraph's width."""
    return [each for each in around if _overlap(part.lines[-1], each.lines[-1]) or _overlap(part.first, each.first)]


def _role(part: Paragraph) -> str:
    return part.first.block.role if part.first.block else ""
