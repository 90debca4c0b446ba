"""Scripts: which letters belong to which, and which of two look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from unicodedata import name

from galley.message import listed, said
from galley.tongues import EVERY, facts

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


def is_mixed(word: str) -> bool:
    """Whether a word has both Latin and Cyrillic letters."""
    return all(letters_of(each).search(word) for each in ("Latin", "Cyrillic"))


def beyond_alphabet(text: str, language: str) -> str:
    """The Cyrillic letters of a text that the language's alphabet lacks, each once; none where it has no alphabet."""
    own = str(facts(language).get("alphabet", ""))
    found = letters_of("Cyrillic").findall(text) if own else ()
    return "".join(sorted({letter for letter in found if letter.lower() not in own}))


def in_own_letters(word: str, language: str) -> str | None:
    """The word with letters of other alphabets as those they stand for; None when one stands for none."""
    spelt = word.translate(str.maketrans(facts(language).get("stand-ins", {})))
    return None if spelt == word or beyond_alphabet(spelt, language) else spelt


def unmixed(word: str, language: str) -> str | None:
    """A word of two scripts in the one it is meant in; None when some letter has no twin there."""
    cyrillic, latin = _all_in(word, "Cyrillic", language), _all_in(word, "Latin", language)
    if cyrillic:
        cyrillic = _harmonised(word, cyrillic, language)
    if cyrillic and beyond_alphabet(cyrillic, language):
        cyrillic = None
    if cyrillic and latin:
        if "alphabet" in facts(language) and not word.isupper():
            return cyrillic
        return cyrillic if count(word, "Cyrillic") > count(word, "Latin") else latin
    return cyrillic or latin


def as_latin(word: str) -> str | None:
    """A Cyrillic word all of whose letters look like Latin ones, in those; else None."""
    return _all_in(word, "Latin", "")


def differing(word: str, spelt: str | None) -> list[str]:
    """The letters of a word that are of another script than it is spelt in, or than it begins with, each once by name."""
    script = script_of((spelt or word)[0])
    others = (each for each in dict.fromkeys(word) if each.isalpha() and script_of(each) != script)
    return [f"{each} (U+{ord(each):04X} {name(each)})" for each in others]


def _all_in(word: str, script: str, language: str) -> str | None:
    """A word in one script, its letters of others as those of that one which look alike."""
    twins = dict(facts(EVERY)["alike"][script])
    if script in facts(language).get("scripts", ()):
        twins |= facts(language).get("alike", {})
    spelt = [letter if script_of(letter) in (script, None) else twins.get(letter) for letter in word]
    return "".join(letter for letter in spelt if letter) if all(spelt) else None


def _harmonised(word: str, spelt: str, language: str) -> str:
    """A word whose letters were typed in another script, those of back vowels as front ones where its others are such."""
    harmony = facts(language).get("harmony")
    if not harmony:
        return spelt
    typed = [script_of(was) == "Latin" and letter in harmony["as"] for letter, was in zip(spelt, word, strict=False)]
    sure = {letter.lower() for letter, was in zip(spelt, typed, strict=False) if not was}
    if not sure & set(harmony["front"]) or sure & set(harmony["back"]):
        return spelt
    return "".join(harmony["as"][letter] if was else letter for letter, was in zip(spelt, typed, strict=False))


def code_points(text: str) -> str:
    """The code points of a text with their names, once each."""
    return listed(f"U+{ord(each):04X} {name(each, '')}".rstrip() for each in dict.fromkeys(text))
