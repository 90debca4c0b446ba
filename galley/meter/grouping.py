"""Lines of a page, told from the places of its glyphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from galley.meter.blocks import Block
from galley.meter.characters import FULL_EM, blank_after, blank_before, is_ideograph
from galley.meter.glyphs import Glyph

WITHIN_EM, SHOWN_EM, HOLE_EM, BACK_EM = 1.05, 6.0, 15.0, -1.2
"""How far the next glyph of a line may stand: in general, within one operation or across a block's space, within one
operation across a space, and backwards."""
BASELINE_EM = 0.04
WORD_GAP_EM = 0.15
SMALL = 0.85
"""A superscript is at most so large beside its line."""


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline, from left to right, with the superscripts between them. Lengths in pt."""

    glyphs: tuple[Glyph, ...]
    y: float
    size: float

    @cached_property
    def text(self) -> str:
        """Its text; where spaces are no glyphs, as in TeX, a gap between letters of words is one."""
        if any(glyph.text.isspace() for glyph in self.glyphs):
            return "".join(glyph.text for glyph in self.glyphs)
        pairs = zip(self.glyphs, self.glyphs[1:], strict=False)
        return self.glyphs[0].text + "".join(" " * is_word_gap(one, two) + two.text for one, two in pairs)

    @cached_property
    def inked(self) -> tuple[Glyph, ...]:
        """The glyphs that are not spaces."""
        return tuple(glyph for glyph in self.glyphs if glyph.text.strip(" \u00a0\u202f") or not glyph.text)

    @property
    def page(self) -> int:
        return self.glyphs[0].page

    @property
    def block(self) -> Block | None:
        return self.glyphs[0].block

    @cached_property
    def font(self) -> str:
        """The font that sets most of it."""
        widths: Counter[str] = Counter()
        for glyph in self.glyphs:
            widths[glyph.font] += glyph.advance  # type: ignore[assignment]
        return widths.most_common(1)[0][0]

    @cached_property
    def left(self) -> float:
        """The left edge of its ink: an opener of full width begins behind its blank half (rule 10)."""
        first = self.inked[0]
        return first.x + (blank_before(first.text) * first.size if is_full(first) else 0.0)

    @cached_property
    def end(self) -> float:
        """The right edge of its last glyph's square."""
        return max(glyph.end for glyph in self.inked[-2:])

    def right(self, language: str) -> float:
        """The right edge of its ink: a closer, comma or stop of full width ends before its blank half (rule 9)."""
        last = self.inked[-1]
        return self.end - (blank_after(last.text, language) * last.size if is_full(last) else 0.0)


def is_full(glyph: Glyph) -> bool:
    """Whether a glyph takes a whole em."""
    return glyph.advance >= FULL_EM * glyph.size


def is_word_gap(one: Glyph, two: Glyph) -> bool:
    """Whether the distance between two glyphs of words is a space that has no glyph."""
    near = two.size == one.size and not is_ideograph(one.text[-1:]) and not is_ideograph(two.text[:1])
    return near and two.x - one.end > WORD_GAP_EM * two.size and not (is_full(one) or is_full(two))


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The upright lines of a page in the order they are drawn; page furniture and turned text are left out.

    A glyph goes on with a line on the same baseline that it stands close behind; a column's gutter or a table's cell is
    farther away, or of another block. Smaller glyphs above or below the baseline belong to the line they touch.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.angle or glyph.is_vertical or glyph.is_artefact or glyph.size <= 0:
            continue
        if runs and _goes_on(runs[-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [line for line in (_line(run) for run in _joined(runs)) if line.inked]


def _line(run: list[Glyph]) -> Line:
    sizes: Counter[tuple[float, float]] = Counter()
    for glyph in run:
        sizes[round(glyph.size, 3), round(glyph.y, 3)] += 1
    (size, y), _ = max(sizes.items(), key=lambda item: (item[1] * item[0][0], item[0]))
    return Line(tuple(run), y, size)


def _goes_on(run: list[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph follows the last one of a run on its line."""
    last, base = run[-1], run[0]
    if abs(glyph.y - last.y) <= BASELINE_EM * glyph.size:
        return _is_near(last, glyph)
    if glyph.size <= SMALL * last.size:
        return _is_attached(last, glyph, last.y, last.size)
    if last.size <= SMALL * glyph.size:
        line = next((each for each in reversed(run) if each.size > SMALL * glyph.size), base)
        on = (line is base and line.size <= SMALL * glyph.size) or abs(line.y - glyph.y) <= BASELINE_EM * glyph.size
        return on and _is_attached(glyph, last, glyph.y, glyph.size) and glyph.x >= last.x
    return False


def _is_attached(line: Glyph, small: Glyph, y: float, size: float) -> bool:
    """Whether a small glyph touches a line as a superscript or subscript does."""
    distance = small.x - line.end if small.x >= line.x else line.x - small.end
    return -0.35 * size <= small.y - y <= 0.75 * size and -0.8 * size <= distance <= 0.6 * size


def _is_near(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph on the baseline is near enough behind the last, and of the same block."""
    if last.block != glyph.block and last.block is not None and glyph.block is not None:
        return False
    size, gap = glyph.size, glyph.x - last.end
    return BACK_EM * size <= gap <= _reach(last, glyph) * size and glyph.end > last.x


def _reach(last: Glyph, glyph: Glyph) -> float:
    """How many ems behind the last glyph the next one of its line may stand."""
    together, spaced = last.show == glyph.show, _is_space(last, glyph)
    if together:
        return HOLE_EM if spaced else SHOWN_EM
    return SHOWN_EM if spaced and last.block is not None else WITHIN_EM


def _is_space(last: Glyph, glyph: Glyph) -> bool:
    return last.text.isspace() or glyph.text.isspace()


def _joined(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs of one line that were drawn apart, as one; the first keeps its place in the order."""
    ends: dict[float, list[list[Glyph]]] = {}
    kept: list[list[Glyph]] = []
    for run in runs:
        near = [each for key in _keys(run[0].y) for each in ends.get(key, [])]
        found = next((each for each in near if _touch(each, run)), None)
        if found is None:
            kept.append(run)
            ends.setdefault(round(run[0].y, 1), []).append(run)
        else:
            found[:] = sorted([*found, *run], key=lambda glyph: glyph.x)
    return kept


def _keys(y: float) -> tuple[float, float, float]:
    key = round(y, 1)
    return (key, round(key - 0.1, 1), round(key + 0.1, 1))


def _touch(one: list[Glyph], two: list[Glyph]) -> bool:
    """Whether one run stands close before the other on its baseline."""
    before, after = (one, two) if one[0].x <= two[0].x else (two, one)
    if abs(before[-1].y - after[0].y) > BASELINE_EM * after[0].size or after[0].x < before[-1].x:
        return False
    return before[-1].size == after[0].size and _is_near(before[-1], after[0])
