"""Units beside each other in two languages, for those who read both: what stands there, how far it is, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import polib

from galley.language.agreement import faults, translated
from galley.language.asked import unsayable
from galley.language.catalogue import place
from galley.language.localise import Localised
from galley.language.translations import State, active, comments, path, serving
from galley.language.units import Unit, Written, units, written
from galley.model.publication import Publication
from galley.problem import Place
from galley.text import Inline, Text


@dataclass(frozen=True, slots=True)
class Side:
    """What one language says in the place of a unit, and in which language that is: another, where it has no translation."""

    inlines: tuple[Inline, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit by its number in the publication, counted from 1, what it is faced by, and its translation, None where there is none to show.

    `state` is None for a text that is written in the language itself. `previous` is the source that a fuzzy translation was made of, in Markdown;
    `at` is the place of the translation, or of the source where that stands alone.
    """

    number: int
    unit: Unit
    state: State | None
    faced: Side
    translation: Side | None
    previous: str
    comments: Sequence[str]
    at: Place


def pairs(
    publication: Publication, told: Localised, faced: Publication, language: str, catalogue: polib.POFile
) -> Iterator[Pair]:
    """Every unit of a publication in reading order: as `faced` has it, and as the catalogue of `language` has it, which `told` tells the states of."""
    known, name = active(catalogue), path(language, publication.name)
    theirs, ours = _by_address(faced), _by_address(told.publication)
    for number, unit in enumerate(units(publication), 1):
        state, entry = told.states.get(unit.address), serving(known, unit)
        mine = ours[unit.address]
        faced_by = Side(theirs[unit.address].inlines, theirs[unit.address].language)
        if state is None or entry is None:
            own = Side(mine.inlines, mine.language) if state is None else None
            yield Pair(number, unit, state, faced_by, own, "", (), unit.place)
            continue
        shown = Side(mine.inlines, language) if state.prints else _unprinted(entry, publication, language)
        previous = (entry.previous_msgid or "") if state is State.FUZZY else ""
        yield Pair(number, unit, state, faced_by, shown, previous, comments(entry), place(entry, name))


def sections(found: Sequence[Pair]) -> list[tuple[str, list[Pair]]]:
    """Pairs by their section, in order; the record's under `publication`."""
    return [(section, list(each)) for section, each in groupby(found, lambda pair: pair.unit.section)]


def _by_address(publication: Publication) -> dict[str, Written]:
    return {each.address: each for each in written(publication)}


def _unprinted(entry: polib.POEntry, publication: Publication, language: str) -> Side | None:
    """A translation that does not print; one that is faulty stands as it is written, with the marks of Markdown."""
    if not entry.msgstr.strip():
        return None
    name = path(language, publication.name)
    wrong = faults(entry, name, partial(unsayable, publication=publication, language=language))
    return Side((Text(entry.msgstr),) if wrong else translated(entry, name)[0], language)
