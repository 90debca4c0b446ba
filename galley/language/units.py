"""What a translator translates: the texts of a publication as units, each with its address, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from galley.model.base import Item, holders, kebab
from galley.model.inserts import InsertBase
from galley.model.publication import Publication
from galley.model.reference import placement
from galley.model.sections import SectionBase
from galley.problem import Place
from galley.text import Block, Heading, Inline, Line, List, Paragraph, Prose, Quotation, Reference, Text, leaves, write


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate, in `language`, as canonical Markdown.

    `kind` says in words what it is; where `tight`, a longer translation may not fit.
    """

    address: str
    file: str
    text: str
    kind: str
    tight: bool
    place: Place
    language: str

    @property
    def occurrence(self) -> str:
        """Where a catalogue says that the text stands: file and address, which only a renaming changes."""
        return f"{self.file}#{self.address}"

    @property
    def section(self) -> str:
        """The section it belongs to; `publication` for the record."""
        return self.address.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a publication as it stands in the model, translatable or not; the fields are as those of a unit.

    `remark` says that it is of an editor's remark.
    """

    address: str
    inlines: tuple[Inline, ...]
    kind: str
    tight: bool
    place: Place
    language: str
    remark: bool


_KINDS = {
    "cells": "table cell",
    "names": "name",
    "salutations": "salutation",
    "alt": "description of a picture, for those who cannot see it",
    "label": "label",
    "period": "time of a planned meeting",
    "specimen": "remark",
    "remark": "editor's remark",
    "TableInsert.alt": "description of a table, for those who cannot see it",
    "Footnote.text": "note",
    "Column.heading": "heading of a table column",
    "Event.title": "title of an event, in a table",
    "Event.location": "place of an event, in a table",
    "Post.title": "office, in a chart",
}
"""What fields are called where their own names would not tell; a field of one model goes before those of all."""

_TIGHT = {"cells", "names", "label", "period", "Column.heading", "Event.title", "Event.location", "Post.title"}


def units(publication: Publication) -> list[Unit]:
    """The units of record and sections; the texts of an insert stand where it is placed."""
    return [
        Unit(each.address, each.place.file, write(each.inlines), each.kind, each.tight, each.place, each.language)
        for each in written(publication)
        if translatable(each.inlines)
    ]


def written(publication: Publication) -> Iterator[Written]:
    """Every text of record and sections in reading order, in the language it is in."""
    record = publication.record
    yield from _Extractor(record.source_language, {}).item(record)
    for section in publication.sections.values():
        inserts: dict[str, InsertBase] = {insert.id: insert for insert in section.inserts}
        yield from _Extractor(section.source_language or record.source_language, inserts).section(section)


def translatable(inlines: Sequence[Inline]) -> bool:
    """Whether a run has something to translate: letters, or marks that string references together."""
    parts = list(leaves(inlines))
    texts = [part.text for part in parts if isinstance(part, Text)]
    refers = any(isinstance(part, Reference) for part in parts)
    return any(character.isalpha() or (refers and not character.isspace()) for text in texts for character in text)


def runs(blocks: Iterable[Block], kind: str = "paragraph") -> Iterator[tuple[Paragraph | Heading, str]]:
    """The paragraphs and headings of some blocks with what they are, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block, kind
            case Heading():
                yield block, "heading in a text"
            case List():
                for item in block.items:
                    yield from runs(item.blocks, "list item")
            case Quotation():
                yield from runs(block.blocks, "quotation")


@dataclass(frozen=True, slots=True)
class _Extractor:
    """Walks the items of one file. `inserts` are those not yet placed, by id."""

    language: str
    inserts: dict[str, InsertBase]

    def section(self, section: SectionBase) -> Iterator[Written]:
        """The texts of a section; inserts that are placed nowhere come last."""
        yield from self.item(section)
        for insert in list(self.inserts.values()):
            yield from self.item(insert)

    def item(self, item: Item) -> Iterator[Written]:
        """The texts of an item and of all below it, its remark last; inserts of a section wait until they are placed."""
        for name in _telling(type(item)):
            value = getattr(item, name)
            for number, part in enumerate(value if isinstance(value, tuple) else (value,), 1):
                numbered = f"/{number}" if isinstance(value, tuple) else ""
                address = f"{item.address}/{kebab(name)}{numbered}"
                if isinstance(part, Line):
                    yield self._written(address, part, *_described(item, name))
                elif isinstance(part, Prose):
                    yield from self._prose(address, part, name)
                elif isinstance(part, Item) and not isinstance(part, InsertBase):
                    yield from self.item(part)

    def _prose(self, address: str, prose: Prose, field: str) -> Iterator[Written]:
        remark = field == "remark"
        for block, what in runs(prose.blocks, _KINDS.get(field, "paragraph")):
            insert = self.inserts.pop(placement(block) or "", None)
            if insert is not None:
                yield from self.item(insert)
            else:
                yield self._written(f"{address}/{block.key}", block, what, False, remark)
        for note in prose.notes.values():
            for block, _ in runs(note.blocks):
                yield self._written(f"{address}/{block.key}", block, "note", False, remark)

    def _written(
        self, address: str, text: Line | Paragraph | Heading, kind: str, tight: bool, remark: bool = False
    ) -> Written:
        return Written(address, text.inlines, kind, tight, text.place, text.language or self.language, remark)


@cache
def _telling(model: type[Item]) -> tuple[str, ...]:
    """The fields of a model that may hold texts, themselves or below them, the remark last."""
    return tuple(sorted(holders(model, Item, Line, Prose), key="remark".__eq__))


def _described(item: Item, field: str) -> tuple[str, bool]:
    """What a field is, in words, and whether space is tight in it."""
    names = [*(f"{model.__name__}.{field}" for model in type(item).__mro__), field]
    return next((_KINDS[name] for name in names if name in _KINDS), field), not _TIGHT.isdisjoint(names)
