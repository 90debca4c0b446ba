"""Sections that share a page, or were made up together, are set again together: the pages are those of a book set anew, and no others are laid out."""

from __future__ import annotations

from functools import cache

import pytest
from fonts_once import lay_out
from test_layout_again import anew, equal
from typesetting import job

from galley.typeset import Layout

TOP = 10 * 72 / 25.4
"""The upper margin of the page, in points."""
CSS = (
    "html { color: color(--a 1) } p { height: 14pt; margin-bottom: 6pt } section { break-before: page; page: text }"
    "h2 { counter-increment: chapter; font-size: 10pt; margin: 0 } h2::before { content: counter(chapter) }"
    ".runs-on { break-before: auto } .front { page: front } .contents { page: contents }"
)
FOLLOWS = f'data-follows-to="{TOP + 142:.2f}pt"'
"""Where half of the page is left."""


def section(name: str, lines: int, about: str = "", text: str = "a", more: str = "") -> str:
    return f'<section {about}><p id="{name}">{text}</p>' + "<p>a</p>" * (lines - 1) + f"{more}</section>"


def book(*runs: str) -> str:
    """Runs of sections between two pages of their own."""
    inside = "".join(f"<div>{run}</div>" for run in runs)
    return f"<div>{section('first', 1)}</div><div>{inside}</div><div>{section('last', 1, 'class=contents')}</div>"


@cache
def whole(text: str) -> Layout:
    layout, problems = lay_out(job(text, CSS))
    assert problems == []
    return layout


def edited(one: str, two: str) -> set[int]:
    """The pages that were laid out again for an edit, which gives the pages of a book set anew."""
    after, problems = lay_out(job(two, CSS), whole(one))
    assert problems == []
    assert equal(after, whole(two))
    return anew(whole(one), after)


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_sections_that_follow_one_another_are_one_unit(name: str) -> None:
    def told(of: str) -> str:
        words = {each: "<b>other</b>" if each == of else "a" for each in "abc"}
        two = section("a", 3, text=words["a"]) + section("b", 3, 'class="runs-on"', words["b"])
        return book(section("o", 14), two, section("c", 9, FOLLOWS, words["c"]))

    assert whole(told("")).pages == 5
    assert edited(told(""), told(name)) == {3, 4}


def test_what_a_page_is_called_by_and_what_may_follow_stays_where_the_rest_is_left_out() -> None:
    """The section behind is within a frame that has neither a page of its own nor a break."""
    behind = section("b", 2, FOLLOWS)
    one, two = (book(section("a", 2, 'class="front"', text), behind) for text in ("a", "other"))
    assert whole(one).places["b"] == 3
    assert edited(one, two) == {2}


def test_what_counts_in_the_parts_of_a_unit_goes_on_counting_behind_it() -> None:
    head = "<h2>head</h2>"
    pair = section("a", 2, more=head) + section("b", 2, 'class="runs-on"', more=head)
    one, two = (book(pair, section("c", 12, text=text, more=head)) for text in ("a", "other"))
    assert edited(one, two) == {3}


@pytest.mark.parametrize(
    ("frame", "about", "pages"),
    [
        ("break-before: page; page: text", f'class="runs-on" {FOLLOWS}', {1, 2, 3, 4, 5}),
        ("", 'class="runs-on front"', {2}),
    ],
    ids=["a frame has the break", "the name of a page is the break"],
)
def test_a_frame_is_left_with_what_says_whether_a_page_is_forced(frame: str, about: str, pages: set[int]) -> None:
    def told(lines: int) -> str:
        return book(section("a", lines), f'<div style="{frame}">{section("b", 2, about)}</div>', section("c", 2))

    assert edited(told(8), told(7)) == {page for page in pages if page <= whole(told(7)).pages}


MADE_UP = (7, 13)
"""Sections of so many lines: the second would follow the first; with more air in both, each has a page of its own."""


def made_up(a: int, b: int, first: str = "a", second: str = "a") -> str:
    gives = 'data-gives="air"'
    return book(section("a", a, gives, first), section("b", b, f"{gives} {FOLLOWS}", second))


def test_sections_that_were_made_up_together_are_one_unit() -> None:
    layout = whole(made_up(*MADE_UP))
    assert (layout.places["a"], layout.places["b"], layout.places["last"]) == (2, 3, 4)
    assert edited(made_up(*MADE_UP), made_up(*MADE_UP, first="<b>other</b>")) == {2, 3}
    assert edited(made_up(*MADE_UP), made_up(*MADE_UP, second="<b>other</b>")) == {2, 3}


def test_a_section_that_is_made_up_with_the_next_by_an_edit_is_set_with_it() -> None:
    apart = whole(made_up(8, 13))
    assert len(apart.rendered.plan.units) == len(whole(made_up(*MADE_UP)).rendered.plan.units) + 1
    assert edited(made_up(8, 13), made_up(*MADE_UP)) == set(range(1, apart.pages + 1))


def test_a_section_that_the_next_now_follows_at_first_is_not_made_up_without_it() -> None:
    """By itself it would be brought to one page, as it was, with less air."""
    assert (whole(made_up(8, 6)).places["b"], whole(made_up(15, 6)).places["b"]) == (3, 3)
    assert edited(made_up(8, 6), made_up(15, 6)) == {1, 2, 3, 4}
