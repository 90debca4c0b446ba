"""What figures are drawn of."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from documents import FILES, REGISTRY, read, write
from pydantic import Field

from galley.model.base import Item, holders
from galley.model.subjects import Undrawable, membership, timeline
from galley.problem import Place

Thing = TypeVar("Thing")


def asked(*ids: str) -> Any:
    """A figure that asks for a timeline of some series."""
    return SimpleNamespace(draw="timeline", of=ids, place=Place("a.yaml", 1))


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
