"""A text measured once for all its lines: the advance of each character, the spaces between, where lines may break."""

from __future__ import annotations

from typing import Any

from .breaks import Tailoring, tailored
from .classes import base, is_attached, is_east_asian, letters
from .gaps import FULL_EM, SOLID, Gap, Setting, gap, lead, tail
from .glyphs import shaped
from .properties import setting_of, tailoring_of

KEY = "__galley_run"
"""The key under which the style of a text box holds its run: inherited custom properties begin so, and are not copied."""


class Run:
    """The text of one text box with its neighbours in the line box, measured once and used for every line.

    `before` is the run in front of it, None at the start of a paragraph; `following` is how many letters stand
    behind it; `is_first` says that no text comes before it in its child of the line box. Positions and widths are in px.
    """

    def __init__(
        self, text: str, style: Any, before: Run | None = None, following: int = 0, is_first: bool = True
    ) -> None:
        self.text = text
        self.style = style
        self.before = before
        self.following = following
        self.is_first = is_first
        self.is_east_asian = is_east_asian(text, style["lang"] or "")
        self.setting: Setting = setting_of(style)
        self.tailoring: Tailoring = tailoring_of(style)
        self.em: float = style["font_size"]
        self._is_shaped = self._is_measured = False

    def measure(self) -> Run:
        """Shape the text and say where its characters begin, once."""
        self._shape()
        if not self._is_measured:
            self._is_measured = True
            self._accumulate()
        return self

    def _shape(self) -> None:
        if not self._is_shaped:
            self._is_shaped = True
            self.advances, self.kerns, allowed = shaped(self.text, self.style)
            self.can_break = tailored(self.text, allowed, self.tailoring)

    def is_full(self, index: int) -> bool:
        """Whether a glyph is as wide as an ideograph."""
        return self.advances[index] > FULL_EM * self.em

    def gap(self, index: int) -> Gap:
        """The space before a character of the text; before the first one, that to the neighbour."""
        if index:
            return self._between(self, index - 1, index)
        if self.before is None or not self.text:
            return SOLID
        self.before._shape()
        return self._between(self.before, len(self.before.text) - 1, 0)

    def _between(self, other: Run, last: int, index: int) -> Gap:
        """The space between a character of this text or the one before it, and one of this text."""
        if is_attached(self.text[index]):
            return SOLID
        last = base(other.text, last)
        full = other.is_full(last), self.is_full(index)
        return gap(other.text[last], self.text[index], *full, self.setting, other.advances[last] / other.em)

    def lead(self, index: int) -> float:
        """What stands before a character that begins a line, in px."""
        return lead(self.text[index], self.is_full(index), self.setting) * self.em

    def tail(self, index: int, *, fits: bool) -> float:
        """What stands after a character that ends a line, in px; `fits` says whether the line has room for it."""
        return tail(self.text[index], self.is_full(index), self.setting, fits) * self.em + self.kerns[index]

    def starts_line(self, index: int, is_line_start: bool) -> bool:
        """Whether a character begins a line. The engine's `is_line_start` is true for all of the line's first child."""
        return index > 0 or (is_line_start and (self.is_first or self.before is None))

    def letters_from(self, index: int) -> int:
        """How many letters follow in the paragraph from a character on; more than two count as two."""
        return letters(self.text[index : index + 12]) + self.following

    def _accumulate(self) -> None:
        """`starts` and `least` say where each character begins, naturally and shrunk as far as can be."""
        self.starts, self.least = [], []
        natural = least = 0.0
        for index, advance in enumerate(self.advances):
            between = self.gap(index)
            natural += between.natural * self.em
            least += (between.natural - between.give) * self.em
            self.starts.append(natural)
            self.least.append(least)
            natural += advance
            least += advance
        self.starts.append(natural)
        self.least.append(least)
