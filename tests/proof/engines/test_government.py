"""A preposition or a case that a listed word does not take is told, and nothing that may be another thing."""

from __future__ import annotations

import pytest

from galley.inflection import parses
from galley.passages.passage import plain
from galley.proof.examination import RULES
from galley.proof.reading import Reading
from galley.tongues import facts

GOVERNED = next(rule for rule in RULES if rule.code == "grammar.governed")
LISTED = facts("ru", "government")


def told(text: str, language: str = "ru") -> list[str]:
    return [each.span.text for each in GOVERNED.findings(Reading((plain(text, language),)))]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Жители жаловались за шум.", ["за"]),
        ("Жители жаловались на шум.", []),
        ("Он надеется о, что странно, помощи.", []),
        ("Мы избежали аварию.", ["аварию"]),
        ("Мы избежали аварии.", []),
        ("Им завидует соседка, им помогает брат.", []),
        ("Она занимается неделю.", []),
        ("Он помогает Сашу.", []),
        ("Всё зависит погоды.", ["погоды"]),
        ("Всё зависит от погоды.", []),
        ("Зависят погоды и урожаи.", []),
        ("Мы видели увлекающуюся музыку.", []),
        ("Она пользуется-таки лампу.", []),
    ],
)
def test_what_a_word_does_not_take_is_told(text: str, faults: list[str]) -> None:
    assert told(text) == faults


def test_a_language_without_a_list_is_not_read() -> None:
    assert told("He is sure about it.", "en") == []


def test_words_are_listed_by_their_first_forms_with_what_is_right() -> None:
    assert len(LISTED) > 150
    words = [word for listed in LISTED for word in listed.split()[:1]]
    assert [word for word in words if word not in {each.lemma for each in parses("ru", word)}] == []
    assert [word for word, entry in LISTED.items() if not entry.keys() <= {"right", "not", "case", "also"}] == []
    assert [word for word, entry in LISTED.items() if "right" not in entry or len(entry) < 2] == []
