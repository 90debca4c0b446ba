"""Russian and foreign names that the Russian dictionary lacks, declined by their endings.

Source: Rosenthal, Reference Book of Spelling and Style, on the declension of foreign names of people and places; Russian
Grammar (1980), on declensions of nouns.
"""

from __future__ import annotations

from collections.abc import Mapping

FIXED = tuple("оеиуюыэё")
"""Endings of foreign names that have one form."""
_HARD_STEM = "-", "а у а ом е"
_AFTER_HUSH = "-", "а у а ем е"
_SOFT = "ь", "я ю я ем е"
_IOT = "й", "я ю я ем е"
_IOT_AFTER_I = "й", "я ю я ем и"
_A, _A_AFTER_BACK, _A_AFTER_HUSH = ("а", "ы е у ой е"), ("а", "и е у ой е"), ("а", "и е у ей е")
_A_AFTER_TS = "а", "ы е у ей е"
_YA, _YA_AFTER_I = ("я", "и е ю ей е"), ("я", "и и ю ей и")
_FAMILY = {"ов": "а у а ым е", "ев": "а у а ым е", "ёв": "а у а ым е"}
_HERS = {f"{ending}а": "ой ой у ой ой" for ending in _FAMILY}
"""Russian family names, of men and of women."""
_CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
_HUSHING, _BACK, _VOWELS = "жчшщ", "гкх", "аеёиоуыэюя"


def declension(name: str, *, feminine: bool = False, animate: bool = True) -> Mapping[str, str] | None:
    """A name in each case; None for one that has a single form, as those of women that end in a consonant, and -а after a vowel."""
    low = name.lower()
    vowel = low.endswith(("а", "я"))
    if low.endswith(FIXED) or (feminine and not vowel) or (low.endswith("а") and low[-2:-1] in _VOWELS):
        return None
    ending, told = (animate and _family(low, feminine)) or _type(low)
    stem = name.removesuffix(ending) if ending != "-" else name
    made = {case: stem + each for case, each in zip(_CASES, told.split(), strict=True)}
    if not animate and ending not in "ая":
        made["accusative"] = name
    return made


def _family(name: str, feminine: bool) -> tuple[str, str] | None:
    told = (_HERS if feminine else _FAMILY).get(name[-3:] if feminine else name[-2:])
    return ("а" if feminine else "-", told) if told and len(name) > 4 else None


def _type(name: str) -> tuple[str, str]:
    last, before = name[-1], name[-2:-1]
    if last == "а":
        others = _A_AFTER_TS if before == "ц" else _A_AFTER_HUSH if before in _HUSHING else None
        return others or (_A_AFTER_BACK if before in _BACK else _A)
    if last == "я":
        return _YA_AFTER_I if before == "и" else _YA
    if last == "й":
        return _IOT_AFTER_I if before == "и" else _IOT
    return _SOFT if last == "ь" else _AFTER_HUSH if last in _HUSHING + "ц" else _HARD_STEM
