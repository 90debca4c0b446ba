"""What preflight remembers of the pages of a book from one build to the next, kept below `output/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from galley.options import Edition
from galley.pipeline.sealed import opened, sealed
from galley.preflight.memory import Found, Memory
from galley.typeset import Dress

MOST = 6
"""So many files are remembered of a book: block and cover, as they were and as they are, of three editions."""
Pages = Mapping[str, Found]
"""What was found on pages, by their looks."""


@dataclass
class Recollection:
    """What was found on the pages of files when a book was built last, by what decides it besides the pages, and what is found now."""

    known: Mapping[str, Pages] = field(default_factory=dict)
    found: dict[str, dict[str, dict[str, str | bytes]]] = field(default_factory=dict)

    def of(self, edition: Edition, part: str, dress: Dress, how: Sequence[object], looks: Sequence[str]) -> Memory:
        """The memory of a part of an edition, whose pages have these looks; `how` is what else is asked of it."""
        key = sha256(repr((str(edition), part, dress.digest, *how)).encode()).hexdigest()
        memory = Memory(looks, self.known.get(key, {}))
        self.found[key] = memory.found
        return memory

    def written(self, key: str) -> bytes:
        """What is to be remembered, as a file that is read again with the same `key`: the program, its fonts and what else it draws and looks with."""
        others = {name: pages for name, pages in self.known.items() if name not in self.found}
        files = dict([*self.found.items(), *others.items()][:MOST])
        return sealed(key, files)


def recollected(data: bytes, key: str) -> Recollection:
    """What is remembered in a file; nothing where that is of another program. Raises `Damaged`."""
    return Recollection(opened(data, key) or {})
