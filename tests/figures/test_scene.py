"""A map on a sheet: its windows, its land in colours, its borders, names and marks."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from figure_reading import outlined, texts

from galley.figures.canvas import Canvas
from galley.figures.map.badges import Badge
from galley.figures.map.cutting import Box
from galley.figures.map.scene import BETWEEN, Scene, graticule, stage, windows
from galley.figures.surface import Surface
from galley.model.maps import Frame
from galley.model.projection import Albers
from galley.model.topology import Topology


def width_of(text: str, size: float, bold: bool = False) -> float:
    return len(text) * size / 2


def frame(half: float, high: float | None = None) -> Frame:
    return Frame.model_construct(left=-half, top=-(high or half), right=half, bottom=high or half)


# Four squares of a degree in a row, each with a border to the next; the last is of no region.
ARCS = (
    ((98.0, 44.0), (98.0, 46.0), (99.0, 46.0)),
    ((99.0, 46.0), (99.0, 44.0)),
    ((99.0, 44.0), (98.0, 44.0)),
    ((99.0, 46.0), (100.0, 46.0)),
    ((100.0, 46.0), (100.0, 44.0)),
    ((100.0, 44.0), (99.0, 44.0)),
    ((100.0, 46.0), (101.0, 46.0)),
    ((101.0, 46.0), (101.0, 44.0)),
    ((101.0, 44.0), (100.0, 44.0)),
    ((101.0, 46.0), (102.0, 46.0), (102.0, 44.0), (101.0, 44.0)),
)
LAND = Topology(ARCS, {"a": ((0, 1, 2),), "b": ((3, 4, 5, ~1),), "c": ((6, 7, 8, ~4),), "ground": ((9, ~7),)})
PROJECTION = Albers((30, 60), 45, 100)


def registry(*insets: Any, names: tuple[Any, ...] = ()) -> Any:
    projection = SimpleNamespace(on=lambda centre=None: PROJECTION)
    plan = SimpleNamespace(
        projection=projection, frame=frame(250), insets=insets, names=names, smallest_of=lambda country: 0
    )
    regions = [SimpleNamespace(id=id, country=country) for id, country in (("a", "X"), ("b", "X"), ("c", "Y"))]
    return SimpleNamespace(map=plan, land=LAND, regions=regions)


def inset(id: str, half: float, high: float | None = None, *countries: str) -> Any:
    return SimpleNamespace(id=id, frame=frame(half, high), centre=(100, 45), countries=countries)


def scene(*insets: Any, names: tuple[Any, ...] = (), width: float = 100.0) -> Scene:
    told = registry(*insets, names=names)
    return Scene(told, Canvas(200, 300, width_of), windows(told.map, width))


def kinds(canvas: Canvas) -> list[str]:
    """The shapes without what paths run through."""
    return [
        each if not each.startswith("path") else "path " + " ".join(each.split("Z")[-1].split()[-4:])
        for each in outlined(canvas)
    ]


def test_insets_stand_in_a_row_below_the_map_as_wide_as_it() -> None:
    told = registry(inset("i", 100), inset("j", 100, 50))
    found = windows(told.map, 106, 10)
    assert [found[None].box, list(found)] == [Box(10, 0, 116, 106), [None, "i", "j"]]
    assert found["i"].box == pytest.approx(Box(10, 112, 10 + 100 / 3, 112 + 100 / 3))
    assert found["j"].box == pytest.approx(Box(10 + 100 / 3 + BETWEEN, 112, 116, 112 + 100 / 3))
    assert list(windows(registry().map, 50)) == [None]


@pytest.mark.parametrize(
    ("surface", "left", "width", "foot"),
    [
        (Surface(300, 680, width_of), 0, 300, 300),
        (Surface(300, 286, width_of), 50, 200, 200),
        (Surface(300, 386, width_of), 0, 300, 300),
    ],
)
def test_a_map_is_as_wide_as_its_page_has_room_below_it(
    surface: Surface, left: float, width: float, foot: float
) -> None:
    found = stage(registry(), surface, 31)
    assert (found.width, found.foot, found.canvas.width) == (width, (left, foot), 300)
    assert found.canvas.height == foot + 31


def test_a_map_with_insets_keeps_room_for_their_row() -> None:
    found = stage(registry(inset("i", 100)), Surface(300, 680, width_of), 22)
    assert found.width == pytest.approx((680 - 22 - 55 - 6) / 2)
    assert found.foot[1] == pytest.approx(2 * found.width + BETWEEN)


def test_a_region_has_its_mark_on_the_inset_of_its_country() -> None:
    found = scene(inset("i", 100, None, "Y"))
    one, _, other = found.registry.regions
    assert (found.window_of(one), found.window_of(other)) == (None, "i")
    del found.windows["i"]
    assert found.window_of(other) is None


def test_all_that_is_not_lit_is_ground() -> None:
    found = scene()
    found.draw_ground(["a", "b", "c"])
    sea, grid, ground = outlined(found.canvas)
    assert sea == "rect tint 0 0 100 100"
    assert grid.endswith("none paper 0.4 round") and ground.endswith("Z land")
    assert ground.count("M") == 1
    whole = scene()
    whole.draw_ground(["a", "b", "c", "ground"])
    assert len(outlined(whole.canvas)) == 2


def test_regions_are_filled_together_and_hatched_one_by_one() -> None:
    found = scene()
    found.draw_regions(["a", "b"], "light", "accent")
    shapes = kinds(found.canvas)
    assert shapes == ["path accent-light", "path none accent 0.5 round", "path none accent 0.5 round"]
    assert outlined(found.canvas)[0].count("M") == 1
    plain = scene()
    plain.draw_regions(["a"], "accent")
    assert kinds(plain.canvas) == ["path accent"]
    plain.draw_regions([], "accent", "ink")
    assert len(kinds(plain.canvas)) == 1


def test_borders_of_countries_are_wider_and_coasts_are_none() -> None:
    found = scene()
    found.draw_borders(["a", "b", "c"])
    assert [each.split()[-4:] for each in outlined(found.canvas)] == [
        ["none", "paper", "0.4", "round"],
        ["none", "paper", "1", "round"],
    ]
    assert [each.count("M") for each in outlined(found.canvas)] == [1, 1]
    one = scene()
    one.draw_borders(["a", "c", "ground"])
    assert [each.split()[-2] for each in outlined(one.canvas)] == ["1"]
    none = scene()
    none.draw_borders(["a", "c"])
    assert outlined(none.canvas) == []


def test_the_frames_of_insets_are_drawn_on_the_map() -> None:
    found = scene(inset("i", 100))
    found.draw_frames([])
    (shape,) = outlined(found.canvas)
    assert shape.endswith("none accent 0.5 round") and shape.count("L") == 32
    plain = scene()
    plain.draw_frames([])
    assert outlined(plain.canvas) == []


def test_a_name_interrupts_the_frame_of_an_inset() -> None:
    found = scene(inset("i", 100))
    found.draw_frames([Box(40, 60, 60, 80)])
    points = [pair.split() for each in outlined(found.canvas) for pair in re.findall(r"[ML]([\d.]+ [\d.]+)", each)]
    assert len(outlined(found.canvas)) > 1 and points
    assert not any(39 < float(x) < 61 and 59 < float(y) < 81 for x, y in points)


def name(country: str, east: float, north: float, at: str | None = None) -> Any:
    return SimpleNamespace(country=country, east=east, north=north, inset=at)


WORDS: Any = SimpleNamespace(country=lambda id: {"X": "An Isle", "Y": "Yland"}[id])


def test_names_are_set_in_capitals_about_their_place_and_light_on_dark_land() -> None:
    found = scene(names=(name("X", 99.5, 45), name("Y", 101.5, 47), name("Y", 100, 45, "gone")), width=400)
    boxes = found.draw_names(WORDS, ["X", "Y"], ["a", "b", "c"], 6.5)
    assert texts(found.canvas) == ["AN", "ISLE", "YLAND"]
    assert [each.split()[3:] for each in outlined(found.canvas)] == [
        ["paper", "7", "700", "1.54", "AN"],
        ["paper", "7", "700", "1.54", "ISLE"],
        ["ink", "6.5", "700", "1.43", "YLAND"],
    ]
    assert [round(each.width, 2) for each in boxes[None]] == [18.62, 21.97]
    assert [round(each.height, 2) for each in boxes[None]] == [15.75, 6.5]
    assert scene(names=(name("X", 100, 45),)).draw_names(WORDS, ["Y"], [], 8) == {None: []}


def test_a_name_leaves_the_shores_of_what_is_lit_and_the_borders_in_it() -> None:
    """On a map without anything lit a name stands where it should; on one with a square of a degree it leaves its edge."""
    edge = scene(width=400).windows[None].at((99, 45))[0]
    (free,) = scene(names=(name("Y", 99, 45),), width=400).draw_names(WORDS, ["Y"], [], 6.5)[None]
    (off,) = scene(names=(name("Y", 99, 45),), width=400).draw_names(WORDS, ["Y"], ["a"], 6.5)[None]
    (on,) = scene(names=(name("Y", 99, 45),), width=400).draw_names(WORDS, ["Y"], ["a", "b"], 6.5)[None]
    assert free.left < edge < free.right
    assert not off.left < edge < off.right
    assert not on.left < edge < on.right


def test_a_name_on_the_map_leaves_the_frame_of_an_inset() -> None:
    """It would stand across the side of it on a map without insets, which is 500 wide in its own units, the inset 200."""
    for insets, is_across in (([inset("i", 100)], False), ([], True)):
        found = scene(*insets, names=(name("Y", 101.2, 45),), width=400)
        (box,) = found.draw_names(WORDS, ["Y"], [], 6.5)[None]
        edge = 200 + 80
        assert (box.left < edge < box.right) is is_across


def test_letters_stand_closer_where_a_name_has_no_room() -> None:
    """Of a name in a strait that is as wide as it when its letters stand close."""
    found = scene(names=(name("Y", 99.5, 45),), width=130)
    (box,) = found.draw_names(WORDS, ["Y"], ["a", "c"], 6.5)[None]
    assert outlined(found.canvas)[0].split()[-2] == "0.26" and box.width == pytest.approx(17.29)


def test_a_name_stands_off_the_places_of_badges_of_its_window() -> None:
    places = {}
    for at in (None, "i", "other"):
        found = scene(inset("i", 100), names=(name("Y", 99, 45),), width=400)
        middle = found.windows[None].at((99, 45))
        badges = [Badge("a", "1", middle, 9, window=at)] if at != "other" else []
        (box,) = found.draw_names(WORDS, ["Y"], [], 6.5, badges)[None]
        places[at] = box.holds(middle)
    assert places == {None: False, "i": True, "other": True}


def test_an_inset_is_without_a_name_that_could_not_be_read_there() -> None:
    """Where the shores of what is lit run through it; the map has the name then. One that the map does not have stays."""
    there, besides = name("Y", 99.5, 45, "i"), name("Y", 104, 48)
    for names, lit, count in (((there, besides), ["a", "c"], 0), ((there,), ["a", "c"], 1), ((there, besides), [], 1)):
        found = scene(inset("i", 110, 60), names=names, width=60)
        assert len(found.draw_names(WORDS, ["Y"], lit, 9)["i"]) == count


@pytest.mark.parametrize(
    ("east", "north", "x", "y"),
    [(80, 45, 4, None), (120, 45, 74.03, None), (100, 60, None, 7.25), (100, 30, None, 92.75)],
)
def test_a_name_is_moved_into_its_window(east: float, north: float, x: float | None, y: float | None) -> None:
    found = scene(names=(name("Y", east, north),))
    (box,) = found.draw_names(WORDS, ["Y"], [], 6.5)[None]
    assert x is None or round(box.left, 2) == x
    assert y is None or round((box.top + box.bottom) / 2, 2) == y
    assert Box(0, 0, 100, 100).holds((box.left, box.top)) and Box(0, 0, 100, 100).holds((box.right, box.bottom))


def test_marks_are_set_each_on_its_window() -> None:
    found = scene(inset("i", 100))
    there = found.windows["i"].box
    badges = [Badge("a", "1", (50, 50), 9), Badge("b", "2", (there.left + 50, there.top + 50), 9, "i")]
    labels: dict[str | None, list[Box]] = {None: [], "i": []}
    assert [(each.badge.region, each.at) for each in found.placed(badges, labels, 4)] == [
        ("a", (50, 50)),
        ("b", (there.left + 50, there.top + 50)),
    ]


def test_meridians_and_parallels_are_those_of_every_ten_degrees() -> None:
    found = list(graticule(windows(registry().map, 100)[None]))
    assert len(found) == 1
    assert sorted((round(x), round(y)) for x, y in (found[0][0], found[0][-1])) == [(50, 0), (50, 100)]
    wide = replace(windows(registry().map, 100)[None], frame=frame(1500))
    assert [[(round(x), round(y)) for x, y in (line[0], line[-1])] for line in graticule(wide)] == [
        *([(0, 43), (11, 0)], [(19, 100), (31, 0)], [(50, 100), (50, 0)], [(81, 100), (69, 0)], [(100, 43), (89, 0)]),
        *([(0, 64), (100, 64)], [(0, 24), (100, 24)]),
    ]
