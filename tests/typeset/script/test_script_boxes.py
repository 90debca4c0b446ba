"""Boxes that take their width from their text, and what else lines are made of: nothing wraps, is lost or raises."""

from __future__ import annotations

import pypdfium2
import pytest
from script_lines import EM, every, lines, lines_of, pdf, rendered, texts

TEXT = "（中）A字，汉B，「字」"
SHRINKING = {
    "inline-block": "中<span style='display: inline-block'>{}</span>文",
    "float": "<div style='float: left'>{}</div>",
    "table": "<table><tr><td>{}<td>中A文</table>",
    "flex": "<div style='display: flex'><div>{}</div><div>中A</div></div>",
    "inline-flex": "<div style='display: inline-flex'><div>{}</div></div>",
    "grid": "<div style='display: grid; grid-template-columns: auto auto'><div>{}</div><div>中A</div></div>",
    "absolute": "<div style='position: absolute'>{}</div>",
    "list": "<ul style='float: left'><li>{}</ul>",
    "columns": "<div style='columns: 2; column-gap: 1em; width: 21em'>{}</div>",
}
INSIDE = [
    TEXT,
    "中<b>A</b><i>文</i>（<a>B</a>）「<span lang=ja>字</span>」C",
    "<b>中<i>（</i></b>A<b><i>文</i>」</b>3「",
    "자치 <b>단체</b>は A",
    "中文 <i> A </i> 文",
]


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("shape", SHRINKING)
def test_a_box_as_wide_as_its_text_does_not_wrap_it(shape: str, inside: str) -> None:
    whole = texts(f"<p>{inside}", width=40)[0]
    found = texts(SHRINKING[shape].format(inside), "table { border-spacing: 0 }", width=40)
    assert whole in found, found


def test_the_number_of_a_page_that_is_told_later_stands_as_any_number_does() -> None:
    told = "<p>见第<a data-to='#b'></a>页，<p id=b style='break-before: page'>乙"
    [first, _] = lines(told, "a::after { content: target-counter(attr(data-to), page) }", width=40)
    [written] = lines("<p>见第<a>2</a>页，", width=40)
    assert (first.text, first.gaps()) == (written.text, written.gaps())
    assert first.gap("第2") == first.gap("2页") == 0.25


def test_a_box_that_is_too_narrow_wraps_it() -> None:
    assert TEXT not in texts(SHRINKING["float"].format(TEXT), width=5)


def test_a_margin_box_does_not_wrap_what_fits() -> None:
    found = texts("<p>中", "@page { @top-center { content: '（中文）A字，「汉' counter(page) '页」' } }")
    assert "（中文）A字，「汉1页」" in found


@pytest.mark.parametrize("inside", [*INSIDE, "中文汉字中文。", "internationalisation中文"])
def test_the_least_width_is_at_most_the_greatest(inside: str) -> None:
    body = f"<table><tr><td>{inside}</table><div>{inside}</div>"
    css = "table { width: 0; border-spacing: 0 } td { padding: 0 } div { float: left }"
    found = [box for box in every(rendered(body, css, width=60).pages[0]._page_box) if box.element_tag in ("td", "div")]
    least = max(line.end for box in found if box.element_tag == "td" for line in lines_of(box))
    cell = next(box.width / EM for box in found if box.element_tag == "td")
    whole = next(box.width / EM for box in found if box.element_tag == "div")
    assert 0 < least - 0.02 <= cell <= whole


def test_a_line_stands_beside_a_float_where_its_own_first_unit_does() -> None:
    body = "<div style='float: left; width: 14em; height: 12em'></div><p>" + "汉" * 18 + "internationalisation汉"
    first, second, *_ = lines(body, width=20)
    assert first.text == second.text == "汉" * 6


@pytest.mark.parametrize(
    "inside", ["（中A）字，internationalisation，汉", "中文汉字，字（汉）中", "字internationalisation"]
)
def test_the_least_width_is_that_of_the_widest_unit_wherever_it_stands(inside: str) -> None:
    css = "table { width: 0; border-spacing: 0 } td { padding: 0 }"
    page = rendered(f"<table><td>{inside}", css).pages[0]._page_box
    cell, *_ = (box for box in every(page) if box.element_tag == "td")
    assert cell.width / EM == pytest.approx(max(line.end for line in lines_of(cell)), abs=0.02)


