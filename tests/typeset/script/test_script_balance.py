"""Titles whose lines are about equally long: `text-wrap: balance` of CSS Text 4."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from script_lines import Line, lines, texts
from searching import examples

BALANCE = "p { text-wrap: balance; text-align: start; hyphens: none }"
WRAP = "p { text-align: start; hyphens: none }"
RUSSIAN = "Ответ регионов на изменение климата"
TITLES = {
    "ru": (RUSSIAN, "Второй международный форум 2014 года", "Совместное заявление участников двадцать первой встречи"),
    "en": ("How the regions answer a changing climate", "A call for a common view of the river"),
    "zh": ("地方政府如何共同应对气候变化带来的各种挑战", "关于建立流域合作机制的联合声明"),
    "ja": ("流域の地方政府がともに気候変動に備えるために",),
    "ko": ("지방정부는 기후 변화에 어떻게 대응하는가",),
}
CASES = [(language, title) for language, titles in TITLES.items() for title in titles]


def ends(found: list[Line]) -> list[float]:
    """How long each line is, in em; a space at its end is none of it."""
    return [max(each.end for each in line.characters if each.text != " ") - line.characters[0].x for line in found]


def test_no_word_stands_alone_on_the_last_line() -> None:
    assert texts(f"<p>{RUSSIAN}", WRAP, "ru", 18)[-1] == "климата"
    assert texts(f"<p>{RUSSIAN}", BALANCE, "ru", 18)[-1] == "на изменение климата"


def test_what_is_kept_whole_is_parted_only_where_a_line_has_no_room_for_it() -> None:
    css = f"{BALANCE} b {{ word-break: keep-all; overflow-wrap: break-word; font-weight: normal }}"
    title = "<p><b>山海地方政府联合会</b>年度报告"
    assert texts(title, BALANCE, "zh", 11) == ["山海地方政府联", "合会年度报告"]
    assert texts(title, css, "zh", 11) == ["山海地方政府联合会", "年度报告"]
    assert len(texts(title, css, "zh", 8)) == 2


@given(case=st.sampled_from(CASES), width=st.floats(8, 24), align=st.sampled_from(["start", "center", "end"]))
@examples(60, 2)
def test_there_are_as_many_lines_none_too_wide_and_as_even_as_can_be(
    case: tuple[str, str], width: float, align: str
) -> None:
    language, title = case
    css = f"{BALANCE} p {{ text-align: {align} }}"
    plain, own = lines(f"<p>{title}", WRAP, language, width), lines(f"<p>{title}", css, language, width)
    assert len(own) == len(plain)
    assert "".join(line.text for line in own).replace(" ", "") == title.replace(" ", "")
    assert max(ends(own)) <= max(*ends(plain), width) + 0.01
    assert max(ends(own)) - min(ends(own)) <= max(ends(plain)) - min(ends(plain)) + 0.2


@pytest.mark.parametrize(
    ("align", "left", "right"), [("center", True, True), ("end", True, False), ("start", False, True)]
)
def test_lines_are_aligned_in_the_whole_width(align: str, left: bool, right: bool) -> None:
    for line in lines(f"<p>{RUSSIAN}", f"{BALANCE} p {{ text-align: {align} }}", "ru", 18):
        start = line.characters[0].x
        end = max(each.end for each in line.characters if each.text != " ")
        assert (start > 1) is left
        assert (18 - end > 1) is right


def test_one_line_and_long_texts_stay_as_they_are() -> None:
    for body in ("<p>Климат", f"<p>{RUSSIAN * 12}"):
        assert texts(body, BALANCE, "ru", 18) == texts(body, WRAP, "ru", 18)


def test_inline_boxes_are_balanced_with_the_rest_and_what_floats_is_left_to_the_engine() -> None:
    boxed = f"<p>{RUSSIAN.replace('изменение', '<b style=font:inherit>изменение</b>')}"
    assert texts(boxed, BALANCE, "ru", 18)[-1] == "на изменение климата"
    floating = f"<p><i style='float: left; width: 2em'>a</i>{RUSSIAN}"
    assert texts(floating, BALANCE, "ru", 20)[-1] == texts(floating, WRAP, "ru", 20)[-1]


PHRASE = "p { text-align: start; word-break: auto-phrase }"


@pytest.mark.parametrize(
    ("language", "title", "width", "arbitrary", "phrased"),
    [
        ("ja", "地域のカメラ工場を見学", 9, ["地域のカメラ工場を", "見学"], ["地域のカメラ工場を", "見学"]),
        ("ja", "地域のレンズとカメラ工場", 8, ["地域のレンズとカ", "メラ工場"], ["地域のレンズと", "カメラ工場"]),
        ("zh", "代表团今天访问博物馆", 8, ["代表团今天访问博", "物馆"], ["代表团今天访问", "博物馆"]),
    ],
)
def test_ragged_lines_break_where_phrases_begin(
    language: str, title: str, width: float, arbitrary: list[str], phrased: list[str]
) -> None:
    assert texts(f"<p>{title}", WRAP, language, width) == arbitrary
    assert texts(f"<p>{title}", PHRASE, language, width) == phrased
    assert texts(f"<p>{title}", "p { word-break: auto-phrase }", language, width) == arbitrary


@pytest.mark.parametrize(("width", "first"), [(7, "町の港の"), (9, "町の港のグレープフ")])
def test_a_line_gives_up_no_more_than_half_for_a_phrase(width: float, first: str) -> None:
    assert texts("<p>町の港のグレープフルーツジュース", PHRASE, "ja", width)[0] == first


@pytest.mark.parametrize(
    ("title", "width", "found"),
    [
        ("国際クルーズフォーラム", 9, ["国際", "クルーズフォーラム"]),
        ("港湾国際クルーズフォーラム", 9, ["港湾国際", "クルーズフォーラム"]),
        ("港湾国際クルーズフォーラム大会", 9, ["港湾国際", "クルーズフォーラム", "大会"]),
        ("国際アニメプログラムデザイン", 8, ["国際アニメプログ", "ラムデザイン"]),
        ("国際クルーズフォーラム", 12, ["国際クルーズフォーラム"]),
        ("海の国際クルーズフォーラム", 12, ["海の", "国際クルーズフォーラム"]),
    ],
)
def test_a_phrase_that_has_no_room_is_parted_where_its_letters_change(
    title: str, width: float, found: list[str]
) -> None:
    """Also where that gives up more than half of the line, if it takes no line more."""
    assert texts(f"<p>{title}", PHRASE, "ja", width) == found
    if width != 8:
        assert texts(f"<p>{title}", f"{PHRASE} p {{ text-wrap: balance }}", "ja", width) == found


def test_balance_parts_no_phrase_that_stays_whole_without_it() -> None:
    title, css = "<p>国際会議（サハリンの石油・天然ガス）", f"{PHRASE} p {{ text-wrap: balance }}"
    assert texts(title, css, "ja", 13.1) in (
        texts(title, PHRASE, "ja", 13.1),
        ["国際会議（サハリンの", "石油・天然ガス）"],
    )


def test_balanced_titles_break_where_phrases_begin() -> None:
    title = "<p>第2回町のフォーラム国際シンポジウムに出席"
    assert texts(title, BALANCE, "ja", 16)[0] == "第2回町のフォーラム国"
    assert texts(title, f"{BALANCE} p {{ word-break: auto-phrase }}", "ja", 16)[0] == "第2回町のフォーラム"


@pytest.mark.parametrize("space", ["　", ""])
@pytest.mark.parametrize("balance", ["text-wrap: balance", ""])
def test_a_phrase_begins_behind_what_is_kept_whole(space: str, balance: str) -> None:
    css = f"p {{ text-align: start; word-break: auto-phrase; {balance} }} b {{ word-break: keep-all; font-weight: normal }}"
    title = f"<p><b>全日本病院連合会</b>{space}令和6年度事業報告書"
    assert texts(title, css, "ja", 12) == [f"全日本病院連合会{space}", "令和6年度事業報告書"]
