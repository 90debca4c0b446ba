"""Lines that go on: which lines of an extraction are one paragraph, told from their widths and their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from galley.passages.line_shapes import Shape, Shaped
from galley.passages.lines import Line

NARROWEST, NARROW, LONGEST = 24, 36, 200
"""Widths of lines in half ems: those of the narrowest column, of one that proves nothing alone, of the widest."""
INDENT = 4
"""What the first line of a paragraph lacks where paragraphs are indented by two ems: its spaces are lost."""
UNEVEN = 0.08
"""By how much of the measure lines of one column differ, as letters are not all half an em wide."""
AHEAD, NEAR, REACH = 4, 5, 8
"""How many lines tell the measure of a paragraph, of a title's neighbours, and of a page."""
TITLE = 16
"""The width in half ems from which on a title of two lines is told."""
_ALWAYS = ("、", "，", ",", "-", "\u00ad", "—", "（", "(", "《", "“")
"""What no paragraph ends with."""
_COMMA = re.compile(r"[，、；：,;:]")


class Joiner:
    """Joins the lines of one text."""

    def __init__(self, shaped: Sequence[Shaped]) -> None:
        """Takes all lines of a text in their order."""
        self._shaped = shaped
        self._lines = [each.line for each in shaped]
        self._ended = [line.ended for line in self._lines]
        gaps = [line.gap for line in self._lines[1:]]
        self._spaced = bool(gaps) and median(gaps) >= 1

    def units(self) -> Iterator[list[Shaped]]:
        """The lines of each paragraph, item, heading, label, and of each line of a table."""
        unit: list[Shaped] = []
        for at, each in enumerate(self._shaped):
            if unit and not self._goes_on(at - 1, unit):
                yield unit
                unit = []
            unit.append(each)
        if unit:
            yield unit

    def _goes_on(self, at: int, unit: Sequence[Shaped]) -> bool:
        """Whether the line after `at` goes on with the unit that line is the last of."""
        one, two = self._lines[at], self._lines[at + 1]
        if not self._may(at, unit) or one.width > LONGEST:
            return False
        if one.text.endswith("、") or _is_hyphenated(one, two) or self._is_tight(one, two):
            return True
        if unit[0].line.marker and two.indent > max(one.indent, 1) and two.gap == 0 and not self._ended[at]:
            return True
        if one.width < NARROWEST:
            return False
        measure = max(self._widest(at + 1), *(each.line.width for each in unit[-AHEAD:]))
        if self._ended[at]:
            return self._ends_inside(at)
        if not _is_full(one, two, measure, len(unit) == 1) or (len(unit) == 1 and self._is_title(at)):
            return False
        if one.width < NARROW and not any(self._ended[each] for each in self._ahead(at + 1)):
            return False
        tight = two.gap == 0 and (self._spaced or len(unit) > 1)
        going = one.text.endswith(_ALWAYS)
        return two.width >= 0.8 * one.width or self._ended[at + 1] or tight or going

    def _may(self, at: int, unit: Sequence[Shaped]) -> bool:
        """Whether two lines can be of one paragraph, whatever their widths."""
        one, two = self._lines[at], self._lines[at + 1]
        texts = self._shaped[at].shape is Shape.TEXT and self._shaped[at + 1].shape is Shape.TEXT
        marker = unit[0].line.marker
        hanging = marker is not None and two.gap == 0 and two.indent <= len(marker.text) * 2 + 4
        indented = two.indent > one.indent + 1 and not hanging
        return texts and two.marker is None and not indented and two.gap <= 1

    def _is_tight(self, one: Line, two: Line) -> bool:
        """Whether lines stand close where blank lines are usual, and the second only takes what the first cannot."""
        going = one.text.endswith(_ALWAYS)
        rest = one.width >= TITLE and two.width <= one.width // 2 and not (one.ended or one.text.endswith((")", "）")))
        return self._spaced and two.gap == 0 and not two.page and (going or rest)

    def _ahead(self, at: int) -> Sequence[int]:
        """The lines from one on that may be of its paragraph, up to the end of a sentence."""
        found = list[int]()
        for each in range(at, min(at + AHEAD, len(self._lines))):
            if self._shaped[each].shape is not Shape.TEXT or (each > at and self._lines[each].marker):
                break
            found.append(each)
            if self._ended[each]:
                break
        return found

    def _widest(self, at: int) -> int:
        """The width of the widest line from one on, up to the end of a sentence."""
        widest = max((self._lines[each].width for each in self._ahead(at)), default=0)
        return widest if widest <= LONGEST else 0

    def _is_title(self, at: int) -> bool:
        """Whether a line is less wide than a first line, one with commas much less, and the next is as wide as one."""
        one, two, measure = self._lines[at], self._lines[at + 1], self._measure(at, NEAR, without=1)
        after_end = at == 0 or self._ended[at - 1]
        lack = 2 * INDENT if _COMMA.search(one.text) else INDENT + 1
        return after_end and one.width < measure - lack and abs(two.width - measure + INDENT) <= 1

    def _measure(self, at: int, reach: int, without: int) -> int:
        """The width of full lines round a line, some of the widest left out; 0 where lines are not alike."""
        near = self._lines[max(at - reach, 0) : at + reach + 1]
        widths = sorted(line.width for line in near if line.width <= LONGEST)[: -without or None]
        alike = len(widths) > AHEAD and widths[-1] - widths[-2] <= UNEVEN * widths[-1]
        return widths[-1] if alike and widths[-1] >= NARROW else 0

    def _ends_inside(self, at: int) -> bool:
        """Whether a sentence ends by chance with the line: it is full, and the next has no indent and no page before."""
        one, two = self._lines[at], self._lines[at + 1]
        near = range(max(at - REACH, 0), min(at + REACH + 1, len(self._lines)))
        measure = self._measure(at, REACH, without=2)
        if not measure or two.page or 2 * sum(self._ended[each] for each in near) > len(near):
            return False
        ends = self._ended[at + 1] and two.width < measure - 2 * INDENT
        if self._spaced:
            return two.gap == 1 and one.width >= measure - 2 and (two.width >= measure - 1 or ends)
        return two.gap == 0 and _is_full(one, two, measure, alone=False, uneven=0)


def _is_hyphenated(one: Line, two: Line) -> bool:
    """Whether a line ends within a word."""
    return one.text[-1] in "-‐\u00ad" and one.text[-2:-1].isalpha() and two.text[0].islower()


def _is_full(one: Line, two: Line, measure: int, alone: bool, uneven: float = UNEVEN) -> bool:
    """Whether a line has no room for what begins the next one."""
    room = measure - one.width - (INDENT if alone else 0)
    return _first_unit(two) + uneven * measure > room


def _first_unit(line: Line) -> int:
    """The width of what a line begins with, up to where it may break; a word where it begins with one."""
    word = 0
    for character in line.text[:40]:
        if not character.isascii() and not character.isalpha():
            break
        if character.isspace() or ord(character) > 0x2E7F:
            break
        word += 1
    return max(word, 2)
