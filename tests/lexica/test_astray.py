"""What is lost, too many or in the wrong place in Chinese sentences, by the model of sentences."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica.astray import Astray, Run
from galley.lexica.sentences import Sentences, sentences
from galley.lexica.stretches import NO_WORD

pytestmark = pytest.mark.model


@cache
def astray() -> tuple[Sentences, Astray]:
    """The model of sentences, and the search by it."""
    model = sentences("zh", "")
    assert model is not None
    return model, Astray("zh", model)


def told(text: str) -> list[tuple[str, str]]:
    """What stands at the likeliest slip of a run, and what is meant."""
    model, search = astray()
    cut = model.cut(text, (NO_WORD, NO_WORD))
    run = Run(text, cut, model.scores([NO_WORD, NO_WORD, *(word for _, word in cut)]))
    return [(text[each.start : each.end], each.meant) for each in sorted(search.slips(run), reverse=True)][:1]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("这家餐厅的环很不错", "环", "环境"),
        ("将进一步扩大农产品贸", "贸", "贸易"),
        ("申报的三个实验室项目全部通过验", "验", "验证"),
        ("已经通过环保部门的检", "检", "检查"),
        ("有关部门正在调", "调", "调查"),
        ("服务员态也很好", "态", "态度"),
        ("妈妈给我买了一条子", "子", "裤子"),
        ("这部电影有意思很", "有意思很", "很有意思"),
        ("今天的门票卖完已经了", "卖完已经", "已经卖完"),
        ("年轻人充分应该发挥才智", "充分应该", "应该充分"),
        ("他戴上被手铐", "戴上被", "被戴上"),
        ("他首次获得给冠军", "给冠军", "冠军"),
        ("今年上小学会三年级", "会三", "三"),
    ],
)
def test_what_is_astray_is_told_with_what_is_meant(text: str, written: str, meant: str) -> None:
    assert told(text) == [(written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("这家餐厅的环境很不错", id="nothing is lost"),
        pytest.param("一家餐厅的环很大", id="the letter was found so on end with both neighbours"),
        pytest.param("他昨天在京开会", id="it was found so beside both"),
        pytest.param("他们送钱送物送土特产", id="the letter before it stands there again"),
        pytest.param("单项赛金牌被他获得", id="it ends words behind a word"),
        pytest.param("总统李银走了", id="a name"),
        pytest.param("这些诗里有一种说不出的真切感", id="a letter that ends many words"),
        pytest.param("已经通过环保部门的检就恢复生产", id="the letter ends no clause"),
        pytest.param("他能一眼辨认出假钞", id="an adverb that may stand before or behind its neighbour"),
        pytest.param("绝大多数设备默认就安装好驱动", id="hardly likelier with the two exchanged"),
        pytest.param("系统将不自动进行任何操作", id="a word that is held before many, likelier elsewhere"),
        pytest.param("今天起得也迟", id="no adverb goes behind at the end, nor before 得"),
        pytest.param("他笑得他前仰后合", id="likelier without a word of no closed class"),
        pytest.param("农业要可持续发展", id="likelier without an auxiliary that may stand there"),
    ],
)
def test_what_is_hardly_likelier_is_left_alone(text: str) -> None:
    assert told(text) == []
