"""What the engine warns of comes back as problems, with the place in the style sheet."""

from __future__ import annotations

import logging

import pytest
from typesetting import laid_out, written
from weasyprint.logger import LOGGER

from galley.problem import Place, Severity
from galley.typeset.log import listening

STYLE = "templates/styles/own.css"


@pytest.mark.parametrize(
    ("css", "line", "column", "words"),
    [
        ("p {\n  colr: black;\n}", 2, 3, "unknown property"),
        ("p { color: black;\n    margin: 4 }", 2, 5, "invalid value"),
        ("p { color: black }\n\n@foo { }", 3, 1, "Unknown rule"),
    ],
    ids=["property", "value", "rule"],
)
def test_a_fault_of_a_style_sheet_has_file_line_and_column(css: str, line: int, column: int, words: str) -> None:
    _, problems = laid_out("<p>x</p>", css)
    (found,) = problems
    assert found.code == "typeset.style"
    assert found.place == Place(STYLE, line, column)
    assert words in found.message
    assert found.mend


def test_a_selector_the_engine_does_not_know_has_its_file() -> None:
    _, problems = laid_out("<p>x</p>", "p:nosuch { color: black }")
    (found,) = problems
    assert found.place == Place(STYLE)
    assert "nosuch" in found.message


def test_every_fault_is_told() -> None:
    _, problems = laid_out("<p>x</p>", "p { a: b; c: d }\nh1 { e: f }")
    assert [problem.place and problem.place.line for problem in problems] == [1, 1, 2]


def test_a_sound_style_sheet_has_none() -> None:
    _, problems = laid_out("<p>x</p>", "p { color: black; margin: 4pt }")
    assert problems == []


@pytest.mark.parametrize(
    ("row", "told"), [("<td>a<td>b", []), ("<td>a<td>b<td>c", [Severity.ERROR])], ids=["fits", "too-many"]
)
def test_cells_that_are_left_out_of_a_table_are_an_error(row: str, told: list[Severity]) -> None:
    table = f"<table><tr><td>a<td>b</tr><tr>{row}</tr></table>"
    _, problems = laid_out(table, "table { table-layout: fixed; width: 60mm }")
    assert [each.severity for each in problems] == told


def test_a_character_without_a_glyph_is_an_error_when_it_is_drawn() -> None:
    _, problems = written("<p>plain, then \u0e01</p>")
    (found,) = problems
    assert (found.code, found.severity) == ("typeset.engine", Severity.ERROR)
    assert "U+0E01" in found.message


def test_known_characters_are_drawn_without_a_word() -> None:
    _, problems = written("<p>plain — “quoted” Ⅰ ① 东 日 한 Ж</p>")
    assert problems == []


def test_other_warnings_stop_nothing() -> None:
    problems: list[object] = []
    with listening(problems):  # type: ignore[arg-type]
        LOGGER.warning("Something odd")
    assert [getattr(problem, "severity", None) for problem in problems] == [Severity.WARNING]


def test_the_engine_s_log_is_left_as_it_was_found() -> None:
    before = (list(LOGGER.handlers), LOGGER.level, LOGGER.propagate)
    with pytest.raises(RuntimeError), listening([]):
        LOGGER.handlers.append(logging.NullHandler())
        raise RuntimeError
    assert (list(LOGGER.handlers), LOGGER.level, LOGGER.propagate) == before
