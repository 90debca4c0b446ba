"""Words of certain forms are told from others: in every reading, in none, in some."""

from __future__ import annotations

import pytest

from galley.inflection import Parse, traits
from galley.passages.passage import plain
from galley.problem import Severity
from galley.proof.engines.forms import clauses, readings
from galley.proof.reading import Reading
from galley.proof.rulebook.rule import Row, Rule

NOUN, VERB = frozenset({"noun", "nominative"}), frozenset({"verb"})


@pytest.mark.parametrize(
    ("told", "words", "holds"),
    [
        ("noun", [[NOUN]], True),
        ("noun", [[NOUN, VERB]], False),
        ("noun", [[NOUN], [VERB]], False),
        ("noun", [[]], False),
        ("noun nominative", [[NOUN]], True),
        ("noun genitive", [[NOUN]], False),
        ("not verb", [[NOUN]], True),
        ("not verb", [[NOUN, VERB]], False),
        ("not noun genitive", [[NOUN]], True),
        ("may verb", [[NOUN, VERB], [VERB]], True),
        ("may verb", [[NOUN], [VERB]], False),
        ("some verb", [[NOUN], [VERB]], True),
        ("some verb", [[NOUN, VERB]], False),
        ("some verb", [[], [NOUN]], False),
    ],
)
def test_a_clause_holds_of_all_none_or_some(told: str, words: list[list[frozenset[str]]], holds: bool) -> None:
    (clause,) = clauses(told)
    assert clause.holds(words) is holds


def test_clauses_are_parted_by_commas() -> None:
    assert [(each.how, set(each.traits)) for each in clauses("known, not dative singular")] == [
        ("", {"known"}),
        ("not", {"dative", "singular"}),
    ]


def test_traits_say_what_a_reading_is() -> None:
    told = traits(Parse("дом", "noun", "genitive", "singular", "masculine", animate=False, fixed=True))
    assert told == {"noun", "genitive", "singular", "masculine", "inanimate", "fixed", "cased", "known"}
    assert traits(Parse("красив", "short adjective", known=False)) == {"short-adjective", "finite"}

    assert traits(Parse("кот", "noun", animate=True)) == {"noun", "known", "animate"}


def test_rare_readings_are_left_out() -> None:
    assert [each >= {"verb", "finite"} for each in readings("ru", "были")] == [True]
    assert len(readings("ru", "мыла")) > 1


def test_a_language_that_is_not_read_has_no_readings() -> None:
    assert readings("en", "house") == [] and readings("ru", "дом")


def findings(fields: dict[str, str], text: str, pattern: str, write: str | None = None) -> list[str]:
    row = Row(pattern, write=write, fields=fields)
    rule = Rule("x.y", "forms", Severity.ERROR, "", "", "{text}", "mend", rows={"ru": (row,)})
    return [each.span.text for each in rule.findings(Reading((plain(text, "ru"),)))]


PAIR = r"(?P<a>\w+) (?P<b>\w+(?: \w+)?)"


@pytest.mark.parametrize(
    ("fields", "text", "faulty"),
    [
        ({"disagree": "a b"}, "новая дома", True),
        ({"disagree": "a b"}, "новый дом", False),
        ({"disagree": "a b"}, "новая вчера школа", False),
        ({"agree": "a b"}, "новый дом", True),
        ({"agree": "a b"}, "новая дома", False),
        ({"a": "adjective", "b": "may noun"}, "новый дом", True),
        ({"a": "adjective", "b": "not noun"}, "новый дом", False),
        ({"a": "noun"}, "новый дом", False),
    ],
)
def test_a_row_is_at_fault_where_all_its_fields_hold(fields: dict[str, str], text: str, faulty: bool) -> None:
    assert findings(fields, text, PAIR) == ([text] if faulty else [])


def test_what_a_row_writes_is_asked_for_its_form_too() -> None:
    pattern = r"(?P<w>(?P<s>\w+т)ся)"
    assert findings({"then": "infinitive"}, "меняются", pattern, "{s}ься") == []
    assert findings({"then": "infinitive"}, "изменится", pattern, "{s}ься") == ["изменится"]


def test_two_words_are_so_in_each_reading() -> None:
    (clause,) = clauses("two verb")
    assert clause.holds([[VERB], [NOUN], [VERB]]) and not clause.holds([[VERB], [NOUN, VERB]])


def test_words_are_compared_in_some_cases_alone() -> None:
    pattern = r"(?P<a>\w+) (?P<b>\w+)"
    assert findings({"disagree": "a b dative"}, "новой школе", pattern) == []
    assert findings({"disagree": "a b genitive"}, "новой школе", pattern) == ["новой школе"]


def test_the_first_finite_word_is_what_a_subject_rules() -> None:
    pattern = r"(?P<a>\w+) (?P<b>.+)"
    assert findings({"unruled": "a b"}, "Список гостей были обновлён", pattern) != []
    assert findings({"ruled": "a b"}, "Список гостей был обновлён", pattern) != []
    assert findings({"unruled": "a b"}, "Список гостей", pattern) == []
