"""Text and boxes that do not fit are found, with page and place; what fits is left alone."""

from __future__ import annotations

import pytest
from typesetting import LONG_WORD, PLACE, laid_out, png

from galley.problem import Problem, Severity

TABLE = '<table><tr><td data-address="part/row/1">a</td><td data-address="part/row/2">{}</td></tr></table>'
FIGURE = (
    '<figure data-address="part/figure"><img src="picture:a?full" alt="x" style="display: block; width: {}"></figure>'
)


def overflows(body: str, css: str = "", pictures: dict[str, bytes] | None = None, before: str = "") -> list[Problem]:
    _, problems = laid_out(before + body, css, pictures)
    assert {problem.code for problem in problems} <= {"typeset.overflow"}
    return problems


def addresses(problems: list[Problem]) -> set[str]:
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
    assert found[0].page == 1


def test_a_running_head_that_fits_is_not_reported() -> None:
    assert overflows("<h1>A short title</h1>", HEAD) == []


@pytest.mark.parametrize("width", ["60mm", "120%"], ids=["too high", "too wide"])
def test_a_picture_larger_than_the_type_area_is_found(width: str) -> None:
    found = overflows(FIGURE.format(width), pictures={"picture:a?full": png(10, 30)})
    assert addresses(found) == {"part/figure"}


def test_a_picture_that_fits_is_not_reported_and_its_size_is_known() -> None:
    layout, problems = laid_out(FIGURE.format("30mm"), "", {"picture:a?full": png(10, 30)})
    assert problems == []
    (placed,) = layout.pictures
    assert (placed.source, placed.address, placed.page) == ("picture:a?full", "part/figure", 1)
    assert (placed.width_mm, placed.height_mm) == (pytest.approx(30), pytest.approx(90))


def test_a_row_higher_than_a_page_goes_on_and_loses_nothing() -> None:
    layout, problems = laid_out(TABLE.format("line<br>" * 60))
    assert (layout.pages, problems) == (3, [])


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
