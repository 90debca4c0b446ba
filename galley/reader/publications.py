"""The files of a publication and of the registry, read and compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from galley.files import Files, Refused
from galley.likeness import did_you_mean
from galley.message import said
from galley.model.base import assign_addresses
from galley.model.facts import check
from galley.model.maps import MapFile
from galley.model.publication import Gaps, Publication, PublicationFile
from galley.model.registry import REGISTRY_FILES, Registry
from galley.model.sections import SECTION_KINDS
from galley.model.topology import NoTopology, Topology, topology
from galley.problem import Place, Problem, Severity, has_errors
from galley.reader.items import Memory, Read, read

TAKEN = ("galley", "messages")
"""What no publication can be called: the catalogues of those names hold the words of the templates and of the program."""
RECORD = "publication.yaml"
PROOFING = "proof.yaml"
"""How its texts are to be read: no section."""
REGISTRY = "registry"
"""The folder of what is stored once for all publications beside it."""


def read_publication(
    files: Files, folder: str, memory: Memory | None = None
) -> tuple[Publication | None, list[Problem]]:
    """The publication in `folder`; None when any file of it is not sound.

    What can be read of faulty files is still compared with the rest, as far as nothing false is said.
    """
    name = folder.rpartition("/")[2]
    if name in TAKEN:
        return None, [_taken(folder)]
    problems: list[Problem] = []
    record = read(files, f"{folder}/{RECORD}", PublicationFile, memory=memory)
    problems += record.problems
    registry, shelf = _registry(files, registry_of(folder), problems, memory)
    sections = _sections(files, folder, record, problems, memory)
    sound = not has_errors(problems)
    if record.ids is None or record.item is None or any(each.ids is None or each.item is None for each in shelf):
        return None, problems
    assign_addresses(record.item, "publication")
    publication = Publication.model_construct(
        name=name,
        folder=folder,
        record=record.item,
        registry=registry,
        sections={name: each.item for name, each in sections.items() if each.item is not None and each.ids is not None},
        gaps=_gaps((record, *shelf), sections),
    )
    problems += check(publication)
    return (publication if sound else None), problems


def _gaps(facts: Iterable[Read], sections: dict[str, Read]) -> Gaps:
    faulty = [each for each in (*facts, *sections.values()) if not each.sound]
    return Gaps(
        ids=frozenset(id for each in faulty for id in each.ids or ()),
        sections=frozenset(name for name, each in sections.items() if not each.sound),
        facts=any(not each.sound for each in facts),
    )


def _taken(folder: str) -> Problem:
    message = said(
        "a publication cannot be called {taken}: its translations would lie where those of Galley’s own words are",
        taken=folder.rpartition("/")[2],
    )
    return Problem("reader.publication-name", message, said("rename the folder"), Place(f"{folder}/{RECORD}"))


def registry_of(folder: str) -> str:
    """The folder of the registry that a publication in `folder` refers to: it lies beside it."""
    return f"{folder.rpartition('/')[0]}/{REGISTRY}"


def read_registry(files: Files, folder: str, problems: list[Problem]) -> Registry:
    """The registry below `folder`, as far as it can be read; files that are missing leave their lists empty."""
    return _registry(files, folder, problems, None)[0]


def _registry(files: Files, folder: str, problems: list[Problem], memory: Memory | None) -> tuple[Registry, list[Read]]:
    """The registry with the files it was read from."""
    fields: dict[str, Any] = {}
    shelf: list[Read] = []
    known = {f"{folder}/{name}.yaml": name for name in REGISTRY_FILES}
    for file in _listing(files, folder, problems):
        if file not in known:
            problems.append(_foreign(file))
            continue
        found = read(files, file, REGISTRY_FILES[known[file]], memory=memory)
        shelf.append(found)
        problems += found.problems
        if found.item is not None:
            fields |= _fields(found.item, known[file])
    fields["land"] = _land(files, folder, fields.get("map"), problems)
    return Registry.model_construct(**fields), shelf


def _foreign(file: str) -> Problem:
    own, stems = file.rpartition("/")[2], [f"{name}.yaml" for name in REGISTRY_FILES]
    message = said("{file} is not a registry file", file=own)
    return Problem("reader.registry-file", message, did_you_mean(own, stems), Place(file, 1, 1))


def _fields(item: Any, name: str) -> dict[str, Any]:
    """What a file of the registry gives to it."""
    assign_addresses(item, "registry")
    if isinstance(item, MapFile):
        return {name: item}
    extras = {"title": "committee_title", "series": "series"}
    given = {own: getattr(item, extra) for extra, own in extras.items() if extra in type(item).model_fields}
    return {name: getattr(item, name), **given}


def _land(files: Files, folder: str, plan: MapFile | None, problems: list[Problem]) -> Topology | None:
    """The polygons that the map of the registry is drawn from."""
    if plan is None:
        return None
    file, place = f"{folder}/{plan.polygons}", plan.place("polygons")
    try:
        return topology(files.text(file, place))
    except Refused as refused:
        problems.append(refused.problem)
    except NoTopology as fault:
        mend = said("write the polygons anew from their source; the README beside them says how")
        message = said("{file} cannot be drawn: {reason}", file=file, reason=fault.message)
        problems.append(Problem("reader.polygons", message, mend, place))
    return None


def _listing(files: Files, folder: str, problems: list[Problem]) -> list[str]:
    try:
        return files.listing(folder, ".yaml")
    except Refused as refused:
        problems.append(refused.problem)
        return []


def _sections(
    files: Files, folder: str, record: Read, problems: list[Problem], memory: Memory | None
) -> dict[str, Read]:
    """The sections that the record lists; without a record, every other file is read for the faults in it."""
    present = {file.rpartition("/")[2].removesuffix(".yaml"): file for file in _listing(files, folder, problems)}
    for other in (RECORD, PROOFING):
        present.pop(other.removesuffix(".yaml"), None)
    listed = _listed(record.item, problems) if record.item is not None else dict.fromkeys(present)
    sections: dict[str, Read] = {}
    for name, place in listed.items():
        found = sections[name] = read(files, f"{folder}/{name}.yaml", SECTION_KINDS, place, memory)
        problems += found.problems
        if found.item is not None:
            assign_addresses(found.item, name)
    if record.sound:
        problems += [_unlisted(name, file) for name, file in present.items() if name not in listed]
    return sections


def _listed(record: PublicationFile, problems: list[Problem]) -> dict[str, Place | None]:
    """The names of the sections in their order, each with where it is listed."""
    listed: dict[str, Place | None] = {}
    for part in record.parts:
        for index, name in enumerate(part.sections):
            place = part.place_in("sections", index)
            if name in listed:
                message = said("section {section} is listed twice", section=name)
                problems.append(Problem("reader.section-twice", message, said("list it once"), place))
            listed.setdefault(name, place)
    return listed


def _unlisted(name: str, file: str) -> Problem:
    message = said("section {section} is not listed in publication.yaml, so it is not in the book", section=name)
    mend = said("list it under `parts:` in publication.yaml, or take the file away")
    return Problem("reader.section-unlisted", message, mend, Place(file, 1, 1), Severity.WARNING)
