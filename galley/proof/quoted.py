"""What an editor's remark quotes: words of the source as they stand there, which nobody mends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from galley.passages.passage import Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.shelf.pairs import CLOSING, matched

QUOTES = "“‘«„「『"
"""The quotation marks of all languages; 《 》 are those of titles."""
_MARKS = {*QUOTES, *(closer for mark in QUOTES for closer in CLOSING[mark])}
UNREAD = "\ufffc"
"""Stands in the place of quotation marks and of each letter and digit between them: U+FFFC, which is for what is no text."""


@dataclass(frozen=True)
class Unquoted:
    """Readings without the words that remarks quote; their passages stand for those that are whole."""

    _whole: dict[int, Passage] = field(default_factory=dict)
    _made: dict[int, Passage] = field(default_factory=dict)

    def reading(self, reading: Reading) -> Reading:
        """The same reading, and the same of other publications, without those words."""
        desk = replace(reading.desk, passages=tuple(map(self._passage, reading.desk.passages)))
        return replace(reading, passages=tuple(map(self._passage, reading.passages)), desk=desk)

    def whole(self, finding: Finding) -> Finding:
        """A finding in such a reading, on the passages as they are."""
        span, *related = (
            Span(self._whole.get(id(each.passage), each.passage), each.start, each.end)
            for each in (finding.span, *finding.related)
        )
        return replace(finding, span=span, related=tuple(related))

    def _passage(self, passage: Passage) -> Passage:
        if not passage.remark:
            return passage
        if id(passage) not in self._made:
            source = self._passage(passage.source) if passage.source else None
            made = replace(passage, text=_without_quoted(passage.text), source=source)
            self._made[id(passage)] = made
            self._whole[id(made)] = passage
        return self._made[id(passage)]


def _without_quoted(text: str) -> str:
    pairs = (pair for pair in matched(text).pairs if pair.mark in QUOTES)
    hidden = {offset for pair in pairs for offset in range(pair.opening, pair.closing + 1)}
    return "".join(
        UNREAD if offset in hidden and (character.isalnum() or character in _MARKS) else character
        for offset, character in enumerate(text)
    )
