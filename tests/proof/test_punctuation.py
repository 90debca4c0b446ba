"""Punctuation: planted faults, traps that look like faults, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.problem import Place, Severity
from galley.proof.copy.passage import Kind, Passage, Stretch
from galley.proof.finding import Finding
from galley.proof.marks.dashes import hyphens_between_han
from galley.proof.reading import Reading
from galley.proof.rule import Rule, rules_of
from galley.proof.rules import numbering, punctuation, spacing

RULES = {rule.code: rule for family in (punctuation, spacing, numbering) for rule in rules_of(family)}


def passage(text: str, language: str, kind: Kind = Kind.PARAGRAPH, line: int = 1, position: int = 0) -> Passage:
    place = Place("text.txt", line, 1, len(text))
    group = "list" if position else ""
    return Passage(text, language, kind, f"line {line}", (Stretch(0, place),), group, position)


def reading(*texts: str, language: str = "zh", submitted: bool = True) -> Reading:
    passages = tuple(passage(text, language, line=line) for line, text in enumerate(texts, 1))
    return Reading(passages, submitted=submitted)


def found(name: str, *texts: str, language: str = "zh") -> list[str]:
    findings = RULES[name].findings(reading(*texts, language=language))
    return [finding.span.text for finding in findings]


@pytest.mark.parametrize(
    ("name", "language", "text", "spans"),
    [
        ("punctuation.half-width", "zh", "会议于12:30开始，共有2,000人，网址www.neargov.org，邮件a,b@c.org", []),
        ("punctuation.half-width", "zh", "第一副州长(Governor, Deputy)说", []),
        ("punctuation.half-width", "zh", "加强合作;促进发展!好吗?", [";", "!", "?"]),
        ("punctuation.half-width", "ja", "総会は開かれた.", ["."]),
        ("punctuation.full-width", "en", "He said （twice） yes", ["（", "）"]),
        ("punctuation.full-width", "mn", "Холбоо， гишүүд", ["，"]),
        ("punctuation.bracket-width", "ru", "Ассоциация（АРАССВА)", ["（"]),
        (
            "punctuation.bracket-style",
            "zh",
            "发展(Sustainability, green growth)，来自天津。",
            ["(Sustainability, green growth)"],
        ),
        ("punctuation.bracket-style", "zh", "f(x)=2，g(y)=3。", []),
        ("spacing.beside-mark", "zh", "《宣言》 签署后，代表 （33名）合影。", [" ", " "]),
        ("spacing.beside-mark", "zh", "前杭爱省（蒙） 骆驼球比赛", []),
        ("spacing.stray", "zh", "金 在 孝秘书长出席，并致辞。", []),
        ("spacing.stray", "zh", "松尾 周一郎", []),
        ("spacing.stray", "zh", "2015 年计划", []),
        ("punctuation.doubled", "zh", "真的？！好！！……“好。”他说，《谁？》，好", []),
        ("punctuation.doubled", "en", "See etc. ... and v1..2 or ../a", []),
        ("punctuation.doubled", "zh", "他说：“好。”。", ["。”。"]),
        ("punctuation.stray", "zh", "※ 注", []),
        ("punctuation.ellipsis", "en", "and so on...", ["..."]),
        ("punctuation.ellipsis", "zh", "v1...v2", []),
        ("punctuation.hyphen", "zh", "韩-俄电力系统，K-Beauty画展，中-日关系", []),
        ("punctuation.range", "zh", "电话02-223-2318，比分3-2，7-8月，2014-10-22", ["-"]),
        ("punctuation.range", "en", "Tel. 10-15 people", []),
        ("punctuation.range", "en", "10-15 people in 2012-2014", ["-", "-"]),
        ("punctuation.quote-form", "ru", "«Тема “Регион” дня»", ["“Регион”"]),
        ("punctuation.quote-form", "ko", '"하나"라는 주제', ['"하나"']),
        ("punctuation.quote-form", "zh", 'He said "yes".', []),
        ("numbering.mark", "zh", "在第七、八次会议上，第一、第二项通过。", []),
        ("punctuation.colon", "zh", "这不是；那才是；但是；", []),
        ("punctuation.colon", "zh", "内容如下；", ["；"]),
        ("spacing.before-mark", "ru", "Да , нет ; ( вот ) .", [" ", " ", " ", " ", " "]),
        ("spacing.before-mark", "en", "the .NET and :) signs", []),
        ("spacing.missing", "ru", "и т.д., т.е., А.С.Пушкин, regions20.org, www.Near.Org", []),
        ("spacing.missing", "zh", "会议(AER)和Korea(2)", []),
        ("spacing.double", "en", "a  b   c\td", ["  "]),
        ("spacing.hyphen", "mn", "Холбоо - том байгууллага", ["-"]),
        ("punctuation.apostrophe", "en", "Mayors' Forum isn't 5' long", ["'", "'"]),
    ],
)
def test_planted_faults_and_traps(name: str, language: str, text: str, spans: list[str]) -> None:
    assert found(name, text, language=language) == spans


def test_spaces_are_told_against_the_use_of_the_text() -> None:
    usual = ["1996年成立，2014年10月开会。", "2015年，会员73个。"]
    assert found("spacing.stray", *usual, "3. 2016 年计划") == [" "]
    assert found("spacing.stray", *(text.replace("年", " 年") for text in usual), "3. 2016 年计划") == []


def test_a_joint_of_two_lines_is_no_stray_space() -> None:
    text = "缔结信赖关系， 致力于合作。"
    ends = (Stretch(0, Place("a", 1, 1)), Stretch(7, Place("a", 1, 7), verbatim=False), Stretch(8, Place("a", 2, 1)))
    joined = Reading((Passage(text, "zh", Kind.PARAGRAPH, "line 1", ends),))
    assert not list(RULES["spacing.beside-mark"].findings(joined))


def test_what_a_reference_prints_is_not_told() -> None:
    said = (Stretch(0, Place("a", 1, 1), verbatim=False),)
    whole = Reading((Passage("甲,乙(丙）丁", "zh", Kind.PARAGRAPH, "p", said),))
    assert not [finding for rule in RULES.values() for finding in rule.findings(whole)]


def test_the_numbers_of_a_list_follow_each_other() -> None:
    items = tuple(passage(text, "en", Kind.ITEM, at, at) for at, text in ((1, "Members"), (2, "Fees"), (4, "Staff")))
    (finding,) = RULES["numbering.order"].findings(Reading(items))
    assert finding.message == "4 follows 2" and finding.related[0].passage is items[1]


def test_a_list_that_ends_otherwise_than_its_like_is_told_by_the_odd_one() -> None:
    texts = ("Members of the Association.", "Fees and other income.", "Staff of the Secretariat", "Tasks of the staff.")
    items = tuple(passage(text, "en", Kind.ITEM, at, at) for at, text in enumerate(texts, 1))
    (finding,) = RULES["punctuation.list-end"].findings(Reading(items))
    assert finding.span.passage is items[2] and finding.span.text == "t"


def test_a_paragraph_without_stop_is_a_warning_in_a_publication_and_a_hint_in_what_was_sent() -> None:
    text = "Ассоциация создана в 1996 году. Она объединяет 73 члена"
    for submitted, severity in ((False, Severity.WARNING), (True, Severity.NOTE)):
        rule = RULES["punctuation.sentence-end"]
        (finding,) = rule.findings(reading(text, language="ru", submitted=submitted))
        assert (finding.severity or rule.severity) is severity


def test_bullets_are_spaced_alike() -> None:
    (finding,) = RULES["numbering.style"].findings(reading("· 甲会议", "· 乙会议", "·丙会议"))
    assert finding.span.passage.text == "·丙会议" and finding.severity is Severity.NOTE


def replaced(finding: Finding) -> str:
    text, span = finding.span.passage.text, finding.span
    return text[: span.start] + (finding.replacement or "") + text[span.end :]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_replacement_mends_what_was_found(rule: Rule) -> None:
    for example in rule.examples:
        if not example.fault or "¶" in example.text:
            continue
        whole = reading(example.text.replace("⟦", "").replace("⟧", ""), language=example.language)
        findings = list(rule.findings(whole))
        for finding in findings:
            if finding.replacement is not None:
                after = list(rule.findings(reading(replaced(finding), language=example.language)))
                assert len(after) < len(findings)


TEXTS = st.text(
    alphabet="中国年月日第一是，。、；：“”（）《》…-—~～ \t,.:;?!()\"'«»•△12345abcZавБ가나のは", max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.sampled_from(["zh", "ja", "ko", "ru", "mn", "en"]), st.booleans())
def test_any_text_is_read_and_findings_lie_within_it(texts: list[str], language: str, submitted: bool) -> None:
    whole = reading(*texts, language=language, submitted=submitted)
    for rule in RULES.values():
        for finding in rule.findings(whole):
            for span in (finding.span, *finding.related):
                assert 0 <= span.start < span.end <= len(span.passage.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韩-朝天然气管道", []),
        ("共同体-挑战", [(3, False)]),
        ("东北亚共同-挑战", [(5, True)]),
        ("他说共同-挑战", [(4, False)]),
    ],
)
def test_a_hyphen_behind_five_letters_or_more_is_surely_a_dash(text: str, expected: list[tuple[int, bool]]) -> None:
    assert list(hyphens_between_han(passage(text, "zh"))) == expected
