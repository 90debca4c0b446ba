"""The guide to the fields of inserts, in Markdown, out of the schema by which editors complete and check them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from galley.model.schema import schemas

Schema = dict[str, Any]
EVERYWHERE = ("id", "kind", "remark", "note", "accept")
"""Fields that all inserts have, and most of their entries."""
_HEAD = """# The fields of inserts

Written by `python3 build.py schema --fields` from the models; the schemas in `content/schema/` say the same to editors.
A field in **bold** has to be there. What stands behind a dot is a field of each entry, or of the group of fields, before it.
`true or false` means false where it is left out, but where another is said to be meant.

Every insert has:

"""


def guide() -> str:
    """Every kind of insert with its fields, and those of its entries."""
    article = json.loads(schemas()["article"])
    kinds: dict[str, Schema] = article["definitions"]
    inserts = [_named(each, kinds) for each in article["properties"]["inserts"]["items"]["oneOf"]]
    common = _table(_rows({**inserts[0], "properties": _common(inserts[0])}, kinds))
    return _HEAD + common + "".join(_chapter(insert, kinds) for insert in inserts)


def _common(insert: Schema) -> Schema:
    """The fields that an insert has as all others do."""
    kind = {"kind": {"description": "Which insert it is: one of the headings below."}}
    return {name: insert["properties"][name] for name in EVERYWHERE} | kind


def _chapter(insert: Schema, kinds: dict[str, Schema]) -> str:
    kind, fields = insert["properties"]["kind"]["const"], dict(insert["properties"])
    for name in EVERYWHERE:
        del fields[name]
    return f"\n## {kind}\n\n{insert['description']}\n\n" + _table(_rows({**insert, "properties": fields}, kinds))


def _rows(model: Schema, kinds: dict[str, Schema], before: str = "", above: tuple[str, ...] = ()) -> Iterator[str]:
    """A row for each field, those of its entries behind it; a model within itself is told once."""
    escaped = "\\|"
    for name, field in model["properties"].items():
        written = f"`{before}{name}`"
        needed = f"**{written}**" if name in model.get("required", ()) else written
        inner = _inner(field)
        told = field.get("description") or (_named(inner, kinds)["description"] if inner else "")
        yield f"| {needed} | {_values(field)} | {told.replace('|', escaped)} |\n"
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
    if "enum" in field:
        default = f"; left out, `{field['default']}`" if "default" in field else ""
        return ", ".join(f"`{each}`" for each in field["enum"]) + default
    if "anyOf" in field:
        return "one, or a list"
    if "items" in field:
        return "a list"
    if "$ref" in field:
        return "fields"
    if field.get("type") == "boolean":
        return "true or false; left out, true" if field.get("default") else "true or false"
    if field.get("type") == "integer":
        return "a whole number"
    return "a day" if field.get("format") == "date" else "text"
