"""Numbers of running text are read as they are meant, in six languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import examples
from test_numbers_dates import spoken

from galley.language.voice import LANGUAGES
from galley.numbers import Kind, Number, numbers


def only(text: str, language: str) -> Number:
    found = numbers(text, language)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "value", "kind", "unit"),
    [
        ("zh", "覆盖人口4亿4600万", 446_000_000, Kind.COUNT, ""),
        ("zh", "三十五名", 35, Kind.COUNT, "名"),
        ("zh", "1万2千人", 12_000, Kind.COUNT, "人"),
        ("zh", "1万2000人", 12_000, Kind.COUNT, "人"),
        ("zh", "两国", 2, Kind.COUNT, "国"),
        ("zh", "百分之二十", 20, Kind.PERCENT, ""),
        ("zh", "三成", 30, Kind.PERCENT, ""),
        ("zh", "11亿韩元", 1_100_000_000, Kind.MONEY, "KRW"),
        ("zh", "US$2,000", 2000, Kind.MONEY, "USD"),
        ("zh", "人民币300元", 300, Kind.MONEY, "CNY"),
        ("zh", "三分之二", "2/3", Kind.PART, ""),
        ("zh", "一半", "1/2", Kind.PART, ""),
        ("zh", "两个半小时", "5/2", Kind.MEASURE, "h"),
        ("zh", "三年半", "7/2", Kind.MEASURE, "year"),
        ("zh", "30平方公里", 30, Kind.MEASURE, "km2"),
        ("ja", "35か国", 35, Kind.COUNT, "か国"),
        ("ja", "三つの議題", 3, Kind.COUNT, "つ"),
        ("ja", "3割", 30, Kind.PERCENT, ""),
        ("ja", "三分の一", "1/3", Kind.PART, ""),
        ("ja", "2時間半", "5/2", Kind.MEASURE, "h"),
        ("ja", "1万2000人", 12_000, Kind.COUNT, "人"),
        ("ko", "4억 4600만 명", 446_000_000, Kind.COUNT, "명"),
        ("ko", "1만2000명", 12_000, Kind.COUNT, "명"),
        ("ko", "3.2억 원", 320_000_000, Kind.MONEY, "KRW"),
        ("ko", "스물두 개", 22, Kind.COUNT, "개"),
        ("ko", "열두 명", 12, Kind.COUNT, "명"),
        ("ko", "3분의 2", "2/3", Kind.PART, ""),
        ("ko", "절반", "1/2", Kind.PART, ""),
        ("ko", "2시간 반", "5/2", Kind.MEASURE, "h"),
        ("ko", "12제곱킬로미터", 12, Kind.MEASURE, "km2"),
        ("mn", "1.2 тэрбум", 1_200_000_000, Kind.COUNT, ""),
        ("mn", "арван хоёр улс", 12, Kind.COUNT, ""),
        ("mn", "хоёр зуун тавин хүн", 250, Kind.COUNT, ""),
        ("mn", "20 хувийг", 20, Kind.PERCENT, ""),
        ("mn", "гуравны хоёр", "2/3", Kind.PART, ""),
        ("mn", "хагас нь", "1/2", Kind.PART, ""),
        ("mn", "хоёр хагас цаг", "5/2", Kind.MEASURE, "h"),
        ("mn", "120 км зам", 120, Kind.MEASURE, "km"),
        ("ru", "446 миллионов человек", 446_000_000, Kind.COUNT, ""),
        ("ru", "1,5 млн человек", 1_500_000, Kind.COUNT, ""),
        ("ru", "1 млн 200 тыс. человек", 1_200_000, Kind.COUNT, ""),
        ("ru", "100 тысяч долларов США", 100_000, Kind.MONEY, "USD"),
        ("ru", "двадцать пять стран", 25, Kind.COUNT, ""),
        ("ru", "полтора миллиона рублей", 1_500_000, Kind.MONEY, "RUB"),
        ("ru", "полмиллиона рублей", 500_000, Kind.MONEY, "RUB"),
        ("ru", "два с половиной часа", "5/2", Kind.MEASURE, "h"),
        ("ru", "две трети", "2/3", Kind.PART, ""),
        ("ru", "трёхдневный поход", 3, Kind.MEASURE, "d"),
        ("ru", "30-километровый маршрут", 30, Kind.MEASURE, "km"),
        ("ru", "более миллиона человек", 1_000_000, Kind.COUNT, ""),
        ("en", "two hundred and fifty people", 250, Kind.COUNT, ""),
        ("en", "13.5 million people", 13_500_000, Kind.COUNT, ""),
        ("en", "two and a half million people", 2_500_000, Kind.COUNT, ""),
        ("en", "half a million people", 500_000, Kind.COUNT, ""),
        ("en", "two dozen eggs", 24, Kind.COUNT, ""),
        ("en", "1.1 billion won", 1_100_000_000, Kind.MONEY, "KRW"),
        ("en", "£30", 30, Kind.MONEY, "GBP"),
        ("en", "30 per cent", 30, Kind.PERCENT, ""),
        ("en", "two-thirds", "2/3", Kind.PART, ""),
        ("en", "a third of them", "1/3", Kind.PART, ""),
        ("en", "three quarters", "3/4", Kind.PART, ""),
        ("en", "half of them", "1/2", Kind.PART, ""),
        ("en", "a 25-kilometre road", 25, Kind.MEASURE, "km"),
        ("en", "one hour", 1, Kind.MEASURE, "h"),
    ],
)
def test_a_number_is_read(language: str, text: str, value: int | str, kind: Kind, unit: str) -> None:
    found = only(text, language)
    assert (found.value, found.kind, found.unit) == (Fraction(value), kind, unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("zh", "第十次全体会议", 10, "次"),
        ("zh", "第 三十五届", 35, "届"),
        ("ja", "3番目", 3, ""),
        ("ja", "第二条", 2, "条"),
        ("ko", "열 번째", 10, ""),
        ("ko", "첫 번째", 1, ""),
        ("ko", "제10조", 10, "조"),
        ("mn", "10-р хуралдаан", 10, ""),
        ("mn", "гуравдугаар анги", 3, ""),
        ("mn", "арван хоёрдугаар хурал", 12, ""),
        ("ru", "десятой сессии", 10, ""),
        ("ru", "10-я сессия", 10, ""),
        ("ru", "двадцать первого века", 21, ""),
        ("en", "the twenty-first century", 21, ""),
        ("en", "the 3rd meeting", 3, ""),
    ],
)
def test_an_ordinal_is_read(language: str, text: str, value: int, unit: str) -> None:
    found = only(text, language)
    assert (found.value, found.kind, found.unit, found.ordinal) == (value, Kind.COUNT, unit, True)


@pytest.mark.parametrize(
    ("language", "text", "amount", "base"),
    [
        ("zh", "12公里", 12_000, "m"),
        ("zh", "三公顷", 30_000, "m2"),
        ("zh", "15亩", 10_000, "m2"),
        ("ja", "5トン", 5_000_000, "g"),
        ("ko", "30분", 1800, "s"),
        ("ru", "20 км²", 20_000_000, "m2"),
        ("ru", "50 °F", 10, "C"),
        ("mn", "2 жил", 24, "month"),
        ("mn", "2 га", 20_000, "m2"),
        ("en", "20°C", 20, "C"),
        ("en", "10 miles", Fraction("16093.44"), "m"),
        ("en", "two weeks", 14 * 86400, "s"),
        ("en", "5%", Fraction(1, 20), ""),
    ],
)
def test_units_are_worth_their_base(language: str, text: str, amount: Fraction, base: str) -> None:
    found = only(text, language)
    assert (found.amount, found.base) == (amount, base)


@pytest.mark.parametrize(
    ("language", "text", "values", "unit"),
    [
        ("zh", "5至10公里", (5, 10), "km"),
        ("zh", "3至5万人", (30_000, 50_000), ""),
        ("ja", "10～15人", (10, 15), ""),
        ("ko", "5개에서 10개", (5, 10), "개"),
        ("mn", "5-10 км", (5, 10), "km"),
        ("ru", "от 5 до 10 км", (5, 10), "km"),
        ("ru", "5–10 %", (5, 10), ""),
        ("en", "3–5 million euros", (3_000_000, 5_000_000), "EUR"),
        ("en", "from two to three hours", (2, 3), "h"),
    ],
)
def test_both_ends_of_a_range_have_its_unit(language: str, text: str, values: tuple[int, int], unit: str) -> None:
    first, last = numbers(text, language)
    assert (first.value, last.value) == values
    assert first.ranged and last.ranged
    assert first.kind is last.kind or not unit
    assert first.unit == unit


def test_numbers_side_by_side_are_no_range() -> None:
    assert [each.ranged for each in numbers("5 apples, 10 km", "en")] == [False, False]


@pytest.mark.parametrize(
    ("language", "text", "minutes", "half"),
    [
        ("zh", "上午9时30分", 570, "am"),
        ("zh", "下午三点半", 930, "pm"),
        ("zh", "中午12点", 720, "pm"),
        ("zh", "9:05", 545, ""),
        ("ja", "午前9時", 540, "am"),
        ("ja", "午後3時半", 930, "pm"),
        ("ja", "午前0時", 0, "am"),
        ("ko", "오후 3시 30분", 930, "pm"),
        ("ko", "오전 열한 시", 660, "am"),
        ("mn", "өглөөний 9 цаг 30 минутад", 570, "am"),
        ("mn", "оройн 6 цагт", 1080, "pm"),
        ("ru", "в 9 часов утра", 540, "am"),
        ("ru", "в 3 часа дня", 900, "pm"),
        ("ru", "в половине десятого утра", 570, "am"),
        ("ru", "в 15.30", 930, ""),
        ("en", "9:30 a.m.", 570, "am"),
        ("en", "3 p.m.", 900, "pm"),
        ("en", "12 a.m.", 0, "am"),
        ("en", "half past nine", 570, ""),
        ("en", "at noon", 720, "pm"),
    ],
)
def test_a_time_is_read(language: str, text: str, minutes: int, half: str) -> None:
    found = only(text, language)
    assert (found.kind, found.value, found.unit) == (Kind.TIME, minutes, half)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "星期三"),
        ("zh", "周三下午"),
        ("ja", "（水）"),
        ("ko", "수요일"),
        ("mn", "Лхагва гараг"),
        ("ru", "в среду"),
        ("en", "on Wednesday"),
    ],
)
def test_a_weekday_is_read(language: str, text: str) -> None:
    found = only(text, language)
    assert (found.kind, found.value) == (Kind.WEEKDAY, 3)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "三星电子与五松站十分一致，千万不要一个人去三亚"),
        ("zh", "R20、COP21，Ⅲ、③"),
        ("ja", "四国と九州と三菱、六本木、一致"),
        ("ko", "두산은 한국에서 이 사람과"),
        ("mn", "долоо хоног бүр, нэг гишүүн"),
        ("ru", "впервые, один из членов; в первую очередь"),
        ("ru", "через окружающую среду, городскую среду и среду обитания"),
        ("en", "one of the first-class halls, for the first time, F-16"),
        ("en", "054-223-2327, http://near.org/12"),
    ],
)
def test_what_only_looks_like_a_number_is_none(language: str, text: str) -> None:
    assert not numbers(text, language)


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
@given(n=st.integers(0, 10**12 - 1), power=st.integers(0, 8))
def test_what_galley_prints_is_read_back(language: str, n: int, power: int) -> None:
    says, round_number = spoken(language), n // 10**power * 10**power
    for number in (n, round_number, Decimal(n % 10**8) / 100):
        assert only(f"= {says.number(number)}", language).value == number
    assert only(f"= {says.big_number(round_number)}", language).value == round_number


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.integers(2, 10**12), currency=st.sampled_from(["CNY", "EUR", "JPY", "KRW", "MNT", "RUB", "USD"]))
@examples(200)
def test_money_is_read_back(language: str, currency: str, amount: int) -> None:
    found = only(f"= {spoken(language).money(amount, currency)}", language)
    assert (found.value, found.kind, found.unit) == (amount, Kind.MONEY, currency)


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(1, 400), noun_class=st.sampled_from(["plain", "session", "meeting", "event"]))
@examples(200)
def test_ordinals_are_read_back(language: str, noun_class: str, n: int) -> None:
    found = only(f"= {spoken(language).ordinal(n, noun_class)}", language)
    assert (found.value, found.ordinal) == (n, True)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    text=st.text("0123456789,. 万亿千百十一两三第名个%$дваарван гурав two hundred세 번째余約\u00a0млнсая-", max_size=40)
)
def test_any_text_gives_spans_inside_it_in_order(language: str, text: str) -> None:
    end = 0
    for found in numbers(text, language):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("写信到3b@example.org询问", "写信到3b@example.org"),
        ("见www.example.org/12，共3项", "www.example.org/12，共3项"),
        ("见example.org/12 共3项", "见example.org/12"),
        ("电话+82-54-223-2314", "+82-54-223-2314"),
    ],
)
def test_addresses_and_telephone_numbers_are_no_numbers(text: str, hidden: str) -> None:
    start = text.index(hidden)
    assert [each for each in numbers(text, "zh") if start <= each.start < start + len(hidden)] == []


@pytest.mark.parametrize("sign", ["一", "1", "가", "one ", "."])
def test_a_long_run_is_read_in_time_that_grows_with_it(sign: str) -> None:
    def seconds(length: int) -> float:
        began = process_time()
        numbers(sign * length, "zh")
        return process_time() - began

    seconds(1000)
    assert seconds(16000) < 20 * seconds(2000) + 0.1


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("zh", "人口13.5万", 135_000),
        ("ko", "3.5~4.2배", 3.5),
        ("ru", "12.5 раза", 12.5),
        ("en", "It grew by 5.12 to 6.3 points", 5.12),
    ],
)
def test_a_decimal_is_no_date(language: str, text: str, value: float) -> None:
    first, *others = numbers(text, language)
    assert first.value == Fraction(str(value))
    assert all(each.kind is Kind.COUNT for each in (first, *others))


def test_a_language_without_tables_has_its_digits_read() -> None:
    assert [(each.value, each.unit) for each in numbers("12 Äpfel am 2014-10-22, 30 km", "de")] == [
        (12, ""),
        (0, ""),
        (30, "km"),
    ]


def test_a_variant_of_a_language_is_read_as_the_language() -> None:
    assert only("第十次會議", "zh-Hant").ordinal


@pytest.mark.parametrize(
    "text", ["1" * 10000, "1." + "1" * 10000, "1" + ",111" * 5000, "一" * 10000, "第" + "十" * 10000]
)
def test_a_run_of_digits_without_end_is_no_number_and_no_crash(text: str) -> None:
    for language in LANGUAGES:
        assert all(each.end - each.start < 100 for each in numbers(text, language))
