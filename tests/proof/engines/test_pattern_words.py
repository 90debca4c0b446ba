"""Patterns that ask the dictionary: where it has some words, and lacks others."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.lexica import dictionaries
from galley.lexica.dictionaries import dictionary
from galley.passages.passage import plain
from galley.proof.engines import pattern
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULES = {rule.code: rule for rule in tables.rules()}


def told(code: str, text: str, language: str) -> list[str]:
    return [each.span.text for each in RULES[code].findings(Reading((plain(text, language),)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [("학생는 온다", ["는"]), ("먹는 사람", []), ("뷁훩는 온다", []), ("사과와 결과", []), ("산와 강", ["와"])],
)
def test_a_row_applies_where_words_are_known_and_others_are_not(text: str, found: list[str]) -> None:
    assert told("grammar.particle", text, "ko") == found


def test_a_row_may_ask_the_dictionary_of_another_language() -> None:
    assert told("spelling.joint", "GardensMain Paths", "zh") == ["GardensMain"]
    assert told("spelling.joint", "PioNEAR McKinsey YouTube iPhone MacDonald", "zh") == []


def test_without_a_dictionary_such_a_row_says_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    monkeypatch.setattr(pattern, "dictionary", dictionary.__wrapped__)
    assert told("grammar.particle", "학생는 온다", "ko") == []
