"""Facts the model can check: links hold, sums add up, dates run on, counts agree with the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from galley.message import Message, said
from galley.model.base import Item, below
from galley.model.dates import Moment
from galley.model.drawings import check_drawings
from galley.model.folds import check_fold
from galley.model.inserts import Activity, GroupsInsert, PlanInsert, Post, StaffChartInsert, TallyInsert
from galley.model.languages import check_isbns, check_languages
from galley.model.links import check_links
from galley.model.listings import check_listings
from galley.model.map_facts import check_map
from galley.model.organisations import check_organisations
from galley.model.publication import Publication, items
from galley.model.registry import Meeting
from galley.model.reprints import check_printing
from galley.model.sections import CalendarSection, Event, NewsSection, Participants
from galley.model.tables import check_tables
from galley.problem import Problem


def check(publication: Publication) -> list[Problem]:
    """Every contradiction in a publication and its registry.

    Sums, dates and counts are compared where everything could be read: of whole sections, with a whole registry.
    """
    gaps = publication.gaps
    sections = {name: each for name, each in publication.sections.items() if name not in gaps.sections}
    whole = publication.model_copy(update={"sections": sections})
    rules = _RULES if gaps.facts else (*_RULES, *_RULES_OF_REGISTRY)
    return [*check_links(publication), *(problem for rule in rules for problem in rule(whole))]


def _released_languages_are_real(publication: Publication) -> Iterator[Problem]:
    """The codes from qaa to qtz are for private use (ISO 639-2): the pseudo-language has one of them."""
    for index, language in enumerate(publication.record.languages):
        if len(language) == 3 and "qaa" <= language <= "qtz":
            message = said("{language} is no language of readers", language=language)
            mend = said("take it out; build it by name with --language")
            yield Problem("facts.private-language", message, mend, publication.record.place_in("languages", index))


def _participants_add_up(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if not isinstance(item, Participants) or item.remark:
            continue
        if item.counted != item.total:
            message = said(
                "the shares and observers make {found}, the total says {total}", found=item.counted, total=item.total
            )
            mend = said("correct a share or the total, or tell readers in `remark:` why they differ")
            yield Problem("facts.sum", message, mend, item.place("total"))


def _groups_add_up(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if isinstance(item, GroupsInsert):
            told = said("the groups make {found}, the total says {total}", found=item.counted, total=item.total)
            yield from _total(item, told)
            yield from _group_counts(item)
        elif isinstance(item, TallyInsert):
            told = said("the shares make {found}, the total says {total}", found=item.counted, total=item.total)
            yield from _total(item, told)
        elif isinstance(item, StaffChartInsert):
            people = {post.person for post in below(item) if isinstance(post, Post)}
            told = said("the posts make {found}, the total says {total}", found=len(people), total=item.total)
            if len(people) != item.total:
                yield Problem("facts.sum", told, said("correct a number or the total"), item.place("total"))


def _group_counts(item: GroupsInsert) -> Iterator[Problem]:
    for group in item.groups:
        if group.names and len(group.names) != group.count:
            message = said(
                "{id} has {names} names, its count says {count}", id=group.id, names=len(group.names), count=group.count
            )
            yield Problem("facts.count", message, said("correct the names or the count"), group.place("count"))


def _total(item: GroupsInsert | TallyInsert, message: Message) -> Iterator[Problem]:
    if item.counted != item.total and not item.remark:
        mend = said("correct a number or the total, or tell readers in `remark:` why they differ")
        yield Problem("facts.sum", message, mend, item.place("total"))


def _news_in_order(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        if not isinstance(section, NewsSection):
            continue
        for before, after in pairwise(section.items):
            if after.month.is_before(before.month):
                message = said("{id} is of an earlier month than {above} above it", id=after.id, above=before.id)
                place = after.place("month")
                mend = said("put the items in the order of their months")
                yield Problem("facts.news-order", message, mend, place, related=(before.place("month"),))


def _meetings_run_on(publication: Publication) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None, int], Meeting] = {}
    for meeting in publication.registry.meetings:
        if meeting.end and meeting.end.is_before(meeting.start):
            yield _reversed(meeting, str(meeting.end), str(meeting.start))
        key = (meeting.series, meeting.committee, meeting.ordinal)
        if key in seen:
            message = said(
                "meeting {ordinal} of {series} stands twice",
                ordinal=meeting.ordinal,
                series=meeting.committee or meeting.series,
            )
            place, other = meeting.place("ordinal"), seen[key].place("ordinal")
            yield Problem("facts.ordinal", message, said("correct the ordinal"), place, related=(other,))
        seen[key] = meeting
    yield from _ordinals_follow_dates(seen.values())


def _ordinals_follow_dates(meetings: Iterable[Meeting]) -> Iterator[Problem]:
    in_series = sorted(meetings, key=lambda meeting: (meeting.series, meeting.committee or "", meeting.ordinal))
    for before, after in pairwise(in_series):
        same = (before.series, before.committee) == (after.series, after.committee)
        if same and after.start.is_before(before.start):
            message = said("meeting {higher} is before meeting {lower}", higher=after.ordinal, lower=before.ordinal)
            place, mend = after.place("start"), said("correct the date or the ordinal")
            yield Problem("facts.ordinal", message, mend, place, related=(before.place("start"),))


def _meetings_name_their_committee(publication: Publication) -> Iterator[Problem]:
    """The name of a meeting whose series is called after committees would have a hole."""
    series = {each.id: each for each in publication.registry.series}
    for meeting in publication.registry.meetings:
        titles = series[meeting.series].title.values() if meeting.series in series else ()
        if meeting.committee is None and any("{committee}" in title.text for title in titles):
            message = said("{id} has no committee, which the title of its series names", id=meeting.id)
            yield Problem(
                "facts.no-committee", message, said("add `{field}:`", field="committee"), meeting.place("series")
            )


def _committee_counts(publication: Publication) -> Iterator[Problem]:
    day = publication.record.as_of
    for committee in publication.registry.committees:
        held = [meeting for meeting in publication.registry.meetings if meeting.committee == committee.id]
        latest = max((meeting for meeting in held if meeting.start.first <= day), key=_ordinal, default=None)
        if latest and latest.ordinal != (committee.meetings or 0):
            message = said(
                "{id} has held {count} meetings, but meeting {ordinal} is known",
                id=committee.id,
                count=committee.meetings or 0,
                ordinal=latest.ordinal,
            )
            place, mend = committee.place("meetings"), said("correct the count or the ordinal")
            yield Problem("facts.count", message, mend, place, related=(latest.place("ordinal"),))


def _ordinal(meeting: Meeting) -> int:
    return meeting.ordinal


def _calendar_dates(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        if isinstance(section, CalendarSection):
            if not section.of_year.events:
                message = said("no event is in {year}, the year of the calendar", year=section.year)
                yield Problem("facts.year", message, said("give the year in which it begins"), section.place("year"))
            if section.until and section.until.year <= section.year:
                message = said(
                    "{until} is not later than {year}, the year of the calendar", until=section.until, year=section.year
                )
                mend = said("give a month of a later year, or leave `until` out")
                yield Problem("facts.year", message, mend, section.place("until"))
            for event in section.events:
                yield from _event_dates(event, section)
            yield from _events_in_order(section)
            yield from _same_event_twice(section)


def _event_dates(event: Event, section: CalendarSection) -> Iterator[Problem]:
    year, until = section.year, section.until or Moment(section.year)
    if until.is_before(_moment(event.start)) or (event.end or event.start).year < year:
        message = said("{start} is not in {year}, the year of the calendar", start=event.start, year=year)
        mend = said(
            "give a day in {year}, or `until:` with the month of a later year that the calendar goes on to", year=year
        )
        yield Problem("facts.year", message, mend, event.place("start"))
    if event.end and event.end < event.start:
        yield _reversed(event, str(event.end), str(event.start))
    if event.end == event.start:
        message, mend = said("the event ends on the day it begins"), said("leave `end` out for a one-day event")
        yield Problem("facts.one-day", message, mend, event.place("end"))


FARTHEST = 100
"""How many years a day may lie from the publication's own: those of other calendars lie farther, as 2563 (Buddhist), 4347 (Dangi) or 0109 (Minguo)."""


