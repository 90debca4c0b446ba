"""Facts the model can check: ids exist, sums add up, dates run on, counts agree with the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from galley.likeness import did_you_mean
from galley.model.base import Item, Moment, below, children
from galley.model.inserts import GroupsInsert, PlanInsert, Post, StaffChartInsert, TableInsert, TallyInsert
from galley.model.publication import Publication
from galley.model.reference import check_references, placed_inserts, placements
from galley.model.registry import Country, Meeting, Organisation, Person, Region, Registry, Series
from galley.model.sections import CalendarSection, ColophonSection, Event, FrontSection, NewsSection, Participants
from galley.problem import Place, Problem
from galley.text import references


def check(publication: Publication) -> list[Problem]:
    """Every contradiction in a publication and its registry."""
    return [problem for rule in _RULES for problem in rule(publication)]


def items(publication: Publication) -> Iterator[Item]:
    """Every item of the record and the sections, parents before children."""
    for root in (publication.record, *publication.sections.values()):
        yield from below(root)


def _unique_registry_ids(publication: Publication) -> Iterator[Problem]:
    yield from _twice((entry for entry in publication.registry.entries()), "the registry")
    yield from _twice(publication.registry.terms, "the terms")


def _unique_ids(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        named = (child for _, child in children(item) if hasattr(child, "id"))
        yield from _twice(named, "the same list or section")


def _no_id_hides_another(publication: Publication) -> Iterator[Problem]:
    """A reference means the insert of its section, else the figure, else the entry of the registry."""
    entries = {entry.id: entry.place("id") for entry in publication.registry.entries()}
    figures = {figure.id: figure.place("id") for figure in publication.record.figures}
    for figure in publication.record.figures:
        yield from _hiding(figure, figure.id, entries)
    for section in publication.sections.values():
        for insert in section.inserts:
            yield from _hiding(insert, insert.id, entries | figures)


def _hiding(item: Item, id: str, hidden: dict[str, Place]) -> Iterator[Problem]:
    if id in hidden:
        message, mend = f"the id {id} stands twice: {{{id}}} would mean both", "give this one another id"
        yield Problem("facts.duplicate-id", message, mend, item.place("id"), related=(hidden[id],))


def _twice(named: Iterable[Item], where: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for item in named:
        id = str(getattr(item, "id", ""))
        if id in first:
            message, mend = f"the id {id} stands twice in {where}", "give one of them another id"
            yield Problem("facts.duplicate-id", message, mend, item.place("id"), related=(first[id],))
        first.setdefault(id, item.place("id"))


def _registry_links(publication: Publication) -> Iterator[Problem]:
    registry = publication.registry
    for region in registry.regions:
        yield from _known(registry, region, "country", Country)
    for committee in registry.committees:
        yield from _known(registry, committee, "coordinator", Region)
    for meeting in registry.meetings:
        yield from _known(registry, meeting, "series", Series)
        yield from _known(registry, meeting, "host", Region)
        yield from _known_in(registry.committees, meeting, "committee", "committee")


_LINKS: dict[str, tuple[type, ...]] = {
    "author": (Person,),
    "country": (Country,),
    "host": (Region, Organisation),
    "issuer": (Organisation,),
    "meeting": (Meeting,),
    "organisation": (Organisation,),
    "person": (Person,),
}


def _section_links(publication: Publication) -> Iterator[Problem]:
    registry = publication.registry
    for item in items(publication):
        for name, kinds in _LINKS.items():
            if name in type(item).model_fields:
                yield from _known(registry, item, name, *kinds)
        if "committee" in type(item).model_fields:
            yield from _known_in(registry.committees, item, "committee", "committee")
        if isinstance(item, FrontSection):
            yield from _known_figures(publication, item)


def _known_figures(publication: Publication, front: FrontSection) -> Iterator[Problem]:
    ids = [figure.id for figure in publication.record.figures]
    for index, id in enumerate(front.figures):
        if id not in ids:
            place = front.place_in("figures", index)
            yield Problem(
                "facts.unknown-id", f"there is no figure {id} in publication.yaml", did_you_mean(id, ids), place
            )


def _known(registry: Registry, item: Item, name: str, *kinds: type) -> Iterator[Problem]:
    entries = [entry for entry in registry.entries() if isinstance(entry, kinds)]
    yield from _known_in(entries, item, name, " or ".join(kind.__name__.lower() for kind in kinds))


def _known_in(entries: Iterable[object], item: Item, name: str, what: str) -> Iterator[Problem]:
    id, ids = getattr(item, name), [str(getattr(entry, "id", "")) for entry in entries]
    if id is not None and id not in ids:
        message = f"the registry has no {what} {id}"
        yield Problem("facts.unknown-id", message, did_you_mean(id, ids), item.place(name))


def _names_in_source_language(publication: Publication) -> Iterator[Problem]:
    """A registry serves publications of several source languages; a `note` says why an entry has no name in this one."""
    language = publication.record.source_language
    for entry in (*publication.registry.entries(), *publication.registry.terms):
        if not isinstance(entry, Meeting) and language not in entry.name and not entry.note:
            message = f"{entry.id} has no name in {language}, the source language"
            mend = f"add `{language}:` to its `name`, or say in `note:` why it has none"
            yield Problem("facts.no-name", message, mend, entry.place("name"))


def _released_languages_are_real(publication: Publication) -> Iterator[Problem]:
    """The codes from qaa to qtz are for private use (ISO 639-2): the pseudo-language has one of them."""
    for index, language in enumerate(publication.record.languages):
        if len(language) == 3 and "qaa" <= language <= "qtz":
            message, mend = f"{language} is no language of readers", "take it out; build it by name with --language"
            yield Problem("facts.private-language", message, mend, publication.record.place_in("languages", index))


def _participants_add_up(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if not isinstance(item, Participants) or item.note:
            continue
        found = sum(share.governments for share in item.shares) + item.observers
        if found != item.total:
            message = f"the shares and observers make {found}, the total says {item.total}"
            mend = "correct a share or the total, or say in `note:` why they differ"
            yield Problem("facts.sum", message, mend, item.place("total"))


def _groups_add_up(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if isinstance(item, GroupsInsert):
            yield from _total(item, sum(group.count for group in item.groups), item.total, "the groups")
            for group in item.groups:
                if group.names and len(group.names) != group.count:
                    message = f"{group.id} has {len(group.names)} names, its count says {group.count}"
                    yield Problem("facts.count", message, "correct the names or the count", group.place("count"))
        elif isinstance(item, TallyInsert):
            yield from _total(item, sum(share.number for share in item.shares), item.total, "the shares")
        elif isinstance(item, StaffChartInsert):
            people = [post for post in below(item) if isinstance(post, Post)]
            yield from _total(item, len({post.person for post in people}), item.total, "the posts")


def _total(item: Item, found: int, total: int, what: str) -> Iterator[Problem]:
    if found != total:
        message = f"{what} make {found}, the total says {total}"
        yield Problem("facts.sum", message, "correct a number or the total", item.place("total"))


def _isbn_checks(publication: Publication) -> Iterator[Problem]:
    """ISO 2108: thirteen digits, weighted 1 and 3 in turn, make a multiple of ten."""
    for section in publication.sections.values():
        if isinstance(section, ColophonSection) and section.isbn:
            digits = [int(digit) for digit in section.isbn.replace("-", "")]
            if len(digits) != 13 or sum(digits[::2] + [3 * digit for digit in digits[1::2]]) % 10:
                message, mend = (
                    f"{section.isbn} is no ISBN: its digits do not check",
                    "compare it with the agency's letter",
                )
                yield Problem("facts.isbn", message, mend, section.place("isbn"))


def _news_in_order(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        if not isinstance(section, NewsSection):
            continue
        for before, after in pairwise(section.items):
            if after.month.is_before(before.month):
                message, place = f"{after.id} is of an earlier month than {before.id} above it", after.place("month")
                mend = "put the items in the order of their months"
                yield Problem("facts.news-order", message, mend, place, related=(before.place("month"),))


def _meetings_run_on(publication: Publication) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None, int], Meeting] = {}
    for meeting in publication.registry.meetings:
        if meeting.end and meeting.end.is_before(meeting.start):
            yield _reversed(meeting, str(meeting.end), str(meeting.start))
        key = (meeting.series, meeting.committee, meeting.ordinal)
        if key in seen:
            message = f"meeting {meeting.ordinal} of {meeting.committee or meeting.series} stands twice"
            place, other = meeting.place("ordinal"), seen[key].place("ordinal")
            yield Problem("facts.ordinal", message, "correct the ordinal", place, related=(other,))
        seen[key] = meeting
    yield from _ordinals_follow_dates(seen.values())


def _ordinals_follow_dates(meetings: Iterable[Meeting]) -> Iterator[Problem]:
    in_series = sorted(meetings, key=lambda meeting: (meeting.series, meeting.committee or "", meeting.ordinal))
    for before, after in pairwise(in_series):
        same = (before.series, before.committee) == (after.series, after.committee)
        if same and after.start.is_before(before.start):
            message = f"meeting {after.ordinal} is before meeting {before.ordinal}"
            place = after.place("start")
            yield Problem(
                "facts.ordinal", message, "correct the date or the ordinal", place, related=(before.place("start"),)
            )


def _committee_counts(publication: Publication) -> Iterator[Problem]:
    day = publication.record.as_of
    for committee in publication.registry.committees:
        held = [meeting for meeting in publication.registry.meetings if meeting.committee == committee.id]
        latest = max((meeting for meeting in held if meeting.start.first <= day), key=_ordinal, default=None)
        if latest and latest.ordinal != (committee.meetings or 0):
            message = (
                f"{committee.id} has held {committee.meetings or 0} meetings, but meeting {latest.ordinal} is known"
            )
            place = committee.place("meetings")
            yield Problem(
                "facts.count", message, "correct the count or the ordinal", place, related=(latest.place("ordinal"),)
            )


def _ordinal(meeting: Meeting) -> int:
    return meeting.ordinal


def _calendar_dates(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        if isinstance(section, CalendarSection):
            for event in section.events:
                yield from _event_dates(event, section.year)
            yield from _events_in_order(section)
            yield from _same_event_twice(section)


def _event_dates(event: Event, year: int) -> Iterator[Problem]:
    if event.start.year != year:
        message = f"{event.start} is not in {year}, the year of the calendar"
        yield Problem("facts.year", message, f"give a day in {year}", event.place("start"))
    if event.end and event.end < event.start:
        yield _reversed(event, str(event.end), str(event.start))
    if event.end == event.start:
        message, mend = "the event ends on the day it begins", "leave `end` out for a one-day event"
        yield Problem("facts.one-day", message, mend, event.place("end"))


def _reversed(item: Item, end: str, start: str) -> Problem:
    mend = "give the last day of the event, or leave `end` out for a one-day event"
    return Problem("facts.date-order", f"end {end} is before start {start}", mend, item.place("end"))


def _events_in_order(section: CalendarSection) -> Iterator[Problem]:
    for before, after in pairwise(section.events):
        if after.start < before.start:
            message = f"{after.id} begins on {after.start}, before {before.id} above it ({before.start})"
            place = after.place("start")
            mend = "put the events in the order of their first days"
            yield Problem("facts.event-order", message, mend, place, related=(before.place("start"),))


def _same_event_twice(section: CalendarSection) -> Iterator[Problem]:
    seen: dict[tuple[str, str, date], Event] = {}
    for event in section.events:
        key = (event.host, str(event.title.source), event.start)
        if key in seen:
            message, mend = f"the same event stands above as {seen[key].id}", "take one of the two away"
            yield Problem("facts.event-twice", message, mend, event.place("title"), related=(seen[key].place("title"),))
        seen.setdefault(key, event)


def _events_agree_with_meetings(publication: Publication) -> Iterator[Problem]:
    meetings = {meeting.id: meeting for meeting in publication.registry.meetings}
    for item in items(publication):
        if not isinstance(item, Event) or item.note or item.meeting not in meetings:
            continue
        meeting = meetings[item.meeting]
        told = (_moment(item.start), _moment(item.end) if item.end else None)
        if told != (meeting.start, meeting.end):
            message = f"the dates of {item.id} are not those of {meeting.id} in the registry"
            mend = "correct one of them, or say in `note:` why they differ"
            yield Problem("facts.meeting-date", message, mend, item.place("start"), related=(meeting.place("start"),))


def _moment(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _tables_are_full(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if not isinstance(item, TableInsert):
            continue
        for row in item.rows:
            if len(row.cells) != len(item.columns):
                message = f"the row has {len(row.cells)} cells, the table {len(item.columns)} columns"
                yield Problem("facts.cells", message, 'give each column a cell; an empty one is ""', row.place("cells"))


def _plans_are_in_their_year(publication: Publication) -> Iterator[Problem]:
    for item in items(publication):
        if not isinstance(item, PlanInsert):
            continue
        for activity in item.activities:
            for name in ("start", "end"):
                moment = getattr(activity, name)
                if moment and moment.year != item.year:
                    message = f"{name} is not in {item.year}, the year of the plan"
                    yield Problem("facts.year", message, f"give a month of {item.year}", activity.place(name))
            if activity.start and activity.end and activity.end.is_before(activity.start):
                yield _reversed(activity, str(activity.end), str(activity.start))
            if not activity.start and not activity.period:
                mend = "give `start:` (a month) or `period:` (in words)"
                yield Problem("facts.no-time", f"{activity.id} has no time", mend, activity.place("id"))


def _references(publication: Publication) -> Iterator[Problem]:
    yield from check_references(publication, None, publication.record)
    for section in publication.sections.values():
        yield from check_references(publication, section, section)


def _labels_hold_no_figures(publication: Publication) -> Iterator[Problem]:
    """A label that held its own figure would have no end."""
    figures = publication.record.figures
    for reference in (reference for figure in figures for reference in references(figure.label)):
        if reference.id in [figure.id for figure in figures]:
            message = f"the label of a figure refers to the figure {reference.id}"
            yield Problem("facts.figure-label", message, "write it in words", reference.place)


def _inserts_are_placed(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        placed = placed_inserts(section)
        for insert in section.inserts:
            times = placed.count(insert.id)
            if times != 1:
                message = f"{insert.id} is placed {times} times" if times else f"{insert.id} is not placed in the text"
                mend = f"write {{{insert.id}}} on a line of its own where it belongs, once"
                yield Problem("facts.insert", message, mend, insert.place("id"))


def _inserts_hold_no_inserts(publication: Publication) -> Iterator[Problem]:
    for section in publication.sections.values():
        ids = {insert.id for insert in section.inserts}
        for insert in section.inserts:
            for _, id, place in placements(insert):
                if id in ids:
                    mend = "place it in the text of the section; inserts hold no inserts"
                    yield Problem("facts.insert", f"{id} is placed inside {insert.id}", mend, place)


_RULES: tuple[Callable[[Publication], Iterator[Problem]], ...] = (
    _unique_registry_ids,
    _unique_ids,
    _no_id_hides_another,
    _registry_links,
    _section_links,
    _names_in_source_language,
    _released_languages_are_real,
    _participants_add_up,
    _groups_add_up,
    _news_in_order,
    _isbn_checks,
    _meetings_run_on,
    _committee_counts,
    _calendar_dates,
    _events_agree_with_meetings,
    _tables_are_full,
    _plans_are_in_their_year,
    _references,
    _labels_hold_no_figures,
    _inserts_are_placed,
    _inserts_hold_no_inserts,
)
