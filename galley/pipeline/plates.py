"""The drawn pages of whole books, and what was found on them, kept below `output/` so that the next build sets again, and looks through, only what changed.
One file of each a book: it grows no further."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from galley.faces import Face
from galley.markup import Album
from galley.message import Message, said
from galley.pipeline import freshness, sealed
from galley.pipeline.output import OUTPUT
from galley.pipeline.recollection import Recollection, recollected
from galley.problem import Problem, Severity
from galley.raster import press_program
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

    @property
    def looks(self) -> str:
        """The file of what was found on the pages, below `output/`."""
        return f"{FOLDER}/{self.publication}.{self.language}.looks"

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
            problems.append(self._damaged(message))
            return None

    def _damaged(self, message: Message) -> Problem:
        mend = said("nothing has to be done: the file is written again with the book")
        return Problem("pipeline.plates", message, mend, severity=Severity.NOTE, language=self.language)

    def recollected(self, problems: list[Problem]) -> Recollection:
        """What was found on the pages when they were looked through last; nothing where that is not known, or was found by another program."""
        try:
            return recollected((self.root / OUTPUT / self.looks).read_bytes(), self._seen_by, self.root / OUTPUT)
        except FileNotFoundError:
            return Recollection()
        except (sealed.Damaged, OSError):
            message = said("{file} is damaged: all pages of the book are looked through", file=f"{OUTPUT}/{self.looks}")
            problems.append(self._damaged(message))
            return Recollection()

    def remembered(self, found: Recollection) -> bytes:
        """What is to be put there."""
        return found.written(self._seen_by)

    @property
    def drawings(self) -> str:
        """The file of what was drawn from data, below `output/`."""
        return f"{FOLDER}/{self.publication}.{self.language}.drawings"

    def drawn(self, ground: str, problems: list[Problem]) -> Mapping[str, str]:
        """The drawings of the book that were made last, by what tells them from others; none where that was on another ground."""
        try:
            return sealed.opened((self.root / OUTPUT / self.drawings).read_bytes(), self._drawn_on(ground)) or {}
        except FileNotFoundError:
            return {}
        except (sealed.Damaged, OSError):
            message = said("{file} is damaged: all figures are drawn anew", file=f"{OUTPUT}/{self.drawings}")
            problems.append(self._damaged(message))
            return {}

    def pasted(self, album: Album) -> bytes:
        """What of an album is to be put there."""
        return sealed.sealed(self._drawn_on(album.ground), album.shown)

    def _drawn_on(self, ground: str) -> str:
        return f"{self._key} {ground}"

    @property
    def _seen_by(self) -> str:
        """What pages are looked through with."""
        return f"{self._key} {press_program()}"

    def filled(self, layout: Layout, dresses: Iterable[Dress]) -> bytes:
        """What is to be put there."""
        return kept(layout, self._key, [dress.digest for dress in dresses])