def _days_are_of_one_calendar(publication: Publication) -> Iterator[Problem]:
    """Of days that nothing else compares with a year."""
    year = publication.record.year
    for item in items(publication):
        for name in type(item).model_fields:
            day = getattr(item, name)
            known = isinstance(item, Activity) or (isinstance(item, Event) and name == "start")
            if isinstance(day, date | Moment) and not known and abs(day.year - year) > FARTHEST:
                values = {"day": day, "years": abs(day.year - year), "year": year}
                message = said("{day} is {years} years from {year}, the year of the publication", **values)
                mend = said("write the year as it is counted in the Gregorian calendar")
                yield Problem("facts.year", message, mend, item.place(name))


def _reversed(item: Item, end: str, start: str) -> Problem:
    mend = said("give the last day of the event, or leave `end` out for a one-day event")
    message = said("end {end} is before start {start}", end=end, start=start)
    return Problem("facts.date-order", message, mend, item.place("end"))


def _events_in_order(section: CalendarSection) -> Iterator[Problem]:
    for before, after in pairwise(section.events):
        if after.start < before.start:
            message = said(
                "{id} begins on {start}, before {above} above it ({above_start})",
                id=after.id,
                start=after.start,
                above=before.id,
                above_start=before.start,
            )
            place = after.place("start")
            mend = said("put the events in the order of their first days")
            yield Problem("facts.event-order", message, mend, place, related=(before.place("start"),))


