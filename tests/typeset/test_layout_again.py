"""A book is set again in part: the pages are those of a layout of the whole, and only what changed is laid out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from inspect import signature
from xml.etree import ElementTree

import pytest
from fonts_once import lay_out
from lengthy import long
from pressing import press
from typesetting import PAGE, PLACE
from weasyprint.document import Document
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.layout import LayoutContext, initialize_page_maker, page

from galley.theme import Palette
from galley.typeset import Dress, Job, Layout, Sheet, draw
from galley.typeset.founts import Case
from galley.typeset.paths import digest_of

SMALL = PAGE.replace("100mm 120mm", "64mm 70mm")
CSS = """
@page { @top-left { content: string(book) } @top-right { content: string(part) } @bottom-left { content: counter(page) } }
@page cover { background: color(--a 1) }
html { color: color(--a 1) }
.cover { page: cover; string-set: book content(text) }
.part, .contents { break-before: page } .part > h1 { string-set: part content(text); bookmark-level: 1 }
.contents .page::after { content: target-counter(attr(data-to), page) }
.folio::after { content: target-counter(attr(data-to), page) }
.note { float: footnote } a { color: color(--a 1) }
h1, h2 { font-size: 11pt; margin: 0 } h2 { counter-increment: chapter } h2::before { content: counter(chapter) ". " }
"""
WORDS = {
    "en": "The committee met in the spring and spoke of roads, of rivers and of the sea between them. ",
    "zh": "分委员会于春季开会，讨论道路、河流与其间之海（共3项）；会议“如期”举行。",
}
SHORT = {"en": "The committee met and spoke of roads. ", "zh": "分委员会讨论道路与海（共3项）；会议“如期”举行。"}
"""What parts a and c say, of a page."""
LONG = {"en": WORDS["en"] * 2, "zh": WORDS["zh"] * 3}
"""What part b says, of two pages."""
ENTRY = '<p><a href="#{id}">{title}</a> <span class="page" data-to="#{id}"></span></p>'
PART = """<section class="part" id="{id}"><h1>{title}</h1><h2>One</h2><p data-address="part/{id}">{words}<span class="note">Note of {id}</span></p>
<table><thead><tr><th>head</th></tr></thead><tbody><tr><td>cell of {id}</td></tr></tbody></table>{more}</section>"""


def book(language: str = "en", **changes: str) -> str:
    """A cover, a contents list and three parts, two of them in a frame; `changes` are titles and more text of parts by their id."""
    parts = {id: changes.get(f"title_{id}", f"Part {id}") for id in ("a", "b", "c")}
    entries = "".join(ENTRY.format(id=id, title=title) for id, title in parts.items())
    a, b, c = (
        PART.format(id=id, title=title, words=(LONG if id == "b" else SHORT)[language], more=changes.get(id, ""))
        for id, title in parts.items()
    )
    cover = changes.get("cover", "Book")
    body = f'<div class="cover">{cover}</div><nav class="contents">{entries}</nav><main{changes.get("main", "")}>{a}{b}</main>{c}'
    return f'<!DOCTYPE html><html lang="{language}"><head><title>T</title></head><body>{body}</body></html>'


def job(text: str) -> Job:
    return Job(text, (Sheet("page.css", SMALL), Sheet("own.css", CSS)), {}, {"part": PLACE})


@cache
def set_whole(text: str) -> Layout:
    """A book laid out at once, which is done once for all tests."""
    layout, problems = lay_out(job(text))
    assert problems == []
    return layout


@pytest.fixture(scope="module")
def books() -> dict[str, Layout]:
    return {language: set_whole(book(language)) for language in WORDS}


def test_the_digest_of_elements_hangs_on_what_they_say_alone() -> None:
    said = '<a><p class="x" id="y">one<b>two</b>three</p>four</a>'
    digest = digest_of(ElementTree.fromstring(said), [(0,)])
    other = ElementTree.fromstring(said.replace("four", "five"))
    other[0].text, other[0].attrib = sys.intern("one"), {"class": "".join(["", "x"]), "id": sys.intern("y")}
    assert digest_of(other, [(0,)]) == digest
    other[0][0].tail = "\udcff"
    assert digest_of(other, [(0,)]) != digest
    for old, new in (("one", ""), ("two", "2"), ('"x"', '"z"'), ("id", "name"), ("b>", "i>"), ("<b>two</b>", "two")):
        assert digest_of(ElementTree.fromstring(said.replace(old, new)), [(0,)]) != digest, old


DRESSES = (
    Dress(Palette("device-cmyk", {"--a": (0, 0, 0, 1)}), 3, linked=False),
    Dress(Palette("srgb", {"--a": (0, 0, 0)}), tagged=True),
)


def equal(one: Layout, other: Layout, dresses: Sequence[Dress] = DRESSES) -> bool:
    """Whether two layouts give the same books, to be bound to the same files.

    No fonts are embedded, which takes as long as to lay a page out: what pages show of them says what would be.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Case, "embedded", lambda case, shown: repr(sorted(shown.items())).encode())
        return all(draw(one, dress) == draw(other, dress) for dress in dresses)


