"""A fault of a template is a problem with the template's file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import rendered_in, with_templates

from galley.problem import Place

OFFICE = '<p class="office">{{ naming.text(office.title) }}</p>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_templates(tmp_path)


def spoil(root: Path, name: str, old: str, new: str) -> Place:
    """Replace the first `old` in a template; returns where `new` then stands."""
    path = root / "templates" / name
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    return Place(f"templates/{name}", before.count("\n") + 1)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("sections/letters.html.j2", OFFICE, "{{ naming.text(office.title }}", "unexpected '}'"),
        ("sections/letters.html.j2", OFFICE, "{% nosuch %}", "unknown tag 'nosuch'"),
        ("sections/letters.html.j2", OFFICE, "{{ ofice.title }}", "'ofice' is undefined"),
        ("sections/letters.html.j2", OFFICE, "{{ office.titel }}", "has no attribute 'titel'"),
        ("sections/letters.html.j2", OFFICE, "{{ office.title | nosuch }}", "No filter named 'nosuch'"),
        ("sections/letters.html.j2", OFFICE, "{{ office.title | line }}", "has no attribute 'language'"),
        ("sections/letters.html.j2", OFFICE, "{{ office | line(1, 2, 3) }}", "positional arguments"),
        ("sections/letters.html.j2", OFFICE, "{{ 1 / 0 }}", "division by zero"),
        ("sections/letters.html.j2", OFFICE, '{{ voice.numeral("nosuch", 1) }}', "nosuch"),
        ("sections/letters.html.j2", OFFICE, '{{ naming.person("nobody") }}', ""),
        ("blocks.html.j2", "<blockquote", "{{ nosuch }}<blockquote", "'nosuch' is undefined"),
        ("inserts/box.html.j2", '<div class="articles">', "{{ insert.nosuch }}", "has no attribute 'nosuch'"),
        ("passages.html.j2", '<dl class="facts">', "{{ item.nosuch }}", "has no attribute 'nosuch'"),
    ],
    ids=[
        "syntax",
        "tag",
        "variable",
        "attribute",
        "filter",
        "wrong value",
        "arguments",
        "arithmetic",
        "style",
        "person",
        "macro",
        "include",
        "macro in an include",
    ],
)
def test_a_fault_has_file_and_line(root: Path, name: str, old: str, new: str, words: str) -> None:
    place = spoil(root, name, old, new)
    text, problems = rendered_in(root)
    (found,) = problems
    assert (text, found.code) == ("", "markup.template")
    assert found.place == place
    assert words in found.message
    assert found.mend


@pytest.mark.parametrize("statement", ['{% include "nosuch.html.j2" %}', '{% from "nosuch.html.j2" import a %}'])
def test_a_missing_template_is_named(root: Path, statement: str) -> None:
    spoil(root, "sections/letters.html.j2", OFFICE, statement)
    _, problems = rendered_in(root)
    (found,) = problems
    assert "nosuch.html.j2" in found.message


def test_the_book_template_itself_may_be_missing(root: Path) -> None:
    (root / "templates/book.html.j2").unlink()
    text, problems = rendered_in(root)
    assert text == ""
    assert [problem.code for problem in problems] == ["files.missing"]


def test_a_template_cannot_be_read_from_outside(root: Path) -> None:
    spoil(root, "sections/letters.html.j2", OFFICE, '{% include "../../secret.html.j2" %}')
    _, problems = rendered_in(root)
    assert [problem.code for problem in problems] == ["files.outside"]


def test_a_template_that_is_not_utf_8_is_a_problem(root: Path) -> None:
    (root / "templates/blocks.html.j2").write_bytes(b"caf\xe9")
    _, problems = rendered_in(root)
    assert [problem.code for problem in problems] == ["files.not-utf8"]


def test_sound_templates_have_no_problems(root: Path) -> None:
    text, problems = rendered_in(root)
    assert problems == []
    assert text.startswith("<!DOCTYPE html>")