@pytest.mark.parametrize("body", [
    "<p style='white-space: nowrap'>{}", "<p style='white-space: pre'>{}", "<p style='white-space: pre-wrap'>{}",
    "<p style='letter-spacing: 2px'>{}", "<p style='word-spacing: 2px'>{}", "<p style='text-indent: 2em'>{}",
    "<p style='text-indent: -.4em'>{}", "<p style='direction: rtl'>{}", "<p style='text-align: center'>{}",
    "<p style='text-align: end'>{}", "<p style='text-justify: none'>{}", "<p style='text-justify: inter-word'>{}",
    "<p style='text-align-last: justify'>{}", "<p style='line-break: anywhere'>{}", "<p style='line-break: loose'>{}",
    "<p style='word-break: break-all'>{}", "<p style='overflow-wrap: anywhere'>{}", "<p style='text-spacing-trim: trim-all'>{}",
    "<p style='hanging-punctuation: allow-end'>{}", "<p style='text-decoration: underline overline line-through'>{}",
    "<p style='font-size: 0'>中</p>{}", "<p style='font-variant-caps: small-caps'>{}", "<p style='hyphens: auto'>{}",
    "<p><b style='padding: 3px; border: 1px solid'>{}</b>", "<p><b style='padding: 3px; box-decoration-break: clone'>{}</b>",
    "<p><b style='position: relative; left: 3px'>{}</b>", "<p>一<sup>{}</sup>一<sub>{}</sub>", "<ruby>{}<rt>かな</rt></ruby>",
    "<p><em style='text-emphasis: open sesame red'>{}</em>", "<p>{}<br>{}<br><br>{}", "<li style='list-style-position: inside'>{}",
    "<p>{}<span style='float: left'>浮（</span>{}", "<p>{}<span style='position: absolute'>浮（</span>{}",
    "<p>{}<span style='float: footnote'>注（{}）</span>{}",
])  # fmt: skip
def test_no_property_loses_text(body: str) -> None:
    with pypdfium2.PdfDocument(pdf(body.replace("{}", TEXT * 3), width=9)) as document:
        drawn = "".join(page.get_textpage().get_text_bounded() for page in document)
    kept = sorted(each for each in drawn if each in "中A字，汉B「」")
    assert kept == sorted("中A字，汉B，「字」" * 3 * body.count("{}"))


@pytest.mark.parametrize("css", ["p::first-letter { font-size: 2em }", "p::first-line { font-weight: bold }",
                                 "p::first-letter { float: left; font-size: 2em }"])  # fmt: skip
def test_first_letters_and_lines_may_look_different(css: str) -> None:
    data = pdf("<p>「中文汉字，中文汉字，中文汉字", css)
    with pypdfium2.PdfDocument(data) as document:
        drawn = document[0].get_textpage().get_text_bounded()
    assert sorted(drawn.replace("\r\n", "")) == sorted("「中文汉字，中文汉字，中文汉字")


@pytest.mark.parametrize("css", [
    "p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }",
    "p { max-lines: 2; block-ellipsis: auto; continue: discard }",
    "p { max-lines: 1; block-ellipsis: '更多'; continue: discard }",
])  # fmt: skip
def test_text_that_is_cut_off_ends_with_its_sign(css: str) -> None:
    data = pdf("<p>中文汉字，中文汉字，「中文」汉字，中文汉字，中文汉字", css)
    with pypdfium2.PdfDocument(data) as document:
        assert document[0].get_textpage().get_text_bounded().startswith("中文汉字")


@pytest.mark.parametrize("space", ["pre-line", "pre-wrap", "pre"])
def test_line_feeds_that_are_kept_end_lines(space: str) -> None:
    found = lines("<p>中文\n（汉字）\n\n中A文", f"p {{ white-space: {space} }}", width=20)
    assert [line.text for line in found] == ["中文", "（汉字）", "", "中A文"]
    ends = [line.characters[-1].end for line in found if line.text]
    assert ends[1] >= 3 and ends[2] >= 2.5


def test_a_separator_of_lines_ends_a_line() -> None:
    assert texts("<p>中文\u2028汉字", width=20) == ["中文", "汉字"]


@pytest.mark.parametrize(
    "text",
    [
        "中😀文",
        "か\u3099中",
        "中\ufe00文",
        "中文 السلام 汉字",
        "中\u200b文\u2060字\xad汉",
        "𠮷中𠀋",
        "中\u200d文",
        "é中",
    ],
)
def test_clusters_and_signs_without_width_do_no_harm(text: str) -> None:
    found = lines(f"<p>{text * 6}", width=5.5)
    assert "".join(line.text for line in found).replace(" ", "") == (text * 6).replace(" ", "")
    assert all(abs(line.end - line.measure) < 0.02 for line in found[:-1])


def test_centred_and_end_aligned_lines_are_not_stretched() -> None:
    centred, end = (
        lines("<p>中文汉字中文", f"p {{ text-align: {align} }}", width=4.6)[0] for align in ("center", "end")
    )
    assert (centred.start, centred.end) == pytest.approx((0.3, 4.3))
    assert (end.start, end.end) == pytest.approx((0.6, 4.6))
