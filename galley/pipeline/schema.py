"""Writes the JSON Schemas of the content files."""

from __future__ import annotations

from pathlib import Path

from galley.model.schema import schemas

FOLDER = "content/schema"


def write_schemas(root: Path) -> list[str]:
    """Write every schema that has changed; returns the names of all of them."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    names = []
    for name, text in schemas().items():
        path = root / FOLDER / f"{name}.schema.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
        names.append(f"{FOLDER}/{path.name}")
    return names
