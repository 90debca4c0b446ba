"""What figures are drawn of: functions that find the subject of a kind of drawing, typed data of the content or the registry.

Each takes the publication, the section in which the figure stands, and the figure; what cannot be found is told with the mend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from galley.likeness import did_you_mean
from galley.message import Message, said
from galley.model.base import Moment
from galley.model.inserts import Drawing, FigureInsert, GroupsInsert, Ornament, TallyInsert
from galley.model.publication import Publication
from galley.model.registry import Committee, Meeting, Organisation, Series
from galley.model.sections import CalendarSection, Participants, SectionBase

Asked = FigureInsert | Ornament
"""What says `draw:` and `of:`; an ornament stands in no section."""
Counted = TypeVar("Counted", TallyInsert, GroupsInsert)


class Undrawable(Exception):
    """There is nothing that a figure could be drawn of: a message, and how to mend it."""

    def __init__(self, message: Message, mend: Message) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


THINGS: Mapping[Drawing, Message] = {
    "committees": said("committees"),
    "events-by-country": said("a calendar"),
    "events-by-month": said("a calendar"),
    "groups": said("groups of the same section"),
    "hosts": said("calendars, series of meetings or meetings held"),
    "membership": said("an organisation with `membership:`"),
    "organisation": said("an organisation with `bodies:`"),
    "participants": said("a meeting on which an article has `participants:`"),
    "tally": said("a tally of the same section"),
    "timeline": said("series of meetings"),
    "units": said("`members`, `committees`, a calendar, a meeting with `participants:` or a tally of the same section"),
    "year": said("a calendar"),
}
"""What each kind is drawn of; a map is drawn of all members."""


def one(figure: Asked, known: list[str]) -> str:
    """The single id that stands under `of:`, one of those known. Raises `Undrawable`."""
    if len(figure.of) != 1:
        message = said(
            "{draw} is drawn of one thing, {thing}, and `of:` names {count}",
            draw=figure.draw,
            thing=_thing(figure),
            count=len(figure.of),
        )
        raise Undrawable(message, did_you_mean("".join(figure.of[:1]), known))
    return several(figure, known)[0]


def several(figure: Asked, known: list[str]) -> tuple[str, ...]:
    """The ids that stand under `of:`, each one of those known. Raises `Undrawable`."""
    for id in figure.of:
        if id not in known:
            message = said(
                "{draw} is drawn of {thing}, and {id} is none that could be drawn",
                id=id,
                draw=figure.draw,
                thing=_thing(figure),
            )
            raise Undrawable(message, did_you_mean(id, known))
    if len(set(figure.of)) < len(figure.of):
        message = said("{draw} is drawn twice of the same", draw=figure.draw)
        raise Undrawable(message, said("name each under `of:` once"))
    return figure.of


def _thing(figure: Asked) -> Message:
    assert figure.draw
    return THINGS[figure.draw]


def some(figure: Asked, known: list[str]) -> tuple[str, ...]:
    """The ids that stand under `of:`, at least one. Raises `Undrawable`."""
    if not figure.of:
        message = said("{draw} is drawn of {thing}, and `of:` names none", draw=figure.draw, thing=_thing(figure))
        raise Undrawable(message, did_you_mean("", known))
    return several(figure, known)


def counting(figure: Asked, numbers: Sequence[int | None]) -> None:
    """Raises `Undrawable` where no number is more than nothing."""
    if not any(numbers):
        message = said("{draw} has nothing to show: it has no number above zero", draw=figure.draw)
        raise Undrawable(message, said("take the figure out, or give it what it counts"))


def participants(publication: Publication, section: SectionBase | None, figure: Asked) -> Participants:
    """Of a meeting: who took part, as the article or passage on it says."""
    found = publication.reported
    for id in figure.of:
        if id not in found and any(id == meeting.id for meeting in publication.registry.meetings):
            mend = said(
                "give the article or passage on it `meeting: {id}` and `participants:`, with shares and total", id=id
            )
            raise Undrawable(said("no article tells who took part in {id}", id=id), mend)
    told = found[one(figure, list(found))]
    counting(figure, [told.counted])
    return told


def tally(publication: Publication, section: SectionBase | None, figure: Asked) -> TallyInsert:
    """Of a tally of the same section."""
    return _insert(section, figure, TallyInsert)


def groups(publication: Publication, section: SectionBase | None, figure: Asked) -> GroupsInsert:
    """Of a list of groups of the same section."""
    return _insert(section, figure, GroupsInsert)


def inserts(section: SectionBase | None, kind: type[Counted]) -> dict[str, Counted]:
    """The inserts of a kind in a section, by id."""
    return {each.id: each for each in (section.inserts if section else ()) if isinstance(each, kind)}


def _insert(section: SectionBase | None, figure: Asked, kind: type[Counted]) -> Counted:
    found = inserts(section, kind)
    counted = found[one(figure, list(found))]
    counting(figure, [counted.counted])
    return counted


def calendar(publication: Publication, section: SectionBase | None, figure: Asked) -> CalendarSection:
    """Of a calendar, by the name of its file; left out, of the calendar in which the figure stands."""
    if isinstance(section, CalendarSection) and not figure.of:
        return section
    found = calendars(publication)
    return found[one(figure, list(found))]


def calendars(publication: Publication) -> dict[str, CalendarSection]:
    """The calendars of a publication, by the names of their files."""
    return {name: each for name, each in publication.sections.items() if isinstance(each, CalendarSection)}


def committees(publication: Publication, section: SectionBase | None, figure: Asked) -> tuple[Committee, ...]:
    """Of committees of the registry; left out, of all that there were on the publication's day."""
    there = [each for each in publication.registry.committees if each.since.first <= publication.record.as_of]
    named = several(figure, [each.id for each in there])
    found = tuple(each for each in there if not named or each.id in named)
    counting(figure, [each.meetings for each in found])
    return found


