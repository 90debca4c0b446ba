"""The passages of a publication: its own, its translations, and the names of the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from galley.language import Voice
from galley.language.units import Written, written
from galley.markup.naming import Naming
from galley.model.base import Item, below
from galley.model.names import Spelling
from galley.model.numbering import Numbered, numbers
from galley.model.publication import Publication
from galley.model.registry import Registry
from galley.passages.passage import Kind, Passage, Stretch, without_sounds
from galley.problem import Place
from galley.text import Break, Foreign, Inline, NoteCall, Reference, Span, Styled, Text, behind
from galley.tongues import is_spaced

_KINDS = {
    "paragraph": Kind.PARAGRAPH,
    "quotation": Kind.PARAGRAPH,
    "note": Kind.PARAGRAPH,
    "editor's remark": Kind.PARAGRAPH,
    "list item": Kind.ITEM,
    "title": Kind.HEADING,
    "heading": Kind.HEADING,
    "heading in a text": Kind.HEADING,
    "table cell": Kind.CELL,
    "name": Kind.CELL,
    "title of an event, in a table": Kind.CELL,
    "place of an event, in a table": Kind.CELL,
}
"""What the words of a unit's kind mean here; every other text is a label."""

_SHIFTED = {
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
    "sup": str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
}
_LIST_ITEM = re.compile(r"(?P<list>.*/(?:[^/]*\.)?l\d+)\.(?P<number>\d+)\.[^/]*")
_CELL = re.compile(r"(?P<row>.+?)/(?:cells/(?P<column>\d+)|[^/]+)")


@dataclass(frozen=True)
class Speakers:
    """Who says the references of each language's texts."""

    publication: Publication
    voices: Mapping[str, Voice]
    numbers: Mapping[str, Numbered]

    def said(self, reference: Reference, written: Written) -> str:
        """What a reference prints in a text."""
        naming = Naming(self.publication, self.voices[written.language], self.voices, numbers=self.numbers)
        section = self.publication.sections.get(written.address.partition("/")[0])
        return naming.reference(section, reference).striptags()


def passages(publication: Publication, voices: Mapping[str, Voice]) -> tuple[Passage, ...]:
    """The passages of a publication in the languages its texts are in, which `voices` must have."""
    speakers = Speakers(publication, voices, numbers(publication))
    found = (_passage(each, speakers) for each in written(publication) if each.language in voices)
    return tuple(passage for passage in found if passage.text.strip())


def translated(
    told: Publication, language: str, sources: Iterable[Passage], voices: Mapping[str, Voice]
) -> tuple[Passage, ...]:
    """The passages of a publication's book in a `language` that are translations, each with its source."""
    by_address = {passage.address: passage for passage in sources}
    mine = (passage for passage in passages(told, {language: voices[language]}))
    return tuple(replace(each, source=by_address[each.address]) for each in mine if each.address in by_address)


def names(registry: Registry) -> tuple[Passage, ...]:
    """Every name and word of the registry in every language, with its accepted variants left out."""
    roots: tuple[Item, ...] = (*registry.entries(), *registry.meetings, *registry.terms)
    unique = {id(root): root for root in roots}
    return tuple(passage for root in unique.values() for passage in _names_of(root))


def _names_of(root: Item) -> Iterator[Passage]:
    for item in below(root):
        for field_name in type(item).model_fields:
            value = getattr(item, field_name)
            remark = field_name == "remark"
            kind = Kind.PARAGRAPH if remark else Kind.NAME
            for language, spelling in value.items() if isinstance(value, dict) else ():
                if isinstance(spelling, Spelling) and spelling.written is not None:
                    at = spelling.written.at(0, len(spelling.text))
                    address = f"{item.address}/{field_name}/{language}"
                    yield Passage(spelling.text, language, kind, address, (Stretch(0, at),), remark=remark)


def _passage(text: Written, speakers: Speakers) -> Passage:
    builder = _Builder(text, speakers)
    builder.add_all(_shifted(text.inlines))
    kind = _KINDS.get(text.kind, Kind.LABEL)
    group, position = _grouped(text.address, kind)
    stretches = tuple(builder.stretches) or (Stretch(0, text.place, verbatim=False),)
    return Passage(
        *(builder.text, text.language, kind, text.address, stretches, group, position),
        remark=text.remark,
        foreign=tuple(builder.foreign),
    )


def _shifted(inlines: Iterable[Inline], kind: str = "") -> Iterator[Inline]:
    """Inline nodes in which what stands below or above the line has characters of its own, so that 10^6^ is not read as 106."""
    for node in inlines:
        if isinstance(node, Text) and kind in _SHIFTED:
            yield replace(node, text=node.text.translate(_SHIFTED[kind]))
        elif isinstance(node, Span):
            own = node.kind if isinstance(node, Styled) and node.kind in _SHIFTED else kind
            yield replace(node, children=tuple(_shifted(node.children, own)))
        else:
            yield node


def _grouped(address: str, kind: Kind) -> tuple[str, int]:
    if kind is Kind.ITEM and (match := _LIST_ITEM.fullmatch(address)):
        return match["list"], int(match["number"])
    if kind is Kind.CELL and (match := _CELL.fullmatch(address)):
        return match["row"], int(match["column"] or 0)
    return "", 0


@dataclass
class _Builder:
    """Puts the text of a passage together."""

    written: Written
    speakers: Speakers
    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)
    reference: str = ""
    """What the leaf before prints, where that is a reference."""

    def add_all(self, inlines: Iterable[Inline]) -> None:
        """The leaves of nodes; where they are another language's, that is kept."""
        for node in inlines:
            start = len(self.text)
            if isinstance(node, Span):
                self.add_all(node.children)
            else:
                self.add(node)
            if isinstance(node, Foreign):
                self.foreign.append((start, len(self.text)))

    def add(self, leaf: Inline) -> None:
        """One leaf of the text, behind what is there."""
        said = ""
        match leaf:
            case Text():
                leaf = behind(self.reference, leaf)
                places = leaf.places or ((0, self.written.place),)
                ends = (*(offset for offset, _ in places[1:]), len(leaf.text))
                for (offset, place), end in zip(places, ends, strict=True):
                    for piece, at in without_sounds(leaf.text[offset:end], place):
                        self.stretches.append(Stretch(len(self.text), at, bool(leaf.places)))
                        self.text += piece
            case Reference():
                said = self.speakers.said(leaf, self.written)
                self._said(said, leaf.place)
            case Break():
                self._said(" " if is_spaced(self.written.language) else "", self.written.place)
            case NoteCall():
                pass
        self.reference = said

    def _said(self, text: str, place: Place) -> None:
        if text:
            self.stretches.append(Stretch(len(self.text), place, verbatim=False))
            self.text += text
