"""What six languages print for dates, numbers, ordinals, lists and money: one table, each row with its source.

CLDR is the release in the pinned Babel, for the locales zh-Hans, ja, ko, mn, ru and en-001. Where CLDR has a plain space
between a day and its month, the house has U+00A0 in en, ru and mn."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from galley.files import Files
from galley.language import LANGUAGES, NOUN_CLASSES, Voice, by_itself, numbers, voice

ROOT = Path(__file__).parents[2]
VOICES = {language: voice(language, Files(ROOT))[0] for language in LANGUAGES}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def dates(said: Voice) -> dict[str, str]:
    return {
        "day": said.date(day("2014-12-31")),
        "month": said.month(1996, 9),
        "year": said.partial("2014"),
        "days": said.date_range(day("2014-10-21"), day("2014-10-24")),
        "months": said.date_range(day("2014-02-27"), day("2014-03-01")),
        "years": said.date_range(day("2014-12-30"), day("2015-01-02")),
        "short": said.short_date(day("2014-01-15")),
        "short days": said.short_range(day("2014-10-21"), day("2014-10-24")),
        "short months": said.short_range(day("2014-02-27"), day("2014-03-01")),
    }


DATES = {
    # CLDR zh: y年M月d日, intervals with 至. Short ranges: GB/T 15834-2011, 4.13.3.2: — between times.
    "zh": {
        "day": "2014年12月31日",
        "month": "1996年9月",
        "year": "2014年",
        "days": "2014年10月21日至24日",
        "months": "2014年2月27日至3月1日",
        "years": "2014年12月30日至2015年1月2日",
        "short": "1月15日",
        "short days": "10月21日—24日",
        "short months": "2月27日—3月1日",
    },
    # CLDR ja: y年M月d日, intervals with ～.
    "ja": {
        "day": "2014年12月31日",
        "month": "1996年9月",
        "year": "2014年",
        "days": "2014年10月21日～24日",
        "months": "2014年2月27日～3月1日",
        "years": "2014年12月30日～2015年1月2日",
        "short": "1月15日",
        "short days": "10月21日～24日",
        "short months": "2月27日～3月1日",
    },
    # CLDR ko: y년 M월 d일, intervals with ~, spaced between months and years.
    "ko": {
        "day": "2014년 12월 31일",
        "month": "1996년 9월",
        "year": "2014년",
        "days": "2014년 10월 21일~24일",
        "months": "2014년 2월 27일 ~ 3월 1일",
        "years": "2014년 12월 30일 ~ 2015년 1월 2일",
        "short": "1월 15일",
        "short days": "10월 21일~24일",
        "short months": "2월 27일 ~ 3월 1일",
    },
    # Months as ordinal figures with дугаар/дүгээр, as official Mongolian documents date themselves;
    # -р in the short forms: CLDR mn, abbreviated months (10-р сар).
    "mn": {
        "day": "2014 оны 12 дугаар сарын\u00a031",
        "month": "1996 оны 9 дүгээр сар",
        "year": "2014 он",
        "days": "2014 оны 10 дугаар сарын\u00a021–24",
        "months": "2014 оны 2 дугаар сарын\u00a027\u00a0– 3 дугаар сарын\u00a01",
        "years": "2014 оны 12 дугаар сарын\u00a030\u00a0– 2015 оны 1 дүгээр сарын\u00a02",
        "short": "1-р сарын\u00a015",
        "short days": "10-р сарын\u00a021–24",
        "short months": "2-р сарын\u00a027\u00a0– 3-р сарын\u00a01",
    },
    # CLDR ru: d MMMM y 'г'., here with U+00A0 before г.; ranges: Мильчин, Справочник издателя и автора
    # (closed dash between figures, spaced dash between phrases, U+00A0 before it).
    "ru": {
        "day": "31\u00a0декабря 2014\u00a0г.",
        "month": "сентябрь 1996\u00a0г.",
        "year": "2014\u00a0г.",
        "days": "21–24\u00a0октября 2014\u00a0г.",
        "months": "27\u00a0февраля\u00a0– 1\u00a0марта 2014\u00a0г.",
        "years": "30\u00a0декабря 2014\u00a0г.\u00a0– 2\u00a0января 2015\u00a0г.",
        "short": "15\u00a0января",
        "short days": "21–24\u00a0октября",
        "short months": "27\u00a0февраля\u00a0– 1\u00a0марта",
    },
    # CLDR en-001: d MMMM y; ranges: New Hart's Rules 4.11 (closed en rule between figures), spaced between phrases.
    "en": {
        "day": "31\u00a0December 2014",
        "month": "September 1996",
        "year": "2014",
        "days": "21–24\u00a0October 2014",
        "months": "27\u00a0February\u00a0– 1\u00a0March 2014",
        "years": "30\u00a0December 2014\u00a0– 2\u00a0January 2015",
        "short": "15\u00a0January",
        "short days": "21–24\u00a0October",
        "short months": "27\u00a0February\u00a0– 1\u00a0March",
    },
}

NUMBERS = (1234567, Decimal("2.5"), 446_000_000, 120_000_000, 12_000_000_000, 1_250_000, 446_123_456, 2000)

LARGE = {
    # Counting words with figures before them: GB/T 15835-2011, 5.3; digits and grouping: CLDR zh.
    "zh": ["1,234,567", "2.5", "4亿4600万", "1亿2000万", "120亿", "125万", "446,123,456", "2,000"],
    # 万, 億 with figures before them: 「公用文作成の考え方」(文化審議会 2022), I-4; digits: CLDR ja.
    "ja": ["1,234,567", "2.5", "4億4600万", "1億2000万", "120億", "125万", "446,123,456", "2,000"],
    # 만 units spaced: 한글 맞춤법 제44항; digits: CLDR ko.
    "ko": ["1,234,567", "2.5", "4억 4600만", "1억 2000만", "120억", "125만", "446,123,456", "2,000"],
    # CLDR mn, compact long, unbroken.
    "mn": [
        "1,234,567",
        "2.5",
        "446\u00a0сая",
        "120\u00a0сая",
        "12\u00a0тэрбум",
        "1.25\u00a0сая",
        "446,123,456",
        "2,000",
    ],
    # CLDR ru, compact short.
    "ru": [
        "1\u00a0234\u00a0567",
        "2,5",
        "446\u00a0млн",
        "120\u00a0млн",
        "12\u00a0млрд",
        "1,25\u00a0млн",
        "446\u00a0123\u00a0456",
        "2\u00a0000",
    ],
    # CLDR en, compact long, unbroken.
    "en": [
        "1,234,567",
        "2.5",
        "446\u00a0million",
        "120\u00a0million",
        "12\u00a0billion",
        "1.25\u00a0million",
        "446,123,456",
        "2,000",
    ],
}

ORDINALS = {
    # 第…次 for sessions and meetings, 第…届 for forums and fairs, as the association's own reports print.
    "zh": {"plain": "第10", "session": "第10次", "meeting": "第10次", "event": "第10届"},
    "ja": {"plain": "第10", "session": "第10回", "meeting": "第10回", "event": "第10回"},
    # 제 joined to the number, 단위 joined to figures: 한글 맞춤법 제43항.
    "ko": {"plain": "제10", "session": "제10차", "meeting": "제10차", "event": "제10회"},
    "mn": {"plain": "10 дугаар", "session": "10 дугаар", "meeting": "10 дугаар", "event": "10 дугаар"},
    # Мильчин, Справочник: an ending of one letter after a vowel: 10-й форум, 10-я сессия, 10-е заседание.
    "ru": {"plain": "10-й", "session": "10-я", "meeting": "10-е", "event": "10-й"},
    "en": {"plain": "10th", "session": "10th", "meeting": "10th", "event": "10th"},
}

MONEY = ((2000, "USD"), (1_000_000, "USD"), (1_100_000_000, "KRW"), (6_000_000, "CNY"), (3_000_000, "EUR"))

AMOUNTS = {
    # Currency names: CLDR, save 元人民币 (the mainland press's form).
    "zh": ["2,000美元", "100万美元", "11亿韩元", "600万元人民币", "300万欧元"],
    # CLDR ja, save 人民元.
    "ja": ["2,000米ドル", "100万米ドル", "11億韓国ウォン", "600万人民元", "300万ユーロ"],
    # 달러, 원, 위안 without the country, as Korean prints at home; 유로: CLDR ko.
    "ko": ["2,000 달러", "100만 달러", "11억 원", "600만 위안", "300만 유로"],
    # CLDR mn.
    "mn": [
        "2,000 америк доллар",
        "1\u00a0сая америк доллар",
        "1.1\u00a0тэрбум Өмнөд Солонгосын вон",
        "6\u00a0сая Хятадын юань",
        "3\u00a0сая евро",
    ],
    # CLDR ru.
    "ru": [
        "2\u00a0000 долларов США",
        "1\u00a0млн долларов США",
        "1,1\u00a0млрд южнокорейских вон",
        "6\u00a0млн китайских юаней",
        "3\u00a0млн евро",
    ],
    # CLDR en-001.
    "en": [
        "2,000 US dollars",
        "1\u00a0million US dollars",
        "1.1\u00a0billion South Korean won",
        "6\u00a0million Chinese yuan",
        "3\u00a0million euros",
    ],
}

# CLDR, standard list patterns; en-001 has no comma before “and”.
LISTS = {
    "zh": "中国、日本和韩国",
    "ja": "中国、日本、韩国",
    "ko": "中国, 日本 및 韩国",
    "mn": "中国, 日本, 韩国",
    "ru": "中国, 日本 и 韩国",
    "en": "中国, 日本 and 韩国",
}

# zh: Ⅰ. / 1. / （1） / 1) and 第一， as the association's own reports number; article words of treaties in the others.
HEADINGS = {
    "zh": ["Ⅱ", "2.", "（2）", "2)", "②", "第二，"],
    "ja": ["Ⅱ", "2.", "（2）", "2)", "②", "第2条"],
    "ko": ["Ⅱ", "2.", "(2)", "2)", "②", "제2조"],
    "mn": ["II", "2.", "(2)", "2)", "②", "2 дугаар зүйл"],
    "ru": ["II", "2.", "(2)", "2)", "②", "Статья 2"],
    "en": ["II", "2.", "(2)", "2)", "②", "Article 2"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates(language: str) -> None:
    assert dates(VOICES[language]) == DATES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_keep_every_digit(language: str) -> None:
    assert [VOICES[language].big_number(n) for n in NUMBERS[2:]] == LARGE[language][2:]
    assert [VOICES[language].number(n) for n in NUMBERS[:2]] == LARGE[language][:2]


VAST = {
    "zh": ["1000亿", "1万亿", "1亿亿", "1200亿亿", "100,000,000,000,000,000,000", "−100万美元", "−2.5"],
    "ja": ["1000億", "1兆", "1京", "1200京", "100,000,000,000,000,000,000", "−100万米ドル", "−2.5"],
    "ko": ["1000억", "1조", "1경", "1200경", "100,000,000,000,000,000,000", "−100만 달러", "−2.5"],
    "mn": ["100_тэрбум", "1_их_наяд", "10,000,000,000,000,000", "", "", "−1_сая америк доллар", "−2.5"],
    "ru": ["100_млрд", "1_трлн", "10_000_000_000_000_000", "", "", "−1_млн долларов США", "−2,5"],
    "en": ["100_billion", "1_trillion", "10,000,000,000,000,000", "", "", "−1_million US dollars", "−2.5"],
}
"""10¹¹, 10¹², 10¹⁶, 12 × 10¹⁸, 10²⁰: the words of CLDR and of national dictionaries, and digits beyond them (`_` is U+00A0);
then an amount and a number below nothing, with U+2212."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_vast_numbers_and_those_below_nothing(language: str) -> None:
    said = VOICES[language]
    shown = [said.big_number(n) for n in (10**11, 10**12, 10**16, 12 * 10**18, 10**20)]
    shown += [said.money(-1_000_000, "USD"), said.number(Decimal("-2.5"))]
    expected = [each.replace("_", "\u00a0") for each in VAST[language]]
    assert [each for each, wanted in zip(shown, expected, strict=True) if wanted] == [e for e in expected if e]


