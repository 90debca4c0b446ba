"""JSON Schemas of the content files, for completion and checking in editors."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from galley.model.base import Item, kebab
from galley.model.comments import Comments
from galley.model.proofing import Proofing
from galley.model.publication import PublicationFile
from galley.model.registry import REGISTRY_FILES
from galley.model.sections import SECTION_KINDS
from galley.model.signatures import Signatures

DIALECT = "http://json-schema.org/draft-07/schema#"
"""Draft 7, the one VS Code's YAML server reads in full."""
_GUESSES = {"integer": "2014", "number": "1.5", "boolean": "true"}
"""What YAML servers take unquoted text for, each with a sample."""


def schemas() -> dict[str, str]:
    """The schema of each kind of file, by kind, as JSON text."""
    kinds: dict[str, type[Item]] = {
        "publication": PublicationFile,
        "proof": Proofing,
        "comments": Comments,
        "signed": Signatures,
        **REGISTRY_FILES,
        **SECTION_KINDS,
    }
    return {kind: _text(model) for kind, model in kinds.items()}


def _text(model: type[Item]) -> str:
    schema = model.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=_EditorSchema
    )
    definitions = schema.pop("$defs", {})
    whole = {"$schema": DIALECT, **_as_guessed(schema), "definitions": _as_guessed(definitions)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


class _EditorSchema(GenerateJsonSchema):
    """Pydantic's schema without what says nothing to an editor: derived titles, null for a field left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        described = super().default_schema(schema)
        if not described.get("default"):
            described.pop("default", None)
        return described

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        described = super().dict_schema(schema)
        described.pop("propertyNames", None)
        return {"description": "One entry for each language.", **described, "additionalProperties": False}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        for name, text in _docstrings(schema["cls"]).items():
            described.get("properties", {}).get(kebab(name), {})["description"] = text
        kind = described.get("properties", {}).get("kind")
        if kind:
            kind["description"] = described["description"]
        return described

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        described = super().tagged_union_schema(schema)
        described.pop("discriminator", None)
        return described


def _docstrings(model: type[Any]) -> dict[str, str]:
    """What stands below the fields of a model, by their names. Pydantic can read it too, but would at each start of the program."""
    found: dict[str, str] = {}
    for each in reversed([each for each in model.__mro__ if issubclass(each, Item)]):
        found |= _written_in(each)
    return found


@cache
def _written_in(model: type[Any]) -> dict[str, str]:
    """What stands below the fields that a class itself has. Models are parts of many schemas, and their source is slow to find."""
    parts = ast.parse(dedent(getsource(model))).body[0]
    assert isinstance(parts, ast.ClassDef)
    found: dict[str, str] = {}
    for part, below in pairwise(parts.body):
        match part, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = cleandoc(text)
    return found


def _as_guessed(node: Any) -> Any:
    """The schema with text also allowed as the types that YAML servers guess; to the reader it all is text."""
    if isinstance(node, list):
        return [_as_guessed(part) for part in node]
    if not isinstance(node, dict):
        return node
    fitted = {key: _as_guessed(value) for key, value in node.items()}
    if node.get("type") == "string" and not {"const", "enum", "format"} & node.keys():
        guesses = [name for name, sample in _GUESSES.items() if re.search(node.get("pattern", ""), sample)]
        fitted["type"] = ["string", *guesses] if guesses else "string"
    return fitted
