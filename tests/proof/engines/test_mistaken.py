"""A word that is none is told where one that sounds or looks alike is common, and a name or a rare word is not."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.engines import mistaken
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.shelf.lexicon import Lexicon, Name

(RULE,) = (rule for rule in tables.rules() if rule.code == "wording.character")


def told(*texts: str, language: str = "zh") -> list[tuple[str, str]]:
    reading = Reading(tuple(plain(text, language) for text in texts))
    return [(each.span.text, str(each.message.values["write"])) for each in RULE.findings(reading)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议讨论了预房灾害的问题", [("预房", "预防")]),
        ("给当地带来了繁容", [("繁容", "繁荣")]),
        ("地方政付的职员", [("政付", "政府")]),
        ("处理日常复责的工作", [("复责", "负责")]),
        ("邮政系通的职员", [("系通", "系统")]),
        ("给学校增天了活力", [("增天", "增添")]),
        ("在特定请况下选择", [("请况", "情况")]),
        ("由于天气元因，航班推迟", [("元因", "原因")]),
        ("糕点店特制面剧模型", [("面剧", "面具")]),
        ("表彰文艺工左者的大会", [("工左者", "工作者")]),
        ("请把文件存入档按里", [("档按", "档案")]),
        ("他在作站的时候", []),
        ("强烈地振的记录", [("地振", "地震")]),
        ("讲座以及岭导干部的名单", []),
        ("公布民主策评的办法", []),
    ],
)
def test_a_character_that_sounds_alike_is_told(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "赋能产业，已有成果，了不起的人，其中不少",
        "本节介绍此字段，担任此职的人，把它移到安全的地方",
        "演员有李润五、朱作勇，望子成龙",
        "摄影室里光线很好，按中键打开文件，仅会显示名称",
        "叶卡捷琳娜与符拉迪沃斯托克，塞勒开胡图次肯",
        "國際關係與協會，持続可能",
        "预",
        "",
    ],
)
def test_what_is_rare_or_free_or_a_name_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_what_stands_twice_is_meant() -> None:
    assert told("讨论了预房灾害的问题", "预房灾害") == []


@pytest.mark.parametrize(
    ("start", "end", "found"), [(5, 7, False), (6, 9, False), (2, 6, False), (2, 5, True), (7, 9, True)]
)
def test_a_name_of_the_registry_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, start: int, end: int, found: bool
) -> None:
    text = "会议讨论了预房灾害的问题"
    names = Lexicon("zh", (Name(text[start:end], "x", "term", text[start:end]),))
    monkeypatch.setattr(mistaken, "names_of", lambda desk, language: names)
    assert bool(told(text)) == found


def test_japanese_tells_what_looks_alike_and_not_what_sounds_alike() -> None:
    assert told("各地で購演した", language="ja") == [("購演", "講演")]
    assert told("各地で公演し、後援した", language="ja") == []


def test_languages_without_what_is_alike_are_not_read() -> None:
    assert told("预房 購演", language="ko") == []