def equal_files(one: Layout, other: Layout) -> bool:
    """Whether two layouts give the same files."""
    return all(press(one, dress) == press(other, dress) for dress in DRESSES)


def anew(before: Layout, after: Layout) -> set[int]:
    """The pages, from 1, that were laid out again."""
    kept = set(map(id, before.rendered.leaves))
    return {number for number, each in enumerate(after.rendered.leaves, 1) if id(each) not in kept}


def test_units_are_what_begins_a_page(books: dict[str, Layout]) -> None:
    plan = books["en"].rendered.plan
    assert [unit.path for unit in plan.units] == [(1, 0), (1, 1), (1, 2, 0), (1, 2, 1), (1, 3)]
    assert [unit.first for unit in plan.units] == [0, 1, *(unit.end for unit in plan.units[1:-1])]
    assert plan.units[-1].end == books["en"].pages


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"b": "<p>More.</p>"}, 3),
        ({"a": "<p>More <em>words</em>.</p>"}, 2),
        ({"c": "<table><tbody><tr><td>x</td></tr></tbody></table>"}, 4),
        ({"cover": "<p>Book</p>"}, 0),
    ],
)
def test_only_a_unit_that_changed_is_set_again(
    books: dict[str, Layout], language: str, changes: dict[str, str], number: int
) -> None:
    before, text = books[language], book(language, **changes)
    after, problems = lay_out(job(text), before)
    unit = before.rendered.plan.units[number]
    assert problems == []
    assert anew(before, after) == set(range(unit.first + 1, unit.end + 1))
    assert equal(after, set_whole(text))


def test_what_counts_in_a_unit_is_found_again_where_an_edit_moved_it() -> None:
    note = '<p>so<span class="note">It is.</span></p>'
    first = set_whole(book(b=f"<p>More.</p>{note}"))
    second, _ = lay_out(job(book(b=note)), first)
    third, problems = lay_out(job(text := book(b=note, c="<p>More.</p>")), second)
    assert problems == []
    assert anew(first, second) and len(anew(second, third)) < third.pages
    assert third.rendered.plan == set_whole(text).rendered.plan
    assert equal(third, set_whole(text))


def test_a_title_sets_its_part_and_the_contents_again(books: dict[str, Layout]) -> None:
    text = book(title_b="Another part")
    after, _ = lay_out(job(text), books["en"])
    _, contents, _, part, _ = books["en"].rendered.plan.units
    assert anew(books["en"], after) == {
        *range(contents.first + 1, contents.end + 1),
        *range(part.first + 1, part.end + 1),
    }
    assert equal(after, set_whole(text))


def test_a_sentence_that_points_to_a_page_is_set_again_as_in_the_whole(books: dict[str, Layout]) -> None:
    pointing = dict.fromkeys("ab", '<p>见图3（第<span class="folio" data-to="#c"></span>页）。</p>')
    first, changed = set_whole(book("zh", **pointing)), book("zh", **pointing, title_a="Another")
    again, _ = lay_out(job(changed), first)
    assert anew(first, again) < set(range(1, first.pages + 1))
    assert equal(again, set_whole(changed))


def test_an_edit_and_its_undoing_give_the_first_book(books: dict[str, Layout]) -> None:
    edited, _ = lay_out(job(book(b="<p>More.</p>")), books["en"])
    back, _ = lay_out(job(book()), edited)
    assert not equal(edited, books["en"])
    assert equal(back, books["en"])