def _same_event_twice(section: CalendarSection) -> Iterator[Problem]:
    seen: dict[tuple[str, str, date], Event] = {}
    for event in section.events:
        key = (event.host, str(event.title.source), event.start)
        if key in seen:
            message = said("the same event stands above as {id}", id=seen[key].id)
            mend = said("take one of the two away")
            yield Problem("facts.event-twice", message, mend, event.place("title"), related=(seen[key].place("title"),))
        seen.setdefault(key, event)


def _events_agree_with_meetings(publication: Publication) -> Iterator[Problem]:
    meetings = {meeting.id: meeting for meeting in publication.registry.meetings}
    for item in items(publication):
        if not isinstance(item, Event) or item.remark or item.meeting not in meetings:
            continue
        meeting = meetings[item.meeting]
        told = (_moment(item.start), _moment(item.end) if item.end else None)
        if told != (meeting.start, meeting.end):
            message = said(
                "the dates of {event} are not those of {meeting} in the registry", event=item.id, meeting=meeting.id
            )
            mend = said("correct one of them, or tell readers in `remark:` why they differ")
            yield Problem("facts.meeting-date", message, mend, item.place("start"), related=(meeting.place("start"),))


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _plans_are_in_their_year(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if not isinstance(item, PlanInsert):
            continue
        for activity in item.activities:
            for name in ("start", "end"):
                moment = getattr(activity, name)
                if moment and moment.year != item.year:
                    message = said("{field} is not in {year}, the year of the plan", field=name, year=item.year)
                    mend = said("give a month of {year}", year=item.year)
                    yield Problem("facts.year", message, mend, activity.place(name))
            if activity.start and activity.end and activity.end.is_before(activity.start):
                yield _reversed(activity, str(activity.end), str(activity.start))
            if not activity.start and not activity.period:
                mend = said("give `start:` (a month) or `period:` (in words)")
                yield Problem("facts.no-time", said("{id} has no time", id=activity.id), mend, activity.place("id"))


_RULES: tuple[Callable[[Publication], Iterator[Problem]], ...] = (
    _participants_add_up,
    _groups_add_up,
    _news_in_order,
    check_isbns,
    _calendar_dates,
    _days_are_of_one_calendar,
    check_tables,
    _plans_are_in_their_year,
    check_fold,
    check_listings,
)
_RULES_OF_REGISTRY: tuple[Callable[[Publication], Iterator[Problem]], ...] = (
    check_languages,
    check_map,
    check_drawings,
    check_organisations,
    check_printing,
    _meetings_name_their_committee,
    _released_languages_are_real,
    _meetings_run_on,
    _committee_counts,
    _events_agree_with_meetings,
)
