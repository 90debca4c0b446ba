"""docs/checks.md says what the rules say."""

from __future__ import annotations

from pathlib import Path

from galley.meter.rules import RULES as OF_PAGES
from galley.pipeline.handbook import SHOWN, first, handbook, shown
from galley.proof.examination import RULES
from galley.proof.rulebook.rule import Example

ROOT = Path(__file__).resolve().parents[2]


def test_the_handbook_in_docs_is_that_of_the_rules():
    written = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == handbook(), "write it anew: python3 build.py check --rules > docs/checks.md"


def test_every_rule_has_its_entry_with_its_examples():
    text = handbook()
    for rule in (*RULES, *OF_PAGES):
        assert f"\n### {rule.code}\n" in text
        assert all((shown(each.text) if each.language else each.text) in text for each in first(rule.examples))


def test_of_a_long_table_the_first_examples_of_each_kind_are_shown():
    faults = [Example(True, "en", str(number)) for number in range(SHOWN + 1)]
    assert list(first([*faults, Example(False, "en", "clean")])) == [*faults[:-1], Example(False, "en", "clean")]


def test_characters_that_cannot_be_seen_are_shown_by_their_code_points():
    assert shown("a\u200b\ue28e\u3000é") == "`a‹U+200B›‹U+E28E›‹U+3000›é`"
    assert shown("a`b") == "`` a`b ``"
