"""Thin pages are filled, or done without, by what gives on the pages before."""

from __future__ import annotations

import gc
import re
import weakref
from types import SimpleNamespace
from typing import Any

import pytest
from typesetting import job, laid_out, page_texts, written

from galley.typeset import Layout, easing, lay_out, makeup
from galley.typeset.easing import FULL, LEAST_AIR, LEAST_LEADING, LEAST_PANEL, MOST_AIR, MOST_LEADING, MOST_PANEL, THIN

CSS = (
    "section { break-before: page } p { height: 14pt; margin-bottom: 6pt } .firm p { --air: firm }"
    ".panel { height: 60pt; padding: 5pt; margin-bottom: 10pt; background: #eee }"
    ".lines p { height: auto; margin: 0; text-indent: 0 }"
)
HEIGHT = 283.46
"""The height of the type area, in points."""


def section(paragraphs: int, gives: str = 'data-gives="air"', panel: str = "", kind: str = "") -> str:
    body = "".join(f'<p id="p{number}">a</p>' for number in range(paragraphs))
    return f'<div><section id="a" class="{kind}" {gives}>{panel}{body}</section></div><div><section>end</section></div>'


def last(layout: Layout, name: str) -> tuple[int, float]:
    """The page of the last paragraph, counted from 1, and how much of the page stands above its foot, as a share."""
    leaf = next(each for each in layout.rendered.leaves if name in each.anchors)
    return leaf.number + 1, (leaf.anchors[name][1] * 0.75 - 10 * 72 / 25.4 + 14) / HEIGHT


def test_a_last_page_with_little_on_it_is_done_without() -> None:
    plain, _ = laid_out(section(16, gives=""), CSS)
    eased, problems = laid_out(section(16), CSS)
    assert problems == []
    assert last(plain, "p15")[0] == 2 and plain.pages == 3
    assert last(eased, "p15")[0] == 1 and eased.pages == 2


def test_a_note_at_the_foot_of_a_thin_page_makes_it_no_full_one() -> None:
    noted = '<p id="p14">a<span style="float: footnote">note</span></p></section>'
    plain, eased = (
        laid_out(section(14, gives=gives).replace("</section>", noted, 1), CSS)[0] for gives in ("", 'data-gives="air"')
    )
    assert (last(plain, "p14")[0], plain.pages) == (2, 3)
    assert (last(eased, "p14")[0], eased.pages) == (1, 2)


def test_pages_that_are_thrown_away_are_gone_while_the_collector_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Any]] = []
    engine = makeup.page.remake_page

    def remade(*given: Any) -> Any:
        found = engine(*given)
        made.append(weakref.ref(found[0]))
        return found

    monkeypatch.setattr(makeup.page, "remake_page", remade)
    gc.disable()
    try:
        layout, _ = laid_out(section(16), CSS)
        assert len(made) > layout.pages == len([each for each in made if each() is not None])
    finally:
        gc.enable()


def test_a_try_is_given_up_where_as_much_is_lacking_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    stretch = SimpleNamespace(pages=[])
    monkeypatch.setattr(easing, "_fill", lambda page: page)
    is_hopeless = easing._hopeless(stretch, 0.3)
    for fill, told in ((0.9, False), (THIN, False), (FULL - 0.2, False), (1.0, False), (FULL - 0.1, True)):
        stretch.pages.append(fill)
        assert is_hopeless() is told, fill


@pytest.mark.parametrize(("most", "wanted"), [(easing.MOST_PAGES, 3), (6, 2), (1, 1)])
def test_the_more_pages_there_are_the_fewer_tries(monkeypatch: pytest.MonkeyPatch, most: int, wanted: int) -> None:
    tried: list[int] = []
    monkeypatch.setattr(easing, "MOST_PAGES", most)
    monkeypatch.setattr(easing, "_hopeless", lambda stretch, least: lambda: tried.append(len(stretch.pages)) or False)
    monkeypatch.setattr(easing, "_lacking", lambda fills: 0.4)
    layout, _ = laid_out(section(35), CSS)
    assert layout.pages == 4 and tried == [1, 2, 3] * wanted


