"""Where links of a book lead, by names that no other book has, and what is read of them (ISO 32000-1, 12.3.2.3; ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from pikepdf import String

from galley.pdf.tagging import CALL

if TYPE_CHECKING:
    from galley.typeset.drawn import Mark, Spot

BETWEEN = ":"
"""Between the name of a book and that of a place in it."""
_PLAIN = "".join(map(chr, range(0x20, 0x7F)))
NEAR_PT = 1.0
"""How far a heading may stand from a place that is its own."""


class Leads:
    """The places of a book that links can lead to. `book` is its name; one without has its own names alone."""

    def __init__(self, book: str, places: Mapping[str, Spot], marks: Iterable[Mark]) -> None:
        self._begins = f"{book}{BETWEEN}" if book else ""
        self._places = places
        self._headings = sorted((mark.spot.page, -mark.spot.y, mark.text) for mark in _all(marks))

    @property
    def named(self) -> Iterator[tuple[bytes, Spot]]:
        """The places by the names they have in the PDF, as a name tree wants them (7.9.6)."""
        return iter(sorted((self._name(name).encode("ascii"), spot) for name, spot in self._places.items()))

    def is_lost(self, link: Any) -> bool:
        """Whether it leads to a page that is not there."""
        return "/Dest" in link and str(link.Dest) not in self._places

    def direct(self, link: Any) -> None:
        """Let a link as its plate has it lead into this book."""
        if "/Dest" in link:
            name = str(link.Dest)
            link.Dest, link.Contents = String(self._name(name)), String(self._read(str(link.Contents), name))

    def _name(self, name: str) -> str:
        """In ASCII, whose bytes are the same in every encoding of strings: what leads and where it leads are compared byte by byte."""
        return quote(self._begins + name, safe=_PLAIN)

    def _read(self, words: str, name: str) -> str:
        """What is read of a link of these words: the heading that it leads to; where words are but a number, what this stands below. That to the call
        of a note says so, also where this stands in a heading."""
        if name.endswith(CALL):
            return words
        spot = self._places[name]
        behind = bisect_right(self._headings, (spot.page, -spot.y + NEAR_PT, ""))
        if not behind:
            return words
        page, y, heading = self._headings[behind - 1]
        if (page, abs(y + spot.y) <= NEAR_PT) == (spot.page, True):
            return heading
        return words if any(map(str.isalpha, words)) else f"{words} {heading}".strip()


def book_of(pdf: Any) -> str:
    """The name of the book that links lead into; empty where its places are named otherwise. Raises what pikepdf does for a file without names."""
    begins = {str(name).partition(BETWEEN)[0] for name in list(pdf.Root.Names.Dests.Names)[::2]}
    return unquote(begins.pop()) if len(begins) == 1 else ""


def _all(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark
        yield from _all(mark.below)
