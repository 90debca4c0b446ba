"""Vowel harmony of Mongolian in Cyrillic letters: which vowels a suffix takes after a stem.

Source: the spelling rules of modern Mongolian (Дамдинсүрэн, Монгол хэлний зөв бичих дүрэм): back vowels а, о, у and front
ones э, ө, ү do not stand in one stem; и, and е, ё, ю, я by their sound, go with either. A suffix follows the last vowel of
the stem that is not и.
"""

from __future__ import annotations

BACK, FRONT = "аоуяё", "эөү"
VOWELS = "аэиоуөүыеёюя"
_LONG = {"а": "аа", "у": "аа", "я": "аа", "о": "оо", "ё": "оо", "э": "ээ", "ү": "ээ", "е": "ээ", "ө": "өө"}
"""The vowels of a suffix of four forms by the last vowel of the stem."""


def last_vowel(stem: str) -> str:
    """The vowel that a suffix follows: the last that is not и or ы; ю is у or ү by the rest of the stem. "" without one."""
    heard = [each for each in stem.lower() if each in VOWELS and each not in "иы"]
    if not heard:
        return ""
    if heard[-1] == "ю":
        return "ү" if is_front(stem) else "у"
    if heard[-1] == "е" and "ө" in heard:
        return "ө"
    return heard[-1]


def is_back(stem: str) -> bool:
    """Whether a stem holds a back vowel."""
    return any(each in BACK for each in stem.lower())


def is_front(stem: str) -> bool:
    """Whether a stem holds a front vowel, or none but neutral ones."""
    low = stem.lower()
    return any(each in FRONT for each in low) or not any(each in BACK + "ю" for each in low)


def is_mixed(stem: str) -> bool:
    """Whether a stem holds vowels of both kinds, as compounds and words of other tongues do."""
    return is_back(stem) and any(each in FRONT for each in stem.lower())


def long_vowel(stem: str) -> str:
    """The vowel of a suffix of four forms, doubled: аа, оо, ээ or өө."""
    return _LONG.get(last_vowel(stem), "ээ")


def short_vowel(stem: str) -> str:
    """The vowel of the comitative and of vowels put in between: а, о, э or ө."""
    return long_vowel(stem)[0]


def takes_back(stem: str) -> bool:
    """Whether suffixes of two forms have their back one."""
    return long_vowel(stem) in ("аа", "оо")
