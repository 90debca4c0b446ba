"""Sections that follow another on its page where there is room, and what parts them from it."""

from __future__ import annotations

from inspect import signature
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import box, px, style
from fonts_once import lay_out
from typesetting import job, laid_out
from weasyprint import layout as laying
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, column, page

from galley.typeset import Layout, following

CSS = (
    "section { break-before: page } .runs-on { break-before: auto }"
    ":is(.follows, .runs-on) { border-top: 2pt solid; margin-top: 20pt; padding-top: 10pt } p { height: 14pt }"
)
TOP = 10 * 72 / 25.4
"""The upper margin of the page, in points."""


def book(lines: int, kind: str = "follows", sunk: str = "") -> str:
    """A section of some lines, one that follows it where half of the page is left, and one that does not."""
    follows = f' data-follows-to="{TOP + 142:.2f}pt"' if kind == "follows" else ""
    text = "<p>a</p>" * lines
    behind = f'<section class="{kind}"{follows}{sunk} id="b"><p id="words">b</p></section>'
    return f"<div><section>{text}</section></div><div>{behind}</div><div><section id='c'><p>c</p></section></div>"


def place(layout: Layout, name: str) -> tuple[int, float]:
    """The page of a place, counted from 1, and how far below the type area's top it is, in points."""
    leaf = next(each for each in layout.rendered.leaves if name in each.anchors)
    return leaf.number + 1, leaf.anchors[name][1] * 0.75 - TOP


@pytest.mark.parametrize(("lines", "found"), [(10, (1, 172)), (11, (2, 0)), (30, (2, 172))])
def test_a_section_follows_where_there_is_room(lines: int, found: tuple[int, float]) -> None:
    layout, problems = laid_out(book(lines), CSS)
    assert problems == []
    assert place(layout, "words") == (found[0], pytest.approx(found[1], abs=0.5))
    assert place(layout, "c") == (found[0] + 1, pytest.approx(0, abs=0.5))


def test_what_runs_on_begins_a_page_without_what_would_part_it() -> None:
    assert place(laid_out(book(10, "runs-on"), CSS)[0], "words") == (1, pytest.approx(172, abs=0.5))
    assert place(laid_out(book(19, "runs-on"), CSS)[0], "words") == (2, pytest.approx(0, abs=0.5))
    sunk = book(19, "runs-on", ' data-sunk="60pt"')
    assert place(laid_out(sunk, CSS)[0], "words") == (2, pytest.approx(60, abs=0.5))


@pytest.mark.parametrize("lines", [9, 10, 11, 12])
def test_an_edit_gives_the_pages_of_a_book_set_anew(lines: int) -> None:
    before, _ = laid_out(book(10), CSS)
    task = job(book(lines), CSS)
    again, fresh = lay_out(task, before)[0], lay_out(task)[0]
    assert again.places == fresh.places and place(again, "words") == place(fresh, "words")


def test_the_engine_is_as_it_was_when_this_was_written() -> None:
    names = ["context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty"]
    assert list(signature(following._engine["layout"]).parameters)[:6] == names
    assert list(signature(following._engine["break"]).parameters) == ["sibling_before", "sibling_after"]
    assert block.block_level_page_break is following._page_break
    assert {each.block_level_layout for each in (block, column, page, laying)} == {following._laid_out}


def made(*children: Any, **attributes: str) -> Any:
    return box(
        boxes.BlockBox,
        *children,
        of=style(border_top_width=2, margin_top=px(20), padding_top=px(10)),
        element=Element("section", attributes),
    )


FOLLOWING = made(**{"data-follows-to": "75pt"})


@pytest.mark.parametrize(
    ("found", "after", "end", "told"),
    [
        ("page", FOLLOWING, 100, "auto"),
        ("page", FOLLOWING, 100.5, "page"),
        ("page", made(box(boxes.BlockBox, FOLLOWING)), 100, "auto"),
        ("page", made(made(), FOLLOWING), 100, "page"),
        ("page", made(box(boxes.LineBox)), 0, "page"),
        ("right", FOLLOWING, 0, "right"),
        ("auto", FOLLOWING, 200, "auto"),
    ],
)
def test_what_follows_forces_no_page_down_to_its_limit(
    monkeypatch: pytest.MonkeyPatch, found: str, after: Any, end: float, told: str
) -> None:
    monkeypatch.setitem(following._engine, "break", lambda before, after: found)
    before = box(boxes.BlockBox, position_y=end - 40, height=30.0, margin_bottom=10.0)
    assert following._page_break(before, after) == told


def top(found: Any) -> tuple[Any, ...]:
    return found.style["border_top_width"], found.style["margin_top"], found.style["padding_top"]


PARTED = (2, px(20), px(10))


@pytest.mark.parametrize(
    ("attributes", "at_top"),
    [
        ({"data-follows-to": "9pt"}, (0, ZERO_PIXELS, ZERO_PIXELS)),
        ({"class": "wide runs-on"}, (0, ZERO_PIXELS, ZERO_PIXELS)),
        ({"class": "runs-on", "data-sunk": "60pt"}, (0, ZERO_PIXELS, px(80))),
        ({"class": "runs-ons"}, PARTED),
        ({"data-sunk": "60pt"}, PARTED),
    ],
)
def test_what_parts_a_section_from_what_it_follows_is_not_at_the_top_of_a_page(
    monkeypatch: pytest.MonkeyPatch, attributes: dict[str, str], at_top: tuple[Any, ...]
) -> None:
    monkeypatch.setitem(following._engine, "layout", lambda *given: (None, None, given))
    found = made(**attributes)
    for is_empty, told in ((True, at_top), (False, PARTED), (True, at_top)):
        given = following._laid_out("context", found, 1, None, "around", is_empty, "rest")
        assert given[2] == ("context", found, 1, None, "around", is_empty, "rest")
        assert top(found) == told
    bare = box(boxes.BlockBox, of=found.style)
    following._laid_out("context", bare, 1, None, "around")
    assert top(bare) == at_top


@pytest.mark.parametrize(
    ("attributes", "wrapper", "skip", "fitted"),
    [
        ({"data-fit": "9pt"}, True, None, True),
        ({"data-fit": "9pt"}, True, {0: None}, False),
        ({"data-fit": "9pt"}, False, None, False),
        ({}, True, None, False),
        (None, True, None, False),
    ],
)
def test_a_table_that_asks_for_it_is_fitted_where_it_begins(
    monkeypatch: pytest.MonkeyPatch, attributes: dict[str, str] | None, wrapper: bool, skip: Any, fitted: bool
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(following.fitting, "fitted", lambda *given: asked.append(given[0]))
    monkeypatch.setitem(following._engine, "layout", lambda *given, **named: (None, None, given, named))
    element = Element("table", attributes) if attributes is not None else None
    table = box(boxes.BlockBox, element=element, is_table_wrapper=wrapper)
    context = SimpleNamespace()
    found = following._laid_out(context, table, 1, skip, "around", max_lines=3)
    assert found[2:] == ((context, table, 1, skip, "around", True), {"max_lines": 3})
    assert asked == ([table] if fitted else [])
