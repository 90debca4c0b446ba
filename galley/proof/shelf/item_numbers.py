"""Numbers that stand before headings and items of lists, in any style, and whether they follow each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from unicodedata import numeric

_HAN_DIGITS = "一二三四五六七八九"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_HANGUL_ORDER = "가나다라마바사아자차카타파하"
_CYRILLIC_ORDER = "абвгдежзиклмнопрстуфхцчшщэюя"
_NEAR = 10
"""How many numbers of its style away a number may stand from the one it follows, where order is not to be trusted."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number before an item: `mark` as written, its `value`, the offset where the text behind it begins.

    `style` is written with 1 for the number, such as `1.` or `（一）`; styles of one `family` differ in width or in
    script alone. `spaced` tells whether a space stands behind it.
    """

    mark: str
    value: int
    style: str
    family: str
    start: int
    end: int
    spaced: bool


def chinese(text: str) -> int:
    """The value of a number from 一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    value = _HAN_DIGITS.find(ones) + 1 if ones else 0
    return value + (10 * (_HAN_DIGITS.find(tens) + 1 if tens else 1) if ten else 0)


def roman(text: str) -> int:
    """The value of a Roman number below forty."""
    values = [_ROMAN[letter] for letter in text.upper()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


@dataclass(frozen=True, slots=True)
class _Style:
    pattern: re.Pattern[str]
    value: Callable[[str], int]
    family: str
    one: str


def _style(pattern: str, value: Callable[[str], int], family: str, one: str) -> _Style:
    return _Style(re.compile(rf"(?:\S{{1,2}}\t)?[ \t\u3000]*({pattern})([ \t\u3000\xa0]*)(?=\S)"), value, family, one)


_NO_DATE = r"(?!\d{1,2}(?!\d)|\s+\d{1,2}(?:\s*(?:[~～〜.\-–—月日]|$)|\s))"
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"

_STYLES = (
    _style(rf"(\d{{1,2}})\.{_NO_DATE}", int, "1.", "1."),
    _style(r"(\d{1,2})．", int, "1.", "1．"),
    _style(r"(\d{1,2})、(?=\D)", int, "1.", "1、"),
    _style(r"(\d{1,2})\)", int, "1)", "1)"),
    _style(r"(\d{1,2})）", int, "1)", "1）"),
    _style(r"\((\d{1,2})\)", int, "(1)", "(1)"),
    _style(r"（(\d{1,2})）", int, "(1)", "（1）"),
    _style(r"([①-⑳㉑-㉟㊱-㊿])", lambda mark: int(numeric(mark)), "①", "①"),
    _style(r"([Ⅰ-Ⅻ])[.．、]?", lambda mark: ord(mark) - 0x215F, "I.", "Ⅰ."),
    _style(r"((?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2}))\.", roman, "I.", "I."),
    _style(rf"第({_HAN_NUMBER})[、，,：:]", chinese, "第一", "第一"),
    _style(rf"({_HAN_NUMBER})[、．.]", chinese, "一、", "一、"),
    _style(rf"[（(]({_HAN_NUMBER})[）)]", chinese, "（一）", "（一）"),
    _style(rf"([{_HANGUL_ORDER}])\.(?=\s)", lambda mark: _HANGUL_ORDER.index(mark) + 1, "가.", "가."),
    _style(rf"([{_HANGUL_ORDER}])\)", lambda mark: _HANGUL_ORDER.index(mark) + 1, "가)", "가)"),
    _style(rf"([{_CYRILLIC_ORDER}])\)", lambda mark: _CYRILLIC_ORDER.index(mark) + 1, "а)", "а)"),
    _style(r"([a-h])\)", lambda mark: ord(mark) - 0x60, "a)", "a)"),
    _style(r"\(([a-h])\)", lambda mark: ord(mark) - 0x60, "(a)", "(a)"),
)


def number_of(text: str) -> Number | None:
    """The number that a text begins with; dates such as 12. 31, decimals and years are none."""
    for style in _STYLES:
        found = style.pattern.match(text)
        if found and (value := style.value(found[2])) > 0:
            return Number(
                found[1], value, style.one, style.family, found.start(1), found.end(), bool(found[found.re.groups])
            )
    return None


@dataclass(frozen=True, slots=True)
class Break:
    """At `at` of a sequence of numbers something is wrong: `kind` is gap, repeat, start, order, style or level.

    `other` is the number it is compared with: the one before it, the same one before, the one it should look like.
    """

    at: int
    kind: str
    other: int | None = None


def breaks_in_list(values: Sequence[int]) -> Iterator[Break]:
    """What is wrong in the numbers of one list."""
    for at, value in enumerate(values):
        if at == 0:
            if value > 1:
                yield Break(at, "start")
        elif value != values[at - 1] + 1:
            kind = "repeat" if value == values[at - 1] else "gap" if value > values[at - 1] else "order"
            yield Break(at, kind, at - 1)


def breaks_in_text(numbers: Sequence[Number]) -> Iterator[Break]:
    """What is wrong in the numbers of a text whose lists are not known, and whose order is not to be trusted.

    Each number above 1 needs the one below it among those of its style: before it nearby, or behind it but before its
    own like. That leaves alone lists within lists, and columns read in the wrong order.
    """
    by_style = defaultdict[str, list[int]](list)
    for at, number in enumerate(numbers):
        by_style[number.style].append(at)
    for places in by_style.values():
        values = [numbers[at].value for at in places]
        for index, at in enumerate(places):
            if values[index] > 1 and not _follows(values, index):
                yield from _explained(numbers, places, values, index)
            elif index and values[index] == values[index - 1] == 1 and places[index - 1] == at - 1:
                yield Break(at, "level" if 2 in values[index + 1 : index + 2] else "repeat", at - 1)


def _follows(values: Sequence[int], index: int) -> bool:
    """Whether a number follows the one below it, which no other has taken."""
    value, before = values[index], values[max(index - _NEAR, 0) : index]
    if before[-1:] == [value - 1] or before.count(value - 1) > before.count(value):
        return True
    behind = list(takewhile(lambda each: each != value, values[index + 1 : index + _NEAR]))
    goes_on = [*behind[1:], *values[index + 1 + len(behind) : index + 2 + len(behind)]]
    return any(each == value - 1 and after != value for each, after in zip(behind, [*goes_on, 0], strict=False))


def _explained(numbers: Sequence[Number], places: Sequence[int], values: Sequence[int], index: int) -> Iterator[Break]:
    """Why a number follows none: its predecessor is written otherwise, is the same, or is missing."""
    at, value, before = places[index], values[index], values[index - 1] if index else 0
    kin = [
        other
        for other in range(at)
        if numbers[other].family == numbers[at].family and numbers[other].style != numbers[at].style
    ]
    if kin and numbers[kin[-1]].value == value - 1:
        yield Break(at, "style", kin[-1])
    elif 0 < before <= value:
        yield Break(at, "repeat" if before == value else "gap", places[index - 1])
    elif len(values) > 1 and value == 2:
        yield Break(at, "start")
