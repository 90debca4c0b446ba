"""Quantities of running text are read as they are meant, in six languages."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.language.voice import LANGUAGES
from galley.proof.shelf.quantities import Quantity, Sort, quantities
from tests.proof.test_dates import spoken


def only(text: str, language: str) -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "value", "sort", "unit"),
    [
        ("zh", "覆盖人口4亿4600万", 446_000_000, Sort.CARDINAL, ""),
        ("zh", "三十五名", 35, Sort.CARDINAL, "名"),
        ("zh", "1万2千人", 12_000, Sort.CARDINAL, "人"),
        ("zh", "两国", 2, Sort.CARDINAL, "国"),
        ("zh", "第十次全体会议", 10, Sort.ORDINAL, "次"),
        ("zh", "百分之二十", 20, Sort.PERCENT, ""),
        ("zh", "11亿韩元", 1_100_000_000, Sort.MONEY, "KRW"),
        ("zh", "US$2,000", 2000, Sort.MONEY, "USD"),
        ("ja", "35か国", 35, Sort.CARDINAL, "か国"),
        ("ja", "3番目", 3, Sort.ORDINAL, ""),
        ("ja", "三つの議題", 3, Sort.CARDINAL, "つ"),
        ("ko", "4억 4600만 명", 446_000_000, Sort.CARDINAL, "명"),
        ("ko", "열 번째", 10, Sort.ORDINAL, ""),
        ("ko", "스물두 개", 22, Sort.CARDINAL, "개"),
        ("ko", "제10조", 10, Sort.ORDINAL, "조"),
        ("mn", "1.2 тэрбум", 1_200_000_000, Sort.CARDINAL, ""),
        ("mn", "арван хоёр улс", 12, Sort.CARDINAL, ""),
        ("mn", "10-р хуралдаан", 10, Sort.ORDINAL, ""),
        ("mn", "20 хувийг", 20, Sort.PERCENT, ""),
        ("ru", "446 миллионов человек", 446_000_000, Sort.CARDINAL, ""),
        ("ru", "десятой сессии", 10, Sort.ORDINAL, ""),
        ("ru", "10-я сессия", 10, Sort.ORDINAL, ""),
        ("ru", "100 тысяч долларов США", 100_000, Sort.MONEY, "USD"),
        ("ru", "двадцать пять стран", 25, Sort.CARDINAL, ""),
        ("en", "two hundred and fifty people", 250, Sort.CARDINAL, ""),
        ("en", "the twenty-first century", 21, Sort.ORDINAL, ""),
        ("en", "1.1 billion won", 1_100_000_000, Sort.MONEY, "KRW"),
        ("en", "30 per cent", 30, Sort.PERCENT, ""),
    ],
)
def test_a_quantity_is_read(language: str, text: str, value: int, sort: Sort, unit: str) -> None:
    found = only(text, language)
    assert (found.value, found.sort, found.unit) == (value, sort, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "三星电子与五松站十分一致，千万不要一个人去三亚"),
        ("zh", "2014年10月22日，R20、COP21，三分之一，Ⅲ、③"),
        ("ja", "四国と九州と三菱、六本木、一致"),
        ("ko", "두산은 한국에서 2014년 10월에"),
        ("mn", "долоо хоног бүр, нэг гишүүн"),
        ("ru", "впервые, один из членов; в первую очередь"),
        ("en", "one of the first-class halls, for the first time, two-thirds, F-16"),
        ("en", "10:30, 054-223-2327, http://near.org/12"),
    ],
)
def test_what_only_looks_like_a_quantity_is_none(language: str, text: str) -> None:
    assert not quantities(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "100余名"),
        ("zh", "约30人"),
        ("ja", "100名余り"),
        ("ko", "100여 명"),
        ("mn", "100 гаруй хүн"),
        ("ru", "около 100 человек"),
        ("en", "more than 100 people"),
    ],
)
def test_about_and_over_are_heard(language: str, text: str) -> None:
    assert only(text, language).approximate


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(0, 10**13), power=st.integers(0, 8))
def test_what_galley_prints_is_read_back(language: str, n: int, power: int) -> None:
    says, round_number = spoken(language), n // 10**power * 10**power
    for number in (n, round_number, Decimal(n % 10**8) / 100):
        assert only(f"= {says.number(number)}", language).value == number
    assert only(f"= {says.big_number(round_number)}", language).value == round_number


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.integers(2, 10**12), currency=st.sampled_from(["CNY", "EUR", "JPY", "KRW", "MNT", "RUB", "USD"]))
@settings(max_examples=200)
def test_money_is_read_back(language: str, currency: str, amount: int) -> None:
    found = only(f"= {spoken(language).money(amount, currency)}", language)
    assert (found.value, found.sort, found.unit) == (amount, Sort.MONEY, currency)


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(1, 400), noun_class=st.sampled_from(["plain", "session", "meeting", "event"]))
@settings(max_examples=200)
def test_ordinals_are_read_back(language: str, noun_class: str, n: int) -> None:
    found = only(f"= {spoken(language).ordinal(n, noun_class)}", language)
    assert (found.value, found.sort) == (n, Sort.ORDINAL)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.text("0123456789,. 万亿千百十一两三第名个%$дваарван гурав two hundred세 번째余約\u00a0млнсая-", max_size=40)
)
def test_any_text_gives_spans_inside_it_in_order(language: str, text: str) -> None:
    end = 0
    for found in quantities(text, language):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("写信到3b@example.org询问", "写信到3b@example.org"),
        ("见www.example.org/12，共3项", "www.example.org/12，共3项"),
        ("见example.org/12 共3项", "见example.org/12"),
        ("电话+82-54-223-2314", "+82-54-223-2314"),
        ("占三百分之一", "三百分之一"),
    ],
)
def test_addresses_telephone_numbers_and_fractions_are_no_quantities(text: str, hidden: str) -> None:
    start = text.index(hidden)
    assert [each for each in quantities(text, "zh") if start <= each.start < start + len(hidden)] == []


def test_a_long_run_of_letters_is_read_in_time_that_grows_with_it() -> None:
    def seconds(length: int) -> float:
        began = process_time()
        quantities("一" * length, "zh")
        return process_time() - began

    seconds(1000)
    assert seconds(16000) < 20 * seconds(2000) + 0.1
