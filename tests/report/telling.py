"""What a model prints, as tests expect to read it in the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pdf_reading import squeezed

from galley.language import Voice
from galley.markup import inline
from galley.markup.naming import Naming
from galley.model.base import contents
from galley.model.inserts import Group, Insert, PlanInsert, Post, Profile, TallyInsert
from galley.model.publication import Publication
from galley.model.reference import placement
from galley.model.registry import Committee, Country, Meeting
from galley.model.sections import Event, NewsItem, Participants, Passage, SectionBase
from galley.model.tables import ABOVE, LEFT
from galley.text import Inline, Line, NoteCall, Prose, Text, inlines_of, leaves


@dataclass(frozen=True)
class Teller:
    """Says what a model prints, in the words of the book's language, squeezed."""

    publication: Publication
    voice: Voice

    @property
    def naming(self) -> Naming:
        return Naming(self.publication, self.voice)

    def runs(self, inlines: tuple[Inline, ...], section: SectionBase | None) -> list[str]:
        """The text of inline nodes; the call of a note parts it, since the note itself stands elsewhere."""
        parts = [""]
        for leaf in leaves(inlines):
            if isinstance(leaf, NoteCall):
                parts.append("")
            elif isinstance(leaf, Text):
                parts[-1] += leaf.text
            else:
                html = inline.html((leaf,), self.voice.language, partial(self.naming.reference, section), str)
                parts[-1] += html.striptags()
        return [squeezed(part) for part in parts]

    def line(self, line: Line, section: SectionBase | None = None) -> str:
        """The text of a field of one line."""
        return "".join(self.runs(line.inlines, section))

    def prose(self, prose: Prose, section: SectionBase) -> list[str]:
        """The text of each paragraph, heading and note of a field."""
        blocks = (block for block in (*prose.blocks, *prose.notes.values()) if not self._places(block, section))
        return [part for run in inlines_of(blocks) for part in self.runs(run, section)]

    def texts(self, section: SectionBase) -> Iterator[tuple[str, str]]:
        """The address and text of everything a section says in words of its own; a cell that is part of another says nothing."""
        for address, content in contents(section):
            if str(content.source) in (LEFT, ABOVE):
                continue
            parts = [self.line(content, section)] if isinstance(content, Line) else self.prose(content, section)
            yield from ((address, part) for part in parts if part)

    def event(self, event: Event, section: SectionBase) -> str:
        """The row of an event: host, title, dates, place."""
        told = (self.naming.host(event).striptags(), self.voice.short_range(event.start, event.end))
        host, dates = (squeezed(part) for part in told)
        return host + self.line(event.title, section) + dates + self.line(event.location, section)

    def committee(self, committee: Committee) -> str:
        """The row of a committee: name, coordinator, since, meetings, fields."""
        naming, held = self.naming, committee.meetings
        counted = self.voice.ngettext("%(num)s meeting", "%(num)s meetings", held) % {"num": held} if held else "–"
        coordinator = naming.located(naming.region(committee.coordinator)).striptags()
        cells = (naming.plain(committee.name), coordinator, naming.moment(committee.since), counted)
        return squeezed("".join(cells) + naming.plain(committee.fields))

    def news(self, item: NewsItem, section: SectionBase) -> str:
        """A piece of news: month, title, text."""
        told = squeezed(self.voice.month(item.month.year, item.month.month)) + self.line(item.title, section)
        return told + "".join(self.prose(item.body, section))

    def country(self, country: Country, status: str) -> list[str]:
        """A country of the member grid: name and count; then each of its regions in two languages."""
        regions = self.naming.regions_of(country, status)
        told = [self.naming.plain(country.name) + self.voice.number(len(regions))]
        told += (self.naming.plain(region.name) + region.name["en"].text for region in regions)
        return [squeezed(each) for each in told]

    def legend(self, country: Country) -> list[tuple[str, str]]:
        """The entries of a country in the legend: the circled number; the name, with the mark of an observer."""
        return [
            (
                self.voice.numeral("circled", number),
                squeezed(self.naming.plain(region.name)) + "*" * (region.status == "observer"),
            )
            for number, region in enumerate(self.naming.regions_of(country), 1)
        ]

    def label(self, group: Group, section: SectionBase) -> str:
        """The label and count of a group."""
        return self.line(group.label, section) + self.voice.number(group.count)

    def post(self, post: Post, section: SectionBase) -> str:
        """A card of the staff chart: the title, then the name."""
        person = self.naming.person(post.person)
        title = self.line(post.title, section) if post.title else self.naming.plain(person.offices[0].title)
        return squeezed(title + self.naming.plain(person.name))

    def tally(self, tally: TallyInsert) -> str:
        """A tally: each number with its country, then the total."""
        countries = {country.id: self.naming.plain(country.name) for country in self.publication.registry.countries}
        shares = "".join(self.voice.number(share.number) + countries[share.country] for share in tally.shares)
        return squeezed(shares + self.voice.number(tally.total) + self.voice.pgettext("participants", "Total"))

    def profile(self, profile: Profile, section: SectionBase) -> str:
        """An organisation: its name, a few words, its address."""
        organisation = self.naming.organisation(profile.organisation)
        address = (organisation.url or "").removeprefix("http://").removeprefix("https://")
        return squeezed(self.naming.plain(organisation.name)) + "".join(self.prose(profile.body, section)) + address

    def plan(self, plan: PlanInsert, section: SectionBase) -> list[str]:
        """The rows of planned meetings: committee, coordinator, time."""
        rows = []
        for activity in plan.activities:
            committee = next(each for each in self.publication.registry.committees if each.id == activity.committee)
            coordinator = self.naming.region(committee.coordinator)
            told = self.naming.plain(committee.name) + self.naming.plain(coordinator.name)
            planned = self.naming.months(activity.start, activity.end) if activity.start else ""
            rows.append(squeezed(told + (self.line(activity.period, section) if activity.period else planned)))
        return rows

    def meeting(self, meeting: Meeting) -> list[str]:
        """The facts of a meeting: its days, place and theme."""
        facts = [self.naming.meeting_dates(meeting)]
        if meeting.host:
            facts.append(self.naming.located(self.naming.region(meeting.host)).striptags())
        facts += [self.naming.plain(names) for names in (meeting.city, meeting.theme) if names]
        return [squeezed(fact) for fact in facts]

    def participants(self, participants: Participants) -> str:
        """Who took part: the shares, the observers, the total."""
        number, registry = self.voice.number, self.publication.registry
        shares = [
            self.naming.plain(country.name) + number(share.governments)
            for share in participants.shares
            for country in registry.countries
            if country.id == share.country
        ]
        if participants.observers:
            shares.append(self.voice.pgettext("figure", "Observers") + number(participants.observers))
        total = "{number} in all" if participants.counted == participants.total else "{number} in all as stated"
        summed = self.voice.fill(self.voice.pgettext("figure", total), number=number(participants.total))
        return squeezed("".join(shares) + summed)

    def headings(self, passages: tuple[Passage, ...], section: SectionBase, level: int = 2) -> Iterator[str]:
        """The headings of passages with their numbers."""
        number = 0
        for passage in passages:
            number += passage.numbered
            numeral = self.voice.heading_numeral(level, number) if passage.numbered else ""
            yield squeezed(numeral) + self.line(passage.heading, section)
            yield from self.headings(passage.passages, section, level + 1)

    def _places(self, block: object, section: SectionBase) -> bool:
        return placement(block) in {insert.id for insert in section.inserts}


def sections_of(publication: Publication, kind: type) -> list[tuple[str, SectionBase]]:
    found = [(name, each) for name, each in publication.sections.items() if isinstance(each, kind)]
    assert found
    return found


def inserts_of(publication: Publication, kind: type) -> list[tuple[str, SectionBase, Insert]]:
    found = [
        (name, section, insert)
        for name, section in publication.sections.items()
        for insert in section.inserts
        if isinstance(insert, kind)
    ]
    assert found
    return found


def stand_in_order(parts: list[str], text: str) -> bool:
    """Whether each part stands in the text, behind the one before it."""
    at = 0
    for part in parts:
        at = text.find(part, at) + len(part)
        if at < len(part):
            return False
    return True
