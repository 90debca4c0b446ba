"""A long book is laid out some pieces at a time: the pages, and what is told of them, are those of a layout of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise

import pytest
from fonts_once import lay_out
from lengthy import long as lengthy
from test_layout_again import CSS, DRESSES, GOES_ON, SMALL, WORDS, book, equal, equal_files
from typesetting import LONG_WORD, PLACE

from galley.problem import Problem
from galley.theme import Palette
from galley.typeset import Dress, Job, Layout, Sheet, draw_all, gatherings
from galley.typeset.gatherings import Growing

FEW = 12
"""Elements enough for a part of the book of these tests, and not for two."""


def job(text: str, css: str = "") -> Job:
    return Job(text, (Sheet("page.css", SMALL), Sheet("own.css", CSS + css)), {}, {"part": PLACE})


@contextmanager
def long(elements: int) -> Iterator[None]:
    """While it lasts, books of more elements are long, and gatherings are of few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gatherings, "LONG", elements)
        patch.setattr(gatherings, "MOST_ELEMENTS", FEW)
        yield


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many pages each gathering had that was laid out; None for one that does not stand for itself."""
    found: list[int | None] = []
    laid_out = Growing.laid_out

    def watched(self, step):
        gathering = laid_out(self, step)
        found.append(gathering and len(gathering.leaves))
        return gathering

    monkeypatch.setattr(Growing, "laid_out", watched)
    return found


@cache
def set_whole(text: str, css: str = "") -> tuple[Layout, list[Problem]]:
    """A book laid out at once, and what is told of it."""
    return lay_out(job(text, css))


def both(text: str, css: str = "", dresses: tuple[Dress, ...] = DRESSES[-1:]) -> tuple[Layout, Layout]:
    """A book laid out by gatherings, and whole: the same is told of both."""
    with long(0):
        parted, told = lay_out(job(text, css), dresses=dresses)
    whole, problems = set_whole(text, css)
    assert told == problems
    assert parted.is_sound == whole.is_sound
    return parted, whole


def same(parted: Layout, whole: Layout) -> bool:
    """Whether they are the same book, for those too who read of it what is not drawn."""
    plans = parted.rendered.plan == whole.rendered.plan
    return (
        plans
        and (parted.blocks, parted.pictures) == (whole.blocks, whole.pictures)
        and equal(parted, whole, DRESSES[-1:])
    )


@pytest.mark.parametrize("language", WORDS)
def test_gatherings_give_the_book_that_the_whole_gives(sizes: list[int | None], language: str) -> None:
    long = WORDS[language] * 4
    parted, whole = both(book(language, a=f"<p>{long}</p>", b="<p>More.</p>"), dresses=DRESSES)
    assert same(parted, whole) and equal_files(parted, whole)
    assert len(sizes) == 4 and None not in sizes


def test_a_sentence_that_points_ahead_and_back_has_the_numbers_that_the_whole_gives(sizes: list[int | None]) -> None:
    pointing = '<p>见图3（第<span class="folio" data-to="#{}"></span>页），共3项。</p>'
    assert same(*both(book("zh", a=pointing.format("c"), c=pointing.format("a"))))
    assert len(sizes) == 4 and None not in sizes


def test_a_frame_whose_first_child_begins_a_page_begins_a_gathering(sizes: list[int | None]) -> None:
    part = '<section class="part" id="b">'
    assert same(*both(book().replace("</main>", "").replace(part, f"</main>{part}")))
    assert len(sizes) == 4


@pytest.mark.parametrize("frame", ["{}", '<div style="break-before: page">{}</div>'])
def test_what_may_follow_begins_no_gathering(sizes: list[int | None], frame: str) -> None:
    head, section, tail = book(a=WORDS["en"], b=WORDS["en"]).partition('<section class="part" id="c"')
    behind, body, end = tail.partition("</body>")
    text = head + frame.format(f'{section} data-follows-to="999pt"{behind}') + body + end
    assert same(*both(text))
    assert sizes and None not in sizes


def test_a_short_book_is_laid_out_at_once(sizes: list[int | None]) -> None:
    lay_out(job(book()))
    assert sizes == []


def test_boxes_of_drawn_pages_are_let_go_and_a_page_that_waits_for_numbers_is_drawn_once() -> None:
    with long(0):
        layout, _ = lay_out(job(book()), dresses=DRESSES)
    contents = layout.rendered.plan.units[1]
    left = {leaf.number for leaf in layout.rendered.leaves if leaf.page}
    assert left == set(range(contents.first, contents.end))
    draw_all(layout, DRESSES)
    assert not any(leaf.page for leaf in layout.rendered.leaves)


def test_without_a_dress_all_boxes_stay() -> None:
    with long(0):
        layout, _ = lay_out(job(book()))
    assert all(leaf.page for leaf in layout.rendered.leaves)


def test_a_page_with_a_colour_of_no_palette_is_not_let_go() -> None:
    """It is told when the book is drawn."""
    parted, whole = both(book(), dresses=(Dress(Palette("srgb", {"--b": (0, 0, 0)})),))
    assert all(leaf.page for leaf in parted.rendered.leaves)
    assert same(parted, whole)


SHORT = {
    "blank pages",
    "numbers that go on",
    "a reference ahead",
    "a page name",
    "a float",
    "a running element",
    "an own number",
}
"""The cases that the suite has."""
RIGHT = ".part { break-before: right }"
NUMBERED = ".note::footnote-call { content: counter(footnote) } .part { counter-increment: part } h1::before { content: counter(part) }"
AHEAD = '<p>See <span class="page" data-to="#c"></span></p>'
LIKE = {
    "blank pages": (book(a=f"<p>{WORDS['en'] * 4}</p>"), RIGHT),
    "numbers that go on": (book(b='<p>so<span class="note">It is.</span></p>'), NUMBERED),
    "a reference ahead": (book(a=AHEAD), ".page::after { content: target-counter(attr(data-to), page) }"),
    "a reference back": (book(c='<p>See <span class="page" data-to="#a"></span></p>'), ".page::after { content: target-counter(attr(data-to), page) }"),
    "a head that goes on": (book().replace("<h1>Part b</h1>", "<h3>Part b</h3>"), ""),
    "a page name": (book(), ".part { page: part } @page part { @bottom-right { content: 'x' } } @page :nth(2 of part) { margin: 12mm }"),
    "a length by the page": (book(), "h1 { padding-left: 5vw }"),
    "siblings": (book(), "section + section p { font-weight: bold } section:last-child h1 { color: color(--a 1) }"),
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(each, marks=[pytest.mark.long] * (each not in SHORT)) for each in LIKE])
def test_what_goes_on_over_gatherings_goes_on(sizes: list[int | None], case: str) -> None:
    """In the suite blank pages, numbers of several kinds, references and names of pages."""
    assert same(*both(*LIKE[case]))
    assert len(sizes) > 2 and None not in sizes


APART = {
    "a float": (book(b=f"<p>{WORDS['en']}</p>{GOES_ON['float']}"), ""),
    "a note": (book(b=f"<p>{WORDS['en']}</p>{GOES_ON['note']}"), ""),
    "a box on every page": (book(cover='Book<p style="position: fixed; top: 0">Draft</p>'), ""),
    "a running element": (book(), ".cover { position: running(cover) } @page { @bottom-right { content: element(cover) } }"),
    "pages numbered anew": (book(), ".part { page: part } @page :nth(1 of part) { counter-reset: page 5 }"),
    "a bookmark with a number": (book(), "h1 { bookmark-label: counter(page) content(text) }"),
    "an own number": (book(), "h2::after { content: counter(page) }"),
}  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(each, marks=[pytest.mark.long] * (each not in SHORT)) for each in APART])
def test_what_does_not_stand_for_itself_is_laid_out_whole(sizes: list[int | None], case: str) -> None:
    """In the suite something of each kind: what goes on, what stands on every page, what is numbered."""
    assert same(*both(*APART[case]))
    assert sizes[-1] is None


@pytest.mark.parametrize(
    "css",
    [
        "@page { @bottom-right { content: counter( pages ) } }",
        ".contents a::before { content: target-counter(attr(href), chapter) }",
        *lengthy(
            "h2::after { content: counter(pages) }",
            ".contents a::before { content: target-text(attr(href)) }",
            ".contents a::before { content: target-counters(attr(href), chapter, '.') }",
        ),
    ],
)
def test_a_book_that_prints_what_only_the_whole_tells_is_laid_out_whole(sizes: list[int | None], css: str) -> None:
    """In the suite a number of all pages, and one of another place."""
    assert same(*both(book(), css))
    assert sizes == []


TABLE = '<table data-address="part/b/t"><tr><td>' + LONG_WORD * 2 + "</td></tr></table>"


def test_faults_are_told_with_their_pages() -> None:
    parted, whole = both(book(b=TABLE, c=TABLE.replace("part/b", "part/c")))
    assert not parted.is_sound
    assert equal(parted, whole, DRESSES[-1:])


@pytest.mark.long
def test_a_link_that_leads_nowhere_is_told() -> None:
    """In the suite faults are told with their pages."""
    parted, _ = both(book(a='<p><a href="#nowhere">x</a></p>'))
    assert not parted.is_sound


ROW = "<tr><td>" + "<br>".join(["one", "two", "three"] * 4) + "</td></tr>"
HEADED = f"<table><thead><tr><th>head</th></tr></thead><tbody>{ROW * 2}</tbody></table>"


def test_rows_are_divided_for_the_heads_of_tables(sizes: list[int | None]) -> None:
    parted, whole = both(book(b=f"<p>{WORDS['en'] * 3}</p>{HEADED}"))
    assert equal(parted, whole, DRESSES[-1:])
    assert len(sizes) == 5, "one gathering twice"


def test_a_later_edit_begins_from_it() -> None:
    with long(0):
        before, _ = lay_out(job(book()), dresses=DRESSES)
    draw_all(before, DRESSES)
    after, _ = lay_out(job(book(c="<p>More.</p>")), before, DRESSES)
    whole, _ = set_whole(book(c="<p>More.</p>"))
    assert same(after, whole)
    assert sum(one is other for one, other in zip(before.rendered.leaves, after.rendered.leaves, strict=True)) == 5


def test_a_font_is_held_only_while_it_is_embedded() -> None:
    layout, _ = lay_out(job(book()))
    draw_all(layout, DRESSES)
    assert layout.case.fonts
    assert {font.file_content for font in layout.case.fonts.values()} == {b""}


def test_units_lie_one_behind_the_other() -> None:
    with long(0):
        layout, _ = lay_out(job(book()))
    units = layout.rendered.plan.units
    assert [one.end for one in units[:-1]] == [other.first for _, other in pairwise(units)]
    assert units[-1].end == layout.pages
