"""A book without some of its pages: what leads to them is gone, and the others have new numbers; and what a book says without being set."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from galley.typeset.drawn import Drawn, Mark, Spot, _moved
from galley.typeset.said import said
from galley.typeset.separated import Separated


def mark(text: str, page: int, *below: Mark) -> Mark:
    return Mark(text, Spot(page, 1.0, 2.0), below, False)


def names(marks: tuple[Mark, ...]) -> list[object]:
    """Bookmarks as text and page, with what is below them."""
    return [(each.text, each.spot.page, names(each.below)) for each in marks]


MARKS = (mark("cover", 0), mark("part", 1, mark("one", 2, mark("note", 1)), mark("two", 3)), mark("end", 4))
BOOK = Drawn(
    plates=("p0", "p1", "p2", "p3", "p4"),  # type: ignore[arg-type]
    fonts=b"",
    pictures=b"",
    marks=MARKS,
    places={"a": Spot(0, 0, 0), "b": Spot(2, 5, 6), "c": Spot(4, 0, 0)},
    information={},
    language="en",
    tagged=True,
    kinds=("cover", "body", "body", "plate", "cover"),
    labels=("i", "1", "2", "3", "ii"),
)


@pytest.mark.parametrize(
    ("without", "plates", "labels", "places"),
    [
        (set(), ("p0", "p1", "p2", "p3", "p4"), ("i", "1", "2", "3", "ii"), {"a": 0, "b": 2, "c": 4}),
        ({"cover"}, ("p1", "p2", "p3"), ("1", "2", "3"), {"b": 1}),
        ({"body"}, ("p0", "p3", "p4"), ("i", "3", "ii"), {"a": 0, "c": 2}),
        ({"cover", "body", "plate"}, (), (), {}),
    ],
)
def test_pages_of_some_kinds_are_left_out_with_what_leads_there(
    without: set[str], plates: tuple[str, ...], labels: tuple[str, ...], places: dict[str, int]
) -> None:
    left = BOOK.without(without)
    assert (left.plates, left.labels) == (plates, labels)
    assert {name: spot.page for name, spot in left.places.items()} == places
    assert left.kinds == tuple(each for each in BOOK.kinds if each not in without)
    assert BOOK.only({"cover", "body", "plate"} - without) == left
    assert left.language == "en" and left.tagged


def test_what_stood_below_a_bookmark_that_leads_nowhere_takes_its_place() -> None:
    assert names(BOOK.without({"cover"}).marks) == [("part", 0, [("one", 1, [("note", 0, [])]), ("two", 2, [])])]
    assert names(BOOK.without({"body"}).marks) == [("cover", 0, []), ("two", 1, []), ("end", 2, [])]
    assert list(_moved((), {})) == []
    (kept,) = BOOK.only({"plate"}).marks
    assert kept == replace(MARKS[1].below[1], spot=Spot(0, 1.0, 2.0))


def test_what_a_document_says_is_told_by_address() -> None:
    html = '<html><body><p data-address="a/p1">One <b data-address="a/p1/b">two</b></p><p>three</p></body></html>'
    assert list(said(html)) == [("a/p1", "One"), ("a/p1/b", "two")]


@pytest.mark.parametrize(("smooth", "told"), [(True, "true"), (False, "false")])
def test_a_picture_in_inks_is_told_to_a_pdf_as_it_is(smooth: bool, told: str) -> None:
    inks = zlib.compress(bytes(4 * 6))
    picture = Separated(b"3 2\n" + inks)
    assert (picture.width, picture.height) == (3, 2)
    written = picture.get_x_object(smooth, 1)
    assert written.stream == [inks]
    assert {name: str(written.extra[name]) for name in ("Width", "Height", "ColorSpace", "Interpolate")} == {
        "Width": "3",
        "Height": "2",
        "ColorSpace": "/DeviceCMYK",
        "Interpolate": told,
    }
    assert Separated(b"3 2\n" + inks).id == picture.id != Separated(b"2 3\n" + inks).id
