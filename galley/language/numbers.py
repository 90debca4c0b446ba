"""Numbers, amounts of money, ordinals and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from babel import Locale, lists, numbers

from galley.language.patterns import endings, fill, groups

Number = int | Decimal


_MINUS = "−"
"""The sign before a negative number is the minus sign (U+2212; Unicode Standard, 6.2), for CLDR's hyphen-minus."""


def number(n: Number, locale: Locale) -> str:
    """The number in digits, grouped as CLDR does, with every decimal it has."""
    return numbers.format_decimal(n, locale=locale, decimal_quantization=False).replace("-", _MINUS)


def percent(share: int, locale: Locale) -> str:
    """A whole percentage: 42%."""
    return numbers.format_percent(Decimal(share) / 100, locale=locale)


def in_digits(whole: str, part: str, grouped: bool, locale: Locale) -> tuple[str, str]:
    """The digits before the decimal separator, in groups of three if asked, and those behind it with the separator; every digit stays."""
    if grouped:
        separator = numbers.get_group_symbol(locale)
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: separator, whole)
    return whole, f"{numbers.get_decimal_symbol(locale)}{part}" if part else ""


def large(n: Number, pattern: str, locale: Locale) -> str:
    """A large round number with its counting words (4亿4600万, −446 million); digits where words would lose some."""
    units = groups(pattern)
    size = max(n, -n)
    words = _grouped(size, units, locale) if units else _compact(size, pattern.removeprefix("CLDR "), locale)
    if not words:
        return number(n, locale)
    return words if size == n else f"{numbers.get_minus_sign_symbol(locale).replace('-', _MINUS)}{words}"


def _grouped(n: Number, units: Sequence[tuple[int, str, str]], locale: Locale) -> str:
    """The number in counting words; empty where they do not hold it, or the largest would be counted in words itself."""
    smallest, largest = 10 ** units[-1][0], 10 ** units[0][0]
    if n % smallest or n >= smallest * largest:
        return ""
    parts: list[str] = []
    rest = int(n)
    above = 0
    for power, word, gap in units:
        count, rest = divmod(rest, 10**power)
        if not count:
            continue
        short = parts and count < 10 ** (above - power - 1)
        parts.append(f"{gap if short else ''}{count}{word}")
        above = power
    return "".join(parts).strip()


def _compact(n: Number, width: str, locale: Locale) -> str:
    """CLDR's compact form from a million on, with at most two decimals, unbroken.

    Empty when those do not hold the number, or CLDR has no word for so large a one.
    """
    width = width if width in locale.compact_decimal_formats else "short"
    largest = max(int(size) for size in locale.compact_decimal_formats[width]["other"])
    if not 1_000_000 <= n < 10 * largest:
        return ""
    exact, rounded = (
        numbers.format_compact_decimal(n, format_type=width, locale=locale, fraction_digits=digits)  # type: ignore[arg-type]
        for digits in (15, 2)
    )
    return exact.replace(" ", "\u00a0") if exact == rounded else ""


def money(amount: Number, currency: str, text: str, name: str, locale: Locale) -> str:
    """An amount with the name of its currency behind (100万美元, 2,000 US dollars).

    `text` is the amount as it prints, `name` the catalogue's name of the currency or `CLDR`.
    """
    if name == "CLDR":
        name = numbers.get_currency_name(currency, count=amount, locale=locale)
    unit = numbers.get_currency_unit_pattern(currency, count=float(amount), locale=locale)
    return unit.replace("{0}", text).replace("{1}", name)


def ordinal(n: int, pattern: str) -> str:
    """The ordinal of `n` by the pattern's forms for its last digits."""
    digits = str(n)
    form = next(form for ending, form in endings(pattern) if digits.endswith(ending))
    return fill(form, {"n": digits})


def listed(items: Sequence[str], locale: Locale) -> str:
    """The items as CLDR strings them together: A, B and C."""
    return lists.format_list(items, locale=locale)