def test_a_number_below_nothing_is_isolated_from_the_right_to_left() -> None:
    assert numbers.large(-2_000_000, "CLDR long", Locale.parse("ar")) == "\u200e−2\u00a0مليون"


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_months_are_said_once(language: str) -> None:
    said = VOICES[language]
    assert said.month_range(2015, 10, 10) == said.month(2015, 10)
    assert said.month_range(2015, 7, 10) != said.month(2015, 7)


def test_a_date_by_itself_begins_with_a_capital() -> None:
    # CLDR contextTransforms: months stand alone in title case in ru; figures and Han have no case.
    shown = {language: by_itself(VOICES[language].month(2014, 1)) for language in LANGUAGES}
    assert shown["ru"] == "Январь 2014\u00a0г."
    assert all(shown[each] == VOICES[each].month(2014, 1) for each in LANGUAGES if each != "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinals(language: str) -> None:
    assert {noun: VOICES[language].ordinal(10, noun) for noun in NOUN_CLASSES} == ORDINALS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_money(language: str) -> None:
    assert [VOICES[language].money(n, code) for n, code in MONEY] == AMOUNTS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists(language: str) -> None:
    said = VOICES[language]
    assert said.list(["中国", "日本", "韩国"]) == LISTS[language]
    assert said.list(["中国"]) == "中国"
    assert said.list([]) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_numerals(language: str) -> None:
    styles = ("roman", "decimal", "parenthesis", "bracket", "circled", "article")
    assert [VOICES[language].numeral(style, 2) for style in styles] == HEADINGS[language]
    assert [VOICES[language].heading_numeral(level, 2) for level in range(1, 6)] == [
        *HEADINGS[language][:4],
        HEADINGS[language][3],
    ]


def test_mongolian_ordinals_follow_the_vowels_of_the_number() -> None:
    # нэг, дөрөв, ес, дөч, ер have front vowels; all other number words take дугаар.
    front = (1, 4, 9, 11, 14, 19, 21, 40, 44, 90, 99, 140)
    back = (2, 3, 5, 6, 7, 8, 10, 12, 20, 30, 50, 60, 70, 80, 100, 400, 900)
    assert {VOICES["mn"].ordinal(n) for n in front} == {f"{n} дүгээр" for n in front}
    assert {VOICES["mn"].ordinal(n) for n in back} == {f"{n} дугаар" for n in back}


def test_english_ordinals() -> None:
    shown = [VOICES["en"].ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111)]
    assert shown == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "101st", "111th"]


