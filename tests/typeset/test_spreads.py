"""Spreads begin on left-hand pages, and no page is blank."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from boxes_by_hand import box, style
from typesetting import job, laid_out, page_texts, written
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes

from galley.typeset import lay_out, spreads

CSS = (
    "section, .spread, .map { break-before: page } .plate { page: plate; break-before: page; break-after: page }"
    "@page plate { background: #eee } .spread { page: text }"
)


def book(pages: int) -> str:
    """Some pages, a legend and its map, and a page behind them."""
    before = "".join(f"<section>{number}</section>" for number in range(pages))
    plate = '<div class="plate" aria-hidden="true">plate</div>'
    spread = (
        f'<div class="spread" data-spread="left">{plate}<p id="legend">legend</p><p class="map" id="map">map</p></div>'
    )
    return f"{before}{spread}<section id='end'>end</section>"


@pytest.mark.parametrize(("pages", "legend"), [(1, 2), (2, 4), (3, 4), (4, 6)])
def test_a_spread_begins_on_a_left_hand_page(pages: int, legend: int) -> None:
    layout, problems = laid_out(book(pages), CSS)
    assert problems == []
    assert (layout.places["legend"], layout.places["map"], layout.places["end"]) == (legend, legend + 1, legend + 2)
    assert layout.kinds.count("plate") == legend - pages - 1


def test_the_plate_is_printed_where_it_is_needed_alone() -> None:
    assert page_texts(written(book(2), CSS)[0])[2].strip() == "plate"
    assert not any("plate" in text for text in page_texts(written(book(1), CSS)[0]))


@pytest.mark.parametrize("pages", [1, 2])
def test_an_edit_gives_the_pages_of_a_book_set_anew(pages: int) -> None:
    before, _ = laid_out(book(pages), CSS)
    for old, new in ((">legend<", ">key<"), (">0<", ">first<"), (">end<", ">last<")):
        task = job(book(pages).replace(old, new), CSS)
        again, fresh = lay_out(task, before)[0], lay_out(task)[0]
        assert again.places == fresh.places and again.kinds == fresh.kinds


def block(*children: Any, **attributes: str) -> Any:
    return box(boxes.BlockBox, *children, element=Element("div", attributes))


LEGEND = block(block(), block(), **{"data-spread": "left"})


@pytest.mark.parametrize(
    ("root", "resume_at", "found"),
    [
        (LEGEND, None, True),
        (block(LEGEND, block()), None, True),
        (block(block(), LEGEND), None, False),
        (block(block(), LEGEND), {1: None}, True),
        (block(block(), block(LEGEND)), {1: {0: None}}, True),
        (block(block(), block(block(), LEGEND)), {1: {1: None}}, True),
        (block(block(), block(block(), LEGEND)), {1: {0: None}}, False),
        (block(block(), LEGEND), {1: {1: None}}, False),
        (block(block(), LEGEND), {0: None, 1: None}, False),
        (block(block(), LEGEND), {1: {0: None, 1: None}}, False),
        (block(**{"data-spread": "left"}), None, False),
        (box(boxes.BlockBox, LEGEND), None, True),
        (block(), None, False),
    ],
)
def test_a_page_begins_with_a_spread_where_nothing_of_it_is_before(root: Any, resume_at: Any, found: bool) -> None:
    assert (spreads._begun(root, resume_at) is LEGEND) is found


def test_the_spreads_of_a_book_are_the_outermost() -> None:
    inner = block(block(LEGEND), **{"data-spread": "left"})
    assert list(spreads._spreads(block(LEGEND, block(inner), block()))) == [LEGEND, inner]


@pytest.mark.parametrize(("is_right", "pages"), [(True, ["plate", "text"]), (False, ["text"])])
def test_a_plate_is_printed_before_what_begins_on_a_right_hand_page(is_right: bool, pages: list[str]) -> None:
    plate = box(boxes.BlockBox, block(), of=style(page="plate", height="9px"), element=Element("div"))
    spread = box(boxes.BlockBox, plate, of=style(page="text"), element=Element("div", {"data-spread": "left"}))
    root, made = block(spread), []
    spreads.shut(root)
    assert (plate.children, plate.style["page"], plate.style["height"]) == ((), "text", ZERO_PIXELS)
    assert {plate.style[f"{what}_{side}"] for what in ("margin", "padding") for side in ("top", "bottom")} == {
        ZERO_PIXELS
    }
    context = SimpleNamespace(page_maker=[(None, {"break": "any", "page": "text"}, is_right, "counters", "state")])
    stretch: Any = SimpleNamespace(root=root, context=context, first=0, undo=[], again=lambda: made.append(1))
    spreads.open_left(stretch)
    assert len(made) == is_right == len(stretch.undo)
    assert context.page_maker[0][1:] == ({"break": "any", "page": pages[0]}, is_right, "counters", "state")
    assert len(plate.children) == is_right
    for undo in stretch.undo:
        undo()
    assert context.page_maker[0][1]["page"] == "text" and plate.children == ()