def timeline(
    publication: Publication, section: SectionBase | None, figure: Asked
) -> tuple[tuple[Series, tuple[Meeting, ...]], ...]:
    """Of one or several series of meetings, in the order named."""
    registry = publication.registry
    known = [each.id for each in registry.series]
    found = []
    for id in some(figure, known):
        meetings = tuple(each for each in registry.meetings if each.series == id)
        if not meetings:
            message = said("{draw} has nothing to show: there is no meeting of {id}", draw=figure.draw, id=id)
            raise Undrawable(message, said("take {id} out of `of:`, or enter its meetings in the registry", id=id))
        series = next(each for each in registry.series if each.id == id)
        found.append((series, tuple(sorted(meetings, key=lambda meeting: meeting.ordinal))))
    return tuple(found)


class Count(NamedTuple):
    """How many members there were at a time."""

    on: Moment
    members: int


class Members(NamedTuple):
    """The members of an organisation at the times that are known, and each time at which one is known to have joined or left (1, -1)."""

    organisation: Organisation
    counts: tuple[Count, ...]
    changes: tuple[tuple[Moment, int], ...] = ()

    def between(self, before: Count, after: Count) -> list[tuple[Moment, int]]:
        """Who joined and left from one count to another, in their order; nothing where that does not make the difference."""
        found = [each for each in self.changes if before.on.is_before(each[0]) and not after.on.is_before(each[0])]
        found.sort(key=lambda each: each[0].first)
        return found if before.members + sum(number for _, number in found) == after.members else []


def membership(publication: Publication, section: SectionBase | None, figure: Asked) -> Members:
    """Of an organisation; left out, of the issuer, whose members on the publication's day are counted in the registry."""
    organisation = _organisation(publication, figure, lambda each: bool(each.membership))
    day, record = publication.record.as_of, publication.record
    today = Moment(day.year, day.month, day.day)
    known = tuple(Count(each.on, each.members) for each in organisation.membership if each.on.first <= day)
    changes: tuple[tuple[Moment, int], ...] = ()
    if organisation.id == record.issuer:
        members = [region for region in publication.registry.regions if region.status == "member"]
        joined = ((region.since, 1) for region in members if region.since)
        changes = (*joined, *((region.until, -1) for region in members if region.until))
        if all(each.on.is_before(today) for each in known):
            known = (*known, Count(today, publication.counted("members")))
    if len(known) < 2:
        message = said("{draw} has nothing to compare: one number of members is known", draw=figure.draw)
        raise Undrawable(message, said("add an earlier number to `membership:` of {id}", id=organisation.id))
    counting(figure, [each.members for each in known])
    return Members(organisation, known, changes)


def organisation(publication: Publication, section: SectionBase | None, figure: Asked) -> Organisation:
    """Of an organisation and its bodies; left out, of the issuer."""
    return _organisation(publication, figure, lambda each: bool(each.bodies))


def _organisation(publication: Publication, figure: Asked, has: Callable[[Organisation], bool]) -> Organisation:
    found = {each.id: each for each in publication.registry.organisations if has(each)}
    issuer = publication.record.issuer
    return found[issuer] if not figure.of and issuer in found else found[one(figure, list(found))]
