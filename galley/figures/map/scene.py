"""The map of a registry on a sheet: the map itself, its insets in a row below it, and the land on each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from galley.figures.canvas import Canvas, Point, polyline
from galley.figures.map.badges import Badge, Placed, Setting
from galley.figures.map.cutting import Box, cut_line, hatched
from galley.figures.map.land import Land, Window, land_on
from galley.figures.map.lettering import Around, Line, broken, place, within
from galley.figures.map.marks import CAPTION
from galley.figures.map.poles import inside
from galley.figures.surface import Surface, Words
from galley.model.maps import CountryName, Frame, MapFile
from galley.model.registry import Region, Registry
from galley.model.topology import Topology

BETWEEN = 6.0
"""Between the map and its insets, in points."""
HATCH = 2.2
SPACED, CLOSE = 0.22, 0.04
"""How far the letters of a country's name are set apart, in ems, and how far where they have no room for that."""
REACH, INSET_REACH = 3.0, 8.0
"""How far a name may stand from the place that the map gives it, in sizes of its type: on an inset, which shows one country, farther."""
CLOSER = 6.0
"""What it has to be worth to set them closer, as `lettering` counts."""
PITCH = 1.25
"""From line to line of a name, in sizes of its type."""
SHORE, BORDER, FRAME = 12.0, 2.0, 1.0
"""What lines that run through a name cost (`lettering.Line`): where dark land ends half of a name is hard to read."""
LOST = SHORE
"""On an inset a name that costs more is left out, where the map has it beside the frame of the inset."""
LEAST_LIGHT = 7
"""Light letters on a dark ground fill up when they are smaller, in points."""
GRID = 10
"""Meridians and parallels are drawn at every so many degrees."""


def windows(plan: MapFile, width: float, left: float = 0.0) -> dict[str | None, Window]:
    """The map and its insets on a sheet: the map at the top, the insets below it in a row, by id."""
    box = Box(left, 0, left + width, width * _height(plan.frame))
    found: dict[str | None, Window] = {None: Window(plan.projection.on(), plan.frame, box)}
    height = _row(plan, width)
    at = left
    for each in plan.insets:
        wide = height / _height(each.frame)
        place = Box(at, box.bottom + BETWEEN, at + wide, box.bottom + BETWEEN + height)
        found[each.id] = Window(plan.projection.on(each.centre), each.frame, place)
        at += wide + BETWEEN
    return found


def _height(frame: Frame) -> float:
    """How high a frame is for its width."""
    return (frame.bottom - frame.top) / (frame.right - frame.left)


def _row(plan: MapFile, width: float) -> float:
    """How high the insets are that fill a width together."""
    if not plan.insets:
        return 0.0
    return (width - BETWEEN * (len(plan.insets) - 1)) / sum(1 / _height(each.frame) for each in plan.insets)


def stage(registry: Registry, surface: Surface, under: float) -> Scene:
    """A sheet with the map of a registry and its insets, as wide as it can be with what stands `under` it, so high, and a caption on a page."""
    assert registry.map
    plan = registry.map
    room = surface.height - under - CAPTION - BETWEEN * bool(plan.insets)
    width = surface.width * min(1.0, room / (_height(plan.frame) * surface.width + _row(plan, surface.width)))
    found = windows(plan, width, (surface.width - width) / 2)
    bottom = max(window.box.bottom for window in found.values())
    return Scene(registry, Canvas(surface.width, bottom + under, surface.width_of), found)


