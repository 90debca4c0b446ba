"""The map of the members: every region once, with the number of the legend, in all languages and at every size."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
from conftest import as_read
from figure_reading import shapes, texts
from lengthy import long
from voices import speaking

from galley.figures import Surface, Words
from galley.figures.drawn import Drawn
from galley.figures.map import members
from galley.figures.map.badges import Placed
from galley.figures.map.cutting import Box
from galley.figures.map.marks import CAPTION
from galley.figures.map.scene import Scene
from galley.model.mapped import Membership, membership

REPORT, LEAFLET, YEARBOOK = "content/annual-report-2014", "content/leaflet", "tests/content/yearbook-2021"
A4, PANEL = Surface(420, 680), Surface(270, 560)
"""The type area of a page, and a panel of a leaflet."""


def words(folder: str, language: str) -> Words:
    return Words(as_read(folder), speaking(language))


def told(folder: str, day: date | None = None) -> Membership:
    publication = as_read(folder)
    found = membership(publication.registry, day or publication.record.as_of)
    assert found
    return found


@dataclasses.dataclass(frozen=True)
class Seen:
    """A map as it was drawn: its marks as they were set, the boxes of its labels by window, and the scene."""

    drawn: Drawn
    marks: tuple[Placed, ...]
    labels: dict[str | None, list[Box]]
    scene: Scene


@cache
def seen(folder: str, language: str, surface: Surface, day: date | None = None) -> Seen:
    """A map, drawn once for all tests."""
    scenes: list[Scene] = []
    labels: dict[str | None, list[Box]] = {}
    marks: list[Placed] = []
    draw_names, place = Scene.draw_names, Scene.placed

    def named(self: Scene, *args: object) -> dict[str | None, list[Box]]:
        scenes.append(self)
        labels.update(draw_names(self, *args))  # type: ignore[arg-type]
        return labels

    def kept(self: Scene, *args: object) -> list[Placed]:
        placed = list(place(self, *args))  # type: ignore[arg-type]
        marks.extend(placed)
        return placed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Scene, "draw_names", named)
        patch.setattr(Scene, "placed", kept)
        figure = members.members(told(folder, day), words(folder, language), surface)
    return Seen(figure, tuple(marks), labels, scenes[0])


def drawn(folder: str, language: str, surface: Surface) -> Drawn:
    return seen(folder, language, surface).drawn


@pytest.mark.parametrize("language", ["zh", "ru", "en", *long("ja", "ko", "mn")])
def test_the_numbers_are_those_of_the_legend(language: str) -> None:
    """In the suite in a language of each script."""
    said = words(REPORT, language)
    legend = [
        said.number(number) + ("*" if region.status == "observer" else "") for number, region in told(REPORT).numbered()
    ]
    assert len(legend) == 78
    names = {said.name(each.name).upper() for each in said.publication.registry.countries}
    set_here = texts(drawn(REPORT, language, A4).canvas)
    assert sorted(
        each for each in set_here[: set_here.index(said.voice.pgettext("figure", "Members")) - 1] if each[0].isdigit()
    ) == sorted(legend)
    assert {word for name in names for word in name.split()} <= set(set_here)


@pytest.mark.parametrize(
    ("folder", "language", "day", "surface"),
    [
        (REPORT, "ru", None, A4),
        (REPORT, "ru", None, PANEL),
        (YEARBOOK, "en", None, A4),
        (YEARBOOK, "zh", date(2015, 6, 30), PANEL),
        *long(
            *((REPORT, language, None, surface) for language in ("zh", "mn") for surface in (A4, PANEL)),
            *((REPORT, "en", date(2005, 1, 1), surface) for surface in (A4, PANEL)),
            (YEARBOOK, "en", None, PANEL),
            (YEARBOOK, "zh", date(2015, 6, 30), A4),
        ),
    ],
)
def test_no_mark_lies_on_another_or_on_a_name(folder: str, language: str, day: date | None, surface: Surface) -> None:
    """In the suite with the longest names, on a page and on a panel, and of another association, also of another day."""
    found = seen(folder, language, surface, day)
    assert sorted(each.badge.region for each in found.marks) == sorted(
        region.id for _, region in told(folder, day).numbered()
    )
    for one, other in combinations(found.marks, 2):
        if one.badge.window == other.badge.window:
            assert not one.hits(other), (one.badge, other.badge)
    for mark in found.marks:
        window = mark.badge.window
        assert not [label for label in found.labels[window] if label.meets(mark.box)], mark.badge
        box = found.scene.windows[window].box
        assert box.holds((mark.box.left, mark.box.top)) and box.holds((mark.box.right, mark.box.bottom))


@pytest.mark.parametrize("surface", [A4, PANEL, *long(Surface(315, 442))])
def test_the_map_stays_on_its_sheet_and_leaves_room_for_a_caption(surface: Surface) -> None:
    """In the suite on a page and on a panel."""
    canvas = drawn(REPORT, "ru", surface).canvas
    assert canvas.width == surface.width
    assert canvas.height <= surface.height - CAPTION + 0.01
    for rect in shapes(canvas, "rect"):
        assert float(rect["x"]) >= -0.01
        assert float(rect["x"]) + float(rect["width"]) <= canvas.width + 0.01
        assert float(rect["y"]) + float(rect["height"]) <= canvas.height
    for circle in shapes(canvas, "circle"):
        assert 0 <= float(circle["cx"]) <= canvas.width and 0 <= float(circle["cy"]) <= canvas.height


@pytest.mark.parametrize("surface", [A4, PANEL])
def test_no_number_is_smaller_than_six_points(surface: Surface) -> None:
    sizes = {float(each["font-size"]) for each in shapes(drawn(REPORT, "ru", surface).canvas, "text")}
    assert min(sizes) >= 6


def test_at_another_day_it_shows_those_of_that_day() -> None:
    day = date(2015, 6, 30)
    regions = [region.id for _, region in told(YEARBOOK, day).numbered()]
    assert "VS-oldhaven" in regions and "TM-newlight" not in regions
    now = [region.id for _, region in told(YEARBOOK).numbered()]
    assert "VS-oldhaven" not in now


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("zh", "各地方政府分布图，编号与图例相同：中国 11、日本 11、韩国 16、朝鲜 2、蒙古 22和俄罗斯 16。"),
        (
            "en",
            "Map of the regions, numbered as in the legend: China 11, Japan 11, South Korea 16, North Korea 2, Mongolia 22 and Russia 16.",
        ),
    ],
)
def test_it_says_what_it_shows(language: str, alt: str) -> None:
    assert drawn(REPORT, language, A4).alt == alt


def inked(hatching: Any) -> float:
    """How much of an area its hatching covers: the width of a line by how far it is from the next."""
    starts = [tuple(map(float, each)) for each in re.findall(r"M([-\d.]+) ([-\d.]+)", hatching["d"])]
    sums = sorted({round(x + y, 1) for x, y in starts})
    return float(hatching["stroke-width"]) / (min(b - a for a, b in pairwise(sums)) / 2**0.5)


def test_members_and_observers_differ_in_more_than_colour() -> None:
    canvas = drawn(REPORT, "zh", A4).canvas
    hatching = [
        each
        for each in shapes(canvas, "path")
        if each.get("stroke") == "var(--colour-accent)" and each["d"].count("M") > 5
    ]
    assert len(hatching) >= 4
    assert 0.25 < max(map(inked, hatching)) < 0.4
    assert [each for each in texts(canvas) if each.endswith("*")]


@pytest.mark.parametrize("surface", [A4, PANEL])
def test_the_map_is_small_enough_for_print(surface: Surface) -> None:
    """What stands in a PDF is deflated to less than half of this text."""
    figure = drawn(REPORT, "ru", surface)
    assert len(figure.canvas.svg(figure.alt)) < 400_000


def test_without_observers_the_members_keep_their_numbers_and_the_key_has_one_mark() -> None:
    whole = told(REPORT)
    countries = tuple((each, tuple(r for r in regions if r.status == "member")) for each, regions in whole.countries)
    alone = dataclasses.replace(whole, countries=countries)
    said = texts(members.members(alone, words(REPORT, "en"), A4).canvas)
    assert "Observers" not in said and not [each for each in said if each.endswith("*")]
    assert len([each for each in said if each.isdigit()]) == 73 + 1


@pytest.mark.long
def test_the_leaflet_numbers_the_members_of_its_day() -> None:
    """In the suite the built leaflet has the numbers of its list, and the report those of the legend."""
    legend = [f"{number}{'*' if each.status == 'observer' else ''}" for number, each in told(LEAFLET).numbered()]
    assert len(legend) == 75
    marks = texts(drawn(LEAFLET, "zh", PANEL).canvas)
    ended = marks.index(words(LEAFLET, "zh").voice.pgettext("figure", "Members")) - 1
    assert sorted(each for each in marks[:ended] if each[0].isdigit()) == sorted(legend)
