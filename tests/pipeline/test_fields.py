"""The guide to the fields of content files is that of the models, and leaves none out."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest
from conftest import ROOT

from galley.model.base import Item, kebab
from galley.model.inserts import Insert
from galley.model.publication import PublicationFile
from galley.model.registry import REGISTRY_FILES
from galley.model.sections import SECTION_KINDS
from galley.pipeline import fields
from galley.pipeline.fields import EVERYWHERE

INSERTS = get_args(get_args(Insert)[0])
guide = cache(fields.guide)


def chapters() -> dict[str, str]:
    """What stands below each heading."""
    parts = re.split(r"(?m)^###? (.+)\n", guide())
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_guide_in_docs_is_that_of_the_models() -> None:
    written = (ROOT / "docs/inserts.md").read_text(encoding="utf-8")
    assert written == guide(), "write it anew: python3 build.py schema --fields > docs/inserts.md"


def test_every_insert_has_its_fields_and_those_it_needs_in_bold() -> None:
    found = chapters()
    for model in INSERTS:
        (kind,) = get_args(model.model_fields["kind"].annotation)
        for name, info in model.model_fields.items():
            if name not in EVERYWHERE:
                written = f"`{kebab(name)}`"
                assert f"| {f'**{written}**' if info.is_required() else written} |" in found[kind]
    assert len(found) == len(INSERTS) + len(SECTION_KINDS) + len(REGISTRY_FILES) + len(
        ("record", "sections", "registry", "inserts")
    )


@pytest.mark.parametrize("kind", [*SECTION_KINDS, *(f"{name}.yaml" for name in REGISTRY_FILES), "publication.yaml"])
def test_every_section_and_file_has_its_fields(kind: str) -> None:
    files: dict[str, type[Item]] = {**SECTION_KINDS, "publication.yaml": PublicationFile}
    model = files.get(kind) or REGISTRY_FILES[kind.removesuffix(".yaml")]
    told = chapters()[kind] + (chapters()["Sections"] if kind in SECTION_KINDS else "")
    for name, info in model.model_fields.items():
        if name not in EVERYWHERE:
            written = f"`{kebab(name)}`"
            assert f"| {f'**{written}**' if info.is_required() else written} |" in told


def test_names_are_one_for_each_language_and_have_their_own_fields() -> None:
    assert "| **`regions.name`** | one for each language |" in chapters()["regions.yaml"]
    assert "| `certain` | true or false; left out, true |" in chapters()["The registry"]
    assert "| `isbn` | one, or one for each language |" in chapters()["publication.yaml"]
    assert "| `fold` | `letter` |" in chapters()["publication.yaml"]


def test_entries_have_their_fields_and_choices_their_values() -> None:
    found = chapters()
    assert "| **`rows.cells`** | a list |" in found["table"]
    assert "| `width` | `full`, `half`, `third`; left out, `full` |" in found["figure"]
    assert "`head.below.below`" not in found["staff-chart"]


def test_a_bar_in_a_text_ends_no_cell() -> None:
    rows = [line for line in guide().splitlines() if line.startswith("| ")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {5}
