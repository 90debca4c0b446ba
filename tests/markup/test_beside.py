"""The documents beside a book: each is told what it needs, in the language of its book, and a faulty template is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from pages import book_of, with_templates, yearbook

from galley.files import Files
from galley.language.translations import State
from galley.markup.beside import facing, instructions, ticket
from galley.markup.render import spine
from galley.problem import Severity


def test_a_sheet_tells_its_groups_in_the_language_it_is_asked_for() -> None:
    text, problems = ticket(book_of(yearbook(), "en"), Files(ROOT), "ru", "Листок", [])
    assert problems == []
    assert 'lang="ru"' in text and "Листок" in text


def test_instructions_name_the_files_and_count_the_texts_by_their_states() -> None:
    states = {"a": State.DRAFT, "b": State.DRAFT, "c": State.REVIEWED}
    text, problems = instructions(
        book_of(yearbook(), "en"), Files(ROOT), ["work.ru.po", "proof.pdf", "terms.csv", "terms.tbx"], states
    )
    assert problems == []
    assert "work.ru.po" in text and "terms.tbx" in text
    assert "work.zh.po" not in text


def test_a_facing_proof_says_which_state_it_is_of() -> None:
    book, other = book_of(yearbook(), "en"), book_of(yearbook(), "zh")
    head = {"digest": "0a1b2c", "commit": "d3e4", "date": "2031-05-02", "modified": False}
    text, problems = facing(book, other, Files(ROOT), [], head)
    assert problems == []
    assert 'lang="en"' in text and "0a1b2c" in text and "d3e4 2031-05-02" in text
    assert "modified since" not in text
    modified, _ = facing(book, other, Files(ROOT), [], {**head, "commit": "", "modified": True})
    assert "d3e4" not in modified and "modified since" in modified


def test_a_faulty_template_of_a_sheet_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    root = with_templates(tmp_path)
    (root / "templates/sheet.html.j2").write_text("\n{{ nosuch.thing }}", encoding="utf-8")
    text, (problem,) = ticket(book_of(yearbook(), "en"), Files(root), "en", "Sheet", [])
    assert text == "" and problem.place is not None
    assert (problem.place.file, problem.place.line) == ("templates/sheet.html.j2", 2)


@pytest.mark.parametrize(("width", "has_title", "told"), [(5.9, False, 0), (6.0, True, 0), (12.0, True, 0)])
def test_a_spine_has_its_title_from_six_millimetres_on(width: float, has_title: bool, told: int) -> None:
    book = book_of(yearbook(), "en")
    text, problems = spine(book, width, Files(ROOT))
    assert ("Yearbook" in text.partition("<body>")[2]) == has_title
    assert len(problems) == told


def test_a_title_too_long_for_a_thick_spine_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    from galley.markup import render

    monkeypatch.setattr(render, "lettering", lambda *_: None)
    book = book_of(yearbook(), "en")
    (problem,) = spine(book, 6.0, Files(ROOT))[1]
    assert (problem.code, problem.severity) == ("cover.spine", Severity.NOTE)
    assert "6.0 mm" in problem.message
    assert spine(book, 5.9, Files(ROOT))[1] == []
