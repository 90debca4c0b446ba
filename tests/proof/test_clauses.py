"""Marks between clauses and at the end of sentences, round titles and names: planted faults, and what looks like one."""

from __future__ import annotations

import pytest

from galley.problem import Place, Severity
from galley.proof.copy.passage import Kind, Passage, Stretch
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rule import rules_of
from galley.proof.rules import punctuation, spacing

RULES = {rule.code: rule for family in (punctuation, spacing) for rule in rules_of(family)}


def passage(text: str, language: str, kind: Kind = Kind.PARAGRAPH, source: Passage | None = None) -> Passage:
    return Passage(text, language, kind, "line 1", (Stretch(0, Place("text.txt", 1, 1, len(text))),), source=source)


def findings(name: str, *passages: Passage, submitted: bool = False) -> list[Finding]:
    return list(RULES[name].findings(Reading(passages, submitted=submitted)))


@pytest.mark.parametrize(
    ("name", "language", "text", "spans"),
    [
        ("punctuation.clause-pause", "zh", "为加强交流、增进理解、扩大合作而努力，保持了持续不断的联系。", []),
        ("punctuation.clause-pause", "zh", "他致开幕词、闭幕词，介绍了自然史、文化史等。", []),
        ("punctuation.clause-pause", "zh", "讨论了时间、是否参加、也门的情况、有机农产品等。", []),
        ("punctuation.clause-pause", "zh", "邀请吉林省入会、参加大会。为了和平、除了贸易。", []),
        ("punctuation.clause-pause", "zh", "甲知事致贺词、乙会长作了“产业的现状”的演讲。", ["、"]),
        ("punctuation.pause-and", "zh", "奈良县、和歌山县、和平路、和田市", []),
        ("punctuation.comma-missing", "zh", "他表示为此努力，还说这也就是我们的目标，今后会继续。", []),
        ("punctuation.quoted-stop", "zh", "他说：“开始吧”。主题是：“开创东北亚共同合作的新时代”。", []),
        ("punctuation.middle-dot", "zh", "尼古拉耶夫、马丁内斯、安娜、汉斯·赛德尔、彼得罗巴甫洛夫斯克", []),
        ("punctuation.middle-dot", "zh", "济宁·曲阜、阪神·淡路", []),
        ("punctuation.middle-dot", "zh", "州长谢尔盖胡图次肯致辞", ["谢尔盖胡图次肯"]),
        ("punctuation.range", "mn", "10 дугаар сарын 27-30), утас 21-23", []),
        ("punctuation.range", "ko", "8월 27--30일", ["--"]),
        ("punctuation.unpaired", "en", "The members’ goal of One Northeast Asia’ was named.", ["’"]),
        ("punctuation.unpaired", "en", "The members’ forum in Leningrad oblast’ didn’t close.", []),
        ("punctuation.quote-form", "mn", "「Гамшгаас сэргийлэх」 хороо", ["「Гамшгаас сэргийлэх」"]),
        ("punctuation.quote-form", "en", "called 「東北亜」 in Japanese", []),
        ("spacing.missing", "ko", "연합(NEAR)은, 연합(NEAR)에서는, (가)나다", []),
        ("spacing.missing", "en", "member(s) and head(s)of (co)operation, (1)first", []),
        ("spacing.missing", "mn", "холбоо (NEAR)нь 1996 онд", [")"]),
        ("spacing.double", "ko", "포럼은 8월  27일에 시작하였다.", ["  "]),
    ],
)
def test_faults_are_found_and_what_looks_like_one_is_not(name: str, language: str, text: str, spans: list[str]) -> None:
    assert [finding.span.text for finding in findings(name, passage(text, language))] == spans


def test_a_paragraph_of_a_publication_ends_with_a_stop_and_a_translation_ends_as_its_source() -> None:
    long = "联合会自创立之日起本着平等互惠的原则积极开展各项活动，促进东北亚地区的交流"
    assert [each.span.text for each in findings("punctuation.sentence-end", passage(long, "zh"))] == ["流"]
    assert not findings("punctuation.sentence-end", passage(long, "zh", Kind.HEADING))
    assert not findings("punctuation.sentence-end", passage(long, "zh"), submitted=True)
    source = passage("联合会成立。", "zh")
    assert findings("punctuation.sentence-end", passage("Холбоо байгуулагдав", "mn", source=source))
    assert not findings("punctuation.sentence-end", passage("Холбоо", "mn", source=passage("联合会", "zh")))


def test_a_sentence_sent_in_korean_is_over_with_its_predicate() -> None:
    text = "양측은 앞으로 협력의 가능성을 폭넓게 논의하기로 하였다"
    after = passage("다음 회의는 내년에 열린다.", "ko")
    (finding,) = findings("punctuation.sentence-end", passage(text, "ko"), after, submitted=True)
    assert finding.severity is None
    assert not findings("punctuation.sentence-end", passage(text[:-1] + "고", "ko"), after, submitted=True)


def test_a_heading_that_is_a_title_needs_no_marks() -> None:
    marked = passage("签署了《全罗南道宣言》。", "zh")
    heading = passage("（3）全罗南道宣言", "zh", Kind.HEADING)
    assert not findings("punctuation.title-marks", marked, heading)
    (finding,) = findings("punctuation.title-marks", marked, passage("通过全罗南道宣言后闭幕。", "zh"))
    assert finding.related[0].text == "《全罗南道宣言》" and finding.severity is None
    (finding,) = findings("punctuation.title-marks", marked, passage("通过“全罗南道宣言”后闭幕。", "zh"))
    assert finding.severity is Severity.NOTE


def listed(texts: list[str]) -> list[Passage]:
    pairs = ((f"第{at}次会议(199{at}. 8)", text) for at, text in enumerate(texts, 1))
    return [each for head, text in pairs for each in (passage(head, "zh", Kind.ITEM), passage(text, "zh", Kind.LABEL))]


def test_lists_of_one_kind_end_alike() -> None:
    stopped, bare = (
        listed(["通过课题。", "修改联合会宪章。", "组建秘书处。"]),
        listed(["提议合作", "讨论会费", "申请承办"]),
    )
    (finding,) = findings("punctuation.list-end", *stopped, *bare, submitted=True)
    assert finding.span.text == "作" and len(finding.related) == 3
    assert not findings("punctuation.list-end", *stopped, *stopped, submitted=True)
    assert not findings("punctuation.list-end", *bare, *bare, submitted=True)
