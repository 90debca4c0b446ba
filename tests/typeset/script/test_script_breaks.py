"""Where lines may break: a table of pairs for each rule, over the opportunities that UAX 14 gives."""

from __future__ import annotations

import pytest
from script_lines import texts

from galley.typeset.script.breaks import Tailoring, may_break, tailored

ZH, JA, KO = Tailoring("zh-Hans"), Tailoring("ja"), Tailoring("ko", keep_all=True)
EVERYWHERE = [True] * 40


def broken(text: str, tailoring: Tailoring, allowed: list[bool] | None = None) -> str:
    """A text with a bar where lines may break, when the engine allows it everywhere or as `allowed` says."""
    marks = tailored(text, (allowed or EVERYWHERE)[: len(text)], [tailoring] * len(text))
    return "".join("|" * mark + character for mark, character in zip(marks, text, strict=True))


@pytest.mark.parametrize("mark", "、。，．：；！？）」』》】”’・·ーっァゃヶ々～％‰℃‐゠")
def test_rule_12_no_closing_mark_or_small_kana_begins_a_line(mark: str) -> None:
    assert not may_break("中", mark, True, JA)
    assert may_break("中", "文", True, JA)


@pytest.mark.parametrize("mark", "（「『《【“‘$¥￥£€№")
def test_rule_12_no_opener_or_currency_sign_ends_a_line(mark: str) -> None:
    assert not may_break(mark, "5", True, ZH)
    assert may_break("、", mark, True, ZH)


def test_rule_12_spaces_behind_an_opener_change_nothing() -> None:
    assert broken("中（ 文 文", ZH) == "中|（ 文 |文"


@pytest.mark.parametrize("sign", ["——", "……", "―"])
def test_rule_13_dashes_and_ellipses_are_not_split_and_in_chinese_begin_no_line(sign: str) -> None:
    assert broken(f"中{sign}文", ZH) == f"中{sign}|文"
    assert broken(f"中{sign}文", JA) == f"中|{sign}|文"
    assert broken(f"中{sign}文", Tailoring("zh-Hans", strict=False)) == f"中|{sign}|文"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
def test_rule_14_curly_quotes_are_brackets(language: str) -> None:
    nowhere = [False] * 20
    assert broken("说“你”好", Tailoring(language), nowhere) == "说|“你”|好"
    assert broken("说，“你。”好", Tailoring(language), nowhere) == "说，|“你。”|好"


def test_rule_14_curly_quotes_in_other_words_and_languages_stay() -> None:
    nowhere = [False] * 20
    assert broken("A“B”C", ZH, nowhere) == "A“B”C"
    assert broken("说“你”好", Tailoring("ko"), nowhere) == "说“你”好"
    assert broken("（“你”）", ZH, nowhere) == "（“你”）"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共12月底", "共|12月|底"), ("第3届", "第3届"), ("第十届", "第十|届"), ("长5％和", "长|5％|和"), ("达3万人", "达|3万人"),
        ("约１２个", "约|１２个"), ("2014年", "2014年"), ("中文汉字", "中|文|汉|字"), ("三月", "三|月"),
    ],
)  # fmt: skip
def test_rule_15_a_number_stays_with_its_unit(text: str, expected: str) -> None:
    assert broken(text, ZH) == expected


def test_rule_16_full_width_digits_are_not_split_from_each_other() -> None:
    assert broken("共２０１４年", ZH) == "共|２０１４年"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("자치단체 연합", "자치단체 |연합"),
        ("NEAR는 한다", "NEAR는 |한다"),
        ("東北亞는", "東北亞는"),
        ("（가나）다", "（가나）|다"),
    ],
)
def test_rule_26_korean_breaks_between_words_only(text: str, expected: str) -> None:
    assert broken(text, KO) == expected


def test_rule_26_without_keep_all_korean_breaks_between_syllables() -> None:
    assert broken("자치", Tailoring("ko")) == "자|치"


def test_line_break_anywhere_and_break_all_break_words() -> None:
    assert broken("A（中，", Tailoring("zh", anywhere=True)) == "A|（|中|，"
    assert broken("AB，中", Tailoring("zh", break_all=True), [False] * 9) == "A|B，中"


def test_rule_12_kinsoku_holds_at_every_width() -> None:
    text = "「中文，汉」字（一）？“二”三、四〇々っー・五"
    for tenths in range(15, 120, 7):
        for line in texts(f"<p>{text}", language="ja", width=tenths / 10):
            assert line[0] not in "，」）？”、々っー・", (tenths, line)
            assert line[-1] not in "「（“", (tenths, line)


