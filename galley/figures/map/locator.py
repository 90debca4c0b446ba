"""A small map that shows where one region lies."""

from __future__ import annotations

from galley.figures.canvas import LABEL, PITCH, SMALL, Canvas, Point, folded
from galley.figures.drawn import Drawn
from galley.figures.map.cutting import Box
from galley.figures.map.land import Window
from galley.figures.map.marks import NOTE
from galley.figures.map.scene import Scene
from galley.figures.surface import Surface, Words
from galley.model.mapped import Hosting
from galley.model.maps import Frame
from galley.model.topology import ring_line

ACROSS_KM = 2600.0
"""How much of the earth it shows from left to right."""
SHAPE = 0.78
"""How high it is for its width."""
RING = 9.0
UNDER = 2.0
"""Between the name of the host and the note below it, in points."""


def locator(told: Hosting, words: Words, surface: Surface) -> Drawn:
    """The host of a meeting, lit among the members; its name stands below the map, which may be narrower than a name."""
    region = told.hosts[0].region
    registry = words.publication.registry
    name = words.host(region.id)
    label = folded(name, surface.width, LABEL, surface.width_of, bold=True)
    under = folded(words.name(told.membership.plan.attribution), surface.width, SMALL, surface.width_of)
    height = surface.width * SHAPE
    below = height + PITCH * len(label) + UNDER
    canvas = Canvas(surface.width, below + NOTE * (len(under) + 0.3), surface.width_of)
    window = Window(told.membership.plan.projection.on(), _frame(told, region.id), Box(0, 0, surface.width, height))
    scene = Scene(registry, canvas, {None: window})
    members = [each.id for _, each in told.membership.numbered() if each.id != region.id]
    scene.draw_ground([region.id, *members])
    scene.draw_regions(members, "light")
    scene.draw_regions([region.id], "accent")
    scene.draw_borders([region.id, *members])
    found = scene.lands[None].pole(region.id)
    if found:
        _mark(canvas, found.at, height)
    middle = found.at[0] if found else surface.width / 2
    for number, line in enumerate(label):
        half = canvas.width_of(line, LABEL, True) / 2
        x = max(half, min(surface.width - half, middle))
        canvas.text((x, height + PITCH * (number + 1)), line, LABEL, "middle", True)
    canvas.lines((0, below + NOTE), under, NOTE, SMALL, colour="grey")
    pattern = words.voice.pgettext("figure", "Map with the place where it was held: {place}.")
    return Drawn(canvas, words.voice.fill(pattern, place=name))


def _mark(canvas: Canvas, at: Point, height: float) -> None:
    """A ring about a place and a line from it down to the name below the map, both edged with paper: the land they lie on is dark."""
    x, y = at
    foot = max(y + RING, height)
    for colour, ring, line in (("paper", 2.8, 1.8), ("ink", 1.2, 0.6)):
        canvas.circle(at, RING, None, colour, ring)
        canvas.line((x, y + RING), (x, foot), colour, line)


def _frame(told: Hosting, region: str) -> Frame:
    """A part of the map about a region, moved where it would look over its edge."""
    plan, land = told.membership.plan, told.membership.land
    whole, projection = plan.frame, plan.projection.on()
    points = [projection.at(place) for ring in land.shapes[region] for place in ring_line(ring, land.arcs)]
    across, down = zip(*points, strict=True)
    wide = min(ACROSS_KM, whole.right - whole.left, (whole.bottom - whole.top) / SHAPE)
    left = _kept((min(across) + max(across) - wide) / 2, whole.left, whole.right - wide)
    top = _kept((min(down) + max(down) - wide * SHAPE) / 2, whole.top, whole.bottom - wide * SHAPE)
    return Frame.model_construct(left=left, top=top, right=left + wide, bottom=top + wide * SHAPE)


def _kept(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
