"""How the events of a calendar are spread over its months and its hosts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from galley.figures.bars import Bar, bars
from galley.figures.columns import columns
from galley.figures.drawn import Drawn
from galley.figures.surface import Surface, Words
from galley.model.sections import CalendarSection, Event


def by_month(told: CalendarSection, words: Words, surface: Surface) -> Drawn:
    """How many events begin in each month; months as rows where the width has no room for twelve columns."""
    voice = words.voice
    begun = Counter(event.start.month for event in told.events if event.start.year == told.year)
    rows = [
        Bar(name, begun[month], words.number(begun[month]))
        for month, name in enumerate(voice.month_names("abbreviated"), 1)
    ]
    pattern = voice.pgettext("figure", "Events that begin in each month of {year}: {shares}.")
    alt = voice.fill(pattern, year=told.year, shares=voice.list([f"{row.label} {row.written}" for row in rows]))
    return Drawn(columns(rows, surface) or bars(rows, surface), alt)


def by_country(told: CalendarSection, words: Words, surface: Surface) -> Drawn:
    """How many events the governments of each country hold; those of other hosts apart."""
    voice = words.voice
    rows = [Bar(each.name, len(each.events), words.number(len(each.events)), each.apart) for each in hosts(told, words)]
    pattern = voice.pgettext("figure", "Events of {year} by host: {shares}.")
    shares = voice.list([f"{row.label} {row.written}" for row in rows])
    return Drawn(bars(rows, surface), voice.fill(pattern, year=told.year, shares=shares))


class Hosts(NamedTuple):
    """The governments of a country, or another host, which stands apart; with their events."""

    name: str
    events: Sequence[Event]
    apart: bool = False


def hosts(told: CalendarSection, words: Words) -> list[Hosts]:
    """The events by country, in the order of the registry, then those of each other host."""
    registry = words.publication.registry
    country = {region.id: region.country for region in registry.regions}
    held: dict[str, list[Event]] = {}
    for event in told.events:
        held.setdefault(country.get(event.host, event.host), []).append(event)
    known = [each.id for each in registry.countries]
    countries = [Hosts(words.country(id), held[id]) for id in known if id in held]
    return countries + [Hosts(words.host(id), held[id], apart=True) for id in held if id not in known]
