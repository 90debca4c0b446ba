"""Dates of running text are read as they are meant, in six languages."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from galley.files import Files
from galley.language.voice import LANGUAGES, Voice, voice
from galley.numbers import Day, Kind, Number, numbers

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31))


@cache
def spoken(language: str) -> Voice:
    return voice(language, Files(Path(__file__).resolve().parents[1]))[0]


def dates(text: str, language: str) -> list[Number]:
    return [each for each in numbers(text, language) if each.kind is Kind.DATE]


def only(text: str, language: str) -> Number:
    found = dates(text, language)
    assert len(found) == 1, (text, found)
    return found[0]


def told(day: datetime.date) -> Day:
    return day.year, day.month, day.day


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("zh", "2014年10月22日", (2014, 10, 22), None),
        ("zh", "2014年 10月 22日", (2014, 10, 22), None),
        ("zh", "10月21日至24日", (None, 10, 21), (None, 10, 24)),
        ("zh", "9月29日至10月1日", (None, 9, 29), (None, 10, 1)),
        ("zh", "2014. 12. 31", (2014, 12, 31), None),
        ("zh", "东戈壁省(蒙) 蒙古骆驼节 2. 27 ~ 3. 1 东戈壁省", (None, 2, 27), (None, 3, 1)),
        ("zh", "光学会年会 2. 12 ~ 2. 14 会展中心", (None, 2, 12), (None, 2, 14)),
        ("zh", "今年8月份", (None, 8, None), None),
        ("zh", "7-8月", (None, 7, None), (None, 8, None)),
        ("zh", "2014NEAR国际论坛", (2014, None, None), None),
        ("zh", "二〇一四年十月二十一日", (2014, 10, 21), None),
        ("ja", "2014年10月21日（火）から24日（金）まで", (2014, 10, 21), (2014, 10, 24)),
        ("ko", "2014년 10월 21일부터 24일까지", (2014, 10, 21), (2014, 10, 24)),
        ("ko", "10월 21∼24일", (None, 10, 21), (None, 10, 24)),
        ("mn", "2014 оны 10-р сарын 22-ны өдөр", (2014, 10, 22), None),
        ("mn", "аравдугаар сарын 21-нээс 24-нд", (None, 10, 21), (None, 10, 24)),
        ("ru", "с 27 по 30 августа", (None, 8, 27), (None, 8, 30)),
        ("ru", "в октябре 2014 г.", (2014, 10, None), None),
        ("ru", "в 1990-х годах", (1990, None, None), None),
        ("ru", "в 90-х годах", (1990, None, None), None),
        ("en", "3 January – 5 January 2015", (2015, 1, 3), (2015, 1, 5)),
        ("en", "October 21-24, 2014", (2014, 10, 21), (2014, 10, 24)),
        ("en", "30 December – 4 January 2015", (2014, 12, 30), (2015, 1, 4)),
        ("en", "in March", (None, 3, None), None),
        ("en", "1996–98", (1996, None, None), (1998, None, None)),
    ],
)
def test_a_date_is_read(language: str, text: str, first: Day, last: Day | None) -> None:
    found = only(text, language)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "共2000名代表用了3个月"),
        ("zh", "第2014号，版本 1.5"),
        ("ja", "3日間、日本で"),
        ("ko", "3일간 일본에서"),
        ("ru", "Мария и маршал у маяка"),
        ("en", "It may march on; US$2000 for 2000 people"),
        ("mn", "10 дугаар хуралдаан"),
    ],
)
def test_what_only_looks_like_a_date_is_none(language: str, text: str) -> None:
    assert not dates(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(start=DAYS, length=st.integers(0, 400))
def test_what_galley_prints_is_read_back(language: str, start: datetime.date, length: int) -> None:
    says, end = spoken(language), start + datetime.timedelta(length)
    assert only(says.date(start), language).first == told(start)
    assert only(says.month(start.year, start.month), language).first == (start.year, start.month, None)
    assert only(says.partial(str(start.year)), language).first == (start.year, None, None)
    assert only(says.short_date(start), language).first == (None, start.month, start.day)
    found = only(says.date_range(start, end), language)
    assert (found.first, found.last or found.first) == (told(start), told(end))
    if length and start.year == end.year:
        found = only(says.short_range(start, end), language)
        assert (found.first, found.last) == ((None, start.month, start.day), (None, end.month, end.day))
    if start.month < 12:
        found = only(says.month_range(start.year, start.month, 12), language)
        assert (found.first, found.last) == ((start.year, start.month, None), (start.year, 12, None))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text("0123456789年月日年至~ 월일년.,-–()сарындугаар октября OctoberMay十二", max_size=40))
def test_any_text_gives_spans_inside_it_in_order(language: str, text: str) -> None:
    end = 0
    for found in dates(text, language):
        assert end <= found.start < found.end <= len(text)
        end = found.end
