"""Links the model can check: ids are there and stand once, references mean something, inserts have their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import Item, below, children
from galley.model.numbering import check_numbers
from galley.model.publication import Publication, items, whole_sections
from galley.model.reference import NUMBERED, check_references, placed_inserts, placements
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, Series
from galley.model.sections import FrontSection
from galley.problem import Problem
from galley.text import references


def check_links(publication: Publication) -> list[Problem]:
    """Every link in a publication and its registry that leads nowhere, or to two things."""
    return [problem for rule in _RULES for problem in rule(publication)]


def _unique_registry_ids(publication: Publication) -> Iterator[Problem]:
    registry = publication.registry
    yield from _twice(registry.entries(), lambda id: said("the id {id} stands twice in the registry", id=id))
    yield from _twice(registry.terms, lambda id: said("the id {id} stands twice in the terms", id=id))


def _unique_ids(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        named = (child for _, child in children(item) if hasattr(child, "id"))
        yield from _twice(named, lambda id: said("the id {id} stands twice in the same list, section or insert", id=id))


def _no_id_hides_another(publication: Publication) -> Iterator[Problem]:
    """A reference means the insert of its section, else the figure, else the entry of the registry."""
    entries: dict[str, Item] = {entry.id: entry for entry in publication.registry.entries()}
    figures: dict[str, Item] = {figure.id: figure for figure in publication.record.figures}
    hidden = entries | figures
    for entry in publication.registry.entries():
        yield from _hiding(entry, entry.id, {})
    for figure in publication.record.figures:
        yield from _hiding(figure, figure.id, entries)
    for section in publication.sections.values():
        for insert in section.inserts:
            yield from _hiding(insert, insert.id, hidden)


def _hiding(item: Item, id: str, hidden: Mapping[str, Item]) -> Iterator[Problem]:
    if id in NUMBERED:
        message = said("the id {id} is kept: {written} points to a number", id=id, written=f"{{{id}:…}}")
        yield Problem("facts.kept-id", message, said("give this one another id"), item.place("id"))
    if id in hidden:
        message = said("the id {id} stands twice: {written} would mean both", id=id, written=f"{{{id}}}")
        mend = said("give this one another id")
        yield Problem("facts.duplicate-id", message, mend, item.place("id"), related=(hidden[id].place("id"),))


def _twice(named: Iterable[Item], told: Callable[[str], Message]) -> Iterator[Problem]:
    first: dict[str, Item] = {}
    for item in named:
        id = str(getattr(item, "id", ""))
        if id in first:
            mend = said("give one of them another id")
            yield Problem("facts.duplicate-id", told(id), mend, item.place("id"), related=(first[id].place("id"),))
        first.setdefault(id, item)


LINKS: dict[str, tuple[type, ...]] = {
    "author": (Person,),
    "committee": (Committee,),
    "coordinator": (Region,),
    "country": (Country,),
    "host": (Region, Organisation),
    "issuer": (Organisation,),
    "meeting": (Meeting,),
    "organisation": (Organisation,),
    "person": (Person,),
    "series": (Series,),
}
"""The fields that hold the id of an entry of the registry, each with the kinds it may be of."""
_UNKNOWN: dict[tuple[type, ...], Callable[[str], Message]] = {
    (Committee,): lambda id: said("the registry has no committee {id}", id=id),
    (Country,): lambda id: said("the registry has no country {id}", id=id),
    (Meeting,): lambda id: said("the registry has no meeting {id}", id=id),
    (Organisation,): lambda id: said("the registry has no organisation {id}", id=id),
    (Person,): lambda id: said("the registry has no person {id}", id=id),
    (Region,): lambda id: said("the registry has no region {id}", id=id),
    (Region, Organisation): lambda id: said("the registry has no region or organisation {id}", id=id),
    (Series,): lambda id: said("the registry has no series {id}", id=id),
}


@cache
def _linking(model: type[Item]) -> tuple[str, ...]:
    """The fields of a model that may hold the id of an entry of the registry."""
    return tuple(name for name in LINKS if name in model.model_fields)


def links(item: Item) -> Iterator[tuple[str, tuple[type, ...]]]:
    """The fields of an item that hold the id of an entry of the registry, each with the kinds it may be of."""
    for name in _linking(type(item)):
        if isinstance(getattr(item, name), str):
            kinds = LINKS[name]
            yield name, (Region,) if isinstance(item, Meeting) and name == "host" else kinds


def _links(publication: Publication) -> Iterator[Problem]:
    ids: dict[type, list[str]] = {}
    for entry in publication.registry.entries():
        ids.setdefault(type(entry), []).append(entry.id)
    known: dict[tuple[type, ...], list[str]] = {}
    for item in (*below(publication.registry), *items(publication)):
        for name, kinds in links(item):
            if kinds not in known:
                known[kinds] = [id for kind in kinds for id in ids.get(kind, ())]
            yield from _known(publication, item, name, kinds, known[kinds])
        if isinstance(item, FrontSection):
            yield from _known_figures(publication, item)


def _known_figures(publication: Publication, front: FrontSection) -> Iterator[Problem]:
    ids = [figure.id for figure in publication.record.figures]
    for index, id in enumerate(front.figures):
        if id not in ids and id not in publication.gaps.ids:
            place = front.place_in("figures", index)
            message = said("there is no figure {id} in publication.yaml", id=id)
            yield Problem("facts.unknown-id", message, did_you_mean(id, ids), place)


def _known(
    publication: Publication, item: Item, name: str, kinds: tuple[type, ...], known: list[str]
) -> Iterator[Problem]:
    id = getattr(item, name)
    if id not in known and id not in publication.gaps.ids:
        yield Problem("facts.unknown-id", _UNKNOWN[kinds](id), did_you_mean(id, known), item.place(name))


def _references(publication: Publication) -> Iterator[Problem]:
    yield from check_references(publication, None, publication.record)
    for section in publication.sections.values():
        yield from check_references(publication, section, section)


def _labels_hold_no_figures(publication: Publication) -> Iterator[Problem]:
    """A label that held its own figure would have no end."""
    figures = publication.record.figures
    for reference in (reference for figure in figures for reference in references(figure.label)):
        if reference.id in [figure.id for figure in figures]:
            message = said("the label of a figure refers to the figure {id}", id=reference.id)
            yield Problem("facts.figure-label", message, said("write it in words"), reference.place)


def _inserts_are_placed(publication: Publication) -> Iterator[Problem]:
    for section in whole_sections(publication):
        placed = placed_inserts(section)
        for insert in section.inserts:
            times = placed.count(insert.id)
            if times != 1:
                message = (
                    said("{id} is placed {count} times", id=insert.id, count=times)
                    if times
                    else said("{id} is not placed in the text", id=insert.id)
                )
                mend = said("write {written} on a line of its own where it belongs, once", written=f"{{{insert.id}}}")
                yield Problem("facts.insert", message, mend, insert.place("id"))


def _inserts_hold_no_inserts(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        ids = {insert.id for insert in section.inserts}
        for insert in section.inserts:
            for _, id, place in placements(insert):
                if id in ids:
                    mend = said("place it in the text of the section; inserts hold no inserts")
                    message = said("{id} is placed inside {outer}", id=id, outer=insert.id)
                    yield Problem("facts.insert", message, mend, place)


_RULES: tuple[Callable[[Publication], Iterator[Problem]], ...] = (
    _unique_registry_ids,
    _unique_ids,
    _no_id_hides_another,
    _links,
    _references,
    check_numbers,
    _labels_hold_no_figures,
    _inserts_are_placed,
    _inserts_hold_no_inserts,
)
