"""What can be wrong with the map of a registry: frames, parallels, ids, regions without land."""

from __future__ import annotations

from collections.abc import Iterator

from galley.likeness import did_you_mean
from galley.message import said
from galley.model.maps import MapFile
from galley.model.publication import Publication
from galley.model.registry import Region
from galley.model.topology import Topology, ring_line
from galley.problem import Problem


def check_map(publication: Publication) -> Iterator[Problem]:
    """Frames that are none, regions without land or outside the frame, names on insets that are not there."""
    registry = publication.registry
    plan = registry.map
    if plan is None:
        return
    yield from _frames(plan)
    yield from _ids(publication, plan)
    cylinder = list(_parallels(plan))
    yield from cylinder
    if registry.land is not None and not cylinder:
        for region in registry.regions:
            yield from _land_of(region, plan, registry.land, {each.id for each in registry.regions})


def _frames(plan: MapFile) -> Iterator[Problem]:
    mend = said(
        "write kilometres from the centre and origin of the projection: left less than right, top less than bottom"
    )
    whole = said("the frame of the map encloses nothing")
    parts = ((each.frame, said("the frame of the inset {id} encloses nothing", id=each.id)) for each in plan.insets)
    for frame, told in ((plan.frame, whole), *parts):
        if not frame.encloses:
            yield Problem("facts.map-frame", told, mend, frame.place())


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
        mend = did_you_mean(region.id, free) if free else said("give the polygon of its land the id {id}", id=region.id)
        yield Problem("facts.map-land", message, mend, region.place("id"))
        return
    inset = next((each for each in plan.insets if region.country in each.countries), None)
    frame, projection = (inset.frame, plan.projection.on(inset.centre)) if inset else (plan.frame, plan.projection.on())
    if not frame.encloses:
        return
    points = (projection.at(place) for ring in rings for place in ring_line(ring, land.arcs))
    if not any(frame.left < x < frame.right and frame.top < y < frame.bottom for x, y in points):
        message = said("{id} lies outside the frame", id=region.id)
        mend = said("widen the frame, or take the country to another inset")
        yield Problem("facts.map-frame", message, mend, (inset or plan).place("frame"))
