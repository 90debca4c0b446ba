"""Quantities in running text: counts, ordinals, percentages, amounts of money, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from galley.proof.shelf.dates import dates
from galley.proof.shelf.number_words import HAN_DIGITS, HAN_UNITS, plain_number, with_units, word_numerals
from galley.proof.shelf.tongues import TONGUES, Tongue


class Sort(StrEnum):
    """What a quantity is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text, with the signs and words that belong to it.

    `unit` is the measure word behind it in Chinese, Japanese and Korean (个, か国, 명), the currency's ISO 4217 code
    for money, else empty. `approximate` where the text says about, over or nearly.
    """

    start: int
    end: int
    value: Decimal
    sort: Sort
    unit: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: Decimal
    ordinal: bool = False
    han: bool = False


_HIDDEN = "\x1f"
_HAN = "".join(HAN_DIGITS) + "".join(HAN_UNITS)
_NO_QUANTITIES = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)\S+@[\w.-]+|(?<![\w-])[\w-]+(?:\.[\w-]+)+/\S*"
    r"|(?m:^[ \t]*[（(]?\d{1,2}[)）.、](?!\d))"
    r"|(?<!\d)\+?\d+(?:[-‐–)] ?\d{2,}){2,}|\d{1,2}[:：]\d{2}(?!\d)"
    rf"|(?!百分之)(?<![\d{_HAN}])[\d{_HAN}]+分之[\d{_HAN}]+"
    r"|\d{1,3} ?[°′″]"
    r"|(?i:\b(?:one|two|three|four)[ -](?:thirds?|quarters?|fifths?|tenths?|half|halves)\b)"
    r"|[（(]\d{1,2}[)）](?=\s*\w)(?<=[\s。.;；：:][（(]\d[)）])"
)


@lru_cache(maxsize=2**15)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in their order, none over another or in a date; as in English where not known."""
    language = language if language in TONGUES else "en"
    hidden = _hidden(text, language)
    tongue = TONGUES[language]
    found: list[Quantity] = []
    for number in sorted(_numbers(hidden, language), key=lambda each: (each.start, -each.end)):
        quantity = _quantity(hidden, number, tongue)
        if quantity and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return tuple(found)


def _hidden(text: str, language: str) -> str:
    """The text with a sign in the place of every character that stands in a date, an address or a fraction."""
    spans = [(each.start, each.end) for each in dates(text, language)]
    spans += [each.span() for each in _NO_QUANTITIES.finditer(text)]
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _HIDDEN * (end - start)
    return "".join(characters)


def _numbers(text: str, language: str) -> Iterator[_Number]:
    if language in ("en", "ru", "mn"):
        yield from _digits(text, language)
        tongue = TONGUES[language]
        for word in word_numerals(text, language):
            if text[word.start - 1 : word.start] != "-" and not tongue.never(text, word.start, word.end):
                yield _multiplied(text, _Number(word.start, word.end, Decimal(word.value), word.ordinal), tongue)
    else:
        for match in _eastern(language).finditer(text):
            number = _east_number(text, match)
            if number:
                yield number
        if language == "ko":
            yield from _korean_words(text)


def _digits(text: str, language: str) -> Iterator[_Number]:
    """Numbers in digits as western languages group them, with thousand, million and billion behind."""
    tongue = TONGUES[language]
    for match in _western(language).finditer(text):
        raw = re.sub(r"[ \u00a0\u202f\u2009]", "", match[0])
        comma = language == "ru" or not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", raw)
        value = plain_number(raw.replace(",", ".") if comma else raw)
        yield _multiplied(text, _Number(match.start(), match.end(), value), tongue)


def _multiplied(text: str, number: _Number, tongue: Tongue) -> _Number:
    for pattern, factor in tongue.multipliers:
        behind = pattern.match(text, number.end)
        if behind and not number.ordinal:
            return _Number(number.start, behind.end(), number.value * factor)
    return number


@cache
def _western(language: str) -> re.Pattern[str]:
    spaces = r" \u00a0\u202f\u2009" if language in ("ru", "mn") else r"\u00a0\u202f\u2009"
    grouped = rf"\d{{1,3}}(?:[{spaces}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    commas = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|"
    plain = r"\d+(?:\.\d+)?" if language == "en" else r"\d+(?:[.,]\d+)?"
    clear = r"(?<![\w.,])(?<![A-Za-z][-‐])"
    return re.compile(rf"{clear}(?:{grouped}|{'' if language == 'ru' else commas}{plain})(?![A-Z]\b)")


