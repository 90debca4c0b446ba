"""The land alone, in two tones: to adorn covers and dividers."""

from __future__ import annotations

from galley.figures.canvas import Canvas
from galley.figures.drawn import Drawn
from galley.figures.map.cutting import Box
from galley.figures.map.land import Window
from galley.figures.map.marks import CAPTION
from galley.figures.map.scene import Scene
from galley.figures.surface import Surface, Words
from galley.model.mapped import Membership
from galley.model.maps import Frame


def outline(told: Membership, words: Words, surface: Surface) -> Drawn:
    """The members and observers of a day, lit on the land around them, without sea and words; in the shape of the map, and with its caption on a page."""
    frame = told.plan.frame
    slope = (frame.bottom - frame.top) / (frame.right - frame.left)
    width = min(surface.width, (surface.height - CAPTION) / slope)
    canvas = filled(told, words, surface, width, width * slope)
    return Drawn(canvas, words.voice.pgettext("figure", "The land of the members on the map."))


def filled(told: Membership, words: Words, surface: Surface, width: float, height: float) -> Canvas:
    """A sheet that the land fills, whatever its shape: as wide as the map, with more or less of its north and south."""
    box = Box(0, 0, width, height)
    canvas = Canvas(width, height, surface.width_of)
    window = Window(told.plan.projection.on(), _filling(told.plan.frame, box), box)
    scene = Scene(words.publication.registry, canvas, {None: window})
    regions = [region.id for _, region in told.numbered()]
    land = scene.lands[None]
    scene.fill(land, [id for id in told.land.shapes if id not in regions], "land")
    scene.fill(land, regions, "accent")
    return canvas


def _filling(frame: Frame, box: Box) -> Frame:
    """What a box shows that is as wide as a frame: about its middle, and as high as the box is for its width."""
    middle, half = (frame.top + frame.bottom) / 2, (frame.right - frame.left) * box.height / box.width / 2
    return Frame.model_construct(left=frame.left, top=middle - half, right=frame.right, bottom=middle + half)
