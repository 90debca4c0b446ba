"""Floats that are to stay whole and stand where a page ends."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import box, style
from typesetting import job, laid_out
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes

from galley.typeset import Layout, asides, lay_out
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


def begun(layout: Layout, tag: str, words: str | None = None) -> tuple[int, int]:
    """The page of the first box of an element, and how far down it begins."""
    found = found_boxes([leaf.page._page_box for leaf in layout.rendered.leaves])
    return min(
        (each.page, round(each.box.position_y))
        for each in found
        if each.box.element is not None and each.box.element_tag == tag and words in (None, each.box.element.text)
    )


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


@pytest.mark.parametrize(("above", "page"), [(14, 1), (18, 1), (19, 2), (20, 2)])
def test_a_heading_goes_with_the_text_behind_the_box_that_follows_it(above: int, page: int) -> None:
    passage = text(0, 3).replace("<section>", "<section><h2>h</h2>").replace("<section>end</section>", "")
    sheet = CSS.replace("section { break-before: page }", "h2 { height: 14pt; margin: 0; break-after: avoid }")
    layout, problems = laid_out(f"<section>{'<p>a</p>' * above}</section>{passage}", sheet)
    assert problems == [] and {begun(layout, "h2")[0], begun(layout, "p", "b")[0]} == {page}


@pytest.mark.parametrize(("gap", "down"), [(0, 71), (2, 38), (8, 71)])
def test_a_box_stays_at_the_side_where_more_text_follows(gap: int, down: int) -> None:
    sheet = f"{CSS} .side p {{ height: 5pt; font-size: 4pt; line-height: 5pt }} .gap {{ height: {gap}pt }} .big {{ height: 25pt }}"
    some = text(18, 6, lines=12).replace("<aside", '<div class="gap"></div><aside').replace("<p>b", '<p class="big">b')
    layout, problems = laid_out(some, sheet)
    assert problems == [] and sides(layout) == [(2, True, 100)]
    assert begun(layout, "aside") == (2, down)


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


def block(*children: Any, **values: Any) -> Any:
    return box(boxes.BlockBox, *children, **values)


@pytest.mark.parametrize(
    ("resume_at", "found"),
    [
        ({1: {2: {3: None}}}, 3),
        ({1: {2: {3: {0: None}}}}, 4),
        ({1: {2: {3: None, 4: None}}}, None),
        ({1: {2: {}}}, None),
        ({1: {2: None}}, None),
        ({1: {3: {3: None}}}, None),
        ({1: {2: {3: None}}, 2: None}, None),
        ({2: None}, None),
        (None, None),
    ],
)
def test_what_goes_on_on_the_next_page_is_known_where_it_goes_on_beside_the_float(
    resume_at: Any, found: int | None
) -> None:
    assert asides._going_on([(None, 1), (None, 2), (None, 0)], resume_at) == found


def test_the_way_to_a_box_is_that_of_its_own() -> None:
    wanted, other = block(), block()
    inner = block(block(), wanted)
    root = block(block(other), inner)
    assert asides._way(root, wanted) == [(root, 1), (inner, 1)]
    assert asides._way(root, inner) == [(root, 1)]
    assert asides._way(root, block()) is None


class Set:
    """A stretch of a float among paragraphs on two pages: where the second goes on, each time that they are made; `whole` from when on the float is."""

    def __init__(self, goes_on: list[Any], whole: int, place: int = 0, texts: int = 4) -> None:
        self.float = block(of=style(float="right", break_inside="avoid", width=9))
        self.texts = [block() for _ in range(texts)]
        self.frame = block(*self.texts[:place], self.float, *self.texts[place:])
        self.root, self.made, self.undo = block(self.frame), 0, list[Any]()
        self._goes_on, self._whole = goes_on, whole

    @property
    def divided(self) -> list[Any]:
        return [(block(of=style(break_inside="auto")), 0), *([(self.float, 0)] if self.made < self._whole else [])]

    @property
    def context(self) -> Any:
        resume_at = self._goes_on[min(self.made, len(self._goes_on) - 1)]
        return SimpleNamespace(page_maker=[(None,), ({0: resume_at},)])

    def again(self) -> None:
        self.made += 1

    @property
    def order(self) -> str:
        return "".join("f" if each is self.float else str(self.texts.index(each)) for each in self.frame.children)


def mended(stretch: Set) -> Set:
    asides.mend(stretch)  # type: ignore[arg-type]
    return stretch


def test_a_float_moves_on_to_what_begins_the_next_page() -> None:
    stretch = mended(Set([{3: None}], 1))
    assert (stretch.order, stretch.made, stretch.float.style["float"]) == ("01f23", 1, "right")
    assert mended(Set([{3: {0: None}}], 1)).order == "012f3"
    stretch.undo[0]()
    assert stretch.order == "f0123"
    assert mended(Set([{0: None}], 1)).order == mended(Set([{1: None}], 1)).order == "0f123"


@pytest.mark.parametrize("goes_on", [{5: None}, {6: None}, None, {1: None, 2: None}])
def test_a_float_that_cannot_move_on_is_set_across(goes_on: Any) -> None:
    stretch = mended(Set([goes_on], 1))
    assert (stretch.order, stretch.made) == ("f0123", 1)
    found = stretch.float.style
    assert (found["float"], found["width"]) == ("none", "auto")
    assert found["margin_left"] == found["margin_right"] == ZERO_PIXELS
    stretch.undo[0]()
    assert (stretch.float.style["float"], stretch.float.style["width"]) == ("right", 9)


def test_a_float_that_moves_on_behind_the_next_text_goes_only_so_far() -> None:
    assert mended(Set([{1: None}], 1, place=2)).order == "01f23", "what is before it is not behind it"
    assert mended(Set([{2: {0: None}}], 1)).order == "01f23"


@pytest.mark.parametrize(("whole", "across"), [(6, False), (7, True), (99, True)])
def test_a_float_moves_on_six_times_at_most_and_is_then_set_across_and_let_be(whole: int, across: bool) -> None:
    stretch = mended(Set([{at: None} for at in range(2, 11)], whole, texts=12))
    assert stretch.made == min(whole, 7)
    assert (stretch.float.style["float"] == "none") is across
