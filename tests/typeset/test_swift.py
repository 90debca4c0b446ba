"""The faster ways through the engine: each by itself and all together give the bytes that the engine's own ways give."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from math import dist
from typing import Any

import pytest
import weasyprint
from conftest import REPORT, ROOT, as_read
from laying_out import job_of
from pressing import press
from typesetting import job, written
from weasyprint import draw as engine_draw
from weasyprint.css import StyleFor
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.layout import block, inline, page
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.fonts import FontConfiguration

from galley.model.publication import Publication
from galley.problem import Problem
from galley.typeset import Dress, Job, Layout, draw, lay_out, swift
from galley.typeset.drawn import Drawn
from galley.typeset.founts import Case
from galley.typeset.measure import found_boxes
from galley.typeset.swift import descriptions, dots, percentages, pseudos
from galley.typeset.swift import numbers as numbers_of

CSS = """
:root { --gap: 3mm }
h1 { font: 600 14pt/18pt "Noto Sans"; text-decoration: underline; font-variant-caps: small-caps; margin-block: 2% 4pt }
.grid { display: grid; grid-template-columns: 1fr 2fr; gap: var(--gap) }
.flex { display: flex; width: calc(50% + 10mm); padding: 1mm 2%; border: 1pt solid; box-sizing: border-box }
.float { float: left; width: 20%; min-height: 10mm; max-width: calc(10mm + 5%); height: 10% }
.placed { position: absolute; right: 5%; top: 10mm; letter-spacing: .1em; font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100% } td, th { border: 1pt solid; padding-inline-start: 2mm } .apart { border-collapse: separate }
li::marker { color: red } em { font-feature-settings: "smcp" } .rtl { direction: rtl; margin-inline-start: 10mm }
.cols { columns: 2; line-height: 1.5; word-spacing: 1pt } .next { page: other; break-before: page; min-width: 0; line-height: normal }
.narrow { width: 22mm; hyphens: auto } sup { font-size: .7em; vertical-align: super; line-height: 0 }
.even { text-wrap: balance; width: 60mm } .pair { display: grid; grid-template-columns: auto 1fr; hyphens: auto } .half { width: 30mm; float: right }
@page other { margin: 10%; @bottom-center { content: counter(page) } }
.mark::before { content: "7"; display: inline-block; width: 10%; text-align: end } .lower::before { vertical-align: -3pt; border: 1pt solid }
.to::after { content: target-counter(attr(data-to), page) } .both::after { content: target-counter(attr(data-to), page) "/" counter(page) }
"""
BODY = """
<h1>Пять 五 titles</h1><p>Words <em>in italics 斜體</em> and <b>bold<sup>2</sup></b>, 中文与西文，“引号”。</p>
<div class=grid><p>one</p><p lang=zh>二三四五六七八九十</p></div><div class=flex><p>left</p><p>right</p></div>
<div class=float>beside</div><p class=rtl>from right to left</p><p class=placed>0123</p>
<table><thead><tr><th>head<th>头</thead><tr><td>cell<td rowspan=2>cell<tr><td>cell</table><table class=apart><tr><td>cell</table>
<ol><li>first<li>second</ol><p class=cols>Columns of text that is long enough for two of them, one beside the other.</p>
<p class=narrow lang=ru>Переносы в русском тексте на узкой полосе набора</p><p class=next>Next <a href="#x" id=x>page</a></p>
<h1 class=even>A title of <i>some more words</i> than are set in a line</h1><div class=half>beside</div><p>Text beside a float that is set in a line or two.</p>
<div class=pair lang=en><p>Internationalisation of <b>representation</b> and <span style="position: relative; left: 1mm">placed</span> words</p>
<p>Unquestionably hyphenated <span lang=zh>中文</span> misunderstandings, incomprehensibilities and counterrevolutionaries in a column</p>
<p class=mark>marked</p><p class="mark lower">words and more of them than a line takes</p>
<p lang=zh>中文“引号”<span lang=en>internationalisation</span>，第3回</p><p>last <sup>2</sup></p></div>
<p class=both data-to="#end">Two</p><p class=to data-to="#x">Back</p><p class=next id=end><i class=to data-to="#x">Back</i>
<i class=both data-to="#x">and</i> <i class=to data-to="#end">here</i></p>
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" fill="teal" fill-opacity=".5"><path d="M1 2L30.5 2L-30.75 128.25L0 0ZM40 5L50 5L45 .5"/>
<path d="M1 30 10 30l5 5h3z" stroke="rgb(10 20 30)" fill="none"/><path d="M60 1.50L70 -0L75 9" stroke="teal" fill="teal"/><rect width="3" height="3"/></svg>
"""


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    """After each test all ways are in again."""
    yield
    swift.remove()
    swift.install()


@contextmanager
def by(*names: str) -> Iterator[None]:
    """While it lasts, the ways of these names alone are in."""
    swift.remove()
    if names:
        swift.install(*names)
    with swift.undisturbed():
        yield


def made(job: Job, dress: Dress, *names: str) -> tuple[bytes, list[Problem]]:
    """The PDF of a job by the ways of these names alone, and what it told."""
    with by(*names):
        layout, problems = lay_out(job)
        data, faults = press(layout, dress)
    return data, [*problems, *faults]


def drawn(job: Job, dress: Dress, *names: str) -> tuple[Drawn, list[Problem]]:
    """The plates of a job by the ways of these names alone, and what it told; in the place of its fonts, what it shows of them."""
    with by(*names), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Case, "embedded", lambda case, shown: repr(sorted(shown.items())).encode())
        layout, problems = lay_out(job)
        found, faults = draw(layout, dress)
    return found, [*problems, *faults]


def texts_of(layout: Layout) -> list[str]:
    """The texts of the pages, box by box."""
    boxes = (box for leaf in layout.rendered.leaves for box in leaf.page._page_box.descendants())
    return [box.text for box in boxes if hasattr(box, "text")]


@pytest.fixture(scope="module")
def plain() -> tuple[Drawn, list[Problem]]:
    """Pages of many things as the engine makes them."""
    return drawn(job(BODY, CSS), Dress(tagged=True))


def test_all_ways_together_leave_the_pages_as_they_are(plain: tuple[Drawn, list[Problem]]) -> None:
    assert drawn(job(BODY, CSS), Dress(tagged=True), *swift.PATCHES) == plain


@pytest.mark.long
@pytest.mark.parametrize("name", swift.PATCHES)
def test_each_way_leaves_the_pages_as_they_are(name: str, plain: tuple[Drawn, list[Problem]]) -> None:
    """In the suite all ways together are tried on these pages; this tells which of them is at fault."""
    assert drawn(job(BODY, CSS), Dress(tagged=True), name) == plain


@pytest.fixture(scope="module")
def report() -> Publication:
    """The real report."""
    return as_read(REPORT)


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh", "ru"])
def test_all_ways_leave_a_book_as_it_is(language: str, report: Publication) -> None:
    """In the suite they are tried on pages of many things, whose fonts are not embedded."""
    task, dress = job_of(ROOT, report, language, ("essay",))
    dress = replace(dress, tagged=True)
    assert made(task, dress, *swift.PATCHES) == made(task, dress)


def test_every_way_is_in_by_itself() -> None:
    for patch in (patch for patches in swift.PATCHES.values() for patch in patches):
        assert all(patch.found(owner) is patch.own for owner in patch.owners)
    assert block.resolve_percentages is inline.resolve_percentages is percentages._kept


def test_what_is_taken_out_is_the_engines_own_again() -> None:
    swift.remove()
    for patch in (patch for patches in swift.PATCHES.values() for patch in patches):
        assert all(patch.found(owner) is patch.engine for owner in patch.owners)
    assert block.resolve_percentages is percentages._engine


def test_a_place_that_is_taken_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "resolve_percentages", print)
    with pytest.raises(RuntimeError, match=r"inline\.resolve_percentages is replaced already"):
        swift.install("percentages")


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(RuntimeError, match=r"71\.0"):
        swift.install()


def test_the_collector_rests_until_the_outermost_is_done() -> None:
    assert gc.isenabled()
    with swift.undisturbed():
        with swift.undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_an_exception() -> None:
    with pytest.raises(ZeroDivisionError), swift.undisturbed():
        _ = 1 / 0
    assert gc.isenabled()
    assert descriptions.known.get(None) is None


def test_a_collector_that_rested_before_goes_on_resting() -> None:
    gc.disable()
    try:
        with swift.undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("body", "numbers", "made_again"),
    [
        ("<h1 id=a>A</h1>" + "<p class='to next' data-to='#a'>Back</p>", "1", []),
        ("<p class=to data-to='#a'>On</p>" + "<h1 id=a class=next>A</h1>", "2", [0]),
        ("<p class=to data-to='#a'>Here <b id=a></b></p><p class=next>", "1", [0, 0]),
        ("<h1 id=a>A</h1>" + "<p class='both next' data-to='#a'>Back</p>", "1/2", [1, 1]),
    ],
)
def test_only_pages_with_other_numbers_are_made_again(
    body: str, numbers: str, made_again: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    remake = page.remake_page
    monkeypatch.setattr(page, "remake_page", lambda index, *rest: [asked.append(index), remake(index, *rest)][1])
    layout, _ = lay_out(job(body, CSS))
    assert asked == [0, 1, *made_again]
    assert numbers in texts_of(layout)


def test_a_line_that_is_laid_out_again_is_asked_of_the_engine_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    split = inline.split_inline_box
    monkeypatch.setattr(inline, "split_inline_box", lambda *rest: [begun.append(rest[1].element_tag), split(*rest)][1])
    lay_out(job("<div style='display: grid; grid-template-columns: 1fr 1fr'><p>one<h3>two</h3></div>"))
    assert sorted(begun) == ["h3", "p"]


@pytest.mark.parametrize(
    ("css", "times"), [("", 1), ("height: 50%", 2), ("position: relative", 2), ("min-height: 1mm", 2)]
)
def test_a_line_with_a_marker_is_laid_out_once_and_with_other_blocks_again(
    css: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    split = inline.split_inline_box
    monkeypatch.setattr(inline, "split_inline_box", lambda *rest: [begun.append(rest[1].element_tag), split(*rest)][1])
    rules = f"p::before {{ content: '7'; display: inline-block; width: 1.5em; {css} }}"
    lay_out(job("<div lang=en style='display: grid; grid-template-columns: 1fr 1fr'><p>one<h3>two</h3></div>", rules))
    assert (begun.count("p"), begun.count("h3")) == (times, 1)


def test_a_line_whose_text_is_another_is_laid_out_anew() -> None:
    """What a reference says stands in the same line box when it is known."""
    body = "<p class=to data-to='#a'>On page </p><h1 id=a class=next>A</h1>"
    layout, _ = lay_out(job(body, CSS))
    assert "2" in texts_of(layout)


def test_numbers_are_written_as_they_are_not_as_rounding_leaves_them() -> None:
    numbers = [133 - 1e-13, -1e-13, 0.5, -2.25, 1e-7, 12.0, -0.000001]
    assert [numbers_of._written(each) for each in numbers] == [
        *(b"133", b"0", b"0.5", b"-2.25", b"0", b"12", b"-0.000001")
    ]


def test_a_rare_style_is_made_when_it_is_asked_for_and_is_what_the_engine_makes() -> None:
    html = weasyprint.HTML(string="<style>b::marker { color: red; quotes: none }</style><p>a<b>b</b><i>c</i><i>d</i>")
    asked = [(element, "marker") for element in html.etree_element.iter() if element.tag in ("b", "i")]
    style_for = styles_of(html)
    assert not [key for key in style_for._computed_styles if key[1] in pseudos.RARE]
    assert len({id(declared) for declared, *_ in style_for.put_off.values()}) == len(pseudos.RARE) + 1
    found = [{name: style_for(*each)[name] for name in INITIAL_VALUES} for each in asked]
    assert style_for(*asked[0]) is style_for(*asked[0])
    assert style_for._cascaded_styles == {}
    swift.remove("pseudos")
    engines = styles_of(html)
    assert found == [{name: engines(*each)[name] for name in INITIAL_VALUES} for each in asked]
    assert found[0]["color"] != found[1]["color"]


def test_a_style_that_names_an_anchor_is_made_at_once() -> None:
    html = weasyprint.HTML(string="<style>b::marker { anchor: 'there' }</style><b>b</b>")
    assert [key[0].tag for key in styles_of(html)._computed_styles if key[1] == "marker"] == ["b"]


def styles_of(html: weasyprint.HTML) -> StyleFor:
    """The styles of a document."""
    document = weasyprint.document.Document
    options = weasyprint.DEFAULT_OPTIONS
    return document._build_layout_context(html, FontConfiguration(), CounterStyle(), {}, options).style_for


class Recorder:
    """A stream that remembers what is drawn on it."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, tuple[Any, ...]]] = []

    def artifact(self) -> Any:
        return nullcontext()

    stacked = artifact

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **_: self.drawn.append((name, given))

    def named(self, name: str) -> list[Any]:
        return [given for each, given in self.drawn if each == name]


