"""The book of everything passes preflight: of each kind of file that a build makes one."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Built

from galley.files import Files
from galley.pipeline.preflight import Limits, looked_through
from galley.pipeline.printing import printing
from galley.problem import Problem
from galley.theme import read_theme

FILES = ("en.print", "en.cover", "en.screen", "en.archive")
"""Editions are drawings of one layout, so a fault of a language is in its other files as well."""


def limits(yearbook: Built, kind: str) -> Limits:
    """What is asked of a file, as a build does."""
    look, _ = read_theme(Files(yearbook.root))
    problems: list[Problem] = []
    record = yearbook.publication.record
    assert look
    asked = printing(record.press, yearbook.publication.folder, look, Files(yearbook.root), problems)
    assert asked and not problems
    at_once = record.press.pages_at_once if kind == "en.print" else 1
    size = (148.0, 210.0) if kind != "en.cover" else None
    return Limits(asked.bleed_mm, asked.ink_limit, at_once, size, asked.profile, frozenset())


@pytest.mark.parametrize("kind", FILES)
def test_a_book_of_everything_is_sound(yearbook: Built, kind: str) -> None:
    file = yearbook.root / f"output/yearbook-2021/yearbook-2021.{kind}.pdf"
    problems, (data,) = looked_through([file], None, limits(yearbook, kind), Path(yearbook.root))
    assert [str(each) for each in problems if str(each.severity) == "error"] == []
    assert sum(data["done"].values()) > 20