class Scene:
    """A map on a canvas."""

    def __init__(self, registry: Registry, canvas: Canvas, found: dict[str | None, Window]) -> None:
        assert registry.map and registry.land
        self.plan: MapFile = registry.map
        self.topology: Topology = registry.land
        self.registry, self.canvas, self.windows = registry, canvas, found
        self.country = {each.id: each.country for each in registry.regions}
        smallest = tuple((id, self.plan.smallest_of(self.country.get(id))) for id in self.topology.shapes)
        self.lands = {id: land_on(self.topology, window, smallest) for id, window in found.items()}

    @property
    def width(self) -> float:
        """How wide the map is."""
        return self.windows[None].box.width

    @property
    def foot(self) -> Point:
        """Where the map ends at the left."""
        return self.windows[None].box.left, max(window.box.bottom for window in self.windows.values())

    @cached_property
    def _sides(self) -> dict[int, list[str]]:
        return self.topology.sides()

    def window_of(self, region: Region) -> str | None:
        """Where a region has its mark: the inset of its country, or the map."""
        return next(
            (each.id for each in self.plan.insets if region.country in each.countries and each.id in self.windows), None
        )

    def draw_ground(self, lit: Collection[str], sea: str = "tint", ground: str = "land") -> None:
        """Sea, meridians and parallels, and the land of all that is not lit, in one colour and without borders."""
        others = [id for id in self.topology.shapes if id not in lit]
        for land in self.lands.values():
            box = land.window.box
            self.canvas.rect(box.left, box.top, box.width, box.height, sea)
            self.canvas.path("".join(polyline(line) for line in graticule(land.window)), stroke="paper", width=0.4)
            self.fill(land, others, ground)

    def draw_regions(self, ids: Sequence[str], fill: str, hatch: str | None = None) -> None:
        """The land of some regions in a colour, hatched in another where one is given."""
        for land in self.lands.values():
            self.fill(land, ids, fill)
            if hatch:
                for id in ids:
                    lines = hatched(land.areas([id]), HATCH)
                    if lines:
                        self.canvas.path("".join(polyline(each) for each in lines), stroke=hatch, width=0.5)

    def draw_borders(self, lit: Collection[str], colour: str = "paper", width: float = 0.4) -> None:
        """The borders between regions that are lit, wider where they are those of countries."""
        inner: list[int] = []
        outer: list[int] = []
        for number, sides in self._sides.items():
            if len(sides) == 2 and all(each in lit for each in sides):
                one, other = (self.country.get(each) for each in sides)
                (inner if one == other else outer).append(number)
        for land in self.lands.values():
            for arcs, wide in ((inner, width), (outer, width * 2.5)):
                data = "".join(polyline(line) for line in land.borders(arcs))
                if data:
                    self.canvas.path(data, stroke=colour, width=wide)

    def fill(self, land: Land, ids: Sequence[str], colour: str) -> None:
        data = "".join(polyline(ring, closed=True) for ring in land.areas(ids))
        if data:
            self.canvas.path(data, fill=colour)

    def draw_frames(self, names: Sequence[Box]) -> None:
        """What the insets show, on the map, interrupted by its names."""
        for frame in self._frames():
            for line in broken(frame, names):
                self.canvas.path(polyline(line), stroke="accent", width=0.5)

    def _frames(self) -> Iterator[list[Point]]:
        """What the insets show, on the map."""
        main = self.windows[None]
        for id, window in self.windows.items():
            if id is not None:
                edge = [main.at(place) for place in window.rim()]
                yield from cut_line([*edge, edge[0]], main.box)

    def draw_names(
        self, words: Words, countries: Collection[str], lit: Sequence[str], size: float, badges: Sequence[Badge] = ()
    ) -> dict[str | None, list[Box]]:
        """The names of some countries, in capitals set apart, light on land that is lit, off the places of badges; where they stand, by window."""
        found: dict[str | None, list[Box]] = {id: [] for id in self.windows}
        lines = {id: list(self._lines(id, lit)) for id in self.windows}
        for each in self.plan.names:
            if each.country in countries and each.inset in self.windows:
                land, there = self.lands[each.inset], found[each.inset]
                others = [id for id in self.topology.shapes if self.country.get(id) != each.country]
                marks = [badge.anchor for badge in badges if badge.window == each.inset]
                around = Around(lines[each.inset], land.areas(others), there, marks)
                text = words.country(each.country).upper()
                there.extend(self._name(each, text, size, land.areas(lit), around))
        return found

    def _lines(self, id: str | None, lit: Sequence[str]) -> Iterator[Line]:
        """What a name in a window should not stand across: the shores of what is lit, the borders in it, the frames of insets."""
        land = self.lands[id]
        for ring in land.areas(lit):
            yield Line([*ring, ring[0]], SHORE)
        within = [number for number, sides in self._sides.items() if len(sides) == 2 and set(sides) <= set(lit)]
        for line in land.borders(within):
            yield Line(line, BORDER)
        if id is None:
            for frame in self._frames():
                yield Line(frame, FRAME)

    def _name(
        self, name: CountryName, text: str, size: float, dark: Sequence[Sequence[Point]], around: Around
    ) -> Iterator[Box]:
        """A name about its place, a line for each word; nothing on an inset where it could not be read."""
        window = self.windows[name.inset]
        words, room, at = text.split(), window.box.grown(-4), window.at((name.east, name.north))
        reach = INSET_REACH if name.inset else REACH

        def half(size: float, spaced: float) -> Point:
            wide = max(self.canvas.spaced(word, size, True, size * spaced) for word in words)
            return wide / 2, size * (PITCH * (len(words) - 1) + 1) / 2

        tries = ((*place(at, half(size, each), size, reach, room, around), each) for each in (SPACED, CLOSE))
        (cost, middle, spaced) = min(tries, key=lambda each: each[0] + CLOSER * (each[2] == CLOSE))
        if (
            name.inset
            and cost > LOST
            and any(not each.inset and each.country == name.country for each in self.plan.names)
        ):
            return
        colour = "paper" if inside(middle, dark) else "ink"
        size = max(size, LEAST_LIGHT) if colour == "paper" else size
        wide, high = half(size, spaced)
        x, y = within(middle, (wide, high), room)
        top = y - high + size / 2
        for number, word in enumerate(words):
            line = top + number * PITCH * size + size * 0.36
            self.canvas.text((x, line), word, size, "middle", True, colour, size * spaced)
        yield Box(x - wide, y - high, x + wide, y + high)

    def placed(self, badges: Sequence[Badge], labels: dict[str | None, list[Box]], radius: float) -> Iterator[Placed]:
        """Badges in their places on all windows."""
        for id, window in self.windows.items():
            here = [each for each in badges if each.window == id]
            yield from Setting(window.box, labels[id], radius, here).arranged()


def graticule(window: Window) -> Iterator[list[Point]]:
    """Meridians and parallels, cut to the window."""
    for east in range(0, 240, GRID):
        yield from cut_line([window.at((east, north)) for north in range(0, 86, 5)], window.box)
    for north in range(0, 90, GRID):
        yield from cut_line([window.at((east, north)) for east in range(0, 240, 4)], window.box)
