"""A text measured once for all its lines: the advance of each character, and the spaces between."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from .breaks import Tailoring
from .classes import base, is_attached, is_east_asian
from .gaps import FULL_EM, SOLID, Gap, Setting, gap, lead, tail
from .glyphs import shaped
from .properties import setting_of, tailoring_of

if TYPE_CHECKING:
    from .paragraph import Paragraph
    from .strand import Strand

KEY = "__galley_run"
"""The key under which the style of a text box holds its run: inherited custom properties begin so, and are not copied."""


Part = tuple[int, int | None, float]
"""What a line takes of a run: to which character, where the next line goes on, its width in px."""


class Run:
    """The text of one text box with its neighbours in the line box, measured once and used for every line.

    `before` is the run that it touches, None where nothing is or something else stands between; `is_first` says that no
    text comes before it in its child of the line box. Its `paragraph` sets `offset` there, and the `strand` that it is
    part of with its place `at` there. Positions and widths are in px.
    """

    paragraph: Paragraph
    strand: Strand | None = None

    def __init__(
        self, text: str, style: Any, before: Run | None = None, *, is_first: bool = True, is_raised: bool = False
    ) -> None:
        self.text = text
        self.style = style
        self.before = before
        self.is_first = is_first
        self.is_raised = is_raised
        self.is_east_asian = is_east_asian(text, style["lang"] or "")
        self.setting: Setting = setting_of(style)
        self.tailoring: Tailoring = tailoring_of(style)
        self.em: float = style["font_size"]
        self.offset = self.at = 0
        self.widest: dict[int, Part] = {}
        """By the character they begin with: some units of the text, as one that is as wide as the widest."""
        self._is_shaped = False

    def measure(self) -> Run:
        """Shape the text, once."""
        if not self._is_shaped:
            self._is_shaped = True
            self.advances, self.kerns, self.heads = shaped(self.text, self.style)
        return self

    def is_full(self, index: int) -> bool:
        """Whether a glyph is as wide as an ideograph."""
        return self.advances[index] > FULL_EM * self.em

    @cached_property
    def gaps(self) -> list[Gap]:
        """The space before each character of the text; before the first one, that to the neighbour.

        What is raised or lowered, a note's number, belongs to the text before it, as marks do (JLREQ 3.9.2, class 20).
        """
        self.measure()
        bearer = None if self.before is None or self.is_raised else self.before.bearer()
        places = ((self, base(self.text, index)) for index in range(len(self.text) - 1))
        bearers: Iterator[tuple[Run, int] | None] = chain((bearer,), places)
        return [
            SOLID if found is None or is_attached(self.text[index]) else self._between(*found, index)
            for index, found in enumerate(bearers)
        ]

    def bearer(self) -> tuple[Run, int] | None:
        """The character that the end of this text belongs to, in this or an earlier text."""
        index = base(self.text, len(self.text) - 1)
        if not self.is_raised and not is_attached(self.text[index]):
            return self, index
        return self.before.bearer() if self.before else None

    def _between(self, other: Run, last: int, index: int) -> Gap:
        """The space between a character of this text or one before it, and one of this text."""
        full = other.measure().is_full(last), self.is_full(index)
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
