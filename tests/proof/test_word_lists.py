"""The lists of words that are always a mistake: each word is found with its right form, and none where the right ones stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from galley import tongues
from galley.lexica.frequencies import lexicon
from galley.passages.passage import plain
from galley.proof.desk import Desk
from galley.proof.examination import RULES
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rulebook.folders import languages
from galley.proof.rulebook.rule import Rule
from galley.tongues import facts, is_spaced


def words_of(rule: Rule, language: str) -> Mapping[str, str]:
    name = rule.option("list", language)
    return facts(language, name) if name else {}


LISTS = [(rule, of) for rule in RULES if rule.engine == "replacement" for of in languages() if words_of(rule, of)]
COMMON = 1e-6
"""The share of all words from which on a word is common."""

each_list = pytest.mark.parametrize(("rule", "language"), LISTS, ids=lambda each: getattr(each, "code", each))


def found(rule: Rule, language: str, *texts: str) -> list[Finding]:
    return list(rule.findings(Reading(tuple(plain(each, language) for each in texts), Desk())))


@each_list
def test_each_word_is_told_with_what_to_write(rule: Rule, language: str) -> None:
    words = words_of(rule, language)
    told = {
        each.span.passage.text: (each.span.text, each.mend.values["write"]) for each in found(rule, language, *words)
    }
    assert told == {wrong: (wrong, right) for wrong, right in words.items()}


@each_list
def test_what_is_to_be_written_is_right(rule: Rule, language: str) -> None:
    right = dict.fromkeys(words_of(rule, language).values())
    assert [each.span.text for each in found(rule, language, *right)] == []


@pytest.mark.parametrize(("rule", "language"), [each for each in LISTS if each[1] in ("zh", "ja")])
def test_no_word_is_the_whole_or_a_part_of_a_common_one(rule: Rule, language: str) -> None:
    """A word of the list that is rare itself is not told within one that is common."""
    words = words_of(rule, language)
    common = [word for word, share in lexicon(language).shares() if share > COMMON and word not in words]
    assert [(each.span.passage.text, each.span.text) for each in found(rule, language, *common)] == []


def test_no_word_is_in_two_lists_of_a_language() -> None:
    for language in languages():
        words = [word for rule, of in LISTS if of == language for word in words_of(rule, language)]
        assert len(words) == len(set(words))


def test_every_list_is_asked_for_by_a_rule() -> None:
    own = {
        "language",
        "numbers",
        "translation",
        "classes",
        "government",
        "prepositions",
        "narrowed",
        "confusions",
        "forms",
        "measures",
        "harper",
        "particles",
        "pleonasms",
        "senses",
    }
    files = {file.stem for file in Path(tongues.__file__).parent.glob("*/*.yaml")} - own
    assert files == {rule.option("list", language) for rule, language in LISTS}


def test_a_word_is_told_where_a_word_begins_if_the_language_parts_them() -> None:
    rule = next(rule for rule, language in LISTS if language == "en" and rule.code == "spelling.misspelling")
    assert is_spaced("en") and not is_spaced("zh")
    told = [each.span.text for each in found(rule, "en", "Alot of it. aswell as Falot, alots, “alot”")]
    assert told == ["Alot", "aswell", "alot"]
    (capital,) = found(rule, "en", "Untill noon")
    assert capital.mend.values["write"] == "Until"
    assert [each.span.text for each in found(rule, "zh", "他精神松驰，写作“松驰”。")] == ["松驰"]
