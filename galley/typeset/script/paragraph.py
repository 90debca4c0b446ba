"""The text of a line box as a whole, across its inline boxes: where its lines may break, and what follows where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from .breaks import Tailoring, tailored
from .classes import letters
from .glyphs import opportunities
from .properties import tailoring_of
from .run import Run
from .western import may_end

ATOM = "\u2e80"
"""What stands in the text for a box that is none: the engine's own stand-in for an ideograph."""

SHORT = 12
"""How many characters are looked at for what is left of a paragraph."""


class Paragraph:
    """The runs of a line box; `owners` are the styles that rule the edge before each run but the first."""

    def __init__(self, runs: Sequence[Run], text: str, owners: dict[int, Any] | None = None) -> None:
        self.runs = runs
        self.text = text
        self.owners = owners or {}
        self.line_start: int | None = None
        for run in runs:
            run.paragraph = self

    @cached_property
    def can_break(self) -> list[bool]:
        """Whether a line may break before each character; the first never is one."""
        language = self.runs[0].style["lang"]
        allowed = opportunities(self.text, language)
        for run in self.runs:
            if run.strand is not None:
                heads = run.measure().heads
                for index, head in enumerate(heads):
                    allowed[run.offset + index] &= head
        return tailored(self.text, allowed, self._tailorings)

    @cached_property
    def _tailorings(self) -> list[Tailoring]:
        """What rules the break before each character: its box within, the box around both at an edge."""
        found = [Tailoring()] * len(self.text)
        for run in self.runs:
            own = _breaks_of(run.style)
            found[run.offset : run.offset + len(run.text)] = [own] * len(run.text)
        for position, style in self.owners.items():
            found[position] = _breaks_of(style)
        return found

    @property
    def is_scripted(self) -> bool:
        """Whether any of its texts is broken by this package."""
        return any(run.strand is not None for run in self.runs)

    def may_break(self, position: int) -> bool:
        """Whether a line may break before a character at the edge of a box: not after a word that keeps to the next, where
        the line could break better before."""
        if not self.can_break[position]:
            return False
        if self.line_start is None or self.ends_well(position):
            return True
        return not any(self.can_break[each] and self.ends_well(each) for each in range(self.line_start + 1, position))

    def ends_well(self, position: int) -> bool:
        """Whether a line of Cyrillic or Latin text may end before a character, which a space parts from the one before."""
        before = self.text[max(0, position - 40) : position]
        if not before.endswith(" "):
            return True
        return may_end(before.rstrip(" "), self.text[position : position + SHORT], self.language_at(position))

    def language_at(self, position: int) -> str:
        """The language of the text in front of a character."""
        run = next(run for run in reversed(self.runs) if run.offset < position)
        return str(run.style["lang"] or "")

    def letters_from(self, position: int) -> int:
        """How many letters follow from a character on; more than two count as two."""
        rest = self.text[position : position + SHORT]
        return 2 if ATOM in rest else letters(rest)

    def begin(self, position: int | None) -> None:
        """A line is being filled from a character on: forget what another one took."""
        self.line_start = position
        for run in self.runs:
            if run.strand is not None:
                run.strand.plan = None


def _breaks_of(style: Any) -> Tailoring:
    return tailoring_of(style) if style["white_space"] != "nowrap" else UNBROKEN


UNBROKEN = Tailoring(never=True)
