"""Words that are taken for one another: what stands in the sentence says which is meant, and where nothing is asked to, how likely it is."""

from __future__ import annotations

import re

import pytest

from galley.lexica.confused import BEFORE, Choice, Confused, confused, sets
from tests.lexica.test_miswritten import by_model
from tests.lexica.test_unlikely_slips import japanese

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


def test_where_words_have_endings_what_speaks_for_one_is_no_part_of_a_run_of_characters() -> None:
    known = Confused(TOLD)
    assert [*known.choices("新製品種の保障")] == []
    assert [*known.choices("新製品の保障")] == [Choice(4, 6, "保証", "told")]
    assert [*known.choices("製品種の保障")] == [Choice(4, 6, "保証", "told")]
    plain = Confused({"groups": TOLD["groups"]})
    assert [each.meant for each in plain.choices("新製品種の保障")] == ["保証"]


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


def test_where_a_parser_cuts_the_words_they_are_known_by_their_first_forms() -> None:
    known = Confused({"groups": [{"넓다": "방이", "널다": "빨래를_"}]})
    text = "빨래를 넓어 두었다."
    assert [*known.choices(text, [(0, 2, "빨래"), (4, 5, "넓다")])] == [Choice(4, 5, "널다", "told")]
    assert [*known.choices(text)] == [*known.choices(text, [(4, 5, "넓")])] == []


def test_a_language_says_how_far_off_it_stands() -> None:
    group = {"groups": [{"保証": "製品", "保障": None}]}
    far, near = (Confused(group | {"reach": reach}) for reach in (["6", "4"], ["5", "3"]))
    assert [*far.choices("製品のこの保障")] and [*far.choices("保障この製品")]
    assert [*near.choices("製品のこのの保障")] == [*near.choices("保障この製品")] == []


def test_a_stop_ends_a_sentence_and_no_point_within_a_word() -> None:
    known = Confused({"groups": [{"결제": "카드", "결재": None}]})
    assert [*known.choices("카드. 결재")] == [*known.choices("결재! 카드")] == []
    assert [*known.choices("카드 3.5장 결재")]


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
    assert confused("ja") and confused("zh") and confused("ko") and not confused("en") and not confused("ru")


SLIPS = """
この図は左右<対照>対称|だ。
調査<対照>対象|を選ぶ。
学生を<対照>対象|に調べた。
社会<保証>保障|の費用が増える。
安全<保証>保障|条約を結ぶ。
休業<保障>補償|を受ける。
連帯<保障>保証|人になる。
利益を<追及>追求|する。
弁護士が<異義>異議|を唱えた。
<同音異議>同音異義|語を調べる。
重圧から<開放>解放|された。
政治に<感心>関心|を持つ。
彼の努力に<関心>感心|した。
発言の<機械>機会|を与える。
雨の降る<確立>確率|が高い。
制度を<確率>確立|する。
春の<人事移動>人事異動|があった。
駅で運賃を<清算>精算|する。
借金を<精算>清算|する。
壮絶な<最後>最期|を遂げた。
雨が降り<初め>始め|た。
二本の<並行>平行|線を引く。
情報を<収拾>収集|する。
<不信>不審|な男を見た。
<現状>原状|回復の費用
趣味は映画<観賞>鑑賞|です。
<適正>適性|検査を受ける。
カメラが<内臓>内蔵|された電話。
万全の<体勢>態勢|で臨む。
<習慣>週間|天気予報を見る。
生命<保健>保険|に加入する。
<熱い>暑い|夏が来た。
故郷を<放れ>離れ|て暮らす。
窓口を<解説>開設|する。
陸上の<協議>競技|大会が開かれた。
<以上>異常|気象が続く。
募集<要綱>要項|を読む。
議案の<裁決>採決|の結果、可決された。
生活の<実体>実態|調査を行う。
係員の<支持>指示|に従う。
<週間>週刊|誌を読む。
成功を<納め>収め|た。
罪を<侵>犯|した。
電車を<下>降|りた。
責任を<追>負|う。
台風に<供>備|えた。
道を<訪>尋|ねた。
平和を<臨>望|む。
過半数を<締>占|めた。
方針に<添>沿|う。
<夜が空け>夜が明け|。
<年が空け>年が明け|。
<席を開け>席を空け|。
<違かった>違った|。
<おうきな>おおきな|。
<少なからづ>少なからず|。
<決済>決裁|を仰ぐ。
<予断だが>余談だが|。
<ごみを収拾>ごみを収集|。
<仕事初め>仕事始め|。
<自己照会>自己紹介|。
<影口>陰口|。
話題を<フューチャー>フィーチャー|した。
会議に<酸化>参加|した。
政党を<指示>支持|した。
新制度に<以降>移行|した。
名刺を<好感>交換|した。
問題点を<私的>指摘|した。
"""
"""Sentences with what is written between < and >, and what is meant before |."""


@pytest.mark.model
@pytest.mark.parametrize("told", SLIPS.split())
def test_japanese_words_that_are_taken_for_one_another_are_told(told: str) -> None:
    before, written, meant, behind = re.split("[<>|]", told)
    text = before + written + behind
    mended = [text[: each.start] + each.meant + text[each.end :] for each in japanese().slips(text)]
    assert mended == [before + meant + behind]


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
