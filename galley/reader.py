"""Nodes to model: reads a publication's files and returns the model with every problem at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from galley import source
from galley.files import Files, Refused
from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import Fault, Model, Report, assign_addresses, shown, validated
from galley.model.facts import check
from galley.model.publication import Publication, PublicationFile
from galley.model.registry import REGISTRY_FILES, Registry
from galley.model.sections import SECTION_KINDS, Section
from galley.problem import Place, Problem, Severity, has_errors
from galley.source import SourceList, SourceMap, SourceText

TAKEN = ("galley", "messages")
"""What no publication can be called: the catalogues of those names hold the words of the templates and of the program."""


def read_publication(files: Files, folder: str) -> tuple[Publication | None, list[Problem]]:
    """The publication in `folder`; None when any file of it is not sound.

    Facts are checked once record and registry are sound, in the sections that can be read.
    """
    name = folder.rpartition("/")[2]
    if name in TAKEN:
        return None, [_taken(folder)]
    problems: list[Problem] = []
    record = read_item(files, f"{folder}/publication.yaml", PublicationFile, problems)
    registry = read_registry(files, f"{folder.rpartition('/')[0]}/registry", problems)
    sound = not has_errors(problems)
    sections = _read_sections(files, folder, record, problems) if record else {}
    if record is None or not sound:
        return None, problems
    sound = not has_errors(problems)
    publication = Publication.model_construct(
        name=name, folder=folder, record=record, registry=registry, sections=sections
    )
    problems.extend(check(publication))
    return (publication if sound else None), problems


def _taken(folder: str) -> Problem:
    message = said(
        "a publication cannot be called {taken}: its translations would lie where those of Galley’s own words are",
        taken=folder.rpartition("/")[2],
    )
    return Problem("reader.publication-name", message, said("rename the folder"), Place(f"{folder}/publication.yaml"))


def read_registry(files: Files, folder: str, problems: list[Problem]) -> Registry:
    """The registry below `folder`; files that are missing leave their lists empty."""
    fields: dict[str, Any] = {}
    known = {f"{folder}/{name}.yaml": name for name in REGISTRY_FILES}
    for file in _listing(files, folder, problems):
        if file not in known:
            own, stems = file.rpartition("/")[2], [f"{name}.yaml" for name in REGISTRY_FILES]
            message, mend = said("{file} is not a registry file", file=own), did_you_mean(own, stems)
            problems.append(Problem("reader.registry-file", message, mend, Place(file, 1, 1)))
            continue
        model = read_item(files, file, REGISTRY_FILES[known[file]], problems)
        if model is not None:
            assign_addresses(model, "registry")
            fields[known[file]] = getattr(model, known[file])
            for extra, name in (("title", "committee_title"), ("series", "series")):
                if extra in type(model).model_fields:
                    fields[name] = getattr(model, extra)
    return Registry.model_construct(**fields)


def _listing(files: Files, folder: str, problems: list[Problem]) -> list[str]:
    try:
        return files.listing(folder, ".yaml")
    except Refused as refused:
        problems.append(refused.problem)
        return []


def _read_sections(files: Files, folder: str, record: PublicationFile, problems: list[Problem]) -> dict[str, Section]:
    assign_addresses(record, "publication")
    sections: dict[str, Section] = {}
    for part in record.parts:
        for index, name in enumerate(part.sections):
            place = part.place_in("sections", index)
            if name in sections:
                message = said("section {section} is listed twice", section=name)
                problems.append(Problem("reader.section-twice", message, said("list it once"), place))
                continue
            section = _read_section(files, f"{folder}/{name}.yaml", place, problems)
            if section is not None:
                assign_addresses(section, name)
                sections[name] = section
    _report_unlisted(files, folder, {name for part in record.parts for name in part.sections}, problems)
    return sections


def _report_unlisted(files: Files, folder: str, listed: set[str], problems: list[Problem]) -> None:
    for file in _listing(files, folder, problems):
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        if stem not in listed | {"publication"}:
            message = said(
                "section {section} is not listed in publication.yaml, so it is not in the book", section=stem
            )
            mend = said("list it under `parts:` in publication.yaml, or take the file away")
            problems.append(Problem("reader.section-unlisted", message, mend, Place(file, 1, 1), Severity.WARNING))


def _read_section(files: Files, file: str, place: Place, problems: list[Problem]) -> Section | None:
    data = _load(files, file, problems, place)
    if data is None:
        return None
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in SECTION_KINDS:
        mend = did_you_mean(kind if isinstance(kind, str) else "", SECTION_KINDS)
        message = (
            said("there is no section kind {kind}", kind=shown(kind))
            if "kind" in data
            else said("the field `kind` is missing")
        )
        problems.append(Problem("reader.kind", message, mend, data.place_of("kind")))
        return None
    section: Any = _validate(SECTION_KINDS[kind], data, file, problems)
    return section  # type: ignore[no-any-return]


def read_item(files: Files, file: str, model: type[Model], problems: list[Problem]) -> Model | None:
    """The model in one file, or None; problems are added to `problems`."""
    data = _load(files, file, problems)
    return None if data is None else _validate(model, data, file, problems)


def _load(files: Files, file: str, problems: list[Problem], place: Place | None = None) -> SourceMap | None:
    try:
        text = files.text(file, place)
    except Refused as refused:
        problems.append(refused.problem)
        return None
    data, found = source.load(text, file)
    problems.extend(found)
    if isinstance(data, SourceMap):
        return data
    if not has_errors(found):
        mend = said("begin the file with `kind:` and the fields below it")
        problems.append(
            Problem("reader.not-a-mapping", said("the file is not a list of fields"), mend, Place(file, 1, 1))
        )
    return None


def _validate(model: type[Model], data: SourceMap, file: str, problems: list[Problem]) -> Model | None:
    item, faults = validated(model, data, Report(problems))
    problems.extend(_problem(fault, data) for fault in faults if _is_new(fault))
    return item


def _is_new(detail: Fault) -> bool:
    """Whether the fault has not been told: a value that the source refused is None, a list of faulty items not empty."""
    if detail["type"] == "too_short":
        return not detail["input"]
    return detail["type"] == "missing" or detail["input"] is not None


def _problem(detail: Fault, data: SourceMap) -> Problem:
    loc = (*detail["loc"], "kind") if detail["type"] == "union_tag_invalid" else detail["loc"]
    place, parent = _locate(data, loc)
    context = detail.get("ctx", {})
    if detail["type"] == "galley":
        return Problem(context["code"], context["message"], context["mend"], place)
    rule, message, mend = _told(detail, context)
    return Problem(f"reader.{rule}", message, mend, parent if rule == "missing" else place)


def _told(detail: Fault, context: dict[str, Any]) -> tuple[str, Message, Message]:
    """Rule, message and mend for pydantic's own error types."""
    names = [part for part in detail["loc"] if isinstance(part, str)]
    name, given = (names[-1] if names else ""), shown(detail["input"])
    match detail["type"]:
        case "missing" if isinstance(detail["loc"][-1], int):
            message = said("`{field}` has too few entries", field=name)
            return "entries", message, said("add those that are missing")
        case "too_long":
            message = said("`{field}` has too many entries", field=name)
            return "entries", message, said("take away those that are too many")
        case "missing":
            return "missing", said("the field `{field}` is missing", field=name), said("add `{field}:`", field=name)
        case "union_tag_not_found":
            return "kind", said("the field `kind` is missing"), said("add `kind:`")
        case "union_tag_invalid":
            tags = context["expected_tags"].replace("'", "").split(", ")
            message = said("there is no kind {kind} here", kind=shown(context["tag"]))
            return "kind", message, did_you_mean(context["tag"], tags)
        case "literal_error":
            expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            message = said("`{field}` cannot be {given}", field=name, given=given)
            return "choice", message, did_you_mean(str(detail["input"])[:40], expected)
        case "string_pattern_mismatch" if name == "[key]":
            message = said("{given} is not a language", given=given)
            return "language", message, said("write its code of two or three small letters, as en")
        case "string_pattern_mismatch":
            message = said("{given} does not fit `{field}`", given=given, field=name)
            return "pattern", message, _pattern_mend(str(context.get("pattern")))
        case "string_too_short":
            mend = said("write something between the quotes, or delete the line")
            return "empty", said("the text is empty"), mend
        case "too_short":
            mend = said("give `{field}` at least one entry", field=name)
            return "empty", said("`{field}` is empty", field=name), mend
        case "tuple_type" | "list_type":
            mend = said("begin each entry on a line of its own with `- `")
            return "type", said("`{field}` is a list", field=name), mend
        case "model_type" | "dict_type" | "model_attributes_type":
            mend = said("write `field: value` lines here, indented by two spaces")
            return "type", said("fields are wanted under `{field}`", field=name), mend
        case "string_type":
            mend = said("write the text on one line, or below a `|`")
            return "type", said("`{field}` is one text", field=name), mend
        case other:
            fault = other.replace("_", " ")
            message = said("{given} does not fit `{field}` ({fault})", given=given, field=name, fault=fault)
            return "value", message, said("compare the schema of the file")


