"""What maps are drawn of: the regions of a day with their numbers, and where meetings and events were held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from galley.message import said
from galley.model.maps import MapFile
from galley.model.publication import Publication
from galley.model.registry import Country, Region, Registry
from galley.model.sections import CalendarSection, SectionBase
from galley.model.subjects import Asked, Undrawable, counting, some
from galley.model.topology import Topology


@dataclass(frozen=True, slots=True)
class Membership:
    """The regions that belonged to the association on a day, by country, in the order of the legend: the first has the number 1."""

    plan: MapFile
    land: Topology
    day: date
    countries: tuple[tuple[Country, tuple[Region, ...]], ...]

    def numbered(self) -> Iterator[tuple[int, Region]]:
        """Every region with its number."""
        for _, regions in self.countries:
            yield from enumerate(regions, 1)


def membership(registry: Registry, day: date) -> Membership | None:
    """The members and observers of a day, on the map of the registry; nothing where it has none."""
    if registry.map is None or registry.land is None:
        return None
    found = ((each, registry.regions_of(each.id, day)) for each in registry.countries)
    return Membership(registry.map, registry.land, day, tuple((each, regions) for each, regions in found if regions))


def members(publication: Publication, section: SectionBase | None, figure: Asked) -> Membership:
    """Of the members and observers, those of the publication's day or of another. Raises `Undrawable`."""
    if figure.of:
        message = said(
            "{draw} is drawn of all members, and `of:` names {count}", draw=figure.draw, count=len(figure.of)
        )
        raise Undrawable(message, said("leave `of:` out"))
    return _membership(publication, figure)


def _membership(publication: Publication, figure: Asked) -> Membership:
    found = membership(publication.registry, getattr(figure, "as_of", None) or publication.record.as_of)
    if found is None:
        mend = said("write {file} with frame, projection and polygons", file="map.yaml")
        raise Undrawable(said("the registry has no map"), mend)
    return found


class Host(NamedTuple):
    """A region, and the meetings or events it was host of: how many, and the ordinals of those that have one."""

    region: Region
    held: int
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hosting:
    """Where meetings or events were held: their hosts in the order of the registry, and how many were held elsewhere.

    `named` are the ids that were asked for.
    """

    membership: Membership
    named: tuple[str, ...]
    hosts: tuple[Host, ...]
    elsewhere: int = 0

    @property
    def by_ordinal(self) -> bool:
        """Whether each meeting is told by its ordinal: those of a single row are."""
        return len(self.named) == 1 and all(each.ordinals for each in self.hosts)


Held = tuple[str | None, int | None]
"""A meeting or event: its host, and its ordinal."""


def hosting(publication: Publication, section: SectionBase | None, figure: Asked) -> Hosting:
    """Of calendars, series of meetings, and single meetings: where they were held. Raises `Undrawable`."""
    known = dict(_held(publication))
    named = some(figure, list(known))
    held = [each for id in named for each in known[id]]
    found = []
    for region in publication.registry.regions:
        own = [ordinal for host, ordinal in held if host == region.id]
        if own:
            found.append(Host(region, len(own), tuple(each for each in own if each is not None)))
    counting(figure, [each.held for each in found])
    elsewhere = len(held) - sum(each.held for each in found)
    return Hosting(_membership(publication, figure), named, tuple(found), elsewhere)


def _held(publication: Publication) -> Iterator[tuple[str, Sequence[Held]]]:
    """What can be asked for, with what was held: the calendars, the series and the meetings, up to the publication's day."""
    registry, day = publication.registry, publication.record.as_of
    past = [each for each in registry.meetings if each.start.first <= day]
    yield from ((each.id, [(each.host, each.ordinal)]) for each in past if each.host)
    for row in registry.series:
        yield row.id, [(each.host, None if each.committee else each.ordinal) for each in past if each.series == row.id]
    for name, section in publication.sections.items():
        if isinstance(section, CalendarSection):
            yield name, [(event.host, None) for event in section.events]
