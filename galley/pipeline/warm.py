"""What a process that builds again and again remembers: files as read, figures as drawn, books as set."""

from __future__ import annotations

from dataclasses import dataclass, field

from galley.markup import Album
from galley.reader import Memory
from galley.typeset import Layout


@dataclass
class Warm:
    """Files of content by their names, and the last drawings and layout of each book by publication and language."""

    memory: Memory = field(default_factory=dict)
    layouts: dict[tuple[str, str], Layout] = field(default_factory=dict)
    albums: dict[tuple[str, str], Album] = field(default_factory=dict)
    interim: bool = False
    """Whether another round follows at once. What serves programs and the next process is left to that: manifest, map of pages, picture of the cover, receipts."""
