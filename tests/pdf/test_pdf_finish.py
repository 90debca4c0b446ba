"""What an edition needs is put into the PDF, and nothing else changes from one time to the next."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from galley.options import Edition
from galley.pdf.facts import fonts, sections_pages
from galley.pdf.finish import finish


def sample() -> bytes:
    """Two pages with a font, a link on the first, and bookmarks, one below another."""
    pdf = pikepdf.new()
    for number in (1, 2):
        page = pdf.add_blank_page(page_size=(200, 100))
        name = pikepdf.Name(f"/ABCDE{'FG'[number - 1]}+Face-{number}")
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=name)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    uri = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=uri)
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([link]))
    with pdf.open_outline() as outline:
        first = pikepdf.OutlineItem("春", 0)
        first.children.append(pikepdf.OutlineItem("below", 1))
        outline.root.extend([first, pikepdf.OutlineItem("秋", 1)])
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


@pytest.mark.parametrize("edition", list(Edition))
def test_finishing_is_the_same_every_time(edition):
    data = sample()
    assert finish(data, edition) == finish(data, edition)


def test_a_screen_file_shows_its_title_and_keeps_its_links():
    pdf = opened(finish(sample(), Edition.SCREEN))
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert len(pdf.pages[0].obj.Annots) == 1
    assert [page.obj.Tabs for page in pdf.pages] == [pikepdf.Name.S] * 2


def test_a_press_file_is_left_as_it_was_drawn():
    pdf = opened(finish(sample(), Edition.PRINT))
    assert len(pdf.pages) == 2
    assert "/ViewerPreferences" not in pdf.Root


@pytest.mark.parametrize("edition", list(Edition))
def test_pages_and_bookmarks_stay(edition):
    assert sections_pages(finish(sample(), edition)) == [{"title": "春", "page": 1}, {"title": "秋", "page": 2}]


def test_fonts_are_named_without_their_subset_tags():
    assert fonts(sample()) == ["Face-1", "Face-2"]


def test_a_pdf_without_fonts_and_bookmarks_has_no_facts():
    pdf, buffer = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(buffer)
    assert fonts(buffer.getvalue()) == []
    assert sections_pages(buffer.getvalue()) == []


def test_the_facts_of_the_report_are_those_of_its_model(report):
    starts = sections_pages(report.screen)
    titles = [str(part.title.source) for part in report.publication.record.parts if part.title]
    assert [start["title"] for start in starts if start["title"] in titles] == titles
    assert all(1 <= start["page"] <= 99 for start in starts)
