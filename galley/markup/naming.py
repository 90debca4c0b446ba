"""The words of the registry in the book's language: names, meetings, committees, references in prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from markupsafe import Markup, escape

from galley.language import Voice, pick
from galley.language.sorting import SortKey, sort_key
from galley.language.units import runs
from galley.markup import index, inline, numerals, wording
from galley.message import said
from galley.model.dates import Moment
from galley.model.inserts import Group, GroupsInsert, InsertBase, MeetingsInsert, NumberedInsert, Outcome, Work
from galley.model.names import Names, Spelling
from galley.model.numbering import Numbered, pointed
from galley.model.publication import Figure, Publication
from galley.model.reference import NUMBERED, Target, counted, parted, spoken, target
from galley.model.registry import Committee, Country, Meeting, Organisation, Person, Region, Series
from galley.model.sections import Event, SectionBase
from galley.text import Heading, Line, Note, Paragraph, Prose, Reference

Found = TypeVar("Found", Country, Organisation, Person, Region, Series)

Values = Callable[["Naming"], Mapping[str, Markup | str]]
"""What fills a pattern, as the one who speaks says it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Speaks of registry entries in one book, or in a text of it that is in another language.

    What is in another language than the `voice` speaks carries `lang`. `voices` are those of the book and of the
    languages its sources are written in; `book` is the book's language where another speaks. `numbers` are those of
    figures and tables by address.
    """

    publication: Publication
    voice: Voice
    voices: Mapping[str, Voice] = field(default_factory=dict)
    book: str = ""
    numbers: Mapping[str, Numbered] = field(default_factory=dict)
    indexed: tuple[type, ...] = ()
    """The kinds of entries that an index lists, whose mentions in running text have names."""

    def speaking(self, language: str) -> Naming:
        """Who speaks in a text of a language: its own voice, where there is one."""
        found = self.voices.get(language, self.voice)
        return self if found is self.voice else replace(self, voice=found, book=self.book or self.voice.language)

    def text(self, names: Names, case: str | None = None) -> Markup:
        """A name in the language spoken, else in the source language, set off by `lang`; in a case where it is known."""
        spelling, language = self._picked(names)
        return self.in_language(escape(spelling.in_case(case) or spelling.text), language)

    def _picked(self, names: Names) -> tuple[Spelling, str]:
        return pick(names, self.voice.language, self.publication.record.source_language)

    def in_language(self, text: Markup, language: str) -> Markup:
        """The text, with `lang` where its language is not the one spoken."""
        if language == self.voice.language:
            return text
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def line(self, line: Line | Heading, section: SectionBase | None, call: inline.Call = lambda _: Markup()) -> Markup:
        """A one-line field or heading of a section, or a field of the publication's record; without notes, if nothing calls them."""
        language = line.language or self.language_of(section)
        text = inline.html(line.inlines, language, self._refer(language, section), call)
        return text if language == self.voice.language else self._set_off(text, language)

    def run(self, block: Paragraph | Heading, prose: Prose, section: SectionBase | None, address: str) -> Markup:
        """The inline content of a block of `prose`, whose address is `address`, with its notes."""
        language = block.language or self.language_of(section)

        def call(label: str) -> Markup:
            return self._note(prose.notes[label], language, section, address)

        refer = self._refer(language, section, isinstance(block, Paragraph), f"{address}/{block.key}")
        lead = self._leading(language, with_notes=True) if isinstance(block, Paragraph) else inline.anchor
        text = inline.html(block.inlines, language, refer, call, lead)
        return text if language == self.voice.language else self._set_off(text, language)

    def _note(self, note: Note, around: str, section: SectionBase | None, address: str) -> Markup:
        """A note stands apart from the text that calls it, so each of its runs is set off by itself."""
        told = []
        for block, _ in runs(note.blocks):
            language = block.language or self.language_of(section)
            refer = self._refer(language, section, with_page=True, place=f"{address}/{block.key}")
            text = inline.html(block.inlines, language, refer, lambda label: Markup(), self._leading(language))
            told.append(text if language == around == self.voice.language else self._set_off(text, language))
        return Markup('<span class="note" data-address="{}">{}</span>').format(
            f"{address}/{note.key}", Markup("<br>").join(told)
        )

    def _leading(self, language: str, with_notes: bool = False) -> inline.Lead:
        """How a running text leads to an address: on paper its words alone, or with the address behind them or in a note, which a note has not."""
        way, voice = self.publication.record.links, self.speaking(language).voice

        def lead(href: str, words: Markup) -> Markup:
            link = inline.anchor(href, words)
            shown = inline.shown(href)
            if way == "plain" or shown in words.striptags():
                return link
            address = Markup('<span class="url">{}</span>').format(shown)
            if way == "notes" and with_notes:
                return link + Markup('<span class="note">{}</span>').format(address)
            return wording.filled(wording.address_of_link(voice), {"words": link, "address": address})

        return lead

    def _refer(
        self, language: str, section: SectionBase | None, with_page: bool = False, place: str = ""
    ) -> inline.Refer:
        """Who says the references of a text: a voice of its language, else the one that speaks, set off by `lang`.

        A running text says on which page a figure or table is, and has a `place` where an index finds it; a title, a caption and a cell do not.
        """
        speaker, mark = self.speaking(language), index.marker(place)

        def refer(reference: Reference) -> Markup:
            said = speaker.in_text(speaker.reference(section, reference, with_page), language)
            entry = self.publication.registry.find(reference.id) if place and self.indexed else None
            return mark(reference, said) if isinstance(entry, self.indexed) else said

        return refer

    def in_text(self, said: Markup, language: str) -> Markup:
        """What the voice says in a text of a language."""
        if language == self.voice.language:
            return said
        return Markup('<span lang="{}">{}</span>').format(self.voice.tag, said)

    def _set_off(self, text: Markup, language: str) -> Markup:
        """A text in another language than the one spoken; it is unfinished where that is not the book's either."""
        book = self.book or self.voice.language
        unfinished = Markup("") if language == book else Markup(' class="unfinished"')
        return Markup('<span{} lang="{}">{}</span>').format(unfinished, language, text)

    def language_of(self, section: SectionBase | None) -> str:
        """The language a section, or the publication's record, is written in."""
        return (section.source_language if section else None) or self.publication.record.source_language

    def plain(self, names: Names) -> str:
        """A name without mark-up, for titles and metadata."""
        return self._picked(names)[0].text

    def committee(self, committee: Committee, case: str | None = None) -> Markup:
        """A committee's full name as it was on the publication's day: 防灾专门委员会."""
        title = self.publication.registry.committee_title
        name = next((each.name for each in committee.former if self._day < each.until.first), committee.name)
        return self._filled(title, case, lambda speaker: {"name": speaker.text(name)})

    def committees_told(self, works: Sequence[Work]) -> list[tuple[Committee, Work | None]]:
        """The committees of the publication's day, those with a text first, in the order of the texts."""
        founded = [each for each in self.publication.registry.committees if each.since.first <= self._day]
        order = [work.committee for work in works]
        told = {work.committee: work for work in works}
        founded.sort(key=lambda each: order.index(each.id) if each.id in order else len(order))
        return [(each, told.get(each.id)) for each in founded]

    def meetings_told(self, insert: MeetingsInsert) -> list[tuple[Meeting, str, Outcome | None]]:
        """The meetings of a series up to the publication's day, each with its ordinal and what it came to."""
        outcomes = {each.meeting: each for each in insert.outcomes}
        return [
            (each, self._ordinal(each.ordinal, insert.series), outcomes.get(each.id))
            for each in self.publication.registry.meetings
            if each.series == insert.series and each.start.first <= self._day
        ]

    def ordinals_untold(self, insert: MeetingsInsert) -> list[str]:
        """The ordinals of the meetings that the registry does not have, though it has earlier and later ones."""
        known = [each.ordinal for each, _, _ in self.meetings_told(insert)]
        return [
            self._ordinal(n, insert.series)
            for n in range(min(known, default=0), max(known, default=0))
            if n not in known
        ]

    @property
    def _day(self) -> date:
        return self.publication.record.as_of

    def _ordinal(self, n: int, series: str) -> str:
        return self.voice.ordinal(n, _with_id(self.publication.registry.series, series).noun_class)

    def meeting(self, meeting: Meeting, case: str | None = None) -> Markup:
        """A meeting's name: 第10次全体会议."""
        registry = self.publication.registry
        series = _with_id(registry.series, meeting.series)
        committee = next((each for each in registry.committees if each.id == meeting.committee), None)

        def values(speaker: Naming) -> Mapping[str, Markup | str]:
            return {
                "number": speaker.voice.number(meeting.ordinal),
                "ordinal": speaker.voice.ordinal(meeting.ordinal, series.noun_class),
                "committee": speaker.text(committee.name) if committee else "",
            }

        return self._filled(series.title, case, values)

    def _filled(self, pattern: Names, case: str | None, values: Values) -> Markup:
        """A pattern of the registry, filled in its own language."""
        spelling, language = self._picked(pattern)
        said = wording.filled(spelling.in_case(case) or spelling.text, values(self.speaking(language)))
        return self.in_language(said, language)

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
        return _with_id(self.publication.registry.regions, id)

    def country_of(self, region: Region) -> Country:
        """The country a region belongs to."""
        return _with_id(self.publication.registry.countries, region.country)

    def regions_of(self, country: Country, status: str | None = None) -> tuple[Region, ...]:
        """The regions of a country as of the publication's day, in registry order; members or observers alone if asked."""
        return self.publication.registry.regions_of(country.id, self.publication.record.as_of, status)

    def located(self, region: Region) -> Markup:
        """A region with its country before it, as in the committee table: 韩国庆尚北道."""
        country = self.country_of(region)
        if self.plain(region.name) == self.plain(country.name):
            return self.text(region.name)
        names = {"region": region.name, "country": country.name}
        return wording.furnished(wording.region_with_country(self.voice), self.text, names)

    def venue(self, meeting: Meeting) -> Markup:
        """Where a meeting was held: 韩国全罗南道 灵岩郡. A city that is itself the region is said once."""
        region = self.region(meeting.host) if meeting.host else None
        place = self.located(region) if region else Markup()
        if not meeting.city or (region and self.plain(meeting.city) == self.plain(region.name)):
            return place
        pattern = wording.place_of_meeting(self.voice)
        return wording.furnished(pattern, self.text, {"city": meeting.city}, place=place)

    def host(self, event: Event) -> Markup:
        """The host cell of the calendar: 大田广域市（韩）, or the organisation."""
        entry = self.publication.registry.find(event.host)
        if isinstance(entry, Region):
            country = self.country_of(entry)
            if self.plain(entry.name) == self.plain(country.name):
                return self.text(entry.name)
            names = {"region": entry.name, "country": country.letter}
            return wording.furnished(wording.host_cell(self.voice), self.text, names)
        return self.text(entry.name) if isinstance(entry, Organisation) else Markup()

    def person(self, id: str) -> Person:
        """The person with that id."""
        return _with_id(self.publication.registry.people, id)

    def signature(self, person: Person) -> Markup:
        """A person's name as signed: two or three Han letters carry the class that spaces them (金 在 孝)."""
        name = self.plain(person.name)
        short = 2 <= len(name) <= 3 and all("\u4e00" <= letter <= "\u9fff" for letter in name)
        return (
            Markup('<span class="spaced">{}</span>').format(self.text(person.name)) if short else self.text(person.name)
        )

    def organisation(self, id: str) -> Organisation:
        """The organisation with that id."""
        return _with_id(self.publication.registry.organisations, id)

    def figure(self, figure: Figure) -> str:
        """A figure's number: 4亿4600万."""
        return self.voice.big_number(self.publication.figure_value(figure))

    def reference(self, section: SectionBase | None, reference: Reference, with_page: bool = False) -> Markup:
        """What `{id:form}` prints in a section, said in the language spoken; of a figure or table `with_page`, if asked."""
        if reference.id in NUMBERED:
            return self._pointer(section, reference, with_page)
        found = target(self.publication, section, reference.id)
        if isinstance(found, InsertBase):
            return Markup('<a href="#{}">{}</a>').format(found.address, self._insert_title(found, section))
        form, case = parted(reference.form)
        number = counted(self.publication, found, form)
        if number is not None:
            return escape(self.voice.counted(number, reference.words))
        return self._said(found, form, case)

    def _pointer(self, section: SectionBase | None, reference: Reference, with_page: bool) -> Markup:
        """What `{fig:id}` prints."""
        found = pointed(self.publication, section, reference)
        if found is None:
            raise LookupError(said("nothing has the id {id}", id=reference.form))
        return numerals.pointer(self.voice, self.numbers[found.address], with_page)

    def caption(self, insert: NumberedInsert, caption: Line, section: SectionBase | None) -> Markup:
        """The caption of a figure or table behind its number, if it has one."""
        numbered = self.numbers.get(insert.address)
        label = numerals.before_caption(self.voice, numbered) if numbered else Markup("")
        return label + self.line(caption, section)

    def listed(self, series: str) -> list[Numbered]:
        """The figures or tables that have numbers, in the order of the book."""
        return [each for each in self.numbers.values() if each.insert.series == series]

    def _said(self, found: Target | None, form: str | None, case: str | None) -> Markup:
        match found, form:
            case Meeting(), "dates":
                return escape(self.meeting_dates(found))
            case Meeting(), "theme" | "city" if getattr(found, form):
                return self.text(getattr(found, form), case)
            case Meeting(), _:
                return self.meeting(found, case)
            case Committee(), "title":
                return self.committee(found, case)
            case Figure(), "label":
                return self.line(found.label, None)
        names = spoken(self.publication.registry, found, form)
        if names is None:
            raise TypeError(said("nothing to say of {found}", found=repr(found)))
        return self.text(names, case)

    def _insert_title(self, insert: InsertBase, section: SectionBase | None) -> Markup:
        for name in ("heading", "caption"):
            line = getattr(insert, name, None)
            if line is not None:
                return self.line(line, section)
        return escape(insert.id)

    def sorted_regions(self, regions: Iterable[Region]) -> list[Region]:
        """Regions as an unnumbered list has them: in the order that the language expects.

        The book in the publication's source language keeps the order of the registry, which is the association's own.
        """
        if self.voice.language == self.publication.record.source_language:
            return list(regions)
        return sorted(regions, key=self._region_key)

    def sorted_lines(self, lines: Iterable[Line], section: SectionBase | None) -> list[tuple[int, Line]]:
        """The lines of an unnumbered list in the order that the language expects, each with its number in the source.

        The book in the language of the section keeps the order of the section.
        """
        numbered = list(enumerate(lines, 1))
        if self.voice.language == self.language_of(section):
            return numbered
        return sorted(numbered, key=lambda each: self._key(self.line(each[1], section).striptags()))

    def sorted_groups(self, insert: GroupsInsert, section: SectionBase | None) -> list[Group]:
        """The groups in the order that the insert asks for: as given, or by label as the language spoken expects."""
        if insert.order == "given":
            return list(insert.groups)
        return sorted(insert.groups, key=lambda group: self._key(self.line(group.label, section).striptags()))

    def _key(self, text: str) -> SortKey:
        return sort_key(text, self.voice.language)

    def entries(self, kind: str, mentioned: index.Mentions) -> list[tuple[Markup, list[index.Pages]]]:
        """The entries of a kind that are mentioned, each with its pages, as the language spoken sorts them: by reading, where one is known."""
        entries = [each for each in getattr(self.publication.registry, kind) if each.id in mentioned]
        named = sorted(entries, key=lambda each: self._key(self._picked(each.name)[0].reading or self.plain(each.name)))
        return [(self._in_index(each), index.joined(mentioned[each.id])) for each in named]

    def _in_index(self, entry: Person | Organisation | Region | Committee) -> Markup:
        return self.committee(entry) if isinstance(entry, Committee) else self.text(entry.name)

    def _region_key(self, region: Region) -> SortKey:
        """By the name's reading, else by the name from where its short name begins: провинция Хубэй under Х."""
        name, language = self._picked(region.name)
        short = region.short.get(language) if region.short else None
        start = max(name.text.find(short.text), 0) if short else 0
        return self._key(name.reading or name.text[start:])


def _with_id(entries: Iterable[Found], id: str) -> Found:
    """The entry with an id; LookupError where a template asks for one that is not there."""
    for entry in entries:
        if entry.id == id:
            return entry
    raise LookupError(said("nothing has the id {id}", id=id))
