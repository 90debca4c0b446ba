"""Every rule finds what its tables mark, at those characters, and nothing in what it calls clean."""

from __future__ import annotations

from time import process_time

import pytest
from rule_examples import marked, reading_of

from galley.message import Message
from galley.problem import Place
from galley.proof.desk import Desk
from galley.proof.examination import RULES
from galley.proof.rulebook.rule import EVERY, Example, Rule


def found(rule: Rule, example: Example, desk: Desk) -> tuple[list[Place], list[Place]]:
    """Where a rule finds something in an example, and where it is to."""
    reading, expected = reading_of(example, desk)
    findings = list(rule.findings(reading))
    assert all(isinstance(told, Message) for each in findings for told in (each.message, each.mend))
    return sorted(each.span.passage.place(each.span.start, each.span.end) for each in findings), sorted(expected)


MODELLED = {"wording.unlikely"}
"""Rules that ask a language model of the system."""


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=rule.code, marks=[pytest.mark.model] if rule.code in MODELLED else []) for rule in RULES],
)
def test_a_rule_finds_what_its_examples_mark_and_nothing_else(rule: Rule, desk: Desk) -> None:
    both = {example: found(rule, example, desk) for example in rule.examples if example.language}
    assert {example.text: each for example, (each, expected) in both.items() if each != expected} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_must_hold_where_that_is_written_and_gives_both_examples(rule: Rule) -> None:
    assert rule.summary and rule.authority
    assert {example.fault for example in rule.examples} == {True, False}
    assert all(not marked(example.text)[1] for example in rule.examples if not example.fault)
    assert all(marked(example.text)[1] for example in rule.examples if example.fault and example.language)


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_row_of_a_table_shows_a_fault_that_it_finds(rule: Rule) -> None:
    for language, rows in rule.rows.items():
        faults = sum(each.fault and language in (EVERY, each.language) for each in rule.examples)
        assert faults >= len(rows), f"{rule.code}, {language}: a row without its fault"


def test_no_row_takes_long_over_a_line_without_spaces() -> None:
    letters = {"zh": "字", "zh-Hant": "字", "ja": "あ", "ko": "가", "ru": "а", "mn": "а"}
    rows = [(rule.code, language, row) for rule in RULES for language in rule.rows for row in rule.rows[language]]
    slow = []
    for code, language, row in rows:
        begun = process_time()
        list(row.matches(letters.get(language, "a") * 10_000))
        if process_time() - begun > 0.5:
            slow.append((code, row.pattern))
    assert rows and slow == []
