"""What an editor's remark quotes: words of the source as they stand there, which nobody mends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.shelf.lexicon import lexicon
from galley.tongues.pairs import CLOSING, matched

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
        without = partial(self._passage, desk=reading.desk)
        desk = replace(reading.desk, passages=tuple(map(without, reading.desk.passages)))
        return replace(reading, passages=tuple(map(without, reading.passages)), desk=desk)

    def whole(self, finding: Finding) -> Finding:
        """A finding in such a reading, on the passages as they are."""
        span, *related = (
            Span(self._whole.get(id(each.passage), each.passage), each.start, each.end)
            for each in (finding.span, *finding.related)
        )
        return replace(finding, span=span, related=tuple(related))

    def _passage(self, passage: Passage, desk: Desk) -> Passage:
        if not passage.remark:
            return passage
        if id(passage) not in self._made:
            source = self._passage(passage.source, desk) if passage.source else None
            made = replace(passage, text=_without_quoted(passage, desk), source=source)
            self._made[id(passage)] = made
            self._whole[id(made)] = passage
        return self._made[id(passage)]


def _without_quoted(passage: Passage, desk: Desk) -> str:
    """The text without what stands in quotation marks; those of a name of the registry, as Подкомиссия «Спорт», quote nothing."""
    text = passage.text
    pairs = [pair for pair in matched(text).pairs if pair.mark in QUOTES]
    names = lexicon(desk, passage.language).mentions(text) if pairs else []
    pairs = [
        pair for pair in pairs if not any(each.start <= pair.opening and pair.closing < each.end for each in names)
    ]
    hidden = {offset for pair in pairs for offset in range(pair.opening, pair.closing + 1)}
    return "".join(
        UNREAD if offset in hidden and (character.isalnum() or character in _MARKS) else character
        for offset, character in enumerate(text)
    )
