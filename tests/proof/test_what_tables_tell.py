"""Each language tells the engines what they ask, and no rule, language or example of the handbook is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from galley.pipeline.handbook import shown
from galley.proof.engines.claims.words import seven, words
from galley.proof.examination import RULES

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = (
    *("numbers", "weekdays", "weekday-before", "weekday-behind", "lasting-days", "lasting-years", "sum", "joints"),
    *("open", "each", "observers", "share", "nations", "nations-tail", "chain", "chain-starts", "commas", "or"),
    *(
        "counted",
        "following",
        "people",
        "staff",
        "governments",
        "things",
        "common",
        "founded",
        "renamed",
        "coordinator",
    ),
    *("has", "gathered", "members", "nation-count", "committees", "founded-in", "of-which", "halves", "held", "part"),
    *("first-or-last", "linked-before", "linked-behind"),
)
"""What is told in every language of the words that claims are made with."""
SOME = {
    "counted-before": "zh ja",
    "anniversary": "zh en",
    "nth": "zh ja ko",
    "measured": "zh",
    "first-time": "zh",
    "where": "zh ja ko en",
    "the-meeting": "zh ja ko ru en",
    "ahead": "zh ja ko ru en",
    "endings": "ja ko",
    "small": "mn ru en",
    "persons": "mn ru en",
    "verb-first": "ru en",
    "staff-of": "en",
}
"""What is told in some alone."""


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "mn", "ru", "en"])
def test_each_language_tells_the_words_that_claims_are_made_with(language: str) -> None:
    asked = {*CLAIMS, *(name for name, languages in SOME.items() if language in languages.split())}
    assert {name for name in asked if not words(language).get(name)} == set()
    assert len(seven("weekdays", language)) == 7


def test_every_rule_language_and_example_of_the_handbook_is_there() -> None:
    """docs/checks.md is written from the tables, so that what is lost from them is seen as a change of it."""
    rules = {rule.code: rule for rule in RULES}
    text = (ROOT / "docs/checks.md").read_text(encoding="utf-8").partition("\n## page\n")[0]
    entries = re.findall(r"(?ms)^### (\S+)\n\n\*(\w+), (.+?)\.\* (.+?)(?=\n### |\n## |\Z)", text)
    assert [code for code, *_ in entries if code not in rules] == []
    for code, severity, languages, told in entries:
        rule = rules[code]
        assert (str(rule.severity), ", ".join(rule.languages) or "all languages") == (severity, languages)
        have = {(("clean", "fault")[each.fault], each.language, shown(each.text)) for each in rule.examples}
        listed = re.findall(r"(?m)^- (clean|fault) \((\S+)\): (.+)$", told)
        assert [each for each in listed if each not in have] == []
