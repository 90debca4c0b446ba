"""What the report says can be read back from its PDFs: computed from the model, spoken by the rooms that print it."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from book_plan import COVER
from pdf_reading import read, squeezed
from pressing import fonts

from galley.faces import faces, families
from galley.files import Files
from galley.model.base import below
from galley.model.inserts import (
    BoxInsert,
    CommitteeListInsert,
    CommitteeTableInsert,
    Insert,
    MeetingsInsert,
    PlanInsert,
    ProfilesInsert,
    QrInsert,
    StaffChartInsert,
)
from galley.model.registry import Region
from galley.model.sections import (
    SECTION_KINDS,
    ArticleSection,
    CalendarSection,
    ColophonSection,
    FrontSection,
    IndexSection,
    LettersSection,
    NewsSection,
    Passage,
    SectionBase,
)
from galley.options import USUAL
from galley.theme import read_theme
from report.telling import inserts_of, sections_of, stand_in_order


def test_the_report_builds_without_a_problem(report):
    assert report.problems == []
    books = (f"{edition}.pdf" for edition in USUAL)
    kinds = sorted(("cover.pdf", "cover.png", "map.json", "print.sheet.json", "print.sheet.pdf", *books))
    files = [f"annual-report-2014.zh.{kind}" for kind in kinds]
    assert report.outputs == [f"annual-report-2014/{name}" for name in (*files, "manifest.json")]


def test_the_report_has_each_shape_of_content(report):
    assert {type(section) for section in report.publication.sections.values()} == set(SECTION_KINDS.values()) - {
        IndexSection
    }
    inserts = [insert for section in report.publication.sections.values() for insert in section.inserts]
    without = {QrInsert, MeetingsInsert, CommitteeListInsert}
    assert {type(insert) for insert in inserts} == set(get_args(get_args(Insert)[0])) - without


def test_every_text_is_on_the_pages_of_its_section(report, teller, text_of, lines_of):
    missing = []
    for name, section in report.publication.sections.items():
        text, unprinted = f"{text_of(name)}|{lines_of(name)}", nameless(name, section)
        told = [(address, part) for address, part in teller.texts(section) if not address.endswith(("/alt", "/remark"))]
        assert told
        missing += [(address, part) for address, part in told if part not in text and address not in unprinted]
    assert missing == []


def test_every_remark_is_listed_once(report, teller, book):
    text = "".join(page.body for page in book.pages)
    told = [told for section in report.publication.sections.values() for told in teller.texts(section)]
    remarks = [part for address, part in told if address.endswith("/remark")]
    assert len(remarks) > 40
    assert [part for part in remarks if text.count(part) != 1] == []


def nameless(name: str, section: SectionBase) -> set[str]:
    """The addresses of what is not printed: a title that its letters stand for, names of inserts without a heading."""
    inserts = {insert.id for insert in section.inserts if isinstance(insert, ProfilesInsert | StaffChartInsert)}
    captions = {f"{insert.address}/caption" for insert in section.inserts if insert.id in inserts}
    return captions | ({f"{name}/title"} if isinstance(section, LettersSection) else set())


def test_texts_stand_in_the_order_of_the_content(report, teller, text_of):
    for name, section in sections_of(report.publication, ArticleSection):
        assert stand_in_order([*teller.headings(section.passages, section)], text_of(name))
    for name, section in sections_of(report.publication, LettersSection):
        text = text_of(name)
        for letter in section.letters:
            paragraphs = [text.index(part) for part in teller.prose(letter.body, section)]
            assert paragraphs == sorted(paragraphs)


def test_every_event_is_one_row_of_the_calendar(report, teller, text_of):
    for name, section in sections_of(report.publication, CalendarSection):
        text = text_of(name)
        rows = [teller.event(event, section) for event in section.events]
        assert {row: text.count(row) for row in rows} == Counter(rows)


def test_every_committee_is_a_row_of_the_table(report, teller, text_of):
    registry = report.publication.registry
    for name, _, _ in inserts_of(report.publication, CommitteeTableInsert):
        text = text_of(name)
        rows = [teller.committee(committee) for committee in registry.committees]
        assert [row for row in rows if row not in text] == []


def test_every_planned_meeting_is_a_row_of_the_plan(report, teller, text_of):
    for name, section, plan in inserts_of(report.publication, PlanInsert):
        text = text_of(name)
        assert [row for row in teller.plan(plan, section) if row not in text] == []


def test_every_article_of_a_box_has_its_number(report, teller, text_of):
    for name, section, box in inserts_of(report.publication, BoxInsert):
        text = text_of(name)
        for number, article in enumerate(box.articles, 1):
            numeral = squeezed(teller.voice.numeral("article", number))
            assert numeral + "".join(teller.prose(article, section)) in text
        if box.date:
            assert squeezed(teller.voice.date(box.date)) in text


def test_letters_carry_their_writer_offices_and_date(report, teller, text_of):
    people = {person.id: person for person in report.publication.registry.people}
    for name, section in sections_of(report.publication, LettersSection):
        text = text_of(name)
        for letter in section.letters:
            writer = people[letter.author]
            offices = [teller.naming.plain(office.title) for office in writer.offices]
            assert offices
            signature = (teller.voice.date(letter.date), *offices, teller.naming.plain(writer.name))
            assert squeezed("".join(signature)) in text
            assert squeezed("".join((teller.naming.plain(writer.name), *offices))) in text


def test_the_facts_of_every_meeting_reported_on_are_told(report, teller, text_of):
    meetings, counted = {meeting.id: meeting for meeting in report.publication.registry.meetings}, 0
    for name, section in sections_of(report.publication, ArticleSection):
        text = text_of(name)
        reports = [item for item in below(section) if isinstance(item, ArticleSection | Passage)]
        held = [meetings[item.meeting] for item in reports if item.meeting]
        counted += len(held)
        assert [fact for meeting in held for fact in teller.meeting(meeting) if fact not in text] == []
        shares = [teller.participants(item.participants) for item in reports if item.participants]
        assert [share for share in shares if share not in text] == []
    assert counted == 3 + 4


def test_key_figures_stand_on_the_front_page(report, teller, text_of):
    publication = report.publication
    for name, section in sections_of(publication, FrontSection):
        text = text_of(name)
        for figure in publication.record.figures:
            assert figure.id in section.figures
            assert squeezed(teller.naming.figure(figure)) + teller.line(figure.label) in text


def test_news_run_on_in_their_order(report, teller, text_of):
    for name, section in sections_of(report.publication, NewsSection):
        text = text_of(name)
        shown = [teller.news(item, section) for item in section.items]
        assert [text.count(item) for item in shown] == [1] * len(shown)
        at = [text.index(item) for item in shown]
        assert at == sorted(at)


def test_the_cover_tells_issuer_title_and_year_and_that_it_is_a_specimen(report, teller):
    record, cover = report.publication.record, read(report.screen).page(COVER).text()
    issuer = teller.naming.organisation(record.issuer).name
    names = squeezed(teller.naming.plain(issuer) + issuer["en"].text)
    mark = teller.voice.pgettext("cover", "Specimen")
    assert cover == names + mark + teller.line(record.title) + squeezed(record.english) + str(record.year)


def test_the_colophon_tells_notice_day_size_and_faces_and_no_publisher(report, teller, text_of):
    record, held = report.publication.record, families(fonts(report.screen), faces(report.root))
    trim = read_theme(Files(report.root))[0].trim(record.trim)
    told = [
        teller.line(record.specimen),
        teller.line(record.title),
        teller.voice.date(record.as_of),
        f"{trim.width_mm} × {trim.height_mm} mm",
        ", ".join(held),
    ]
    for name, _ in sections_of(report.publication, ColophonSection):
        assert stand_in_order([squeezed(part) for part in told], text_of(name))
        assert teller.voice.pgettext("imprint", "Published by") not in text_of(name)


def test_every_heading_of_the_contents_is_where_its_section_begins(report, teller, book, plan):
    for part in report.publication.record.parts:
        for number, name in enumerate(part.sections, 1):
            section = report.publication.sections[name]
            if not isinstance(section, LettersSection):
                numeral = teller.voice.numeral(part.numbered, number) if part.numbered else ""
                first = book.page(plan.sections[name].start)
                title = squeezed(numeral) + teller.line(section.title, section)
                assert title in first.body if plan.follows(name) else title == first.top_line


def test_every_region_person_and_organisation_referred_to_is_named(report, teller, book):
    publication, naming = report.publication, teller.naming
    fields = ("host", "author", "country", "coordinator")
    items = [item for section in publication.sections.values() for item in below(section)]
    ids = {id for item in items for field in fields if (id := getattr(item, field, None))}
    ids |= {committee.coordinator for committee in publication.registry.committees}
    names = {id: squeezed(naming.plain(publication.registry.find(id).name)) for id in ids}
    assert len([id for id in ids if isinstance(publication.registry.find(id), Region)]) > 20
    assert {id: name for id, name in names.items() if name not in book.body} == {}
