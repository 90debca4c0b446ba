"""The words of the registry in the book's language: names, meetings, committees, references in prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from galley.language import Voice, pick
from galley.markup import inline
from galley.model.base import Moment
from galley.model.inserts import InsertBase
from galley.model.publication import Figure, Publication
from galley.model.reference import Target, target
from galley.model.registry import (
    Committee,
    Country,
    Meeting,
    Names,
    Organisation,
    Person,
    Region,
)
from galley.model.sections import Event, SectionBase
from galley.text import Line, Reference


@dataclass(frozen=True, slots=True)
class Naming:
    """Speaks of registry entries in one book. Text in another language than the book's carries `lang`."""

    publication: Publication
    voice: Voice

    def text(self, names: Names) -> Markup:
        """A name in the book's language, else in the source language, set off by `lang`."""
        spelling, language = pick(names, self.voice.language, self.publication.record.source_language)
        return self.in_language(escape(spelling.text), language)

    def in_language(self, text: Markup, language: str) -> Markup:
        """The text, with `lang` where its language is not the book's."""
        if language == self.voice.language:
            return text
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def line(self, line: Line, section: SectionBase | None) -> Markup:
        """A one-line field of a section, or of the publication's record."""
        text = inline.html(line.inlines, partial(self.reference, section), {})
        return self.own(text, line.language, section)

    def own(self, text: Markup, translated: str | None, section: SectionBase | None) -> Markup:
        """A text of a section: as it is where it is in the book's language, else set off with the source's `lang`."""
        language = translated or self.language_of(section)
        if language == self.voice.language:
            return text
        return Markup('<span class="unfinished" lang="{}">{}</span>').format(language, text)

    def language_of(self, section: SectionBase | None) -> str:
        """The language a section, or the publication's record, is written in."""
        return (section.source_language if section else None) or self.publication.record.source_language

    def plain(self, names: Names) -> str:
        """A name without mark-up, for titles and metadata."""
        return pick(names, self.voice.language, self.publication.record.source_language)[0].text

    def committee(self, committee: Committee) -> Markup:
        """A committee's full name: 防灾专门委员会."""
        return self._filled(self.publication.registry.committee_title, name=self.text(committee.name))

    def meeting(self, meeting: Meeting) -> Markup:
        """A meeting's name: 第10次全体会议."""
        registry = self.publication.registry
        series = next(series for series in registry.series if series.id == meeting.series)
        committee = next((each for each in registry.committees if each.id == meeting.committee), None)
        return self._filled(
            series.title,
            number=self.voice.number(meeting.ordinal),
            ordinal=self.voice.ordinal(meeting.ordinal, series.noun_class),
            committee=self.text(committee.name) if committee else Markup(),
        )

    def meeting_dates(self, meeting: Meeting) -> str:
        """When a meeting was held, as exactly as is known."""
        if meeting.start.day and meeting.end and meeting.end.day:
            return self.voice.date_range(meeting.start.first, meeting.end.first)
        return self.moment(meeting.start)

    def moment(self, moment: Moment) -> str:
        """A year, month or day."""
        if moment.day:
            return self.voice.date(moment.first)
        return self.voice.month(moment.year, moment.month) if moment.month else self.voice.partial(str(moment.year))

    def months(self, start: Moment, end: Moment | None) -> str:
        """Planned months of one year: 2015年7月至8月, or one."""
        if end is None or start.month is None or end.month is None:
            return self.moment(start)
        return self.voice.month_range(start.year, start.month, end.month)

    def region(self, id: str) -> Region:
        """The region with that id."""
        return next(region for region in self.publication.registry.regions if region.id == id)

    def country_of(self, region: Region) -> Country:
        """The country a region belongs to."""
        return next(country for country in self.publication.registry.countries if country.id == region.country)

    def regions_of(self, country: Country, status: str | None = None) -> tuple[Region, ...]:
        """The regions of a country as of the publication's day, in registry order; members or observers alone if asked."""
        return self.publication.registry.regions_of(country.id, self.publication.record.as_of, status)

    def located(self, region: Region) -> Markup:
        """A region with its country before it, as in the committee table: 韩国庆尚北道."""
        pattern = self.voice.pgettext("region with its country", "{region}, {country}")
        return self._pattern(pattern, region=self.text(region.name), country=self.text(self.country_of(region).name))

    def venue(self, meeting: Meeting) -> Markup:
        """Where a meeting was held: 韩国全罗南道 灵岩郡."""
        place = self.located(self.region(meeting.host)) if meeting.host else Markup()
        if not meeting.city:
            return place
        city = self.text(meeting.city)
        return self._pattern(self.voice.pgettext("place of a meeting", "{city}, {place}"), city=city, place=place)

    def host(self, event: Event) -> Markup:
        """The host cell of the calendar: 大田广域市（韩）, or the organisation."""
        entry = self.publication.registry.find(event.host)
        if isinstance(entry, Region):
            pattern = self.voice.pgettext("host cell", "{region} ({country})")
            return self._pattern(
                pattern, region=self.text(entry.name), country=self.text(self.country_of(entry).letter)
            )
        return self.text(entry.name) if isinstance(entry, Organisation) else Markup()

    def person(self, id: str) -> Person:
        """The person with that id."""
        return next(person for person in self.publication.registry.people if person.id == id)

    def signature(self, person: Person) -> Markup:
        """A person's name as signed: two or three Han letters carry the class that spaces them (金 在 孝)."""
        name = self.plain(person.name)
        short = 2 <= len(name) <= 3 and all("\u4e00" <= letter <= "\u9fff" for letter in name)
        return Markup('<span class="spaced">{}</span>').format(self.text(person.name)) if short else self.text(person.name)

    def organisation(self, id: str) -> Organisation:
        """The organisation with that id."""
        return next(each for each in self.publication.registry.organisations if each.id == id)

    def figure(self, figure: Figure) -> str:
        """A figure's number: 4亿4600万."""
        return self.voice.big_number(self.publication.figure_value(figure))

    def reference(self, section: SectionBase | None, reference: Reference) -> Markup:
        """What `{id:form}` prints in a section: the book's words, set off by `lang` in text of another language."""
        found = target(self.publication, section, reference.id)
        if isinstance(found, InsertBase):
            return Markup('<a href="#{}">{}</a>').format(found.address, self._insert_title(found, section))
        said = self._said(found, reference.form)
        if self.language_of(section) == self.voice.language:
            return said
        return Markup('<span lang="{}">{}</span>').format(self.voice.tag, said)

    def _said(self, found: Target | None, form: str | None) -> Markup:
        match found, form:
            case Meeting(), "dates":
                return escape(self.meeting_dates(found))
            case Meeting(), "theme" | "city":
                return self._optional(getattr(found, form), found)
            case Meeting(), _:
                return self.meeting(found)
            case Committee(), "title":
                return self.committee(found)
            case Region(), "country":
                return self.text(self.country_of(found).name)
            case Country(), "members":
                return escape(self.voice.number(len(self.regions_of(found, "member"))))
            case Person(), "office":
                return self.text(found.offices[0].title) if found.offices else self.text(found.name)
            case Country() | Region() | Organisation(), "long" | "letter" | "short":
                return self._optional(getattr(found, form), found)
            case Figure(), "label":
                return self.line(found.label, None)
            case Figure(), _:
                return escape(self.figure(found))
            case Country() | Region() | Committee() | Organisation() | Person(), _:
                return self.text(found.name)
        raise TypeError(f"nothing to say of {found!r}")

    def _optional(self, names: Names | None, entry: Country | Region | Organisation | Meeting) -> Markup:
        if names:
            return self.text(names)
        return self.meeting(entry) if isinstance(entry, Meeting) else self.text(entry.name)

    def _insert_title(self, insert: InsertBase, section: SectionBase | None) -> Markup:
        for name in ("heading", "caption"):
            line = getattr(insert, name, None)
            if line is not None:
                return self.line(line, section)
        return escape(insert.id)

    def _filled(self, pattern: Names, **values: Markup | str) -> Markup:
        spelling, language = pick(pattern, self.voice.language, self.publication.record.source_language)
        return self.in_language(self._pattern(spelling.text, **values), language)

    def _pattern(self, pattern: str, **values: Markup | str) -> Markup:
        """A pattern with its placeholders filled; nothing in it is evaluated."""
        escaped = {name: escape(value) for name, value in values.items()}
        return Markup(self.voice.fill(str(escape(pattern)), **escaped))
