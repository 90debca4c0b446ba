"""Cases that a translation asks for: those of the registry pass, others are told with place and mend."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from catalogue_texts import NAME, entry, filled, publication, translated
from documents import REGISTRY

from galley.language.agreement import faults
from galley.language.catalogue import parse, translations
from galley.language.localise import localised
from galley.language.merge import update
from galley.language.patterns import asked_cases, with_joined_cases, without_cases
from galley.language.translations import State, blank
from galley.language.units import units
from galley.language.writing import written
from galley.model.publication import Publication
from galley.model.reference import no_case
from galley.problem import Place
from galley.source import SourceText
from galley.text import Reference

SOURCE = "{union}有{members}个会员，人口{people}。"


def almanac(root: Path) -> Publication:
    """The almanac, whose union has a genitive in Japanese, in the long form and the short."""
    name = "    name: {zh: 诸省联合会}\n    short: {zh: 联合会}\n"
    cased = (
        "    name: {zh: 诸省联合会, ja: {text: 連合会, cases: {genitive: 連合会の}}}\n"
        "    short: {zh: 联合会, ja: {text: 連合, cases: {genitive: 連合の}}}\n"
    )
    return publication(root, ("organisations", name, cased))


def catalogue(source: Publication, said: str) -> polib.POFile:
    entries = filled(translated(update(blank("ja", source.name), units(source))), {SOURCE: said})
    return parse(written(entries), NAME)[0]


def test_a_case_that_the_registry_has_passes(tmp_path: Path) -> None:
    source = almanac(tmp_path)
    found = localised(source, "ja", catalogue(source, "{union:genitive}会員は{members}、人口は{people}。"))
    assert found.problems == []
    assert found.states["front/body/p1"] is State.DRAFT


def test_a_case_that_it_has_not_is_told_and_the_source_stays(tmp_path: Path) -> None:
    source = almanac(tmp_path)
    entries = catalogue(source, "{union:ablative}会員は{members}、人口は{people}。")
    found = localised(source, "ja", entries)
    (problem,) = found.problems
    assert (problem.code, problem.language) == ("language.no-case", "ja")
    assert problem.message == "front/body/p1: the registry has no ablative of 連合会 in ja"
    assert problem.mend == (
        f"add `cases: {{ablative: …}}` to the spelling of 連合会 in {REGISTRY}/organisations.yaml:4:27, "
        "or write {union} and word the sentence so"
    )
    written = entry(entries, SOURCE).msgstr
    assert isinstance(written, SourceText) and problem.place == written.at(0, len("{union:ablative}"))
    assert [place.file.rpartition("/")[2] for place in problem.related] == ["front.yaml", "organisations.yaml"]
    assert found.states["front/body/p1"] is State.FUZZY


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        (
            "Союз губерний",
            "{genitive: Союза губерний, dative: Союзу губерний, accusative: Союз губерний, "
            "instrumental: Союзом губерний, locative: Союзе губерний}",
        ),
        (
            "Наньтун",
            "{genitive: Наньтуна, dative: Наньтуну, accusative: Наньтун, instrumental: Наньтуном, locative: Наньтуне}, "
            "certain: false",
        ),
        ("вперёд", "{genitive: …}"),
    ],
)
def test_the_mend_proposes_the_cases_of_a_name(tmp_path: Path, name: str, proposed: str) -> None:
    short = "    short: {zh: 联合会}\n"
    source = publication(tmp_path, ("organisations", short, f"    short: {{zh: 联合会, ru: {name}}}\n"))
    problem = no_case(source.registry, Reference("union", "short-genitive", Place("front.yaml")), "ru")
    assert problem is not None and problem.mend.startswith(f"add `cases: {proposed}` to the spelling of {name} in ")


def test_a_name_that_is_not_there_has_no_cases_either(tmp_path: Path) -> None:
    source = publication(tmp_path)
    (problem,) = localised(
        source, "ja", catalogue(source, "{union:genitive}会員は{members}、人口は{people}。")
    ).problems
    assert problem.message == "front/body/p1: the registry has no genitive of union in ja"


@pytest.mark.parametrize(
    ("source", "said", "mends"),
    [
        ("见{XA}", "{XA:genitive}", []),
        ("见{XA:long}", "{XA:long-dative}", []),
        ("见{XA:genitive}", "{XA}", []),
        ("见{XA}", "{XA:genitiv}", ["did you mean {XA:genitive}? else write "]),
        ("见{XA:long}", "{XA:long-datve}", ["did you mean {XA:long-dative}? else write "]),
        ("见{XA:long}", "{XB:genitive}", ["write "]),
        ("见{XA}", "{XA:genitive}{XA}", ["write "]),
    ],
)
def test_without_a_registry_cases_are_compared_in_form(source: str, said: str, mends: list[str]) -> None:
    found = faults(polib.POEntry(msgid=source, msgstr=said), NAME)
    assert [problem.code for problem in found] == ["language.po-placeholders"] * len(mends)
    assert [problem.mend.partition("the same")[0] for problem in found] == mends


def furniture(context: str, message: str, said: str) -> list[str]:
    entries = polib.POFile()
    entries.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    entries.append(polib.POEntry(msgctxt=context, msgid=message, msgstr=said))
    return [problem.code for problem in translations(entries, NAME)[1]]


@pytest.mark.parametrize(
    ("context", "message", "said", "faulty"),
    [
        ("region with its country", "{region}, {country}", "{country:genitive} {region}", False),
        ("place of a meeting", "{city}, {place}", "{city:locative}, {place}", False),
        ("place of a meeting", "{city}, {place}", "{city}, {place:genitive}", True),
        ("region with its country", "{region}, {country}", "{country:genitiv} {region}", True),
        ("other", "{country}", "{country:genitive}", True),
    ],
)
def test_furniture_asks_for_cases_where_it_is_filled_with_names(
    context: str, message: str, said: str, faulty: bool
) -> None:
    assert furniture(context, message, said) == ["language.po-placeholders"] * faulty


def test_patterns_with_cases_are_taken_apart() -> None:
    text = "{country:genitive} {region} {region:nominative}"
    assert asked_cases(text) == [("country", "genitive")]
    assert with_joined_cases(text).startswith("{country_genitive} {region} ")
    assert without_cases(text, ("country",)).startswith("{country} {region} ")
    assert without_cases(text, ()) == text


def test_msgfmt_is_not_asked_to_read_a_case(tmp_path: Path) -> None:
    source = almanac(tmp_path)
    for said, flagged in (("{union}は{members}、{people}", True), ("{union:genitive}{members}、{people}", False)):
        merged = update(catalogue(source, said), units(source))
        assert ("python-brace-format" in entry(merged, SOURCE).flags) is flagged
