"""Numbers of figures and tables: two series through the book, and `{fig:id}` and `{tab:id}`, which print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import contents
from galley.model.inserts import Insert, InsertBase, NumberedInsert
from galley.model.publication import Publication
from galley.model.reference import NUMBERED, placed_inserts, placement
from galley.model.sections import Section, SectionBase
from galley.problem import Problem
from galley.text import Reference, references


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure or table with its number in its series, and the section it stands in."""

    insert: NumberedInsert
    number: int
    section: Section


def numbers(publication: Publication) -> dict[str, Numbered]:
    """The figures and tables that have numbers, by address, in the order of the book."""
    found: dict[str, Numbered] = {}
    counts = Counter[str]()
    for section in publication.sections.values():
        for insert in _in_order(section):
            counts[insert.series] += 1
            found[insert.address] = Numbered(insert, counts[insert.series], section)
    return found


def _in_order(section: Section) -> Iterator[NumberedInsert]:
    """The inserts of a section that have numbers, as they are placed."""
    inserts = {insert.id: insert for insert in section.inserts}
    for id in dict.fromkeys(placed_inserts(section)):
        insert = inserts.get(id)
        if isinstance(insert, NumberedInsert) and insert.has_number:
            yield insert


def pointed(publication: Publication, section: SectionBase | None, reference: Reference) -> Insert | None:
    """The insert that `{fig:id}`, of the section itself, or `{fig:section/id}` points to."""
    name, slash, id = (reference.form or "").rpartition("/")
    holder = publication.sections.get(name) if slash else section
    return next((insert for insert in holder.inserts if insert.id == id), None) if holder else None


def check_numbers(publication: Publication) -> Iterator[Problem]:
    """References to figures and tables that lead nowhere, to the other kind, or to what has no number; empty lists."""
    known = numbers(publication)
    for section, reference in _references(publication):
        if reference.id in NUMBERED:
            yield from _check(publication, section, reference, known)
    yield from _lists_have_entries(publication, known)
    yield from _mentions_have_titles(publication)


def _references(publication: Publication) -> Iterator[tuple[Section | None, Reference]]:
    """Every reference of record and sections, with the section it stands in."""
    for _, content in contents(publication.record):
        yield from ((None, reference) for reference in references(content))
    for section in publication.sections.values():
        for _, content in contents(section):
            yield from ((section, reference) for reference in references(content))


def _check(
    publication: Publication, section: SectionBase | None, reference: Reference, known: Mapping[str, Numbered]
) -> Iterator[Problem]:
    found = pointed(publication, section, reference)
    if found is None:
        if not _is_lost(publication, reference):
            message = _nowhere(reference)
            mend = did_you_mean(reference.form or "", _choices(known, section, NUMBERED[reference.id]))
            yield Problem("facts.unknown-reference", message, mend, reference.place)
    elif not isinstance(found, NumberedInsert):
        message = said("{id} is a {kind}, which has no number", id=found.id, kind=found.kind)
        yield Problem("facts.no-number", message, _by_title(found, section), reference.place)
    elif NUMBERED[reference.id] != found.series:
        yield _of_the_other_kind(found, reference)
    elif found.address not in known:
        yield _unnumbered(found, section, reference)


def _is_lost(publication: Publication, reference: Reference) -> bool:
    """Whether what it names may stand in what could not be read."""
    name, _, id = (reference.form or "").rpartition("/")
    return name in publication.gaps.sections or id in publication.gaps.ids


def _nowhere(reference: Reference) -> Message:
    if reference.form is None:
        return said("{written} does not say which", written=f"{{{reference.id}}}")
    if NUMBERED[reference.id] == "figure":
        return said("there is no figure {id}", id=reference.form)
    return said("there is no table {id}", id=reference.form)


def _choices(known: Mapping[str, Numbered], section: SectionBase | None, series: str) -> list[str]:
    """What a reference of a series may name in a section."""
    of_series = [each for each in known.values() if each.insert.series == series]
    return [each.insert.id if each.section is section else each.insert.address for each in of_series]


def _of_the_other_kind(found: NumberedInsert, reference: Reference) -> Problem:
    word = next(word for word, series in NUMBERED.items() if series == found.series)
    message = said("{id} is a figure", id=found.id) if word == "fig" else said("{id} is a table", id=found.id)
    mend = said("write {written}", written=f"{{{word}:{reference.form}}}")
    return Problem("facts.reference-kind", message, mend, reference.place, related=(found.place("id"),))


def _unnumbered(found: NumberedInsert, section: SectionBase | None, reference: Reference) -> Problem:
    if found.numbered:
        message, mend = said("{id} has no caption, so it has no number", id=found.id), said("give it a `caption:`")
    else:
        message = said("{id} has no number", id=found.id)
        mend = said("take `numbered: false` away; or {otherwise}", otherwise=_by_title(found, section))
    return Problem("facts.no-number", message, mend, reference.place, related=(found.place("id"),))


def _by_title(found: InsertBase, section: SectionBase | None) -> Message:
    """How to name what has no number."""
    if section and found in section.inserts:
        return said("write {written}, which prints its title", written=f"{{{found.id}}}")
    return said("name it in words")


def _lists_have_entries(publication: Publication, known: Mapping[str, Numbered]) -> Iterator[Problem]:
    """A list that the publication asks for has something to list."""
    series = {each.insert.series for each in known.values()}
    for index, name in enumerate(publication.record.lists if not publication.gaps.sections else ()):
        if name in publication.record.lists[:index]:
            told = said("the list of {name} is asked for twice", name=name)
            mend = said("take one of the two out")
            yield Problem("facts.list", told, mend, publication.record.place_in("lists", index))
        if name.removesuffix("s") not in series:
            message = said("the book has nothing to put into the list of {name}", name=name)
            mend = said("take it out of `lists:`, or give what belongs there a `caption:`")
            yield Problem("facts.list", message, mend, publication.record.place_in("lists", index))


def _mentions_have_titles(publication: Publication) -> Iterator[Problem]:
    """A text that mentions a block prints its title, so it has one."""
    for section in publication.sections.values():
        bare = {each.id: each for each in section.inserts if not _is_titled(each)}
        for _, content in contents(section) if bare else ():
            placed = {at for block in getattr(content, "blocks", ()) if placement(block) for at in block.inlines}
            for reference in references(content):
                if reference.id in bare and reference not in placed:
                    message = said("{id} has no title that could be printed here", id=reference.id)
                    mend = said("give it a `caption:`, or name it in words")
                    place = bare[reference.id].place("id")
                    yield Problem("facts.no-title", message, mend, reference.place, related=(place,))


def _is_titled(insert: Insert) -> bool:
    return any(getattr(insert, name, None) is not None for name in ("heading", "caption"))
