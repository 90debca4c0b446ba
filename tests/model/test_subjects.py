"""What figures are drawn of."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from documents import read, write
from pydantic import Field

from galley.model.base import Item, holders
from galley.model.subjects import Undrawable, timeline
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


def test_a_field_may_hold_an_item_where_its_type_says_so_or_says_nothing() -> None:
    class Shelf(Item):
        book: Item | None = None
        books: tuple[Item, ...] = ()
        anything: Thing | None = None
        count: int = 0
        notes: dict[str, str] = Field(default_factory=dict)

    assert holders(Shelf, Item) == ("book", "books", "anything")
