"""The map of the regions: every one with the number that the legend gives it."""

from __future__ import annotations

from collections.abc import Iterator

from galley.figures.drawn import Drawn
from galley.figures.map.badges import Badge
from galley.figures.map.marks import below, draw_badge, draw_below, in_rows, notes, stretched
from galley.figures.map.scene import Scene, stage
from galley.figures.map.sizes import digits, name_size
from galley.figures.surface import Surface, Words
from galley.model.mapped import Membership


def members(told: Membership, words: Words, surface: Surface) -> Drawn:
    """The land of members and observers on a day, numbered as in the legend."""
    regions = [region for _, region in told.numbered()]
    lit = [each.id for each in regions]
    observing = [each.id for each in regions if each.status == "observer"]
    solid = [id for id in lit if id not in observing]
    key = [("1", False, words.voice.pgettext("figure", "Members"))]
    if observing:
        key.append(("1*", True, words.voice.pgettext("figure", "Observers")))
    rows, under = in_rows(key, surface), notes(told.plan, words, surface)
    scene = stage(words.publication.registry, surface, below(rows, under))
    scene.draw_ground(lit)
    scene.draw_regions(solid, "accent")
    scene.draw_regions(observing, "light", "accent")
    scene.draw_borders(lit)
    size, radius = digits(scene.width)
    badges = list(_badges(told, words, scene, size, radius))
    countries = [each.id for each, _ in told.countries]
    labels = scene.draw_names(words, countries, solid, name_size(scene.width), badges)
    scene.draw_frames(labels[None])
    for placed in scene.placed(badges, labels, radius):
        draw_badge(scene.canvas, placed, size)
    draw_below(scene.canvas, scene.foot, rows, under, scene.width)
    return Drawn(scene.canvas, _alt(told, words))


def _badges(told: Membership, words: Words, scene: Scene, size: float, radius: float) -> Iterator[Badge]:
    for number, region in told.numbered():
        window, faint = scene.window_of(region), region.status == "observer"
        found = scene.lands[window].pole(region.id)
        if found:
            text = words.number(number) + ("*" if faint else "")
            yield Badge(
                region.id, text, found.at, found.room, window, stretched(text, size, radius, scene.canvas), faint
            )


def _alt(told: Membership, words: Words) -> str:
    voice = words.voice
    counts = [f"{words.name(each.name)} {words.number(len(regions))}" for each, regions in told.countries]
    pattern = voice.pgettext("figure", "Map of the regions, numbered as in the legend: {shares}.")
    return voice.fill(pattern, shares=voice.list(counts))
