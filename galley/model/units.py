"""What is counted one by one, a mark for each: members, committees, events, those who took part, by country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from galley.message import said
from galley.model.inserts import TallyInsert
from galley.model.publication import Publication
from galley.model.sections import CalendarSection, Participants, SectionBase
from galley.model.subjects import Asked, Undrawable, calendars, counting, inserts, one

MOST = 400
"""More marks nobody counts."""


class Row(NamedTuple):
    """How many there are of a country or another host of the registry, of them `apart` that are no members; observers of several countries have no id."""

    id: str | None
    number: int
    apart: int = 0


class Units(NamedTuple):
    """Rows in the order of the registry, what they count, and the total, which may be stated as another than they make."""

    what: Literal["members", "committees", "events", "participants", "tally"]
    rows: tuple[Row, ...]
    total: int

    @property
    def counted(self) -> int:
        """What the rows make."""
        return sum(row.number for row in self.rows)


def units(publication: Publication, section: SectionBase | None, figure: Asked) -> Units:
    """Of `members`, of `committees`, of a calendar, of a meeting and those who took part, or of a tally of the same section."""
    days, meetings, tallies = calendars(publication), publication.reported, inserts(section, TallyInsert)
    id = one(figure, ["members", "committees", *days, *meetings, *tallies])
    if id == "members":
        found = _members(publication)
    elif id == "committees":
        found = _committees(publication)
    elif id in days:
        found = _events(publication, days[id])
    else:
        found = _participants(meetings[id]) if id in meetings else _tally(tallies[id])
    counting(figure, [found.counted])
    if found.counted > MOST:
        message = said(
            "{count} marks are more than a reader counts; {most} are drawn at most", count=found.counted, most=MOST
        )
        raise Undrawable(message, said("draw it as bars, with another `draw:`"))
    return found


def _members(publication: Publication) -> Units:
    """Members and observers on the publication's day; the total is that of the members."""
    day, registry = publication.record.as_of, publication.registry
    rows = []
    for country in registry.countries:
        of = [len(registry.regions_of(country.id, day, status)) for status in ("member", "observer")]
        rows.append(Row(country.id, sum(of), of[1]))
    return Units("members", tuple(row for row in rows if row.number), sum(row.number for row in rows))


def _committees(publication: Publication) -> Units:
    """The committees on the publication's day, by the country of their coordinator."""
    there = [
        each.coordinator for each in publication.registry.committees if each.since.first <= publication.record.as_of
    ]
    return _by_host(publication, "committees", Counter(there))


def _events(publication: Publication, calendar: CalendarSection) -> Units:
    return _by_host(publication, "events", Counter(event.host for event in calendar.events))


def _by_host(publication: Publication, what: Literal["committees", "events"], hosts: Mapping[str, int]) -> Units:
    """Numbers by region or organisation, those of regions by country."""
    registry, found = publication.registry, Counter[str]()
    countries = {region.id: region.country for region in registry.regions}
    for host, number in hosts.items():
        found[countries.get(host, host)] += number
    order = [country.id for country in registry.countries]
    ids = [*(id for id in order if id in found), *(id for id in found if id not in order)]
    return Units(what, tuple(Row(id, found[id]) for id in ids), found.total())


def _participants(told: Participants) -> Units:
    rows = [Row(each.country, each.governments) for each in told.shares]
    observers = [Row(None, told.observers, told.observers)] if told.observers else []
    return Units("participants", (*rows, *observers), told.total)


def _tally(told: TallyInsert) -> Units:
    return Units("tally", tuple(Row(each.country, each.number) for each in told.shares), told.total)