def test_units_set_in_any_order_give_the_same_book(books: dict[str, Layout]) -> None:
    layout = books["en"]
    steps = [
        {"c": "<p>C.</p>"},
        {"c": "<p>C.</p>", "a": "<p>A.</p>"},
        {"a": "<p>A.</p>", "b": "<p>B.</p>", "c": "<p>C.</p>"},
    ]
    for changes in steps:
        layout, problems = lay_out(job(book(**changes)), layout)
        assert problems == []
    assert equal_files(layout, set_whole(book(**steps[-1])))


def test_pages_are_known_from_others_by_what_is_seen_of_them(books: dict[str, Layout]) -> None:
    after, _ = lay_out(job(book(b="<p>More.</p>")), books["en"])
    one, two = (draw(layout, DRESSES[1])[0] for layout in (books["en"], after))
    others = {number for number, pair in enumerate(zip(one.looks, two.looks, strict=True), 1) if len(set(pair)) > 1}
    assert others and others <= anew(books["en"], after)


def test_what_the_fonts_of_a_book_say_of_a_letter_belongs_to_the_look_of_its_pages(books: dict[str, Layout]) -> None:
    drawn, _ = draw(books["en"], DRESSES[1])
    first, *others = drawn.plates
    name, shown = next(iter(others[-1].fonts.items()))
    glyph = next(iter(shown.texts))
    other = replace(first, fonts={**first.fonts, name: replace(shown, texts={**shown.texts, glyph: "?"})})
    assert replace(drawn, plates=(other, *others)).looks[-1] != drawn.looks[-1]


def test_nothing_changed_is_the_same_book(books: dict[str, Layout]) -> None:
    after, problems = lay_out(job(book()), books["en"])
    assert (problems, anew(books["en"], after)) == ([], set())


@pytest.mark.parametrize(
    "changes",
    [
        {"a": f"<p>{WORDS['en'] * 3}</p>"},
        {"a": '<p>More<span class="note">another note</span></p>'},
        {"a": "<h2>Another</h2>"},
        {"main": ' class="other"'},
        {"a": '<p id="new">A place</p>'},
    ],
    ids=["more pages", "a note", "a numbered heading", "the frame", "a place to point to"],
)
def test_what_changes_others_sets_the_whole_again(books: dict[str, Layout], changes: dict[str, str]) -> None:
    text = book(**changes)
    after, problems = lay_out(job(text), books["en"])
    assert problems == []
    assert equal(after, set_whole(text))


def test_a_title_that_stands_over_pages_behind_it_sets_these_again_too() -> None:
    """A running head goes on over a part that sets none, and not over the next, which does."""
    text = book().replace("<h1>Part b</h1>", "<h3>Part b</h3>")
    changed = text.replace("<h1>Part a</h1>", "<h1>Part of another name</h1>")
    before = set_whole(text)
    after, problems = lay_out(job(changed), before)
    assert problems == []
    assert equal(after, set_whole(changed))
    _, _, a, b, _ = before.rendered.plan.units
    assert anew(before, after) == set(range(a.first + 1, b.end + 1))


def test_a_running_head_that_a_part_begins_to_set_is_set_over_the_parts_behind_it() -> None:
    before = set_whole(book())
    changed = book(b='<p style="string-set: book content(text)">Other</p>')
    after, problems = lay_out(job(changed), before)
    assert problems == []
    assert equal(after, set_whole(changed))
    _, _, _, b, c = before.rendered.plan.units
    assert anew(before, after) == set(range(b.first + 1, c.end + 1))
    first = book(b='<p style="string-set: fresh content(text)">Other</p>')
    assert in_part_as_whole("@page { @bottom-right { content: string(fresh) } }", book(b="<p>Other</p>"), first)


def test_a_fault_of_a_unit_is_told_as_ever(books: dict[str, Layout]) -> None:
    text = book(b='<table data-address="part/b/t"><tr><td>' + "unbreakable" * 30 + "</td></tr></table>")
    _, problems = lay_out(job(text), books["en"])
    _, whole = lay_out(job(text))
    assert [problem.code for problem in problems] == ["typeset.overflow"]
    assert problems == whole


