"""How a publication is printed: what its `press:` may ask for, and what is declined with a mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_article import make
from small_project import FOLDER, replace

from galley.files import Files
from galley.model.press import Press
from galley.problem import Problem
from galley.reader import read_publication


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path)


def press(root: Path, fields: str) -> tuple[Press | None, list[Problem]]:
    """What the small publication asks of its printer, and what is told."""
    replace(root, f"{FOLDER}/publication.yaml", "parts:", f"press: {{{fields}}}\nparts:")
    publication, problems = read_publication(Files(root), FOLDER)
    return publication.record.press if publication else None, problems


def test_what_is_not_said_is_glued_coated_paper(root: Path) -> None:
    found, problems = press(root, "")
    assert problems == [] and found
    assert (found.profile, found.binding, found.pages_at_once, found.marks) == ("coated", "perfect", 2, False)


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ("binding: saddle", 4),
        ("binding: perfect", 2),
        ("signature: 4", 4),
        ("signature: 8", 8),
        ("signature: 16", 16),
        ("binding: saddle, signature: 8", 8),
    ],
)
def test_pages_come_as_many_at_once_as_a_sheet_or_leaf_has(root: Path, fields: str, pages: int) -> None:
    found, problems = press(root, fields)
    assert problems == [] and found and found.pages_at_once == pages


def test_pdf_x_4_may_be_asked_for(root: Path) -> None:
    assert press(root, "standard: PDF/X-4")[1] == []


@pytest.mark.parametrize(
    ("fields", "code", "mend"),
    [
        ("standard: PDF/X-1a", "press.standard", "transparency"),
        ("standard: PDF/X-3:2003", "press.standard", "transparency"),
        ("signature: 6", "press.signature", "4, 8 or 16"),
        ("signature: four", "reader.number", "digits"),
        ("ink-limit: 90", "press.ink-limit", "100 to 400"),
        ("ink-limit: 401", "press.ink-limit", "100 to 400"),
        ("bleed: 0", "reader.millimetres", "millimetres"),
        ("bleed: 20.1", "press.bleed", "3 to 5 mm"),
        ("bleed: 300", "press.bleed", "3 to 5 mm"),
        ("binding: glued", "reader.choice", "perfect"),
        ("marks: some", "reader.flag", "true or false"),
        ("condition: {id: X}", "reader.missing", "name"),
        ("profil: coated", "reader.unknown-field", "profile"),
    ],
)
def test_what_cannot_be_is_told_with_a_mend(root: Path, fields: str, code: str, mend: str) -> None:
    (problem,) = press(root, fields)[1]
    assert (problem.code, problem.place.line) == (code, 9)
    assert mend in f"{problem.message} {problem.mend}"


@pytest.mark.parametrize("fields", ["ink-limit: 100", "ink-limit: 400", "bleed: 3.5", "bleed: 20"])
def test_what_just_can_be_is_taken(root: Path, fields: str) -> None:
    found, problems = press(root, fields)
    assert problems == [] and found
    asked, _, value = fields.partition(": ")
    assert str(getattr(found, asked.replace("-", "_"))) == value
