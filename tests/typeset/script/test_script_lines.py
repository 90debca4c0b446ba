"""Lines as laid out, a test for each rule: where characters stand, and how a line fills its measure."""

from __future__ import annotations

import pytest
from script_lines import EM, Line, every, lines, lines_of, rendered, texts
from weasyprint.formatting_structure import boxes

MIXED = "中文汉字，NEAR在2014年（第12届）“汉字”。" * 6


def is_flush(line: Line) -> bool:
    return abs(line.end - line.measure) <= 0.02


@pytest.mark.parametrize("width", [9.3, 12.71, 20.5, 33.33])
@pytest.mark.parametrize("language", ["zh", "ja"])
def test_rule_02_every_line_but_the_last_fills_the_measure(width: float, language: str) -> None:
    *found, last = lines(f"<p>{MIXED}", language=language, width=width)
    assert all(is_flush(line) for line in found)
    assert last.end <= last.measure + 0.02
    assert not is_flush(lines("<p>中文汉字中文汉字", "p { text-align: start }", width=4.5)[0])


def test_rule_02_boxes_of_latin_count_with_the_space_before_them() -> None:
    body = "<p>" + "中<i>e</i>文<b>3</b>汉字（<a>N</a>）" * 9
    assert all(is_flush(line) for line in lines(body, width=7.3)[:-1])


def test_rule_02_a_text_that_is_shrunk_in_nested_boxes_stays_on_its_line() -> None:
    found = texts("<p>中文汉字<b><i>（汉字）ABC</i>한</b>，汉字中文")
    assert found[0] == "中文汉字（汉字）ABC"


def test_rule_03_word_spaces_take_slack_before_ideographs() -> None:
    line = lines("<p>中文 汉字 中文 汉字中文汉字中", "p { --text-autospace-width: 0em }", width=8.2)[0]
    spaces = [line.gap(" 汉"), line.gap(" 中")]
    assert spaces[0] == pytest.approx(spaces[1], abs=1e-3)
    assert line.gap("中文") == 0 < spaces[0]


def test_rule_03_boundaries_take_slack_before_ideographs() -> None:
    line = lines("<p>中A文汉字中文汉字中文汉", width=7.4)[0]
    slack = 7.4 - 6.5 - line.characters[1].advance
    assert line.text == "中A文汉字中文"
    assert line.gap("中A") == line.gap("A文") == pytest.approx(0.25 + slack / 2, abs=1e-3)
    assert line.gap("汉字") == 0


def test_rule_04_a_line_is_shrunk_to_take_one_more_character() -> None:
    line = lines("<p>中文，汉字，中文汉字中文中文", width=9.6)[0]
    assert line.text == "中文，汉字，中文汉字"
    assert line.gap("，汉") == line.gap("，中") == pytest.approx(-0.2, abs=1e-3)
    assert line.gap("中文") == 0
    stopped = lines("<p>中文。汉字。中文汉字中文中文", width=9.6)[0]
    assert stopped.gap("。汉") >= 0


def test_rule_05_gaps_of_a_line_are_even_and_words_are_not_spaced() -> None:
    for line in lines(f"<p>{MIXED}", width=13.7)[:-1]:
        pairs = list(zip(line.text, line.text[1:], line.gaps(), strict=False))
        han = [space for one, two, space in pairs if one in "中文汉字届年第在" and two in "中文汉字届年第在"]
        assert max(han, default=0) - min(han, default=0) < 1e-3
        assert all(abs(space) < 1e-3 for one, two, space in pairs if one.isascii() and two.isascii())
        assert all(space <= 1e-3 for one, two, space in pairs if one in "（“" or two in "，。）”")


@pytest.mark.parametrize("inside", ["A", "<b>A</b>", "<a href='#'>A</a>", "<span lang=en>A</span>", "<i><b>A</b></i>"])
def test_rule_06_a_quarter_em_parts_scripts_in_every_box(inside: str) -> None:
    line = lines(f"<p>中{inside}文", width=20)[0]
    assert line.gaps() == [0.25, 0.25]
    assert lines(f"<p>中{inside}文", "p { text-autospace: no-autospace }", width=20)[0].gaps() == [0, 0]


def test_rule_06_no_space_at_the_edges_of_a_line_nor_beside_marks() -> None:
    found = lines("<p>中文汉字<br>A文汉3<br>）3（", width=20)
    assert [line.start for line in found] == [0, 0, 0]
    assert found[1].characters[0].x == 0 and found[1].end == pytest.approx(found[1].characters[-1].end)
    assert found[2].gap("）3") == 0 == found[2].gap("3（")


