"""`{id}`, `{id:form}`, `{id:case}` and `{id:form-case}` in prose: what an id means, which forms and cases it has.

`{id|word|words}` prints a number and the word behind it; which forms a language wants is known to `language.plurals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from galley.likeness import did_you_mean, nearest
from galley.message import Message, said
from galley.model.base import Item, contents
from galley.model.inserts import InsertBase
from galley.model.names import CASE_NAMES, CASES, Names
from galley.model.publication import Figure, Publication
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, Registry, RegistryEntry
from galley.model.sections import SectionBase
from galley.problem import Place, Problem
from galley.text import Paragraph, Prose, Reference, references

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
"""The forms of each kind of target; the first is meant by `{id}`. An insert has no forms.

A form that prints a name of the registry may be asked for in a case of `CASES`, where the spelling has it.
"""

NUMBERED = {"fig": "figure", "tab": "table"}
"""`{fig:id}` and `{tab:id}` print the number of a figure or table, of `section/id` that of another section's (`model.numbering`)."""


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


def parted(form: str | None) -> tuple[str | None, str | None]:
    """The form and the case of what stands behind the colon: `genitive`, `long`, `long-genitive`."""
    base, _, case = (form or "").rpartition("-")
    return (base or None, case) if case in CASES else (form, None)


def uninflected(reference: Reference) -> str:
    """A reference as it is written without its case and without words behind it: what source and translation have in common."""
    form = reference.form if reference.id in NUMBERED else parted(reference.form)[0]
    return f"{{{reference.id}:{form}}}" if form else f"{{{reference.id}}}"


def inflected(written: str) -> list[str]:
    """A reference without a case, as it is written, in each case."""
    joint = "-" if ":" in written else ":"
    return [f"{written[:-1]}{joint}{case}}}" for case in CASES]


def spoken(registry: Registry, found: Target | None, form: str | None) -> Names | None:
    """The names, or the pattern of names, that a form of something prints; None where it prints something else."""
    match found, form:
        case Meeting(), "dates":
            return None
        case Meeting(), _:
            told: Names | None = getattr(found, form) if form in ("theme", "city") else None
            return told or next((each.title for each in registry.series if each.id == found.series), None)
        case Country(), "members":
            return None
        case Committee(), "title":
            return registry.committee_title
        case Region(), "country":
            return next((each.name for each in registry.countries if each.id == found.country), None)
        case Person(), "office":
            return found.offices[0].title if found.offices else found.name
        case Country() | Region() | Organisation(), "long" | "letter" | "short":
            return getattr(found, form) or found.name
        case Country() | Region() | Committee() | Organisation() | Person(), _:
            return found.name
    return None


def counted(publication: Publication, found: Target | None, form: str | None) -> int | None:
    """The number that a form of something prints; None where it prints something else."""
    match found, form:
        case Figure(), None | "value":
            return publication.figure_value(found)
        case Country(), "members":
            return len(publication.registry.regions_of(found.id, publication.record.as_of, "member"))
    return None


def numbers_of(publication: Publication) -> list[str]:
    """The references that print a number, as they are written: figures of the publication, members of its countries."""
    figures = [f"{{{figure.id}}}" for figure in publication.record.figures]
    return [*figures, *(f"{{{country.id}:members}}" for country in publication.registry.countries)]


def no_case(registry: Registry, reference: Reference, language: str) -> Problem | None:
    """The fault of a reference that asks for a case which the registry does not have in a language."""
    form, case = parted(reference.form)
    if case is None or reference.id in NUMBERED:
        return None
    entry, plain = registry.find(reference.id), uninflected(reference)
    names = spoken(registry, entry, form)
    if entry is None or names is None:
        return Problem(
            "facts.no-case",
            said("{reference} prints no name, so it has no case", reference=plain),
            said("write {reference}", reference=plain),
            reference.place,
        )
    spelling = names.get(language)
    if spelling is not None and spelling.in_case(case):
        return None
    name, at = (spelling.text, spelling.place()) if spelling else (reference.id, entry.place())
    is_person = isinstance(entry, Person) and form != "office"
    message = said(
        "the registry has no {case} of {name} in {language}", case=CASE_NAMES[case], name=name, language=language
    )
    mend = said(
        "add `cases: {written}` to the spelling of {name} in {place}, or write {reference} and word the sentence so",
        name=name,
        place=at,
        reference=plain,
        written=(_proposed(language, spelling.text, is_person) if spelling else "") or f"{{{case}: …}}",
    )
    return Problem("facts.no-case", message, mend, reference.place, related=(at,))


def _proposed(language: str, name: str, is_person: bool) -> str:
    """The cases of a name as the registry writes them, made by rule; "" where it has none."""
    from galley.inflection import declined  # where nothing is wrong, nothing is proposed

    made = declined(language, name, person=is_person)
    cases = ", ".join(f"{case}: {_scalar(form.text)}" for case, form in made.items())
    doubt = "" if all(form.certain for form in made.values()) else ", certain: false"
    return f"{{{cases}}}{doubt}" if made else ""


def _scalar(text: str) -> str:
    """A text as a value of a mapping in braces."""
    return f'"{text}"' if re.search(r"[,:{}\[\]#]", text) else text


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
            if reference.id not in NUMBERED:
                yield from _check(publication, section, reference)


def _check(publication: Publication, section: SectionBase | None, reference: Reference) -> Iterator[Problem]:
    found = target(publication, section, reference.id)
    forms = FORMS.get(type(found), ())
    form, case = parted(reference.form)
    if found is None and reference.id in publication.gaps.ids:
        return
    if found is None or (not forms and not isinstance(found, InsertBase)):
        mend = _numbered(reference) or did_you_mean(reference.id, known_ids(publication, section))
        yield Problem(
            "facts.unknown-reference", said("nothing has the id {id}", id=reference.id), mend, reference.place
        )
    elif form is not None and form not in forms:
        message = said("{id} has no form {form}", id=reference.id, form=form)
        yield Problem("facts.unknown-form", message, forms_meant(form, forms), reference.place)
    elif case is not None and not publication.gaps.facts:
        language = (section.source_language if section else None) or publication.record.source_language
        if problem := no_case(publication.registry, reference, language):
            yield problem


def _numbered(reference: Reference) -> Message | None:
    """A mend for `{FIG:id}` and `{table:id}`."""
    id = reference.id.lower()
    meant = next((word for word, series in NUMBERED.items() if id.startswith(word) and series.startswith(id)), None)
    return said("write {written}", written=f"{{{meant}:{reference.form}}}") if meant and reference.form else None


def forms_meant(form: str, forms: Iterable[str]) -> Message:
    """A mend for an unknown form: the form or case most like it; what is known is the forms."""
    known = list(forms)
    cased = [*CASES, *(f"{each}-{case}" for each in known for case in CASES)]
    near = nearest(form, (*known, *cased))
    return said("did you mean `{near}`?", near=near) if near in cased else did_you_mean(form, known)
