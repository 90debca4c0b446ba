"""JSON Schemas of the content files, for completion and checking in editors."""

from __future__ import annotations

import json

from galley.model.base import Item
from galley.model.publication import PublicationFile
from galley.model.registry import REGISTRY_FILES
from galley.model.sections import SECTION_KINDS

DIALECT = "http://json-schema.org/draft-07/schema#"
"""Draft 7, which VS Code's YAML server reads best; pydantic's keywords used here mean the same in it."""


def schemas() -> dict[str, str]:
    """The schema of each kind of file, by kind, as JSON text."""
    kinds: dict[str, type[Item]] = {"publication": PublicationFile, **REGISTRY_FILES, **SECTION_KINDS}
    return {kind: _text(model) for kind, model in kinds.items()}


def _text(model: type[Item]) -> str:
    schema = {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
