"""The text of a line box as a whole, across its inline boxes: where its lines may break, and what follows where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from .breaks import Tailoring, tailored
from .classes import letters
from .glyphs import opportunities
from .phrases import joints, phrases
from .properties import PHRASE, is_title, tailoring_of
from .run import Run
from .western import ends_well

ATOM = "\u2e80"
"""What stands in the text for a box that is none: the engine's own stand-in for an ideograph."""

GIVEN_UP = {False: 1 / 2, True: 1 / 12}
"""How much of a line it may lose to end well, and to end at its best."""

NEAR = 40
"""How many characters in front of a break are looked at."""
SHORT = 12
"""How many characters are looked at for what is left of a paragraph."""


class Paragraph:
    """The runs of a line box; `owners` are the styles that rule the edge before each run but the first."""

    def __init__(self, runs: Sequence[Run], text: str, owners: dict[int, Any] | None = None) -> None:
        self.runs = runs
        self.text = text
        self.owners = owners or {}
        self.line_start: int | None = None
        self.is_lenient = self.has_refused = False
        self.is_for_first = False
        """Whether the width of the first unit of a text is asked for, not the widest."""
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

    @cached_property
    def phrases(self) -> frozenset[int]:
        """The characters before which a phrase begins, in the language of the first of them; one does behind what is kept whole, too."""
        rules = ((run, run.style["word_break"]) for run in self.runs)
        behind = (after.offset for (_, rule), (after, own) in pairwise(rules) if (rule, own) == ("keep-all", PHRASE))
        return phrases(str(self.runs[0].style["lang"] or ""), self.text) | frozenset(behind)

    @cached_property
    def joints(self) -> frozenset[int]:
        """The characters before which a phrase is parted that no line has room for."""
        return joints(str(self.runs[0].style["lang"] or ""), self.text)

    def parts_phrase(self, position: int | None) -> bool:
        """Whether a line that begins with a character parts a phrase, where lines break between phrases."""
        if position is None or self._before(position).style["word_break"] != PHRASE:
            return False
        return position not in self.phrases | self.joints

    def longest_phrase(self, most: float) -> float:
        """How wide the widest of those phrases is that have room in `most` px and whose lines break between phrases, in px."""
        strands = {id(run.strand): run.strand for run in self.runs if run.strand and run.style["word_break"] == PHRASE}
        widths = (width for strand in strands.values() for width in strand.measure().phrases())
        return max((width for width in widths if width <= most), default=0.0)

    @property
    def is_scripted(self) -> bool:
        """Whether any of its texts is broken by this package."""
        return any(run.strand is not None for run in self.runs)

    def may_break(self, position: int) -> bool:
        """Whether a line may break before a character at the edge of a box."""
        return self.can_break[position] and not self.refuses(position, position)

    def refuses(self, position: int, front: int) -> bool:
        """Whether a line that would end badly before a character can break better up to a place in front of it.

        Not where that would take more than `GIVEN_UP` of the line, nor where it has been tried in vain.
        """
        if self.line_start is None or self.is_lenient:
            return False
        for best, share in GIVEN_UP.items():
            if self.ends_well(position, best=best):
                continue
            nearest = position - round(share * (position - self.line_start))
            places = range(max(self.line_start + 1, nearest), min(front + 1, position))
            if any(self.can_break[each] and self.ends_well(each, best=best) for each in places):
                self.has_refused = True
                return True
        return False

    def ends_well(self, position: int, *, best: bool) -> bool:
        """Whether a line of Cyrillic or Latin text may end before a character, or ends at its best."""
        near, run = self.text[max(0, position - NEAR) : position], self._before(position)
        rest, language = self.text[position : position + SHORT], str(run.style["lang"] or "")
        return ends_well(near, rest, language, best=best, is_title=is_title(run.style))

    def _before(self, position: int) -> Run:
        """The run of the text in front of a character."""
        return next((run for run in reversed(self.runs) if run.offset < position), self.runs[0])

    def letters_from(self, position: int) -> int:
        """How many letters follow from a character on; more than two count as two."""
        rest = self.text[position : position + SHORT]
        return 2 if ATOM in rest else letters(rest)

    def begin(self, position: int | None, *, is_lenient: bool = False) -> None:
        """A line is being filled from a character on: forget what another one took. A `is_lenient` one may end badly."""
        self.line_start, self.is_lenient, self.has_refused = position, is_lenient, False
        for run in self.runs:
            if run.strand is not None:
                run.strand.plan = None


def _breaks_of(style: Any) -> Tailoring:
    return tailoring_of(style) if style["white_space"] != "nowrap" else UNBROKEN


UNBROKEN = Tailoring(never=True)
