"""Where a line may end: one table of tailoring over the opportunities the engine finds (UAX 14 as Pango has it).

JLREQ 3.1.7–3.1.12 and appendix C, CLREQ 3.1.5, KLREQ 2.3, `line-break` and `word-break` of CSS Text 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .classes import NOT_AT_END, NOT_AT_START, OPENERS, Kind, base, is_attached, kind

_UNITS = "年月日号號時时分秒点次回届屆个個名人国國家岁歳歲元円级級期章条條項项款位件种種倍度万億亿兆千百"
"""Counters and units that stay with the number before them (JLREQ 3.1.10, W3C clreq 3.1.5)."""

_HAN_NUMERALS = "〇一二三四五六七八九十百千两"
_RANGE = "～〜~—–-－−／/：．"
"""Signs that stand between two numbers, which a line does not part."""


@dataclass(frozen=True, slots=True)
class Tailoring:
    """How lines of a text may break: the language, and what `line-break` and `word-break` say."""

    language: str = ""
    strict: bool = True
    anywhere: bool = False
    keep_all: bool = False
    break_all: bool = False
    never: bool = False
    address: bool = False
    """Whether the text is a web address."""

    @property
    def is_east_asian(self) -> bool:
        """Whether the language is set by the rules of East Asian scripts."""
        return self.language[:2] in ("zh", "ja", "ko")


def tailored(text: str, allowed: Sequence[bool], tailorings: Sequence[Tailoring]) -> list[bool]:
    """Whether a line may break before each character; `allowed` is what the engine says, `tailorings` what rules each
    place. The first never is one."""
    return [
        index > 0 and _may_break_at(text, index, allowed[index], tailoring)
        for index, tailoring in enumerate(tailorings)
    ]


def _may_break_at(text: str, index: int, allowed: bool, tailoring: Tailoring) -> bool:
    last = base(text, index - 1)
    if tailoring.anywhere and not tailoring.never:
        return True
    if tailoring.address:
        return _parts_address(text[max(0, index - 2) : index], text[index])
    if tailoring.never or is_attached(text[index]):
        return False
    before = text[base(text, last - 1)] if last else ""
    return may_break(text[last], text[index], allowed, tailoring, before, text[index + 1 : index + 2])


def _parts_address(before: str, after: str) -> bool:
    """Whether a line of a web address may end between two characters, of which `before` has the one in front of it too.

    Before a sign, so that none at the end of a line is taken for that of the sentence, and no hyphen for part of it; behind the two strokes
    (The Chicago Manual of Style 14.18; RFC 3986, 2.2, has the signs).
    """
    if before == "//":
        return True
    return after in _SIGNS and before[-1] not in _SIGNS


_SIGNS = "/.,?&=#%-_~+:;@"


def may_break(before: str, after: str, allowed: bool, tailoring: Tailoring, earlier: str = "", later: str = "") -> bool:
    """Whether a line may break between two characters; `earlier` and `later` are those in front of them and behind."""
    if _is_range(earlier, before, after) or _is_range(before, after, later):
        return False
    if after == " " or after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before == " ":
        return allowed and earlier not in (NOT_AT_END if tailoring.is_east_asian else OPENERS)
    one, two = kind(before), kind(after)
    if one is Kind.JOINED and two is Kind.JOINED:
        return False
    if before in "／/" and tailoring.language.startswith("zh") and two is Kind.IDEOGRAPH:
        return False
    if two is Kind.JOINED and tailoring.strict and tailoring.language.startswith("zh"):
        return False
    if tailoring.keep_all and _is_letter(one) and _is_letter(two):
        return False
    if _stays_together(before, after, one, two, earlier):
        return False
    if tailoring.break_all and _is_letter(one) and _is_letter(two):
        return True
    return allowed or _is_quotation(before, after, tailoring)


def is_held(before: str, after: str) -> bool:
    """Whether two characters stay together even where a word that is too wide breaks within."""
    return after in NOT_AT_START or before in NOT_AT_END


def _is_letter(of: Kind) -> bool:
    return of in (Kind.IDEOGRAPH, Kind.HANGUL, Kind.ALPHANUMERIC)


def _stays_together(before: str, after: str, one: Kind, two: Kind, earlier: str) -> bool:
    """Numbers with what counts them, 第 with its number, digits of any width among themselves."""
    if before == "第":
        return after.isnumeric()
    if before.isdigit() and after.isdigit():
        return True
    if before.isdigit() and one is not Kind.IDEOGRAPH and after in _UNITS:
        return True
    return before in "万亿億千百" and earlier.isdigit() and after in _UNITS


def _is_range(before: str, sign: str, after: str) -> bool:
    """Whether a sign joins two numbers: 4～5, 1997—2003, １０：３０ (JLREQ 3.1.10; GB/T 15834, 5.1: none at a line's edge)."""
    if sign not in _RANGE or not before or not after:
        return False
    numerals = _HAN_NUMERALS if sign in "～〜" else ""
    return all(each.isdigit() or each in numerals for each in (before, after))


def _is_quotation(before: str, after: str, tailoring: Tailoring) -> bool:
    """Whether a line may break at a curly quote, which in Chinese and Japanese behaves as the bracket it is (CLREQ 3.1.6; UAX 14 has it glued)."""
    if not tailoring.language.startswith(("zh", "ja")):
        return False
    return _is_wide(before) if after in "“‘" else before in "”’" and _is_wide(after)


def _is_wide(character: str) -> bool:
    return kind(character) in (
        Kind.IDEOGRAPH,
        Kind.OPENER,
        Kind.CLOSER,
        Kind.COMMA,
        Kind.STOP,
        Kind.MIDDLE,
        Kind.MARK,
        Kind.JOINED,
    )
