"""Where each block stands on the pages, and what it says."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from typesetting import laid_out, png

from galley.typeset import Layout
from galley.typeset.blocks import said_in, text_of

PX = 96 / 25.4
MARGIN = 10 * PX
LINE = 14 * 96 / 72


def laid(body: str, css: str = "") -> Layout:
    layout, problems = laid_out(body, css, {"picture:a": png(4, 4)})
    assert problems == []
    return layout


def where(layout: Layout) -> list[tuple[int, str, str]]:
    return [(page, block.address, block.text) for page, block in layout.blocks]


def test_a_block_is_where_its_border_is() -> None:
    layout = laid('<p data-address="part/p1" style="margin: 5mm; border: 1px solid; padding: 2px">one<br>two</p>')
    ((page, block),) = layout.blocks
    left, top = MARGIN + 5 * PX, MARGIN + 5 * PX
    assert page == 1
    assert block.edges == pytest.approx((left, top, 90 * PX - 5 * PX, top + 2 * LINE + 6))


def test_what_has_an_address_inside_another_is_a_block_of_its_own() -> None:
    layout = laid('<div data-address="part"> a <p data-address="part/p1">b <b>c</b></p> d <i>e</i></div>')
    assert where(layout) == [(1, "part", "a d e"), (1, "part/p1", "b c")]


def test_a_block_that_goes_on_stands_on_each_page_with_its_whole_text() -> None:
    layout = laid(
        '<p data-address="part/p1">one<br>two<br>three<br>four</p>',
        "@page { size: 100mm 30mm } p { orphans: 1; widows: 1 }",
    )
    assert where(layout) == [(1, "part/p1", "one two three four"), (2, "part/p1", "one two three four")]


def test_a_table_is_one_block_with_its_caption_and_cells_have_their_own() -> None:
    table = (
        '<table data-address="part/t"><caption>c</caption><tr><td data-address="part/t/1">x</td><td>y</td></tr></table>'
    )
    layout = laid(table)
    assert where(layout) == [(1, "part/t", "cy"), (1, "part/t/1", "x")]
    (_, outer), (_, cell) = layout.blocks
    assert outer.edges[1] < cell.edges[1] and outer.edges[3] >= cell.edges[3]


def test_words_in_a_line_are_a_block_around_all_their_lines() -> None:
    layout = laid('<p><span data-address="part/s">one<br>two</span> three</p>')
    ((_, block),) = layout.blocks
    assert block.text == "one two"
    assert block.edges[3] - block.edges[1] > LINE


def test_a_picture_says_what_it_shows_and_what_is_not_printed_has_no_block() -> None:
    layout = laid(
        '<p data-address="part/f"><img src="picture:a" alt="a harbour"></p><p data-address="part/none" style="display: none">x</p>'
    )
    assert where(layout) == [(1, "part/f", "a harbour")]


def test_what_is_turned_has_the_edges_that_it_is_seen_with() -> None:
    turn = "width: 200px; height: 50px; transform-origin: 0 0; transform: translate(0, 200px) rotate(-90deg)"
    layout = laid(f'<div style="{turn}" data-address="part/t"><p data-address="part/t/1">one</p></div>')
    (_, outer), (_, inner) = layout.blocks
    left, top, right, bottom = outer.edges
    assert (round(right - left), round(bottom - top)) == (50, 200)
    assert inner.edges[0] == pytest.approx(left) and inner.edges[2] - inner.edges[0] == pytest.approx(LINE)
    assert (inner.edges[1], inner.edges[3]) == pytest.approx((top, bottom))


def test_comments_are_no_text() -> None:
    element = ElementTree.fromstring("<p>a<b>b</b> c</p>")
    element.insert(1, ElementTree.Comment("no"))
    assert text_of(element) == "ab c"


def test_lines_that_an_editor_breaks_are_parted_by_a_space() -> None:
    element = ElementTree.fromstring('<p data-address="a"><span class="number">1</span>tree<br/>exclude</p>')
    (said,) = said_in(element)
    assert (said.text, said.counted) == ("1tree exclude", ((0, 1),))


def looks(body: str, css: str = "") -> dict[str, tuple[str, ...]]:
    return {block.address: block.look for _, block in laid(body, css).blocks}


PLAIN = '<div data-address="part">a <p data-address="part/p1">b <b>c</b> one two three four</p></div>'


@pytest.mark.parametrize(
    "css",
    [
        "p { font-size: 9pt }",
        "p { font-weight: bold }",
        "p { color: red }",
        "p { font-family: 'Noto Sans' }",
        "p { border-top: 1pt solid }",
        "p { background: red }",
        "b { font-style: italic }",
    ],
)
def test_what_is_set_otherwise_looks_otherwise_and_nothing_around_it(css: str) -> None:
    one, other = looks(PLAIN), looks(PLAIN, css)
    assert one["part"] == other["part"] and one["part/p1"] != other["part/p1"]


@pytest.mark.parametrize(
    "css", ["@page { size: 60mm 30mm }", "p { line-height: 20pt; margin: 5mm; padding: 2mm; letter-spacing: 1px }"]
)
def test_where_lines_and_pages_end_is_no_look(css: str) -> None:
    assert looks(PLAIN) == looks(PLAIN, css)


def test_what_is_printed_only_where_a_table_goes_on_is_no_look() -> None:
    table = (
        '<table data-address="part/t"><thead><tr><th>h<span class="continued">more</span></th></tr></thead>'
        "<tr><td>x</td></tr><tr><td>y</td></tr><tr><td>z</td></tr></table>"
    )
    css = ".continued { font-style: italic }"
    one, other = laid(table, css), laid(table, f"@page {{ size: 100mm 34mm }} {css}")
    assert len(one.sizes) < len(other.sizes)
    assert {block.look for _, block in one.blocks} == {block.look for _, block in other.blocks}


def test_pictures_belong_to_the_innermost_block() -> None:
    layout = laid('<div data-address="part"><p data-address="part/f"><img src="picture:a" alt="a"></p></div>')
    assert [(block.address, block.pictures) for _, block in layout.blocks] == [("part", ()), ("part/f", ("picture:a",))]


@pytest.mark.parametrize(
    ("inside", "counted"),
    [
        ('<span class="number"> IV </span>\n The  sea', ["IV"]),
        (
            'The sea<a class="mark" href="#r">[14]</a> and <span class="numeral">Table <b>3</b></span>.',
            ["[14]", "Table 3"],
        ),
        ('The <span class="count">14</span> seas', []),
        ('<i data-address="b"><span class="number">4</span></i> sea', []),
    ],
)
def test_numbers_that_are_counted_are_known(inside: str, counted: list[str]) -> None:
    tree = ElementTree.fromstring(f'<p data-address="a">{inside}</p>')
    said = next(iter(said_in(tree)))
    assert [said.text[start:end] for start, end in said.counted] == counted


def test_what_html_says_is_told_without_setting_it() -> None:
    tree = ElementTree.fromstring('<div><p data-address="a">x <b data-address="a/b">y</b></p><img src="no"/></div>')
    assert [(each.address, each.text, each.pictures) for each in said_in(tree)] == [("a", "x", ()), ("a/b", "y", ())]
