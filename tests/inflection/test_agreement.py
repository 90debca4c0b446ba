"""Words go together in case, number and gender, and in the accusative as both are alive or not."""

from __future__ import annotations

import pytest

from galley.inflection import Parse, agree, parses, rules_verb


def both(one: str, two: str) -> bool:
    return any(agree(a, b) for a in parses("ru", one) for b in parses("ru", two))


@pytest.mark.parametrize(
    ("one", "two", "right"),
    [
        ("новая", "школа", True),
        ("новый", "школа", False),
        ("новые", "школы", True),
        ("новую", "школа", False),
        ("новые", "школа", False),
        ("новых", "людей", True),
        ("нового", "судью", True),
        ("прошлом", "году", True),
        ("скоро", "школа", False),
    ],
)
def test_words_agree_or_do_not(one: str, two: str, right: bool) -> None:
    assert both(one, two) is right


def test_in_the_accusative_both_are_alive_or_neither() -> None:
    adjective = Parse("новый", "adjective", "accusative", "singular", "masculine", animate=True)
    house = Parse("дом", "noun", "accusative", "singular", "masculine", animate=False)
    guest = Parse("гость", "noun", "accusative", "singular", "masculine", animate=True)
    assert not agree(adjective, house) and agree(adjective, guest)
    assert agree(Parse("новая", "adjective", "accusative", "singular", "masculine"), house)


def test_what_has_no_case_goes_with_nothing_and_plurals_have_no_gender() -> None:
    assert not agree(Parse("скоро", "adverb"), Parse("скоро", "adverb"))
    many = Parse("новый", "adjective", "dative", "plural", "masculine")
    assert agree(many, Parse("школа", "noun", "dative", "plural", "feminine"))
    assert not agree(many, Parse("школа", "noun", "dative", "singular", "feminine"))


@pytest.mark.parametrize(
    ("subject", "verb", "right"),
    [
        ("программа", "завершила", True),
        ("программа", "завершил", False),
        ("программы", "завершили", True),
        ("список", "готов", True),
        ("список", "готова", False),
        ("врач", "пришла", True),
        ("врач", "пришло", False),
        ("программу", "завершила", False),
        ("мы", "идём", True),
        ("мы", "идут", False),
        ("ты", "пошли", True),
        ("я", "пошли", False),
        ("дети", "идите", False),
    ],
)
def test_a_subject_rules_its_verb(subject: str, verb: str, right: bool) -> None:
    assert any(rules_verb(a, b) for a in parses("ru", subject) for b in parses("ru", verb)) is right
