"""Plates are bound to a book: what its readers expect is in the catalogue, and the same plates give the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from conftest import ROOT
from pressing import fonts, starts
from pypdf import PdfReader

from galley.pdf.binding import blank_pages, bound
from galley.pdf.standards import Finish
from galley.typeset import Drawn, Dress, draw

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out, page_texts, png

URL = "picture:a.png"
PICTURE = f'<img src="{URL}" alt="x" style="width: 30mm">'
BODY = f"""<h1 id="spring" style="bookmark-level: 1">春</h1><h2 style="bookmark-level: 2">below</h2><p>to <a href="#autumn">autumn</a></p>{PICTURE}
<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>
<h1 id="autumn" style="break-before: page; bookmark-level: 1; bookmark-state: closed">秋</h1><h2 style="bookmark-level: 3">below (2)</h2>
<p><a href="https://example.org/">out</a> {PICTURE}</p>
<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>"""
CSS = "h1, h2 { font-size: 10pt } body { font-family: 'Noto Serif', 'Noto Serif CJK SC' }"


def drawn_anew(**asked: Any) -> Drawn:
    """The book in a dress, with one picture on two pages."""
    layout, problems = laid_out(BODY, CSS, {URL: png(40, 20)})
    found, more = draw(layout, Dress(pictures={URL: (png(40, 20), "image/png")}, **asked))
    assert [*problems, *more] == []
    return found


drawn = cache(drawn_anew)


@pytest.fixture(scope="module")
def screen() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(bound(drawn(tagged=True)))) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def press() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(bound(drawn(linked=False)))) as pdf:
        yield pdf


def test_the_same_plates_give_the_same_bytes() -> None:
    book = drawn(tagged=True)
    assert bound(book) == bound(book) == bound(drawn_anew(tagged=True))


@pytest.mark.parametrize("tagged", [True, False])
def test_a_book_that_is_read_from_the_right_says_so(tagged: bool) -> None:
    book = drawn(tagged=tagged)
    for rightward in (True, False):
        with pikepdf.open(BytesIO(bound(book, Finish(rightward=rightward)))) as pdf:
            shown = pdf.Root.get("/ViewerPreferences", {})
            assert (shown.get("/Direction") == "/R2L", "/DisplayDocTitle" in shown) == (rightward, tagged)


def test_a_screen_file_shows_its_title_and_tabs_by_structure(screen: pikepdf.Pdf) -> None:
    assert screen.Root.ViewerPreferences.DisplayDocTitle
    assert [page.obj.Tabs for page in screen.pages] == [pikepdf.Name.S] * 2
    assert str(screen.Root.Lang) == "en"


def test_a_press_file_has_no_links_and_no_tags(press: pikepdf.Pdf) -> None:
    assert not {"/ViewerPreferences", "/MarkInfo", "/StructTreeRoot"} & set(press.Root.keys())
    assert all("/Annots" not in page.obj for page in press.pages)


def test_links_lead_to_named_places_in_order(screen: pikepdf.Pdf) -> None:
    names = list(screen.Root.Names.Dests.Names)
    assert [str(name) for name in names[::2]] == ["autumn", "spring"]
    assert [screen.pages.index(pikepdf.Page(place[0])) for place in names[1::2]] == [1, 0]
    within, out = (page.obj.Annots[0] for page in screen.pages)
    assert (str(within.Dest), str(out.A.URI)) == ("autumn", "https://example.org/")


def test_of_some_pages_links_to_the_others_are_plain_text() -> None:
    layout, _ = laid_out(BODY, CSS, {URL: png(40, 20)})
    dress = Dress(pictures={URL: (png(40, 20), "image/png")}, tagged=True)
    for pages, links in (({1}, 0), ({2}, 1)):
        with pikepdf.open(BytesIO(bound(draw(layout, dress, pages)[0]))) as pdf:
            assert len(pdf.pages[0].obj.get("/Annots", ())) == links
            assert len(pdf.Root.StructTreeRoot.ParentTree.Nums) == 2 + 2 * links
            held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
            assert sum(each.get("/S") == "/Link" for each in held) == links
            references = (kid for each in held if "/S" in each and "/K" in each for kid in each.K)
            assert sum(isinstance(kid, pikepdf.Dictionary) for kid in references if not isinstance(kid, int)) >= links


def test_bookmarks_stand_below_the_nearest_of_a_higher_level(screen: pikepdf.Pdf) -> None:
    with screen.open_outline() as outline:
        assert [(item.title, [each.title for each in item.children]) for item in outline.root] == [
            ("春", ["below"]),
            ("秋", ["below (2)"]),
        ]
    root = screen.Root.Outlines
    assert (root.Count, root.First.Count, root.Last.Count) == (3, 1, -1)
    assert starts(bound(drawn())) == [("春", 1), ("秋", 2)]


@pytest.mark.parametrize(
    ("labels", "ranges"),
    [
        ("1 2 3", {0: 1}),
        ("3 4 5", {0: 3}),
        ("i ii 1 2", {0: "i", 1: "ii", 2: 1}),
        ("1 2 1 2 9", {0: 1, 2: 1, 4: 9}),
        ("0 01 1", {0: "0", 1: "01", 2: 1}),
    ],
)
def test_pages_are_labelled_in_ranges(labels: str, ranges: dict[int, int | str]) -> None:
    named = labels.split()
    book = drawn()
    plates = (book.plates * len(named))[: len(named)]
    data = bound(replace(book, plates=plates, labels=tuple(named)))
    assert PdfReader(BytesIO(data)).page_labels == named
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = list(pdf.Root.PageLabels.Nums)
        assert (
            dict(zip(numbers[::2], (each.get("/St", each.get("/P")) for each in numbers[1::2]), strict=True)) == ranges
        )


def test_pages_of_a_kind_are_left_out_with_what_leads_there() -> None:
    book = replace(drawn(), kinds=("cover", ""))
    block = book.without(("cover",))
    assert (block.labels, block.kinds, len(block.plates)) == (("2",), ("",), 1)
    assert {name: spot.page for name, spot in block.places.items()} == {"autumn": 0}
    assert [(mark.text, mark.spot.page) for mark in block.marks] == [("秋", 0)]
    assert replace(book, kinds=("", "back")).without(("back",)).marks == drawn().marks[:1]


def test_marks_stand_round_all_pages_where_they_are_asked_for() -> None:
    for asked in (True, False):
        with pikepdf.open(BytesIO(bound(drawn(), Finish(pages_at_once=4, marked=asked)))) as pdf:
            assert ["/Marks" in page.Resources.get("/XObject", {}) for page in pdf.pages] == [asked] * 4
            assert all((page.mediabox == page.bleedbox) is not asked for page in pdf.pages)


@pytest.mark.parametrize(("at_once", "pages"), [(1, 2), (2, 2), (4, 4), (8, 8)])
def test_blank_pages_fill_the_last_sheet(at_once: int, pages: int) -> None:
    finish = Finish(pages_at_once=at_once)
    assert blank_pages(2, finish) == pages - 2
    with pikepdf.open(BytesIO(bound(drawn(), finish))) as pdf:
        assert [page.trimbox for page in pdf.pages] == [pdf.pages[0].trimbox] * pages
        assert [each.Contents.read_bytes().strip() for each in pdf.pages[2:]] == [b""] * (pages - 2)
        assert all(each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))


def test_what_pages_share_is_there_once(screen: pikepdf.Pdf) -> None:
    pictures = [list(page.obj.Resources.XObject.values()) for page in screen.pages]
    assert pictures[0] == pictures[1]
    assert (int(pictures[0][0].Width), int(pictures[0][0].Height)) == (40, 20)
    every = [page.obj.Resources.Font for page in screen.pages]
    shared = set(every[0].keys()) & set(every[1].keys())
    assert shared and all(every[0][name].objgen == every[1][name].objgen for name in shared)


def test_fonts_hold_the_glyphs_of_all_pages() -> None:
    data = bound(drawn())
    assert fonts(data) == drawn().typefaces
    assert [text.split()[0] for text in page_texts(data)] == ["春", "秋"]


def test_marked_contents_know_their_elements_and_annotations_theirs(screen: pikepdf.Pdf) -> None:
    numbers = list(screen.Root.StructTreeRoot.ParentTree.Nums)
    assert numbers[::2] == [0, 1, 2, 3]
    assert [page.obj.StructParents for page in screen.pages] == [0, 1]
    assert [page.obj.Annots[0].StructParent for page in screen.pages] == [2, 3]
    document = screen.Root.StructTreeRoot.K[0]
    assert {element.P.objgen for element in document.K} == {document.objgen}
    for page, parents in zip(screen.pages, numbers[1:4:2], strict=True):
        assert {element.Pg.objgen for element in parents} == {page.obj.objgen}
    assert [each.S for each in numbers[5::2]] == [pikepdf.Name.Link] * 2


def test_heads_of_tables_are_named_apart_on_every_page(screen: pikepdf.Pdf) -> None:
    cells = [
        each for each in screen.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") in ("/TH", "/TD")
    ]
    heads = [str(cell.ID) for cell in cells if "/ID" in cell]
    assert len(set(heads)) == len(heads) == 2
    assert sorted(str(name) for cell in cells if "/ID" not in cell for name in cell.A.Headers) == sorted(heads)


def test_the_document_says_what_it_is(report: Any) -> None:
    with pikepdf.open(BytesIO(report.screen)) as pdf:
        about = {key: str(text) for key, text in pdf.docinfo.items()}
    assert about["/Creator"] == "Galley" and about["/Title"] and about["/Subject"]
    assert about["/CreationDate"] == about["/ModDate"] == f"D:{report.publication.record.as_of:%Y%m%d}"


def test_the_bookmarks_of_the_report_are_the_parts_of_its_model(report: Any) -> None:
    found = starts(report.screen)
    titles = [str(part.title.source) for part in report.publication.record.parts if part.title]
    assert [title for title, _ in found if title in titles] == titles
    assert all(1 <= page <= 99 for _, page in found)
