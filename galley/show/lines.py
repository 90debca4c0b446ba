"""The lines that problems speak of, read from the project or given."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from galley.files import Files, Refused
from galley.problem import Place


class Excerpt(NamedTuple):
    """A piece of a line: what stands before the fault, the fault, what stands behind it."""

    before: str
    fault: str
    after: str


class Lines:
    """The lines of the project's files and of `texts` by file, each file read once."""

    def __init__(self, root: Path, texts: Mapping[str, str] | None = None) -> None:
        self._files = Files(root)
        self._known = {name: text.split("\n") for name, text in (texts or {}).items()}

    def excerpt(self, place: Place | None, before: int, after: int) -> Excerpt | None:
        """What stands at a place, with at most so many characters before it and from its beginning on.

        None where the place has no column or there is no such line. Characters that a terminal obeys are spaces.
        """
        if place is None or not place.line or not place.column:
            return None
        lines = self._of(place.file)
        if place.line > len(lines):
            return None
        shown = "".join(" " if unicodedata.category(each) in ("Cc", "Cf") else each for each in lines[place.line - 1])
        at, end = place.column - 1, place.column - 1 + (place.length or 1)
        start, stop = max(at - before, 0), at + after
        head, tail = "…" if start else "", "…" if stop < len(shown) else ""
        return Excerpt(f"{head}{shown[start:at]}", shown[at : min(end, stop)], f"{shown[end:stop]}{tail}")

    def _of(self, name: str) -> list[str]:
        if name not in self._known:
            try:
                self._known[name] = self._files.text(name).split("\n")
            except Refused:
                self._known[name] = []
        return self._known[name]
