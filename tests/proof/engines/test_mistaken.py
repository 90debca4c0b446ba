"""A word that is none is told where one that sounds or looks alike is common, and a name or a rare word is not."""

from __future__ import annotations

import pytest

from galley.lexica.unlikely import Slip
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
        ("他戴着面剧参加舞会", [("面剧", "面具")]),
        ("表彰文艺工左者的大会", [("工左者", "工作者")]),
        ("请把文件存入档按里", [("档按", "档案")]),
        ("强烈地振的记录", [("地振", "地震")]),
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
    assert told("把行李放再门口。") == [("再", "在")] and told("把行李放再门口。", "他放再门前了。") == []


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


def test_what_goes_on_over_a_bracket_is_left_alone() -> None:
    assert told("（会议）讨论了预房灾害的问题") != [] and told("会议讨论了（各地）预房灾害的问题") == []


def test_a_letter_beside_a_name_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text, slip = "会长某某致贺词", Slip(0.0, 4, 5, "至")
    monkeypatch.setattr(mistaken, "miswritten", lambda *_: None)
    monkeypatch.setattr(mistaken.Mistaken, "slips", lambda self, given: [slip])
    assert told(text) == [("致", "至")]
    monkeypatch.setattr(mistaken, "names_of", lambda *_: Lexicon("zh", (Name("某某", "x", "term", "某某"),)))
    assert told(text) == []


def test_japanese_tells_what_looks_alike_and_not_what_sounds_alike() -> None:
    assert told("各地で購演した", language="ja") == [("購演", "講演")]
    assert told("各地で公演し、後援した", language="ja") == []


def test_languages_without_what_is_alike_are_not_read() -> None:
    assert told("预房 購演", language="ko") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("wrong", "right", "written"),
    [
        ("新的程序多了一项检索工能。", "新的程序多了一项检索功能。", "工能"),
        ("晚饭以经做好了。", "晚饭已经做好了。", "以经"),
        ("请打开配制文件。", "请打开配置文件。", "配制"),
        ("这坐石塔建于宋代。", "这座石塔建于宋代。", "坐"),
        ("把行李放再门口。", "把行李放在门口。", "再"),
        ("孩子们在图书管看书。", "孩子们在图书馆看书。", "图书管"),
        ("这个公园占地十二平方里。", "这个公园占地十二平方公里。", "平方里"),
        ("这件事坏败了剧团的名声。", "这件事败坏了剧团的名声。", "坏败"),
        ("大家公布了民主策评的结果。", "大家公布了民主测评的结果。", "策评"),
        ("他决定从自生做起。", "他决定从自身做起。", "自生"),
        ("外面很冷，请近来坐。", "外面很冷，请进来坐。", "近来"),
        ("他今天又赤道了，老师很生气。", "他今天又迟到了，老师很生气。", "赤道"),
        ("他高兴地跑家回去了。", "他高兴地跑回家去了。", "家回"),
    ],
)
def test_what_hardly_stands_in_a_sentence_is_told_and_what_was_meant_is_not(
    wrong: str, right: str, written: str
) -> None:
    assert [text for text, _ in told(wrong)] == [written]
    assert told(right) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "sound",
    [
        "您可按任一键或单击鼠标。",
        "参加座谈会的有孙孚凌、何鲁丽和陈焕友。",
        "请先变基再推送，变基之后检查一遍。",
        "外长萨哈夫在首都举行记者招待会。",
        "警报响起，列车已经离开车站。",
        "公安局集中警力对不法商贩进行了清理。",
        "本书依据年度报告所载事实重新撰写，并非联合会的正式出版物。",
        "一条祝语写得洁净清新。",
        "昨晚歇得迟，今天起得也迟。",
        "翟景升同他见了面。",
        "",
    ],
)
def test_names_and_rare_words_hardly_stand_anywhere_and_are_not_told(sound: str) -> None:
    assert told(sound) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("told_alone", "silent"),
    [
        ("我们到图书管。", "我们到图书管·阿里。"),
        ("期忘很大。", "阿里·期忘很大。"),
        ("以经做好了。", "3以经做好了。"),
    ],
)
def test_beside_the_dot_of_a_foreign_name_and_behind_digits_nothing_is_told(told_alone: str, silent: str) -> None:
    assert told(told_alone) and told(silent) == []


@pytest.mark.model
def test_a_lost_letter_that_stands_so_twice_is_meant() -> None:
    assert told("这家餐厅的环很不错。") == [("环", "环境")]
    assert told("这家餐厅的环很不错。", "那家餐厅的环很大，菜很好。") == []
    assert told("这家餐厅的环很不错。", "他买了一个环。") == [("环", "环境")]


@pytest.mark.model
def test_a_slip_that_stands_elsewhere_in_two_words_is_told() -> None:
    assert told("这是我第一次来京北，对什么都很好奇。", "列车从北京北站开出。") == [("京北", "北京")]


@pytest.mark.model
def test_traditional_characters_are_not_weighed_by_a_model_of_simplified_ones() -> None:
    assert told("開幕式下午三點在體育館舉行，觀衆請提前入場。", language="zh-Hant") == []


@pytest.mark.model
def test_without_the_model_words_that_are_none_are_told_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistaken, "miswritten", lambda *_: None)
    assert told("会议讨论了预房灾害的问题") == [("预房", "预防")]
    assert told("请打开配制文件。") == []
