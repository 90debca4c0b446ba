"""Classes of characters for East Asian line composition (JLREQ 3.9.1 and appendix A; CLREQ 3.1.6; CSS Text 4)."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache


class Kind(IntEnum):
    """What a character is to the line it stands in."""

    OTHER = 0
    SPACE = 1
    IDEOGRAPH = 2
    """Han, kana, bopomofo: what is set on the em square."""
    HANGUL = 3
    ALPHANUMERIC = 4
    """What `text-autospace` of CSS Text 4 counts as a letter or numeral: a letter or decimal digit that is not wide."""
    OPENER = 5
    CLOSER = 6
    COMMA = 7
    STOP = 8
    MIDDLE = 9
    """A dot, colon or semicolon in the middle of its square."""
    MARK = 10
    """！ and ？."""
    JOINED = 11
    """Dashes and ellipses, of which two make one sign."""
    WAVE = 12


_LISTED = {
    Kind.SPACE: " \u00a0",
    Kind.OPENER: "（〔［｛〈《「『【〘〖〝“‘｟",
    Kind.CLOSER: "）〕］｝〉》」』】〙〗〟”’｠",
    Kind.COMMA: "、，",
    Kind.STOP: "。．",
    Kind.MIDDLE: "・·：；",
    Kind.MARK: "！？",
    Kind.JOINED: "—―…⸺",
    Kind.WAVE: "～〜",
}
_KINDS = {character: kind for kind, characters in _LISTED.items() for character in characters}
_IDEOGRAPHS = (
    "々〇〻ヿ\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30fe\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_HALF_KANA = re.compile("[\uff66-\uff9f]")
_EAST_ASIAN = re.compile(f"[{_IDEOGRAPHS}\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\u3001-\u301f\u30fb\uff01-\uff60]")

NOT_AT_START = frozenset(
    "".join(_LISTED[kind] for kind in (Kind.CLOSER, Kind.COMMA, Kind.STOP, Kind.MARK, Kind.WAVE))
    + "／・：；·ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ々〻ヽヾゝゞ‐゠–％‰℃)]}!?.,:;%’”"
)
"""Characters that do not begin a line (JLREQ 3.1.7, strict; CLREQ 3.1.5)."""

OPENERS = frozenset(_LISTED[Kind.OPENER] + "([{")
NOT_AT_END = OPENERS | frozenset("$¥￥£€＄￡№")
"""Characters that do not end a line (JLREQ 3.1.8; CLREQ 3.1.5)."""


@lru_cache(maxsize=8192)
def kind(character: str) -> Kind:
    """The kind of a character."""
    if character in _KINDS:
        return _KINDS[character]
    if _IDEOGRAPH.fullmatch(character):
        return Kind.IDEOGRAPH
    if _HANGUL.fullmatch(character):
        return Kind.HANGUL
    of, width = unicodedata.category(character), unicodedata.east_asian_width(character)
    is_letter = (of[0] == "L" and width not in "WF" and not _HALF_KANA.fullmatch(character)) or (
        of == "Nd" and width != "F"
    )
    return Kind.ALPHANUMERIC if is_letter else Kind.OTHER


@lru_cache(maxsize=8192)
def is_attached(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark, a variation selector, a joiner (UAX 29, Extend)."""
    return character == "\u200d" or unicodedata.category(character)[0] == "M"


def base(text: str, index: int) -> int:
    """Where the character stands that the one at `index` belongs to: itself, when it is no mark."""
    while index and is_attached(text[index]):
        index -= 1
    return index


def has_east_asian(text: str) -> bool:
    """Whether any character of a text is set by the rules of East Asian scripts."""
    return _EAST_ASIAN.search(text) is not None


def is_east_asian(text: str, language: str) -> bool:
    """Whether a text is set by the rules of East Asian scripts: in their languages where it has any such character, in
    others, which hyphenate, where most of its letters are such."""
    if not has_east_asian(text):
        return False
    return language[:2] in ("zh", "ja", "ko") or 2 * len(_EAST_ASIAN.findall(text)) > letters(text)


def letters(text: str) -> int:
    """How many characters of a text are neither marks nor spaces."""
    return sum(unicodedata.category(character)[0] in "LN" for character in text)
