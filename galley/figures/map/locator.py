"""A small map that shows where one region lies."""

from __future__ import annotations

from galley.figures.canvas import LABEL, SMALL, Canvas, folded
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


def locator(told: Hosting, words: Words, surface: Surface) -> Drawn:
    """The host of a meeting, lit among the members."""
    region = told.hosts[0].region
    registry = words.publication.registry
    under = folded(words.name(told.membership.plan.attribution), surface.width, SMALL, surface.width_of)
    height = surface.width * SHAPE
    canvas = Canvas(surface.width, height + NOTE * (len(under) + 0.3), surface.width_of)
    window = Window(told.membership.plan.projection.on(), _frame(told, region.id), Box(0, 0, surface.width, height))
    scene = Scene(registry, canvas, {None: window})
    members = [each.id for _, each in told.membership.numbered() if each.id != region.id]
    scene.draw_ground([region.id, *members])
    scene.draw_regions(members, "light")
    scene.draw_regions([region.id], "accent")
    scene.draw_borders([region.id, *members])
    found = scene.lands[None].pole(region.id)
    name = words.host(region.id)
    if found:
        (x, y), half = found.at, canvas.width_of(name, LABEL, True) / 2
        canvas.circle((x, y), RING, None, "accent", 1.2)
        x = max(half + 3, min(surface.width - half - 3, x))
        below = y + RING + 4 + LABEL < height - 3
        canvas.text((x, y + RING + 2 + LABEL if below else y - RING - 4), name, LABEL, "middle", True)
    canvas.lines((0, height + NOTE), under, NOTE, SMALL, colour="grey")
    pattern = words.voice.pgettext("figure", "Map with the place where it was held: {place}.")
    return Drawn(canvas, words.voice.fill(pattern, place=name))


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