@pytest.mark.parametrize(
    ("language", "written"),
    [("zh", ("1,234", ".50")), ("ru", ("1\u00a0234", ",50")), ("mn", ("1,234", ".50")), ("en", ("1,234", ".50"))],
)
def test_digits_keep_their_zeros_and_take_the_separators_of_the_language(
    language: str, written: tuple[str, str]
) -> None:
    assert VOICES[language].in_digits("1234", "50", True) == written
    assert VOICES[language].in_digits("1234", "", False) == ("1234", "")
    assert VOICES[language].in_digits("12", "", True) == ("12", "")


def test_chinese_numbers_mark_a_short_group() -> None:
    # GB/T 15835-2011 writes 10亿零817万, not 10亿817万.
    assert VOICES["zh"].big_number(1_008_170_000) == "10亿零817万"
    assert VOICES["zh"].big_number(10**12 + 10**9) == "1万亿零10亿"
    assert VOICES["ja"].big_number(1_008_170_000) == "10億817万"


def test_one_day_is_no_range() -> None:
    said = VOICES["zh"]
    assert (
        said.date_range(day("2014-07-19"), day("2014-07-19")) == said.date_range(day("2014-07-19")) == "2014年7月19日"
    )
    assert said.short_range(day("2014-07-19")) == "7月19日"


def test_a_short_range_over_two_years_tells_both() -> None:
    assert VOICES["zh"].short_range(day("2014-12-30"), day("2015-01-02")) == "2014年12月30日至2015年1月2日"


def test_partial_dates() -> None:
    said = VOICES["zh"]
    assert [said.partial(text) for text in ("2014", "1996-09", "2005-05-02")] == ["2014年", "1996年9月", "2005年5月2日"]
    for text in ("", "96", "1996-13", "1996-9", "abcd", "2014-02-30"):
        with pytest.raises(ValueError, match=r"."):
            said.partial(text)


def test_a_currency_no_translator_names_is_cldrs() -> None:
    assert VOICES["zh"].money(7, "GBP") == "7英镑"
    assert VOICES["en"].money(1, "USD") == "1 US dollar"


def test_a_percentage_is_whole_and_spaced_as_the_language_has_it() -> None:
    shown = {language: VOICES[language].percent(42) for language in LANGUAGES}
    assert shown == {**dict.fromkeys(LANGUAGES, "42%"), "ru": "42\u00a0%"}
