"""Contents, bookmarks and links of the report lead where they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from book_plan import Plan
from pdf_reading import BOTTOM, Link, Read, read, squeezed

from galley.files import Files
from galley.language import voice
from galley.markup.naming import Naming


@pytest.fixture(scope="module")
def screen(report) -> Read:
    return read(report.screen)


@pytest.fixture(scope="module")
def contents(report, screen) -> int:
    """The page of the contents."""
    return Plan(report.publication, screen).contents


@pytest.fixture(scope="module")
def naming(report) -> Naming:
    return Naming(report.publication, voice("zh", Files(report.root))[0])


def entries(report, naming: Naming) -> list[tuple[str, str, str]]:
    """The contents as the model has them: the name of the place, the label, and the English beside it, squeezed."""
    found = []
    for part in report.publication.record.parts:
        if part.title:
            found.append((f"part-{part.id}", str(part.title.source), part.english or ""))
        if part is report.publication.record.parts[-1]:
            found.append(("remarks", naming.voice.gettext("Editor’s Remarks"), ""))
        if part.title and len(part.sections) == 1:
            found += letters(report, naming, part.sections[0])
            continue
        for number, name in enumerate(part.sections, 1):
            section = report.publication.sections[name]
            numeral = naming.voice.numeral(part.numbered, number) if part.numbered else ""
            told = (getattr(each, "text", "") or naming.reference(section, each) for each in section.title.inlines)
            found.append((name, numeral + "".join(told), ""))
    return [(name, squeezed(label), squeezed(english)) for name, label, english in found]


def letters(report, naming: Naming, name: str) -> list[tuple[str, str, str]]:
    """The entries of the letters of a section."""
    found = getattr(report.publication.sections[name], "letters", ())
    return [(each.address, naming.plain(naming.person(each.author).name), "") for each in found]


def contents_links(book: Read, contents: int) -> dict[str, Link]:
    """The links of the contents page by the name they lead to."""
    return {link.name: link for link in book.links if link.page == contents}


def test_contents_list_the_parts_and_sections_in_order(report, screen, naming, contents):
    page, at = screen.pages[contents - 1], 0
    assert page.body.startswith(squeezed(naming.voice.gettext("Contents")))
    expected = [label + english for _, label, english in entries(report, naming)]
    assert len(expected) == 22
    for label in expected:
        assert label in page.body[at:]
        at = page.body.index(label, at) + len(label)


def test_contents_numbers_are_the_pages_and_folios_of_their_targets(report, screen, naming, contents):
    press = read(report.print)
    for name, label, english in entries(report, naming):
        link = contents_links(screen, contents)[name]
        lines = [book.page(contents).text(link.rect[1], link.rect[3]) for book in (screen, press)]
        printed = lines[0].removeprefix(label + english)
        assert printed.isdigit()
        assert lines[1] == lines[0] and press.page(int(printed)).number == screen.places[name]
        target = screen.page(int(printed))
        assert target.number == screen.places[name]
        assert label in target.body
        assert target.foot == "" or printed in target.foot


def test_some_contents_entries_lead_to_pages_with_a_folio(report, screen, naming):
    targets = [screen.pages[screen.places[name] - 1] for name, *_ in entries(report, naming)]
    assert sum(str(page.number) in page.foot for page in targets) >= 3


def test_contents_links_lead_to_the_pages_printed_beside_them(report, screen, naming, contents):
    assert set(contents_links(screen, contents)) == {name for name, *_ in entries(report, naming)}


def test_every_link_leads_to_a_page_or_an_address(screen):
    assert screen.links
    for link in screen.links:
        if link.name is None:
            assert link.address.startswith(("https://", "http://", "mailto:"))
        else:
            assert 1 <= screen.places[link.name] <= len(screen.pages)


def test_links_stand_within_their_page(screen):
    for link in screen.links:
        x0, y0, x1, y1 = link.rect
        assert 0 <= x0 < x1 <= 595.3
        assert 0 <= y0 < y1 <= 841.9


def test_bookmarks_lead_to_where_their_heading_stands(screen):
    """The title is the highest text at or below the point, within half a measure to the right of it."""
    assert len(screen.marks) > 60
    for mark in screen.marks:
        runs = [run for run in screen.pages[mark.page - 1].runs if BOTTOM <= run.y <= mark.top]
        near = [run for run in runs if -1 <= run.x - mark.left < 210]
        highest = min(near, key=lambda run: (-run.y, run.x))
        assert "".join(run.text for run in runs[runs.index(highest) :]).startswith(squeezed(mark.title)), mark


def test_bookmarks_are_in_the_order_of_the_book(screen):
    for before, after in pairwise(screen.marks):
        next_column = after.left > before.left + 100
        assert before.page < after.page or (before.page == after.page and (after.top <= before.top or next_column))


def test_parts_are_the_outermost_bookmarks(report, naming, screen):
    record = report.publication.record
    bare = {name for part in record.parts if not part.title for name in part.sections}
    told = entries(report, naming)
    outer = [label for name, label, _ in told if name.startswith("part-") or name in {*bare, "remarks"}]
    assert [squeezed(mark.title) for mark in screen.marks if mark.level == 0] == outer
    assert {mark.level for mark in screen.marks} >= {0, 1, 2, 3}


def test_every_named_place_is_where_its_item_stands(report, screen, naming):
    for section in report.publication.sections.values():
        for event in getattr(section, "events", ()):
            assert (
                squeezed(naming.line(event.title, section).striptags())
                in screen.pages[screen.places[event.address] - 1].body
            )


def test_the_press_file_has_the_same_bookmarks(report, screen):
    block = read(report.print)
    assert block.marks == tuple(mark for mark in screen.marks if mark.page in {page.number for page in block.pages})
