"""Small drawings are shape by shape what `outlined.txt` has: every place, size and colour, and what is said of them in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from conftest import as_read
from figure_reading import REPORT, outlined
from voices import speaking

from galley.figures.barcode import barcode
from galley.figures.bars import Bar, bars
from galley.figures.canvas import Canvas
from galley.figures.columns import columns
from galley.figures.drawn import Drawn
from galley.figures.map.badges import Badge, Placed
from galley.figures.map.hosts import hosts
from galley.figures.map.marks import draw_badge, draw_below
from galley.figures.membership import membership
from galley.figures.surface import Surface, Words
from galley.figures.timeline import Row as Lane
from galley.figures.timeline import timeline
from galley.figures.tree import Node, tree
from galley.figures.units import units
from galley.figures.year import year
from galley.model.base import Moment
from galley.model.drawings import subject
from galley.model.inserts import FigureInsert
from galley.model.sections import CalendarSection
from galley.model.subjects import Count, Members
from galley.model.subjects import membership as members_of
from galley.model.units import Row, Units

KEPT = Path(__file__).with_name("outlined.txt")


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Each character half as wide as its size."""
    return len(text) * size / 2


def words() -> Words:
    return Words(as_read(REPORT), speaking("en"))


def on(width: float, height: float = 680.0) -> Surface:
    return Surface(width, height, width_of)


ROWS = [
    Bar("water", 10, "10"),
    Bar("wind", None, "none", detail="not known"),
    Bar("sun", 4, "4", apart=True),
    Bar("zero", 0, "0"),
]
TREE = Node(
    "Assembly", "all", [Node("Board", "", [Node("Desk", "works", serves=True)]), Node("Court of the rivers", "judges")]
)


def marks() -> Canvas:
    canvas = Canvas(100, 50, width_of)
    draw_below(
        canvas,
        (5, 10),
        [[("1", False, "Members"), ("1*", True, "Others")], [("", False, "Words")]],
        ["one", "two"],
        100,
    )
    draw_badge(canvas, Placed(Badge("a", "12", (50, 20), 9, stretch=2), (50, 20), 4), 6)
    draw_badge(canvas, Placed(Badge("a", "3", (70, 20), 9, faint=True), (50, 20), 4), 6)
    return canvas


def counted(width: float, what: str, *rows: tuple[str | None, int, int], total: int | None = None) -> Drawn:
    told = tuple(Row(id, number, apart) for id, number, apart in rows)
    return units(Units(what, told, sum(each.number for each in told) if total is None else total), words(), on(width))


def members(*counts: tuple[Moment, int], width: float = 200.0) -> Drawn:
    figure = FigureInsert(kind="figure", id="figure", draw="membership")
    told: Members = members_of(as_read(REPORT), None, figure)
    own = tuple(Count(moment, number) for moment, number in counts)
    return membership(told._replace(counts=own) if own else told, words(), on(width))


def lane(*starts: tuple[int, ...]) -> Lane:
    """Meetings of the assembly at other times; one on no known place at the end."""
    registry = as_read(REPORT).registry
    series = next(each for each in registry.series if each.id == "assembly")
    known = [each for each in registry.meetings if each.series == "assembly"][3]
    told = [
        known.model_copy(update={"ordinal": number, "start": Moment(*start)}) for number, start in enumerate(starts, 1)
    ]
    return series, (*told[:-1], told[-1].model_copy(update={"host": None}))


def calendar(width: float) -> Drawn:
    """A year of a few events, one of them a meeting."""
    section = as_read(REPORT).sections["calendar"]
    assert isinstance(section, CalendarSection)
    first, meeting = section.events[0], next(each for each in section.events if each.meeting)
    days = [(1, 1, 1, 20), (1, 10, 1, 12), (1, 25, 2, 1), (12, 31, 12, 31)]
    own = [
        first.model_copy(update={"start": date(2014, *each[:2]), "end": date(2014, *each[2:]), "meeting": None})
        for each in days
    ]
    held = meeting.model_copy(update={"start": date(2014, 6, 1), "end": date(2014, 6, 3)})
    late = meeting.model_copy(update={"start": date(2014, 11, 1), "end": None})
    return year(section.model_copy(update={"year": 2014, "events": (*own, held, late)}), words(), on(width))


def located() -> Drawn:
    """The map of where one meeting was held."""
    asked = FigureInsert.model_construct(draw="hosts", of=("forum-6",))
    return hosts(subject(as_read(REPORT), None, asked), words(), on(150))


