"""Lines in the finished PDF: as wide as they were laid out, and with the text of the source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from script_lines import lines as laid_out
from script_lines import pdf

from galley.meter.glyphs import Glyph, glyphs

POINTS = 15
"""The size of text: 20 px."""
SOURCES = {
    "zh": "东北亚地区自治团体联合（NEAR）成立于1996年，“成员”有73个；第12届大会在……举行——「共」3万人。",
    "ja": "北東アジア地域自治体連合（NEAR）は1996年に設立、会員は73、第12回「総会」を・ラーメンっ、ーーで。",
    "ko": "동북아시아 지역 자치단체 연합(NEAR)은 1996년에 설립, 회원은 73개. ‘총회’ 제12회, 3만 명.",
}
PLAIN = {language: " ".join([text] * 12) if language == "ko" else text * 12 for language, text in SOURCES.items()}
BOXED = "东北<b>亚</b>地<a href='#'>（NEAR）</a><i>，</i><span lang=ja>“</span>成员<em>”有</em>73<b>个</b>。" * 12
CSS = "em { font-style: normal; text-emphasis: dot } html[lang=ko] { word-break: keep-all }"


@cache
def written(language: str, width: float) -> bytes:
    return pdf(f"<p>{PLAIN[language]}", CSS, language, width)


def rows(data: bytes) -> Iterator[list[Glyph]]:
    """The glyphs of each line that is drawn, in order."""
    for page in glyphs(data):
        for y in sorted({round(glyph.y, 2) for glyph in page}, reverse=True):
            yield sorted((glyph for glyph in page if round(glyph.y, 2) == y), key=lambda glyph: glyph.x)


def right(row: list[Glyph]) -> float:
    """The end of a line in em, the blank half of a full-width mark left out."""
    last = row[-1]
    blank = 0.5 if last.text[-1] in "，。、）」”；" else 0.25 if last.text[-1] in "・·" else 0.0
    return (last.end - 7.5) / POINTS - blank * (last.advance > 0.9 * last.size)


def text_of(row: list[Glyph]) -> str:
    return "".join(each.text for each in row).strip()


def extracted(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [15.4, 28.37, 44.81])
@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_rule_36_lines_in_the_pdf_end_within_a_fiftieth_of_an_em(language: str, width: float) -> None:
    *found, _ = rows(written(language, width))
    assert len(found) > 5
    assert [round(right(row) - width, 3) for row in found] == pytest.approx([0] * len(found), abs=0.02)


@pytest.mark.parametrize(("language", "words"), [
    ("ko", "그래서 <a>우리는</a> 다시 한 번 <code>highlightedLetterOfTheDay</code> 라고 <b>부르기로</b> 했다. "),
    ("zh", "所以 <a>我们</a> 再一次 <code>highlightedLetterOfTheDay</code> 称为 <b>每日</b> 信件。"),
    ("ja", "そこで <a>私たち</a> は再び <code>highlightedLetterOfTheDay</code> と <b>呼ぶ</b> ことに。"),
])  # fmt: skip
@pytest.mark.parametrize("width", [17.1, 18.3, 19.7, 23.4])
def test_rule_02_the_ink_fills_lines_that_end_at_inline_boxes(language: str, words: str, width: float) -> None:
    """Of glyphs as they are in the file, behind spaces that a line loses at its end."""
    *found, _ = rows(pdf(f"<p>{words * 6}", "html { word-break: keep-all } code { font: inherit }", language, width))
    seen = [[each for each in row if each.text.strip()] for row in found if " " in text_of(row) or language != "ko"]
    several = [row for row in seen if not text_of(row).isascii()]
    assert len(several) > 4
    assert [round(right(row) - width, 3) for row in several] == pytest.approx([0] * len(several), abs=0.02)


def test_rule_36_glyphs_are_where_the_layout_has_them() -> None:
    width = 23.7
    places = [character.x for line in laid_out(f"<p>{BOXED}", width=width) for character in line.characters]
    drawn = [(glyph.x - 7.5) / POINTS for row in rows(pdf(f"<p>{BOXED}", width=width)) for glyph in row]
    assert drawn == pytest.approx(places, abs=0.02)


def test_rule_36_kerning_with_the_next_line_is_not_taken_from_this_one() -> None:
    """Some faces kern ー with メ: the line ends where ー ends by itself."""
    for width in (4.5, 5.0, 9.0):
        *found, _ = rows(pdf("<p>" + "ラーメンスーメ" * 12, language="ja", width=width))
        assert [right(row) - width for row in found] == pytest.approx([0] * len(found), abs=0.02)


@pytest.mark.parametrize("width", [15.4, 28.37])
@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_rule_37_the_text_of_the_pdf_is_that_of_the_source(language: str, width: float) -> None:
    assert squeezed(extracted(written(language, width))) == squeezed(PLAIN[language])


def test_rule_37_boxes_emphasis_and_shrunk_lines_lose_nothing() -> None:
    source = "东北亚地（NEAR），“成员”有73个。" * 12
    for width in (9.3, 17.0, 31.9):
        assert squeezed(extracted(pdf(f"<p>{BOXED}", CSS, width=width))) == source


def test_rule_37_korean_keeps_its_spaces_within_lines() -> None:
    place = 0
    for line in extracted(written("ko", 28.37)).splitlines():
        found = PLAIN["ko"].index(line.strip(), place)
        assert found - place <= 1
        place = found + len(line.strip())
    assert place == len(PLAIN["ko"])


@pytest.mark.parametrize("sign", ["\u2060", "\u200b", "\u00ad"])
def test_rule_37_signs_without_width_leave_no_trace(sign: str) -> None:
    found = extracted(pdf(f"<p>中文{sign}汉字{sign}1，NE{sign}AR中文{sign}汉字", width=5))
    assert squeezed(found.replace("\ufffe", "")) == "中文汉字1，NEAR中文汉字"


def test_rule_34_and_37_a_note_call_is_bound_without_a_trace() -> None:
    css = ".n { float: footnote } .n::footnote-call { content: '\\2060' counter(footnote); font-size: .6em; line-height: 0 }"
    found = extracted(pdf("<p>中文汉字中文汉字中<span class=n>注</span>，汉字中文", css, width=9))
    assert squeezed(found).startswith("中文汉字中文汉字中1，汉字中文")
    assert "\u2060" not in found


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_rule_37_any_sentence_is_found_by_searching(language: str) -> None:
    with pypdfium2.PdfDocument(written(language, 44.81)) as document:
        page = document[0].get_textpage()
        for word in ("NEAR", "1996年", "（NEAR）", "12") if language != "ko" else ("NEAR", "1996년", "(NEAR)", "12"):
            assert page.search(word).get_next() is not None, word
        assert page.search("没有").get_next() is None


def test_rule_21_each_language_has_its_own_forms() -> None:
    """The same character is another glyph of the same face under another `lang`."""

    def shown(body: str) -> set[bytes]:
        with pikepdf.open(BytesIO(pdf(body, "html { font-family: 'Noto Serif CJK SC' }"))) as opened:
            operators = pikepdf.parse_content_stream(opened.pages[0], "TJ")
            return {bytes(part) for each in operators for part in each.operands[0] if isinstance(part, pikepdf.String)}

    assert len(shown("<p>直")) == 1
    assert len(shown("<p>直<span lang=ja>直</span>")) == 2
    assert len(shown("<p>直<span lang=zh>直</span>")) == 1


def test_rule_22_and_23_one_face_sets_the_line_and_the_margin_box() -> None:
    data = pdf("<p>中文，A1「汉字」", "@page { @top-center { content: '中文，A1「汉字」' } }", width=20)
    found = [glyph for page in glyphs(data) for glyph in page]
    assert len({glyph.font.rpartition("+")[2] for glyph in found}) == 1
    assert not any(glyph.is_notdef or not glyph.is_mapped for glyph in found)
