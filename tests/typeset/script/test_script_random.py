"""Any text at any width: lines are full, nothing is lost, no mark stands where it may not, nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from script_lines import Line, lines
from searching import examples

from galley.typeset import script
from galley.typeset.script.classes import NOT_AT_END, NOT_AT_START

HAN = "中文漢字国骨直門角海年月第"
SYLLABLES = "한글자치단체"
WIDTHS = st.floats(4, 24)


def words(letters: str, most: int) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=most)


han = st.one_of(
    words(HAN, 6), words(HAN, 6), words("かなァーっ々タ", 4), words("aeBn", 6), words("0123", 4),
    st.sampled_from("，。、：；！？・·—…％"), st.sampled_from("（「『《“"), st.sampled_from("）」』》”"), words(SYLLABLES, 3),
    st.sampled_from(["——", "……", "第12届", "3万人", " A ", " "]),
)  # fmt: skip
korean = st.one_of(words(SYLLABLES, 4), words(SYLLABLES, 4), words("aeB", 5), words("0123", 4), st.just(" "), st.just(" "),
                   st.sampled_from([". ", ", ", "(가)", "·", "“자”"]))  # fmt: skip


@st.composite
def marked_up(draw: st.DrawFn, tokens: st.SearchStrategy[str], *boxes: str) -> str:
    """A paragraph some of whose words stand in boxes of their own."""
    parts = []
    for token in draw(st.lists(tokens, min_size=1, max_size=40)):
        box = draw(st.sampled_from(["", "", "b", "a", "i", *boxes]))
        parts.append(f"<{box}>{token}</{box.split()[0]}>" if box else token)
    return "".join(parts)


words_of = {"zh": han, "ja": han, "zh-Hant": han, "ko": korean}


@st.composite
def cut(draw: st.DrawFn, tokens: st.SearchStrategy[str], edges: str = "") -> tuple[str, str]:
    """A text, and the same cut anywhere into inline boxes, nested and empty ones among them, some with edges of px."""
    text = " ".join("".join(draw(st.lists(tokens, min_size=1, max_size=40))).split()) or "中"
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    shapes = st.sampled_from(
        ["{}", "<b>{}</b>", "<a href='#'><i>{}</i></a>", "{}<b></b>", f"<code {edges}>{{}}</code>"]
    )
    return text, "".join(draw(shapes).format(part) for part in parts)


def advances(found: list[Line]) -> list[float]:
    return [each.advance for line in found for each in line.characters if each.text != " "]


SAME_FACE = "b, i, a, code { font: inherit } html[lang=ko] { word-break: keep-all }"


@examples(120)
@given(st.data(), WIDTHS, st.sampled_from(["zh", "ja", "zh-Hant", "ko"]))
def test_boxes_change_neither_breaks_nor_spaces(data: st.DataObject, width: float, language: str) -> None:
    text, boxed = data.draw(cut(words_of[language]))
    whole, found = (lines(f"<p>{body}", SAME_FACE, language, width) for body in (text, boxed))
    assume(advances(found) == pytest.approx(advances(whole)))  # the shaper may draw dashes in another box otherwise
    assert [line.text.rstrip() for line in found] == [line.text.rstrip() for line in whole]
    for one, other in zip(found, whole, strict=True):
        assert one.gaps() == pytest.approx(other.gaps(), abs=0.01)


@examples(60, 2)
@given(st.data(), WIDTHS, st.sampled_from(["zh", "ja", "ko"]))
def test_boxes_with_edges_stay_within_the_measure(data: st.DataObject, width: float, language: str) -> None:
    text, boxed = data.draw(cut(words_of[language], "style='padding: 0 3px; border: 1px solid; margin-left: 2px'"))
    found = lines(f"<p>{boxed}", SAME_FACE, language, width)
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    for line in found:
        assert line.end <= line.measure + 0.02 or not can_break(line), line.text
    for line in found[1:]:
        assert line.text.strip()[:1] not in NOT_AT_START or not line.text.strip(), line.text


russian = st.one_of(
    words("абвгдеж", 9), words("абвгдеж", 9), st.sampled_from(["в", "и", "для", "не", "же", "№ 5", "В. И.", "2014 года", "22 октября", "— это", "漢字"])
).map(lambda word: f"{word} ")  # fmt: skip


@examples(40, 2)
@given(cut(russian), st.floats(6, 16))
def test_russian_in_boxes_is_never_wider_than_the_engine_alone_has_it(pair: tuple[str, str], width: float) -> None:
    text, boxed = pair
    found = lines(f"<p>{boxed}", SAME_FACE, "ru", width)
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    script.remove()
    try:
        engine = lines(f"<p>{boxed}", SAME_FACE, "ru", width)
    finally:
        script.install()
    longest = max(max(line.end for line in engine), width)
    assert all(line.end <= longest + 0.02 for line in found)


def plain(body: str) -> str:
    return re.sub("<[^>]*>", "", body)


def can_grow(line: Line) -> bool:
    pairs = list(zip(line.text, line.text[1:], strict=False))
    return " " in line.text.strip() or any(one in HAN and two in HAN for one, two in pairs)


def can_break(line: Line) -> bool:
    """Whether there are two ideographs that nothing keeps together."""
    held = set("第年月0123")
    return any({one, two} <= set(HAN) - held for one, two in zip(line.text, line.text[1:], strict=False))


def check(found: list[Line], source: str) -> None:
    assert "".join(line.text for line in found).replace(" ", "") == source.replace(" ", "")
    for number, line in enumerate(found):
        text = line.text.strip()
        if line.end > line.measure + 0.02:
            assert not can_break(line), line.text
        elif number < len(found) - 1 and can_grow(line):
            assert abs(line.end - line.measure) <= 0.02, (line.text, line.end)
        assert min(line.gaps(), default=0) >= -0.501, (line.text, line.gaps())
        if number and text:
            assert text[0] not in NOT_AT_START, line.text


@examples(80)
@given(st.lists(han, min_size=1, max_size=40).map("".join), WIDTHS, st.sampled_from(["zh", "ja", "zh-Hant"]))
def test_any_text_of_ideographs_is_set_well(text: str, width: float, language: str) -> None:
    found = lines(f"<p>{text}", language=language, width=width)
    check(found, text)
    assert all(line.text.strip()[-1:] not in NOT_AT_END or not line.text for line in found[:-1])


@examples(80)
@given(marked_up(han, "span lang=ja", "span lang=en"), WIDTHS, st.sampled_from(["zh", "ja"]))
def test_any_text_in_boxes_is_set_well(body: str, width: float, language: str) -> None:
    check(lines(f"<p>{body}", language=language, width=width), plain(body))


@examples(60, 2)
@given(marked_up(korean), WIDTHS)
def test_any_korean_text_breaks_between_words(body: str, width: float) -> None:
    found = lines(f"<p>{body}", "html { word-break: keep-all }", "ko", width)
    source = plain(body)
    check(found, source)
    rest = source.replace(" ", "")
    for line in found[:-1]:
        rest = rest.removeprefix(line.text.replace(" ", ""))
        inside = f"{line.text.rstrip()[-1:]}{rest[:1]}"
        assert inside not in source or not re.fullmatch(f"[{SYLLABLES}]{{2}}", inside) or _spaced(source, inside)


def _spaced(source: str, pair: str) -> bool:
    """Whether two characters also stand in a text with a space between."""
    return re.search(f"{pair[0]} +{pair[1]}", source) is not None


@examples(40, 2)
@given(
    marked_up(han, "span lang=ja", "span lang=en"),
    st.sampled_from(["float: left", "display: table", "position: absolute"]),
)
def test_any_text_fits_the_box_it_makes(body: str, css: str) -> None:
    found = [
        line for line in lines(f"<div style='{css}'>中{body}文</div>", "@page { size: 9000px }", width=300) if line.text
    ]
    assert len(found) <= 1


@examples(25, 2)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="<&"), max_size=30), WIDTHS
)
def test_no_text_raises(text: str, width: float) -> None:
    assert lines(f"<p>中{text}文", width=width)


@pytest.mark.parametrize("planted", ["中文汉字", "中文，汉"])
def test_the_checks_find_a_line_that_is_short(planted: str) -> None:
    found = lines(f"<p>{planted}<br>中", "p { text-align: start }", width=9)
    with pytest.raises(AssertionError):
        check(found, f"{planted}中")
