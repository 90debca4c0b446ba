"""The drawn pages of whole books, kept below `output/` so that the next build sets again only what changed. One file a book: it grows no further."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from galley.faces import Face
from galley.message import said
from galley.pipeline import freshness
from galley.pipeline.output import OUTPUT
from galley.problem import Problem, Severity
from galley.typeset import Damaged, Dress, Layout, kept, restored

FOLDER = ".plates"


@dataclass(frozen=True)
class Shelf:
    """Where the pages of a book lie between builds, and what they hang on besides its text."""

    root: Path
    publication: str
    language: str
    faces: tuple[Face, ...]

    @property
    def name(self) -> str:
        """The file, below `output/`."""
        return f"{FOLDER}/{self.publication}.{self.language}.zip"

    @cached_property
    def _key(self) -> str:
        """Another program and other fonts set other pages."""
        hangs_on = [dict(freshness.program(self.root)), [(face.file, face.sha256) for face in self.faces]]
        return hashlib.sha256(json.dumps(hangs_on, sort_keys=True).encode()).hexdigest()

    def taken(self, problems: list[Problem]) -> Layout | None:
        """The layout that was put there last; None where there is none, or one of another program or other fonts."""
        try:
            return restored((self.root / OUTPUT / self.name).read_bytes(), self._key)
        except FileNotFoundError:
            return None
        except (Damaged, OSError):
            message = said("{file} is damaged: all pages of the book are set anew", file=f"{OUTPUT}/{self.name}")
            mend = said("nothing has to be done: the file is written again with the book")
            problems.append(Problem("pipeline.plates", message, mend, severity=Severity.NOTE, language=self.language))
            return None

    def filled(self, layout: Layout, dresses: Iterable[Dress]) -> bytes:
        """What is to be put there."""
        return kept(layout, self._key, [dress.digest for dress in dresses])
