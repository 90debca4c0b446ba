"""Every kind of drawing can be read at every width and in every language: nothing too small, over each other or beside the sheet."""

from __future__ import annotations

from time import perf_counter
from typing import get_args

import pytest
from figure_reading import WIDTHS, covered, illegible, letters, words
from lengthy import long

from galley.figures import _KINDS, Surface
from galley.figures.canvas import Canvas
from galley.figures.drawn import Drawn
from galley.figures.surface import roughly
from galley.model.drawings import subject
from galley.model.inserts import Drawing, FigureInsert

FIGURES: dict[Drawing, tuple[str, str]] = {
    "committees": ("committees", ""),
    "events-by-country": ("calendar", ""),
    "events-by-month": ("calendar", ""),
    "groups": ("appendix", "aer-members"),
    "membership": ("front", ""),
    "organisation": ("front", "near"),
    "participants": ("assembly", "assembly-10"),
    "tally": ("essay", "entries"),
    "timeline": ("assembly", "assembly working-committee"),
    "units": ("assembly", "members"),
    "year": ("calendar", ""),
}
"""A figure of each kind in the report: the section it stands in, and what it is drawn of."""


def drawn(kind: Drawing, language: str, surface: Surface) -> Drawn:
    told = words(language)
    section, of = FIGURES[kind]
    figure = FigureInsert(kind="figure", id="figure", draw=kind, of=tuple(of.split()))
    return _KINDS[kind](subject(told.publication, told.publication.sections[section], figure), told, surface)


def test_every_kind_is_looked_at() -> None:
    maps = {"map", "hosts", "outline"}
    assert set(FIGURES) | maps == set(_KINDS) == set(get_args(Drawing))


@pytest.mark.parametrize("language", ["zh", "ru", "en", *long("ja", "ko", "mn")])
@pytest.mark.parametrize("kind", FIGURES)
def test_every_label_can_be_read_at_every_width(kind: Drawing, language: str) -> None:
    """In the suite in a language of each script."""
    for width in WIDTHS:
        canvas = drawn(kind, language, Surface(width, 680, letters(language).width)).canvas
        assert (width, illegible(canvas)) == (canvas.width, [])
        if kind != "organisation":
            assert (width, covered(canvas)) == (canvas.width, [])


def test_all_kinds_are_drawn_in_less_than_half_a_second() -> None:
    surface = Surface(420, 680, letters("zh").width)
    for kind in FIGURES:
        drawn(kind, "zh", surface)
    begun = perf_counter()
    for kind in FIGURES:
        drawn(kind, "zh", surface)
    assert perf_counter() - begun < 0.5


def test_what_cannot_be_read_is_found() -> None:
    canvas = Canvas(100, 20, roughly)
    canvas.text((5, 10), "one", 8)
    canvas.text((10, 12), "two", 6)
    canvas.text((95, 18), "three", 8)
    canvas.rect(90, 0, 11, 5, "ink")
    canvas.circle((0, 10), 1, "ink")
    canvas.line((0, 15), (100, 15), "ink")
    assert illegible(canvas) == [
        "three leaves the sheet",
        "two is too small",
        "one lies over two",
        "the rectangle at 90.0, 0.0 leaves the sheet",
        "the circle at 0.0, 10.0 leaves the sheet",
    ]
    assert covered(canvas) == ["three"]