def test_other_style_sheets_set_the_whole_again(books: dict[str, Layout]) -> None:
    other = Job(book(), (Sheet("page.css", SMALL), Sheet("own.css", CSS + "p { color: color(--a 1) }")), {}, {})
    after, _ = lay_out(other, books["en"])
    assert len(anew(books["en"], after)) == after.pages


def test_boxes_on_every_page_leave_no_units() -> None:
    layout, _ = lay_out(job(book(cover='Book<p style="position: fixed; top: 0">Draft</p>')))
    assert layout.rendered.plan.units == ()


def test_the_engine_lays_out_in_the_steps_that_are_named() -> None:
    assert list(signature(Document._build_layout_context).parameters) == [
        *("html", "font_config", "counter_style", "color_profiles", "options")
    ]
    assert list(signature(build_formatting_structure).parameters) == [
        *(
            "element_tree",
            "style_for",
            "get_image_from_uri",
            "base_url",
            "target_collector",
            "counter_style",
            "footnotes",
        )
    ]
    assert list(signature(page.make_all_pages).parameters) == ["context", "root_box", "html", "pages"]
    assert list(signature(initialize_page_maker).parameters) == ["context", "root_box"]
    assert list(signature(page.make_margin_boxes).parameters) == ["context", "page", "state"]
    context = LayoutContext(None, lambda **_: None, None, None, None)
    for name in (
        "string_set",
        "reported_footnotes",
        "rendered_notes",
        "broken_out_of_flow",
        "footnotes",
        "current_page",
        "running_elements",
    ):
        assert hasattr(context, name)


def in_part_as_whole(css: str, one: str, two: str) -> bool:
    """Whether a book that was edited comes out as if it were laid out wholly."""
    first, second = (Job(each, (Sheet("page.css", SMALL), Sheet("own.css", CSS + css)), {}, {}) for each in (one, two))
    before, _ = lay_out(first)
    return equal(lay_out(second, before)[0], lay_out(second)[0])


GOES_ON = {
    "float": '<div style="float: right; width: 30%">' + "words " * 24 + "</div>",
    "note": '<p>last<span class="note">' + "note " * 100 + "</span></p>",
}


@pytest.mark.parametrize("kind", ["note", *long("float")])
def test_what_goes_on_over_the_pages_of_the_next_unit_stays_there(kind: str) -> None:
    """In the suite a note, and a float that goes on within a unit."""
    goes_on = f"<p>{WORDS['en']}</p>{GOES_ON[kind]}"
    one, two = (book(a=goes_on, b=more) for more in ("", "<p>More.</p>"))
    assert in_part_as_whole("", one, two)
    assert in_part_as_whole("", book(a=goes_on.replace(GOES_ON[kind], "")), one)


def test_a_float_that_goes_on_within_a_unit_leaves_no_units() -> None:
    layout, _ = lay_out(job(book(a=f"<p>{WORDS['en']}</p>{GOES_ON['float']}<p>{WORDS['en'] * 4}</p>")))
    assert layout.rendered.plan.units == ()


def test_pages_that_are_numbered_anew_set_the_whole_again() -> None:
    css = ".part { page: part } @page :nth(1 of part) { counter-reset: page 5 }"
    assert in_part_as_whole(css, book(), book(title_b="Another part"))


def test_an_attribute_of_a_unit_that_others_are_chosen_by_sets_the_whole_again() -> None:
    special = book().replace('class="part" id="a"', 'class="part special" id="a"')
    assert in_part_as_whole(".special + .part p { font-weight: bold }", book(), special)


@pytest.mark.long
def test_words_that_are_printed_elsewhere_too_are_set_again_there() -> None:
    """In the suite a title that stands in the contents."""
    assert in_part_as_whole(".contents a::before { content: target-text(attr(href)) }", book(), book(b="<p>More.</p>"))


@pytest.mark.long
def test_a_page_that_begins_with_several_side_by_side_begins_no_unit() -> None:
    """In the suite boxes on every page and a float that goes on leave no units."""
    column = "<p>" + WORDS["en"] * 4 + "</p>"
    text = book(b=f'<div style="display: grid; grid-template-columns: 1fr 1fr">{column}{column}</div>')
    layout, _ = lay_out(job(text))
    assert len(layout.rendered.plan.units) == 5