def test_no_pages_are_made_behind_that_where_a_try_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(easing, "_hopeless", lambda stretch, least: lambda: made.append(len(stretch.pages)) or True)
    laid_out(section(16), CSS)
    assert set(made) == {1}


def test_a_last_page_that_is_nearly_full_is_filled() -> None:
    plain, eased = (laid_out(section(37, gives), CSS)[0] for gives in ("", 'data-gives="air"'))
    assert last(plain, "p36")[0] == last(eased, "p36")[0] == 3
    assert last(plain, "p36")[1] < THIN <= last(eased, "p36")[1]


@pytest.mark.parametrize("count", [6, 12, 14, 27])
def test_pages_that_are_full_or_too_far_from_it_are_left_alone(count: int) -> None:
    plain, eased = (laid_out(section(count, gives), CSS)[0] for gives in ("", 'data-gives="air"'))
    name = f"p{count - 1}"
    if last(plain, name)[1] >= THIN or count == 6:
        assert last(eased, name) == last(plain, name)


def test_what_is_firm_does_not_give() -> None:
    firm, plain = (laid_out(section(16, gives, kind="firm"), CSS)[0] for gives in ('data-gives="air"', ""))
    assert {each.number: each.anchors for each in firm.rendered.leaves} == {
        each.number: each.anchors for each in plain.rendered.leaves
    }


def test_a_panel_gives_first_and_is_left_out_where_a_text_is_a_page_without_it() -> None:
    panel = '<div class="panel"><p>drawn</p></div>'
    lower, problems = laid_out(section(11, 'data-gives="drawing air"', panel), CSS)
    assert problems == [] and last(lower, "p10")[0] == 1
    data, _ = written(section(14, 'data-gives="drawing"', panel), CSS)
    assert len(page_texts(data)) == 2 and "drawn" not in page_texts(data)[0]


def test_a_panel_grows_where_a_page_is_thin() -> None:
    panel = '<div class="panel"></div>'
    plain, eased = (laid_out(section(5, gives, panel), CSS)[0] for gives in ("", 'data-gives="drawing air leading"'))
    assert last(plain, "p4")[1] < THIN <= last(eased, "p4")[1] <= FULL + 0.05


def test_no_side_box_is_divided_to_fill_a_page() -> None:
    css = f"{CSS} .side {{ float: right; width: 60pt; break-inside: avoid }} .side p {{ margin: 0 }}"
    side = '<aside class="side" data-address="part">' + "<p>b</p>" * 4 + "</aside>"
    for number in range(6, 14):
        text = section(37).replace(f'<p id="p{number}">', f'{side}<p id="p{number}">')
        assert laid_out(text, css)[1] == []


def test_lines_give_where_that_is_enough() -> None:
    text = f'<div><section class="lines" data-gives="leading"><p>{"a<br>" * 20}a</p></section></div>'
    plain, _ = laid_out(text.replace("leading", ""), CSS)
    eased, _ = laid_out(text, CSS)
    assert (plain.pages, eased.pages) == (2, 1)


def test_a_book_with_references_settles_and_an_edit_gives_its_pages() -> None:
    body = section(16).replace(">end<", '><p class="to" data-to="#p15">page </p><')
    css = f"{CSS} .to::after {{ content: target-counter(attr(data-to), page) }}"
    data, problems = written(body, css)
    assert problems == [] and re.search(r"page\s*1", page_texts(data)[-1])
    before, _ = lay_out(job(body, css))
    edited = job(body.replace("page </p>", "on page </p>"), css)
    again, fresh = lay_out(edited, before)[0], lay_out(edited)[0]
    assert again.places == fresh.places and again.pages == fresh.pages


def test_limits_are_what_the_documents_say() -> None:
    assert (LEAST_AIR, MOST_AIR, LEAST_LEADING, MOST_LEADING) == (0.6, 1.75, 0.95, 1.08)
    assert (LEAST_PANEL, MOST_PANEL, easing.MOST_TRIES) == (0.5, 1.75, 8)