@cache
def _eastern(language: str) -> re.Pattern[str]:
    """Digits with their counting words behind, or a run of Chinese numerals."""
    units, gap, inner = ("백천만억조", "", " ?") if language == "ko" else ("十百千万亿億兆", " ?", "零?")
    digits = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    part = rf"{digits}{gap}(?:万亿|[{units}]{{1,2}})"
    clear = r"(?<![\d.,A-Za-z])(?<![A-Za-z][-‐])"
    han = "" if language == "ko" else rf"|(?<![{_HAN}\d])[{_HAN}]+"
    counted = rf"(?<!제)(?<!제 ){part}(?:{inner}{part})*"
    return re.compile(rf"{clear}(?:{counted}|{digits})(?![A-Z](?![A-Za-z]))(?!,?\d){han}")


def _east_number(text: str, match: re.Match[str]) -> _Number | None:
    value = with_units(match[0].replace(" ", "").replace("零", "") if match[0][0].isdecimal() else match[0])
    if value is None:
        return None
    return _Number(match.start(), match.end(), value, han=not match[0][0].isdecimal())


_KOREAN_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_KOREAN_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_KOREAN_WORD = re.compile(
    rf"(?<![가-힣])(?P<tens>{'|'.join(_KOREAN_TENS)})?(?P<ones>첫|{'|'.join(_KOREAN_ONES)})?(?<=[가-힣])"
    r"(?P<nth> ?번째|째)?(?(nth)|(?= ?(?:개|명|번|나라|가지|곳|사람|차례|달|지역|국가|도시|위원회|분야|자치단체|단체|기관|건|편|살|시간)))"
)


def _korean_words(text: str) -> Iterator[_Number]:
    for match in _KOREAN_WORD.finditer(text):
        ones = 1 if match["ones"] == "첫" else _KOREAN_ONES.get(match["ones"] or "", 0)
        value = _KOREAN_TENS.get(match["tens"] or "", 0) + ones
        if value > 1 or match["nth"]:
            yield _Number(match.start(), match.end(), Decimal(value), bool(match["nth"]))


def _quantity(text: str, number: _Number, tongue: Tongue) -> Quantity | None:
    """The quantity that a number is in its place; None where the numeral is part of a word."""
    before, start, end = text[max(number.start - 16, 0) : number.start], number.start, number.end
    leading, value = tongue.nth_before.search(before), _shortest(number.value)
    ordinal = number.ordinal or leading is not None
    start -= len(leading[0]) if leading else 0
    more = tongue.more.match(text, end)
    unit = tongue.units.match(text, more.end() if more else end)
    if number.han and not ordinal and not _counts(text, number, tongue, unit is not None):
        return None
    approximate = more is not None or tongue.about_before.search(text[max(start - 16, 0) : start]) is not None
    end = more.end() if more else end
    if nth := tongue.nth_after.match(text, number.end):
        return Quantity(start, nth.end(), value, Sort.ORDINAL, _unit(tongue.units.match(text, nth.end())), approximate)
    if ordinal:
        return Quantity(start, end, value, Sort.ORDINAL, _unit(unit), approximate)
    if before.endswith("百分之"):
        return Quantity(start - 3, end, value, Sort.PERCENT, "", approximate)
    if percent := tongue.percent.match(text, end):
        return Quantity(start, percent.end(), value, Sort.PERCENT, "", approximate)
    if money := _money(text, start, end, before, tongue):
        return Quantity(money[0], money[1], value, Sort.MONEY, money[2], approximate)
    approximate = approximate or tongue.about_after.match(text, unit.end() if unit else end) is not None
    return Quantity(start, end, value, Sort.CARDINAL, _unit(unit), approximate)


def _shortest(value: Decimal) -> Decimal:
    """The same value without decimals that are zero."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _unit(match: re.Match[str] | None) -> str:
    return match[0].strip() if match else ""


def _counts(text: str, number: _Number, tongue: Tongue, measured: bool) -> bool:
    """Whether a Chinese numeral counts: before a measure word, or a number of tens and more with its units."""
    numeral, before = text[number.start : number.end], text[max(number.start - 3, 0) : number.start]
    if before == "百分之":
        return True
    if numeral[0] in "百千万亿億兆零〇" or numeral == "一" or before.endswith(("数", "几", "上")):
        return False
    if tongue.never(text, number.start, number.end):
        return False
    if len(numeral) == 1 or numeral[-1] in "百千万亿億兆":
        return measured
    return measured or (any(each in HAN_UNITS for each in numeral) and not text.startswith("分", number.end))


def _money(text: str, start: int, end: int, before: str, tongue: Tongue) -> tuple[int, int, str] | None:
    for pattern, code in tongue.money_before:
        if match := pattern.search(before):
            return start - len(match[0]), end, code
    for pattern, code in tongue.money_after:
        if match := pattern.match(text, end):
            return start, match.end(), code
    return None
