"""Filler text: in the place of what is not translated yet, words without meaning in the letters of the language, as many as its translations usually have.

A book is set with it to see whether its pages hold before the translators begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from galley.language.localise import Localised, in_language
from galley.language.pseudo import MARKS, TOKEN, inlines_of, spaced, worded
from galley.language.translations import State
from galley.language.units import units
from galley.model.publication import Publication


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a language fills lines: how many letters it has for a Han character of Chinese, syllables of its letters, how long words are, in letters;
    0 where they are not parted."""

    letters: float
    syllables: tuple[str, ...]
    longest: int


_LATIN = (
    "ad",
    "ber",
    "con",
    "de",
    "el",
    "for",
    "gan",
    "his",
    "in",
    "lo",
    "mer",
    "nor",
    "ov",
    "pre",
    "rat",
    "sen",
    "ti",
    "un",
    "ver",
    "wil",
)
_CYRILLIC = (
    "ба",
    "вер",
    "го",
    "да",
    "ел",
    "жи",
    "за",
    "ин",
    "ко",
    "ла",
    "мер",
    "но",
    "об",
    "пре",
    "ра",
    "сен",
    "ти",
    "ум",
    "ход",
    "чи",
)
_HABITS = {
    "ja": _Habit(1.64, tuple("地方の交流を推進し会議で協力する"), 0),
    "ko": _Habit(1.48, tuple("지방정부교류협력회의사업추진발전"), 5),
    "mn": _Habit(3.84, _CYRILLIC, 11),
    "ru": _Habit(3.95, _CYRILLIC, 12),
    "en": _Habit(3.88, _LATIN, 10),
}
"""Letters as they were counted in the translations of the report of 2014: 11,176 Han characters, in texts of more than twenty."""
_JOINED = re.compile(r"(?<=[A-Za-z])(?=[\u3400-\u9fff])")
"""Between letters that are not wide and wide ones, where no space stands."""
_JAPANESE = str.maketrans("，；", "、。")


def filled(publication: Publication, told: Localised, language: str) -> Localised:
    """The publication in a language, with filler in the place of texts that are missing or fuzzy. They count as drafts."""
    open_ones = {address for address, state in told.states.items() if not state.prints}
    filler = {
        unit.address: worded(inlines_of(unit.text), partial(text_of, language=language))
        for unit in units(publication)
        if unit.address in open_ones
    }
    # once more from what is translated, so that filler stands beside translations
    publication = in_language(told.publication, language, filler)
    return replace(told, publication=publication, states={**told.states, **dict.fromkeys(filler, State.DRAFT)})


def text_of(text: str, language: str) -> str:
    """Filler as long as the text would become; numbers, addresses and letters that are not wide stay."""
    habit = _HABITS.get(language, _HABITS["en"])

    def said(found: re.Match[str]) -> str:
        if found["mark"]:
            return found["mark"].translate(_JAPANESE) if not habit.longest else MARKS[found["mark"]]
        if found["wide"]:
            words = list(_words(found["wide"], habit))
            return f" {' '.join(words)} " if habit.longest else "".join(words)
        return found[0]

    return spaced(text, TOKEN.sub(said, _JOINED.sub(" ", text)))


def _words(wide: str, habit: _Habit) -> Iterator[str]:
    """Words for some Han characters, chosen by these, till there are as many letters."""
    left, word, number = round(len(wide) * habit.letters), "", 0
    while left > 0:
        letter = ord(wide[number % len(wide)])
        syllable = habit.syllables[(letter + 7 * number) % len(habit.syllables)][:left]
        word, left, number = word + syllable, left - len(syllable), number + 1
        if habit.longest and len(word) > 2 + letter % (habit.longest - 2):
            yield word
            word = ""
    if word:
        yield word