def _pattern_mend(pattern: str) -> Message:
    if pattern.startswith("^[a-z0-9]+("):
        return said("use small Latin letters, digits and single hyphens, as `busan-motor-show`")
    if pattern.startswith("^[A-Za-z0-9]+("):
        return said("use an id of the registry: Latin letters, digits and hyphens, as `KR-46`")
    return said("write it to fit the pattern {pattern}", pattern=pattern)


def _locate(data: SourceMap, loc: tuple[int | str, ...]) -> tuple[Place, Place]:
    """The place of the faulty value and of the innermost mapping that holds it."""
    place, inner, node = data.place, data.place, data
    for part, child in _steps(data, loc):
        if isinstance(node, SourceMap):
            inner = node.place
            place = node.keys_at[str(part)] if loc[-1] == "[key]" else node.place_of(str(part))
        elif isinstance(node, SourceList):
            place = node.place_of(int(part))
        node = child
    return place, node.place if isinstance(node, SourceMap) else inner


def _steps(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[int | str, Any]]:
    node = data
    for part in loc:
        if isinstance(node, SourceMap) and part in node:
            node = node[str(part)]
        elif isinstance(node, SourceList) and isinstance(part, int) and part < len(node):
            node = node[part]
        elif isinstance(node, SourceText):
            return
        else:
            continue
        yield part, node
