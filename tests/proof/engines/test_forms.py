"""Words of certain forms are told from others: in every reading, in none, in some."""

from __future__ import annotations

import pytest

from galley.inflection import Parse
from galley.proof.engines.forms import clauses, readings, traits

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
    assert traits(Parse("красив", "short adjective", known=False)) == {"short-adjective"}
    assert traits(Parse("кот", "noun", animate=True)) == {"noun", "known", "animate"}


def test_a_language_that_is_not_read_has_no_readings() -> None:
    assert readings("en", "house") == [] and readings("ru", "дом")
