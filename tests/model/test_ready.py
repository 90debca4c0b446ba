"""A model is made when it is first asked for, and no other with it than those that stand in it."""

from __future__ import annotations

from galley.model.base import Item, Report, Whole, validated
from galley.problem import Place
from galley.source import SourceMap, SourceText


class Inner(Item):
    count: Whole


class Outer(Item):
    inners: tuple[Inner, ...] = ()
    last: Inner | None = None


class Apart(Item):
    outer: Outer


def test_a_model_is_made_with_those_that_stand_in_it_and_no_other():
    assert not any(each.__pydantic_complete__ for each in (Inner, Outer, Apart))
    inner, outer = SourceMap(Place("a.yaml", 2, 1)), SourceMap(Place("a.yaml", 1, 1))
    inner["count"] = SourceText("3")
    outer["last"] = inner
    found, faults = validated(Outer, outer, Report())
    assert faults == [] and found is not None and found.last is not None and found.last.count == 3
    assert [each.__pydantic_complete__ for each in (Inner, Outer, Apart)] == [True, True, False]
