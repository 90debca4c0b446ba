"""Drawings have the width that they need, or it is told which they would have."""

from __future__ import annotations

import pytest
from conftest import as_read
from figure_reading import words

from galley.figures import Surface, Words, cramped
from galley.figures.map import outline
from galley.figures.map.marks import CAPTION
from galley.markup.render import WIDTHS
from galley.model.inserts import FigureInsert
from galley.model.mapped import membership
from galley.problem import Problem

A4, A5 = Surface(420, 680, gutter=15.75), Surface(315, 442, gutter=15.75)


def told(folder: str, width: str, surface: Surface) -> list[Problem]:
    """What is told of a map at a width."""
    publication = as_read(folder)
    figure = FigureInsert.model_construct(kind="figure", id="land", draw="map", width=width)
    name, section = next(iter(publication.sections.items()))
    sections = {name: section.model_copy(update={"inserts": (figure,)})}
    shown = publication.model_copy(update={"sections": sections})
    return list(cramped(Words(shown, words("zh").voice), surface, WIDTHS))


@pytest.mark.parametrize(
    ("width", "surface", "meant"),
    [("full", A4, None), ("half", A4, None), ("third", A4, "half"), ("full", A5, None), ("third", A5, "half")],
)
def test_a_map_of_many_numbers_needs_its_width(width: str, surface: Surface, meant: str | None) -> None:
    found = told("content/annual-report-2014", width, surface)
    assert [each.mend for each in found] == ([f"write `width: {meant}`"] if meant else [])


def test_the_least_width_is_told() -> None:
    (found,) = told("content/annual-report-2014", "third", A4)
    assert (found.code, found.message) == ("figures.width", "land is 46 mm wide, and what it shows needs 49 mm")
    (found,) = told("content/annual-report-2014", "full", Surface(100, 200))
    assert found.mend == "take a larger trim size"


def test_a_map_of_few_numbers_stands_in_a_third() -> None:
    assert told("tests/content/yearbook-2021", "third", A5) == []


def test_an_outline_has_its_shape_and_room_for_its_caption_on_low_pages() -> None:
    publication = as_read("content/annual-report-2014")
    land = membership(publication.registry, publication.record.as_of)
    assert land
    high, low = (outline.outline(land, words("zh"), each).canvas for each in (A4, Surface(441, 442)))
    assert high.width == A4.width
    assert low.height == pytest.approx(442 - CAPTION)
    assert low.width / low.height == pytest.approx(high.width / high.height)
