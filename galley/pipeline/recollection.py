"""What preflight remembers of the pages of a book from one build to the next, and of what its files were made, kept below `output/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from galley.options import Edition
from galley.pipeline.sealed import opened, sealed
from galley.preflight.memory import Found, Memory
from galley.problem import Problem
from galley.typeset import Dress

MOST = 6
"""So many files are remembered of a book: block and cover, as they were and as they are, of three editions."""
Pages = Mapping[str, Found]
"""What was found on pages, by their looks."""


@dataclass
class Recollection:
    """What was found on the pages of files when a book was built last, by what decides it besides the pages, and what is found now; and `files` in a folder,
    each with the digests of what it was made of and of its bytes."""

    known: Mapping[str, Pages] = field(default_factory=dict)
    found: dict[str, dict[str, dict[str, str | bytes]]] = field(default_factory=dict)
    files: dict[str, Sequence[str]] = field(default_factory=dict)
    folder: Path = Path()

    def of(self, edition: Edition, part: str, dress: Dress, how: Sequence[object], looks: Sequence[str]) -> Memory:
        """The memory of a part of an edition, whose pages have these looks; `how` is what else is asked of it."""
        key = sha256(repr((str(edition), part, dress.digest, *how)).encode()).hexdigest()
        memory = Memory(looks, self.known.get(key, {}))
        self.found[key] = memory.found
        return memory

    def again(
        self, file: str, made_of: Sequence[object], make: Callable[[], tuple[bytes, list[Problem]]]
    ) -> tuple[bytes, list[Problem]]:
        """A file that lies there and was made of the same, else as it is made now; what is told of making it. One that anything is told of is made each time."""
        source = sha256(repr(made_of).encode()).hexdigest()
        data = self._lying(file, source)
        if data is not None:
            return data, []
        data, problems = make()
        self.files[file] = [] if problems else [source, sha256(data).hexdigest()]
        return data, problems

    def _lying(self, file: str, source: str) -> bytes | None:
        """A file as it lies there; None for one that is gone, was changed, or was made of something else."""
        made_of, *digest = self.files.get(file) or [""]
        try:
            data = (self.folder / file).read_bytes() if made_of == source else b""
        except OSError:
            return None
        return data if [sha256(data).hexdigest()] == digest else None

    def written(self, key: str) -> bytes:
        """What is to be remembered, as a file that is read again with the same `key`: the program, its fonts and what else it draws and looks with."""
        others = {name: pages for name, pages in self.known.items() if name not in self.found}
        found = {
            name: {look: dict(sorted(told.items())) for look, told in pages.items()}
            for name, pages in self.found.items()
        }
        pages = dict([*found.items(), *others.items()][:MOST])
        return sealed(key, [pages, dict(sorted(self.files.items()))])


def recollected(data: bytes, key: str, folder: Path) -> Recollection:
    """What is remembered in a file, of files in a folder; nothing where that is of another program. Raises `Damaged`."""
    pages, files = opened(data, key) or [{}, {}]
    return Recollection(pages, files=files, folder=folder)
