"""Findings that are told together, in their order, and where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from by_hand import document, messages, mm, page

from galley import preflight
from galley.message import said
from galley.options import Edition
from galley.pdf.objects import PdfError
from galley.preflight.document import Document
from galley.preflight.rule import LIGHT, Family, Finding, Kinds, Rule, ranges, told_once
from galley.problem import Severity

RULE, OTHER = Rule("a.rule", said("it holds"), "a clause"), Rule("b.rule", said("it holds"), "a clause")


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([], ""),
        ([4], "4"),
        ([4, 5], "4–5"),
        ([1, 2, 3, 7, 9, 10], "1–3, 7, 9–10"),
        ([1, 3, 5], "1, 3, 5"),
    ],
)
def test_numbers_that_follow_each_other_are_a_range(pages: Sequence[int], told: str) -> None:
    assert ranges(pages) == told


def broken(message: str, at: int | None, rule: Rule = RULE) -> Finding:
    return rule.broken(said(message), said("mend it"), at)


def test_what_is_told_alike_is_told_once_with_its_pages() -> None:
    found = [broken("one", 3), broken("two", 2), broken("one", 1), broken("one", 1, OTHER), broken("three", None)]
    told = [(each.rule.code, str(each.message), each.page, each.pages) for each in told_once(found)]
    assert told == [
        ("a.rule", "one; on pages 1, 3", 3, (1, 3)),
        ("a.rule", "two", 2, ()),
        ("b.rule", "one", 1, ()),
        ("a.rule", "three", None, ()),
    ]
    assert messages(told_once([broken("one", 1), broken("one", 1)])) == ["one"]


def test_findings_of_a_kind_are_told_with_how_many_there_are() -> None:
    kinds = Kinds()
    for kind, each in (("x", broken("one", 2)), ("y", broken("two", 5)), ("x", broken("three", 1))):
        kinds.add(kind, each)
    told = [(str(each.message), each.page, each.pages) for each in kinds.told()]
    assert told == [("one; 2 times, on pages 1–2", 2, (1, 2)), ("two", 5, ())]


def test_errors_come_first_page_by_page() -> None:
    def rule(code: str, severity: Severity) -> Rule:
        return Rule(code, said("it holds"), "a clause", severity=severity)

    note, warning = rule("n", Severity.NOTE), rule("w", Severity.WARNING)
    found = [
        broken("a", 1, note),
        broken("a", 1, warning),
        broken("a", 2, OTHER),
        broken("a", 2, RULE),
        broken("a", None, OTHER),
    ]
    order = preflight._in_order(found)
    assert [(each.rule.code, each.page) for each in order] == [
        ("b.rule", None),
        ("a.rule", 2),
        ("b.rule", 2),
        ("w", 1),
        ("n", 1),
    ]


def test_a_place_is_measured_from_the_upper_left_corner_of_the_trim() -> None:
    sheet = document(page(), page(number=2, trim=(mm(10), mm(20), mm(110), mm(220))))
    box = mm(30), mm(180), mm(70), mm(200)
    told = RULE.broken(said("one"), said("mend it"), 2, box)
    assert preflight._placed(told, sheet).place_mm == (20.0, 20.0, 40.0, 20.0)
    for plain in (RULE.broken(said("one"), said("mend it"), 2), RULE.broken(said("one"), said("mend it"), None, box)):
        assert preflight._placed(plain, sheet) == plain


@pytest.mark.parametrize(
    "fault",
    [
        PdfError,
        ZeroDivisionError,
        OverflowError,
        AttributeError,
        KeyError,
        IndexError,
        RuntimeError,
        TypeError,
        ValueError,
    ],
)
def test_whatever_a_family_cannot_make_out_is_told_and_the_others_are_asked(fault: type[Exception]) -> None:
    def raising(document: Document) -> Iterator[Finding]:
        raise fault("odd")

    def finding(document: Document) -> Iterator[Finding]:
        yield broken("one", 1)

    families = [Family(said("first"), (RULE,), raising), Family(said("second"), (RULE, OTHER), finding)]
    report = preflight._asked(document(), families, True)
    assert [each.rule.code for each in report.findings] == ["file.readable", "a.rule"]
    assert report.findings[0].message.startswith("the rules of first cannot make it out: ")
    assert report.done == {"second": 2}


def test_families_without_a_rule_for_an_edition_are_not_asked() -> None:
    light = Rule("l", said("it holds"), "a clause", LIGHT)

    def finding(document: Document) -> Iterator[Finding]:
        yield light.broken(said("one"), said("mend it"))
        yield broken("two", 1)

    assert preflight._asked(document(), [Family(said("light"), (light,), finding)], True) == preflight.Report(())
    both = preflight._asked(document(), [Family(said("both"), (light, RULE), finding)], True)
    assert ([str(each.message) for each in both.findings], both.done) == (["two"], {"both": 1})


def test_a_family_of_plates_is_left_out_where_they_are_not_asked_for() -> None:
    report = preflight._asked(document(coverage=[]), [preflight.plates.INK], False)
    assert ({str(name): str(why) for name, why in report.undone.items()}, report.done) == (
        {"total ink": "not asked for"},
        {},
    )
    assert preflight._asked(document(coverage=[]), [preflight.plates.INK], True).done == {"total ink": 1}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (ValueError("one\ntwo"), "two"),
        (KeyError(), "KeyError"),
        (ValueError(" \n"), "ValueError"),
        (ValueError("x" * 300), "x" * 200),
    ],
)
def test_a_reason_is_the_last_line_of_what_was_raised(fault: Exception, reason: str) -> None:
    assert preflight._reason(fault) == reason


@pytest.mark.parametrize(
    ("code", "severity", "editions"),
    [
        ("box.trim", Severity.ERROR, "print"),
        ("ink.registration", Severity.WARNING, "print"),
        ("ink.light", Severity.ERROR, "screen archive"),
        ("font.embedded", Severity.ERROR, "print screen archive"),
        ("font.subset", Severity.NOTE, "print screen archive"),
        ("page.blank", Severity.NOTE, "print screen archive"),
        ("a.key", Severity.ERROR, "archive"),
        ("file.encrypted", Severity.ERROR, "print archive"),
        ("gradient.channels", Severity.ERROR, "print screen archive"),
    ],
)
def test_rules_hold_for_their_editions(code: str, severity: Severity, editions: str) -> None:
    (rule,) = (each for each in preflight.rules() if each.code == code)
    assert (rule.severity, rule.editions) == (severity, {Edition(each) for each in editions.split()})


def test_rules_are_asked_family_by_family() -> None:
    assert list(dict.fromkeys(each.partition(".")[0] for each in (rule.code for rule in preflight.rules()))) == [
        *("box", "x", "file", "ua", "a", "layer", "ink", "line", "text", "font", "picture", "gradient", "page", "link"),
        *("outline", "tag", "standard"),
    ]
