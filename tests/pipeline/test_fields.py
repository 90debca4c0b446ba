"""The guide to the fields of inserts is that of the models, and leaves none out."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from conftest import ROOT

from galley.model.base import kebab
from galley.model.inserts import Insert
from galley.pipeline import fields
from galley.pipeline.fields import EVERYWHERE

INSERTS = get_args(get_args(Insert)[0])
guide = cache(fields.guide)


def chapters() -> dict[str, str]:
    """What stands below each heading."""
    parts = re.split(r"(?m)^## (.+)\n", guide())
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
    assert len(found) == len(INSERTS)


def test_entries_have_their_fields_and_choices_their_values() -> None:
    found = chapters()
    assert "| **`rows.cells`** | a list |" in found["table"]
    assert "| `width` | `full`, `half`, `third`; left out, `full` |" in found["figure"]
    assert "`head.below.below`" not in found["staff-chart"]


def test_a_bar_in_a_text_ends_no_cell() -> None:
    rows = [line for line in guide().splitlines() if line.startswith("| ")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {5}
