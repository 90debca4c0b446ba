"""Where units begin: what forces a page, what goes on over pages, and which box a page begins with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import box, style
from weasyprint.formatting_structure import boxes

from galley.typeset import units
from galley.typeset.units import State, goes_on, is_past

NEXT = {"break": "any", "page": "text"}
COUNTERS = (["q"], {"page": [3], "pages": [0]}, [{"page"}])


def state(resume_at: Any = None, forced: str = "any", page: str = "text", right: bool = True, number: int = 3) -> State:
    return State(resume_at, {"break": forced, "page": page}, right, (["q"], {"page": [number], "pages": [0]}, [set()]))


def block(*children: Any, **values: Any) -> Any:
    return box(boxes.BlockBox, *children, **{"element": Element("p"), **values})


@pytest.mark.parametrize("forced", ["page", "left", "right", "recto", "verso"])
def test_a_break_that_forces_a_page_is_known(forced: str) -> None:
    assert state(forced=forced).forced == forced


@pytest.mark.parametrize("found", ["any", "auto", "avoid", "column"])
def test_other_breaks_force_none(found: str) -> None:
    assert state(forced=found).forced is None


@pytest.mark.parametrize(
    ("other", "like"),
    [
        (state({0: None}), True),
        (state({0: None}, forced="auto"), True),
        (state({1: None}), False),
        (state({0: None}, right=False), False),
        (state({0: None}, number=4), False),
        (state({0: None}, forced="page"), False),
        (state({0: None}, page="map"), False),
    ],
)
def test_pages_begin_in_the_same_way_where_all_is_the_same_but_a_break_that_forces_nothing(
    other: State, like: bool
) -> None:
    assert state({0: None}).is_like(other) is like


def test_a_state_is_taken_apart_from_the_engines_and_told_how_many_pages_there_are() -> None:
    entry = ({0: None}, dict(NEXT), True, (["q"], {"page": [3], "pages": [0]}, [{"page"}]), {"content_changed": True})
    found = State.of(entry)
    entry[1]["page"] = "map"
    assert found == State({0: None}, NEXT, True, COUNTERS)
    assert found.of_pages(9).counters == (["q"], {"page": [3], "pages": [9]}, [{"page"}])
    assert found.counters == COUNTERS


@pytest.mark.parametrize(
    ("place", "other", "past"),
    [
        ({1: None}, {0: None}, True),
        ({0: None}, {1: None}, False),
        ({1: None}, {1: None}, False),
        ({1: {0: None}}, {1: None}, True),
        ({1: {2: None}}, {1: {1: {9: None}}}, True),
        ({2: None, 1: {3: None}}, {1: {2: None}}, True),
        ({2: None, 1: {3: None}}, {1: {4: None}}, False),
        (None, {5: None}, True),
        (None, None, False),
        ({5: None}, None, False),
    ],
)
def test_a_place_is_past_another_in_the_order_of_a_book(place: Any, other: Any, past: bool) -> None:
    assert is_past(place, other) is past


def test_pages_up_to_where_was_looked_were_made_up_together() -> None:
    states = [state({number: None}) for number in range(5)]
    assert units._made_together(states, {repr({1: None}): {3: None}}) == {2}
    assert units._made_together(states, {repr({1: None}): {3: {0: None}}}) == {2, 3}
    assert units._made_together(states, {repr({1: None}): None, repr({9: None}): None}) == {2, 3, 4}
    assert units._made_together(states, {repr({4: None}): None}) == set()


def test_pages_numbered_by_their_place_are_not_numbered_anew() -> None:
    assert not units._numbered_anew([state(number=number) for number in (3, 4, 5)], 3)
    assert units._numbered_anew([state(number=number) for number in (3, 4, 6)], 3)
    assert not units._numbered_anew([state(number=number) for number in (1, 1, 2)], 0), "the first stands before page 1"
    assert units._numbered_anew([state(number=7)], 3)
    assert not units._numbered_anew([State(None, NEXT, True, ([], {}, []))], 3)


def test_a_float_that_stands_on_two_pages_goes_on() -> None:
    element, side = Element("aside"), style(float="left")
    one = block(block(of=side, element=element))
    assert goes_on([block(), one, block(block(of=side, element=element))])
    assert not goes_on([one, block(), block(block(of=side, element=element))])
    assert not goes_on([one, block(block(element=element))])
    assert not goes_on([one])


def test_a_unit_begins_with_a_box_before_which_a_page_is_forced() -> None:
    inner = [block() for _ in range(3)]
    first, second, third, fourth = block(), block(*inner), block(), block()
    root = block(first, second, third, fourth)

    def begun(*states: State) -> list[tuple[int, Any]]:
        return list(units._begun(root, list(states)))

    start = state()
    assert begun(start, state({1: None}, "page")) == [(0, root), (1, second)]
    assert begun(start, state({1: None})) == [(0, root)]
    assert begun(start, state({1: None}, page="map")) == [(0, root), (1, second)]
    assert begun(start, state({1: {1: None}}, "page")) == [(0, root), (1, inner[1])]
    assert begun(start, state({1: {0: None, 1: None}}, "page")) == [(0, root)]
    assert begun(start, state({2: None}, "page"), state({2: None}, "page"), state({3: None}, "page")) == [
        (0, root),
        (1, third),
        (3, fourth),
    ]
    assert begun(start, state(None, "page")) == [(0, root)]


def test_of_what_holds_the_next_unit_too_the_first_child_is_a_unit() -> None:
    leaf, following = block(), block()
    frame, behind = block(leaf, following), block()
    begun = [(0, frame), (2, following)]
    assert list(units._innermost(begun, behind)) == [(0, leaf.element), (2, following.element)]
    assert list(units._innermost([(0, frame)], following)) == [(0, leaf.element)]
    assert list(units._innermost([(0, frame)], behind)) == [(0, frame.element)]
    opening = block(of=style(break_before="page"))
    assert list(units._innermost([(0, block(block(opening)))], None)) == [(0, opening.element)]


@pytest.mark.parametrize(
    ("found", "opens"),
    [
        (block(), False),
        (block(block()), False),
        (block(block(of=style(break_before="recto"))), True),
        (block(block(of=style(break_before="column"))), False),
        (block(block(of=style(page="map"))), True),
        (block(block(of=style(page="map")), of=style(page="map")), False),
        (block(block(element=Element("p", {"data-follows-to": ""}))), True),
        (block(block(block(of=style(break_before="page")))), True),
        (block(block(), block(of=style(break_before="page"))), False),
        (block(block(of=style(break_before="page"), element=None)), False),
        (box(boxes.TextBox, children=(), element=Element("p")), False),
    ],
)
def test_a_box_opens_with_what_has_a_page_of_its_own_or_follows(found: Any, opens: bool) -> None:
    assert units._opens(found) is opens


def test_a_box_and_its_wrapper_of_one_element_do_not_open() -> None:
    element = Element("table")
    assert not units._opens(block(block(of=style(break_before="page"), element=element), element=element))


def test_a_unit_stands_alone_whose_first_page_shows_nothing_of_what_is_before() -> None:
    one, two, inner, frame = (Element(name) for name in "abcd")
    paths = {one: (1, 0), frame: (1,), two: (1, 1), inner: (1, 1, 0)}
    page = block(block(element=frame), block(block(element=inner), element=two), element=None)
    begun = [(0, (1, 1))]
    assert units._alone(begun, [page], paths) == begun
    assert units._alone(begun, [block(page, block(element=one), element=None)], paths) == []
    assert units._alone([(0, (1, 0))], [page], paths) == [(0, (1, 0))]


def test_a_page_begins_with_the_box_of_an_element_of_its_own() -> None:
    element = Element("p")
    leaf, doubled = block(), block(element=element)
    root = block(block(), block(leaf, block(element=None), block(doubled, element=element)))
    assert units._box(root, None) is root
    assert units._box(root, {1: {0: None}}) is leaf
    for resume_at in (
        {1: {1: None}},
        {1: {2: {0: None}}},
        {0: None, 1: None},
        {2: None},
        {1: {3: None}},
        {0: {0: None}},
    ):
        assert units._box(root, resume_at) is None


def test_nothing_of_a_book_with_boxes_on_every_page_or_floats_that_go_on_is_a_unit() -> None:
    entry = (None, NEXT, True, (["q"], {"page": [0]}, [set()]))
    behind = (None, NEXT, True, (["q"], {"page": [1]}, [set()]))
    tree = Element("html")
    tree.append(Element("body"))
    page = block(block(element=tree[0]), element=tree, fixed_boxes=[])
    context = SimpleNamespace(page_maker=[entry, behind], style_for=lambda *_: None)

    def found(pages: list[Any], entries: list[Any] | None = None) -> list[Any]:
        context.page_maker = entries or [entry, behind]
        return units.units_of(tree, tree, block(block(element=tree[0]), element=tree), context, pages)

    (unit,) = found([page])
    assert (unit.first, unit.end, unit.paths) == (0, 1, ((),))
    assert found([block(element=tree, fixed_boxes=[block()])]) == []
    side = block(block(of=style(float="left"), element=tree[0]), element=tree, fixed_boxes=[])
    assert found([side, side], [entry, behind, (None, NEXT, True, (["q"], {"page": [2]}, []))]) == []
    assert found([page], [entry, (None, NEXT, True, (["q"], {"page": [5]}, []))]) == []
    assert found([page], [entry, ({0: {9: None}}, NEXT, True, (["q"], {"page": [1]}, []))]) == []
