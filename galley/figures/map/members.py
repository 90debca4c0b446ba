"""The map of the regions: every one with the number that the legend gives it."""

from __future__ import annotations

from collections.abc import Iterator

from galley.figures.canvas import LABEL, SMALL, Canvas, folded
from galley.figures.drawn import Drawn
from galley.figures.map.badges import Badge, Placed
from galley.figures.map.scene import Scene, fitting, windows
from galley.figures.surface import Surface, Words
from galley.model.mapped import Membership

KEY = 22.0
NOTE = 9.0
CAPTION = 34.0
"""What is kept free below the figure on its page, for two lines of a caption."""


def members(told: Membership, words: Words, surface: Surface) -> Drawn:
    """The land of members and observers on a day, numbered as in the legend."""
    registry = words.publication.registry
    notes = _notes(told, words, surface)
    below = KEY + NOTE * len(notes)
    width = fitting(told.plan, surface, below + CAPTION)
    found = windows(told.plan, width, (surface.width - width) / 2)
    bottom = max(window.box.bottom for window in found.values())
    canvas = Canvas(surface.width, bottom + below, surface.width_of)
    scene = Scene(registry, canvas, found)
    regions = [region for _, region in told.numbered()]
    observing = {each.id for each in regions if each.status == "observer"}
    lit = [each.id for each in regions]
    scene.draw_ground(lit)
    scene.draw_regions([id for id in lit if id not in observing], "accent")
    if observing:
        scene.draw_regions(observing, "light", "accent")
    scene.draw_borders(lit)
    scene.draw_frames()
    labels = scene.draw_names(words, [each.id for each, _ in told.countries], set(lit) - observing, name_size(width))
    size, radius = digits(width)
    for placed in scene.placed(list(_badges(told, words, scene, size, radius)), labels, radius):
        draw_badge(canvas, placed, size)
    _key(canvas, words, found[None].box.left, bottom + KEY / 2 + 1, size, radius, bool(observing))
    for number, line in enumerate(notes):
        canvas.text((found[None].box.left, bottom + KEY + NOTE * (number + 0.8)), line, SMALL, colour="grey")
    return Drawn(canvas, _alt(told, words))


def name_size(width: float) -> float:
    """How large the names of countries are set on a map of a width, in points."""
    return max(6.5, min(9.5, width / 44))


def digits(width: float) -> tuple[float, float]:
    """How large numbers are set on a map of a width, and the radius of the discs they stand on, in points."""
    size = max(6.0, min(7.0, width / 62))
    return size, size * 0.76


def draw_badge(canvas: Canvas, placed: Placed, size: float) -> None:
    """A number on its disc, and the line to its land."""
    badge, (x, y), radius = placed.badge, placed.at, placed.radius
    if placed.leader:
        canvas.line(*placed.leader, "paper", 1.6)
        canvas.line(*placed.leader, "ink", 0.5)
        canvas.circle(placed.leader[1], 1.0, "ink", "paper", 0.4)
    fill, edge, colour = ("light", "ink", "ink") if badge.faint else ("paper", "ink", "ink")
    if badge.stretch:
        canvas.path(_pill(x, y, radius, badge.stretch), fill, edge, 0.5)
    else:
        canvas.circle((x, y), radius, fill, edge, 0.5)
    canvas.text((x, y + size * 0.36), badge.text, size, "middle", True, colour)


def _pill(x: float, y: float, radius: float, stretch: float) -> str:
    left, right, top = x - stretch, x + stretch, y - radius
    arc = f"A{radius:.2f} {radius:.2f} 0 0 1"
    return f"M{left:.2f} {top:.2f}H{right:.2f}{arc} {right:.2f} {top + 2 * radius:.2f}H{left:.2f}{arc} {left:.2f} {top:.2f}Z"


def stretched(text: str, size: float, radius: float, surface: Surface | Canvas) -> float:
    """By how much a disc has to be wider on both sides for a text."""
    need = surface.width_of(text, size, True) / 2 + size * 0.12
    return max(0.0, need - radius * 0.86)


def _badges(told: Membership, words: Words, scene: Scene, size: float, radius: float) -> Iterator[Badge]:
    for number, region in told.numbered():
        window, faint = scene.window_of(region), region.status == "observer"
        found = scene.pole(region.id, window)
        if found:
            text = words.number(number) + ("*" if faint else "")
            yield Badge(
                region.id, text, found.at, found.room, window, stretched(text, size, radius, scene.canvas), faint
            )


def _key(canvas: Canvas, words: Words, x: float, y: float, size: float, radius: float, observers: bool) -> None:
    """What the two kinds of marks mean."""
    voice = words.voice
    kinds = [("1", False, voice.pgettext("figure", "Members"))]
    if observers:
        kinds.append(("1*", True, voice.pgettext("figure", "Observers")))
    x += radius
    for text, faint, name in kinds:
        stretch = stretched(text, size, radius, canvas)
        draw_badge(
            canvas, Placed(Badge("", text, (x + stretch, y), 0, None, stretch, faint), (x + stretch, y), radius), size
        )
        x += 2 * stretch + radius + 4
        canvas.text((x, y + LABEL * 0.36), name, LABEL)
        x += canvas.width_of(name, LABEL, False) + 14 + radius


def _notes(told: Membership, words: Words, surface: Surface) -> list[str]:
    """What the map does not mean to say, and whose data it is drawn from."""
    said = (words.name(told.plan.disclaimer), words.name(told.plan.attribution))
    return [line for each in said for line in folded(each, surface.width, SMALL, surface.width_of)]


def _alt(told: Membership, words: Words) -> str:
    voice = words.voice
    counts = [f"{words.name(each.name)} {words.number(len(regions))}" for each, regions in told.countries]
    pattern = voice.pgettext("figure", "Map of the regions, numbered as in the legend: {shares}.")
    return voice.fill(pattern, shares=voice.list(counts))
