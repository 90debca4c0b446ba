"""Polygons that share their borders are read from TopoJSON, and what is none is told."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from conftest import ROOT

from galley.model.topology import NoTopology, ring_line, topology

SQUARES: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [100, 40]},
    "arcs": [[[2, 0], [0, 4]], [[2, 4], [-2, 0], [0, -4], [2, 0]], [[2, 0], [2, 0], [0, 4], [-2, 0]]],
    "objects": {
        "all": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "west", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "east", "arcs": [[[2, -1]]]},
            ],
        }
    },
}
"""Two squares beside each other; arc 0 is their border."""


def test_arcs_are_steps_on_a_grid() -> None:
    read = topology(json.dumps(SQUARES))
    assert read.arcs[0] == ((101, 40), (101, 41))
    assert read.shapes == {"west": ((0, 1),), "east": ((2, -1),)}


def test_without_a_transform_arcs_are_degrees() -> None:
    plain = {**SQUARES, "transform": None}
    assert topology(json.dumps(plain)).arcs[0] == ((2, 0), (0, 4))


def test_a_border_is_walked_both_ways() -> None:
    read = topology(json.dumps(SQUARES))
    assert ring_line((0, 1), read.arcs) == [(101, 40), (101, 41), (100, 41), (100, 40)]
    assert ring_line((2, -1), read.arcs) == [(101, 40), (102, 40), (102, 41), (101, 41)]


def test_a_border_has_two_sides_and_a_coast_one() -> None:
    assert topology(json.dumps(SQUARES)).sides() == {0: ["west", "east"], 1: ["west"], 2: ["east"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "it is no TopoJSON with a collection of polygons that have ids: JSONDecodeError"),
        ("[]", "it is no TopoJSON"),
        ('{"arcs": [], "objects": {"all": {"geometries": [{"type": "Point", "id": "a"}]}}}', "ValueError('Point')"),
        (json.dumps({**SQUARES, "arcs": SQUARES["arcs"][:2]}), "there is no arc 2 in it"),
        ("[" * 100_000, "it is no TopoJSON"),
    ],
)
def test_what_is_no_topology_is_told(text: str, told: str) -> None:
    with pytest.raises(NoTopology) as fault:
        topology(text)
    assert told in str(fault.value.message)


def test_of_an_equal_text_the_polygons_are_the_same_and_of_another_they_are_others() -> None:
    """What was drawn of them hangs on them: who builds again and again draws land once."""
    text = json.dumps(SQUARES)
    read = topology(text)
    assert topology(json.dumps(SQUARES)) is read
    moved = topology(json.dumps({**SQUARES, "arcs": [[[x + 1, y] for x, y in arc] for arc in SQUARES["arcs"]]}))
    assert moved is not read and moved.arcs != read.arcs and moved.shapes == read.shapes


def test_no_border_of_the_members_is_written_twice() -> None:
    """Simplified or not, neighbours share their arcs: a line between two points belongs to one arc alone."""
    read = topology((ROOT / "content/registry/map/regions.topojson").read_text("utf-8"))
    sides = [frozenset(pair) for arc in read.arcs for pair in pairwise(arc) if pair[0] != pair[1]]
    assert len(sides) - len(set(sides)) < len(sides) / 500


def test_no_region_of_the_six_countries_is_missing() -> None:
    """Also those that are no members: without them their land would be sea."""
    read = topology((ROOT / "content/registry/map/regions.topojson").read_text("utf-8"))
    found = Counter(id[:2] for id in read.shapes if "-" in id)
    assert found == {"CN": 31, "JP": 47, "KP": 11, "KR": 17, "MN": 22, "RU": 40}
