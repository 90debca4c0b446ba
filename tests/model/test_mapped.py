"""The map of a registry: what is wrong with it is told at its place, with the mend."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, as_read
from documents import FILES, FOLDER, LAND, REGISTRY, read, write

from galley.model.drawings import Undrawable, check_drawings, subject
from galley.model.inserts import FigureInsert
from galley.model.mapped import hosting, membership
from galley.problem import Problem


def problems(root: Path, old: str, new: str, land: str = LAND) -> list[Problem]:
    """What is wrong with the almanac in whose map or regions something is replaced, or its land."""
    files = {name: text.replace(old, new, 1) if name.startswith(REGISTRY) else text for name, text in FILES.items()}
    assert old == new or files != FILES
    _, found = read(write(root, {**files, f"{REGISTRY}/map/land.topojson": land}))
    return found


def test_a_map_without_a_fault_has_none(tmp_path: Path) -> None:
    assert problems(tmp_path, "", "") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "mend"),
    [
        ("land.topojson", "lend.topojson", 2, "there is no file content/registry/map/lend.topojson", "check the name"),
        ("left: -900", "left: 900", 4, "the frame of the map encloses nothing", "write kilometres"),
        ("bottom: 900", "bottom: -900", 4, "the frame of the map encloses nothing", "write kilometres"),
        ("right: 500", "right: -501", 6, "the frame of the inset close encloses nothing", "write kilometres"),
        ("[30, 60]", "[30, -30]", 3, "no cone runs through the parallels 30 and -30", "give two latitudes"),
        ("[30, 60]", "[30, 90]", 3, "no cone runs through the parallels 30 and 90", "give two latitudes"),
        ("[XB]", "[XD]", 6, "the registry has no country XD", "known here"),
        ("country: XA, east", "country: XC, east", 8, "the registry has no country XC", "known here: XA, XB"),
        ("inset: close", "inset: closed", 9, "the map has no inset closed", "did you mean `close`?"),
        ("id: XA-1", "id: XA-2", 3, "XA-2 has no land in map/land.topojson", "did you mean `XA-1`?"),
        ("left: -900", "left: 300", 4, "XA-1 lies outside the frame", "widen the frame"),
        ("left: -500, top", "left: 400, top", 6, "XB-1 lies outside the frame", "widen the frame"),
        ("origin: 45", "origin: 45°", 3, "'45°' is not a number", "write digits"),
        ("origin: 45", "origin: .5", 3, "'.5' is not a number", "write digits"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, old: str, new: str, line: int, message: str, mend: str) -> None:
    found = [each for each in problems(tmp_path, old, new) if str(each.message) == message]
    assert len(found) == 1
    assert found[0].place and found[0].place.line == line
    assert str(found[0].mend).startswith(mend)


@pytest.mark.parametrize(
    ("old", "new", "land"),
    [
        ("left: -900", "left: 0", [[100, 45], [99, 46], [99, 44]]),
        ("right: 900", "right: 0", [[100, 45], [101, 46], [101, 44]]),
        ("top: -900", "top: 0", [[100, 45], [99, 47], [101, 47]]),
        ("bottom: 900", "bottom: 0", [[100, 45], [99, 43], [101, 43]]),
    ],
)
def test_land_that_only_touches_the_frame_lies_outside_it(
    tmp_path: Path, old: str, new: str, land: list[list[int]]
) -> None:
    polygons = [{"type": "Polygon", "id": id, "arcs": [[0]]} for id in ("XA-1", "XB-1")]
    text = {"type": "Topology", "objects": {"all": {"geometries": polygons}}, "arcs": [[*land, land[0]]]}
    found = problems(tmp_path, old, new, json.dumps(text))
    assert [each.message for each in found] == ["XA-1 lies outside the frame"]


def test_a_region_without_land_where_no_polygon_is_left_is_told_what_to_draw(tmp_path: Path) -> None:
    land = {"type": "Topology", "objects": {}, "arcs": []}
    found = [each for each in problems(tmp_path, "", "", json.dumps(land)) if each.code == "facts.map-land"]
    assert [each.mend for each in found] == [f"give the polygon of its land the id {id}" for id in ("XA-1", "XB-1")]


def test_a_frame_whose_sides_are_swapped_is_one_fault(tmp_path: Path) -> None:
    for number, (old, new) in enumerate([("left: -900", "left: 901"), ("top: -500", "top: 501")]):
        (found,) = problems(tmp_path / str(number), old, new)
        assert found.code == "facts.map-frame" and "encloses nothing" in found.message


def test_polygons_that_cannot_be_read_are_told_where_they_are_named(tmp_path: Path) -> None:
    (found,) = [
        each for each in problems(tmp_path, "", "", '{"type": "FeatureCollection"}') if each.code == "reader.polygons"
    ]
    assert str(found.message).startswith("content/registry/map/land.topojson cannot be drawn: it is no TopoJSON")
    assert found.place and found.place.line == 2


def test_the_numbers_of_a_map_are_those_of_the_legend() -> None:
    publication = as_read("content/annual-report-2014")
    day = publication.record.as_of
    told = membership(publication.registry, day)
    assert told is not None
    for country, regions in told.countries:
        assert regions == publication.registry.regions_of(country.id, day)
    assert len(list(told.numbered())) == publication.counted("members") + publication.counted("observers")


def test_without_a_map_there_is_nothing_to_draw() -> None:
    publication = as_read("content/annual-report-2014")
    bare = publication.registry.model_copy(update={"map": None})
    assert membership(bare, publication.record.as_of) is None


def test_every_polygon_of_a_member_is_in_the_file() -> None:
    registry = as_read("content/annual-report-2014").registry
    assert registry.land and {each.id for each in registry.regions} <= set(registry.land.shapes)


def test_the_readme_of_the_land_names_its_licence() -> None:
    assert "public domain" in (ROOT / "content/registry/map/README.md").read_text("utf-8")


def test_meetings_of_committees_have_no_ordinal_on_the_map() -> None:
    publication = as_read("content/annual-report-2014")
    told = hosting(publication, None, FigureInsert.model_construct(draw="hosts", of=("committee",)))
    assert told.hosts and not told.by_ordinal
    assert not any(each.ordinals for each in told.hosts)


def test_what_was_held_is_told_by_its_hosts_and_what_was_held_by_no_region_is_elsewhere(tmp_path: Path) -> None:
    def told(of: str, **edits: tuple[str, str]) -> tuple[list[tuple[str, int, tuple[int, ...]]], int, bool]:
        files = {name: text.replace(*edits.get(Path(name).stem, ("", ""))) for name, text in FILES.items()}
        publication, found = read(write(tmp_path, files))
        assert publication is not None and found == []
        drawn = hosting(publication, None, FigureInsert.model_construct(draw="hosts", of=(of,)))
        return [(each.region.id, each.held, each.ordinals) for each in drawn.hosts], drawn.elsewhere, drawn.by_ordinal

    assert told("assembly") == ([("XA-1", 1, (4,))], 1, True)
    assert told("assembly-4") == ([("XA-1", 1, (4,))], 0, True)
    assert told("calendar") == ([("XA-1", 1, ())], 1, False)
    third = ("start: 2029\n", "start: 2029\n    host: XB-1\n")
    assert told("assembly", meetings=third) == ([("XA-1", 1, (4,)), ("XB-1", 1, (3,))], 0, True)
    hosted = ("start: 2031-06\n", "start: 2031-12-31\n    host: XB-1\n")
    assert told("committee", meetings=hosted) == ([("XB-1", 1, ())], 0, False)
    with pytest.raises(Undrawable, match="nothing to show"):
        told("committee", meetings=("start: 2031-06\n", "start: 2032-01-01\n    host: XB-1\n"))
    with pytest.raises(Undrawable, match="assembly-3 is none that could be drawn"):
        told("assembly-3")


def test_without_a_map_it_is_told_what_to_write(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.endswith("map.yaml")}
    publication, found = read(write(tmp_path, files))
    assert publication is not None and found == []
    with pytest.raises(Undrawable) as fault:
        subject(publication, None, FigureInsert.model_construct(draw="map", of=()))
    assert (fault.value.message, fault.value.mend) == (
        "the registry has no map",
        "write map.yaml with frame, projection and polygons",
    )


def test_what_is_asked_for_twice_is_counted_twice() -> None:
    publication = as_read("content/annual-report-2014")
    told = hosting(publication, None, FigureInsert.model_construct(draw="hosts", of=("assembly-9", "assembly-10")))
    assert [each.held for each in told.hosts] == [1, 1]
    assert told.named == ("assembly-9", "assembly-10")


@pytest.mark.parametrize(
    ("draw", "of", "message"),
    [
        ("map", ("assembly",), "map is drawn of all members, and `of:` names 1"),
        ("outline", ("assembly",), "outline is drawn of all members, and `of:` names 1"),
        (
            "hosts",
            ("forum-77",),
            "hosts is drawn of calendars, series of meetings or meetings held, and forum-77 is none that could be drawn",
        ),
        ("hosts", (), "hosts is drawn of calendars, series of meetings or meetings held, and `of:` names none"),
    ],
)
def test_what_cannot_be_drawn_is_told(draw: str, of: tuple[str, ...], message: str) -> None:
    publication = as_read("content/annual-report-2014")
    with pytest.raises(Undrawable) as fault:
        subject(publication, None, FigureInsert.model_construct(draw=draw, of=of))
    assert str(fault.value.message) == message


def test_only_maps_are_drawn_of_a_day(tmp_path: Path) -> None:
    figure = "inserts:\n  - kind: figure\n    id: drawn\n    draw: {draw}\n    of: assembly-1\n    as-of: 2030-01-01\n"
    for draw, told in (("timeline", ["timeline is not drawn of a day"]), ("map", []), ("outline", []), ("hosts", [])):
        files = {**FILES, f"{FOLDER}/front.yaml": FILES[f"{FOLDER}/front.yaml"] + figure.replace("{draw}", draw)}
        found = [str(each.message) for each in read(write(tmp_path / draw, files))[1]]
        assert [each for each in found if each.endswith("of a day")] == told


@pytest.mark.parametrize(
    ("day", "message", "mend"),
    [
        ("1996-09-01", None, None),
        ("2014-12-31", None, None),
        (
            "1996-08-31",
            "1996-08-31 is before near is known to have had members",
            "give 1996-09 or a later day, or put an earlier number first in `membership:`",
        ),
        (
            "2015-01-01",
            "2015-01-01 is after the publication’s day, 2014-12-31",
            "give 2014-12-31 or an earlier day, or leave `as-of:` out",
        ),
    ],
)
def test_a_map_is_of_a_day_that_the_registry_knows(day: str, message: str | None, mend: str | None) -> None:
    report = as_read("content/annual-report-2014")
    figure = FigureInsert.model_construct(kind="figure", id="then", draw="map", as_of=date.fromisoformat(day))
    section = report.sections["map"].model_copy(update={"inserts": (figure,)})
    found = list(check_drawings(report.model_copy(update={"sections": {"map": section}})))
    found = [each for each in found if each.code == "facts.drawing-day"]
    assert [(each.message, each.mend) for each in found] == ([(message, mend)] if message else [])
