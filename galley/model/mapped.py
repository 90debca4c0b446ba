"""What maps are drawn of: the regions of a day with their numbers, and what is wrong with the map of a registry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.maps import MapFile
from galley.model.publication import Publication
from galley.model.registry import Country, Region, Registry
from galley.model.sections import SectionBase
from galley.model.subjects import Asked, Undrawable
from galley.model.topology import Topology, ring_line
from galley.problem import Problem


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
    found = membership(publication.registry, getattr(figure, "as_of", None) or publication.record.as_of)
    if found is None:
        mend = said("write {file} with frame, projection and polygons", file="map.yaml")
        raise Undrawable(said("the registry has no map"), mend)
    return found


def check_map(publication: Publication) -> Iterator[Problem]:
    """Frames that are none, regions without land or outside the frame, names on insets that are not there."""
    registry = publication.registry
    plan = registry.map
    if plan is None:
        return
    for frame in (plan.frame, *(each.frame for each in plan.insets)):
        if frame.left >= frame.right or frame.top >= frame.bottom:
            mend = said(
                "write kilometres from the centre and origin of the projection: left less than right, top less than bottom"
            )
            yield Problem("facts.map-frame", said("the frame encloses nothing"), mend, frame.place())
    yield from _ids(publication, plan)
    cylinder = list(_parallels(plan))
    yield from cylinder
    if registry.land is not None and not cylinder:
        for region in registry.regions:
            yield from _land_of(region, plan, registry.land, {each.id for each in registry.regions})


def _parallels(plan: MapFile) -> Iterator[Problem]:
    """On parallels that lie as far north as south, the cone is a cylinder (Snyder, p. 99)."""
    first, second = plan.projection.parallels
    if first + second == 0 or max(abs(first), abs(second)) >= 90:
        message = said(
            "no cone runs through the parallels {first} and {second}", first=f"{first:g}", second=f"{second:g}"
        )
        mend = said("give two latitudes about a sixth and five sixths of the way across the map")
        yield Problem("facts.map-projection", message, mend, plan.projection.place("parallels"))


def _ids(publication: Publication, plan: MapFile) -> Iterator[Problem]:
    countries, insets = [each.id for each in publication.registry.countries], [each.id for each in plan.insets]
    for inset in plan.insets:
        for index, id in enumerate(inset.countries):
            if id not in countries and id not in publication.gaps.ids:
                message = said("the registry has no country {id}", id=id)
                yield Problem(
                    "facts.unknown-id", message, did_you_mean(id, countries), inset.place_in("countries", index)
                )
    for name in plan.names:
        if name.inset is not None and name.inset not in insets:
            message = said("the map has no inset {id}", id=name.inset)
            yield Problem("facts.unknown-id", message, did_you_mean(name.inset, insets), name.place("inset"))


def _land_of(region: Region, plan: MapFile, land: Topology, regions: set[str]) -> Iterator[Problem]:
    rings = land.shapes.get(region.id)
    if not rings:
        message = said("{id} has no land in {file}", id=region.id, file=plan.polygons)
        free = [each for each in land.shapes if each not in regions]
        yield Problem("facts.map-land", message, did_you_mean(region.id, free), region.place("id"))
        return
    inset = next((each for each in plan.insets if region.country in each.countries), None)
    frame, projection = (inset.frame, plan.projection.on(inset.centre)) if inset else (plan.frame, plan.projection.on())
    points = [projection.at(place) for ring in rings for place in ring_line(ring, land.arcs)]
    if not any(frame.left < x < frame.right and frame.top < y < frame.bottom for x, y in points):
        message = said("{id} lies outside the frame", id=region.id)
        mend = said("widen the frame, or take the country to another inset")
        yield Problem("facts.map-frame", message, mend, (inset or plan).place("frame"))
