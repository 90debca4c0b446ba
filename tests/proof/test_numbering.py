"""Numbers before items: their styles, and whether they follow each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.passages.passage import plain
from galley.problem import Severity
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.shelf.item_numbers import Break, breaks_in_list, breaks_in_text, chinese, number_of, roman


@pytest.mark.parametrize(
    ("text", "mark", "value", "style"),
    [
        ("1. 活动概要", "1.", 1, "1."),
        (" 3.附带活动", "3.", 3, "1."),
        ("2. 2014年专门委员会活动", "2.", 2, "1."),
        ("12) пункт", "12)", 12, "1)"),
        ("（1）主要议题", "（1）", 1, "（1）"),
        ("(5)NEAR与R20", "(5)", 5, "(1)"),
        ("⑫ 马加丹州", "⑫", 12, "①"),
        ("㉑ 肯特省", "㉑", 21, "①"),
        ("⑳ 省", "⑳", 20, "①"),
        ("㉟ 省", "㉟", 35, "①"),
        ("㊱ 省", "㊱", 36, "①"),
        ("㊿ 省", "㊿", 50, "①"),
        ("1．内容", "1．", 1, "1．"),
        ("1、内容", "1、", 1, "1、"),
        ("3）内容", "3）", 3, "1）"),
        ("Ⅻ、内容", "Ⅻ、", 12, "Ⅰ."),
        ("XX. Members", "XX.", 20, "I."),
        ("(十)内容", "(十)", 10, "（一）"),
        ("나) 회비", "나)", 2, "가)"),
        ("하. 회비", "하.", 14, "가."),
        ("(h) fees", "(h)", 8, "(a)"),
        ("я) средства", "я)", 28, "а)"),
        ("구\t ⑦ 山东省", "⑦", 7, "①"),
        ("Ⅳ. 第9次会议", "Ⅳ.", 4, "Ⅰ."),
        ("XIV. Members", "XIV.", 14, "I."),
        ("第六、对于秘书处", "第六、", 6, "第一"),
        ("十二、附则", "十二、", 12, "一、"),
        ("（二）内容", "（二）", 2, "（一）"),
        ("나. 회비", "나.", 2, "가."),
        ("в) средства", "в)", 3, "а)"),
        ("b) fees", "b)", 2, "a)"),
    ],
)
def test_numbers_of_every_style(text: str, mark: str, value: int, style: str) -> None:
    number = number_of(text)
    assert number is not None
    assert (number.mark, number.value, number.style) == (mark, value, style)
    assert text[number.start :].startswith(mark)


@pytest.mark.parametrize(
    "text",
    [
        "2014. 12. 31",
        "12. 31",
        "9. 24 ~ 9. 27",
        "3.5亿人",
        "1",
        "1.",
        "第一次会议",
        "一个",
        "第十次全体会议",
        "V Putin",
    ],
)
def test_dates_and_words_are_no_numbers_of_items(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(("text", "value"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)])
def test_chinese_numbers(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XXXIX", 39)])
def test_roman_numbers(text: str, value: int) -> None:
    assert roman(text) == value


def breaks(*texts: str) -> list[tuple[int, str]]:
    numbers = [number for text in texts if (number := number_of(f"{text} 甲"))]
    return [(each.at, each.kind) for each in breaks_in_text(numbers)]


def test_lists_that_follow_each_other_are_whole() -> None:
    assert not breaks("1.", "2.", "3.", "1.", "2.")
    assert not breaks("Ⅰ.", "1.", "1)", "2)", "2.", "Ⅱ.", "1.", "2.")


def test_columns_in_the_wrong_order_are_left_alone() -> None:
    assert not breaks("1.", "2.", "3.", "2.", "1.", "3.")


def test_gaps_repeats_and_false_beginnings() -> None:
    assert breaks("1.", "2.", "4.") == [(2, "gap")]
    assert breaks("1)", "2)", "2)", "3)") == [(2, "repeat")]
    assert breaks("1.", "2.", "3.", "2.", "3.", "1.", "2.") == [(3, "start")]


def test_a_number_of_another_script_among_its_siblings() -> None:
    assert breaks("Ⅲ.", "1.", "Ⅳ.", "V.")[-1] == (3, "style")


def test_a_list_in_a_list_of_the_same_style() -> None:
    assert breaks("1.", "1.", "2.", "2.", "1.", "2.", "3.", "4.") == [(1, "level")]


def test_a_known_list_begins_with_one_and_misses_none() -> None:
    assert list(breaks_in_list([1, 2, 3])) == []
    assert list(breaks_in_list([2, 3])) == [Break(0, "start")]
    assert list(breaks_in_list([1, 3, 3, 2])) == [Break(1, "gap", 0), Break(2, "repeat", 1), Break(3, "order", 2)]


def test_the_number_before_is_looked_for_among_ten_of_its_style() -> None:
    """Behind a gap that is told already, a 2 is taken for that of a list begun ten numbers before, and of none begun earlier."""
    long = [f"{number}." for number in (1, 20, *range(21, 30))]
    told = breaks(*long, "2.")
    assert (len(long), (11, "start") in told, (10, "start") in breaks(*long[:-1], "2.")) == (11, True, False)


@given(st.lists(st.integers(1, 6), max_size=12))
def test_several_whole_lists_one_behind_the_other_have_no_break_but_doubtful_ones(lengths: list[int]) -> None:
    texts = [f"{number}." for length in lengths for number in range(1, length + 1)]
    assert all(kind in ("repeat", "level") for _, kind in breaks(*texts))


@given(st.text(max_size=30))
def test_a_number_lies_in_its_text(text: str) -> None:
    number = number_of(text)
    assert number is None or (text[number.start :].startswith(number.mark) and number.end <= len(text))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1. 甲\n2. 乙\n4. 丁", None),
        ("1. 甲\n2. 乙\n8. 辛", Severity.NOTE),
        ("1. 甲\n2. 乙\n2. 丙\n3. 丁", None),
        ("1. 甲\n1. 乙", Severity.NOTE),
    ],
)
def test_two_lists_and_an_excerpt_are_doubtful(text: str, level: Severity | None) -> None:
    (rule,) = (rule for rule in tables.rules() if rule.code == "numbering.order")
    reading = Reading(tuple(plain(line, "zh") for line in text.splitlines()), submitted=True)
    assert [each.severity for each in rule.findings(reading)] == [level]
