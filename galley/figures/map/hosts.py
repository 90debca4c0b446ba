"""Where meetings and events were held: the hosts lit on the map, or one of them on a small one."""

from __future__ import annotations

from collections.abc import Iterator

from galley.figures.drawn import Drawn
from galley.figures.map.badges import Badge
from galley.figures.map.locator import locator
from galley.figures.map.marks import Entry, below, draw_badge, draw_below, in_rows, notes, stretched
from galley.figures.map.scene import Scene, stage
from galley.figures.map.sizes import digits, name_size
from galley.figures.surface import Surface, Words
from galley.model.mapped import Host, Hosting


def hosts(told: Hosting, words: Words, surface: Surface) -> Drawn:
    """The hosts, each with how many it had, or with the ordinals of a row of meetings; of a single meeting where it was."""
    if len(told.hosts) == 1 and told.hosts[0].held == 1:
        return locator(told, words, surface)
    lit = [each.region.id for each in told.hosts]
    members = [region.id for _, region in told.membership.numbered() if region.id not in lit]
    key, under = in_rows(_key(told, words), surface), notes(told.membership.plan, words, surface)
    scene = stage(words.publication.registry, surface, below(key, under))
    scene.draw_ground([*lit, *members])
    scene.draw_regions(members, "light")
    scene.draw_regions(lit, "accent")
    scene.draw_borders([*lit, *members])
    size, radius = digits(scene.width)
    badges = list(_badges(told, words, scene, size, radius))
    countries = [each.id for each, _ in told.membership.countries]
    labels = scene.draw_names(words, countries, lit, name_size(scene.width), badges)
    scene.draw_frames(labels[None])
    for placed in scene.placed(badges, labels, radius):
        draw_badge(scene.canvas, placed, size)
    draw_below(scene.canvas, scene.foot, key, under, scene.width)
    return Drawn(scene.canvas, _alt(told, words))


def _badges(told: Hosting, words: Words, scene: Scene, size: float, radius: float) -> Iterator[Badge]:
    for host in told.hosts:
        window = scene.window_of(host.region)
        found = scene.lands[window].pole(host.region.id)
        if found:
            text = _number(host, told, words)
            stretch = stretched(text, size, radius, scene.canvas)
            yield Badge(host.region.id, text, found.at, found.room, window, stretch)


def _number(host: Host, told: Hosting, words: Words) -> str:
    """How many a host had, or which."""
    if not told.by_ordinal:
        return words.number(host.held)
    return ", ".join(words.number(each) for each in host.ordinals)


def _key(told: Hosting, words: Words) -> Iterator[Entry]:
    """What the numbers mean, and how much is not on the map."""
    voice = words.voice
    if told.by_ordinal:
        yield words.number(1), False, voice.pgettext("figure", "Number of the meeting")
    else:
        yield words.number(2), False, voice.pgettext("figure", "How many were held there")
    if told.elsewhere:
        pattern = voice.pgettext("figure", "Not on the map: {number}")
        yield "", False, voice.fill(pattern, number=words.number(told.elsewhere))


def _alt(told: Hosting, words: Words) -> str:
    voice = words.voice
    shares = voice.list([f"{words.host(each.region.id)} {_number(each, told, words)}" for each in told.hosts])
    return voice.fill(voice.pgettext("figure", "Map of where it was held: {shares}."), shares=shares)
