"""Figures that are not digits: Roman, circled, Chinese."""

from __future__ import annotations

from galley.message import Message, said

STYLES = ("roman", "decimal", "parenthesis", "bracket", "circled", "article", "note")
"""The styles a number of a heading, list item, map sign, article or note of a table may have."""

_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL"}
_ROMAN |= {10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
_HAN = "〇一二三四五六七八九"


def roman(n: int) -> str:
    """Roman letters for 1 to 3999; `ValueError` beyond."""
    _within(n, 3999, said("Roman letters"))
    text = ""
    for value, letters in _ROMAN.items():
        text += letters * (n // value)
        n %= value
    return text


def roman_sign(n: int) -> str:
    """One character for 1 to 12 (U+2160 to U+216B), Roman letters beyond: Unicode has no further signs of that kind."""
    return chr(0x2160 + n - 1) if 1 <= n <= 12 else roman(n)


def circled(n: int) -> str:
    """A number in a circle, 1 to 50 (U+2460, U+3251 and U+32B1 onward); `ValueError` beyond."""
    _within(n, 50, said("circled numbers"))
    start, first = (0x2460, 1) if n <= 20 else (0x3251, 21) if n <= 35 else (0x32B1, 36)
    return chr(start + n - first)


def letter(n: int) -> str:
    """A small letter for 1 to 26, and two or more of one beyond: a, z, aa."""
    rounds, at = divmod(n - 1, 26)
    return chr(ord("a") + at) * (rounds + 1)


def han(n: int) -> str:
    """Chinese numerals for 1 to 99: 一, 十, 十一, 二十, 九十九; `ValueError` beyond."""
    _within(n, 99, said("Chinese numerals"))
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return head + (_HAN[ones] if ones else "")


def _within(n: int, limit: int, figures: Message) -> None:
    if not 1 <= n <= limit:
        message = said(
            "{number} has no form in {figures}: they go from 1 to {limit}", number=n, figures=figures, limit=limit
        )
        raise ValueError(message)
