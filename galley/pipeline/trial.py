"""Files of a project as they would be, before any is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from galley.files import MAX_BINARY_BYTES, Files
from galley.problem import Place


@dataclass
class Trial(Files):
    """The files of a project, some of them with another text."""

    changed: Mapping[str, str] = field(default_factory=dict)

    def bytes(self, name: str, place: Place | None = None, limit: int = MAX_BINARY_BYTES) -> bytes:
        """The contents of a file; of a changed one what it would hold."""
        if name in self.changed:
            return self.changed[name].encode()
        return super().bytes(name, place, limit)
