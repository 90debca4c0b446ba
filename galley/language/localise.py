"""A publication in another language: its texts as the catalogue has them, the source's where it has none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

import polib

from galley.language.agreement import Unprintable, copied, faults, idle_marks, strays, translated
from galley.language.asked import unsayable
from galley.language.catalogue import Key, key, place
from galley.language.translations import State, active, path, serving, state
from galley.language.units import translatable, units
from galley.model.base import Item, kebab
from galley.model.publication import Publication
from galley.problem import Problem, has_errors
from galley.source import SourceText
from galley.text import Block, Heading, Inline, Line, List, Note, Paragraph, Prose, Quotation

Some = TypeVar("Some", bound=Item)
Run = TypeVar("Run", Line, Paragraph, Heading)


@dataclass(frozen=True, slots=True)
class Localised:
    """A publication in another language, with the state of each unit by address and the faults of its catalogue.

    Texts that are translated say so by their `language`; the others are the source's. A faulty translation counts as
    fuzzy. `remarks` are what is told of translations in use and of those that no text can use, `faults` what is wrong with those that are left out, by
    address. `written` are the translations in use by address, in Markdown, each at its entry's place.
    """

    publication: Publication
    states: dict[str, State]
    remarks: list[Problem] = field(default_factory=list)
    written: dict[str, SourceText] = field(default_factory=dict)
    faults: dict[str, list[Problem]] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """All that is told of its catalogue."""
        return [*self.remarks, *dict.fromkeys(problem for found in self.faults.values() for problem in found)]

    @property
    def is_draft(self) -> bool:
        """Whether translations stand in it that nobody has reviewed."""
        return State.DRAFT in self.states.values()


def localised(
    publication: Publication, language: str, catalogue: polib.POFile, unprintable: Unprintable = lambda _: ()
) -> Localised:
    """The publication in `language` by its catalogue; places and addresses stay those of the source. One that is in it already is as it was."""
    record = publication.record
    written_in = {record.source_language, *(each.source_language for each in publication.sections.values())}
    if not catalogue and written_in <= {language, None}:
        return Localised(publication, {})
    known, name = active(catalogue), path(language, publication.name)
    problems: dict[Key, list[Problem]] = {}
    states: dict[str, State] = {}
    faulty: dict[str, list[Problem]] = {}
    texts: dict[str, tuple[Inline, ...]] = {}
    written: dict[str, SourceText] = {}
    texts_of = units(publication)
    remarks = [each for rule in (strays, copied) for each in rule(catalogue, texts_of, name, language)]
    for unit in texts_of:
        entry = serving(known, unit)
        if unit.language == language:
            continue
        states[unit.address] = state(entry)
        if entry is None or not states[unit.address].prints:
            continue
        if key(entry) not in problems:
            found = faults(entry, name, partial(unsayable, publication=publication, language=language), unprintable)
            remarks += (each.with_(language=language) for each in idle_marks(entry, name))
            problems[key(entry)] = [
                each.with_(language=language, related=(unit.place, *each.related)) for each in found
            ]
            remarks += () if has_errors(found) else problems[key(entry)]
        if has_errors(problems[key(entry)]):
            states[unit.address] = State.FUZZY
            faulty[unit.address] = problems[key(entry)]
        else:
            texts[unit.address] = translated(entry, name)[0]
            written[unit.address] = SourceText(entry.msgstr, place(entry, name))
    return Localised(in_language(publication, language, texts), states, remarks, written, faulty)


def in_language(publication: Publication, language: str, texts: dict[str, tuple[Inline, ...]]) -> Publication:
    """The publication with the `texts` of a language, by address, in the places of the source's."""
    spoken = _Translation(language, texts)
    sections = {key: spoken.item(section) for key, section in publication.sections.items()}
    return publication.model_copy(update={"record": spoken.item(publication.record), "sections": sections})


@dataclass(frozen=True, slots=True)
class _Translation:
    """Puts the `texts`, by address, in the places of the source's. What has no words, as a reference, is in any language."""

    language: str
    texts: dict[str, tuple[Inline, ...]]

    def item(self, item: Some) -> Some:
        """A copy of an item, with the texts of all below it."""
        changed: dict[str, Any] = {}
        for name in type(item).model_fields:
            value, address = getattr(item, name), f"{item.address}/{kebab(name)}"
            if isinstance(value, tuple):
                changed[name] = tuple(self._value(part, f"{address}/{n}") for n, part in enumerate(value, 1))
            else:
                changed[name] = self._value(value, address)
        return item.model_copy(update=changed)

    def _value(self, value: Any, address: str) -> Any:
        match value:
            case Line():
                return self._run(value, address)
            case Prose():
                notes = {label: self._note(note, address) for label, note in value.notes.items()}
                return replace(value, blocks=self._blocks(value.blocks, address), notes=notes)
            case Item():
                return self.item(value)
            case _:
                return value

    def _note(self, note: Note, address: str) -> Note:
        return replace(note, blocks=self._blocks(note.blocks, address))

    def _blocks(self, blocks: tuple[Block, ...], address: str) -> tuple[Block, ...]:
        return tuple(self._block(block, address) for block in blocks)

    def _block(self, block: Block, address: str) -> Block:
        match block:
            case Paragraph():
                return self._run(block, f"{address}/{block.key}")
            case Heading():
                return self._run(block, f"{address}/{block.key}")
            case List():
                items = tuple(replace(item, blocks=self._blocks(item.blocks, address)) for item in block.items)
                return replace(block, items=items)
            case Quotation():
                return replace(block, blocks=self._blocks(block.blocks, address))

    def _run(self, holder: Run, address: str) -> Run:
        if address not in self.texts:
            return holder if translatable(holder.inlines) else replace(holder, language=self.language)
        return replace(holder, inlines=self.texts[address], language=self.language)
