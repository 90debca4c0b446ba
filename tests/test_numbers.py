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
from galley.numbers import Kind, Number, loosely, numbers, value_of


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


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("zh", "三分之二公里", ["三分之二公里: measure 2/3 km, 2000/3 m, w"]),
        ("en", "two-thirds of a kilometre", ["two-thirds of a kilometre: measure 2/3 km, 2000/3 m, w"]),
        ("zh", "百分之三十", ["百分之三十: percent 30 , 3/10 , w"]),
        ("en", "5$5", ["5$: money 5 USD, 5 USD, "]),
        ("en", "five million and seven million people", ["five million: count 5000000 , 5000000 , rw", "seven million: count 7000000 , 7000000 , rw"]),
        ("en", "twenty thirty people", ["twenty: count 20 , 20 , w", "thirty: count 30 , 30 , w"]),
        ("ru", "сто двести человек", ["сто: count 100 , 100 , w", "двести: count 200 , 200 , w"]),
        ("en", "one hundred and five people", ["one hundred and five: count 105 , 105 , w"]),
        ("en", "two million three people", ["two million three: count 2000003 , 2000003 , w"]),
        ("zh", "二〇一四个", ["二〇一四: count 2014 个, 2014 , w"]),
        ("zh", "一二人", []),
        ("en", "hundred people", []),
        ("en", "a hundred people", ["a hundred: count 100 , 100 , w"]),
        ("zh", "百人", []),
        ("zh", "十人", ["十: count 10 人, 10 , w"]),
        ("zh", "3至5%", ["3: percent 3 , 3/100 , r", "5%: percent 5 , 1/20 , r"]),
        ("zh", "3到5万元", ["3: money 30000 CNY, 30000 CNY, r", "5万元: money 50000 CNY, 50000 CNY, r"]),
        ("en", "2 to 3.5 kg", ["2: measure 2 kg, 2000 g, r", "3.5 kg: measure 7/2 kg, 3500 g, r"]),
        ("en", "5 km to 10 km", ["5 km: measure 5 km, 5000 m, r", "10 km: measure 10 km, 10000 m, r"]),
        ("zh", "第3至第5届", ["第3: count 3 , 3 , or", "第5: count 5 届, 5 , or"]),
        ("zh", "3至第5届", ["3: count 3 , 3 , ", "第5: count 5 届, 5 , o"]),
        ("en", "50 to 3 million people", ["50: count 50 , 50 , r", "3 million: count 3000000 , 3000000 , r"]),
        ("en", "3 to 5 million km", ["3: measure 3000000 km, 3000000000 m, r", "5 million km: measure 5000000 km, 5000000000 m, r"]),
        ("en", "about five people", ["five: count 5 , 5 , aw"]),
        ("en", "nearly 30 km", ["30 km: measure 30 km, 30000 m, a"]),
        ("zh", "30公里左右", ["30公里: measure 30 km, 30000 m, a"]),
        ("zh", "三十多公里", ["三十多公里: measure 30 km, 30000 m, aw"]),
        ("zh", "数十人", []),
        ("zh", "好几百人", []),
        ("en", "one hour", ["one hour: measure 1 h, 3600 s, w"]),
        ("en", "one person", []),
        ("zh", "一公里", ["一公里: measure 1 km, 1000 m, w"]),
        ("zh", "一个", []),
        ("ko", "한 시간", ["한 시간: measure 1 h, 3600 s, w"]),
        ("mn", "хоёр хүн", ["хоёр: count 2 , 2 , w"]),
        ("zh", "两", []),
        ("zh", "两百万人", ["两百万: count 2000000 人, 2000000 , w"]),
        ("en", "€ 30", ["€ 30: money 30 EUR, 30 EUR, "]),
        ("en", "30 dollars", ["30 dollars: money 30 USD, 30 USD, "]),
        ("zh", "人民币5元", ["5元: money 5 CNY, 5 CNY, "]),
        ("ru", "тысяча человек", ["тысяча: count 1000 , 1000 , w"]),
        ("ru", "тысячи людей", []),
        ("en", "1,000.5 tons", ["1,000.5 tons: measure 2001/2 t, 1000500000 g, "]),
        ("zh", "半小时", ["半小时: measure 1/2 h, 1800 s, w"]),
        ("zh", "一个半小时", ["一个半小时: measure 3/2 h, 5400 s, w"]),
        ("en", "half-hour", ["half-hour: measure 1/2 h, 1800 s, w"]),
        ("en", "the first five people", ["first: count 1 , 1 , ow", "five: count 5 , 5 , w"]),
        ("zh", "上午12点", ["上午12点: time 0 am, 0 time, "]),
        ("en", "11 p.m.", ["11 p.m.: time 1380 pm, 1380 time, "]),
        ("en", "12 p.m.", ["12 p.m.: time 720 pm, 720 time, "]),
        ("en", "13 p.m.", ["13 p.m.: time 780 pm, 780 time, "]),
        ("ja", "午前24時", ["午前24時: time 1440 am, 1440 time, "]),
        ("ja", "午後25時", ["25: count 25 , 25 , "]),
        ("zh", "下午1点", ["下午1点: time 780 pm, 780 time, "]),
        ("en", "quarter past nine", ["quarter past nine: time 555 , 555 time, "]),
        ("zh", "五十名、六十名", ["五十: count 50 名, 50 , w", "六十: count 60 名, 60 , w"]),
        ("zh", "周一和周日", ["周一: weekday 1 , 1 weekday, ", "周日: weekday 7 , 7 weekday, "]),
        ("en", "Monday, Sunday", ["Monday: weekday 1 , 1 weekday, ", "Sunday: weekday 7 , 7 weekday, "]),
        ("en", "20 °C", ["20 °C: measure 20 C, 20 C, "]),
        ("ja", "5個から10個", ["5: count 5 個, 5 , r", "10: count 10 個, 10 , r"]),
        ("ko", "5개에서 10명", ["5: count 5 개, 5 , r", "10: count 10 명, 10 , r"]),
        ("en", "5 apples to 10 km", ["5: count 5 , 5 , ", "10 km: measure 10 km, 10000 m, "]),
        ("de", "30 km, 1,5", ["30 km: measure 30 km, 30000 m, "]),
        ("zh", "30余人", ["30余: count 30 人, 30 , a"]),
        ("zh", "30个以上", ["30: count 30 个, 30 , a"]),
        ("ja", "約30人", ["30: count 30 人, 30 , a"]),
        ("en", "1/2", ["1/2: part 1/2 , 1/2 , "]),
        ("en", "two-tenths", ["two-tenths: part 1/5 , 1/5 , w"]),
        ("en", "2 halves", ["2: count 2 , 2 , "]),
        ("en", "two and a half kilometres", ["two and a half kilometres: measure 5/2 km, 2500 m, w"]),
        ("zh", "1千", ["1千: count 1000 , 1000 , "]),
    ],
)  # fmt: skip
def test_all_is_told_of_a_number(language: str, text: str, told: list[str]) -> None:
    """What is written, its kind, value and unit; its worth and base; whether it is ordinal, approximate, of a range, in words."""

    def signs(each: Number) -> str:
        return "".join(sign[0] for sign in ("ordinal", "approximate", "ranged", "words") if getattr(each, sign))

    assert [
        f"{text[each.start : each.end]}: {each.kind} {each.value} {each.unit}, {each.amount} {each.base}, {signs(each)}"
        for each in numbers(text, language)
    ] == told


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("zh", "R20、COP21，两个国家，三亚", {3, 20, 21}),
        ("en", "F-16 and one of the 30 men", {1, 16}),
        ("zh", "", set()),
    ],
)
def test_numbers_are_told_loosely_where_they_stand_in_names_or_other_words(
    language: str, text: str, values: set[int]
) -> None:
    assert loosely(text, language) == values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        *(("zh", "三十五", 35), ("zh", "3.5", Fraction(7, 2)), ("zh", "百", 100), ("zh", "十二万", 120_000)),
        *(("zh", "x", None), ("zh", "三 ", None), ("zh", " 三", None), ("zh", "", None), ("zh", "第三", None)),
        *(
            ("zh", "一二三", 123),
            ("zh", "一二", None),
            ("zh", "二〇一四", 2014),
            ("zh", "一十二", 12),
            ("zh", "三四十", None),
        ),
        *(
            ("zh", "一" * 19, int("1" * 19)),
            ("zh", "一" * 20, None),
            ("zh", "一2三", None),
            ("en", "nine nine nine", 999),
        ),
        *(("en", "twenty-five", 25), ("en", "five million", 5_000_000), ("en", "five five", None)),
    ],
)
def test_a_text_that_is_a_number_has_its_value(language: str, text: str, value: Fraction | None) -> None:
    assert value_of(text, language) == value