@pytest.mark.parametrize(("text", "gaps"), [
    ("葛\U000e0100城", [0, 0]), ("か\u3099中", [0, 0]), ("中e\u0301文", [0.25, 0, 0.25]), ("e\u0301中", [0, 0.25]),
])  # fmt: skip
def test_rule_06_marks_belong_to_what_they_stand_on(text: str, gaps: list[float]) -> None:
    assert lines(f"<p>{text}", width=20)[0].gaps() == gaps
    boxed = "".join(f"<b>{each}</b>" for each in text)
    assert [round(gap, 2) for gap in lines(f"<p>{boxed}", width=20)[0].gaps()] == gaps


@pytest.mark.parametrize(("body", "gaps"), [
    ("己<sup>1</sup>与", [0, 0]), ("己<sub>a</sub>与", [0, 0]), ("己<sup><b>1</b>2</sup>与", [0, 0, 0]), ("长3m<sup>2</sup>的", [0.25, 0, 0, 0.25]),
    ("己<sup>注</sup>A", [0, 0.25]), ("<sup>1</sup>与", [0]),
])  # fmt: skip
def test_rule_06_what_is_raised_belongs_to_what_it_stands_at(body: str, gaps: list[float]) -> None:
    line = lines(f"<p>{body}", "sup, sub { line-height: 0; font-size: 1em }", width=20)[0]
    assert [round(gap, 2) for gap in line.gaps()] == gaps


def test_rule_07_a_space_of_the_source_replaces_the_quarter_em() -> None:
    line = lines("<p>在 NEAR 里", width=20)[0]
    assert line.gaps() == pytest.approx([0] * 7, abs=1e-3)
    assert line.end == pytest.approx(sum(each.advance for each in line.characters), abs=1e-3)


PAIRS = ["）「", "「（", "」）", "，“", "”，", "。」", "》、", "（《"]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "shape",
    ["{}{}", "<b>{}</b>{}", "{}<b>{}</b>", "<b>{}</b><i>{}</i>", "<a href='#'>{}</a><span lang=zh>{}</span>",
     "<b><i>{}</i></b><span><a>{}</a></span>", "<span lang=ja>{}<b>{}</b></span>", "{}<b></b><i>{}</i>"],
)  # fmt: skip
def test_rule_08_two_adjacent_marks_take_one_em_and_a_half(pair: str, shape: str) -> None:
    line = lines(f"<p>中{shape.format(*pair)}文", width=20)[0]
    assert line.gap(pair) == -0.5
    assert line.end == 4 - 0.5


def test_rule_08_marks_that_something_parts_keep_their_squares() -> None:
    assert lines("<p>中」<span style='padding-left: 1px'>「</span>文", width=20)[0].gap("」「") > 0
    assert lines("<p>中）（文", "p { text-spacing-trim: space-all }", width=20)[0].gap("）（") == 0


@pytest.mark.parametrize("mark", "，。、）」”")
def test_rule_09_a_mark_ends_its_line_half_wide(mark: str) -> None:
    line = lines(f"<p>中文汉字{mark}汉字中文", width=4.5)[0]
    assert line.text == f"中文汉字{mark}"
    assert line.gaps() == [0] * 4 and line.end == 4.5
    assert lines(f"<p>中文汉字{mark}汉字", "p { text-spacing-trim: normal }", width=4.5)[0].text == "中文汉"


def test_rule_09_a_mark_ends_a_centred_or_last_line_half_wide_too() -> None:
    line = lines("<p>中文，", "p { text-align: center }", width=10)[0]
    assert (line.start, line.end) == (3.75, 6.25)


@pytest.mark.parametrize("opener", ["（", "<b>（</b>", "<a><b>「</b></a>"])
def test_rule_10_an_opener_at_the_start_of_a_line_is_flush(opener: str) -> None:
    found = lines(f"<p>中文汉字{opener}汉字中文", width=4)
    assert found[1].characters[0].x == -0.5
    assert found[1].text == f"{found[1].text[0]}汉字中"


