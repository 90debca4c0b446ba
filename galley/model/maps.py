"""A map of the regions: what land it is drawn from, how it is projected and framed, what stands on it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from galley.message import said
from galley.model.base import Id, Item, NonEmpty, Slug, Whole, mending, shown
from galley.model.names import Names
from galley.model.projection import Albers


def _as_number(value: Any) -> float:
    if not isinstance(value, str) or not re.fullmatch(r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?", value):
        mend = said(
            "write digits with a point before the decimals, and a hyphen before them for west, south or less than zero"
        )
        raise mending("reader.number", said("{given} is not a number", given=shown(value)), mend)
    return float(value)


Number = Annotated[float, PlainValidator(_as_number), WithJsonSchema({"type": "number"})]


class Projection(Item):
    """Albers' equal-area conic projection, by its two true parallels, its origin and its centre, in degrees."""

    parallels: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
    """The latitudes that are true to scale."""
    origin: Number
    """The latitude of the zero line."""
    centre: Number
    """The meridian that runs straight up."""

    def on(self, centre: float | None = None) -> Albers:
        """The projection, about another meridian if asked."""
        first, second = self.parallels
        return Albers((first, second), self.origin, self.centre if centre is None else centre)


class Frame(Item):
    """What of the plane a map shows: kilometres from centre and origin, east and south of it more than zero."""

    left: Number
    """Its western edge."""
    top: Number
    """Its northern edge."""
    right: Number
    """Its eastern edge."""
    bottom: Number
    """Its southern edge."""

    @property
    def encloses(self) -> bool:
        """Whether anything lies within it."""
        return self.left < self.right and self.top < self.bottom


class Inset(Item):
    """A map below the map, where some countries stand larger: their regions have their numbers on it.

    The insets are made equally high, and together as wide as the map."""

    id: Slug
    """What names refer to."""
    countries: NonEmpty[Id]
    """The countries it is for."""
    centre: Number | None = None
    """The meridian that runs straight up on it, where it is another one than the map's."""
    frame: Frame


class CountryName(Item):
    """Where the name of a country is set: the middle of the name, in degrees east and north."""

    country: Id
    east: Number
    """Degrees east of Greenwich."""
    north: Number
    """Degrees north of the equator."""
    inset: Slug | None = None
    """The inset it is set on, where it is not the map itself."""


class Islets(Item):
    """How large an island has to be, in square kilometres, for a country's part of the map."""

    country: Id
    smallest: Whole
    """Square kilometres."""


class MapFile(Item):
    """content/registry/map.yaml: the map of the regions, what land it is drawn from, and what stands on it."""

    kind: Literal["map"]
    polygons: Annotated[str, Field(min_length=1)]
    """The file with the polygons, TopoJSON, by its path from this one. Polygons with the id of a region are its land, all
    others neutral ground."""
    projection: Projection
    frame: Frame
    insets: tuple[Inset, ...] = ()
    """Maps beside it, of what is crowded on it."""
    names: tuple[CountryName, ...] = ()
    """Where the names of countries are set."""
    smallest: Whole = 0
    """How large an island has to be to be drawn, in square kilometres."""
    islets: tuple[Islets, ...] = ()
    """Countries where it has to be of another size."""
    attribution: Names
    """Whose data it is drawn from, as their licence asks."""
    disclaimer: Names
    """What the map does not mean to say."""

    def smallest_of(self, country: str | None) -> int:
        """How large an island of a country has to be, in square kilometres; one of neutral ground where there is none."""
        return next((each.smallest for each in self.islets if each.country == country), self.smallest)
