"""Replacements: listed words at the beginning of words, or as whole words, with their capital."""

from __future__ import annotations

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule

LISTS = [rule for rule in tables.rules() if rule.engine == "replacement"]
MISSPELLING = next(rule for rule in LISTS if rule.code == "spelling.misspelling")


def told(rule: Rule, text: str, language: str) -> list[tuple[str, str]]:
    found = rule.findings(Reading((plain(text, language),)))
    return [(each.span.text, str(each.mend)) for each in found]


@pytest.mark.parametrize("rule", LISTS, ids=lambda rule: rule.code)
def test_each_listed_word_is_found_and_what_is_to_be_written_is_not(rule: Rule) -> None:
    for language, options in rule.options.items():
        for wrong, right in options.get("words", {}).items():
            assert told(rule, f"({wrong})", language) == [(wrong, f"write “{right}”")]
            assert told(rule, f"({right})", language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Alot of rain", [("Alot", "write “A lot”")]),
        ("en", "The balalot, an alotment, alot.org, a-lot, alot-like", []),
        ("ko", "역활을 맡다", [("역활", "write “역할”")]),
        ("ko", "두역활이", []),
        ("fr", "alot", []),
    ],
)
def test_words_are_found_where_they_begin(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert told(MISSPELLING, text, language) == found
