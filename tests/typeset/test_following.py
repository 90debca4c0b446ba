"""Sections that follow another on its page where there is room, and what parts them from it."""

from __future__ import annotations

from inspect import signature

import pytest
from fonts_once import lay_out
from typesetting import job, laid_out
from weasyprint import layout as laying
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
