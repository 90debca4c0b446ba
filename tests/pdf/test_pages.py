"""The pages of the report: their boxes, the bleed, running heads and folios."""

from __future__ import annotations

import pypdfium2
import pytest
from pdf_reading import Page, Read, Run, read, squeezed

from galley.files import Files
from galley.language import voice
from galley.markup.naming import Naming
from galley.model.sections import LettersSection

MM = 72 / 25.4
BLEED = 3 * MM


@pytest.fixture(scope="module")
def press(report) -> Read:
    return read(report.print)


@pytest.fixture(scope="module")
def screen(report) -> Read:
    return read(report.screen)


@pytest.fixture(scope="module")
def naming(report) -> Naming:
    return Naming(report.publication, voice("zh", Files(report.root))[0])


def dividers(report, screen: Read) -> list[int]:
    """The pages of the dividers, and the title page, which is coloured like them."""
    return [1, *(screen.places[f"part-{part.id}"] for part in report.publication.record.parts if part.title)]


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
    return begun


def text_pages(report, screen: Read) -> list[int]:
    """The pages that carry running heads: those of sections."""
    first, apart = screen.places["front"], dividers(report, screen)
    return [page.number for page in screen.pages if page.number >= first and page.number not in apart and page.runs]


def test_trim_is_a4_and_only_the_press_file_bleeds(press, screen):
    for book, bleed in ((press, BLEED), (screen, 0.0)):
        for page in book.reader.pages:
            trim, media = page.trimbox, page.mediabox
            assert [float(edge) for edge in trim] == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.01)
            around = [-bleed, -bleed, 210 * MM + bleed, 297 * MM + bleed]
            assert [float(edge) for edge in media] == pytest.approx(around, abs=0.01)
            assert [float(edge) for edge in page.bleedbox] == pytest.approx(around, abs=0.01)
            assert page.cropbox == media


def test_the_bleed_of_coloured_pages_is_filled_on_all_sides(report, screen):
    document = pypdfium2.PdfDocument(report.print)
    try:
        for number in dividers(report, screen):
            image = document[number - 1].render(scale=1, rev_byteorder=True).to_pil().convert("RGB")
            width, height = image.size
            accent = image.getpixel((width // 2, height - 40))
            assert max(accent) < 160
            strips = [(1, 1, width - 1, 8), (1, height - 8, width - 1, height - 1)]
            strips += [(1, 1, 8, height - 1), (width - 8, 1, width - 1, height - 1)]
            assert {colour for strip in strips for _, colour in image.crop(strip).getcolors()} == {accent}
    finally:
        document.close()


def test_text_pages_are_white_in_the_bleed(report, screen):
    document = pypdfium2.PdfDocument(report.print)
    try:
        image = document[text_pages(report, screen)[0] - 1].render(scale=1).to_pil().convert("RGB")
        assert image.crop((0, 0, image.width, 8)).getcolors() == [(image.width * 8, (255, 255, 255))]
    finally:
        document.close()


def test_the_part_heads_left_pages_and_the_section_right_ones(report, press, screen, naming):
    title, begun = squeezed(str(report.publication.record.title.source)), opened(report, naming, screen)
    issuer = squeezed(naming.plain(naming.organisation(report.publication.record.issuer).name))
    numbers = text_pages(report, screen)
    assert {number % 2 for number in numbers} == {0, 1}
    part = section = ""
    for page in press.pages:
        heads = begun.get(page.number, [])
        if heads:
            part, section = heads[0]
        if page.number in numbers:
            left = page.number % 2 == 0
            assert page.head == (part if left else section)
            assert page.foot == (f"{page.number}{issuer}" if left else f"{title}{page.number}")
            section = heads[-1][1] if heads else section


def test_folios_stand_outside(report, press, screen):
    for number in text_pages(report, screen):
        folio = next(run for run in foot_runs(press.pages[number - 1]) if run.text == str(number))
        others = [run for run in foot_runs(press.pages[number - 1]) if run != folio]
        assert all((folio.x < other.x) == (number % 2 == 0) for other in others)
        assert others


def foot_runs(page: Page) -> list[Run]:
    return [run for run in page.runs if run.y < 90]


def test_other_pages_have_neither_head_nor_folio(report, press, screen):
    numbers = text_pages(report, screen)
    apart = [page for page in press.pages if page.number not in numbers]
    assert len(apart) >= 6
    assert [page.number for page in apart if page.head or page.foot] == []


def test_sections_with_a_divider_begin_behind_a_right_hand_page(report, screen):
    assert all(number % 2 == 1 for number in dividers(report, screen))