DRAWINGS: dict[str, Callable[[], Canvas | Drawn | None]] = {
    "bars beside names, with a footing": lambda: bars(
        ROWS, on(200), ["in all", "14 of them and more than one line holds"]
    ),
    "bars below names": lambda: bars([Bar("a long-winded-word", 10, "10"), Bar("b", 5, "5", detail="small")], on(60)),
    "bars in two columns": lambda: bars([Bar(f"n{n}", 9 - n, str(9 - n)) for n in range(5)], on(300, 100)),
    "columns": lambda: columns([*ROWS[:1], Bar("b", None, "–"), Bar("c", 5, "5")], on(150)),
    "a tree of rows": lambda: tree(TREE, on(300)),
    "a tree of steps": lambda: tree(TREE, on(120)),
    "a tree of one box": lambda: tree(Node("Board", ""), on(600)),
    "a bar code": lambda: barcode("978-3-16-148410-0", width_of),
    "a bar code of wide letters": lambda: barcode("979-10-90636-07-1", lambda text, size, bold: len(text) * size),
    "marks of a map and their key": marks,
    "units beside names": lambda: counted(320, "members", ("CN", 7, 2), ("MN", 1, 0)),
    "units of the smallest size": lambda: counted(299, "events", ("CN", 7, 0), ("MN", 0, 0), total=9),
    "units as large as the longest row allows": lambda: counted(300, "committees", ("CN", 22, 0), ("MN", 2, 0)),
    "units of the second size": lambda: counted(350, "committees", ("CN", 22, 0)),
    "units of the most in a line": lambda: counted(600, "committees", ("CN", 26, 0)),
    "units beside a name of one word that fills its room": lambda: counted(114, "events", ("MN", 1, 0)),
    "units in several lines": lambda: counted(200, "participants", ("CN", 27, 0), (None, 2, 2)),
    "units below names": lambda: counted(60, "tally", ("near-secretariat", 6, 0), (None, 1, 0)),
    "membership with known steps": lambda: members(width=250),
    "membership in years": lambda: members((Moment(2000, 1, 1), 5), (Moment(2002, 7, 1), 0), (Moment(2004), 10)),
    "membership as bars, where points are too near": lambda: members(
        (Moment(2000), 5), (Moment(2001), 5), (Moment(2009), 10), width=130
    ),
    "membership of near times and other numbers": lambda: members(
        (Moment(2000), 5), (Moment(2001), 9), (Moment(2009), 10), width=130
    ),
    "a timeline": lambda: timeline([lane((2010, 3, 1), (2010, 6, 1), (2012,), (2016, 1, 1))], words(), on(300)),
    "timelines below each other": lambda: timeline([lane((2010,)), lane((2012, 5), (2015,))], words(), on(150)),
    "timelines beside each other": lambda: timeline([lane((2010,)), lane((2011,))], words(), on(420)),
    "timelines of two lines beside each other": lambda: timeline([lane((2010,), (2012,))] * 2, words(), on(244)),
    "timelines of two lines below each other": lambda: timeline([lane((2010,), (2012,))] * 2, words(), on(242)),
    "a timeline up to the day of the book": lambda: timeline([lane((2014, 12, 31), (2015,))], words(), on(300)),
    "a timeline on a low page": lambda: timeline(
        [lane((2010, 1, 1), (2012, 1, 1), (2012, 7, 1))], words(), on(300, 80)
    ),
    "a year": lambda: calendar(420),
    "a narrow year": lambda: calendar(60),
    "where a meeting was held": located,
}


def short(shape: str) -> str:
    """A shape, of long lines as those of land how many there are and how they are drawn."""
    look = shape.split("Z")[-1].split()[-4:]
    return f"path of {shape.count('M')} lines {' '.join(look)}" if shape.count("L") > 10 else shape


def shown(drawing: Canvas | Drawn | None) -> list[str]:
    """A drawing as it is kept: its size, its shapes, and its sentence."""
    canvas = drawing.canvas if isinstance(drawing, Drawn) else drawing
    assert canvas is not None
    said = [drawing.alt] if isinstance(drawing, Drawn) else []
    return [f"{canvas.width:.2f} × {canvas.height:.2f}", *map(short, outlined(canvas)), *said]


@cache
def kept() -> dict[str, list[str]]:
    parts = KEPT.read_text(encoding="utf-8").removeprefix("# ").split("\n\n# ")
    return {part.split("\n")[0]: part.rstrip("\n").split("\n")[1:] for part in parts}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_shape_by_shape_as_it_is_kept(name: str) -> None:
    assert shown(DRAWINGS[name]()) == kept()[name]


def test_nothing_is_kept_that_is_not_drawn() -> None:
    assert list(kept()) == list(DRAWINGS)
