"""What figures are drawn of."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from documents import CALENDAR, FILES, FOLDER, REGISTRY, read, write
from pydantic import Field

from galley.model.base import Item, holders
from galley.model.inserts import Drawing
from galley.model.subjects import Undrawable, calendar, committees, groups, membership, organisation, tally, timeline
from galley.problem import Place

Thing = TypeVar("Thing")


def asked(*ids: str, draw: Drawing = "timeline") -> Any:
    """A figure that asks for a timeline of some series, or for another drawing."""
    return SimpleNamespace(draw=draw, of=ids, place=Place("a.yaml", 1))


def test_a_timeline_is_of_the_series_that_are_named_each_with_its_meetings_in_their_order(tmp_path: Path) -> None:
    publication, _ = read(write(tmp_path))
    assert publication is not None
    ((series, meetings),) = timeline(publication, None, asked("assembly"))
    assert series.id == "assembly" and [each.ordinal for each in meetings] == [3, 4]
    with pytest.raises(Undrawable):
        timeline(publication, None, asked())


def test_members_that_join_and_leave_are_counted_and_observers_are_not(tmp_path: Path) -> None:
    regions, organisations = f"{REGISTRY}/regions.yaml", f"{REGISTRY}/organisations.yaml"
    of_regions = FILES[regions].replace("name: {zh: 北省}", "name: {zh: 北省}\n    since: 2030\n    until: 2033")
    counts = "    membership: [{on: 2029, members: 3}]\n"
    files = {**FILES, regions: of_regions, organisations: FILES[organisations] + counts}
    publication, _ = read(write(tmp_path, files))
    assert publication is not None
    found = membership(publication, None, SimpleNamespace(draw="membership", of=(), place=Place("a.yaml", 1)))
    assert [(on.first.year, number) for on, number in found.changes] == [(2030, 1), (2033, -1)]
    assert [each.members for each in found.counts] == [3, 1]


def test_those_who_took_part_are_looked_for_once_and_anew_in_other_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication, _ = read(write(tmp_path))
    assert publication is not None
    told = publication.reported
    assert {meeting: each.total for meeting, each in told.items()} == {"assembly-4": 10}
    others = {name: each for name, each in publication.sections.items() if name != "assembly"}
    assert publication.model_copy(update={"sections": others}).reported == {}
    monkeypatch.delattr("galley.model.publication.below")
    assert publication.reported is told


def test_a_field_may_hold_an_item_where_its_type_says_so_or_says_nothing() -> None:
    class Shelf(Item):
        book: Item | None = None
        books: tuple[Item, ...] = ()
        anything: Thing | None = None
        count: int = 0
        notes: dict[str, str] = Field(default_factory=dict)

    assert holders(Shelf, Item) == ("book", "books", "anything")


def test_a_calendar_is_that_in_which_the_figure_stands_where_no_other_is_named(tmp_path: Path) -> None:
    record = f"{FOLDER}/publication.yaml"
    files = {
        **FILES,
        record: FILES[record].replace("- calendar\n", "- calendar\n      - days\n"),
        f"{FOLDER}/days.yaml": CALENDAR.replace("title: 日程", "title: 日子"),
    }
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    own, other, front = (publication.sections[name] for name in ("calendar", "days", "front"))
    assert calendar(publication, own, asked(draw="year")) is own
    assert calendar(publication, own, asked("days", draw="year")) is other
    assert calendar(publication, front, asked("days", draw="year")) is other
    for figure in (asked(draw="year"), asked("calendar", "days", draw="year"), asked("front", draw="year")):
        with pytest.raises(Undrawable):
            calendar(publication, front, figure)


@pytest.mark.parametrize(("since", "there"), [("2031-12-31", ["lakes", "rivers"]), ("2032-01-01", ["rivers"])])
def test_committees_are_those_of_the_publication_s_day_or_those_that_are_named(
    tmp_path: Path, since: str, there: list[str]
) -> None:
    file = f"{REGISTRY}/committees.yaml"
    lakes = f"  - {{id: lakes, name: {{zh: 湖}}, coordinator: XB-1, since: {since}, fields: {{zh: 湖}}, meetings: 1}}\n"
    files = {**FILES, file: FILES[file].replace("  - id: rivers\n", f"{lakes}  - id: rivers\n")}
    publication, problems = read(write(tmp_path, files))
    assert publication is not None and problems == []
    assert [each.id for each in committees(publication, None, asked(draw="committees"))] == there
    assert [each.id for each in committees(publication, None, asked("rivers", draw="committees"))] == ["rivers"]
    assert publication.counted("committees") == len(there)
    with pytest.raises(Undrawable, match=r"lakes is none|nothing to show" if len(there) == 1 else "drawn twice"):
        committees(publication, None, asked("lakes", "lakes", draw="committees"))


def test_what_is_counted_stands_in_the_section_of_the_figure(tmp_path: Path) -> None:
    publication, _ = read(write(tmp_path))
    assert publication is not None
    appendix, front = publication.sections["appendix"], publication.sections["front"]
    assert tally(publication, appendix, asked("entries", draw="tally")).counted == 8
    assert groups(publication, appendix, asked("guests", draw="groups")).counted == 9
    for section in (front, None):
        with pytest.raises(Undrawable, match="a tally of the same section, and entries is none"):
            tally(publication, section, asked("entries", draw="tally"))
    with pytest.raises(Undrawable, match="groups of the same section, and entries is none"):
        groups(publication, appendix, asked("entries", draw="groups"))


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ("membership: [{on: 2029, members: 3}]", [("2029", 3), ("2031-12-31", 1)]),
        ("membership: [{on: 2029, members: 3}, {on: 2031, members: 1}]", [("2029", 3), ("2031", 1)]),
        ("membership: [{on: 2029, members: 3}, {on: 2031-12-31, members: 1}]", [("2029", 3), ("2031-12-31", 1)]),
        ("membership: [{on: 2029, members: 3}, {on: 2032, members: 5}]", [("2029", 3), ("2031-12-31", 1)]),
    ],
)
def test_the_members_of_the_issuer_are_counted_on_the_day_where_no_number_is_told_for_it(
    tmp_path: Path, fields: str, counts: list[tuple[str, int]]
) -> None:
    file = f"{REGISTRY}/organisations.yaml"
    guild = "  - {id: guild, name: {zh: 行会}, membership: [{on: 2030, members: 3}, {on: 2031-12-31, members: 4}]}\n"
    publication, problems = read(write(tmp_path, {**FILES, file: f"{FILES[file]}    {fields}\n{guild}"}))
    assert publication is not None and problems == []
    found = membership(publication, None, asked(draw="membership"))
    assert [(str(each.on), each.members) for each in found.counts] == counts and found.organisation.id == "union"
    guild_s = membership(publication, None, asked("guild", draw="membership"))
    assert [(str(each.on), each.members) for each in guild_s.counts] == [("2030", 3), ("2031-12-31", 4)]
    assert guild_s.changes == ()


def test_an_organisation_is_the_issuer_where_none_is_named_and_it_has_bodies(tmp_path: Path) -> None:
    file = f"{REGISTRY}/organisations.yaml"
    bodies = "bodies: [{id: a, series: assembly}]"
    guild = f"  - {{id: guild, name: {{zh: 行会}}, {bodies}}}\n"
    publication, _ = read(write(tmp_path, {**FILES, file: f"{FILES[file]}    {bodies}\n{guild}"}))
    assert publication is not None
    assert organisation(publication, None, asked(draw="organisation")).id == "union"
    assert organisation(publication, None, asked("guild", draw="organisation")).id == "guild"
    publication, _ = read(write(tmp_path, {**FILES, file: f"{FILES[file]}{guild}"}))
    assert publication is not None
    with pytest.raises(Undrawable, match="`of:` names 0"):
        organisation(publication, None, asked(draw="organisation"))
