"""One tree of values laid over another."""

from __future__ import annotations

from typing import Any

import pytest

from galley.source import load
from galley.source.layers import laid_over


def read(text: str, file: str = "a.yaml") -> Any:
    return load(text, file)[0]


@pytest.mark.parametrize(
    ("below", "above", "laid"),
    [
        ("a: 1\nb: 2", "b: 3\nc: 4", {"a": "1", "b": "3", "c": "4"}),
        ("a: {x: 1, y: 2}", "a: {y: 3}", {"a": {"x": "1", "y": "3"}}),
        ("a: [1, 2]", "a: [3]", {"a": ["3"]}),
        ("a: {x: 1}", "a: 2", {"a": "2"}),
        ("a: 2", "a: {x: 1}", {"a": {"x": "1"}}),
        (
            "a: [{id: m, x: 1, y: 2}, {id: n, x: 3}]",
            "a: [{id: o, x: 4}, {id: m, x: 5}]",
            {"a": [{"id": "m", "x": "5", "y": "2"}, {"id": "n", "x": "3"}, {"id": "o", "x": "4"}]},
        ),
        ("a: [{id: m, x: 1}, {x: 3}]", "a: [{id: m, x: 5}]", {"a": [{"id": "m", "x": "5"}]}),
        ("a: [{id: m, x: 1}]", "a: [{id: m, x: 5}, 7]", {"a": [{"id": "m", "x": "5"}, "7"]}),
        ("a: [{id: {z: 1}, x: 1}]", "a: [{id: {z: 1}, y: 5}]", {"a": [{"id": {"z": "1"}, "y": "5"}]}),
    ],
)
def test_what_lies_above_stands_and_the_rest_shows(below: str, above: str, laid: object) -> None:
    assert laid_over(read(below), read(above)) == laid


def test_each_value_keeps_its_place_and_the_whole_has_that_of_what_lies_above() -> None:
    laid = laid_over(read("a: 1\nb: [{id: m}]", "below.yaml"), read("c: 3\nb: [{id: n}]", "above.yaml"))
    assert laid.place.file == "above.yaml" and laid["b"].place.file == "above.yaml"
    assert (laid["a"].place.file, laid["c"].place.file) == ("below.yaml", "above.yaml")
    assert [each.place.file for each in laid["b"]] == ["below.yaml", "above.yaml"]
    assert laid.keys_at["a"].file == "below.yaml" and laid.keys_at["b"].file == "above.yaml"


@pytest.mark.parametrize(("below", "above"), [(True, False), (False, True), (False, False)])
def test_what_is_broken_below_or_above_is_broken(below: bool, above: bool) -> None:
    trees = [read("a: [{id: m}]"), read("a: [{id: m}]")]
    for tree, broken in zip(trees, (below, above), strict=True):
        tree.broken = tree["a"].broken = broken
    laid = laid_over(*trees)
    assert laid.broken == laid["a"].broken == (below or above)
