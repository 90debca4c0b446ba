"""Faults of translations are found, and what translations may do is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.language.voice import LANGUAGES
from galley.passages.passage import Kind, Passage, Stretch, plain
from galley.problem import Place
from galley.proof.desk import Desk
from galley.proof.engines.parallel.figures import compared
from galley.proof.engines.parallel.pairs import sentences
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule
from galley.tongues.identity import language_of

RULES: dict[str, Rule] = {rule.code: rule for rule in tables.rules() if rule.family == "translation"}


def passage(source: str, target: str, language: str, kind: Kind = Kind.PARAGRAPH, said: bool = False) -> Passage:
    stretch = Stretch(0, Place("t.po", 1, 1, len(target)), verbatim=not said)
    return Passage(target, language, kind, "a", (stretch,), source=plain(source))


def found(code: str, desk: Desk, *passages: Passage) -> Sequence[Finding]:
    return list(RULES[f"translation.{code}"].findings(Reading(passages, desk)))


CLEAN = [
    (
        "en",
        "会议于10月21日至24日在全罗南道召开，33个地方政府参加。",
        "From 21 to 24 October 33 governments met in Jeollanam-do.",
    ),
    ("en", "任期两年，三国均有一名代表。", "The term is two years; the trilateral body has a delegate of each."),
    ("ru", "21世纪被称为亚洲时代。", "XXI век называют эпохой Азии."),
    ("mn", "第十次会议，2014年10月22日", "10 дугаар хурал, 2014 оны 10 дугаар сарын 22"),
    ("ko", "倒计时300日仪式", "D-300일 기념식"),
    ("ja", "两封信函", "2通の書簡"),
    ("ru", "自2016年起引进会费制。", "Взносы вводятся с 2016 года."),
    ("en", "每年1亿2000万韩元", "120 million won a year"),
    ("mn", "1万2千名", "12 000 хүн"),
    ("en", "日出前半小时", "half an hour before sunrise"),
    ("ru", "醒一刻钟", "Подождите четверть часа"),
    ("ko", "醒一刻钟", "15분 동안 둔다"),
    ("mn", "一千来人", "мянга орчим хүн"),
    ("ja", "在校生减半", "学生は半額です"),
    ("ru", "淹没了近200亩稻田", "затопило около 13 га полей"),
    ("en", "人口是当年的三倍", "three times as many people"),
    ("ru", "下半年", "Второе полугодие"),
    ("ja", "第一名可免费游览", "1位のチームは無料で旅行できます"),
    ("en", "中午12点以前", "until noon"),
    ("ru", "环东海地区", "регион вокруг Восточного моря"),
]


@pytest.mark.parametrize(("language", "source", "target"), CLEAN)
def test_what_a_translation_may_do_is_left_alone(desk: Desk, language: str, source: str, target: str) -> None:
    for code in ("number", "date", "currency", "name", "language", "untranslated", "sentence", "length"):
        assert not found(code, desk, passage(source, target, language)), code


@pytest.mark.parametrize(
    ("code", "language", "source", "target", "marked"),
    [
        ("number", "en", "覆盖人口4亿4600万", "a population of 44.6 million", "44.6 million"),
        ("number", "ru", "230个会员", "320 членов", "320"),
        ("number", "ko", "第十次会议", "제11차 회의", "제11"),
        ("number", "mn", "35个国家的230个会员", "35 улсын гишүүд", "д"),
        ("date", "ja", "2014年10月22日", "2014年10月23日", "2014年10月23日"),
        ("date", "mn", "1996年成立", "1969 онд байгуулагдсан", "1969 онд"),
        ("date", "en", "9月29日至10月1日", "29 September – 2 October", "29 September – 2 October"),
        ("currency", "ko", "11亿韩元", "11억 달러", "11억 달러"),
        ("name", "en", "伊尔库茨克州主办", "hosted by Irkutsk", ""),
        ("name", "mn", "全罗南道和吉林省", "Гирин муж болон Хойд Кёнсан муж", "Хойд Кёнсан муж"),
        ("untranslated", "mn", "提案背景", "提案背景", "提案背景"),
        ("language", "mn", "内容如下", "Ниже изложено содержание, и в нём нет ничего нового.", None),
        ("quotation", "ja", "主题是“同一个东北亚”", "テーマは一つの北東アジア", "ア"),
        ("ending", "ru", "会议结束。", "Сессия завершилась", "ь"),
        ("latin", "en", "网址：www.neargov.org", "See the web site", "e"),
    ],
)
def test_a_planted_fault_is_found(
    desk: Desk, code: str, language: str, source: str, target: str, marked: str | None
) -> None:
    findings = found(code, desk, passage(source, target, language))
    assert [each.span.text for each in findings] == ([] if marked == "" else [target if marked is None else marked])


def test_what_a_reference_prints_is_not_the_translator_s(desk: Desk) -> None:
    assert not found("number", desk, passage("共73个", "74 members", "en", said=True))


def test_a_sentence_left_out_and_a_part_left_out_are_told_apart(desk: Desk) -> None:
    source = "会议于上午开幕，由知事主持会议并致欢迎词。随后各地方政府的代表依次发言，介绍各自的经验。"
    one = passage(source, "The session opened in the morning; the governor gave an address of welcome.", "en")
    assert found("sentence", desk, one) and not found("length", desk, one)
    two = passage(source.replace("。随后", "，随后"), "The session opened and delegates spoke.", "en")
    assert found("length", desk, two) and not found("sentence", desk, two)


def test_one_source_has_one_translation_and_two_sources_have_two(desk: Desk) -> None:
    side, same = (passage("附带活动", text, "en", Kind.HEADING) for text in ("Side events", "Side Events"))
    other = passage("附带活动", "Social programme", "en", Kind.HEADING)
    assert not found("different", desk, side, same)
    assert [each.span.text for each in found("different", desk, side, other)] == ["Social programme"]
    copied = [passage(source, "Event schedule of member regions", "en") for source in ("活动日程", "秘书处提案")]
    assert len(found("copied", desk, *copied)) == 1


def test_a_japanese_sentence_ends_with_its_full_stop_also_before_a_list(desk: Desk) -> None:
    for source in ("会议讨论了下列议题：", "祝各位健康！"):
        assert not found("ending", desk, passage(source, "次の議題について議論した。", "ja"))
        assert found("ending", desk, passage(source, "次の議題について議論した", "ja"))
        assert found("ending", desk, passage(source, "These were discussed.", "en"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("会议的内容概述如下，文字经过改写。", "zh"),
        ("会議の内容は次のとおりです。", "ja"),
        ("회의 내용은 다음과 같습니다.", "ko"),
        ("Хурлын агуулгыг товч хүргэж байгаа бөгөөд эх бичвэрийг баримтална.", "mn"),
        ("Ниже кратко изложено содержание, и в нём нет нового.", "ru"),
        ("The content of the session is summarised below.", "en"),
        ("сомон Баруунбаян-Улаан", None),
        ("SWEET 2014 LED Expo", None),
        ("中国", None),
    ],
)
def test_a_language_is_told_only_where_it_is_certain(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_an_abbreviation_ends_no_sentence() -> None:
    assert len(sentences("В 2014 г. Ассоциация росла. Её цель ясна.", "ru")) == 2
    assert len(sentences("J. Smith spoke. Then Mr. Kim did.", "en")) == 2


@given(
    source=st.text("第十次会议 2014年10月21日，4亿4600万人“东北亚”。全罗南道NEAR www.a.org", max_size=50),
    target=st.text("10th session 21 October 2014 446 million 第회 제дугаар«»‘’.!?全羅南道", max_size=50),
    language=st.sampled_from(LANGUAGES[1:]),
)
def test_any_two_texts_give_findings_inside_the_translation(
    desk: Desk, source: str, target: str, language: str
) -> None:
    reading = Reading((passage(source, target, language),), desk)
    for rule in RULES.values():
        for finding in rule.findings(reading):
            assert 0 <= finding.span.start <= finding.span.end <= max(len(target), 1)


@given(value=st.integers(4, 10**9), other=st.integers(4, 10**9))
def test_a_number_is_missed_exactly_where_it_changed(value: int, other: int) -> None:
    def year(number: int) -> bool:
        return 1900 <= number <= 2100

    differences = compared(f"{value}个", "zh", f"{other:,} members", "en")
    if not year(value) and not year(other):
        assert bool(differences) == (Decimal(value) != other)


def test_the_same_language_in_another_script_is_no_other_language(desk: Desk) -> None:
    text = "这本书的文字经过改写，以签署的文本为准，意大利的读者也能看到。"
    for target in (text, "這本書的文字經過改寫，以簽署的文本為準，意大利的讀者也能看到。"):
        for code in RULES:
            assert not found(code.partition(".")[2], desk, passage(text, target, "zh-Hant")), code
