"""Facts stored once for all publications: countries, regions, committees, meetings, organisations, people."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from operator import is_
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from galley.model.base import (
    Checked,
    EditorsNote,
    Flag,
    Id,
    Item,
    MomentField,
    Slug,
    Whole,
    children,
    kebab,
)
from galley.model.maps import MapFile
from galley.model.names import Names, Spelling
from galley.model.topology import Topology

WEB_ADDRESS = r"^https?://[^/?#@\s]+([/?#]\S*)?$"
"""An address without a user's name or password before its host."""


class Former(Item):
    """A name that was used before."""

    name: Names
    until: MomentField
    """When the name was given up."""


class Entry(Checked):
    """What every registry entry has."""

    id: Id
    """The entry's id, unique in the whole registry."""
    name: Names
    note: EditorsNote = None
    """What editors keep in mind; not printed."""


class Listed(Entry):
    """An entry that the registers of a book list."""

    remark: Names | None = None
    """What readers are told of it, in each language: marked where a register lists it."""


class Country(Listed):
    """A country; its id is the ISO 3166-1 code."""

    long: Names
    """The official long name."""
    letter: Names
    """The shortest form, as in 韩."""


class Region(Listed):
    """A regional government; its id is the ISO 3166-2 code. The order in the file is the order of numbered lists."""

    country: Id
    status: Literal["member", "observer"]
    """Whether it is a member or observes."""
    short: Names | None = None
    since: MomentField | None = None
    """When it joined, where known."""
    until: MomentField | None = None
    """When it left."""
    former: tuple[Former, ...] = ()

    def counts_on(self, day: date) -> bool:
        """Whether the region belonged to the association on `day`; an unknown date does not exclude it."""
        joined = self.since is None or self.since.first <= day
        return joined and (self.until is None or day < self.until.first)


class Committee(Listed):
    """A specialised committee."""

    coordinator: Id
    """The region that coordinates it."""
    since: MomentField
    meetings: Whole | None = None
    """How many meetings it has held; left out when none has been counted."""
    fields: Names
    """Its main fields of work, as printed in the table."""
    former: tuple[Former, ...] = ()


class Series(Entry):
    """A row of meetings: the assembly, the forum, the meetings of committees."""

    title: Names
    """The name of one meeting: a pattern with {number} or {ordinal}, and {committee} for committee meetings.

    {ordinal} is written as the language's catalogue has it for `noun-class`. {number} is the digits alone, for a
    language whose ordinal goes with the gender of its own noun and with the case: “{number}-я Генеральная Ассамблея”."""
    noun_class: Literal["plain", "session", "meeting", "event"] = "session"
    """What the series is a row of, for {ordinal}."""


class Meeting(Checked):
    """One meeting of a series."""

    id: Id
    series: Id
    committee: Id | None = None
    ordinal: Whole
    start: MomentField
    end: MomentField | None = None
    host: Id | None = None
    """The region where it was held."""
    city: Names | None = None
    theme: Names | None = None
    remark: Names | None = None
    """What readers are told of it, in each language: marked where its facts stand above a text."""
    note: EditorsNote = None
    """What editors keep in mind; not printed."""


class Membership(Item):
    """How many members an organisation had, as a source gives it."""

    on: MomentField
    """When it had them, as exactly as is known."""
    members: Whole
    remark: Names | None = None
    """What readers are told of it, in each language, as that the count is another."""
    note: EditorsNote = None
    """What editors keep in mind; not printed."""


class Body(Item):
    """A body of an organisation, called like a series of meetings or an organisation of the registry, or by a name of its own."""

    id: Slug
    series: Id | None = None
    """The series of its meetings, whose name it bears."""
    organisation: Id | None = None
    """The organisation that it is, whose name it bears."""
    name: Names | None = None
    under: Slug | None = None
    """The body above it, which stands before it in the list; the first has none."""
    serves: Flag = False
    """Whether it serves the body above it and those beside it, as an office does."""
    tasks: Names | None = None
    """What it is and does, in a few words."""


