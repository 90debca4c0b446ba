"""The body text of a publication and the edges of its columns (rules 1, 2, 9–11, 20, 24 of typography)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from galley.meter.characters import blank_after, blank_before, script
from galley.meter.grouping import Line, is_full
from galley.meter.paragraphs import Paragraph

SAME_EDGE_EM, FLUSH_EM, SUPPORT = 0.05, 0.1, 0.05
SCRIPTS = {
    "zh": frozenset({"han"}),
    "ja": frozenset({"han", "kana"}),
    "ko": frozenset({"hangul"}),
    "mn": frozenset({"cyrillic"}),
    "ru": frozenset({"cyrillic"}),
    "en": frozenset({"latin"}),
}
"""The scripts that a language's body text is in."""
SAME_LEFT_EM, SAME_RIGHT_EM = 0.3, 2.5


@dataclass(frozen=True)
class Column:
    """Paragraphs with one left edge on left-hand or right-hand pages; edges in pt."""

    paragraphs: tuple[Paragraph, ...]
    left: float
    right: float

    def shortfall(self, line: Line, language: str) -> float:
        """How much a line lacks to the measure in ems; below 0 if it is too long.

        A mark at the end may fill the measure with its square, its ink, or nothing (hanging): what comes nearest counts.
        """
        last, size = line.inked[-1], line.size
        ends = [line.right(language), line.end]
        if is_hanging(self, line, language):
            ends.append(last.x)
        return min(((self.right - end) / size for end in ends), key=abs)


class Ending(NamedTuple):
    """A line that ends with a full-width mark, and how that stands: `half`, `full`, `hanging`, or `short` of the edge."""

    line: Line
    how: str


def body(paragraphs: Sequence[Paragraph], language: str) -> list[Paragraph]:
    """The paragraphs in the size and font that set most letters of the language's script in lines that are not last ones.

    So an untranslated part is not the body of a book; where no line has the language's script, all letters count.
    """
    return _of_one_face(paragraphs, SCRIPTS.get(language, frozenset())) or _of_one_face(paragraphs, frozenset())


def _of_one_face(paragraphs: Sequence[Paragraph], scripts: frozenset[str]) -> list[Paragraph]:
    count: Counter[tuple[float, str]] = Counter()
    for part in paragraphs:
        letters = (character for line in part.broken for character in line.text)
        count[part.size, part.font] += sum(not scripts or script(character) in scripts for character in letters)
    if not count or not max(count.values()):
        return []
    face = max(count, key=lambda key: (count[key], key))
    return [part for part in paragraphs if (part.size, part.font) == face]


def columns(paragraphs: Iterable[Paragraph], language: str) -> list[Column]:
    """Body paragraphs by their edges, with the measure they fill.

    Those with one left edge on pages of one side are of one column where the farthest lines of their pages end near each
    other. The right edge is the farthest that two or more lines, and one in twenty, reach; a single line beyond is
    overfull. Where less than half of the lines reach it the text is ragged, and the edge is that of the longest line.
    """
    sides: dict[int, list[Paragraph]] = {0: [], 1: []}
    for part in paragraphs:
        sides[part.first.page % 2].append(part)
    return [
        Column(tuple(group), _left(group), _right(group, language))
        for side in sides.values()
        for beside in _clusters([([part], part.left, part.size) for part in side], SAME_LEFT_EM)
        for group in _clusters(_by_page(beside, language), SAME_RIGHT_EM)
    ]


def _by_page(parts: list[Paragraph], language: str) -> list[tuple[list[Paragraph], float, float]]:
    """Paragraphs of each page with their farthest right edge and their size."""
    pages: dict[int, list[Paragraph]] = {}
    for part in parts:
        pages.setdefault(part.first.page, []).append(part)
    return [(mine, max(_rights(mine, language)), mine[0].size) for mine in pages.values()]


def _clusters(found: list[tuple[list[Paragraph], float, float]], near_em: float) -> Iterator[list[Paragraph]]:
    """Paragraphs whose edges, given with their size, are near each other."""
    group: list[Paragraph] = []
    start = 0.0
    for parts, edge, size in sorted(found, key=lambda item: item[1]):
        if group and edge - start > near_em * size:
            yield group
            group = []
        start = start if group else edge
        group += parts
    if group:
        yield group


def _left(group: list[Paragraph]) -> float:
    lefts = Counter(round(line.left, 2) for part in group for line in (part.lines[1:] or part.lines))
    return max(lefts.items(), key=lambda item: (item[1], -item[0]))[0]


def _right(group: list[Paragraph], language: str) -> float:
    rights = sorted(_rights(group, language), reverse=True)
    near = SAME_EDGE_EM * group[0].size
    wanted = max(2, SUPPORT * len(rights))
    reached = (edge for edge in rights if sum(abs(other - edge) <= near for other in rights) >= wanted)
    edge = next(reached, rights[0])
    is_ragged = 2 * sum(abs(other - edge) <= near for other in rights) < len(rights)
    return rights[0] if is_ragged else edge


def _rights(group: list[Paragraph], language: str) -> list[float]:
    """The right edges of broken lines, or of all if there are none; those without a mark at the end where there are any."""
    broken = [line for part in group for line in part.broken] or [line for part in group for line in part.lines]
    plain = [line for line in broken if not _has_blank_end(line, language)] or broken
    return [line.right(language) for line in plain]


def _has_blank_end(line: Line, language: str) -> bool:
    return blank_after(line.inked[-1].text[:1], language) > 0


def is_hanging(column: Column, line: Line, language: str) -> bool:
    """Whether a comma or stop at the end stands outside the measure (rule 11)."""
    last = line.inked[-1]
    return last.text in tuple("、，。．") and last.x >= column.right - FLUSH_EM * line.size


def endings(column: Column, language: str) -> Iterator[Ending]:
    """How the marks at the ends of broken lines stand to the measure (rule 9)."""
    for part in column.paragraphs:
        for line in part.broken:
            last, near = line.inked[-1], FLUSH_EM * line.size
            if not is_full(last) or not _has_blank_end(line, language):
                continue
            if is_hanging(column, line, language):
                yield Ending(line, "hanging")
            elif abs(column.right - line.right(language)) <= near:
                yield Ending(line, "half")
            else:
                yield Ending(line, "full" if abs(column.right - line.end) <= near else "short")


def starts(column: Column) -> Iterator[tuple[Line, bool]]:
    """Lines that begin with a full-width opener, and whether its ink is flush: at the edge, or whole ems in for a
    paragraph's first line (rule 10)."""
    for part in column.paragraphs:
        for index, line in enumerate(part.lines):
            first = line.inked[0]
            if not blank_before(first.text[:1]) or not is_full(first):
                continue
            indent = (line.left - column.left) / line.size
            whole = round(indent) if index == 0 and not part.follows else 0
            yield line, abs(indent - whole) <= FLUSH_EM


def pitches(columns: Iterable[Column]) -> list[tuple[Line, float]]:
    """Each line that follows another of its paragraph, with the distance of their baselines in pt (rule 20)."""
    parts = [part for column in columns for part in column.paragraphs]
    return [(two, one.y - two.y) for part in parts for one, two in part.breaks]
