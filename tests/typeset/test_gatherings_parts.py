"""Which books are long, where gatherings begin, and by what ways the engine goes on to the piece behind one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from boxes_by_hand import box
from weasyprint.formatting_structure import boxes

from galley.typeset import gatherings
from galley.typeset.gatherings import Gathering, Growing
from galley.typeset.stubs import Stubs
from galley.typeset.units import Unit

SVG = "http://www.w3.org/2000/svg"


def growing(text: str, forced: set[tuple[int, ...]] | None = None) -> Growing:
    """A book of this HTML, in which pages are forced before these elements."""
    html: Any = SimpleNamespace(etree_element=ElementTree.fromstring(text))
    found = Growing(html, (), {}, None)  # type: ignore[arg-type]
    found._forced = lambda: forced or set()  # type: ignore[method-assign]
    return found


@pytest.mark.parametrize(
    ("elements", "drawn", "long"), [(4000, 0, False), (4001, 0, True), (4000, 9, False), (4001, 9, True)]
)
def test_a_book_is_long_by_its_elements_but_those_of_drawings(elements: int, drawn: int, long: bool) -> None:
    drawing = f'<svg xmlns="{SVG}">{"<path/>" * (drawn - 1)}</svg>' if drawn else ""
    assert growing(f"<html><body>{'<p/>' * (elements - 2)}{drawing}</body></html>").is_long is long


BOOK = "<html><head/><body><p/><div><p/><p><b/></p></div><p/></body></html>"


@pytest.mark.parametrize(
    ("forced", "pieces"),
    [
        (set(), [(1, 0), (1, 1), (1, 2)]),
        ({(1, 0), (1, 1)}, [(1, 0), (1, 1), (1, 2)]),
        ({(1, 1, 1)}, [(1, 0), (1, 1, 0), (1, 1, 1), (1, 2)]),
    ],
)
def test_what_holds_a_forced_page_is_taken_apart(forced: set[Any], pieces: list[Any]) -> None:
    assert list(gatherings._pieces(ElementTree.fromstring(BOOK), forced)) == pieces


def test_near_are_the_children_of_the_body_and_theirs() -> None:
    near = [(1, 0), (1, 1), (1, 1, 0), (1, 1, 1), (1, 2)]
    assert list(gatherings._near(ElementTree.fromstring(BOOK))) == near


def section(elements: int) -> str:
    return f"<section>{'<p/>' * (elements - 1)}</section>"


@pytest.mark.parametrize(
    ("sizes", "forced", "found"),
    [
        ((1000, 500, 9), {0, 1, 2}, [2, 1]),
        ((1000, 501, 9), {0, 1, 2}, [1, 2]),
        ((1000, 501, 9), {0, 2}, [2, 1]),
        ((1600, 1600), {0, 1}, [1, 1]),
        ((1600, 1600), {0}, [2]),
        ((700, 700, 700, 100), {0, 1, 2, 3}, [2, 2]),
    ],
)
def test_a_gathering_is_as_large_as_may_be_and_begins_with_a_forced_page(
    sizes: tuple[int, ...], forced: set[int], found: list[int]
) -> None:
    book = growing(f"<html><body>{''.join(map(section, sizes))}</body></html>", {(0, each) for each in forced})
    assert list(map(len, book._divided())) == found


def test_the_first_child_of_what_is_forced_begins_a_gathering_and_no_other_does() -> None:
    inside = f"<main>{section(800)}{section(800)}{section(800)}</main>"
    book = f"<html><body>{section(800)}{inside}</body></html>"
    assert growing(book, {(0, 1), (0, 1, 2)})._divided() == [[(0, 0)], [(0, 1, 0), (0, 1, 1)], [(0, 1, 2)]]
    assert growing(book, {(0, 1, 2)})._divided() == [[(0, 0), (0, 1, 0), (0, 1, 1)], [(0, 1, 2)]]


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("<p/>", False),
        ("<p><b/></p>", False),
        ('<p data-follows-to=""/>', True),
        ('<p><b data-follows-to="9pt"/></p>', True),
        ('<p><b><i data-follows-to="9pt"/></b></p>', True),
        ('<p><b/><b data-follows-to="9pt"/></p>', False),
    ],
)
def test_what_begins_with_what_may_follow_may_follow(text: str, follows: bool) -> None:
    assert gatherings._may_follow(ElementTree.fromstring(text)) is follows


def test_ways_lead_to_an_element_and_to_what_begins_with_it() -> None:
    tree = ElementTree.fromstring("<html><body><p/><div><p/><p/></div></body></html>")
    body = tree[0]

    def made(element: Any, *children: Any) -> Any:
        return box(boxes.BlockBox, *children, element=element)

    frame = made(body[1], made(body[1][0]), made(body[1][1]))
    root = made(tree, made(body, made(body[0]), frame))

    def ways(*path: int) -> list[Any]:
        return gatherings._ways(root, tree, path)

    assert ways(0, 0) == [{0: None}, {0: {0: None}}]
    assert ways(0, 1) == [{0: {1: None}}]
    assert ways(0, 1, 0) == [{0: {1: None}}, {0: {1: {0: None}}}]
    assert ways(0, 1, 1) == [{0: {1: {1: None}}}]
    frame.children = frame.children[1:]
    assert ways(0, 1, 0) == [] and ways(0, 1, 1) == [{0: {1: None}}, {0: {1: {0: None}}}]


@pytest.mark.parametrize(
    ("running", "tokens", "alone"),
    [
        ({}, [], True),
        ({}, ["content", "content"], True),
        ({}, ["content", "bookmark-label"], False),
        ({"head": {1: []}}, [], True),
        ({"head": {1: [], 2: ["box"]}}, [], False),
        ({"head": {1: ["box"]}}, ["content"], False),
    ],
)
def test_pages_stand_alone_where_they_take_and_tell_nothing_but_numbers(
    running: dict[str, Any], tokens: list[str], alone: bool
) -> None:
    collector = SimpleNamespace(counter_lookup_items=dict.fromkeys(enumerate(tokens)))
    context = SimpleNamespace(running_elements=running, target_collector=collector)
    assert gatherings._stands_alone(context) is alone


def test_what_asks_for_a_place_that_is_not_there_waits() -> None:
    items = {
        (box(boxes.TextBox, element=name), "content"): SimpleNamespace(missing_target_counters=dict.fromkeys(asked))
        for name, asked in (("one", ["here"]), ("two", ["here", "there"]), ("three", []))
    }
    collector = SimpleNamespace(counter_lookup_items=items)
    assert gatherings._waiting(collector, {"here"}) == {"two"}
    assert gatherings._waiting(collector, {"here", "there"}) == set()


def test_leaves_of_units_with_a_digest_are_settled_and_the_others_wait() -> None:
    leaves: Any = [SimpleNamespace(number=number) for number in range(4, 8)]
    start: Any = None
    units = [
        Unit(((0,),), digest, first, end, (start, start), frozenset(), (), Stubs())
        for digest, first, end in (("a", 4, 5), ("", 5, 7), ("b", 7, 8))
    ]
    found = Gathering(leaves, units, {}, {}, start, {})
    assert [each.number for each in found.settled] == [4, 7]
    assert [each.number for each in found.waiting] == [5, 6]


@pytest.mark.parametrize(
    ("sizes", "steps"), [((1600, 1400, 9), [[0], [1, 2]]), ((1600, 1600), [[0], [1]]), ((1600,), [])]
)
def test_a_book_is_laid_out_in_as_many_steps_as_it_has_gatherings(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...], steps: list[list[int]]
) -> None:
    monkeypatch.setattr(gatherings, "_with", lambda html, tree: tree)
    text = f"<html><body>{''.join(map(section, sizes))}</body></html>"
    found = list(growing(text, {(0, each) for each in range(len(sizes))}).steps())
    assert [[path[-1] for path in each.pieces] for each in found] == steps
    assert [each.behind for each in found] == [(0, each[0]) for each in steps[1:]] + [None] * bool(steps)
    for each, filled in zip(found, steps, strict=True):
        body: Any = each.html
        assert [len(child) > 0 for child in body[0]] == [number in filled for number in range(len(sizes))]
