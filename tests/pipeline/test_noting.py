"""What a proof tells of blocks: states, findings, doubtful names, addresses with their lines, and findings by section."""

from __future__ import annotations

import pytest

from galley.language.translations import State
from galley.language.units import Unit
from galley.maps import Block, PageMap, Part
from galley.margins import Kind, Note
from galley.pipeline.findings import Found, Lines, by_section
from galley.pipeline.noting import Matter, noted
from galley.problem import Place, Problem

BOX = (0.0, 0.0, 9.0, 9.0)


def problem(message: str = "wrong") -> Problem:
    return Problem("a.b", message, "mend it")


def block(address: str, text: str, *on: int) -> Block:
    return Block(address, text, tuple(Part(page, BOX) for page in on))


def book(*blocks: Block) -> PageMap:
    return PageMap("a-2031", "zh", ((9, 9),) * 9, blocks)


def unit(address: str) -> Unit:
    return Unit(address, "huts.yaml", "text", "a text", False, Place("content/a/huts.yaml", 3, 8), "zh")


def test_what_waits_for_a_translator_or_a_reviewer_is_noted() -> None:
    states = {"a": State.MISSING, "b": State.FUZZY, "c": State.DRAFT, "d": State.REVIEWED}
    further = Note("z", Kind.COMMENT, "said")
    matter = Matter([unit(name) for name in "abcde"], states, {}, further=[further])
    assert matter.notes(book(), ()) == [
        Note("a", Kind.MISSING),
        Note("b", Kind.FUZZY),
        Note("c", Kind.DRAFT),
        further,
    ]


def test_a_finding_is_noted_at_each_of_its_addresses_and_what_was_accepted_without_a_number() -> None:
    found = [Found(3, problem(), ("a", "b")), Found(None, problem("accepted"), ("c",)), Found(4, problem(), ())]
    assert Matter([], {}, {}, found).notes(book(), ()) == [
        Note("a", Kind.FINDING, "wrong", 3),
        Note("b", Kind.FINDING, "wrong", 3),
        Note("c", Kind.ACCEPTED, "accepted", None),
    ]


def test_a_doubtful_name_is_noted_once_a_page_where_its_block_begins() -> None:
    told = book(
        block("a", "Ri An and Hal", 2),
        block("b", "Ri An", 2),
        block("c", "Bo", 2, 3),
        block("d", "Hal and Bo", 3),
        block("e", "nobody", 3),
    )
    matter = Matter([], {}, {}, doubtful=("Ri An", "Hal", "Bo"))
    assert matter.notes(told, (2, 3, 4)) == [
        Note("a", Kind.UNCERTAIN, "Ri An · Hal"),
        Note("c", Kind.UNCERTAIN, "Bo"),
        Note("d", Kind.UNCERTAIN, "Hal · Bo"),
    ]
    assert matter.notes(told, (3,)) == [Note("d", Kind.UNCERTAIN, "Hal · Bo")]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("huts/title", "huts/title · 3"),
        ("huts/body/p1", "huts/body/p1 · 7"),
        ("huts/rows/r1.2", "huts/rows/r1.2 · record.yaml:9"),
        ("paths/title", "paths/title"),
        ("news/title", "news/title"),
        ("prefs/title", "prefs/title · 5"),
    ],
)
def test_an_address_is_told_with_its_line_and_with_another_file_than_that_of_its_section(
    address: str, told: str
) -> None:
    places = {
        "huts/title": Place("content/a/huts.yaml", 99),
        "huts/body": Place("content/a/huts.yaml", 7),
        "huts/rows": Place("content/a/record.yaml", 9),
        "news": Place("content/a/news.yaml"),
        "prefs": Place("content/a/設定.yaml", 5),
    }
    assert Matter([unit("huts/title")], {}, places).addresses(book(block(address, "x", 1))) == {address: told}


def test_addresses_that_helvetica_cannot_write_are_not_told() -> None:
    assert Matter([], {}, {}).addresses(book(block("小屋", "x", 1))) == {}


def test_a_finding_stands_on_the_first_page_of_each_of_its_blocks() -> None:
    told = book(block("a", "x", 4, 5), block("b", "y", 2), block("c", "z"))
    assert noted(Found(1, problem(), ("a", "b", "c", "d", "a/p1")), told) == [2, 4]
    assert noted(Found(1, problem(), ()), told) == []


def test_the_address_at_a_place_is_that_which_begins_there_or_nearest_above_it() -> None:
    lines = Lines(
        [
            ("huts/body/p1", Place("huts.yaml", 4)),
            ("huts/body", Place("huts.yaml", 4)),
            ("huts", Place("huts.yaml", 2)),
            ("paths", Place("paths.yaml")),
        ]
    )
    for place, address in (
        (Place("huts.yaml", 1), None),
        (Place("huts.yaml", 2, 9), "huts"),
        (Place("huts.yaml", 3), "huts"),
        (Place("huts.yaml", 4), "huts/body/p1"),
        (Place("huts.yaml", 40), "huts/body/p1"),
        (Place("huts.yaml"), None),
        (Place("paths.yaml"), "paths"),
        (Place("news.yaml", 4), None),
        (None, None),
    ):
        assert lines.address(place) == address


def test_findings_stand_by_section_in_the_order_of_the_book_and_those_of_none_last() -> None:
    one, two, three, four = (Found(n, problem(), (at, "x")) for n, at in enumerate(("b/p1", "", "a", "b/p2"), 1))
    assert by_section([one, two, three, four], {"a": "Huts", "c": "News", "b": "Paths"}) == {
        "Huts": [three],
        "Paths": [one, four],
        "": [two],
    }
