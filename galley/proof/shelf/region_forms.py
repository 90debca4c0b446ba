"""Region forms: how a language writes a Chinese character that another region writes otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_OLD = {"靑": "青", "淸": "清", "尙": "尚", "敎": "教", "戸": "户"}
"""Forms that the converters do not have, and the new Chinese one."""
_NAMES_ZH = frozenset("昇陞喆堃淼甯邨犇龢迺脩剋祇夥谿璿缐菉蒐颺阪潟")
"""Characters that the Table of General Standard Chinese Characters allows beside the common form, mostly in names."""
_NAMES_JA = frozenset(
    "澤廣濱邊櫻齋惠榮實傳眞彌禮條萬藏與壽圓德鐵應澁嶽巖龜淨靜顯鹽雙穗總齊晉恆堯檜槇瀨彥增寬黑淸靑內郞黃綠賴敎來爲"
)
"""Old forms that Japanese family and given names often keep."""
_SIMPLIFIED_IN_JIS = frozenset("个从价决况厂广无气梦档粮荐踪")
"""Simplified forms that JIS X 0208 has as rare characters of their own."""
_SEVERAL = frozenset("发复历钟获汇饥坛脏纤签卤摆")
"""Simplified forms that stand for more than one traditional character."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a language writes a character.

    `old` is said of a traditional form, `kept_in_names` of one that names often keep; `sure` where there is only one
    way to write it.
    """

    text: str
    old: bool = False
    kept_in_names: bool = False
    sure: bool = True


@cache
def form(character: str, language: str) -> Form | None:
    """How `zh` (simplified) or `ja` writes a character whose form is another region's; None where it is its own."""
    if language == "zh":
        return _simplified(character)
    return _japanese(character) if language == "ja" else None


def _simplified(character: str) -> Form | None:
    """A character outside GB 2312 has a form of another region when it converts to one inside."""
    if _encodes(character, "gb2312") or character in _NAMES_ZH:
        return None
    japanese = _convert("t2jp", character)
    traditional = (character, _convert("jp2t", character), japanese, _old_form(character), _old_form(japanese))
    texts = (_OLD.get(character, character), *(_convert("t2s", each) for each in traditional))
    return next((Form(text) for text in texts if text != character and _encodes(text, "gb2312")), None)


def _japanese(character: str) -> Form | None:
    """A character of the first level of JIS X 0208 is Japanese; others are told when they convert to another."""
    level = _level(character)
    if level == 1:
        return None
    traditional = _convert("s2t", character)
    text = _convert("t2jp", traditional)
    if text == character:
        text = _OLD.get(character, character)
    if text == character or not _level(text):
        return None
    if traditional != character:
        return Form(text, sure=character not in _SEVERAL) if level == 0 or character in _SIMPLIFIED_IN_JIS else None
    return Form(text, old=True, kept_in_names=character in _NAMES_JA) if _level(text) == 1 else None


def _old_form(character: str) -> str:
    """The traditional form of a Japanese one, where the converter knows only the way there."""
    return next((old for old in _old_forms().get(character, ()) if _encodes(_convert("t2s", old), "gb2312")), character)


@cache
def _old_forms() -> dict[str, list[str]]:
    """The traditional characters that have the same Japanese form, by that form."""
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    found: dict[str, list[str]] = {}
    for old, new in zip(han, _convert("t2jp", han), strict=True):
        if new != old:
            found.setdefault(new, []).append(old)
    return found


def _convert(configuration: str, text: str) -> str:
    return str(_converter(configuration).convert(text))


@cache
def _converter(configuration: str):  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC(configuration)


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeError:
        return False
    return True


def _level(character: str) -> int:
    """The level of JIS X 0208 a character belongs to; 0 when to none."""
    if not _encodes(character, "euc_jp"):
        return 0
    code = character.encode("euc_jp")
    return 0 if len(code) != 2 else 1 if code[0] < 0xD0 else 2
