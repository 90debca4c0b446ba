"""What of a vector picture is kept, taken out or refused: every element, property, unit and attribute that the room knows."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest

from galley.images.vector import Vector, is_vector, read
from galley.problem import Place, Problem, Severity

PLACE = Place("a.yaml", 3, 4)
RECT = '<rect width="1" height="1"/>'


def told(
    inner: str, attributes: str = 'viewBox="0 0 10 10"', tokens: Collection[str] = (), families: Collection[str] = ()
) -> tuple[Vector | None, list[Problem]]:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://x.org" {attributes}>{inner}</svg>'.encode()
    return read(data, "a.svg", PLACE, tokens, families)


def written(inner: str, attributes: str = 'viewBox="0 0 10 10"', **more: Collection[str]) -> str:
    vector, problems = told(inner, attributes, **more)
    assert vector is not None, problems
    return vector.written.decode().replace("ns0:", "")


def messages(inner: str, **more: Collection[str]) -> list[str]:
    return [each.message.removeprefix("a.svg: ") for each in told(inner, **more)[1]]


@pytest.mark.parametrize(
    ("data", "vector"),
    [
        (b"<svg/>", True),
        (b"\xef\xbb\xbf <svg>", True),
        (b"<?xml version='1.0'?>", True),
        (b"\n<!-- drawn -->", True),
        (b"<!DOCTYPE svg PUBLIC>", True),
        (b"<s:svg>", True),
        (b"<svgs>", False),
        (b"<html>", False),
        (b"<!DOCTYPE html>", False),
        (b"x<svg>", False),
        (b"", False),
    ],
)
def test_a_vector_picture_is_told_by_how_it_begins(data: bytes, vector: bool) -> None:
    assert is_vector(data) is vector


@pytest.mark.parametrize(
    "tag",
    [
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "mask", "pattern", "marker"),
    ],
)
def test_an_element_that_is_drawn_stays(tag: str) -> None:
    assert re.search(f'<{tag} [^>]*id="own"', written(f'<{tag} id="own"/>{RECT}'))
    assert messages(f"<{tag}/>{RECT}") == []


@pytest.mark.parametrize("tag", ["title", "desc", "metadata", "style", "x:note"])
def test_an_element_that_says_nothing_on_paper_is_taken_out(tag: str) -> None:
    assert 'id="own"' not in written(f'<{tag} id="own"/>{RECT}')
    assert messages(f"<{tag}/>{RECT}") == []


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("script", "it has a program in it"),
        ("image", "it has a picture of pixels in it"),
        ("foreignObject", "it has HTML in it"),
        ("filter", "it has a filter, which would print as pixels"),
        ("a", "it has a link in it"),
        ("animate", "it moves"),
        ("animateColor", "it moves"),
        ("animateMotion", "it moves"),
        ("animateTransform", "it moves"),
        ("set", "it moves"),
        ("video", "it has an element that cannot be printed: video"),
    ],
)
def test_an_element_that_cannot_be_printed_is_told_by_its_kind(tag: str, message: str) -> None:
    vector, problems = told(f"{RECT}\n<g><{tag}/></g>")
    assert vector is None
    assert [(each.code, each.message) for each in problems] == [("images.svg", f"a.svg: {message}")]
    assert problems[0].place == Place("a.svg", 2, 4) and problems[0].related == (PLACE,)


@pytest.mark.parametrize(
    ("name", "still", "asked"),
    [
        ("filter", "none", "url(#f)"),
        ("mix-blend-mode", "normal", "multiply"),
        ("vector-effect", "none", "non-scaling-stroke"),
        ("writing-mode", "lr", "tb"),
        ("writing-mode", "lr-tb", "vertical-rl"),
        ("writing-mode", "Horizontal-TB ", "rl"),
        ("baseline-shift", "baseline", "super"),
        ("baseline-shift", "0", "5"),
        ("baseline-shift", "0%", "10%"),
    ],
)
def test_a_property_that_is_not_drawn_may_ask_for_nothing(name: str, still: str, asked: str) -> None:
    assert messages(f'<g {name}="{still}">{RECT}</g>') == []
    assert messages(f'<g style="{name}: {still}">{RECT}</g>') == []
    message = (
        "it has a filter, which would print as pixels"
        if name == "filter"
        else f"it asks for something that cannot be printed: {name}: {asked}"
    )
    assert messages(f'<g {name}="{asked}">{RECT}</g>') == [message]
    assert messages(f'<g style="{name}: {asked}">{RECT}</g>') == [message]


@pytest.mark.parametrize(
    ("attributes", "size", "box"),
    [
        ('width="96" height="48"', (96, 48), "0 0 96 48"),
        ('width="1in" height="72pt"', (96, 96), "0 0 96 96"),
        ('width="6pc" height="25.4mm"', (96, 96), "0 0 96 96"),
        ('width="2.54cm" height="5PX"', (96, 5), "0 0 96 5"),
        ('width=".5" height="1e2"', (0.5, 100), "0 0 0.5 100"),
        ('viewBox="0 0 20 10"', (20, 10), "0 0 20 10"),
        ('viewBox="5,5,20,10" width="40"', (40, 20), "5,5,20,10"),
        ('viewBox="0 0 20 10" height="40"', (80, 40), "0 0 20 10"),
        ('viewBox="0 0 20 10" width="30" height="40"', (30, 40), "0 0 20 10"),
        ('viewBox="0 0 20 10" width="100%"', (20, 10), "0 0 20 10"),
        ('viewBox="0 0 20" width="30" height="40"', (30, 40), "0 0 30 40"),
        ('viewBox="0 0 0 10" width="30" height="40"', (30, 40), "0 0 30 40"),
        ('viewBox="0 0 10 0" width="30" height="40"', (30, 40), "0 0 30 40"),
        ('width="0.001" height="1000000"', (0.001, 1e6), "0 0 0.001 1e+06"),
    ],
)
def test_the_size_is_that_stated_or_of_the_box(attributes: str, size: tuple[float, float], box: str) -> None:
    vector, problems = told(RECT, attributes)
    assert vector is not None and problems == []
    assert vector.size == pytest.approx(size)
    assert f'viewBox="{box}"' in vector.written.decode()
    assert all(
        f' {side}="{px:g}"' in vector.written.decode() for side, px in zip(("width", "height"), size, strict=True)
    )


@pytest.mark.parametrize(
    "attributes",
    [
        'width="96"',
        'height="96"',
        'viewBox="0 0 20" width="30"',
        'width="0.0009" height="5"',
        'width="1000001" height="5"',
        'width="5em" height="5"',
        'width="-5" height="5"',
    ],
)
def test_a_picture_without_a_size_is_told(attributes: str) -> None:
    vector, problems = told(RECT, attributes)
    assert vector is None
    assert [(each.code, each.message) for each in problems] == [
        ("images.size", "a.svg: it does not say how large it is")
    ]


@pytest.mark.parametrize("family", ["serif", "Sans-Serif", "monospace", "cursive", "fantasy", "system-ui", "inherit"])
def test_a_generic_family_is_left_to_the_book(family: str) -> None:
    assert messages(f'<text font-family="{family}">a</text>') == []
    assert "font-family" not in written(f'<text font-family="{family}">a</text>')


def test_of_several_families_those_of_the_book_stay() -> None:
    families = ("Noto Serif", "Noto Sans")
    asked = "font-family=\"Arial, 'Noto Sans', Noto Serif, serif\""
    assert 'font-family="Noto Sans, Noto Serif"' in written(f"<text {asked}>a</text>", families=families)
    assert messages(f"<text {asked}>a</text>", families=families) == []
    (problem,) = told('<text font-family="serif, Arial">a</text>', families=families)[1]
    assert (problem.severity, "the book has no font Arial" in problem.message) == (Severity.WARNING, True)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("font: bold 12px Noto Sans", "font-size: 12px; font-weight: bold; font-family: Noto Sans"),
        ("font: italic 10pt/12pt Noto Sans", "font-size: 10pt; font-weight: normal; font-family: Noto Sans"),
        ("font: inherit", "font: inherit"),
        ("opacity: .5 !important; ; stroke-width : 2", "opacity: .5; stroke-width: 2"),
        ("OPACITY: 1; opacity: 0.5", "opacity: 0.5"),
        ("font-family: serif", ""),
        ("fill: none", "fill: none"),
    ],
)
def test_declarations_are_written_as_the_engine_reads_them(css: str, kept: str) -> None:
    assert f'<text style="{kept}">' in written(f'<text style="{css}">a</text>', families=("Noto Sans",))


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [
        ('x:own="1"', ""),
        ('xml:space="preserve"', 'xml:space="preserve"'),
        ('id="own"', 'id="own"'),
        ('font-family="serif"', ""),
        ('fill=" none "', 'fill="none"'),
    ],
)
def test_an_attribute_stays_where_it_is_of_the_drawing(attribute: str, kept: str) -> None:
    assert f"<g{' ' + kept if kept else ''}>" in written(f"<g {attribute}>{RECT}</g>")


def test_a_program_in_an_attribute_is_refused() -> None:
    assert messages(f'<g onclick="a()">{RECT}</g>') == ["it has a program in it"]


@pytest.mark.parametrize("name", ["href", "x:href"])
def test_what_is_referred_to_stands_in_the_picture(name: str) -> None:
    assert '<use href="#own"' in written(f'<use {name}="#own"/>{RECT}')
    long = "http://example.org/" + "a" * 90
    assert messages(f'<use {name}="{long}"/>') == [f"it asks for something outside: {long[:60]}"]


def test_what_a_property_refers_to_stands_in_the_picture() -> None:
    assert messages(f'<g fill="url(#own)" mask="url( \'b.svg#c\')">{RECT}</g>') == [
        "it asks for something outside: b.svg#c"
    ]


def test_a_fault_is_told_once_at_its_first_line() -> None:
    vector, problems = told("<script/>\n<script/>\n<a/>")
    assert vector is None
    assert [(each.message, each.place.line if each.place else 0) for each in problems] == [
        ("a.svg: it has a program in it", 1),
        ("a.svg: it has a link in it", 3),
    ]


def test_text_behind_what_is_taken_out_stays() -> None:
    assert ">one two three four<" in written("<text>one<title>x</title> two<desc/> three<x:a/> four</text>")
    kept = written("<text>one<tspan>in</tspan> two<desc/> three</text>")
    assert "</tspan> two three<" in kept


def test_the_words_are_those_of_its_texts() -> None:
    vector, _ = told("<text>one <tspan>two</tspan> three</text><g><text> four</text></g>")
    assert vector is not None and vector.words == "one two three four"


@pytest.mark.parametrize(
    ("inner", "empty"),
    [
        ("", True),
        ("<g/>", True),
        (f"<defs>{RECT}</defs>", True),
        (f"<symbol>{RECT}</symbol>", True),
        (f"<clipPath>{RECT}</clipPath>", True),
        ("<text> </text>", True),
        ("<text>a</text>", False),
        ('<path d=" "/>', True),
        ("<path/>", True),
        ('<path d="M0 0h1"/>', False),
        (f"<g><g>{RECT}</g></g>", False),
        (f"<svg>{RECT}</svg>", False),
        *((f"<{tag}/>", False) for tag in ("rect", "circle", "ellipse", "line", "polyline", "polygon", "use")),
    ],
)
def test_a_picture_that_draws_nothing_by_itself_is_a_warning(inner: str, empty: bool) -> None:
    vector, problems = told(inner)
    assert vector is not None
    assert [(each.code, each.severity) for each in problems] == (
        [("images.svg-empty", Severity.WARNING)] if empty else []
    )


def test_black_is_said_where_nothing_is() -> None:
    drawn = written(f'<pattern><rect/></pattern><pattern fill="none"/><linearGradient><stop/></linearGradient>{RECT}')
    black = "color(--drawn-000000 1)"
    assert drawn.count(f'fill="{black}"') == 2 and drawn.count(f'color="{black}"') == 3 + 1
    assert f'<stop stop-color="{black}"' in drawn
    kept = written(f'<linearGradient><stop stop-color="none"/></linearGradient>{RECT}')
    assert '<stop stop-color="none"' in kept


def test_colours_of_its_own_are_told_together_but_for_greys() -> None:
    assert messages('<rect fill="#777"/><rect fill="black"/>') == []
    rects = "".join(f'<rect fill="#0000{n:02x}"/>' for n in range(1, 11))
    (problem,) = told(f'{rects}<rect fill="#777"/>')[1]
    assert (problem.code, problem.severity) == ("images.colours", Severity.NOTE)
    assert "10 in all" in problem.message
    assert problem.message.endswith(": " + ", ".join(f"#0000{n:02x}" for n in range(1, 9)))
    assert messages('<rect fill="var(--colour-ink)"/>', tokens=("--ink",)) == []


def test_a_style_sheet_is_written_into_the_elements() -> None:
    drawn = written('<style>.a { fill: none } rect { opacity: .5 }</style><rect class="a"/>')
    assert 'style="opacity: .5; fill: none"' in drawn
    assert (
        messages(f"<style>@import url(b.css); g > rect {{ fill: none }}</style>{RECT}")
        == [
            "its style sheet has a rule that cannot be followed: @import",
            "its style sheet has a rule that cannot be followed: g > rect",
        ]
        or len(messages(f"<style>@import url(b.css); g > rect {{ fill: none }}</style>{RECT}")) == 1
    )
