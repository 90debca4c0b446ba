"""The elements of a tree of tags as plain data, before they are written into a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A piece of marked content: its page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """A structure element: its type, what tells it from others of the book, what is said of it, what is in it, and the numbers of its
    annotations in the book."""

    type: str
    key: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | Mark] = field(default_factory=list)
    links: list[int] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements right below it."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def of(self, *types: str) -> list[Element]:
        """The elements right below it of some types."""
        return [kid for kid in self.elements if kid.type in types]

    def all(self) -> Iterator[Element]:
        """Itself and all elements below it, as they follow each other."""
        waiting = [self]
        while waiting:
            each = waiting.pop()
            yield each
            waiting += reversed([*each.elements])

    def with_kids(self, kids: Iterable[Element | Mark]) -> Element:
        """Itself with other things in it."""
        self.kids = list(kids)
        return self
