"""Dashes, hyphens, range marks and ellipses: what is written for what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from galley.proof.copy.passage import Passage
from galley.proof.marks.signs import CJK, COUNTED, RELATIONS, WORD, is_spaced_text, outside_addresses

_BETWEEN_HAN = re.compile(rf"(?<![{CJK}])([{CJK}]+)([”》’」』]?)([-‐–])(?=[{CJK}“《「『])([{CJK}]*)")
_LONG = 5
"""Letters before a hyphen from which on it is no name that is written with one."""

_RANGE = r"(?<![\d.,/:A-Za-zА-я-])(\d{1,4})([-‐])(\d{1,4})(?![\d.,:/-]*\d)(?!-)"
_HAN_RANGE = re.compile(rf"{_RANGE}(?=\s?[{COUNTED}])")
_WORD_RANGE = re.compile(rf"{_RANGE}(?=\s+[{WORD}]{{2}}|[\s,.;)]|$)")
_DOUBLE_RANGE = re.compile(r"(?<![\d-])(\d{1,4})(--)(\d{1,4})(?![\d-])")
_MONTH_RANGE = re.compile(
    r"(?i)(?:сарын|\b(?:january|february|march|april|may|june|july|august|september|october|november|december))"
    r"\s(\d{1,2})([-‐])(\d{1,2})(?![\d.:/])"
)
_PHONE = re.compile(r"(?i)\b(?:isbn|issn|tel|fax|phone|тел|утас)\b|☎|전화|팩스|\+\d")

RANGE_MARKS = re.compile(r"(?<=\d)\s?([~～〜∼])\s?(?=\d)")

_DOTS = re.compile(r"[.．]{3,}|。{3,}|·{3,}|・{3,}|…+")
_SPACED = re.compile(rf"(?<=[{WORD}\d)»”]) (--?|_) (?=[{WORD}\d(«“])")


_ONE_DASH = re.compile(rf"(?<![A-Za-z\d])([{CJK}]{{{_LONG},}})—(?!—)([{CJK}]{{{_LONG - 1},}})")
_ENDS_OF_PLACES = frozenset("国省市县州区洲欧美非盟京海港岛湾洋鲜本古斯")


def halved_dashes(text: str) -> Iterator[int]:
    """Single — between two long rows of Han letters, where half of a —— is lost.

    Two names that end alike (A省—B省) are joined by it rightly, and so is a place with another (中国—东盟合作).
    """
    for found in _ONE_DASH.finditer(text):
        if found[1][-1] != found[2][-1] and found[1][-1] not in _ENDS_OF_PLACES:
            yield found.end(1)


def hyphens_between_han(passage: Passage) -> Iterator[tuple[int, bool]]:
    """Hyphens between Han letters by their offset, and whether a dash is surely meant.

    韩-朝-俄 joins countries of one letter, which is right; a few letters before the hyphen may be a name.
    """
    for found in _BETWEEN_HAN.finditer(passage.text):
        before, quote, _, after = found.groups()
        joins = before[-1] in RELATIONS and (len(before) == 1 or after[:1] in RELATIONS)
        if joins and not quote:
            continue
        yield found.start(3), bool(quote) or len(before) >= _LONG


def number_ranges(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Hyphens in ranges of numbers from start to end, and whether the en dash can take their place without a look.

    In zh and ja only before a unit (7-8月); elsewhere before a word, behind a month, or between two years. Two hyphens
    between numbers are always a range.
    """
    text = passage.text
    if _PHONE.search(text):
        return
    doubled = [found.span(2) for found in outside_addresses(_DOUBLE_RANGE, text)]
    yield from ((*span, True) for span in doubled)
    if passage.language == "ko":
        return
    told = set[int]()
    for pattern in (_HAN_RANGE,) if passage.language in ("zh", "ja") else (_WORD_RANGE, _MONTH_RANGE):
        for found in outside_addresses(pattern, text):
            first, last = int(found[1]), int(found[3])
            years = len(found[1]) == len(found[3]) == 4
            before_word = text[found.end() :].lstrip()[:1].isalpha()
            if first < last and (years or before_word or pattern is _MONTH_RANGE) and found.start(2) not in told:
                told.add(found.start(2))
                yield *found.span(2), years


def ellipses(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Ellipses not of the language's form, with the form they should have."""
    wide = passage.language in ("zh", "ja")
    for found in _DOTS.finditer(passage.text):
        dots = found[0]
        beside = passage.text[max(found.start() - 1, 0) : found.start()] + passage.text[found.end() : found.end() + 1]
        if wide and (dots[0] != "…" or len(dots) not in (2, 4)) and re.search(f"[{CJK}，。、“”‘’）」』]", beside):
            yield *found.span(), "……"
        elif not wide and len(dots) == 3 and dots == "...":
            yield *found.span(), "…"


def spaced_hyphens(passage: Passage) -> Iterator[tuple[int, int]]:
    """Hyphens and low lines with a space on both sides, between two words: there a dash is meant.

    Korean may write a hyphen there.
    """
    if is_spaced_text(passage):
        found = _SPACED.finditer(passage.text)
        yield from (each.span(1) for each in found if each[1] != "-" or passage.language != "ko")


def range_marks(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, str]]:
    """The wave marks between numbers."""
    for passage in passages:
        yield from ((passage, found.start(1), found[1]) for found in RANGE_MARKS.finditer(passage.text))
