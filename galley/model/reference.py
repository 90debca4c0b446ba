"""`{id}` and `{id:form}` in prose: what an id means and which forms it has."""

from __future__ import annotations

from collections.abc import Iterator

from galley.likeness import did_you_mean
from galley.model.base import Item, contents
from galley.model.inserts import InsertBase
from galley.model.publication import Figure, Publication
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, RegistryEntry
from galley.model.sections import SectionBase
from galley.problem import Place, Problem
from galley.text import Line, Paragraph, Prose, Reference, references

Target = RegistryEntry | Figure | InsertBase

FORMS: dict[type, tuple[str, ...]] = {
    Country: ("name", "long", "letter", "members"),
    Region: ("name", "short", "country"),
    Committee: ("name", "title"),
    Meeting: ("name", "dates", "theme", "city"),
    Organisation: ("name", "short"),
    Person: ("name", "office"),
    Figure: ("value", "label"),
}
"""The forms of each kind of target; the first is meant by `{id}`. An insert has no forms."""


def target(publication: Publication, section: SectionBase | None, id: str) -> Target | None:
    """What `id` means in a section: a block of it, a figure of the publication, an entry of the registry."""
    for insert in section.inserts if section else ():
        if insert.id == id:
            return insert
    for figure in publication.record.figures:
        if figure.id == id:
            return figure
    return publication.registry.find(id)


def known_ids(publication: Publication, section: SectionBase | None) -> list[str]:
    """Every id a reference in a section may name."""
    inserts = [insert.id for insert in section.inserts] if section else []
    figures = [figure.id for figure in publication.record.figures]
    return [*inserts, *figures, *(entry.id for entry in publication.registry.entries() if type(entry) in FORMS)]


def placement(block: object) -> str | None:
    """The id that a paragraph consisting of one bare `{id}` places, if it is one."""
    if isinstance(block, Paragraph) and len(block.inlines) == 1:
        only = block.inlines[0]
        return only.id if isinstance(only, Reference) and only.form is None else None
    return None


def placed_inserts(section: SectionBase) -> list[str]:
    """The ids placed in a section's texts, as often as they are placed; not those within its inserts."""
    inserts = tuple(f"{insert.address}/" for insert in section.inserts)
    return [id for address, id, _ in placements(section) if not address.startswith(inserts)]


def placements(item: Item) -> Iterator[tuple[str, str, Place]]:
    """Every placement in the texts of an item: the text's address, the id placed, where."""
    for address, content in contents(item):
        for block in content.blocks if isinstance(content, Prose) else ():
            if id := placement(block):
                yield address, id, block.place


def check_references(publication: Publication, section: SectionBase | None, item: Item) -> Iterator[Problem]:
    """References in the texts of `item` to ids or forms that do not exist."""
    for _, content in contents(item):
        for reference in references(content):
            yield from _check(publication, section, content, reference)


def _check(
    publication: Publication, section: SectionBase | None, content: Line | Prose, reference: Reference
) -> Iterator[Problem]:
    found = target(publication, section, reference.id)
    forms = FORMS.get(type(found), ())
    if found is None or (not forms and not isinstance(found, InsertBase)):
        mend = did_you_mean(reference.id, known_ids(publication, section))
        yield Problem("facts.unknown-reference", f"nothing has the id {reference.id}", mend, reference.place)
    elif reference.form is not None and reference.form not in forms:
        message = f"{reference.id} has no form {reference.form}"
        yield Problem("facts.unknown-form", message, did_you_mean(reference.form, forms), reference.place)
