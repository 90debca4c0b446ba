"""What stays of a word of an inflecting language in all its cases."""

from __future__ import annotations

import re

import pytest

from galley.proof.engines.parallel.names import stem


@pytest.mark.parametrize(
    ("word", "language", "forms", "others"),
    [
        ("Китай", "ru", ["Китай", "Китая", "Китаем"], ["Ката"]),
        ("Москва", "ru", ["Москва", "Москвы", "Москвою", "Москве"], ["Мостом"]),
        ("Япония", "ru", ["Японии", "Японией"], ["Япошки"]),
        ("Рим", "ru", ["Рим", "Рима"], ["Ри"]),
        ("США", "ru", ["США"], ["СШ"]),
        ("ОАЭОАЭ", "ru", ["ОАЭОАЭ"], ["ОАЭОА"]),
        ("Перу", "ru", ["Перу", "Перуанский"], ["Пе"]),
        ("Rome", "en", ["Rome"], ["Romes", "Rom"]),
        ("日本", "ja", ["日本"], ["日"]),
    ],
)
def test_the_letters_that_stay_are_asked_for(word: str, language: str, forms: list[str], others: list[str]) -> None:
    pattern = re.compile(stem(word, language))
    assert [each for each in forms if not pattern.fullmatch(each)] == []
    assert [each for each in others if pattern.fullmatch(each)] == []


def test_of_six_letters_two_may_change_and_of_five_one() -> None:
    assert stem("Москва", "ru") == r"Моск\w*" and stem("Китай", "ru") == r"Кита\w*"
    assert stem("Перу", "ru") == r"Пер\w*" and stem("Рим", "ru") == r"Рим\w*"
