"""What is counted one by one: rows by country in the order of the registry, and what cannot be counted so."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from documents import FILES, REGISTRY, file_named, read, write

from galley.model.publication import Publication
from galley.model.subjects import Undrawable
from galley.model.units import MOST, Row, units
from galley.problem import Place


def asked(*ids: str) -> Any:
    """A figure of units."""
    return SimpleNamespace(draw="units", of=ids, place=Place("a.yaml", 1))


def almanac(root: Path, **edits: tuple[str, str]) -> Publication:
    """The almanac with something in its files replaced."""
    files = dict(FILES)
    for stem, (old, new) in edits.items():
        assert files[file_named(stem)].count(old) == 1
        files[file_named(stem)] = files[file_named(stem)].replace(old, new)
    found, problems = read(write(root, files))
    assert found is not None and problems == []
    return found


def test_members_stand_by_country_with_the_observers_apart_and_none_where_there_are_none(tmp_path: Path) -> None:
    more = "    name: {zh: 北省}\n  - {id: XA-2, country: XA, status: observer, name: {zh: 东省}}\n"
    land = (
        '{"type": "Polygon", "id": "XA-1"',
        '{"type": "Polygon", "id": "XA-2", "arcs": [[0, 1]]}, {"type": "Polygon", "id": "XA-1"',
    )
    countries = (
        "kind: countries\ncountries:\n",
        "kind: countries\ncountries:\n  - {id: XC, name: {zh: 丙国}, long: {zh: 丙国}, letter: {zh: 丙}}\n",
    )
    files = {
        **FILES,
        f"{REGISTRY}/regions.yaml": FILES[f"{REGISTRY}/regions.yaml"].replace("    name: {zh: 北省}\n", more),
        f"{REGISTRY}/map/land.topojson": FILES[f"{REGISTRY}/map/land.topojson"].replace(*land),
        f"{REGISTRY}/countries.yaml": FILES[f"{REGISTRY}/countries.yaml"].replace(*countries),
    }
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    found = units(publication, None, asked("members"))
    assert (found.what, found.rows, found.total) == ("members", (Row("XA", 2, 1), Row("XB", 1, 1)), 3)
    assert found.counted == 3


def test_committees_stand_by_the_country_of_their_coordinator_as_far_as_there_are_any_on_the_day(
    tmp_path: Path,
) -> None:
    def found(root: Path, since: str) -> tuple[Row, ...]:
        more = f"  - {{id: lakes, name: {{zh: 湖}}, coordinator: XB-1, since: {since}, fields: {{zh: 湖}}}}\n"
        edit = ("  - id: rivers\n", f"{more}  - id: rivers\n")
        return units(almanac(root, committees=edit), None, asked("committees")).rows

    assert found(tmp_path / "on", "2031-12-31") == (Row("XA", 1), Row("XB", 1))
    assert found(tmp_path / "after", "2032") == (Row("XA", 1),)


def test_events_stand_by_the_country_of_the_host_and_behind_them_by_the_organisation(tmp_path: Path) -> None:
    found = units(almanac(tmp_path), None, asked("calendar"))
    assert (found.what, found.rows, found.total) == ("events", (Row("XA", 1), Row("union", 1)), 2)


def test_those_who_took_part_have_the_total_that_is_told_and_observers_no_country(tmp_path: Path) -> None:
    found = units(almanac(tmp_path), None, asked("assembly-4"))
    assert found.rows == (Row("XA", 5), Row("XB", 4), Row(None, 1, 1))
    assert (found.what, found.total, found.counted) == ("participants", 10, 10)
    edit = ("  observers: 1\n  total: 10\n", "  total: 9\n")
    assert units(almanac(tmp_path / "alone", assembly=edit), None, asked("assembly-4")).rows[2:] == ()


def test_a_tally_is_that_of_the_section(tmp_path: Path) -> None:
    publication = almanac(tmp_path)
    found = units(publication, publication.sections["appendix"], asked("entries"))
    assert (found.what, found.rows, found.total) == ("tally", (Row("XA", 3), Row("XB", 5)), 8)
    with pytest.raises(Undrawable, match="entries is none that could be drawn"):
        units(publication, publication.sections["front"], asked("entries"))


@pytest.mark.parametrize(("more", "told"), [(0, True), (1, False)])
def test_four_hundred_marks_are_the_most_that_are_drawn(tmp_path: Path, more: int, told: bool) -> None:
    assert MOST == 400
    shares = ("        number: 5\n    total: 8\n", f"        number: {397 + more}\n    total: {400 + more}\n")
    publication = almanac(tmp_path, appendix=shares)
    figure, section = asked("entries"), publication.sections["appendix"]
    if told:
        assert units(publication, section, figure).counted == 400
    else:
        with pytest.raises(Undrawable) as fault:
            units(publication, section, figure)
        assert fault.value.message == "401 marks are more than a reader counts; 400 are drawn at most"
        assert fault.value.mend == "draw it as bars, with another `draw:`"
