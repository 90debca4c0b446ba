"""The bodies of an organisation as a chart: each below the one it stands under, those that serve set off."""

from __future__ import annotations

from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.figures.tree import Node, tree
from galley.model.names import Names
from galley.model.registry import Body, Organisation


def organisation(told: Organisation, words: Words, surface: Surface) -> Drawn:
    """The bodies with what they are and do. In the sentence each is told with the one it stands under."""
    voice, names = words.voice, {each.id: _name(each, words) for each in told.bodies}
    under = voice.pgettext("figure", "{name} (under {above})")
    shares = [
        voice.fill(under, name=names[each.id], above=names[each.under]) if each.under else names[each.id]
        for each in told.bodies
    ]
    pattern = voice.pgettext("figure", "Bodies of {name}: {shares}.")
    name = words.name(told.short or told.name)
    return Drawn(
        tree(_node(told, told.bodies[0], words), surface), voice.fill(pattern, name=name, shares=voice.list(shares))
    )


def _node(told: Organisation, body: Body, words: Words) -> Node:
    under = [_node(told, each, words) for each in told.bodies if each.under == body.id]
    return Node(_name(body, words), words.name(body.tasks) if body.tasks else "", under, body.serves)


def _name(body: Body, words: Words) -> str:
    """Its own name, or that of the series or organisation it is."""
    registry = words.publication.registry
    series = (each.name for each in registry.series if each.id == body.series)
    known = (each.short or each.name for each in registry.organisations if each.id == body.organisation)
    names: Names = body.name or [*series, *known][0]
    return words.name(names)
