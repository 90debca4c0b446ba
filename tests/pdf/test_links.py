"""Links lead into their own book, also when it is bound together with others, and say where they lead."""

from __future__ import annotations

import sys
from io import BytesIO

import pikepdf
import pytest
from conftest import ROOT
from pikepdf import Dictionary, String
from pypdf import PdfReader, PdfWriter

from galley.pdf.binding import bound
from galley.pdf.links import Leads
from galley.pdf.standards import Finish
from galley.typeset import Dress, draw
from galley.typeset.drawn import Mark, Spot

sys.path.append(str(ROOT / "tests/typeset"))
from typesetting import laid_out

PLACES = {"a": Spot(0, 40, 700), "a/1": Spot(0, 40, 650), "b": Spot(2, 40, 700)}
MARKS = (Mark("I A", Spot(0, 45, 699.5), (Mark("A below", Spot(0, 40, 600), (), False),), False),)


def told(words: str, name: str, book: str = "") -> tuple[str, str]:
    """Where a link leads and what is read of it."""
    link = Dictionary(Dest=String(name), Contents=String(words))
    Leads(book, PLACES, MARKS).direct(link)
    return str(link.Dest), str(link.Contents)


@pytest.mark.parametrize(
    ("words", "name", "read"),
    [
        ("IA", "a", "I A"),
        ("[1]", "a/1", "[1] I A"),
        ("a word", "a/1", "a word"),
        ("12", "b", "12 A below"),
        ("", "b", "A below"),
    ],
)
def test_what_is_read_of_a_link(words: str, name: str, read: str) -> None:
    assert told(words, name) == (name, read)


def test_a_place_before_every_heading_is_read_by_its_words() -> None:
    link = Dictionary(Dest=String("a"), Contents=String("1"))
    Leads("", PLACES, (Mark("B", Spot(2, 40, 700), (), False),)).direct(link)
    assert str(link.Contents) == "1"


def test_names_are_those_of_the_book() -> None:
    assert told("1", "b", "report.zh") == ("report.zh:b", "1 A below")
    assert [name for name, _ in Leads("report.zh", PLACES, ()).named] == [
        b"report.zh:a",
        b"report.zh:a/1",
        b"report.zh:b",
    ]


def test_a_link_leads_to_its_place_also_in_a_book_whose_name_is_not_in_latin_letters() -> None:
    leads = Leads("年报 2031.zh", PLACES, MARKS)
    link = Dictionary(Dest=String("b"), Contents=String("1"))
    leads.direct(link)
    assert bytes(link.Dest) in [name for name, _ in leads.named]


NOTES = """.note { float: footnote } .note::footnote-call { content: '\\2060' counter(footnote); line-height: 0 } h2 { bookmark-level: 1 }"""
NOTED = """<html lang="zh" data-to-note="注{number}" data-to-call="回到注{number}"><h2>A<span class="note">a</span></h2>
<p>B<span class="note">b <a href="https://example.org/">c</a></span>, <a href="#d">d<span class="note">e</span></a></p><h1 id="d">D</h1></html>"""


def links_of(data: bytes) -> list[tuple[str, str, str]]:
    """The links within a book: where each leads, which of them stands nearest to that, and what is read of it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        names = pdf.Root.Names.Dests.Names
        places = {str(name): spot for name, spot in zip(names[::2], names[1::2], strict=True)}
        made = [note for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note]
        corners = {str(note.Contents): (float(note.Rect[0]), float(note.Rect[3])) for note in made}
        found = []
        for note in made:
            spot = complex(*map(float, places[str(note.Dest)][2:4]))
            nearest = min(corners, key=lambda words: abs(complex(*corners[words]) - spot))
            found.append((str(note.Dest), nearest, str(note.Contents)))
        return found


def test_calls_of_notes_lead_to_their_notes_and_the_marks_of_these_back() -> None:
    """Also where the call stands in a heading; one in a link has none of its own, and none lies on another."""
    layout, problems = laid_out(NOTED, NOTES)
    assert problems == []
    drawn, _ = draw(layout, Dress(tagged=True))
    first, second, other, *back = links_of(bound(drawn, Finish(name="b.zh")))
    assert [first, second] == [("b.zh:note.1.0.0", "回到注1", "注1"), ("b.zh:note.1.1.0", "回到注2", "注2")]
    assert other[0] == "b.zh:d"
    assert back == [
        ("b.zh:note.1.0.0::footnote-call", "注1", "回到注1"),
        ("b.zh:note.1.1.0::footnote-call", "注2", "回到注2"),
        ("b.zh:note.1.1.1.0::footnote-call", other[2], "回到注3"),
    ]


def test_calls_of_notes_can_be_clicked_though_their_lines_have_no_height() -> None:
    layout, _ = laid_out(NOTED, NOTES)
    drawn, _ = draw(layout, Dress(tagged=True))
    with pikepdf.open(BytesIO(bound(drawn))) as pdf:
        boxes = [tuple(map(float, note.Rect)) for note in pdf.pages[0].Annots]
    assert min(min(right - left, top - bottom) for left, bottom, right, top in boxes) > 3


def test_files_for_the_press_have_no_links_of_notes() -> None:
    layout, _ = laid_out(NOTED, NOTES)
    drawn, _ = draw(layout, Dress(linked=False))
    with pikepdf.open(BytesIO(bound(drawn))) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)


def test_links_of_books_that_are_bound_together_stay_in_their_own() -> None:
    layout, _ = laid_out('<p><a href="#there">there</a></p><h1 id="there" style="break-before: page">There</h1>')
    drawn, _ = draw(layout, Dress(tagged=True))
    both = PdfWriter()
    for name in ("report.zh", "report.en"):
        both.append(PdfReader(BytesIO(bound(drawn, Finish(name=name)))))
    buffer = BytesIO()
    both.write(buffer)
    read = PdfReader(buffer)
    links = [page["/Annots"][0]["/Dest"] for page in read.pages if "/Annots" in page]
    leading = [read.get_destination_page_number(read.named_destinations[link]) for link in links]
    assert leading == [1, 3]


def test_a_page_taken_out_has_nothing_of_the_others() -> None:
    text = "".join(f'<p style="break-before: page">{letter * 60} <a href="#p9">9</a></p>' for letter in "abcdefgh")
    layout, _ = laid_out(f'{text}<p id="p9" style="break-before: page">z</p>')
    drawn, _ = draw(layout, Dress(tagged=True))
    with pikepdf.open(BytesIO(bound(drawn))) as whole, pikepdf.new() as one:
        one.pages.append(whole.pages[0])
        buffer = BytesIO()
        one.save(buffer)
    with pikepdf.open(buffer) as one:
        kinds = [str(each.get("/Type", "")) for each in one.objects if isinstance(each, pikepdf.Dictionary)]
        assert kinds.count("/Page") == 1 and kinds.count("/StructElem") == 0
