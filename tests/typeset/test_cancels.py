"""Pages whose words changed are set again by themselves, where they take the room that they took: the pages are those of a book set anew."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from boxes_by_hand import box
from fonts_once import lay_out
from test_layout_again import anew, equal
from typesetting import job
from weasyprint.formatting_structure import boxes

from galley.typeset import Layout, kept, restored, stubs
from galley.typeset.stubs import Stubs

CSS = (
    "html { color: color(--a 1) } h1 { font-size: 10pt; margin: 0; bookmark-level: 1; string-set: head content(text) } p { margin: 0 }"
    "@page { @top-left { content: string(head) } } section { break-before: page } .note { float: footnote } .side { float: right; width: 30% }"
    ".eased p { height: 14pt; margin-bottom: 6pt }"
)
LONG = "The committee met in the spring and spoke of roads, of rivers and of the sea between them. " * 4
LINES = "".join(f'<p data-address="part/p{number}">line {number}</p>' for number in range(1, 46))
ROWS = "".join(f"<tr><td>row {number}</td></tr>" for number in range(1, 36))
TABLE = f'<thead><tr><th>head<span class="continued"> (continued)</span></th></tr></thead><tbody>{ROWS}</tbody></table>'
EASED = "".join(f'<p id="p{number}">a {number}</p>' for number in range(16))


def book(inside: str, about: str = "") -> str:
    """A section of two or three pages between two others of a page."""
    parts = "<h1>one</h1>", inside, "<h1>three</h1>"
    first, second, third = (f"<div><section{about}>{part}</section></div>" for part in parts)
    return f'{first}{second}{third}<p><a href="#last">see</a></p><p id="last">end</p>'


@cache
def whole(text: str) -> Layout:
    layout, problems = lay_out(job(text, CSS))
    assert problems == []
    return layout


def edited(text: str, old: str, new: str) -> set[int]:
    """The pages that were set again for an edit, which gives the pages of a book set anew."""
    assert text.count(old) == 1
    other = text.replace(old, new)
    after, problems = lay_out(job(other, CSS), whole(text))
    assert problems == []
    assert equal(after, whole(other))
    assert after.rendered.plan == whole(other).rendered.plan
    assert after.blocks == whole(other).blocks
    return anew(whole(text), after)


def test_a_word_sets_its_page_again_and_no_other() -> None:
    text = book(LINES)
    assert whole(text).pages == 5
    assert edited(text, ">line 1<", ">lime 1<") == {2}
    assert edited(text, ">line 30<", ">lime 30<") == {3}
    assert edited(text, ">line 45<", ">lime 45<") == {4}


def test_words_of_several_pages_set_those_from_the_first_to_the_last() -> None:
    text = book(LINES)
    both = text.replace(">line 1<", ">lime 1<").replace(">line 45<", ">lime 45<")
    after, _ = lay_out(job(both, CSS), whole(text))
    assert anew(whole(text), after) == {2, 3, 4} and equal(after, whole(both))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">line 30<", ">" + "line " * 30 + "<"),
        (">line 30<", "><b>line</b> 30<"),
        ('"part/p30"', '"part/q30"'),
        (">line 30<", "><"),
        (">line 45<", '>line 45<span class="note">a note</span><'),
    ],
    ids=["another line", "another element", "another attribute", "no text", "a note"],
)
def test_what_is_more_than_a_word_sets_the_whole_section(old: str, new: str) -> None:
    assert edited(book(LINES), old, new) >= {2, 3, 4}


def test_a_paragraph_that_goes_on_is_set_with_the_page_that_it_begins_on() -> None:
    text = book("<h1>two</h1>" + LINES.replace("line 18<", f"{LONG}<") + "<p>end of it</p>")
    assert edited(text, ">line 17<", ">lime 17<") == {2}
    assert edited(text, ">line 30<", ">lime 30<") == {2, 3}
    assert edited(text, ">end of it<", ">and of it<") == {4}


def test_a_table_that_goes_on_has_the_head_of_one_that_does() -> None:
    text = book(f"<table>{TABLE}")
    assert edited(text, "row 3<", "raw 3<") == {2}
    assert edited(text, "row 30<", "raw 30<") == {3}


def test_a_table_whose_rows_are_fitted_is_set_from_where_it_begins() -> None:
    text = book(f'<table data-fit="283pt">{TABLE}')
    last = whole(text).places["last"] - 1
    assert edited(text, "row 3<", "raw 3<") == {2}
    assert edited(text, "row 35<", "raw 35<") == set(range(2, last + 1))


def test_what_was_given_to_a_section_is_given_again() -> None:
    text = book(EASED, ' class="eased" data-gives="air"')
    assert whole(book(EASED, ' class="eased"')).pages == whole(text).pages + 1
    (unit,) = [each for each in whole(text).rendered.plan.units if each.first == 1]
    assert [each.given[0].air < 1 for each in unit.stubs.gifts] == [True]
    assert edited(text, "a 3<", "e 3<") == {2}


def test_what_was_given_to_a_section_with_the_one_before_is_given_again() -> None:
    """The second section would follow the first, and has a page of its own for the air that both are given."""
    parts = "".join(
        f'<section data-gives="air" class="eased"{about}>'
        + "".join(f"<p>{name}{number}</p>" for number in range(lines))
        + "</section>"
        for name, lines, about in (("a", 7, ""), ("b", 13, ' data-follows-to="170pt"'))
    )
    text = f"<div><section>first</section></div><div>{parts}</div><div><section>last</section></div>"
    assert whole(text).pages == 4
    assert edited(text, ">a1<", ">e1<") == {2}
    assert edited(text, ">b5<", ">d5<") == {3}


def test_a_title_sets_the_pages_over_which_it_runs() -> None:
    text = book("<h1>two</h1>" + LINES)
    assert edited(text, ">two<", ">twe<") == {2, 3, 4}


def test_a_section_with_a_note_is_set_whole() -> None:
    assert edited(book(LINES + '<p>x<span class="note">a note</span></p>'), ">line 1<", ">lime 1<") == {2, 3, 4}


def test_what_stands_on_several_pages_looks_as_it_does_on_all_of_them() -> None:
    """A block has the styles of all its pages."""
    lines = LINES.replace(' data-address="part/p', ' class="').replace("line 45", "<b>line</b> 45")
    text = book(f'<div data-address="part/all">{lines}</div>')
    assert edited(text, ">line 30<", ">lime 30<") == {2, 3, 4}, "its text is told on each"
    text = book(f'<div data-address="part/all"><div data-address="part/a">{lines}</div></div>')
    looks = [each.look for _, each in whole(text).blocks if each.address == "part/a"]
    assert len(looks) == 3 and len(set(looks)) == 1
    text = book(f'<div data-address="part/all"><b>bold</b>{LINES}</div>')
    assert edited(text, ">line 30<", ">lime 30<") == {3}


@pytest.mark.parametrize(("old", "new"), [(">b2<", ">d2<"), ("own text", "own test"), (">b2<", "><i>b2</i><")])
def test_what_holds_several_units_says_the_same_on_the_pages_of_each(old: str, new: str) -> None:
    parts = (
        f"<section>{'<p>{}</p>' * 3}</section>".format(*(f"{name}{number}" for number in range(3))) for name in "ab"
    )
    text = f'<div data-address="part/all"><div>own text</div>{"".join(parts)}</div><div><section>last</section></div>'
    assert [(page, each.text) for page, each in whole(text).blocks] == [
        (page, "own texta0a1a2b0b1b2") for page in (1, 2, 3)
    ]
    assert len(whole(text).rendered.plan.units) > 2
    edited(text, old, new)


def test_a_bookmark_is_one_of_the_page_where_its_element_begins() -> None:
    text = book(f"<div style=\"bookmark-level: 2; bookmark-label: 'all'\">{LINES}</div>")
    assert edited(text, ">line 30<", ">lime 30<") == {3}


def test_a_float_beside_a_text_that_was_tried_sets_the_whole() -> None:
    side = '<div class="side">side</div>'
    text = book(side + EASED, ' class="eased" data-gives="air"')
    (unit,) = [each for each in whole(text).rendered.plan.units if each.first == 1]
    assert unit.stubs == Stubs()
    assert whole(book(side + LINES)).rendered.plan.units[1].stubs.pages


def test_an_edit_after_an_edit_and_its_undoing_give_the_first_book() -> None:
    text = book(LINES)
    first = restored(kept(whole(text), "key", ()), "key")
    assert first is not None and first.rendered.plan == whole(text).rendered.plan
    layout = whole(text)
    for old, new in (("line 30<", "lime 30<"), ("line 31<", "lime 31<"), ("line 2<", "lime 2<")):
        text = text.replace(f">{old}", f">{new}")
        before, (layout, _) = layout, lay_out(job(text, CSS), layout)
        assert len(anew(before, layout)) == 1
    assert equal(layout, whole(text))
    assert equal(lay_out(job(book(LINES), CSS), layout)[0], whole(book(LINES)))


def test_numbers_are_told_by_where_they_begin_and_end() -> None:
    assert list(stubs._spans([])) == []
    assert list(stubs._spans([0])) == [(0, 0)]
    assert list(stubs._spans([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]


def page(*children: Any) -> Any:
    return SimpleNamespace(children=[box(boxes.BlockBox, *children, **FLAT), box(boxes.FootnoteAreaBox)])


FLAT: dict[str, Any] = {"position_x": 0, "position_y": 0, "width": 4, "height": 2}


def test_the_frame_of_a_page_is_where_blocks_and_lines_stand() -> None:
    def told(**other: Any) -> str:
        line = {"position_x": 1, "position_y": 2, "width": 3, "height": 1, "baseline": 0.5} | other
        return stubs.frame(page(box(boxes.LineBox, **line)))

    assert told() == told(position_x=9, width=9) == told(position_y=2 + 1e-9)
    assert len({told(), told(position_y=3), told(height=2), told(baseline=0.25)}) == 4
    blocks = [{}, {"position_x": 1}, {"position_y": 1}, {"width": "auto"}, {"height": 3}]
    assert len({stubs.frame(page(box(boxes.BlockBox, **FLAT | each))) for each in blocks}) == len(blocks)
