"""Hyphens at the ends of lines: how many run, and at which ends there should be none.

CSS Text 4: `hyphenate-limit-lines` and `hyphenate-limit-last`; that names keep whole is a rule of the trade (Мильчин 6.1;
The Chicago Manual of Style 7.42; TeX's \\uchyph), and that the stub of a word is no last line of a paragraph (Bringhurst 2.4.3). They are wishes: a line is never wider for them than the engine alone sets it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

KEY = "__galley_hyphens"
"""The key under which the style of a text box holds its `Ends`."""

LADDER = 2
"""How many lines running may end with a hyphen."""

_NAMING = {"ru", "mn", "en"}
"""Languages that begin with a capital what is a name, or a sentence."""

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*[-‐]?$")
_NUMBER = re.compile(r"\d[ \u00a0]$")

Place = tuple[int, int]
"""Where in a line box something stands: the number of its text box, and the characters from there to the end of that box."""


class Hyphens:
    """The hyphens at the ends of the lines of one line box, however often they are laid out.

    `running` is how many lines before the one that is being filled end with one; `barred` are places at which there
    should be none.
    """

    def __init__(self) -> None:
        self.running = 0
        self.barred: set[Place] = set()
        self._ends: dict[Place, int] = {}
        self._noted: list[Place] = []

    def begin(self, place: Place) -> None:
        """A line begins at a place."""
        self.running = self._ends.get(place, 0)

    def end(self, place: Place) -> None:
        """The line that is being filled may end with a hyphen before a place."""
        self._ends[place] = self.running + 1
        self._noted.append(place)

    def before(self, place: Place) -> tuple[int, frozenset[Place]]:
        """What a line that begins at a place depends on."""
        return self._ends.get(place, 0), frozenset(self.barred)

    def noted(self) -> list[Place]:
        """The places before which a line may end with a hyphen, since this was asked last."""
        noted, self._noted = self._noted, []
        return noted

    def repeat(self, place: Place, noted: list[Place]) -> None:
        """A line that begins at a place is laid out as it was before, when this was noted."""
        self.begin(place)
        for end in noted:
            self.end(end)

    def bar(self, place: Place) -> bool:
        """Ask that no line end with a hyphen before a place; whether one did, and was not asked that before."""
        if place in self.barred or place not in self._ends:
            return False
        self.barred.add(place)
        return True


@dataclass(frozen=True, slots=True)
class Ends:
    """The hyphens of a line box, as the text box with the number `box` sees them; `is_last` of its last one."""

    hyphens: Hyphens
    box: int
    is_last: bool = False

    def are_welcome(self, before: str, after: str, language: str) -> bool:
        """Whether a line may well end with a hyphen between two parts of the text of its box."""
        if self.hyphens.running >= LADDER or (self.box, len(after)) in self.hyphens.barred:
            return False
        if self.is_last and " " not in after.strip(" "):
            return False
        word = _WORD.search(before)
        if word is None:
            return True
        is_name = language[:2] in _NAMING and word[0][0].isupper()
        return not is_name and not _NUMBER.search(before[: word.start()])

    def note(self, after: str) -> None:
        """A line may end with a hyphen before a part of the text of its box."""
        self.hyphens.end((self.box, len(after)))


def ends_of(style: Any) -> Ends | None:
    """What a style knows of the hyphens of its line box; None where there are none to set."""
    found: Ends | None = dict.get(style, KEY)
    return found
