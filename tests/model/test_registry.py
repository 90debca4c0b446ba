"""The registry: names, and what is derived from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import REPORT, as_read
from documents import REGISTRY, read, write

from galley.files import Files
from galley.model.publication import Figure, Publication
from galley.model.registry import Region, Registry, names_below
from galley.problem import Place, Problem
from galley.reader import read_registry

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = date(2014, 12, 31)


@pytest.fixture(scope="module")
def real() -> Registry:
    """The project's own registry."""
    problems: list[Problem] = []
    registry = read_registry(Files(ROOT), "content/registry", problems)
    assert problems == []
    return registry


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """The sound publication."""
    found, _ = read(write(tmp_path))
    assert found is not None
    return found


def test_a_name_is_text_or_text_with_remarks(publication: Publication) -> None:
    plain, marked = (region.name["zh"] for region in publication.registry.regions)
    assert (plain.text, plain.certain, plain.variants) == ("北省", True, ())
    assert (marked.text, marked.certain, marked.variants) == ("南省", False, ("南州",))
    for name, column in ((plain, 16), (marked, 23)):
        assert name.written is not None
        assert name.written.place == Place(f"{REGISTRY}/regions.yaml", 6 if name is plain else 10, column, 2)


def test_entries_are_found_by_id(publication: Publication) -> None:
    registry = publication.registry
    assert [entry.id for entry in registry.entries()] == [
        *("XA", "XB", "XA-1", "XB-1", "rivers", "assembly", "committee", "assembly-3", "assembly-4", "rivers-2"),
        *("union", "clerk", "scribe"),
    ]
    assert registry.find("XB") is registry.countries[1]
    assert registry.find("xb") is None


@pytest.mark.parametrize(
    ("since", "until", "day", "counts"),
    [
        (None, None, date(1990, 1, 1), True),
        ("2001", None, date(2000, 12, 31), False),
        ("2001", None, date(2001, 1, 1), True),
        (None, "2010-06", date(2010, 5, 31), True),
        (None, "2010-06", date(2010, 6, 1), False),
    ],
)
def test_a_region_counts_from_its_joining_to_its_leaving(
    tmp_path: Path, since: str | None, until: str | None, day: date, counts: bool
) -> None:
    lines = [f"    {key}: {value}\n" for key, value in (("since", since), ("until", until)) if value]
    text = "kind: regions\nregions:\n  - id: X-1\n    country: X\n    status: member\n    name: {zh: 省}\n" + "".join(
        lines
    )
    write(tmp_path, {f"{REGISTRY}/regions.yaml": text})
    problems: list[Problem] = []
    (region,) = read_registry(Files(tmp_path), REGISTRY, problems).regions
    assert problems == []
    assert region.counts_on(day) is counts


def test_regions_of_a_country(publication: Publication) -> None:
    def ids(regions: tuple[Region, ...]) -> list[str]:
        return [region.id for region in regions]

    registry = publication.registry
    assert ids(registry.regions_of("XB", date(2031, 1, 1))) == ["XB-1"]
    assert ids(registry.regions_of("XB", date(2000, 1, 1))) == []
    assert ids(registry.regions_of("XB", date(2031, 1, 1), "member")) == []
    assert ids(registry.regions_of("XA", date(2031, 1, 1), "member")) == ["XA-1"]


def test_figures_are_stated_or_counted(publication: Publication) -> None:
    members, people = publication.record.figures
    assert publication.figure_value(members) == 1
    assert publication.figure_value(people) == 70000
    counted = {
        name: publication.figure_value(Figure.model_construct(id=name, count=name, value=None, label=people.label))
        for name in ("observers", "countries", "committees")
    }
    assert counted == {"observers": 1, "countries": 1, "committees": 1}


def test_the_registry_holds_what_the_sources_count(real: Registry) -> None:
    assert len(real.countries) == 6
    assert len(real.regions) == 78
    assert len(real.committees) == 14
    assert len({entry.id for entry in real.entries()}) == len(list(real.entries()))


def test_every_entry_is_named_in_chinese_and_english(real: Registry) -> None:
    named = [entry for entry in real.entries() if hasattr(entry, "name")]
    assert [entry.id for entry in named if not {"zh", "en"} <= set(entry.name)] == []


def test_the_report_counts_members_of_its_year() -> None:
    publication = as_read(REPORT)
    values = {figure.id: publication.figure_value(figure) for figure in publication.record.figures}
    members = [region for region in publication.registry.regions if region.status == "member" and region.counts_on(DAY)]
    assert values["members"] == len(members)
    assert (values["countries"], values["committees"]) == (6, 14)


def test_a_copy_with_other_lists_finds_what_they_have(publication: Publication) -> None:
    registry = publication.registry
    assert registry.find("XA-1") is registry.regions[0] and registry.find("XA-1") is registry.regions[0]
    other = registry.model_copy(update={"regions": registry.regions[1:]})
    assert other.find("XA-1") is None and other.find("XB-1") is registry.regions[1]
    twice = registry.model_copy(
        update={"people": (*registry.people, registry.people[0].model_copy(update={"offices": ()}))}
    )
    assert twice.find("clerk") is registry.people[0]


def test_the_names_below_an_entry_are_told_with_its_id_and_their_fields(publication: Publication) -> None:
    found = dict(names_below(publication.registry))
    assert {label: names["zh"].text for label, names in found.items() if "zh" in names and "clerk" in label} == {
        "clerk name": "某甲",
        "clerk offices title": "书记",
    }
    assert found["committee-title"]["zh"].text == "{name}委员会"
    assert found["XA letter"]["zh"].text == "甲" and found["union short"]["zh"].text == "联合会"
