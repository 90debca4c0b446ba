"""Text and boxes that do not fit are found, with page and place; what fits is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from typesetting import LONG_WORD, PLACE, laid_out, png

from galley.problem import Problem, Severity

TABLE = '<table><tr><td data-address="part/row/1">a</td><td data-address="part/row/2">{}</td></tr></table>'
FIGURE = (
    '<figure data-address="part/figure"><img src="picture:a?full" alt="x" style="display: block; width: {}"></figure>'
)


def overflows(body: str, css: str = "", pictures: dict[str, bytes] | None = None, before: str = "") -> list[Problem]:
    _, problems = laid_out(before + body, css, pictures)
    assert {problem.code for problem in problems} <= {"typeset.overflow", "typeset.overlap"}
    return problems


def overlapping(body: str, css: str, pictures: dict[str, bytes] | None = None) -> list[tuple[str, ...]]:
    """The pairs of what is told to lie over each other, sorted."""
    problems = [each for each in overflows(body, css, pictures) if each.code == "typeset.overlap"]
    assert all(each.place == PLACE and each.page == 1 and each.mend for each in problems)
    told = re.compile(r"(.+) does not fit: [\d.]+ mm of it and (.+) lie over each other")
    return [tuple(sorted(found.groups())) for each in problems if (found := told.fullmatch(each.message))]


def addresses(problems: Iterable[Problem]) -> set[str]:
    return {problem.message.split(" does not fit")[0] for problem in problems}


@pytest.mark.parametrize(
    ("body", "css", "address"),
    [
        (f'<p data-address="part/body/p1">{LONG_WORD}</p>', "", "part/body/p1"),
        (f'<p data-address="part/body/p1">{LONG_WORD}</p>', "p { text-align: end }", "part/body/p1"),
        (f'<h1 data-address="part/heading">{LONG_WORD}</h1>', "", "part/heading"),
        (f'<p data-address="part/p1">a <em>b {LONG_WORD}</em></p>', "", "part/p1"),
        (TABLE.format(LONG_WORD), "table { width: 100%; table-layout: fixed }", "part/row/2"),
        (TABLE.format(LONG_WORD), "table { width: 100% }", "part/row/2"),
        (
            f'<ul><li data-address="part/li">{LONG_WORD}</li><li>b</li></ul>',
            "ul { display: grid; grid-template-columns: 1fr 1fr }",
            "part/li",
        ),
        ('<p data-address="part/p1">' + "word " * 60 + "</p>", "p { white-space: nowrap }", "part/p1"),
        ('<p data-address="part/p1">first</p>', "p { margin-top: -60pt }", "part/p1"),
    ],
    ids=["body", "set to the end", "heading", "emphasis", "fixed cell", "growing cell", "grid", "nowrap", "above"],
)
def test_what_does_not_fit_is_found_with_its_page_and_place(body: str, css: str, address: str) -> None:
    found = overflows(body, css, before='<p style="break-after: page">one</p>')
    assert address in addresses(found)
    problem = next(each for each in found if each.message.startswith(f"{address} does not fit"))
    assert (problem.place, problem.page, problem.severity) == (PLACE, 2, Severity.ERROR)
    assert "mm too large" in problem.message
    assert problem.mend


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ("<p>" + "some words that wrap and are justified " * 12 + "</p>", ""),
        ("<p>" + "word      <em> </em> " * 40 + "</p>", "p { white-space: pre-wrap }"),
        ("<p>" + "some words that wrap " * 12 + "</p>", "p { padding-inline-start: 2em; text-indent: -2em }"),
        (
            "<ul><li>one</li></ul>",
            'li { position: relative } li::before { content: "•"; position: absolute; left: -1em }',
        ),
        ("<ul><li>one</li></ul>", "ul { padding-inline-start: 1em }"),
        (TABLE.format("some words that wrap in their cell " * 4), "table { width: 100% }"),
        ('<p>a<span class="n">a note</span></p>', ".n { float: footnote }"),
        ("<p>" + "东北亚地区" * 30 + "</p>", 'p { font-family: "Noto Serif CJK SC" }'),
    ],
    ids=["justified", "trailing spaces", "hanging", "own marker", "marker", "table", "note", "Chinese"],
)
def test_what_fits_is_not_reported(body: str, css: str) -> None:
    assert overflows(body, css) == []


HEAD = "@page { @top-left { content: string(head); width: 100% } } h1 { string-set: head content(); font-size: 1pt }"


@pytest.mark.parametrize("title", ["w" * 70, "word " * 70], ids=["one word", "many lines"])
def test_a_running_head_that_does_not_fit_is_found(title: str) -> None:
    found = overflows(f'<h1 data-address="part/heading">{title}</h1>', HEAD)
    assert addresses(found) == {"a running head or folio"}
    assert found[0].page == 1 and "`short:`" in found[0].mend


def test_a_running_head_that_fits_is_not_reported() -> None:
    assert overflows("<h1>A short title</h1>", HEAD) == []


@pytest.mark.parametrize("width", ["60mm", "120%"], ids=["too high", "too wide"])
def test_a_picture_larger_than_the_type_area_is_found(width: str) -> None:
    found = overflows(FIGURE.format(width), pictures={"picture:a?full": png(10, 30)})
    assert addresses(found) == {"part/figure"}


def test_a_picture_that_fits_is_not_reported_and_its_size_is_known() -> None:
    layout, problems = laid_out(FIGURE.format("30mm"), "", {"picture:a?full": png(10, 30)})
    assert problems == []
    ((page, placed),) = layout.pictures
    assert (placed.source, placed.address, page) == ("picture:a?full", "part/figure", 1)
    assert (placed.width_mm, placed.height_mm) == (pytest.approx(30), pytest.approx(90))


@pytest.mark.parametrize(
    ("fit", "size"),
    [("fill", (40, 20)), ("cover", (40, 20)), ("contain", (20 / 3, 20))],
    ids=["stretched", "cut", "whole"],
)
def test_of_a_picture_in_a_frame_the_size_of_what_is_seen_is_known(fit: str, size: tuple[float, float]) -> None:
    frame = f"30mm; width: 40mm; height: 20mm; object-fit: {fit}"
    layout, problems = laid_out(FIGURE.format(frame), "", {"picture:a?full": png(10, 30)})
    assert problems == []
    ((_, placed),) = layout.pictures
    assert (placed.width_mm, placed.height_mm) == (pytest.approx(size[0]), pytest.approx(size[1]))


def test_a_row_higher_than_a_page_goes_on_and_loses_nothing() -> None:
    layout, problems = laid_out(TABLE.format("line<br>" * 60))
    assert (layout.pages, problems) == (3, [])


def test_a_table_that_is_too_wide_is_told_once_with_its_own_mend() -> None:
    row = "<tr>" + "".join(f'<td data-address="part/t/r/{n}">Administration</td>' for n in range(14)) + "</tr>"
    table = f'<table data-address="part/t"><thead>{row}</thead><tbody>{row * 40}</tbody></table>'
    (found,) = overflows(table + table.replace("part/t", "part/narrow").replace("Administration", "a"))
    assert (found.place, found.page, addresses([found])) == (PLACE, 1, {"part/t"})
    assert "columns" in found.mend


TURNED = ".turned { width: 100mm; height: 80mm; transform-origin: 0 0; transform: translate(0, 100mm) rotate(-90deg) } table { width: 100% }"
"""The type area of 80 by 100 mm, laid on its side."""


def turned(columns: int, rows: int) -> str:
    """A table in a turned block."""
    row = f"<tr>{'<td>Committee</td>' * columns}</tr>"
    return f'<div class="turned" data-address="part/t"><table data-address="part/t">{row * rows}</table></div>'


def test_a_turned_table_has_the_length_of_the_page_for_its_width() -> None:
    columns = next(number for number in range(1, 20) if overflows(turned(number, 2).replace("turned", "plain")))
    assert overflows(turned(columns, 2), TURNED) == []


@pytest.mark.parametrize(("columns", "rows"), [(2, 17), (9, 2)], ids=["too high", "too wide"])
def test_a_turned_table_that_does_not_fit_its_page_is_told_once_with_its_own_mend(columns: int, rows: int) -> None:
    (found,) = overflows(turned(columns, rows), TURNED)
    assert found.message.startswith("part/t does not fit")
    assert found.mend == "make two tables of it, or take rows or columns out: a turned table has one page"


def test_a_drawing_that_is_higher_than_the_page_is_told_once_with_its_own_mend() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 400" width="100" height="500"><path d="M0 0h9"/></svg>'
    figure = f'<figure data-address="part/f">{svg}<figcaption data-address="part/f/caption">Years</figcaption></figure>'
    (found,) = overflows(figure, "figure { break-inside: avoid } svg { display: block }")
    assert found.message.startswith("part/f does not fit")
    assert "`of:`" in found.mend and "`width:`" in found.mend


def test_an_unsplittable_block_higher_than_the_page_is_found() -> None:
    body = '<p data-address="part/box"><span>' + "line<br>" * 40 + "</span></p>"
    assert addresses(overflows(body, "span { display: inline-block }")) == {"part/box"}


def test_the_worst_excess_of_an_address_is_told_once_a_page() -> None:
    body = f'<p data-address="part/p1">{LONG_WORD} {LONG_WORD}{LONG_WORD}</p>'
    (found,) = overflows(body)
    assert float(found.message.rpartition(":")[2].split()[0]) > 400


def test_the_place_is_that_of_the_nearest_address_above() -> None:
    (found,) = overflows(f'<p data-address="unknown/p1">{LONG_WORD}</p>')
    assert found.place is None


CARDS = """<section data-address="part/cards"><div class="card"><p data-address="part/a">{}</p></div>
<div class="card"><p data-address="part/b">Beta</p></div></section>"""


@pytest.mark.parametrize(
    ("css", "address"),
    [
        (".card { height: 14pt }", "part/a"),
        (".card { max-height: 14pt }", "part/a"),
        (".card { height: 14pt; overflow: hidden }", "part/a"),
        ("section { display: grid; grid-template-columns: 1fr 1fr; height: 40pt }", "part/a"),
        ("p { margin-inline-start: -12mm }", "part/a"),
    ],
    ids=["height", "greatest height", "clipped", "grid", "out of the page"],
)
def test_text_that_leaves_its_box_is_found(css: str, address: str) -> None:
    assert address in addresses(overflows(CARDS.format("some words that wrap " * 6), css))


@pytest.mark.parametrize(
    "css",
    [
        ".card { height: 28pt }",
        ".card { max-height: 28pt }",
        ".card { min-height: 14pt }",
        "section { display: grid; grid-template-columns: 1fr 1fr; height: 60pt }",
        "p { margin-inline-start: -4mm }",
    ],
    ids=["height", "greatest height", "least height", "grid", "hanging"],
)
def test_text_that_stays_in_its_box_is_not_reported(css: str) -> None:
    assert overflows(CARDS.format("some words that wrap " * 2), css) == []


NAME = """<section data-address="part/names" style="position: relative; padding-left: 20mm">
<p data-address="part/name" style="position: absolute; left: 0; top: 0; white-space: nowrap">{}</p>
<ul data-address="part/list"><li>Busan</li></ul></section>"""


@pytest.mark.parametrize(
    ("body", "css", "told"),
    [
        (NAME.format("Republic of Korea"), "", ("part/list", "part/name")),
        (CARDS.format("Alpha<br>alpha"), ".card { height: 14pt }", ("part/a", "part/b")),
        ('<p data-address="part/p">one<br>two</p>', "p { line-height: 4pt }", ("part/p", "parts of it")),
        (
            '<p data-address="part/p">a<span>Contents</span></p>',
            "span { float: left; margin-right: -9mm }",
            ("part/p", "parts of it"),
        ),
    ],
    ids=["positioned", "too low a card", "lines", "float"],
)
def test_text_over_text_is_found(body: str, css: str, told: tuple[str, str]) -> None:
    assert overlapping(body, css) == [told]


@pytest.mark.parametrize(
    ("body", "css"),
    [
        (NAME.format("China"), ""),
        (CARDS.format("Alpha<br>alpha"), ".card { height: 28pt }"),
        ('<p data-address="part/p">one<br>two</p>', "p { line-height: 8pt }"),
        (
            '<p data-address="part/p">one<sup>2</sup> <b style="letter-spacing: -3pt">two</b></p>',
            "sup { line-height: 0 }",
        ),
        ('<p data-address="part/p">word<span class="n">a note</span></p>', ".n { float: footnote }"),
        (TABLE.format("some words that wrap in their cell " * 4), "table { width: 100% }"),
    ],
    ids=["positioned", "card", "close lines", "within a line", "note", "table"],
)
def test_text_beside_text_is_not_reported(body: str, css: str) -> None:
    assert overflows(body, css) == []


OVER = (
    '<div data-address="part/box"><img src="picture:a?full" alt="x" style="display: block; width: 30mm"><p>{}</p></div>'
)


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("p { margin-top: -14pt }", [("part/box", "parts of it")]),
        ("p { margin-top: 14pt }", []),
        ("div { position: relative } p { position: absolute; top: 0 }", []),
    ],
    ids=["slipped", "below", "placed there"],
)
def test_text_over_a_picture_is_found_unless_it_is_placed_there(css: str, told: list[tuple[str, str]]) -> None:
    assert overlapping(OVER.format("Title"), css, {"picture:a?full": png(10, 10)}) == told


@pytest.mark.parametrize(
    "css",
    ["section { break-inside: avoid }", "section { height: 90mm }", "section { display: grid; height: 90mm }"],
    ids=["not to divide", "height", "grid"],
)
def test_a_block_for_one_page_that_goes_on_is_found(css: str) -> None:
    block = '<section data-address="part/page">{}</section>'
    assert "part/page" in addresses(each for each in overflows(block.format("<p>line</p>" * 30), css) if each.page == 1)
    assert overflows(block.format("<p>line</p>" * 10), css) == []
