"""Scripts: which letters belong to which, and which of two look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from galley.message import said

RANGES = {
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ",
    "Cyrillic": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88",
    "Greek": "\u0370-\u0373\u0376-\u0377\u037b-\u037d\u0386-\u03ff\u1f00-\u1fff",
    "Han": "\u2e80-\u2fd5々〇〡-〩〸-〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "kana": "ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ\uff66-\uff9d",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c가-힣\ud7b0-\ud7fb\uffa1-\uffdc",
}
"""The letters of each script, as what stands between the brackets of a regular expression."""

CALLED = {
    "Latin": said("Latin"),
    "Cyrillic": said("Cyrillic"),
    "Greek": said("Greek"),
    "Han": said("Han"),
    "kana": said("kana"),
    "Hangul": said("Hangul"),
}
"""What messages call the scripts."""

_TO_CYRILLIC = dict(
    zip("AaBCcEeHKkMOoPpTXxyYËëIiJjSsbΑΒΕΗΙΚΜΝΟΡΤΧοΥ", "АаВСсЕеНКкМОоРрТХхуУЁёІіЈјЅѕьАВЕНІКМNОРТХоУ", strict=True)
)
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items() if latin.isascii() and latin != "b"} | dict(
    zip("ҮүһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "YyhdqwABEZHIKMNOPTYXov", strict=True)
)
_TO_MONGOLIAN = _TO_CYRILLIC | dict(zip("vVöÖüÜɵƟθΘəƏγ", "үҮөӨүҮөӨөӨөӨү", strict=True))
_ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "mn": frozenset("абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"),
}
_MONGOLIAN_LETTERS = dict(zip("ѳѲєЄїЇұҰәӘӱӰӧӦўЎ", "өӨөӨүҮүҮөӨүҮөӨүҮ", strict=True))
_FRONT, _BACK = frozenset("эөүЭӨҮ"), frozenset("аоуяёюАОУЯЁЮ")
_BRACKETS = dict(zip('（(“‘「『《〈«[【„"', '）)”’」』》〉»]】“"', strict=True))


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one script that stand together, with what joins them inside."""

    start: int
    end: int
    text: str


@cache
def letters_of(*scripts: str) -> re.Pattern[str]:
    """A letter of one of some scripts."""
    return re.compile("[" + "".join(RANGES[script] for script in scripts) + "]")


@cache
def _runs_of(*scripts: str) -> re.Pattern[str]:
    letters = "[" + "".join(RANGES[script] for script in scripts) + "]"
    return re.compile(rf"{letters}+(?:[ ・·,.、。-]{{0,2}}{letters}+)*")


def runs(text: str, *scripts: str) -> Iterator[Run]:
    """The runs of letters of some scripts in a text."""
    return (Run(match.start(), match.end(), match[0]) for match in _runs_of(*scripts).finditer(text))


def count(text: str, *scripts: str) -> int:
    """How many letters of some scripts a text has."""
    return len(letters_of(*scripts).findall(text))


def script_of(character: str) -> str | None:
    """The script of a letter, None of anything else."""
    return next((script for script in RANGES if letters_of(script).match(character)), None)


def enclosed(text: str, start: int, end: int) -> str | None:
    """What stands in the brackets or quotation marks round a stretch, the innermost; None when none are round it."""
    for at in range(start - 1, -1, -1):
        closing = _BRACKETS.get(text[at])
        if closing:
            until = text.find(closing, at + 1)
            if until >= end:
                return text[at + 1 : until]
    return None


def in_alphabet(word: str, language: str) -> bool:
    """Whether all letters of a Cyrillic word are of the language's alphabet; a language without one here has all."""
    return set(word.lower()) <= _ALPHABETS[language] if language in _ALPHABETS else True


def in_mongolian_letters(word: str) -> str | None:
    """The word with letters of other alphabets as the Mongolian ones they stand for; None when one stands for none."""
    spelt = "".join(_MONGOLIAN_LETTERS.get(letter, letter) for letter in word)
    return spelt if in_alphabet(spelt, "mn") else None


def unmixed(word: str, language: str) -> str | None:
    """A word of several scripts in the one it is meant in; None when some letter has no twin there."""
    mongolian = language == "mn"
    cyrillic = _all_in(word, _TO_MONGOLIAN if mongolian else _TO_CYRILLIC, "Cyrillic")
    if cyrillic and mongolian:
        cyrillic = _harmonised(word, cyrillic)
    if cyrillic and not in_alphabet(cyrillic, language):
        cyrillic = None
    latin = _all_in(word, _TO_LATIN, "Latin")
    if cyrillic and latin:
        return cyrillic if language in _ALPHABETS and not word.isupper() else _of_more(word, cyrillic, latin)
    return cyrillic or latin


def as_latin(word: str) -> str | None:
    """A Cyrillic word all of whose letters look like Latin ones, in those; else None."""
    return _all_in(word, _TO_LATIN, "Latin")


def as_cyrillic(word: str) -> str | None:
    """A Latin word all of whose letters look like Russian ones, in those; else None."""
    spelt = _all_in(word, _TO_CYRILLIC, "Cyrillic")
    return spelt if spelt and in_alphabet(spelt, "ru") else None


def _all_in(word: str, twins: dict[str, str], script: str) -> str | None:
    spelt = [letter if script_of(letter) == script else twins.get(letter) for letter in word]
    return "".join(letter for letter in spelt if letter) if all(spelt) else None


def _of_more(word: str, cyrillic: str, latin: str) -> str:
    return cyrillic if count(word, "Cyrillic") > count(word, "Latin") else latin


def _harmonised(word: str, spelt: str) -> str:
    """A Mongolian word whose Latin o and y became ө and ү where its other vowels are front ones."""
    sure = {letter for letter, was in zip(spelt, word, strict=True) if was not in "oOyY"}
    if not sure & _FRONT or sure & _BACK:
        return spelt
    front = dict(zip("оОуУ", "өӨүҮ", strict=True))
    return "".join(
        front.get(letter, letter) if was in "oOyY" else letter for letter, was in zip(spelt, word, strict=True)
    )