class Organisation(Listed):
    """An organisation; `short` is its usual abbreviation."""

    short: Names | None = None
    url: Annotated[str, Field(pattern=WEB_ADDRESS)] | None = None
    """Its web address."""
    membership: tuple[Membership, ...] = ()
    """How many members it had at the times that sources name, in their order. How many it has is counted in the regions."""
    bodies: tuple[Body, ...] = ()
    """The bodies it consists of, each behind the one above it."""


class Office(Item):
    """An office a person holds; the first is the one a signature shows first."""

    title: Names


class Person(Listed):
    """A person named in a publication."""

    offices: tuple[Office, ...] = ()


class Term(Entry):
    """A word of the association that is no name: for the glossary; no text refers to it."""


class CountryFile(Item):
    """content/registry/countries.yaml"""

    kind: Literal["countries"]
    countries: tuple[Country, ...]


class RegionFile(Item):
    """content/registry/regions.yaml"""

    kind: Literal["regions"]
    regions: tuple[Region, ...]


class CommitteeFile(Item):
    """content/registry/committees.yaml"""

    kind: Literal["committees"]
    title: Names
    """How a committee is called in full: a pattern with {name}."""
    committees: tuple[Committee, ...]


class MeetingFile(Item):
    """content/registry/meetings.yaml"""

    kind: Literal["meetings"]
    series: tuple[Series, ...]
    meetings: tuple[Meeting, ...]


class OrganisationFile(Item):
    """content/registry/organisations.yaml"""

    kind: Literal["organisations"]
    organisations: tuple[Organisation, ...]


class PersonFile(Item):
    """content/registry/people.yaml"""

    kind: Literal["people"]
    people: tuple[Person, ...]


class TermFile(Item):
    """content/registry/terms.yaml"""

    kind: Literal["terms"]
    terms: tuple[Term, ...]


REGISTRY_FILES: dict[str, type[Item]] = {
    "countries": CountryFile,
    "regions": RegionFile,
    "committees": CommitteeFile,
    "meetings": MeetingFile,
    "organisations": OrganisationFile,
    "people": PersonFile,
    "terms": TermFile,
    "map": MapFile,
}

RegistryEntry = Country | Region | Committee | Series | Meeting | Organisation | Person


class Registry(Item):
    """The whole registry; lists keep the order of their files."""

    countries: tuple[Country, ...] = ()
    regions: tuple[Region, ...] = ()
    committee_title: Names = Field(default_factory=dict)
    committees: tuple[Committee, ...] = ()
    series: tuple[Series, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    map: MapFile | None = None
    land: Topology | None = None
    """The polygons of the map."""

    _found: tuple[tuple[object, ...], Mapping[str, RegistryEntry]] = PrivateAttr(default=((), {}))
    """The entries by their ids, and the lists that they are of: a copy may have others."""

    def entries(self) -> Iterator[RegistryEntry]:
        """Every entry that a text may refer to: all but the terms, whose ids stand for themselves."""
        return chain.from_iterable(self._groups())

    def _groups(self) -> tuple[tuple[RegistryEntry, ...], ...]:
        return (
            self.countries,
            self.regions,
            self.committees,
            self.series,
            self.meetings,
            self.organisations,
            self.people,
        )

    def find(self, id: str) -> RegistryEntry | None:
        """The first entry with that id."""
        groups, (among, found) = self._groups(), self._found
        if len(groups) != len(among) or not all(map(is_, groups, among)):
            self._found = _, found = groups, {entry.id: entry for entry in reversed([*self.entries()])}
        return found.get(id)

    def regions_of(self, country: str, day: date, status: str | None = None) -> tuple[Region, ...]:
        """The regions of a country that belonged to the association on `day`, in registry order."""
        return tuple(
            region
            for region in self.regions
            if region.country == country and region.counts_on(day) and status in (None, region.status)
        )


def names_below(item: Item, label: str = "") -> Iterator[tuple[str, Names]]:
    """Every name of an item and of all below it, each with the id of its entry and its field."""
    for field in type(item).model_fields:
        value = getattr(item, field)
        if isinstance(value, dict) and all(isinstance(each, Spelling) for each in value.values()):
            yield f"{label} {kebab(field)}".strip(), value
    for field, child in children(item):
        yield from names_below(child, getattr(child, "id", None) or f"{label} {kebab(field)}")