@pytest.mark.parametrize("css", ["text-decoration: underline", "text-decoration: line-through", "background: red"])
def test_rule_10_the_line_under_an_opener_is_within_the_measure(css: str) -> None:
    page = rendered(f"<p>中文汉字<a href='#' style='{css}'>「汉字</a>中文", width=4).pages[0]
    edge = next(box for box in every(page._page_box) if box.element_tag == "p").content_box_x()
    (second,) = [box for box in every(page._page_box) if isinstance(box, boxes.TextBox) and box.text == "「汉字"]
    assert second.position_x == pytest.approx(edge)
    assert second.pango_layout.lead == -EM / 2


def test_rule_10_an_opener_behind_the_indent_is_flush() -> None:
    indented, plain = lines("<p>「中文汉字<p>中文汉字", "p { text-indent: 2em }", width=20)
    assert indented.characters[1].x == 2.5
    assert plain.characters[0].x == 2
    full = lines("<p>「中文汉字", "p { text-indent: 2em; text-spacing-trim: space-all }", width=20)[0]
    assert full.characters[1].x == 3


HANGING = "<p>中文汉字，汉字中文，汉字"


def test_rule_11_stops_hang_throughout_where_the_style_forces_them() -> None:
    first, second, _ = lines(HANGING, "p { hanging-punctuation: force-end }", width=4)
    assert (first.text, second.text) == ("中文汉字，", "汉字中文，")
    assert [line.end for line in (first, second)] == [4, 4]
    assert first.characters[-1].x == 4
    roomy = lines(HANGING, "p { hanging-punctuation: force-end }", width=4.5)[0]
    assert roomy.characters[-1].x == 4.5


def test_rule_11_stops_hang_where_they_may_and_do_not_fit() -> None:
    allowed = "p { hanging-punctuation: allow-end }"
    assert lines(HANGING, allowed, width=4)[0].characters[-1].x == 4
    roomy = lines(HANGING, allowed, width=4.5)[0]
    assert roomy.characters[-1].x == 4 and roomy.end == 4.5
    assert texts(HANGING, width=4)[0] == "中文汉"


def test_rule_17_the_last_line_has_more_than_one_character() -> None:
    assert texts("<p>中文汉字中文汉字中文汉字中文汉。", width=15.0)[-1] != "汉。"
    assert texts("<p>中文汉字中文汉字中文汉字中文汉字中。", width=16)[-1] == "字中。"
    assert texts("<p>中文汉字中文汉字中文汉字中文汉字汉中。", width=16)[-1] == "汉中。"


def test_rule_17_holds_in_ragged_lines_however_short_they_are() -> None:
    assert texts("<p style='text-align: start'>中文汉字中", width=4.9) == ["中文汉", "字中"]
    assert texts("<p>中文汉字中", width=4.9) == ["中文汉字", "中"], "where justified, the line would be torn apart"


def test_rule_17_marks_and_spans_behind_are_seen() -> None:
    assert texts("<p>中文汉字中文汉字中文汉字中文汉字<b>中</b>。", width=16)[-1] == "字中。"
    assert texts("<p>中文汉字中文汉字中文汉字中文汉字中<b>文汉</b>。", width=16)[-1] == "中文汉。"


def test_rule_18_no_line_stands_alone_at_the_edge_of_a_page() -> None:
    css = "@page { size: 900px 190px } p { orphans: 2; widows: 2; line-height: 40px }"
    pages = rendered("<p>" + "中文汉字，" * 9, css, width=10).pages
    counts = [len([line for block in every(page._page_box) for line in lines_of(block)]) for page in pages]
    assert len(counts) > 1 and min(counts) >= 2


def test_rule_19_a_heading_stays_with_two_lines() -> None:
    css = "@page { size: 900px 190px } * { line-height: 40px } h1 { font-size: 1em; break-after: avoid; margin: 0 } p { orphans: 2 }"
    pages = rendered("<p>中文<p>中文<p>中文<h1>题</h1><p>" + "中文汉字，" * 5, css, width=10).pages
    second = [line.text for block in every(pages[1]._page_box) for line in lines_of(block)]
    assert second[0] == "题" and len(second) >= 3


def test_rule_20_emphasis_marks_and_notes_do_not_move_lines() -> None:
    css = "em { text-emphasis: filled dot; font-style: normal } sup { font-size: .6em; line-height: 0 }"
    document = rendered("<p>中文<em>汉字</em>中文汉字<sup>1</sup>中文汉字中文汉字", css, width=5)
    (paragraph,) = [box for box in every(document.pages[0]._page_box) if box.element_tag == "p" and lines_of(box)]
    heights = {line.height for line in paragraph.children}
    assert heights == {35}


