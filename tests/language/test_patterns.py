"""The patterns that a translator may write: what each accepts, and how counting words and ordinals are taken apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale

from galley.language.numbers import large
from galley.language.patterns import endings, fill, format_signs, groups, patterns, placeholders

PATTERNS = {each.context: each for each in patterns()}


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("1: {n}st | {n}th", [("1", "{n}st"), ("", "{n}th")]),
        ("第{n}", [("", "第{n}")]),
        ("11: {n}a|1: {n}b|{n}c", [("11", "{n}a"), ("1", "{n}b"), ("", "{n}c")]),
        ("1: {n}st | 2: {n}nd", []),
        ("{n}th | 1: {n}st", []),
        ("1: st | {n}th", []),
        ("{n} of {month}", []),
        ("1: {n}{month} | {n}", []),
        ("", []),
    ],
)
def test_an_ordinal_has_forms_by_the_last_digits_and_one_for_all(pattern: str, forms: list[tuple[str, str]]) -> None:
    assert endings(pattern) == forms
    assert PATTERNS["ordinal event"].valid(pattern) is bool(forms)


@pytest.mark.parametrize(
    ("pattern", "units"),
    [
        ("{8}亿[零]{4}万", [(8, "亿", ""), (4, "万", "零")]),
        ("{6} million", [(6, " million", "")]),
        ("{4}万{8}亿", []),
        ("{4}万{4}万", []),
        ("x{8}亿{4}万", []),
        ("{8}亿[零]", []),
        ("亿", []),
    ],
)
def test_counting_words_stand_by_falling_powers_and_nothing_beside_them(
    pattern: str, units: list[tuple[int, str, str]]
) -> None:
    assert groups(pattern) == units


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (10_000, "1万"),
        (100_000_000, "1亿"),
        (110_000_000, "1亿1000万"),
        (109_990_000, "1亿零999万"),
        (999_999_990_000, "9999亿9999万"),
        (-20_000, "−2万"),
        (1_000_000_000_000, "1,000,000,000,000"),
        (9_999, "9,999"),
        (10_001, "10,001"),
        (Decimal("0.5"), "0.5"),
        (Decimal("10000.5"), "10,000.5"),
        (0, "0"),
        (-3, "−3"),
    ],
)
def test_counting_words_hold_whole_multiples_up_to_the_largest_of_the_largest(n: int | Decimal, said: str) -> None:
    assert large(n, "{8}亿[零]{4}万", Locale("zh")) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (999_999, "999,999"),
        (900_000, "900,000"),
        (1_000_000, "1_million"),
        (1_230_000, "1.23_million"),
        (1_234_000, "1,234,000"),
        (999 * 10**12, "999_trillion"),
        (10**15, "1,000,000,000,000,000"),
    ],
)
def test_words_of_cldr_begin_with_a_million_and_end_where_it_has_none(n: int, said: str) -> None:
    assert large(n, "CLDR long", Locale("en")) == said.replace("_", "\u00a0")
    assert large(2_000_000, "CLDR tiny", Locale("en")) == large(2_000_000, "CLDR short", Locale("en")) == "2M"


@pytest.mark.parametrize(
    ("context", "text", "accepted"),
    [
        ("date", "CLDR", True),
        ("date", "{day} {month_name} {year}", True),
        ("date", "{day}{month}{month_name}{month_ordinal}{year}", True),
        ("date", "the day", False),
        ("date", "{day} {jahr}", False),
        ("date", "CLDR long", False),
        ("year", "{year}年", True),
        ("year", "{day}", False),
        ("date-range-days", "{day}–{end_day}", True),
        ("date-range-days", "{day}–{end_year}", False),
        ("short-date", "{day} {year}", False),
        ("short-range-months", "{day}–{end_day} {end_month}", True),
        ("month-range", "{month_standalone}–{end_month_standalone}", True),
        ("large-number", "CLDR long", True),
        ("large-number", "CLDR short", True),
        ("large-number", "{8}亿{4}万", True),
        ("large-number", "CLDR", False),
        ("currency CNY", "人民币", True),
        ("currency CNY", "{n} yuan", False),
        ("numeral decimal", "{n})", True),
        ("numeral decimal", "{n}{roman}{roman_sign}{circled}{han}{ordinal}{letter}", True),
        ("numeral decimal", "CLDR", False),
        ("numeral decimal", "one", False),
        ("heading numerals", "roman", True),
        ("heading numerals", "roman decimal parenthesis bracket circled article note", True),
        ("heading numerals", "roman latin", False),
        ("heading numerals", " ", False),
    ],
)
def test_a_message_accepts_what_its_form_says(context: str, text: str, accepted: bool) -> None:
    assert PATTERNS[context].valid(text) is accepted


def test_names_are_told_from_signs_and_filled_once() -> None:
    text = "{a} %(b)s {0} {a-b} 5%"
    assert placeholders(text) == {"a", "b"}
    assert format_signs(text) == {"{", "}", "%"} and format_signs("{a} %(b)s") == frozenset()
    assert fill("{a}, %(b)s", {"a": "{b}", "b": 2}) == "{b}, 2"
