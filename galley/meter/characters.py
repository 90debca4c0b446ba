"""What characters are to a reader of lines: scripts, the blanks of full-width marks, and where they may not stand.

The table is the reader's own and shares nothing with the engine's, so that a fault in either shows. Sources: CLREQ 3.1,
JLREQ 3.1 and appendix A, GB/T 15834.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

OPENERS = "（〔［｛〈《「『【〘〖〝“‘｟"
CLOSERS = "）〕］｝〉》」』】〙〗〟”’｠"
STOPS = "、，。．"
CENTRED = "・：；！？·"
MARKS = frozenset(OPENERS + CLOSERS + STOPS + CENTRED)
"""Marks that carry blanks within their square when they are set full width."""
_BLANK_BEFORE, _BLANK_AFTER, _BLANK_AFTER_IN_CHINESE = (
    frozenset(OPENERS),
    frozenset(CLOSERS + STOPS),
    frozenset("：；！？"),
)
FULL_EM = 0.9
"""From which advance on a glyph is full width."""

SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
NOT_AT_START = frozenset(CLOSERS + STOPS + CENTRED + SMALL_KANA + "ー々〻ヽヾゝゞ～〜‐゠–%％‰℃)]}!?.,:;")
"""What opens no line (JLREQ 3.1.7 strict, CLREQ 3.1.5)."""
NOT_AT_END = frozenset(OPENERS + "$¥￥£€＄￡№([{")
"""What ends no line (JLREQ 3.1.8, CLREQ 3.1.5)."""
DOUBLED = "—―…⸺"
"""Of which two make one sign."""

_SCRIPTS = {
    "kana": re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff]"),
    "han": re.compile("[々〇〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    "hangul": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "digit": re.compile("[0-9]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06]"),
}
UNITS = {
    "zh": "年月日号时分秒届次个名人位家国省岁元级期章条项种倍万亿千百",
    "ja": "年月日号時分秒回届個名人国歳円級期章条項件種倍万億兆千百",
}
"""Units and counters that stay with the digits in front of them (rule 15)."""
UNIT_WORDS = re.compile(r"(?:км|м|кг|г|гг|тыс|млн|млрд|руб|чел|km|kg|m|cm|USD|EUR|CNY|хувь|сая|тэрбум)\b")
"""The same as words, for scripts that write a space between."""


@lru_cache(maxsize=16384)
def script(character: str) -> str:
    """`han`, `kana`, `hangul`, `latin`, `cyrillic`, `digit`; "" for marks, spaces and all else."""
    return next((name for name, pattern in _SCRIPTS.items() if pattern.match(character)), "")


def is_ideograph(character: str) -> bool:
    return script(character) in ("han", "kana")


def is_narrow_letter(character: str) -> bool:
    """A letter or digit that takes space beside ideographs."""
    return script(character) in ("latin", "cyrillic", "digit")


def blank_before(character: str) -> float:
    """The blank at the left of a full-width mark, in ems."""
    return 0.5 if character in _BLANK_BEFORE else 0.0


@lru_cache(maxsize=4096)
def blank_after(character: str, language: str = "zh") -> float:
    """The blank at the right of a full-width mark, in ems; simplified Chinese sets ：；！？ at the left of their squares."""
    has_blank = character in _BLANK_AFTER or (language == "zh" and character in _BLANK_AFTER_IN_CHINESE)
    return 0.5 if has_blank else 0.0


def letters(text: str) -> int:
    """How many characters are neither marks nor spaces."""
    return sum(unicodedata.category(character)[0] in "LN" for character in text)