@pytest.mark.parametrize("side", ["top", "right", "bottom", "left"])
def test_dots_of_one_side_stand_where_the_engine_draws_them(side: str) -> None:
    layout, _ = lay_out(job(f"<p style='border-{side}: 2pt dotted; width: 50mm; height: 31mm'>"))
    box = next(each for each in layout.rendered.leaves[0].page._page_box.descendants() if each.element_tag == "p")
    line, circles = Recorder(), Recorder()
    dots._draw_border(line, box)
    dots._engine(circles, box)
    radius = getattr(box, f"border_{side}_width") / 2
    # The engine begins with the clip of the side, begins each dot at its right, and draws one more than there is room for.
    first, *_, last, _ = [(x - radius, y) for x, y in circles.named("move_to")[1:]]
    assert [*line.named("move_to"), *line.named("line_to")] == [pytest.approx(first), pytest.approx(last)]
    (((_, gap), _),) = line.named("set_dash")
    assert dist(first, last) / gap == pytest.approx(len(circles.named("move_to")) - 3)


@pytest.mark.parametrize(
    "style",
    [
        *("border-bottom: 1pt dashed", "border: 1pt dotted", "border-bottom: 1pt dotted; border-radius: 2mm"),
        *("border-left: 1pt dotted; visibility: hidden", "border-top: 1pt dotted transparent"),
    ],
)
def test_other_borders_are_the_engines(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<p style='{style}'>text"
    data = written(body)
    monkeypatch.setattr(engine_draw, "draw_border", dots._engine)
    assert written(body) == data


def test_sizes_kept_with_a_style_go_with_its_changes() -> None:
    layout, _ = lay_out(job("<div style='width: 50px; padding-left: 4px'>x</div>"))
    box = next(
        found.box for found in found_boxes([layout.rendered.leaves[0].page._page_box]) if found.box.element_tag == "div"
    )
    resolve_percentages(box, (200, 100))
    assert (box.width, box.padding_left) == (50, 4)
    box.style["width"] = Dimension(30, "%")
    resolve_percentages(box, (200, 100))
    assert (box.width, box.padding_left) == (60, 4)
    box.style["width"] = Dimension(70, "px")
    resolve_percentages(box, (200, 100))
    assert (box.width, box.padding_left) == (70, 4)
