"""The guide to the fields of content files, in Markdown, out of the schemas by which editors complete and check them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from galley.model.registry import REGISTRY_FILES
from galley.model.schema import schemas
from galley.model.sections import SECTION_KINDS

Schema = dict[str, Any]
EVERYWHERE = ("id", "kind", "remark", "note", "accept")
"""Fields that all inserts have, and most of their entries."""
_HEAD = """# The fields of content files

Written by `python3 build.py schema --fields` from the models; the schemas in `content/schema/` say the same to editors.
A field in **bold** has to be there. What stands behind a dot is a field of each entry, or of the group of fields, before it.
`true or false` means false where it is left out, but where another is said to be meant. Most entries may have `remark`, `note` and
`accept`, as inserts have.

"""

_NAMES = """
`content/registry/` has a file of each kind that is needed. A name stands there once in each language, as `name: {en: …, ru: …}`: as text, or with these fields:

"""


def guide() -> str:
    """The record, every kind of section, every file of the registry and every kind of insert with their fields, and those of their entries."""
    read = {name: json.loads(text) for name, text in schemas().items()}
    parts = (
        f"## publication.yaml\n\n{_table(_own(read['publication'], EVERYWHERE[1:]))}",
        _sections([read[kind] for kind in SECTION_KINDS]),
        f"\n## The registry\n{_NAMES}{_table(_spelling(read['regions']))}"
        + "".join(_file(name, read[name]) for name in REGISTRY_FILES),
        _inserts(read["article"]),
    )
    return _HEAD + "".join(parts)


def _sections(kinds: list[Schema]) -> str:
    """What all sections have, then each kind with what it has besides."""
    first, *rest = kinds
    common = [name for name in first["properties"] if all(name in each["properties"] for each in rest)]
    shared = {**first, "properties": {name: first["properties"][name] for name in common}}
    shared["properties"]["kind"] = {"description": "Which section it is: one of the headings below."}
    every = f"\n## Sections\n\nEvery section has:\n\n{_table(_rows(shared, first['definitions']))}"
    return every + "".join(
        f"\n### {each['properties']['kind']['const']}\n\n{each['description']}\n\n" + _table(_own(each, common))
        for each in kinds
    )


def _spelling(schema: Schema) -> Iterator[str]:
    """The rows of a name that is more than text."""
    return _rows(schema["definitions"]["Spelling"], schema["definitions"])


def _file(name: str, schema: Schema) -> str:
    return f"\n### {name}.yaml\n\n" + _table(_own(schema, ("kind", "accept")))


def _inserts(article: Schema) -> str:
    kinds: dict[str, Schema] = article["definitions"]
    inserts = [_named(each, kinds) for each in article["properties"]["inserts"]["items"]["oneOf"]]
    common = _table(_rows({**inserts[0], "properties": _common(inserts[0])}, kinds))
    return f"\n## Inserts\n\nEvery insert has:\n\n{common}" + "".join(_chapter(insert, kinds) for insert in inserts)


def _own(schema: Schema, others: Collection[str]) -> Iterator[str]:
    """The rows of a file but for some of its fields."""
    kept = {name: field for name, field in schema["properties"].items() if name not in others}
    return _rows({**schema, "properties": kept}, schema["definitions"])


def _common(insert: Schema) -> Schema:
    """The fields that an insert has as all others do."""
    kind = {"kind": {"description": "Which insert it is: one of the headings below."}}
    return {name: insert["properties"][name] for name in EVERYWHERE} | kind


def _chapter(insert: Schema, kinds: dict[str, Schema]) -> str:
    kind, fields = insert["properties"]["kind"]["const"], dict(insert["properties"])
    for name in EVERYWHERE:
        del fields[name]
    return f"\n### {kind}\n\n{insert['description']}\n\n" + _table(_rows({**insert, "properties": fields}, kinds))


def _rows(model: Schema, kinds: dict[str, Schema], before: str = "", above: tuple[str, ...] = ()) -> Iterator[str]:
    """A row for each field, those of its entries behind it; a model within itself is told once."""
    escaped = "\\|"
    for name, field in model["properties"].items():
        written = f"`{before}{name}`"
        needed = f"**{written}**" if name in model.get("required", ()) else written
        inner = _inner(field)
        told = field.get("description") or (_named(inner, kinds)["description"] if inner else "")
        yield f"| {needed} | {_values(field)} | {' '.join(told.split()).replace('|', escaped)} |\n"
        if inner and inner["$ref"] not in above and name != "accept":
            part = _named(inner, kinds)
            own = {key: each for key, each in part["properties"].items() if key not in EVERYWHERE[1:]}
            yield from _rows({**part, "properties": own}, kinds, f"{before}{name}.", (*above, inner["$ref"]))


def _table(rows: Iterator[str]) -> str:
    return "| field | takes | is |\n|---|---|---|\n" + "".join(rows)


def _inner(field: Schema) -> Schema | None:
    """What refers to the model of a field's entries, or of the field itself."""
    entry = field.get("items", field)
    return entry if "$ref" in entry else None


def _named(reference: Schema, kinds: dict[str, Schema]) -> Schema:
    return kinds[reference["$ref"].rpartition("/")[2]]


def _values(field: Schema) -> str:
    """What a field takes, in an editor's words."""
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        default = f"; left out, `{field['default']}`" if "default" in field else ""
        return ", ".join(f"`{each}`" for each in field["enum"]) + default
    if "patternProperties" in field:
        return "one for each language"
    if "anyOf" in field:
        return (
            "one, or one for each language"
            if any("patternProperties" in each for each in field["anyOf"])
            else "one, or a list"
        )
    if "items" in field:
        return "a list"
    if "$ref" in field:
        return "fields"
    if field.get("type") == "boolean":
        return "true or false; left out, true" if field.get("default") else "true or false"
    if field.get("type") == "integer":
        return "a whole number"
    return "a day" if field.get("format") == "date" else "text"
