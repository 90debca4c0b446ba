"""Where meetings were held: the numbers are those of the calendar and the registry, the hosts are lit, and one alone is on a small map."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from conftest import as_read
from figure_reading import covered, illegible, labels, letters, shapes, texts
from figure_reading import words as named
from lengthy import long
from voices import speaking

from galley.figures import Surface, Words, land
from galley.figures.drawn import Drawn
from galley.figures.map.hosts import hosts
from galley.figures.map.marks import in_rows
from galley.figures.map.outline import outline
from galley.model.drawings import Undrawable, subject
from galley.model.inserts import FigureInsert
from galley.model.sections import CalendarSection

REPORT = "content/annual-report-2014"
A4 = Surface(420, 680)


def words(language: str) -> Words:
    return Words(as_read(REPORT), speaking(language))


def asked(draw: str, *of: str) -> FigureInsert:
    return FigureInsert.model_construct(draw=draw, of=of)


@cache
def drawn(language: str, *of: str, surface: Surface = A4) -> Drawn:
    return hosts(subject(as_read(REPORT), None, asked("hosts", *of)), words(language), surface)


def test_each_host_has_the_number_of_its_events() -> None:
    calendar = as_read(REPORT).sections["calendar"]
    assert isinstance(calendar, CalendarSection)
    regions = {each.id for each in as_read(REPORT).registry.regions}
    counts = Counter(event.host for event in calendar.events if event.host in regions)
    numbers = [each for each in texts(drawn("en", "calendar").canvas) if each.isdigit()]
    assert sorted(numbers[:-1]) == sorted(map(str, counts.values()))
    assert f"Not on the map: {len(calendar.events) - counts.total()}" in texts(drawn("en", "calendar").canvas)


def test_the_assemblies_have_their_ordinals() -> None:
    held = [each for each in as_read(REPORT).registry.meetings if each.series == "assembly" and each.host]
    past = [each for each in held if each.start.first <= as_read(REPORT).record.as_of]
    said = texts(drawn("en", "assembly").canvas)
    numbers = [
        int(part)
        for each in said[: said.index("Number of the meeting") - 1]
        for part in each.split(", ")
        if part.isdigit()
    ]
    assert sorted(numbers) == sorted(each.ordinal for each in past)


@pytest.mark.parametrize("language", ["zh", "ru", "mn", *long("en", "ja", "ko")])
def test_the_key_goes_on_in_another_row_where_its_sheet_is_narrow(language: str) -> None:
    """Beside another figure: half of the measure. In Russian the key is the longest; the suite tries it, and two others."""
    surface = Surface(202, 680, letters(language).width)
    canvas = drawn(language, "calendar", surface=surface).canvas
    assert [each for each in illegible(canvas) if "leaves" in each] == []
    told = in_rows([("2", False, "w" * 20), ("", False, "w" * 20)], surface)
    assert [len(row) for row in told] == [1, 1]
    assert [len(row) for row in in_rows([("2", False, "w"), ("", False, "w")], surface)] == [2]


def test_of_several_rows_the_meetings_are_counted() -> None:
    told = subject(as_read(REPORT), None, asked("hosts", "assembly", "working-committee"))
    assert not told.by_ordinal
    assert "How many were held there" in texts(drawn("en", "assembly", "working-committee").canvas)


@pytest.mark.parametrize("language", ["zh", "ru", "en", *long("ja", "ko", "mn")])
@pytest.mark.parametrize("width", [85.0, *long(140.0), 420.0])
def test_a_single_meeting_has_a_small_map_with_its_host_below(width: float, language: str) -> None:
    """`forum-6` was held where the name of the region is wider than a narrow map. In the suite in a language of each script."""
    told = subject(as_read(REPORT), None, asked("hosts", "forum-6"))
    small = hosts(told, named(language), Surface(width, 680, letters(language).width))
    name = named(language).host("RU-KHA")
    said = list(labels(small.canvas))
    height = float(shapes(small.canvas, "rect")[0]["height"])
    assert illegible(small.canvas) == covered(small.canvas) == []
    assert all(each.top >= height for each in said), "a name on the map is dark on dark land"
    assert re.sub(r"\s", "", "".join(each.text for each in said)).startswith(re.sub(r"\s", "", name))
    assert name in small.alt
    paper, ring = shapes(small.canvas, "circle")
    assert (paper["stroke"], ring["stroke"]) == ("var(--colour-paper)", "var(--colour-ink)")
    assert float(paper["stroke-width"]) > float(ring["stroke-width"])
    assert float(shapes(small.canvas, "line")[-1]["y2"]) == pytest.approx(height)
    lit = [each for each in shapes(small.canvas, "path") if each["fill"] == "var(--colour-accent)"]
    assert len(lit) == 1


def test_what_was_not_held_yet_is_not_on_the_map() -> None:
    with pytest.raises(Undrawable) as fault:
        subject(as_read(REPORT), None, asked("hosts", "assembly-11"))
    assert (
        str(fault.value.message)
        == "hosts is drawn of calendars, series of meetings or meetings held, and assembly-11 is none that could be drawn"
    )


def test_the_outline_has_the_shape_of_the_map_and_two_tones() -> None:
    told = subject(as_read(REPORT), None, asked("outline"))
    canvas = outline(told, words("zh"), Surface(300, 680)).canvas
    frame = told.plan.frame
    assert canvas.height == pytest.approx(300 * (frame.bottom - frame.top) / (frame.right - frame.left))
    assert [each["fill"] for each in shapes(canvas, "path")] == ["var(--colour-land)", "var(--colour-accent)"]
    assert texts(canvas) == []


@pytest.mark.parametrize(("width", "height"), [(600.0, 850.0), (600.0, 300.0)])
def test_land_fills_the_shape_it_is_given(width: float, height: float) -> None:
    svg = land(words("zh"), A4, width, height)
    assert f'viewBox="0 0 {width:g} {height:g}"' in svg and 'aria-hidden="true"' in svg
    numbers = [tuple(map(float, each)) for each in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", svg)]
    assert min(x for x, _ in numbers) == 0 and max(x for x, _ in numbers) <= width
    assert min(y for _, y in numbers) >= 0 and max(y for _, y in numbers) == pytest.approx(height)


def test_without_a_map_there_is_no_land() -> None:
    publication = as_read(REPORT)
    bare = publication.model_copy(update={"registry": publication.registry.model_copy(update={"map": None})})
    assert land(Words(bare, words("zh").voice), A4, 100, 100) == ""
