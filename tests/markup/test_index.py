"""The entries of an index in the order of each language: by the sound of Chinese, by kana readings, Hangul, Cyrillic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT
from pages import book_of, parsed, speaking, yearbook

from galley.files import Files
from galley.markup import html
from galley.markup.naming import Naming
from galley.model.names import Spelling
from galley.model.registry import Person

NAMES = {
    "zh": (["薄云", "安和", "梅青"], ["安和", "薄云", "梅青"]),
    "ko": (["하늘", "가람", "나래"], ["가람", "나래", "하늘"]),
    "ru": (["Яна", "Ёлкина", "Ева", "Жук"], ["Ева", "Ёлкина", "Жук", "Яна"]),
    "mn": (["Өлзий", "Пүрэв", "Оюун"], ["Оюун", "Өлзий", "Пүрэв"]),
    "en": (["Ámos", "Zoe", "amber"], ["amber", "Ámos", "Zoe"]),
}


def people(language: str, spellings: list[Spelling]) -> Naming:
    entries = [Person(id=f"p{at}", name={language: each}) for at, each in enumerate(spellings)]
    registry = yearbook().registry.model_copy(update={"people": tuple(entries)})
    return Naming(yearbook().model_copy(update={"registry": registry}), speaking(language))


def listed(naming: Naming, ids: list[str]) -> list[str]:
    return [str(name) for name, _ in naming.entries("people", dict.fromkeys(ids, ((3, "x"),)))]


@pytest.mark.parametrize("language", NAMES)
def test_names_stand_in_the_order_of_the_language(language: str) -> None:
    given, wanted = NAMES[language]
    naming = people(language, [Spelling(text=each) for each in given])
    assert listed(naming, [f"p{at}" for at in range(len(given))]) == wanted
    assert listed(naming, ["p1"]) == [given[1]], "those that nobody speaks of are left out"


def test_readings_decide_where_they_are_known() -> None:
    naming = people(
        "ja",
        [Spelling(text="渡辺", reading="わたなべ"), Spelling(text="東", reading="あずま"), Spelling(text="かもめ")],
    )
    assert listed(naming, ["p0", "p1", "p2"]) == ["東", "かもめ", "渡辺"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_beyond_a_thousand_are_written_as_their_folios_are(language: str) -> None:
    person = yearbook().registry.people[0].id
    book = replace(book_of(yearbook(), language), mentions={person: ((12, "x"), (1234, "y"), (1235, "z"))})
    pages = parsed(html(book, Files(ROOT))[0]).all("span", class_="pages")
    assert [each.text.replace("、", ", ") for each in pages] == ["12, 1234–1235"]
