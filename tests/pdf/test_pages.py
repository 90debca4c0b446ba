"""The pages of the report: their boxes, the bleed, running heads and folios."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from book_plan import COVER, Plan
from pdf_reading import BOTTOM, Read, painted, read, squeezed
from PIL.Image import Image

from galley.files import Files
from galley.language import voice
from galley.markup.naming import Naming
from galley.model.sections import LettersSection
from galley.theme import Accent, read_theme

MM = 72 / 25.4
BLEED = 3 * MM
TITLED = 700
"""Titles that stand higher, in points, open their page."""


@pytest.fixture(scope="module")
def press(report) -> Read:
    return read(report.print)


@pytest.fixture(scope="module")
def screen(report) -> Read:
    return read(report.screen)


@pytest.fixture(scope="module")
def plan(report, screen) -> Plan:
    return Plan(report.publication, screen)


@pytest.fixture(scope="module")
def naming(report) -> Naming:
    return Naming(report.publication, voice("zh", Files(report.root))[0])


def opened(report, naming: Naming, screen: Read) -> dict[int, list[tuple[str, str]]]:
    """By page: the running heads (part, section) of the sections that begin there."""
    begun: dict[int, list[tuple[str, str]]] = {}
    for part in report.publication.record.parts:
        title = str(part.title.source) if part.title else ""
        for number, name in enumerate(part.sections, 1):
            section = report.publication.sections[name]
            if isinstance(section, LettersSection):
                heads = {each.address: naming.plain(naming.person(each.author).name) for each in section.letters}
            else:
                numeral = naming.voice.numeral(part.numbered, number) if part.numbered else ""
                inlines = section.title.inlines
                told = "".join(getattr(each, "text", "") or naming.reference(section, each) for each in inlines)
                heads = {name: numeral + told}
            for address, head in heads.items():
                begun.setdefault(screen.places[address], []).append((squeezed(title), squeezed(head)))
    remarks = squeezed(naming.voice.gettext("Editor’s Remarks"))
    begun.setdefault(screen.places["remarks"], []).insert(0, ("", remarks))
    return begun


def test_trim_is_a4_and_only_the_press_file_bleeds(press, screen):
    for book, bleed in ((press, BLEED), (screen, 0.0)):
        for page in book.reader.pages:
            trim, media = page.trimbox, page.mediabox
            assert [float(edge) for edge in trim] == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.01)
            around = [-bleed, -bleed, 210 * MM + bleed, 297 * MM + bleed]
            assert [float(edge) for edge in media] == pytest.approx(around, abs=0.01)
            assert [float(edge) for edge in page.bleedbox] == pytest.approx(around, abs=0.01)
            assert page.cropbox == media


def coloured(report, plan: Plan) -> dict[int, Accent]:
    """The pages that are printed to their edges, with the accent of their ground."""
    theme, problems = read_theme(Files(report.root))
    assert theme and not problems
    accents = {accent.id: accent for accent in theme.accents}
    return {COVER: theme.accents[0], **{plan.dividers[part.id]: accents[part.accent] for part in plan.titled}}


def rendered(data: bytes, number: int) -> Image:
    """A page as a picture, one pixel a point, with all of its media box."""
    with pypdfium2.PdfDocument(data) as document:
        return document[number - 1].render(scale=1, rev_byteorder=True).to_pil().convert("RGB")


def edges(image: Image) -> set[tuple[int, int, int]]:
    """The colours of the outermost 8 points, but for the very last pixel, which the page may not fill."""
    width, height = image.size
    return found(image, [*sides(image, height - 1), (1, height - 8, width - 1, height - 1)])


def grounds_of(image: Image) -> set[tuple[int, int, int]]:
    """The colours of the same in the upper tenth of a page: below, a drawing may run off the page."""
    return found(image, sides(image, image.size[1] // 10))


def sides(image: Image, below: int) -> list[tuple[int, int, int, int]]:
    """The outermost 8 points at the top, and at both sides down to a height."""
    width, _ = image.size
    return [(1, 1, width - 1, 8), (1, 1, 8, below), (width - 8, 1, width - 1, below)]


def found(image: Image, strips: list[tuple[int, int, int, int]]) -> set[tuple[int, int, int]]:
    return {colour for strip in strips for _, colour in image.crop(strip).getcolors()}


def test_cover_and_dividers_are_filled_to_the_edge_in_their_own_accent(report, plan):
    grounds = coloured(report, plan)
    assert len(grounds) == 6
    for number, accent in grounds.items():
        assert grounds_of(rendered(report.screen, number)) == {tuple(bytes.fromhex(accent.strong.srgb[1:]))}


def test_the_bleed_of_dividers_is_filled_on_all_sides(report, plan, press):
    inks, grounds = {}, coloured(report, plan)
    del grounds[COVER]
    for number, accent in grounds.items():
        (ground,) = grounds_of(rendered(report.print, press.at(number) + 1))
        assert max(ground) < 255
        assert inks.setdefault(accent.id, ground) == ground
        assert ("/DeviceCMYK", tuple(part / 100 for part in accent.strong.cmyk)) in painted(press, number)
    assert len(set(inks.values())) == len(inks) == 5


def test_other_pages_are_white_in_the_bleed(report, plan, press):
    for number in (plan.contents, *plan.running):
        assert edges(rendered(report.print, press.at(number) + 1)) == {(255, 255, 255)}


def test_the_part_heads_left_pages_and_the_section_right_ones_but_those_that_a_section_or_letter_opens(
    report, plan, press, screen, naming
):
    letters = {
        naming.plain(naming.person(each.author).name) for each in report.publication.sections["messages"].letters
    }
    high = {(mark.page, squeezed(mark.title)) for mark in screen.marks if mark.top > TITLED or mark.title in letters}
    title, begun = squeezed(str(report.publication.record.title.source)), opened(report, naming, screen)
    issuer = squeezed(naming.plain(naming.organisation(report.publication.record.issuer).name))
    assert {number % 2 for number in plan.running} == {0, 1}
    part = section = ""
    for number in plan.running:
        page, heads = press.page(number), begun.get(number, [])
        if heads:
            part, section = heads[0]
        left, opens = number % 2 == 0, bool(heads) and (number, heads[0][1]) in high
        assert page.head == ("" if opens else part if left else section)
        assert page.foot == (f"{number}{issuer}" if left else f"{title}{number}")
        section = heads[-1][1] if heads else section


def test_pages_go_by_their_folios_in_both_editions(plan, press, screen):
    for book in (press, screen):
        labels = book.reader.page_labels
        printed = {number: re.search(r"^\d+|\d+$", book.page(number).foot) for number in plan.running}
        assert all(found and labels[book.at(number)] == found[0] for number, found in printed.items())
        assert len(set(labels)) == len(labels) == len(book.pages)


def test_folios_stand_outside(plan, press):
    for number in plan.running:
        foot = [run for run in press.page(number).runs if run.y < BOTTOM]
        folio = next(run for run in foot if run.text == str(number))
        others = [run for run in foot if run != folio]
        assert others
        assert all((folio.x < other.x) == (number % 2 == 0) for other in others)


def test_cover_endpapers_front_contents_and_dividers_have_neither_head_nor_folio(plan, screen):
    apart = [screen.page(number) for number in sorted(plan.apart)]
    assert len(apart) == 2 + 2 + 1 + 1 + 5
    assert [page.number for page in apart if page.head or page.foot] == []


def test_a_divider_says_the_title_of_its_part_in_two_languages_and_no_more(plan, press):
    for part in plan.titled:
        page = press.page(plan.dividers[part.id])
        assert page.body == squeezed(str(part.title.source) + part.english)


def test_a_part_begins_with_its_divider_and_the_next_page_is_its_first_section(plan):
    for part in plan.titled:
        assert plan.sections[part.sections[0]].start == plan.dividers[part.id] + 1


def test_no_page_but_the_endpapers_is_empty(screen):
    assert [page.number for page in screen.pages if not page.body] == [2, len(screen.pages) - 1]


def test_the_block_begins_on_a_right_page_without_the_cover_and_fills_its_last_leaf(press, screen):
    assert (press.pages[0].number, len(press.pages) % 2) == (3, 0)
    block = [page.body for page in screen.pages[2:-2]]
    assert [page.body for page in press.pages] == [*block, *[""] * (len(block) % 2)]
