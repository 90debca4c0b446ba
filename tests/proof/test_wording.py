"""Words that are wrong, doubled, missing or too many, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.problem import Place, Severity
from galley.proof.copy.passage import Kind, Passage, Stretch, plain
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rule import Rule, rules_of
from galley.proof.rules import grammar, wording

LANGUAGES = ("zh", "ja", "ko", "en", "ru", "mn")


def found(rule: Rule, desk: Desk, *texts: str, language: str = "zh") -> list[Finding]:
    passages = tuple(plain(text, language, f"{at}.txt") for at, text in enumerate(texts))
    return list(rule.findings(Reading(passages, desk)))


def spans(rule: Rule, desk: Desk, text: str, language: str = "zh") -> list[str]:
    return [finding.span.text for finding in found(rule, desk, text, language=language)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("联合会常设秘书处复责日常事务", "复"),
        ("会议讨论了灾害预房问题", "房"),
        ("为东北亚地区的繁容作出贡献", "容"),
        ("会员地方政付派遣的职员", "付"),
    ],
)
def test_a_character_that_sounds_like_the_right_one_is_found(desk: Desk, text: str, wrong: str) -> None:
    assert spans(wording.character, desk, text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "日本岛根县立大学综合政策学院教授冲村理史认为",
        "萨哈林州副州长塞勒开胡图次肯、埃琳娜修达克夫、埃琳娜克理尼茨卡",
        "韩国总统朴槿惠、蒙古总统额勒贝格道尔吉出席，叶卡捷琳堡、符拉迪沃斯托克举办了活动",
        "年度报告所载事实重新撰写",
        "由各会员地方政府的厅(局)长级官员组成",
    ],
)
def test_names_and_rare_words_are_no_slips(desk: Desk, text: str) -> None:
    assert spans(wording.character, desk, text) == []


def test_a_word_is_compared_with_what_another_text_has_in_its_place(desk: Desk) -> None:
    texts = ("2014时节氢能源学术大会", "2014世界氢能源学术大会", "2015世界氢能源学术大会")
    assert [finding.span.text for finding in found(wording.character, desk, *texts)] == ["时节"]


def test_a_neighbour_that_is_written_again_is_found(desk: Desk) -> None:
    texts = ("实现地区的共荣繁荣", "为了共同繁荣", "促进共同繁荣", "维护共同繁荣")
    assert [finding.span.text for finding in found(wording.character, desk, *texts)] == ["荣"]


@pytest.mark.parametrize(
    "text",
    [
        "为了了解情况",
        "以合作为目的的活动",
        "现在在北京",
        "人人参加，天天讨论，渐渐熟悉",
        "各种各样",
        "庆尚北道道厅",
        "的的确确",
        "经济发展和和谐社会建设",
    ],
)
def test_doubles_that_are_meant_are_left_alone(desk: Desk, text: str) -> None:
    assert spans(wording.doubled, desk, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He had had enough that that year. New York, New York"),
        ("ru", "Он еле еле успел. Заседание началось. Началось и обсуждение"),
        ("mn", "олон олон гишүүн, янз янз"),
        ("ko", "하나 하나 살펴보았다"),
        ("ja", "ますます、がんばる、人々、彼ががんばる"),
    ],
)
def test_other_languages_double_words_too(desk: Desk, language: str, text: str) -> None:
    assert spans(wording.doubled, desk, text, language) == []


def test_an_institution_of_a_region_is_only_a_note(desk: Desk) -> None:
    (finding,) = found(wording.doubled, desk, "日本岛根县县立大学")
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text", ["全市市民", "发展展望", "人民民主", "会员员工", "工作作风", "学生生活", "其中中国代表", "现在在开发"]
)
def test_words_that_meet_in_one_character_may_stand(desk: Desk, text: str) -> None:
    assert spans(wording.overlap, desk, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The reason is that it comprises members from 2010 to 2014"),
        ("ru", "самый лучший проект по окончании встречи"),
    ],
)
def test_sound_constructions_are_left_alone(desk: Desk, language: str, text: str) -> None:
    assert spans(grammar.redundant, desk, text, language) == []


def listed(*texts: str, kind: Kind = Kind.ITEM) -> Reading:
    stretches = [(Stretch(0, Place("list.txt", at, 1, len(text))),) for at, text in enumerate(texts, 1)]
    each = zip(texts, stretches, strict=True)
    return Reading(tuple(Passage(text, "zh", kind, "", stretch, "list", 1) for text, stretch in each))


def test_equal_items_of_a_list_are_an_error_and_short_ones_are_not() -> None:
    assert len(list(wording.repeated.findings(listed("关于引进会费制的提案", "其他", "关于引进会费制的提案；")))) == 1
    assert not list(wording.repeated.findings(listed("其他", "其他")))


def test_long_paragraphs_that_are_nearly_the_same_are_told(desk: Desk) -> None:
    text = "联合会本着平等互惠的原则，致力于打造交流合作平台，缔结相互理解的信赖关系，争取在促进东北亚地区的共同发展。"
    other = "秘书处设在庆尚北道浦项市，由秘书长、事务局长、企划总务课和国际协力课组成，工作人员来自各会员地方政府。"
    (finding,) = found(wording.repeated, desk, text, other, text.replace("致力于", "努力"))
    assert finding.severity is Severity.WARNING
    assert finding.span.passage.file == "2.txt"
    assert finding.related[0].passage.file == "0.txt"


def test_a_label_that_is_cut_short_is_told_beside_a_full_one() -> None:
    labels = ("(中国派遣职员)", "(日本派遣职员)", "(俄罗斯派遣职员)", "(蒙古派遣职)", "(行政专员)", "(英语专员)")
    (finding,) = wording.short.findings(listed(*labels, kind=Kind.LABEL))
    assert finding.span.text == "蒙古派遣职"


def test_names_of_people_and_products_are_no_words_run_together(desk: Desk) -> None:
    assert spans(wording.joint, desk, "PioNEAR McKinsey YouTube iPhone MacDonald") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("东北亚自身的绿色环技保术和应用项目", "技保")],
)
def test_characters_that_are_exchanged_are_found(desk: Desk, text: str, wrong: str) -> None:
    assert spans(wording.character, desk, text) == [wrong]


def test_a_character_that_is_lost_or_wholly_wrong_is_found_by_what_stands_elsewhere(desk: Desk) -> None:
    texts = ("开创共同合作时代", "迎接共同合作时代", "进入共同合作时代", "走向共同合惠时代")
    assert [finding.span.text for finding in found(wording.character, desk, *texts)] == ["惠"]


@pytest.mark.parametrize(
    "text", ["防灾课课长出席", "委员会会员、主席国国会、州州长", "庆尚北道道厅", "高高兴兴", "人人参加"]
)
def test_a_character_that_ends_one_word_and_begins_the_next_is_no_double(desk: Desk, text: str) -> None:
    assert spans(wording.doubled, desk, text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("来自中国、日本、蒙古、蒙古46名青少年参加", ["蒙古"]),
        ("包括防灾、环境、防灾等", ["防灾"]),
        ("中国、日本、中国香港参加，经济、文化、经济合作发展", []),
        ("中国、日本参加。中国、韩国、蒙古未参加", []),
    ],
)
def test_a_list_names_each_thing_once(desk: Desk, text: str, wrong: list[str]) -> None:
    assert spans(wording.listed, desk, text) == wrong


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(alphabet="国际合作交流的了在是(（)），。 \n的的ab The the в 회의을 をを202", max_size=40), max_size=4
    ),
    st.sampled_from(LANGUAGES),
)
def test_no_rule_fails_on_any_text_and_all_spans_lie_inside(desk: Desk, texts: list[str], language: str) -> None:
    for rule in (*rules_of(wording), *rules_of(grammar)):
        for finding in found(rule, desk, *texts, language=language):
            assert 0 <= finding.span.start <= finding.span.end <= len(finding.span.passage.text)
            assert finding.message and finding.mend


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("省政府依托自然资源，力全推动地区的开发与发展", "zh", ["力全"]),
        ("省政府依托自然资源，全力推动地区的开发与发展", "zh", []),
    ],
)
def test_characters_that_were_exchanged_are_found(desk: Desk, text: str, language: str, wrong: list[str]) -> None:
    assert spans(wording.character, desk, text, language) == wrong


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("后来来改为每两个月出版一次", "zh", ["来"]),
        ("活动在达达尔县举行", "zh", []),
        ("It was held in October October 2014.", "en", [" October"]),
        ("Baden Baden and Wagga Wagga took part.", "en", [" Wagga"]),
        ("Генеральной Генеральной Ассамблеи", "ru", [" Генеральной"]),
        ("China\nChina", "en", []),
    ],
)
def test_what_stands_twice_is_told_but_in_names_that_do(desk: Desk, text: str, language: str, wrong: list[str]) -> None:
    assert spans(wording.doubled, desk, text, language) == wrong
