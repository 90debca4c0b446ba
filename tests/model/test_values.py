"""What values of the model work out of themselves: names in all their forms, spines, what is open among comments, who joined between two counts."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from galley.model.base import _as_millimetres, _as_percent
from galley.model.comments import Comment
from galley.model.dates import Moment
from galley.model.maps import MapFile
from galley.model.names import Cases, Spelling
from galley.model.press import Press, _as_thickness
from galley.model.subjects import Count, Members


def test_a_name_has_its_variants_and_cases_each_once() -> None:
    cases = Cases(genitive="Роны", dative="Роне", locative="Роне")
    name = Spelling(text="Рона", variants=("Рона-река", "Рона"), cases=cases)
    assert name.forms == ("Рона", "Рона-река", "Роны", "Роне")
    assert Spelling(text="Рона").forms == ("Рона",)
    assert (name.in_case(None), name.in_case("genitive"), name.in_case("ablative")) == ("Рона", "Роны", None)
    assert Spelling(text="Рона").in_case("genitive") is None


@pytest.mark.parametrize(
    ("binding", "pages", "thick"),
    [
        ("saddle", 48, "0"),
        ("perfect", 0, "0.9"),
        ("perfect", 2, "1.0"),
        ("perfect", 3, "1.05"),
        ("perfect", 200, "10.9"),
    ],
)
def test_a_glued_spine_is_as_thick_as_its_leaves_its_cover_and_its_glue(binding: str, pages: int, thick: str) -> None:
    assert Press.model_construct(binding=binding).spine_mm(pages) == Decimal(thick)


@pytest.mark.parametrize(
    ("read", "given", "value"),
    [
        (_as_percent, "0", 0),
        (_as_percent, "100", 100),
        (_as_percent, "101", None),
        (_as_percent, "-1", None),
        (_as_thickness, "0.1", Decimal("0.1")),
        (_as_thickness, "4.999", Decimal("4.999")),
        (_as_thickness, "5", None),
        (_as_thickness, "0.1234", None),
        (_as_thickness, 3, None),
        (_as_millimetres, "215.9", Decimal("215.9")),
        (_as_millimetres, "0.5", None),
        (_as_millimetres, "12345", None),
        (_as_millimetres, 215, None),
    ],
)
def test_numbers_keep_within_their_limits(read: Any, given: object, value: object) -> None:
    if value is None:
        with pytest.raises(PydanticCustomError):
            read(given)
    else:
        assert read(given) == value


@pytest.mark.parametrize(
    ("what", "proposal", "changes"),
    [
        ("deletion", None, True),
        ("deletion", "x", True),
        ("insertion", None, False),
        ("insertion", "x", True),
        ("replacement", "x", True),
        ("replacement", None, False),
        ("note", "x", False),
    ],
)
def test_a_comment_that_says_how_the_text_is_to_read_changes_it(what: str, proposal: str | None, changes: bool) -> None:
    assert Comment.model_construct(what=what, proposal=proposal).changes == changes


@pytest.mark.parametrize(
    ("state", "is_open"), [("open", True), ("question", True), ("applied", False), ("declined", False)]
)
def test_a_comment_is_open_till_something_is_done(state: str, is_open: bool) -> None:
    assert Comment.model_construct(state=state).is_open == is_open


def test_the_islands_of_a_country_may_be_of_another_size() -> None:
    islets = (SimpleNamespace(country="XA", smallest=5), SimpleNamespace(country="XB", smallest=7))
    found = MapFile.model_construct(islets=islets, smallest=20)
    assert [found.smallest_of(each) for each in ("XA", "XB", "XC", None)] == [5, 7, 20, 20]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ((2001, 2), (2003, 3), []),
        ((2002, 3), (2003, 4), [(Moment(2003), 1)]),
        ((2001, 2), (2002, 3), [(Moment(2002), 1)]),
        ((2002, 3), (2004, 3), [(Moment(2003), 1), (Moment(2004), -1)]),
        ((2001, 2), (2004, 3), [(Moment(2002), 1), (Moment(2003), 1), (Moment(2004), -1)]),
        ((2001, 2), (2004, 4), []),
        ((2004, 3), (2005, 3), []),
    ],
)
def test_who_joined_between_two_counts_is_told_where_it_makes_the_difference(
    before: tuple[int, int], after: tuple[int, int], joined: list[tuple[Moment, int]]
) -> None:
    changes = ((Moment(2004), -1), (Moment(2002), 1), (Moment(2003), 1))
    members = Members(SimpleNamespace(), (), changes)  # type: ignore[arg-type]
    counts = [Count(Moment(year), number) for year, number in (before, after)]
    assert members.between(*counts) == joined
