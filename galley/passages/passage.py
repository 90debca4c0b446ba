"""A passage: a text that is read as one, each of whose characters knows where it stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from galley.problem import Place


class Kind(StrEnum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    CELL = "table cell"
    LABEL = "label"
    """A short text that is no sentence: a caption, a line of a chart, page furniture."""
    NAME = "name"
    """A name or word of the registry, as one language writes it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `offset` in a passage on, its characters stand side by side in the file at `place`.

    Where not `verbatim`, they are what a reference prints, or a joint of two lines, and stand all at `place`.
    """

    offset: int
    place: Place
    verbatim: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text in `language`, without marks of emphasis and with its references said.

    `address` is that of the publication, or `line 12` in a text that was sent. `group` is shared by passages that
    belong together in a row: the cells of one table row, the items of one list; `position` counts them from 1, and in
    a list is the number that stands before the item, as `marker` writes it. `source` is what a translation is a
    translation of. `remark` says that it is of an editor's remark. `foreign` is where words stand that the author marked
    as another language's.
    """

    text: str
    language: str
    kind: Kind
    address: str
    stretches: tuple[Stretch, ...] = field(repr=False)
    group: str = ""
    position: int = 0
    marker: str = ""
    source: Passage | None = field(default=None, repr=False)
    remark: bool = False
    foreign: tuple[tuple[int, int], ...] = ()

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.stretches[0].place.file if self.stretches else ""

    def place(self, start: int, end: int) -> Place:
        """Where the characters from `start` to `end` stand; the place ends with its line. An empty span is one long."""
        stretch, nearest_end = self._stretch(start)
        if not stretch.verbatim:
            return stretch.place
        into = start - stretch.offset
        column = None if stretch.place.column is None else stretch.place.column + into
        if column is None:
            return stretch.place
        length = max(min(end, nearest_end) - start, 1)
        return Place(stretch.place.file, stretch.place.line, column, length)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the characters stand in the file as they are, side by side: only then they can be replaced there."""
        stretch, until = self._stretch(start)
        return stretch.verbatim and stretch.place.column is not None and end <= until

    def is_said(self, start: int, end: int) -> bool:
        """Whether all of the characters are what references print: the registry's words, not the author's."""
        while start < end:
            stretch, until = self._stretch(start)
            if stretch.verbatim:
                return False
            start = until
        return True

    def _stretch(self, offset: int) -> tuple[Stretch, int]:
        """The stretch an offset lies in, and where that ends."""
        at = max(bisect_right(self.stretches, offset, key=lambda stretch: stretch.offset) - 1, 0)
        after = self.stretches[at + 1].offset if at + 1 < len(self.stretches) else len(self.text)
        return self.stretches[at], after


def plain(text: str, language: str = "zh", file: str = "text", kind: Kind = Kind.PARAGRAPH) -> Passage:
    """A passage of one line, which is the first of `file`."""
    return Passage(text, language, kind, "line 1", (Stretch(0, Place(file, 1, 1, len(text))),))


_SAID = re.compile(
    "(?i)(?<=[аеёиоуыэюяөү])\u0301"
    "|(?<=[\u4e00-\u9fff々])(?:（[ぁ-ゖー]{1,12}）|\\([ぁ-ゖー]{1,12}\\)|《[ぁ-ゖー]{1,12}》)"
)


def without_sounds(text: str, place: Place) -> Iterator[tuple[str, Place]]:
    """The pieces of a text that stands at a place, without what tells how its words are said, as textbooks do: stress marks
    over Cyrillic vowels, and kana in brackets behind Chinese characters."""
    start = 0
    for said in (*_SAID.finditer(text), None):
        end = said.start() if said else len(text)
        if end > start or not text:
            at = place if place.column is None else Place(place.file, place.line, place.column + start, end - start)
            yield text[start:end], at if start or said else place
        start = said.end() if said else end


def sharing_group(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    """The passages by group, in their order; those without a group are left out."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.group:
            groups.setdefault(passage.group, []).append(passage)
    return groups
