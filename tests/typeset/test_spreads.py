"""Spreads begin on left-hand pages, and no page is blank."""

from __future__ import annotations

import pytest
from typesetting import job, laid_out, page_texts, written

from galley.typeset import lay_out

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