@pytest.mark.parametrize("mark", ["<b>，</b>", "<a href='#'>」</a>", "<span lang=en>。</span>", "<i><b>っ</b></i>"])
def test_rule_12_kinsoku_holds_across_inline_boxes(mark: str) -> None:
    found = texts(f"<p>中文汉字{mark}汉字中文", width=4)
    assert found[1][0] == "字"


@pytest.mark.parametrize(("text", "expected"), [
    ("国／国", "国／国"), ("a/国", "a|/国"), ("a/b", "a|/|b"), ("4～5", "4～5"), ("4〜5", "4〜5"), ("三～五", "三～五"), ("3—4", "3—4"),
    ("3–4", "3–4"), ("国—国", "国—|国"), ("国～国", "国～|国"), ("１０：３０", "１０：３０"), ("国：国", "国：|国"), ("１．５", "１．５"),
    ("国．国", "国．|国"), ("2014/15", "2014/15"), ("国－国", "国|－|国"),
])  # fmt: skip
def test_rule_12_ranges_and_strokes_do_not_part(text: str, expected: str) -> None:
    assert broken(text, ZH) == expected


def test_rule_12_no_stroke_opens_a_line_and_in_chinese_none_ends_one() -> None:
    assert broken("国／国", JA) == "国／|国"
    assert texts("<p>国国国国国／国国", width=5) == ["国国国国", "国／国国"]
    assert texts("<p>国国国<b>4</b>～<i>5</i>国国", width=4.6)[0] == "国国国"
    assert texts("<p>国国国<b>葛\U000e0100</b>国", width=4)[0] == "国国国葛\U000e0100"


def test_rule_13_a_dash_and_its_word_stay_together_across_inline_boxes() -> None:
    assert texts("<p>中文汉字<b>——</b>汉字", width=4.5)[0] == "中文汉"
    assert texts("<p>中文汉<b>—</b><i>—</i>汉字", width=4.5)[0] == "中文"


def test_rule_15_a_number_stays_with_its_unit_across_inline_boxes() -> None:
    assert texts("<p>中文汉<b>12</b>月中文", width=4.9)[0] == "中文汉"
    assert texts("<p>中文汉<b>12</b>中文", width=4.9)[0] == "中文汉12"


def test_rule_26_korean_words_hold_in_cells_and_headings() -> None:
    css = "html { word-break: keep-all } h1 { font-size: 1em }"
    found = texts("<h1>자치단체 연합</h1><table><tr><td>자치단체 연합</table>", css, "ko", 4.5)
    assert found == ["자치단체", "연합", "자치단체", "연합"]
    assert texts("<p>자치단체 연합", "", "ko", 3.5)[0] == "자치단"


@pytest.mark.parametrize("css", ["p { overflow-wrap: anywhere }", "p { overflow-wrap: break-word }"])
def test_a_word_that_is_too_wide_breaks_within_but_leaves_marks(css: str) -> None:
    found = texts("<p>internationalisation，中文", css, width=9.9)
    assert found == ["internationalisatio", "n，中文"]
    assert texts("<p>internationalisation，中文", width=9.9)[0] == "internationalisation，"


URL = "https://example.org/a/very/long/path/that-goes-on?and=on"


@pytest.mark.parametrize(
    ("language", "before"), [("zh", "请看"), ("ko", "여기를 "), ("ru", "Смотри "), ("ru", "Вот 漢字 "), ("en", "See ")]
)
@pytest.mark.parametrize("css", ["word-break: break-all", "line-break: anywhere"])
def test_break_all_fills_lines_with_a_link_in_a_box_of_its_own(language: str, before: str, css: str) -> None:
    found = texts(f"<p>{before}<a href='#'>{URL}</a> {before}", f"a {{ {css} }}", language, 11)
    assert found[0].startswith(f"{before}https://exa")
    assert "".join(found).replace(" ", "") == f"{before}{URL}{before}".replace(" ", "")


def test_break_all_breaks_words_where_the_line_ends() -> None:
    assert texts("<p>中文internation，", "p { word-break: break-all }", width=6)[0].startswith("中文inter")
    assert texts("<p>中文internation，", width=6)[0] == "中文"


@pytest.mark.parametrize("language", ["zh-Hans", "ja", "ko", "en", "ru"])
def test_a_web_address_breaks_before_its_signs_and_behind_the_two_strokes(language: str) -> None:
    address = Tailoring(language, address=True)
    text = "https://a.example.org/e-b_c.html?x=1&y=%20#d"
    wanted = "https|://|a|.example|.org|/e|-b|_c|.html|?x|=1|&y|=%20|#d"
    assert broken(text, address, [False] * len(text)) == wanted
    assert broken("abc12", address) == "abc12"
