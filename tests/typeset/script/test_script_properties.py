"""The properties the package adds: what they parse, inherit and mean (CSS Text 4, CSS Text Decoration 3)."""

from __future__ import annotations

import logging

import pytest
from script_lines import every, lines, pdf, rendered
from weasyprint.formatting_structure import boxes

from galley.typeset.script.breaks import Tailoring
from galley.typeset.script.properties import KEYWORDS, Emphasis, emphasis_of, register, setting_of, tailoring_of


def style(css: str, language: str = "zh", inner: str = "") -> object:
    """The style of the text in a paragraph."""
    page = rendered(f"<p><b style='{inner}'>中</b>", f"p {{ {css} }}", language).pages[0]
    (box,) = [each for each in every(page._page_box) if isinstance(each, boxes.TextBox)]
    return box.style


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, (_, values) in KEYWORDS.items() for value in values]
)
def test_every_keyword_is_known_and_inherited(name: str, value: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        assert style(f"{name}: {value}")[name.replace("-", "_")] == value  # type: ignore[index]
    assert caplog.messages == []


@pytest.mark.parametrize("name", KEYWORDS)
def test_other_keywords_are_refused_with_a_warning(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        found = style(f"{name}: sideways")
    assert any("sideways" in message for message in caplog.messages)
    assert found[name.replace("-", "_")] != "sideways"  # type: ignore[index]


def test_knowing_them_twice_changes_nothing() -> None:
    register()
    assert style("line-break: loose")["line_break"] == "loose"  # type: ignore[index]


def test_the_width_of_autospace_is_that_of_the_house_or_of_css() -> None:
    assert setting_of(style("--text-autospace-width: .25em")).autospace == 0.25
    assert setting_of(style("--text-autospace-width: 3px")).autospace == 0.125
    assert setting_of(style("text-autospace: no-autospace")).autospace == 0


def test_rule_27_korean_has_no_autospace() -> None:
    assert setting_of(style("", "ko")).autospace == 0
    assert not setting_of(style("", "ko")).between
    assert setting_of(style("text-justify: inter-character", "ko")).between
    assert [setting_of(style(f"text-justify: {value}", "ko")).syllables for value in ("auto", "inter-word")] == [
        True,
        False,
    ]
    assert not setting_of(style("text-justify: auto", "zh")).syllables


@pytest.mark.parametrize(
    ("value", "pairs", "start", "end"),
    [("space-all", False, False, False), ("normal", True, False, False), ("trim-start", True, True, False),
     ("space-first", True, False, False), ("trim-both", True, True, True), ("auto", True, True, True)],
)  # fmt: skip
def test_trimming_is_that_of_the_style(value: str, pairs: bool, start: bool, end: bool) -> None:
    found = setting_of(style(f"text-spacing-trim: {value}"))
    assert (found.pairs, found.start, found.end) == (pairs, start, end)


def test_breaks_are_those_of_the_style() -> None:
    assert tailoring_of(style("line-break: auto")) == Tailoring("zh", strict=True)
    assert tailoring_of(style("line-break: loose")) == Tailoring("zh", strict=False)
    assert tailoring_of(style("line-break: anywhere")) == Tailoring("zh", strict=False, anywhere=True)
    assert tailoring_of(style("word-break: keep-all")) == Tailoring("zh", keep_all=True)
    assert tailoring_of(style("word-break: break-all")) == Tailoring("zh", break_all=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("dot",), Emphasis("dot", True)), (("open", "sesame"), Emphasis("sesame", False)),
        (("circle", "filled"), Emphasis("circle", True)), (("filled",), Emphasis("circle", True)),
        ((), None), (("filled", "open"), None), (("dot", "circle"), None), (("none",), None), (("dot", "red"), None),
    ],
)  # fmt: skip
def test_emphasis_is_a_shape_and_a_fill(words: tuple[str, ...], expected: Emphasis | None) -> None:
    assert emphasis_of(words) == expected


@pytest.mark.parametrize(
    ("css", "value"),
    [("text-emphasis: filled dot", Emphasis("dot", True)), ("text-emphasis: open circle red", Emphasis("circle", False)),
     ("text-emphasis: none", "none"), ("text-emphasis-style: triangle", Emphasis("triangle", True))],
)  # fmt: skip
def test_the_shorthand_of_emphasis(css: str, value: object) -> None:
    assert style(css)["text_emphasis_style"] == value  # type: ignore[index]


def test_positions_of_emphasis() -> None:
    assert style("text-emphasis-position: under left")["text_emphasis_position"] == ("under", "left")  # type: ignore[index]
    assert style("text-emphasis-position: over under")["text_emphasis_position"] == ("over", "right")  # type: ignore[index]


@pytest.mark.parametrize("shape", ["dot", "circle", "double-circle", "triangle", "sesame"])
def test_emphasis_marks_are_drawn_and_change_no_line(shape: str) -> None:
    body = "<p>中文<em>汉字，ABC</em>汉字中文汉字"
    css = f"em {{ font-style: normal; text-emphasis: {shape} }}"
    assert len(pdf(body, css, width=6)) > len(pdf(body, "em { font-style: normal }", width=6))
    assert lines(body, css, width=6) == lines(body, "em { font-style: normal }", width=6)
