"""The entries of an index in the order of each language: by the sound of Chinese, by kana readings, Hangul, Cyrillic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT
from pages import book_of, parsed, speaking, yearbook

from galley.files import Files
from galley.markup import html
from galley.markup.index import indexed, joined, mentions
from galley.markup.naming import Naming
from galley.model.names import Spelling
from galley.model.registry import Organisation, Person
from galley.model.sections import IndexSection

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
    book = replace(
        book_of(yearbook(), language), mentions={person: ((12, "x", "12"), (1234, "y", "1234"), (1235, "z", "1235"))}
    )
    pages = parsed(html(book, Files(ROOT))[0]).all("span", class_="pages")
    assert [each.text.replace("、", ", ") for each in pages] == ["12, 1234–1235"]


def test_places_are_told_by_what_is_mentioned_once_a_page_in_the_order_of_pages() -> None:
    places = {"a@clerk.1": 7, "b@clerk.1": 3, "b@clerk.2": 3, "c@XA-1.1": 4, "messages": 2, "a@clerk": 9, "@clerk.1": 1}
    labels = ["i", "ii", "iii", "1", "2", "3", "4"]
    assert mentions(places, labels) == {
        "clerk": ((3, "b@clerk.1", "iii"), (7, "a@clerk.1", "4")),
        "XA-1": ((4, "c@XA-1.1", "1"),),
    }
    assert mentions({}, []) == {}


@pytest.mark.parametrize(
    ("pages", "runs"),
    [
        ([], []),
        ([3], [(3, 3)]),
        ([3, 4, 5], [(3, 5)]),
        ([3, 5], [(3, 3), (5, 5)]),
        ([3, 4, 6, 8, 9], [(3, 4), (6, 6), (8, 9)]),
    ],
)
def test_pages_that_follow_each_other_are_one_run(pages: list[int], runs: list[tuple[int, int]]) -> None:
    found = joined((page, f"p{page}", str(page)) for page in pages)
    assert [(first[0], last[0]) for first, last in found] == runs
    assert [(first[1], last[1]) for first, last in found] == [(f"p{first}", f"p{last}") for first, last in runs]


def test_only_the_kinds_that_an_index_lists_are_sought() -> None:
    asked = [each for each in yearbook().sections.values() if isinstance(each, IndexSection)]
    names = {name for each in asked for name in each.names}
    found = indexed(yearbook())
    assert (Person in found) == ("people" in names) and (Organisation in found) == ("organisations" in names)
    none = {name: each for name, each in yearbook().sections.items() if each not in asked}
    assert indexed(yearbook().model_copy(update={"sections": none})) == ()
