"""Where sentences and clauses end, and how numbers are shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from galley.passages.passage import Kind, plain
from galley.problem import Place
from galley.proof.desk import Desk
from galley.proof.engines.claims.words import (
    beside_text,
    clause_of,
    dates,
    number_group,
    prose,
    sentences,
    seven,
    shape,
    shown,
    told_number,
)
from galley.proof.reading import Reading


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One came. Two went.", ["One came.", " Two went."]),
        ("One came; two went", ["One came;", " two went"]),
        ("J. Smith came. He went.", ["J. Smith came.", " He went."]),
        ("It was 3.5 m. so it was", ["It was 3.5 m. so it was"]),
        ("Ж. Иванов пришёл. Он ушёл.", ["Ж. Иванов пришёл.", " Он ушёл."]),
        ("他来了。她走了！好？", ["他来了。", "她走了！", "好？"]),
        ("first\nsecond", ["first\n", "second"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_that_are_none_of_initials(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == said


def test_a_sentence_that_is_very_long_is_cut() -> None:
    assert sentences("a" * 500) == ((0, 500),) and sentences("a" * 501) == ((0, 500), (500, 501))
    assert sentences("One. A" + "a" * 599) == ((0, 4), (4, 504), (504, 605))


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("甲来，乙走，丙坐。丁站", "乙", "乙走"),
        ("甲来，乙走，丙坐。丁站", "甲", "甲来"),
        ("甲来，乙走，丙坐。丁站", "丙", "丙坐"),
        ("甲、乙、丙", "乙", "乙、丙"),
        ("one, two; three", "two", " two"),
        ("one two three", "two", "one two three"),
    ],
)
def test_a_clause_goes_from_a_comma_to_the_next(text: str, word: str, clause: str) -> None:
    at = text.index(word)
    first, last = clause_of(text, (0, len(text)), at, at + len(word))
    assert text[first:last] == clause


def test_a_clause_stays_in_its_sentence() -> None:
    text = "甲来，乙走丙坐，丁站"
    assert clause_of(text, (4, 6), 4, 5) == (4, 6) and clause_of(text, (3, 10), 4, 5) == (3, 7)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(3), "3"),
        (Fraction(-4), "-4"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "0.3333333333"),
        (Fraction(10**12), "1000000000000"),
    ],
)
def test_a_value_is_shown_in_digits(value: Fraction, told: str) -> None:
    assert shown(value) == told


def test_the_number_of_a_match_is_in_whichever_group_has_one() -> None:
    members = shape("members", "ja")
    one, other = members.search("12の会員"), members.search("会員数は30")
    assert one and (number_group(one), told_number(one, "ja")) == ("n", 12)
    assert other and (number_group(other), told_number(other, "ja")) == ("n2", 30)


def test_what_a_language_has_no_words_for_matches_nothing() -> None:
    assert not shape("verb-first", "zh").search("任何话") and not shape("anything", "xx").search("")
    assert seven("weekdays", "xx") == () and len(seven("weekdays", "en")) == 7


def test_a_decade_is_no_date() -> None:
    found = dates("In the 1990s, on 3 May 2031 and from 4 to 6 June 2031.", "en")
    assert [(each.first, each.last) for each in found] == [
        ((2031, 5, 3), None),
        ((2031, 6, 4), (2031, 6, 6)),
    ]


def test_names_of_the_registry_state_nothing_and_what_data_say_stands_at_their_place() -> None:
    passage, place = plain("text", "en"), Place("a.yaml", 3, 5)
    span = beside_text("7", passage, place)
    assert span.text == "7" and span.passage.kind is Kind.NAME and span.passage.place(0, 1).line == 3
    assert list(prose(Reading((passage, span.passage), Desk()))) == [passage]
