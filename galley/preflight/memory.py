"""What preflight remembers: what is drawn on pages, and how much ink lies on them. A page that is what it was is not read again, nor are its plates made.

All of it is plain data, as texts of JSON: a fifth of what it takes as values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from galley.preflight.coverage import Coverage
from galley.preflight.marks import Mark
from galley.preflight.spaces import Ink

MARKS, COVERAGE, EDGES, SOUND = "marks", "coverage", "edges", "sound"
Found = Mapping[str, str | bytes]
"""What was found on a page, by what it is, as texts of JSON; those that were not read from a file are in UTF-8, which takes half of the memory."""


@dataclass
class Memory:
    """`looks` tells the first pages of a file, in order, from all others by what they show and how it is finished, which who made the file knows. `known` is
    what was found on pages, by their looks, in files of the same edition and limits; `found` what is to be remembered of these."""

    looks: Sequence[str] = ()
    known: Mapping[str, Found] = field(default_factory=dict)
    found: dict[str, dict[str, str | bytes]] = field(default_factory=dict)

    def marks(self, page: int) -> tuple[Mark, ...] | None:
        """What is drawn on a page, counted from 1; None where that is not known."""
        told = self._recalled(page, MARKS)
        inks: dict[Any, Ink] = {}
        return None if told is None else tuple(_mark(each, inks) for each in told)

    def coverage(self, page: int) -> Coverage | None:
        """How much ink lies on a page; None where that is not known."""
        told = self._recalled(page, COVERAGE)
        return None if told is None else Coverage(page, told[0], told[1] and tuple(told[1]))

    def has_sound_edges(self, page: int) -> bool:
        """Whether it is known that nothing is wrong where a page is cut."""
        return self._recalled(page, EDGES) is not None

    def inks(self, page: int) -> tuple[str, ...] | None:
        """The inks that a page needs with which it is known that nothing is wrong, looking at each thing that it draws by itself; None where that is not known."""
        told = self._recalled(page, SOUND)
        return None if told is None else tuple(told)

    def keep_marks(self, page: int, marks: Sequence[Mark]) -> None:
        """Remember what is drawn on a page, if no picture, shading or group is, which are not plain data."""
        if not any(mark.shape is not None for mark in marks):
            self._keep(page, MARKS, [[*mark[:10], mark.is_thin] for mark in marks])

    def keep_coverage(self, found: Coverage) -> None:
        """Remember how much ink lies on a page."""
        self._keep(found.page, COVERAGE, [found.percent, found.heavy])

    def keep_sound_edges(self, page: int) -> None:
        """Remember that nothing is wrong where a page is cut."""
        self._keep(page, EDGES, True)

    def keep_inks(self, page: int, inks: Sequence[str]) -> None:
        """Remember that nothing is wrong with what a page draws, and the inks that it needs."""
        self._keep(page, SOUND, list(inks))

    def _recalled(self, page: int, what: str) -> Any:
        """What is known of a page, which is then remembered further."""
        told = self.known.get(self.looks[page - 1], {}).get(what) if page <= len(self.looks) else None
        if told is None:
            return None
        self._remember(page, what, told)
        return json.loads(told)

    def _keep(self, page: int, what: str, told: Any) -> None:
        self._remember(page, what, json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode())

    def _remember(self, page: int, what: str, told: str | bytes) -> None:
        if page <= len(self.looks):
            self.found.setdefault(self.looks[page - 1], {})[what] = told


def _mark(told: Sequence[Any], inks: dict[Any, Ink]) -> Mark:
    """A mark as it was; inks that are alike are one."""
    kind, box, (space, values), *others, is_thin = told
    key = space, *values
    ink = inks.get(key) or inks.setdefault(key, Ink(space, tuple(values)))
    return Mark._make((kind, tuple(box), ink, *others, None, is_thin))
