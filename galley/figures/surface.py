"""What a figure is drawn on, and by whose words it is labelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import east_asian_width

from galley.language import Voice, pick
from galley.model.publication import Publication
from galley.model.registry import Names

Width = Callable[[str, float, bool], float]
"""How wide a line of text becomes at a size, bold or not; all in points."""


def roughly(text: str, size: float, bold: bool = False) -> float:
    """The width of a text by the count of its characters, where nothing is set: an em for an East Asian one, else half."""
    return size * sum(1 if east_asian_width(each) in "WF" else 0.55 for each in text)


@dataclass(frozen=True, slots=True)
class Surface:
    """The type area of the book's pages, in points, and how wide text becomes in its typeface for labels."""

    width: float = 420.0
    height: float = 680.0
    width_of: Width = roughly

    def narrowed(self, share: float) -> Surface:
        """A share of its width."""
        return Surface(self.width * share, self.height, self.width_of)


@dataclass(frozen=True, slots=True)
class Words:
    """What labels say: names of the registry, numbers and dates as the book's language writes them."""

    publication: Publication
    voice: Voice

    def name(self, names: Names) -> str:
        """A name in the language of the book, else in that of the source."""
        return pick(names, self.voice.language, self.publication.record.source_language)[0].text

    def country(self, id: str) -> str:
        """The everyday name of a country of the registry."""
        return self.name(next(each.name for each in self.publication.registry.countries if each.id == id))

    def number(self, n: int) -> str:
        """A number in digits."""
        return self.voice.number(n)
