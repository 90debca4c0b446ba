"""Names, and cases of names, that a book's language does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, as_read

from galley.files import Files
from galley.language import LANGUAGES, voice
from galley.model.publication import Publication
from galley.pipeline.nameless import nameless
from galley.problem import Place, Problem


def lacking(publication: Publication, language: str) -> list[Problem]:
    return list(nameless(publication, voice(language, Files(ROOT))[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_registry_has_no_empty_name(language: str) -> None:
    assert lacking(as_read("content/annual-report-2014"), language) == []


def test_names_without_text_are_told_by_file() -> None:
    yearbook = as_read("tests/content/yearbook-2021")
    found = {Path(problem.place.file).stem: problem for problem in lacking(yearbook, "zh") if problem.place}
    assert {problem.code for problem in found.values()} == {"language.no-name"}
    assert set(found) == {"people", "regions"}
    people = found["people"]
    assert people.message == "no text in zh for 2 of the names: bo-tarn offices title, hal-shingle name"
    assert people.mend.endswith("one of those is printed, en if it is there")
    assert people.language == "zh" and len(people.related) == 1
    assert people.place == Place("tests/content/registry/people.yaml", 12, 21, 9)
    assert lacking(yearbook, "en") == []


def test_a_name_without_the_source_language_is_not_said_to_stand_in_it() -> None:
    report = as_read("content/annual-report-2014")
    japan = next(country for country in report.registry.countries if country.id == "JP")
    names = {language: name for language, name in japan.name.items() if language != "zh"}
    countries = tuple(
        each.model_copy(update={"name": names}) if each is japan else each for each in report.registry.countries
    )
    registry = report.registry.model_copy(update={"countries": countries})
    (problem,) = lacking(report.model_copy(update={"registry": registry}), "zh")
    assert problem.message == "no text in zh for 1 of the names: JP name"
    assert problem.mend == "add `zh:` beside the other languages; till then one of those is printed"


def test_the_pseudo_language_makes_its_own_names() -> None:
    assert lacking(as_read("content/annual-report-2014"), "qps") == []


def test_a_case_that_the_furniture_asks_for_is_told_where_it_is_missing() -> None:
    report = as_read("content/annual-report-2014")
    japan = next(country for country in report.registry.countries if country.id == "JP")
    bare = japan.name["mn"].model_copy(update={"cases": None})
    changed = japan.model_copy(update={"name": {**japan.name, "mn": bare}})
    countries = tuple(changed if each is japan else each for each in report.registry.countries)
    registry = report.registry.model_copy(update={"countries": countries})
    (problem,) = lacking(report.model_copy(update={"registry": registry}), "mn")
    assert problem.code == "language.no-case"
    assert problem.message == "no genitive, for which the furniture asks, in mn for 1 of the names: JP name"
    assert problem.place is not None and problem.place.file == "content/registry/countries.yaml"
