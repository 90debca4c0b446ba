"""What the report says can be read back from its PDFs: computed from the model, spoken by the rooms that print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from pdf_reading import Read, read, squeezed

from galley.files import Files
from galley.language import Voice, voice
from galley.markup import inline
from galley.markup.naming import Naming
from galley.model.base import below, contents
from galley.model.publication import Publication
from galley.model.reference import placement
from galley.model.registry import Committee, Meeting, Region
from galley.model.sections import (
    ArticleSection,
    BoxInsert,
    CalendarSection,
    CommitteeTableInsert,
    Event,
    FrontSection,
    Insert,
    LettersSection,
    Participants,
    Passage,
    PlanInsert,
    SectionBase,
)
from galley.options import Edition
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
            else:
                html = inline.html((leaf,), partial(self.naming.reference, section), {})
                parts[-1] += html.unescape() if isinstance(leaf, Text) else html.striptags()
        return [squeezed(part) for part in parts]

    def line(self, line: Line, section: SectionBase | None = None) -> str:
        """The text of a field of one line."""
        return "".join(self.runs(line.inlines, section))

    def prose(self, prose: Prose, section: SectionBase) -> list[str]:
        """The text of each paragraph, heading and note of a field."""
        blocks = (block for block in (*prose.blocks, *prose.notes.values()) if not self._places(block, section))
        return [part for run in inlines_of(blocks) for part in self.runs(run, section)]

    def texts(self, section: SectionBase) -> Iterator[tuple[str, str]]:
        """The address and text of everything a section says in words of its own."""
        for address, content in contents(section):
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
            shares.append(self.voice.pgettext("participants", "Observers") + number(participants.observers))
        return squeezed("".join(shares) + self.voice.pgettext("participants", "Total") + number(participants.total))

    def headings(self, passages: tuple[Passage, ...], section: SectionBase, level: int = 2) -> Iterator[str]:
        """The headings of passages with their numbers."""
        number = 0
        for passage in passages:
            number += passage.numbered == "yes"
            numeral = self.voice.heading_numeral(level, number) if passage.numbered == "yes" else ""
            yield squeezed(numeral) + self.line(passage.heading, section)
            yield from self.headings(passage.passages, section, level + 1)

    def _places(self, block: object, section: SectionBase) -> bool:
        return placement(block) in {insert.id for insert in section.inserts}


@pytest.fixture(scope="module")
def teller(report) -> Teller:
    speaker, problems = voice("zh", Files(report.root))
    assert not problems
    return Teller(report.publication, speaker)


@pytest.fixture(scope="module", params=["print", "screen"])
def book(request, report) -> Read:
    return read(getattr(report, request.param))


def starts(book: Read, publication: Publication, screen: Read) -> dict[str, range]:
    """The 1-based pages of each section; the press file has no names, so the screen file tells them."""
    order = [name for part in publication.record.parts for name in part.sections]
    first = [screen.places[name] for name in order]
    return {name: range(a, b) for name, a, b in zip(order, first, [*first[1:], len(book.pages) + 1], strict=True)}


def section_text(book: Read, report, name: str) -> str:
    pages = starts(book, report.publication, read(report.screen))[name]
    return "".join(book.pages[number - 1].body for number in pages)


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


def test_the_report_builds_without_a_problem(report):
    assert report.outcome.problems == []
    books = [f"annual-report-2014.zh.{edition}.pdf" for edition in Edition]
    assert sorted(report.outcome.outputs) == [f"annual-report-2014/{name}" for name in (*books, "manifest.json")]


def test_the_report_has_each_shape_of_content(report):
    kinds = {type(section) for section in report.publication.sections.values()}
    assert kinds == {FrontSection, LettersSection, ArticleSection, CalendarSection}
    assert len(sections_of(report.publication, CalendarSection)[0][1].events) == 79
    assert len(report.publication.registry.committees) == 14
    assert len(report.publication.registry.regions) == 78
    assert len(report.publication.registry.countries) == 6


def test_every_text_is_on_the_pages_of_its_section(report, teller, book):
    missing = []
    for name, section in report.publication.sections.items():
        text = section_text(book, report, name)
        unprinted = {f"{name}/title"} if isinstance(section, LettersSection) else set()
        told = [(address, part) for address, part in teller.texts(section) if not address.endswith("/alt")]
        assert told
        missing += [(address, part) for address, part in told if part not in text and address not in unprinted]
    assert missing == []


def test_texts_stand_in_the_order_of_the_content(report, teller, book):
    for name, section in sections_of(report.publication, ArticleSection):
        text, at = section_text(book, report, name), 0
        for heading in teller.headings(section.passages, section):
            assert heading in text[at:]
            at = text.index(heading, at) + len(heading)
    for name, section in sections_of(report.publication, LettersSection):
        text = section_text(book, report, name)
        for letter in section.letters:
            paragraphs = [text.index(part) for part in teller.prose(letter.body, section)]
            assert paragraphs == sorted(paragraphs)


def test_every_event_is_one_row_of_the_calendar(report, teller, book):
    for name, section in sections_of(report.publication, CalendarSection):
        text = section_text(book, report, name)
        rows = [teller.event(event, section) for event in section.events]
        assert {row: text.count(row) for row in rows} == Counter(rows)


def test_every_committee_is_a_row_of_the_table(report, teller, book):
    registry = report.publication.registry
    for name, _, _ in inserts_of(report.publication, CommitteeTableInsert):
        text = section_text(book, report, name)
        rows = [teller.committee(committee) for committee in registry.committees]
        assert [row for row in rows if row not in text] == []


def test_every_planned_meeting_is_a_row_of_the_plan(report, teller, book):
    for name, section, plan in inserts_of(report.publication, PlanInsert):
        text = section_text(book, report, name)
        assert [row for row in teller.plan(plan, section) if row not in text] == []


def test_every_article_of_a_box_has_its_number(report, teller, book):
    for name, section, box in inserts_of(report.publication, BoxInsert):
        text = section_text(book, report, name)
        assert box.articles
        for number, article in enumerate(box.articles, 1):
            numeral = squeezed(teller.voice.numeral("article", number))
            assert numeral + "".join(teller.prose(article, section)) in text
        if box.date:
            assert squeezed(teller.voice.date(box.date)) in text


def test_letters_carry_their_writer_offices_and_date(report, teller, book):
    people = {person.id: person for person in report.publication.registry.people}
    for name, section in sections_of(report.publication, LettersSection):
        text = section_text(book, report, name)
        for letter in section.letters:
            writer = people[letter.author]
            offices = [teller.naming.plain(office.title) for office in writer.offices]
            assert offices
            signature = (teller.voice.date(letter.date), *offices, teller.naming.plain(writer.name))
            assert squeezed("".join(signature)) in text
            assert squeezed("".join((teller.naming.plain(writer.name), *offices))) in text


def test_the_facts_of_every_meeting_reported_on_are_told(report, teller, book):
    meetings = {meeting.id: meeting for meeting in report.publication.registry.meetings}
    for name, section in sections_of(report.publication, ArticleSection):
        text = section_text(book, report, name)
        reports = [item for item in below(section) if isinstance(item, ArticleSection | Passage)]
        held = [meetings[item.meeting] for item in reports if item.meeting]
        assert held
        assert [fact for meeting in held for fact in teller.meeting(meeting) if fact not in text] == []
        shares = [teller.participants(item.participants) for item in reports if item.participants]
        assert [share for share in shares if share not in text] == []


def test_key_figures_stand_on_the_front_page(report, teller, book):
    publication = report.publication
    for name, section in sections_of(publication, FrontSection):
        text = section_text(book, report, name)
        for figure in publication.record.figures:
            assert figure.id in section.figures
            assert squeezed(teller.naming.figure(figure)) + teller.line(figure.label) in text


def test_the_opening_pages_tell_title_issuer_day_and_specimen(report, teller, book):
    record = report.publication.record
    issuer = squeezed(teller.naming.plain(teller.naming.organisation(record.issuer).name))
    title, imprint = book.pages[0].text(), book.pages[1].text()
    assert issuer + teller.line(record.title) + squeezed(record.english) + str(record.year) in title
    assert issuer in imprint
    assert squeezed(teller.voice.date(record.as_of)) in imprint
    assert teller.line(record.specimen) in imprint


def test_every_region_person_and_organisation_referred_to_is_named(report, teller, book):
    publication, naming = report.publication, teller.naming
    fields = ("host", "author", "country", "coordinator")
    items = [item for section in publication.sections.values() for item in below(section)]
    ids = {id for item in items for field in fields if (id := getattr(item, field, None))}
    ids |= {committee.coordinator for committee in publication.registry.committees}
    names = {id: squeezed(naming.plain(publication.registry.find(id).name)) for id in ids}
    assert len([id for id in ids if isinstance(publication.registry.find(id), Region)]) > 20
    assert {id: name for id, name in names.items() if name not in book.body} == {}
