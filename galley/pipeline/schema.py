"""Writes the JSON Schemas of the content files."""

from __future__ import annotations

from pathlib import Path

from galley.model.schema import schemas
from galley.pipeline.output import write_text

FOLDER = "content/schema"


def write_schemas(root: Path) -> list[str]:
    """Write every schema that has changed; returns the names of all of them."""
    texts = {f"{FOLDER}/{name}.schema.json": text for name, text in schemas().items()}
    for name, text in texts.items():
        write_text(root / name, text)
    return list(texts)
