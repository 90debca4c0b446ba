"""Rules of facts: what contradicts, and what only looks as if it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.passages.passage import plain
from galley.passages.submission import read_submission
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.proof.rulebook import tables

RULES = {rule.code: rule for rule in tables.rules() if rule.family in ("facts", "events")}


def found(desk: Desk, text: str, language: str = "zh") -> list[tuple[str, str]]:
    """The codes of facts with the characters they mark, in the order of the text."""
    reading = Reading(read_submission(text, "text", language), desk, submitted=True)
    findings = [(rule.code, each.span) for rule in RULES.values() for each in rule.findings(reading)]
    findings.sort(key=lambda each: (reading.passages.index(each[1].passage), each[1].start))
    return [(code, span.text) for code, span in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在2010年第七次全体会议上，会费制首次提出。", [("events.date", "七")]),
        ("2004年，在中国吉林省召开的第五次全体会议上决定成立秘书处。", [("events.place", "吉林省")]),
        ("第4次矿产开发调整专门委员会会议定于2017年召开。", [("events.date", "2017年")]),
        ("兵库县(日) 第12次防灾专门委员会 3. 10 ~ 3. 14 兵库县神户市", [("events.date", "3. 10 ~ 3. 14")]),
        ("会议于2014年2月30日举行。", [("facts.no-such-date", "2014年2月30日")]),
        ("2014. 13. 31", [("facts.no-such-date", "2014. 13. 31")]),
        ("在中国、日本、韩国、蒙古5个国家举行。", [("facts.countries", "5个")]),
        ("四种语言（中、日、俄）", [("facts.list-number", "四")]),
        ("联合会设有12个专门委员会。", [("facts.size", "12")]),
        ("联合会设有15个专门委员会。", [("facts.size", "15")]),
        ("旅游专门委员会(协调员:山东省)", [("facts.coordinator", "山东省")]),
    ],
)
def test_what_contradicts_is_found_once(desk: Desk, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(desk, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第6届NEAR国际论坛在哈巴罗夫斯克边疆区举办。",
        "秘书处 NEAR全体会议 10. 21 - 10. 24 灵岩郡",
        "会议于10月22日开幕，第十次全体会议随后举行。",
        "10月22日下午，会议按2013年第九次事务委员会的意见进行了表决。",
        "2002年，第四次全体会议闭幕，应哈巴罗夫斯克之请，成立了边疆合作专门委员会。",
        "庆尚北道(韩) 2015世界水论坛倒计时仪式 6. 16 大邱",
        "来自日本新潟、韩国平昌、中国天津、朝鲜平壤等16个城市的市长出席了会议。",
        "将4～5个专门委员会合并为3～4个委员会。",
        "拟面向中日韩三国出口。",
        "2012年2月29日至3月2日，为期三天。",
        "会议于12月30日至1月2日举行。",
        "NEAR成立近20周年以来，联合会成立于1996年。",
        "其中中国5个、日本4个，另有2个观察员，共有11个。",
        "联盟共有95个会员。",
        "联合会设有11个专门委员会。",
    ],
)
def test_what_only_looks_wrong_is_left_alone(desk: Desk, text: str) -> None:
    assert found(desk, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The 10th General Assembly was held on 3 November 2014.", [("events.date", "3 November 2014")]),
        ("ru", "2-я Генеральная Ассамблея состоялась в 1999 году.", [("events.date", "1999 году")]),
        ("ja", "第10回総会は2014年11月に全羅南道で開催された。", [("events.date", "2014年11月")]),
        ("ko", "제10차 총회가 2014년 11월에 개최되었다.", [("events.date", "2014년 11월")]),
        ("en", "It met from 24 to 21 October 2014.", [("facts.reversed-dates", "24 to 21 October 2014")]),
        ("ko", "2014년 10월 22일(목)", [("facts.weekday", "목")]),
        ("ru", "в четверг, 22 октября 2014 года", [("facts.weekday", "четверг")]),
        ("en", "China (4): Henan Province, Hubei Province, Hunan Province", [("facts.list-count", "4")]),
    ],
)
def test_other_languages(desk: Desk, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(desk, text, language) == expected


def test_a_later_meeting_of_our_own_is_no_contradiction(desk: Desk) -> None:
    assert found(desk, "第九次全体会议已经举行。\n\n第十次全体会议即将举行。") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "中国",
                "5个国家",
                "、",
                "（",
                "）",
                "3. 10 ~ 3. 9",
                "2014年2月30日",
                "专门委员会",
                "共",
                "\n",
                "12%",
                "第",
                "次",
            ]
        )
    ),
    st.sampled_from(["zh", "ja", "ko", "mn", "ru", "en"]),
)
def test_no_text_breaks_a_rule(desk: Desk, pieces: list[str], language: str) -> None:
    reading = Reading((plain("".join(pieces), language), plain(" ".join(pieces), language)), desk, submitted=True)
    for rule in RULES.values():
        for finding in rule.findings(reading):
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.passage.text)
