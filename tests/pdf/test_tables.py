"""Tables that run over pages, and the one set of lines of both editions."""

from __future__ import annotations

import pytest
from pdf_reading import Page, Read, Run, read, squeezed

from galley.files import Files
from galley.language import voice
from galley.markup.naming import Naming
from galley.model.registry import Country
from galley.model.sections import CalendarSection, Event

LINE = 17.0
"""The pitch of the body, in points."""
HEADS = ("Member region (country)", "Event", "Dates", "Place")


@pytest.fixture(scope="module")
def book(report) -> Read:
    return read(report.screen)


@pytest.fixture(scope="module")
def naming(report) -> Naming:
    return Naming(report.publication, voice("zh", Files(report.root))[0])


@pytest.fixture(scope="module")
def calendar(report) -> CalendarSection:
    return next(each for each in report.publication.sections.values() if isinstance(each, CalendarSection))


def row(event: Event, naming: Naming) -> str:
    """The text of an event's row."""
    dates = naming.voice.short_range(event.start, event.end)
    title, location = (naming.line(each, None).striptags() for each in (event.title, event.location))
    cells = (naming.host(event).striptags(), title, dates, location)
    return squeezed("".join(cells))


def calendar_pages(book: Read, calendar: CalendarSection, naming: Naming) -> list[Page]:
    """The pages that have a row of the calendar."""
    rows = [row(event, naming) for event in calendar.events]
    return [page for page in book.pages if any(each in page.body for each in rows)]


def continued(calendar: CalendarSection, naming: Naming) -> str:
    return squeezed(str(calendar.title.source) + naming.voice.gettext("(continued)"))


def test_the_calendar_runs_over_pages_that_follow_each_other(book, calendar, naming):
    numbers = [page.number for page in calendar_pages(book, calendar, naming)]
    assert len(numbers) > 1
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


def test_no_row_is_split_and_rows_are_in_order(book, calendar, naming):
    where = []
    for event in calendar.events:
        found = [
            (page.number, page.body.index(row(event, naming))) for page in book.pages if row(event, naming) in page.body
        ]
        assert len(found) == 1, event.id
        where += found
    assert where == sorted(where)


def test_the_head_is_repeated_on_each_page_above_its_rows(book, calendar, naming):
    head = squeezed("".join(naming.voice.pgettext("calendar", name) for name in HEADS))
    rows = [row(event, naming) for event in calendar.events]
    for page in calendar_pages(book, calendar, naming):
        assert page.body.count(head) == 1
        first = min(page.body.index(each) for each in rows if each in page.body)
        assert page.body.index(head) < first


def test_continued_stands_on_every_page_but_the_first(book, calendar, naming):
    first, *others = calendar_pages(book, calendar, naming)
    assert continued(calendar, naming) not in first.body
    assert naming.voice.gettext("(continued)") not in first.body
    assert [page.number for page in others if continued(calendar, naming) not in page.body] == []


def test_the_head_of_the_first_part_stands_well_below_the_title(book, calendar, naming):
    """The line of its caption is empty there, and has its height."""
    (_, _, _), (title, _, _), (head, _, words), *_ = lines(calendar_pages(book, calendar, naming)[0])
    assert naming.voice.pgettext("calendar", "Event") in words
    assert title - head > 2.5 * LINE


def test_no_table_on_one_page_is_called_continued(book, calendar, naming):
    pages = {page.number for page in calendar_pages(book, calendar, naming)}
    marked = {page.number for page in book.pages if naming.voice.gettext("(continued)") in page.body}
    assert marked - {page for page, _ in named_again(book, naming)} == pages - {min(pages)}


def named_again(book: Read, naming: Naming) -> list[tuple[int, Country]]:
    """The pages on which a country of the list of members is named again, and which it is."""
    more, countries = naming.voice.gettext("(continued)"), naming.publication.registry.countries
    found = [(page, each) for page in book.pages for each in countries]
    return [(page.number, each) for page, each in found if squeezed(naming.text(each.name) + more) in page.body]


def test_a_country_whose_members_go_on_is_named_again_in_front_of_them(book, naming):
    ((number, country),) = named_again(book, naming)
    before, page = book.pages[number - 2 : number]
    name, more = squeezed(naming.text(country.name)), naming.voice.gettext("(continued)")
    members = [squeezed(naming.text(each.name)) for each in naming.sorted_regions(naming.regions_of(country, "member"))]
    rest = [each for each in members if each in page.body]
    assert f"{name}{len(members)}" in before.body and 1 < len(rest) < len(members)
    assert members == [each for each in members if each in before.body] + rest
    assert page.body.startswith(f"{name}{more}{rest[0]}")


def test_a_month_stands_above_its_first_event(book, calendar, naming):
    firsts = {}
    for event in calendar.events:
        firsts.setdefault((event.start.year, event.start.month), event)
    assert len(firsts) == len({event.start.month for event in calendar.events}) > 9
    for month, event in firsts.items():
        together = squeezed(naming.voice.month(*month)) + row(event, naming)
        assert [page.number for page in book.pages if together in page.body], month


def lines(page: Page) -> list[tuple[float, float, str]]:
    """The lines of a page from the top: height, left end, text."""
    by_height: dict[float, list[Run]] = {}
    for run in page.runs:
        by_height.setdefault(round(run.y, 1), []).append(run)
    return [
        (y, round(min(run.x for run in runs), 1), "".join(run.text for run in runs))
        for y, runs in sorted(by_height.items(), reverse=True)
    ]


def test_both_editions_have_the_same_lines_at_the_same_places(report):
    """On every fifth page, as another program reads it; `test_editions.py` compares the glyphs of all."""
    press, screen = read(report.print), read(report.screen)
    block = screen.pages[2:-2]
    read_back = [lines(page) for page in press.pages[: len(block) : 5]]
    assert read_back == [lines(page) for page in block[::5]]
    assert sum(map(len, read_back)) > 100
