"""Chinese slips: which word is meant where the letters that stand there are taken for others, and how much likelier the sentence is with it."""

from __future__ import annotations

from functools import cache

import pytest

from galley.lexica.mistaken import Mistaken
from galley.lexica.miswritten import Miswritten, miswritten
from galley.lexica.unlikely import Slip
from galley.proof.rulebook import tables

(RULE,) = (rule for rule in tables.rules() if rule.code == "wording.character")


def groups(name: str, language: str = "zh") -> frozenset[str]:
    """The letters that the tables call alike in some way."""
    return frozenset(RULE.option(name, language, ()))


@cache
def by_model() -> Miswritten:
    """The search by the model of sentences, with what the tables tell."""
    found = miswritten("zh", groups("shapes"), groups("alike"), groups("particles"), RULE.option("surnames", "zh"))
    assert found is not None
    return found


@cache
def by_words(language: str = "zh") -> Mistaken:
    """The search by how frequent words are."""
    return Mistaken(language, groups("shapes", language), language == "zh", RULE.option("surnames", language, ""))


def read(text: str, slips: list[Slip]) -> list[tuple[int, str, str, float]]:
    """Where each slip stands, what is written, what is meant, and what is gained."""
    return [(each.start, text[each.start : each.end], each.meant, each.gain) for each in slips]


WEIGHED = [
    ("新的程序多了一项检索工能。", 10, "工能", "功能", 6.26),
    ("晚饭以经做好了。", 2, "以经", "已经", 5.16),
    ("请打开配制文件。", 3, "配制", "配置", 3.24),
    ("这坐石塔建于宋代。", 1, "坐", "座", 2.83),
    ("把行李放再门口。", 4, "再", "在", 4.44),
    ("孩子们在图书管看书。", 4, "图书管", "图书馆", 8.96),
    ("这个公园占地十二平方里。", 8, "平方里", "平方公里", 4.79),
    ("这件事坏败了剧团的名声。", 3, "坏败", "败坏", 4.71),
    ("大家公布了民主策评的结果。", 7, "策评", "测评", 7.6),
    ("他决定从自生做起。", 4, "自生", "自身", 6.35),
    ("外面很冷，请近来坐。", 6, "近来", "进来", 3.48),
    ("他今天又赤道了，老师很生气。", 4, "赤道", "迟到", 4.66),
    ("他高兴地跑家回去了。", 5, "家回", "回家", 4.89),
    ("他戴着面剧参加舞会", 3, "面剧", "面具", 7.11),
    ("他把书放在卓子上。", 5, "卓子", "桌子", 10.57),
    ("我很喜欢吃平果。", 5, "平果", "苹果", 4.79),
    ("今天天汽很好。", 2, "天汽", "天气", 10.08),
    ("他每天都去图馆看书。", 5, "图馆", "图书馆", 9.73),
    ("他在厂工里工作。", 2, "厂工", "工厂", 5.09),
    ("他做在椅子上。", 1, "做在", "坐在", 4.27),
    ("他已后再也不来了。", 1, "已后", "以后", 4.38),
    ("解决些这难点，既是实际工作的需要。", 2, "些这", "这些", 4.81),
    ("学生毕业后快很就找到了工作。", 5, "快很", "很快", 5.21),
    ("这是我第一次来京北，对什么都很好奇。", 7, "京北", "北京", 6.08),
    ("公司在年底又入注资金两千万元。", 6, "入注", "注入", 6.41),
    ("我们必需努力。", 2, "必需", "必须", 2.52),
    ("这是我门的学校。", 2, "我门", "我们", 5.36),
    ("我己经吃过饭了。", 1, "己经", "已经", 4.58),
]
"""What only the model of sentences tells."""
UNHEARD = [
    ("会议讨论了预房灾害的问题。", 5, "预房", "预防", 4.88, 4.8),
    ("给当地带来了繁容。", 6, "繁容", "繁荣", 6.05, 5.73),
    ("地方政付的职员", 2, "政付", "政府", 8.71, 4.15),
    ("处理日常复责的工作", 4, "复责", "负责", 7.44, 3.44),
    ("邮政系通的职员", 2, "系通", "系统", 7.25, 4.65),
    ("给学校增天了活力", 3, "增天", "增添", 6.12, 3.08),
    ("在特定请况下选择", 3, "请况", "情况", 11.55, 4.24),
    ("由于天气元因，航班推迟", 4, "元因", "原因", 5.35, 3.23),
    ("表彰文艺工左者的大会", 4, "工左者", "工作者", 11.77, 7.35),
    ("请把文件存入档按里", 6, "档按", "档案", 5.6, 4.09),
    ("强烈地振的记录", 2, "地振", "地震", 4.8, 4.27),
    ("我们期忘这次合作。", 2, "期忘", "期望", 6.21, 3.33),
    ("他们的生话很幸福。", 3, "生话", "生活", 9.02, 3.86),
    ("他在北京末来几年工作。", 4, "末来", "未来", 6.25, 2.53),
    ("请输人您的密码。", 1, "输人", "输入", 6.05, 2.14),
    ("他的成积很好。", 2, "成积", "成绩", 9.58, 4.21),
    ("我们要保护环镜。", 5, "环镜", "环境", 7.6, 5.83),
    ("他参加了比塞。", 4, "比塞", "比赛", 6.33, 4.07),
    ("我们去公圆散步。", 3, "公圆", "公园", 8.66, 4.97),
    ("这个间题很难。", 2, "间题", "问题", 8.44, 4.94),
]
"""What is no word: what is gained by the model, and by the frequencies of words alone."""
SOUND = [
    "图书馆今天开门了。",
    "他跑的很快。",
    "他是一个好学生。",
    "会议由主持人张为民主持。",
    "他象爸爸一样高。",
    "他即使来了也没用。",
    "他的文章写得很好，人们都很喜欢。",
    "这座城市的交通非常方便。",
    "我们到图书馆·阿里。",
    "外长萨哈夫在首都举行记者招待会。",
    "一条祝语写得洁净清新。",
    "翟景升同他见了面。",
    "这徒然增加邮递的负担和资源的浪费。",
    "院子里各种瓜果菜蔬堆得像小山。",
    "双方外长在梅兹监狱会见了代表。",
    "议长哈马迪一行来访。",
    "申花队的申思和国安队的外援，都是去年的佼佼者。",
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "start", "written", "meant", "gain"), [*WEIGHED, *(each[:5] for each in UNHEARD)])
def test_what_is_meant_makes_its_sentence_so_much_likelier(
    text: str, start: int, written: str, meant: str, gain: float
) -> None:
    assert read(text, [*by_model().slips(text)]) == [(start, written, meant, pytest.approx(gain, abs=0.02))]