ON_GRID = [
    ("ru", "Слово 葛城市 дом <b>漢字</b> и ещё"), ("ru", "Слово <span lang=zh>汉字</span> и <code>mono</code>"), ("en", "A word 葛城市 😀"),
    ("zh", "中文 Ө ү <i>Слово</i> 한글 <code>mono</code>"), ("ko", "한글 中文 <em>か</em> Ж"), ("ja", "かな <small>한글</small> العربية"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body"), ON_GRID)
@pytest.mark.parametrize("family", ["Noto Serif", "Noto Serif CJK JP", "DejaVu Sans Mono"])
def test_rule_20_no_line_grows_with_the_faces_it_falls_back_to(language: str, body: str, family: str) -> None:
    css = f"html {{ font: 20px/1.5 '{family}' }}"
    page = rendered(f"<p>{body}", css, language, 40).pages[0]
    assert {box.height for box in every(page._page_box) if isinstance(box, boxes.LineBox)} == {30}


def test_rule_20_what_is_higher_in_its_own_right_still_makes_a_line_grow() -> None:
    for style in ("font-size: 2em", "line-height: 60px", "vertical-align: 20px"):
        page = rendered(f"<p>中文<span style='{style}'>文</span>", width=40).pages[0]
        assert max(box.height for box in every(page._page_box) if isinstance(box, boxes.LineBox)) > 36


def test_rule_27_hangul_and_latin_touch_and_its_marks_are_narrow() -> None:
    line = lines("<p>연합NEAR는 2014년에. 中A", language="ko", width=30)[0]
    assert line.gap("합N") == 0 == line.gap("R는") == line.gap("4년")
    assert line.characters[line.text.index(".")].advance < 0.5


@pytest.mark.parametrize(("justify", "within"), [("inter-word", 0), ("auto", 0.03)])
def test_rule_26_korean_lines_are_justified_between_words(justify: str, within: float) -> None:
    """A loose line; its syllables help where the style lets them."""
    css = f"html {{ word-break: keep-all; text-justify: {justify} }}"
    line = lines("<p>자치 단체 연합은 회원 단체", css, "ko", 9)[0]
    inside = [space for pair, space in zip(line.text, line.gaps(), strict=False) if pair != " "]
    assert is_flush(line)
    assert {round(space, 3) for space in inside} <= {0, within} and max(inside) == pytest.approx(within, abs=1e-3)


def test_rule_24_the_indent_is_that_of_the_style() -> None:
    first, second, *_ = lines("<p>中文汉字中文汉字中文汉字", "p { text-indent: 2em }", width=6)
    assert (first.characters[0].x, second.characters[0].x) == (2, 0)
    assert is_flush(first)


NOTED = "<p>中文汉字中文汉字中<span class=note>注</span>，汉字中文"
NOTE = ".note {{ float: footnote }} .note::footnote-call {{ content: {} counter(footnote); font-size: .6em; line-height: 0 }}"


def test_rule_34_a_note_call_stays_with_its_word() -> None:
    found = texts(NOTED, NOTE.format("'\\2060'"), width=9)
    assert found[0] == "中文汉字中文汉字"
    assert found[1].startswith("中\u20601，")
    assert texts(NOTED, NOTE.format(""), width=9)[1].startswith("1，")


def test_rule_35_a_leader_ends_flush() -> None:
    css = "a::after { content: leader('.') target-counter(attr(href), page) }"
    found = lines("<p><a href='#x'>中文（汉字）</a><p id=x>标", css, width=20)[0]
    assert is_flush(found)
    assert max(each.end for each in found.characters) == pytest.approx(20, abs=0.02)


@pytest.mark.parametrize(("language", "opening"), [("ja", "「"), ("ja", "「『"), ("zh", "“"), ("zh", "“‘")])
def test_rule_10_an_opening_mark_stands_flush_behind_the_marker_of_an_item(language: str, opening: str) -> None:
    css = "ul { list-style: none } p::before { content: '•'; display: inline-block; width: 1.5em; margin-left: -1.5em }"
    first, *_ = lines(f"<ul><li><p>{opening}橋渡橋渡橋渡橋渡橋渡橋渡橋渡</p></li></ul>", css, language, 12)
    marker, mark, *others = first.characters
    assert (mark.text, marker.x, mark.x) == (opening[0], -1.5, -0.5), "its blank half stands before the edge"
    assert others[0].x == pytest.approx(0.5 if others[0].text == "橋" else 0.0), "two marks take one em and a half"
    assert round(first.characters[-1].end, 2) == first.measure
