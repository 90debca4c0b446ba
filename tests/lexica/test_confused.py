"""Words that are taken for one another: what stands in the sentence says which is meant, and where nothing is asked to, how likely it is."""

from __future__ import annotations

import pytest

from galley.lexica.confused import BEFORE, Choice, Confused, confused, sets
from tests.lexica.test_miswritten import by_model

TOLD = {
    "endings": {"い": "いくかけさ", "う": "わいうえおっ", "く": "かきくけこい"},
    "dropped": {"る": "え"},
    "groups": [
        {"保証": "製品 品質_", "保障": "老後"},
        {"早い": "朝", "速い": "電車"},
        {"変える": "色", "換える": "ドル"},
        {"起用": None, "启用": "功能"},
    ],
    "alone": "以経 > 已経 | 做 作",
}


def test_a_word_is_told_where_something_speaks_for_another_alone() -> None:
    known = Confused(TOLD)
    assert [*known.choices("この製品には保障が付く。")] == [Choice(6, 8, "保証", "told")]
    assert [*known.choices("この部品には保障が付く。")] == []
    assert [*known.choices("老後を考え、製品に保障を付ける。")] == [Choice(9, 11, "保障", "")]
    assert [*known.choices("品質、製品の品質保障")] == [Choice(8, 10, "保証", "told twice")]
    assert [*known.choices("起用功能")] == [Choice(0, 2, "启用", "told")] and [*known.choices("启用，起用")] == []


def test_what_speaks_for_it_stands_in_its_sentence_and_near_it() -> None:
    known = Confused(TOLD)
    assert [*known.choices("製品が届く。保障はない。")] == [*known.choices("製品；保障")] == []
    assert [*known.choices("製品" + "の" * (BEFORE - 2) + "保障")] and not [
        *known.choices("製品" + "の" * BEFORE + "保障")
    ]
    assert [each.meant for each in known.choices("品質保障")] == ["保証"] and not [*known.choices("品質の保障")]


def test_a_verb_or_adjective_is_known_by_its_endings() -> None:
    known = Confused(TOLD)
    assert [each.meant for each in known.choices("電車は早かった。電車は早朝に出る。")] == ["速"]
    assert [each.meant for each in known.choices("ドルに変えた。")] == ["換え"]


def test_where_nothing_is_asked_to_speak_for_it_likelihood_alone_tells() -> None:
    found = Confused(TOLD).choices("以経做作")
    assert [*found] == [Choice(0, 2, "已経", "alone"), Choice(2, 3, "作", "alone"), Choice(3, 4, "做", "alone")]


def test_a_set_has_each_word_for_each_other_or_one_for_what_stands_behind_an_arrow() -> None:
    assert sets("then than | a head > ahead") == {
        ("then",): {("than",)},
        ("than",): {("then",)},
        ("a", "head"): {("ahead",)},
    }


def test_some_languages_have_words_with_what_speaks_for_them() -> None:
    assert confused("ja") and confused("zh") and not confused("en") and not confused("ru")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请在窗口中登陆您的账户。", [("登陆", "登录")]),
        ("台风在沿海登陆。账户没有变化。", []),
        ("忘记了密码，请点击这里重制。", [("重制", "重置")]),
        ("请把出厂日期回复给客户。", []),
        ("请把手机回复到出厂状态。", [("回复", "恢复")]),
        ("这份文件需要经理签属。", [("签属", "签署")]),
        ("案件受理费也由其承担。", []),
        ("他一惯准时。", [("一惯", "一贯")]),
    ],
)
def test_a_word_is_told_where_the_sentence_asks_for_the_other(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.meant) for each in by_model().slips(text)] == found
