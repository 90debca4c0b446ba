"""Floats that are to stay whole and stand where a page ends."""

from __future__ import annotations

import pytest
from typesetting import job, laid_out

from galley.typeset import Layout, lay_out
from galley.typeset.measure import found_boxes

CSS = "p { height: 14pt } .side { float: right; width: 100pt; break-inside: avoid } section { break-before: page }"


def text(above: int, below: int, lines: int = 5) -> str:
    """A box of some lines at the side of a text, with paragraphs above and below it."""
    side = f'<aside class="side" data-address="part/side">{"<p>side</p>" * lines}</aside>'
    return f"<section>{'<p>a</p>' * above}{side}{'<p>b</p>' * below}</section><section>end</section>"


def sides(layout: Layout) -> list[tuple[int, bool, float]]:
    """Each part of the box: its page, whether it is a float, and its width in points."""
    pages = [leaf.page._page_box for leaf in layout.rendered.leaves]
    found = (each for each in found_boxes(pages) if each.box.element is not None)
    return [
        (each.page, each.box.is_floated(), round(each.box.width * 0.75))
        for each in found
        if each.box.element.get("class") == "side" and each.box.element_tag == "aside"
    ]


def test_a_box_that_has_room_stays_where_it_is() -> None:
    layout, problems = laid_out(text(5, 30), CSS)
    assert problems == [] and sides(layout) == [(1, True, 100)]


def test_the_engine_divides_one_that_does_not_ask() -> None:
    layout, _ = laid_out(text(17, 30), CSS.replace("break-inside: avoid", ""))
    assert [page for page, *_ in sides(layout)] == [1, 2]


@pytest.mark.parametrize("above", [16, 17, 18, 19])
def test_a_box_moves_on_behind_the_text_of_its_page(above: int) -> None:
    layout, problems = laid_out(text(above, 30), CSS)
    assert problems == [] and sides(layout) == [(2, True, 100)]


def test_a_box_without_text_beside_it_is_set_across() -> None:
    layout, problems = laid_out(text(18, 0), CSS)
    assert problems == []
    assert sides(layout) == [(2, False, 227)]


def test_a_box_that_is_higher_than_a_page_is_told() -> None:
    _, problems = laid_out(text(3, 30, lines=24), CSS)
    assert [problem.code for problem in problems] == ["typeset.overflow"]


def test_an_edit_gives_the_pages_of_a_book_set_anew() -> None:
    before, _ = laid_out(text(17, 30), CSS)
    task = job(text(17, 30).replace("<p>b</p></section>", "<p>c</p></section>"), CSS)
    again, fresh = lay_out(task, before)[0], lay_out(task)[0]
    assert sides(fresh) == [(2, True, 100)] and again.places == fresh.places and again.pages == fresh.pages
