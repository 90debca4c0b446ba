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