@pytest.mark.parametrize(("text", "start", "written", "meant", "gain"), [(*each[:4], each[5]) for each in UNHEARD])
def test_what_is_no_word_is_meant_for_one_by_how_usual_that_is(
    text: str, start: int, written: str, meant: str, gain: float
) -> None:
    assert read(text, [*by_words().slips(text)]) == [(start, written, meant, pytest.approx(gain, abs=0.02))]


@pytest.mark.parametrize("text", [each[0] for each in WEIGHED if each[2] != "以经"])
def test_words_that_are_meant_for_others_are_no_matter_of_frequency(text: str) -> None:
    assert [*by_words().slips(text)] == []


@pytest.mark.model
@pytest.mark.parametrize(("text", "meant"), [("今年在巴黎召开的第", "第一"), ("本市举办国际家具产业展", "发展")])
def test_where_a_run_may_be_cut_off_it_lacks_nothing_at_its_end(text: str, meant: str) -> None:
    assert [each.meant for each in by_model().slips(f"{text}，")] == [meant]
    for cut in ("", "\n", "21届。", " 4月"):
        assert [*by_model().slips(text + cut)] == []


@pytest.mark.model
@pytest.mark.parametrize("text", SOUND)
def test_sound_sentences_have_no_slips(text: str) -> None:
    assert [*by_model().slips(text)] == [*by_words().slips(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各地で購演した", [(3, "購演", "講演", 7.36)]),
        ("会社の業積を報告する", [(3, "業積", "業績", 4.92)]),
        ("未来の計画と末来", [(6, "末来", "未来", 3.54)]),
        ("完壁な仕事", [(0, "完壁", "完璧", 4.63)]),
        ("徒歩と公演と後援", []),
    ],
)
def test_in_japanese_letters_are_alike_by_their_shape_alone(
    text: str, found: list[tuple[int, str, str, float]]
) -> None:
    expected = [(*each[:3], pytest.approx(each[3], abs=0.02)) for each in found]
    assert read(text, [*by_words("ja").slips(text)]) == expected


@pytest.mark.model
@pytest.mark.parametrize("text", ["记者邓亚平写道，会议已经结束。", "这个举措让李文根几个晚上睡不着觉。"])
def test_a_name_of_a_person_is_no_slip(text: str) -> None:
    assert [*by_model().slips(text)] == []
