"""Marks, spaces and numbers: planted faults, traps that look like faults, and what holds for any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples

from galley.likeness.neighbours import Words
from galley.passages.passage import Kind, Passage, Stretch
from galley.problem import Place, Severity
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.settings import Settings

FAMILIES = ("punctuation", "spacing", "numbering", "characters", "encoding")
RULES = {rule.code: rule for rule in tables.rules() if rule.family in FAMILIES}


def passage(text: str, language: str, kind: Kind = Kind.PARAGRAPH, line: int = 1, position: int = 0) -> Passage:
    stretches = (Stretch(0, Place("text.txt", line, 1, len(text))),)
    return Passage(text, language, kind, f"line {line}", stretches, "list" if position else "", position)


def reading(*texts: str, language: str = "zh", submitted: bool = True) -> Reading:
    passages = tuple(passage(text, language, line=line) for line, text in enumerate(texts, 1))
    return Reading(passages, submitted=submitted)


def findings(name: str, *passages: Passage, submitted: bool = False) -> list[Finding]:
    return list(RULES[name].findings(Reading(passages, submitted=submitted)))


def spans(name: str, *texts: str, language: str = "zh") -> list[str]:
    return [each.span.text for each in RULES[name].findings(reading(*texts, language=language))]


@pytest.mark.parametrize(
    ("name", "language", "text", "expected"),
    [
        ("punctuation.half-width", "zh", "12:30开始，共有2,000人，网址www.example.org，邮件a,b@c.org", []),
        ("punctuation.half-width", "zh", "第一副州长(Governor, Deputy)说", []),
        ("punctuation.half-width", "zh", "加强合作;促进发展!好吗?", [";", "!", "?"]),
        ("punctuation.half-width", "ja", "図書館へ行った.", ["."]),
        ("punctuation.half-width", "en", "你好,世界", []),
        ("punctuation.full-width", "en", "He said （twice） yes", ["（", "）"]),
        ("punctuation.full-width", "mn", "Ном， дэвтэр", ["，"]),
        ("punctuation.full-width", "zh", "Linux，", []),
        ("punctuation.bracket-width", "ru", "Дом（большой)", ["（"]),
        ("punctuation.bracket-width", "zh", "大会(AER）", ["("]),
        ("spacing.beside-mark", "zh", "前排（左） 后排", []),
        ("spacing.joined", "zh", "第五条 大会每年召开，由主席主持。", []),
        ("spacing.joined", "zh", "图书 馆 教 室 食 堂", []),
        ("spacing.joined", "ja", "松尾 周一郎", []),
        ("spacing.joined", "ko", "도서 관", []),
        ("punctuation.doubled", "zh", "真的？！好！！……“好。”他说，《谁？》，好", []),
        ("punctuation.doubled", "en", "See etc. ... and v1..2 or ../a", []),
        ("punctuation.doubled", "zh", "他说：“好。”。", ["。”。"]),
        ("punctuation.ellipsis", "zh", "v1...v2", []),
        ("punctuation.hyphen", "zh", "韩-俄电力系统，K-Beauty画展，中-日关系", []),
        ("punctuation.range", "zh", "电话02-223-2318，比分3-2，7-8月，2014-10-22", ["-"]),
        ("punctuation.range", "en", "10-15 people in 2012-2014", ["-", "-"]),
        ("punctuation.quote-form", "ru", "«Тема “Регион” дня»", ["“", "”"]),
        ("punctuation.quote-form", "ko", '"하나"라는 주제', []),
        ("punctuation.quote-form", "zh", 'He said "yes".', []),
        ("numbering.mark", "zh", "在第七、八次会议上，第一、第二项通过。", []),
        ("spacing.before-mark", "ru", "Да , нет ; ( вот ) .", [" ", " ", " ", " ", " "]),
        ("spacing.before-mark", "en", "the .NET and :) signs", []),
        ("spacing.before-mark", "zh", "大会 , 会议", []),
        ("spacing.missing", "ru", "и т.д., т.е., А.С.Пушкин, example.org, www.Near.Org", []),
        ("spacing.missing", "zh", "会议(AER)和Korea(2)", []),
        ("spacing.missing", "en", "member(s) and head(s)of (co)operation, (1)first", []),
        ("spacing.double", "en", "a  b   c\td", ["  "]),
        ("spacing.hyphen", "mn", "Ном - дэвтэр", ["-"]),
        ("punctuation.unpaired", "en", "The members’ goal of One House’ was named.", ["’"]),
        ("punctuation.unpaired", "en", "The members’ forum in Leningrad oblast’ didn’t close.", []),
        ("punctuation.unpaired", "zh", "在“（”与“）”之间", []),
        ("punctuation.unpaired", "zh", "他用“”” 表示", ["”"]),
        ("characters.look-alike", "ru", "Windowsом и USBпорт", ["Windowsом", "USBпорт"]),
        ("characters.look-alike", "en", "see www.сайт.org", []),
    ],
)
def test_planted_faults_and_traps(name: str, language: str, text: str, expected: list[str]) -> None:
    assert spans(name, text, language=language) == expected


def test_a_mark_or_letter_that_the_text_speaks_of_is_left_alone() -> None:
    for text in ("半角的“,”和全角的“，”", "“髮”与“發”", "用“；”隔开"):
        assert not [code for code in RULES for _ in spans(code, text)]


FIXES = [
    ("zh", "你好,世界", "，"),
    ("zh", "你好。。", "。"),
    ("zh", "我们去图书 馆借书，回家。", ""),
    ("ru", "Мoсква", "Москва"),
]


@pytest.mark.parametrize(("language", "text", "right"), FIXES)
def test_what_cannot_harm_is_mended(language: str, text: str, right: str) -> None:
    (found,) = [each for rule in RULES.values() for each in rule.findings(reading(text, language=language))]
    assert found.replacement == right


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "这里写作发，那里写作發"),
        ("zh", "你好,abc"),
        ("zh", "你好, 世界"),
        ("zh", "苹果、梨...都有"),
        ("ru", "Мокрoга"),
        ("ru", 'роман "Мир"'),
        ("ja", "入ロ付近"),
        ("en", "apples , pears"),
        ("zh", "２０２５年"),
    ],
)
def test_nothing_else_is_mended(language: str, text: str) -> None:
    found = [each for rule in RULES.values() for each in rule.findings(reading(text, language=language))]
    assert found and all(each.replacement is None for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-Hant", "圖書館每週開放，歡迎讀者來訪。"), ("fr", "L’été arrive ; voilà !"), ("uk", "Ґанок і її п’ять вікон")],
)
def test_an_unknown_language_and_traditional_chinese_are_silent(language: str, text: str) -> None:
    assert not [code for code in RULES for _ in spans(code, text, language=language)]


def test_a_text_in_traditional_characters_is_told_once() -> None:
    texts = ("圖書館每週開放，歡迎讀者來訪。", "學校裡有許多學生與老師。", "今天天气很好。")
    (found,) = findings("characters.region-form", *(passage(text, "zh") for text in texts))
    assert found.message == "2 passages are in characters of another region" and len(found.related) == 1


def test_several_characters_of_another_region_are_told_in_the_same_words() -> None:
    text = "图书馆內有一個閱览室，请您不要在里面大声说话，也不要吃东西。"
    found = findings("characters.region-form", passage(text, "zh"))
    assert [each.span.text for each in found] == ["內", "個", "閱"]
    assert {each.message for each in found} == {"3 characters are not in their Chinese form"}
    assert {each.mend for each in found} == {"write 個 → 个, 內 → 内, 閱 → 阅"}


def test_from_so_many_characters_on_a_passage_is_told_as_a_whole() -> None:
    four, five = "圖書館與會", "圖書館與會員們"
    assert len(spans("characters.region-form", f"{four[:4]}今天开放")) == 4
    assert spans("characters.region-form", five) == [five]
    assert (
        len(spans("characters.region-form", f"{five[:5]}今天开放，明天休息，后天开放，天天如此，年年不变，真好")) == 5
    )


def test_the_house_may_have_other_quotes() -> None:
    desk = Desk(settings=Settings(style={"zh": {"quotes": "「」『』"}}))
    text = replace(reading("他说「你好」。"), desk=desk)
    assert not list(RULES["punctuation.quote-form"].findings(text))
    usual = list(RULES["punctuation.quote-form"].findings(replace(reading("他说“你好”。"), desk=desk)))
    assert [each.mend for each in usual] == ["write 「 」"] * 2
    (nested,) = RULES["punctuation.quote-nesting"].findings(replace(reading("「他说「好」」"), desk=desk))
    assert nested.mend == "write 『 』"


def test_a_joint_of_two_lines_is_no_space() -> None:
    text = "图书馆， 食堂"
    ends = (Stretch(0, Place("a", 1, 1)), Stretch(4, Place("a", 1, 4), verbatim=False), Stretch(5, Place("a", 2, 1)))
    assert not findings("spacing.beside-mark", Passage(text, "zh", Kind.PARAGRAPH, "line 1", ends))
    assert findings("spacing.beside-mark", passage(text, "zh"))


def test_what_a_reference_prints_is_not_told() -> None:
    said = (Stretch(0, Place("a", 1, 1), verbatim=False),)
    whole = Reading((Passage("甲,乙(丙）丁縣", "zh", Kind.PARAGRAPH, "p", said),))
    assert not [finding for rule in RULES.values() for finding in rule.findings(whole)]


def test_of_two_ways_the_less_usual_is_told_once_with_its_places() -> None:
    texts = ("2~3人", "4~5人", "6~7人", "1～2人", "8～9人")
    (found,) = RULES["punctuation.range-style"].findings(reading(*texts))
    assert found.span.text == "～" and len(found.related) == 2 and found.message.values["usual"] == "~"


def test_the_numbers_of_a_list_follow_each_other() -> None:
    items = [passage(text, "en", Kind.ITEM, at, at) for at, text in ((1, "Members"), (2, "Fees"), (4, "Staff"))]
    (found,) = findings("numbering.order", *items)
    assert found.message == "4 follows 2" and found.related[0].passage is items[1]


def test_a_list_that_ends_otherwise_than_its_like_is_told_by_the_odd_one() -> None:
    texts = ("Members of the club.", "Fees and other income.", "Staff of the office", "Tasks of the staff.")
    items = [passage(text, "en", Kind.ITEM, at, at) for at, text in enumerate(texts, 1)]
    (found,) = findings("punctuation.list-end", *items)
    assert found.span.passage is items[2] and found.span.text == "e"
    assert (found.message, found.severity) == ("the item ends without a stop, the others with one", None)
    assert not findings("punctuation.list-end", *items[1:])
    assert not findings("punctuation.list-end", *(replace(each, text=each.text[:8]) for each in items))


def test_a_stop_behind_one_item_of_a_list_without_stops_is_told_as_a_matter_of_taste() -> None:
    texts = ("Members of the club", "Fees and other income", "Staff of the office.", "Tasks of the staff")
    items = [passage(text, "en", Kind.ITEM, at, at) for at, text in enumerate(texts, 1)]
    (found,) = findings("punctuation.list-end", *items)
    assert found.span.passage is items[2] and found.related[0].passage is items[0]
    assert (found.message, found.severity) == ("the item ends with a stop, the others without", Severity.NOTE)


def test_a_paragraph_of_a_publication_ends_with_a_stop_and_a_translation_ends_as_its_source() -> None:
    long = "图书馆每天从早上八点开到晚上九点，周末也照常开放并且欢迎大家前来借书"
    name = "punctuation.sentence-end"
    assert [each.span.text for each in findings(name, passage(long, "zh"))] == ["书"]
    assert not findings(name, passage(long[:24], "zh"))
    assert findings(name, passage(f"{long[:24]}着", "zh"))
    assert not findings(name, passage(long, "zh", Kind.HEADING))
    assert not findings(name, passage(long, "zh"), submitted=True)
    source = passage("图书馆开门。", "zh")
    assert findings(name, replace(passage("Номын сан", "mn"), source=source))
    assert not findings(name, replace(passage("Номын сан", "mn"), source=passage("图书馆", "zh")))


def test_a_sentence_sent_in_korean_is_over_with_its_predicate() -> None:
    text = "두 사람은 앞으로 이야기를 더 나누기로 하였다"
    after = passage("다음 모임은 내년에 열린다.", "ko")
    (found,) = findings("punctuation.sentence-end", passage(text, "ko"), after, submitted=True)
    assert found.severity is None
    assert not findings("punctuation.sentence-end", passage(text[:-1] + "고", "ko"), after, submitted=True)


def test_a_paragraph_before_a_new_one_is_a_warning_in_a_publication_and_a_hint_in_what_was_sent() -> None:
    texts = ("Библиотека открыта в 1996 году. В ней 73 зала", "1. Залы")
    for submitted, severity in ((False, None), (True, Severity.NOTE)):
        (found, *_) = RULES["punctuation.sentence-end"].findings(reading(*texts, language="ru", submitted=submitted))
        assert found.severity is severity


def replaced(finding: Finding) -> str:
    text, span = finding.span.passage.text, finding.span
    return text[: span.start] + (finding.replacement or "") + text[span.end :]


@pytest.mark.parametrize("code", RULES)
def test_a_replacement_mends_what_was_found(code: str) -> None:
    for example in RULES[code].examples:
        if not example.fault or "¶" in example.text:
            continue
        found = list(
            RULES[code].findings(
                reading(example.text.translate({0x27E6: None, 0x27E7: None}), language=example.language)
            )
        )
        for each in found:
            if each.replacement is not None:
                assert len(list(RULES[code].findings(reading(replaced(each), language=example.language)))) < len(found)


TEXTS = st.text(
    alphabet="中国年月日第一是，。、；：“”（）《》…-—~～ \t,.:;?!()\"'«»•△12345abcZавБ가나のは縣й", max_size=60
)


@examples(60)
@given(st.lists(TEXTS, max_size=4), st.sampled_from(["zh", "ja", "ko", "ru", "mn", "en"]), st.booleans())
def test_any_text_is_read_and_findings_lie_within_it(texts: list[str], language: str, submitted: bool) -> None:
    whole = reading(*texts, language=language, submitted=submitted)
    for rule in RULES.values():
        for finding in rule.findings(whole):
            for span in (finding.span, *finding.related):
                assert 0 <= span.start < span.end <= len(span.passage.text)


class Counted(str):
    """A text that counts the characters that are taken out of it, each time a part of it is made."""

    taken = 0

    def __getitem__(self, at):
        part = super().__getitem__(at)
        Counted.taken += len(part)
        return part


def test_a_word_longer_than_all_that_are_known_is_not_taken_apart() -> None:
    words = Words(["алтай", "амур"])
    counted = Counted("а" * 1000)
    assert words.near(counted) == [] and Counted.taken == 0
    assert words.near("алтайй") == words.near("алта") == ["алтай"]
    assert words.near("алтаййй") == []


def test_a_language_has_what_its_kin_have_and_its_own_before_it() -> None:
    assert spans("punctuation.half-width", "你好,世界", language="zh-Hant") == [","]
    assert spans("punctuation.quote-form", "他說「好」", language="zh-Hant") == []
    assert spans("punctuation.quote-form", "他说「好」", language="zh") == ["「", "」"]
    assert spans("characters.region-form", "圖書館", language="zh-Hant") == []


def test_a_space_between_two_common_words_of_a_sentence_may_be_a_lost_mark() -> None:
    (found,) = findings("spacing.joined", passage("我们 明天一早从西门出发。", "zh"))
    assert found.replacement is None and found.message == "a space between two words of a sentence"
    assert not findings("spacing.joined", passage("我们 明天一早从西门出发", "zh"))
    assert not findings("spacing.joined", passage("我们 的明天，再见。", "zh"))
    assert not findings("spacing.joined", passage("我们 明天 出发 学校，再见。", "zh"))
