"""What figures are asked for by: every kind of drawing has one, and a sentence of the asker's goes before its own."""

from __future__ import annotations

from typing import get_args

import pytest
from conftest import as_read
from figure_reading import REPORT
from voices import speaking

from galley import figures
from galley.figures import Surface, Words, of_data
from galley.model.inserts import Drawing, FigureInsert, Ornament, QrInsert
from galley.model.subjects import Undrawable

SURFACE = Surface(300)


def words() -> Words:
    return Words(as_read(REPORT), speaking("en"))


def figure(draw: Drawing, *of: str) -> FigureInsert:
    return FigureInsert(kind="figure", id="figure", draw=draw, of=of)


def test_every_kind_of_drawing_is_drawn() -> None:
    assert set(figures._KINDS) == set(get_args(Drawing))


def test_a_figure_says_what_it_is_told_to_or_what_it_shows() -> None:
    section = as_read(REPORT).sections["front"]
    asked = figure("committees")
    own = figures.svg(asked, section, words(), SURFACE)
    assert "<title>Meetings of each committee: Educational and Cultural Exchange 14" in own
    assert "<title>Told</title>" in figures.svg(asked, section, words(), SURFACE, "Told")
    told = of_data("committees", as_read(REPORT).registry.committees, words(), SURFACE)
    assert told == own


def test_codes_say_what_they_are_told_to() -> None:
    code = QrInsert.model_construct(link="https://example.org")
    assert "<title>An address</title>" in figures.qr(code, "An address")
    bars = figures.isbn("978-3-16-148410-0", "A number", SURFACE)
    assert "<title>A number</title>" in bars and "ISBN 978-3-16-148410-0" in bars


def test_an_ornament_is_a_drawing_without_words() -> None:
    drawn = figures.ornament(Ornament(draw="committees"), words(), SURFACE)
    assert drawn.startswith("<svg") and "<text" not in drawn and "xMinYMax" in drawn
    assert "xMidYMid" in figures.ornament(Ornament(draw="committees"), words(), SURFACE, centred=True)


def test_where_a_meeting_was_held_is_drawn_where_that_is_known() -> None:
    held = next(each for each in as_read(REPORT).registry.meetings if each.host)
    unknown = next(each for each in as_read(REPORT).registry.meetings if not each.host)
    assert "<title>Map with the place where it was held: " in figures.where(held.id, words(), SURFACE)
    assert figures.where(unknown.id, words(), SURFACE) == ""


def test_the_land_is_drawn_where_there_is_a_map() -> None:
    drawn = figures.land(words(), SURFACE, 100, 50)
    assert 'viewBox="0 0 100 50"' in drawn and "<text" not in drawn


def test_what_cannot_be_drawn_is_told() -> None:
    with pytest.raises(Undrawable):
        figures.svg(figure("timeline", "nowhere"), as_read(REPORT).sections["front"], words(), SURFACE)
