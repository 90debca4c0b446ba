"""Frames of Chinese clauses: what they ask for, and what is missing, too many, of another kind or in another place."""

from __future__ import annotations

import pytest

from galley.lexica.frames import clashes


def told(text: str) -> list[tuple[str, str, str | None]]:
    """The way of each clash, what is at fault, and what is meant."""
    return [(each.way, text[each.start : each.end], each.meant) for each in clashes("zh", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县里采取了提前转移低洼地带群众，避免了伤亡。", ("head", "采取", None)),
        ("沿海各市掀起了发展海洋经济，取得了成效。", ("head", "掀起", None)),
        ("全县掀起了学习防溺水知识。", ("head", "掀起", None)),
        ("在推进城镇化的过程，要保护老街。", ("frame", "过程", "过程中")),
        ("这所学校是由海外侨胞兴建，已有八十年历史。", ("frame", "兴建", "兴建的")),
        ("在各单位的共同努力，工程提前竣工。", ("frame", "共同努力", "共同努力下")),
        ("在去年召开的会议，各方达成了共识。", ("frame", "会议", "会议上")),
        ("大会尚未通过了新的标准。", ("aspect", "了", "")),
        ("双方即将签署了关于旅游的备忘录。", ("aspect", "了", "")),
        ("秘书处正在筹备了明年春季的会议。", ("aspect", "了", "")),
        ("两地正在开展着了交流活动。", ("aspect", "着", "")),
        ("市长在机场见面了代表团成员。", ("held", "见面了代表团", None)),
        ("该市被荣获“森林城市”称号。", ("voice", "被", "")),
        ("旧祠堂被改造把它成了图书室。", ("voice", "被", None)),
        ("不但该馆收藏古籍，还定期举办讲座。", ("order", "不但该馆", "该馆不但")),
        ("不仅本次论坛讨论了海洋保护，也为各方提供了机会。", ("order", "不仅本次论坛", "本次论坛不仅")),
        ("馆内有丰富多彩的大量民间艺术品。", ("order", "丰富多彩的大量", "大量丰富多彩的")),
        ("代表们听取了报告和参观了展览。", ("joined", "和", "并")),
        ("与会的五名专家们一致支持。", ("plural", "们", "")),
        ("敦煌壁画对于他很感兴趣。", ("turned", "对于他", None)),
        ("大会收到一只来自企业界的建议书。", ("measure", "只", "份")),
        ("灾区急需五千颗帐篷和饮用水。", ("measure", "颗", "件 / 顶 / 间")),
    ],
)
def test_what_a_frame_does_not_hold_is_told(text: str, expected: tuple[str, str, str | None]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("县里采取了提前转移群众的措施，避免了伤亡。", id="the object has its noun"),
        pytest.param("各校开展教学研究和文体活动。", id="an object of nouns"),
        pytest.param("担负着维护国家利益，保护环境的使命。", id="the noun stands a clause on"),
        pytest.param("在领导看来，这很重要。", id="a frame that is closed"),
        pytest.param("学校是由侨胞兴建的，已有八十年历史。", id="made by whom"),
        pytest.param("双方将签署备忘录，去年已签署了协议。", id="what was done"),
        pytest.param("大会尚未审议过新的标准。", id="过 with what was not done"),
        pytest.param("春天即将到了。", id="了 at the end tells of a change"),
        pytest.param("他被授予称号，被获救的人感谢。", id="a passive that is needed"),
        pytest.param("不但价格便宜，而且质量好。", id="two subjects"),
        pytest.param("他认识了老师和参加了比赛的同学。", id="a clause that belongs to a noun"),
        pytest.param("第一批学员们来了，游客们也来了。", id="nobody is counted"),
        pytest.param("老师对他很了解。", id="a person who knows"),
        pytest.param("收到一份来自企业界的建议书，三件青铜器。", id="the measure words of the nouns"),
        pytest.param("他们和老师见面了，举行了见面会。", id="a verb that holds its object, with no other"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_goes_together_is_not_told(text: str) -> None:
    assert told(text) == []


def test_languages_without_such_lists_are_not_read() -> None:
    assert clashes("en", "They can be called a wonder.") == clashes("ja", "二つの本") == ()
