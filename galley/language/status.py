"""How far the translations of a publication are, by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polib

from galley.language.catalogue import Key, key
from galley.language.translations import State, active, serving, state
from galley.language.units import Unit
from galley.text.inline import REFERENCE
from galley.text.joins import is_wide

ALL = "all"
"""What stands for the whole publication in the place of a section."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units of a section are in each state, and how much source text has no translation to print.

    A word is a run of letters between spaces, and each Han character or kana; characters are counted without spaces.
    Of the words left, some are of texts that are new, some of texts whose translation is fuzzy, and some of texts that repeat
    an earlier one of the publication and are translated with it.
    """

    section: str
    counts: dict[State, int]
    words_new: int
    words_fuzzy: int
    words_repeated: int
    characters_left: int

    @property
    def words_left(self) -> int:
        """The words of all texts that do not print in the language."""
        return self.words_new + self.words_fuzzy + self.words_repeated

    @property
    def total(self) -> int:
        """The number of units."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """The number of units that print in the language."""
        return sum(count for state, count in self.counts.items() if state.prints)

    @property
    def share(self) -> float:
        """The percentage of units that print; of nothing, all."""
        return 100 * self.done / self.total if self.total else 100.0

    def as_json(self) -> dict[str, Any]:
        """The counts by state with the names of the states, and what is left."""
        return {
            "section": self.section,
            **{str(state): self.counts[state] for state in State},
            "percent": round(self.share, 1),
            "words_left": self.words_left,
            "words_new": self.words_new,
            "words_fuzzy": self.words_fuzzy,
            "words_repeated": self.words_repeated,
            "characters_left": self.characters_left,
        }


@dataclass(frozen=True, slots=True)
class _Counted:
    """A text, the state of its translation, and whether it repeats an earlier one that the same entry serves."""

    text: str
    state: State
    again: bool


def status(units: Iterable[Unit], entries: polib.POFile) -> list[Progress]:
    """The progress of each section in reading order, that of the whole last, under the name `ALL`."""
    known, came = active(entries), set[Key]()
    sections: dict[str, list[_Counted]] = {}
    for unit in units:
        entry = serving(known, unit)
        own = key(entry) if entry else (None, unit.text)
        sections.setdefault(unit.section, []).append(_Counted(unit.text, state(entry), own in came))
        came.add(own)
    everything = [each for found in sections.values() for each in found]
    return [_progress(section, found) for section, found in (*sections.items(), (ALL, everything))]


def words(text: str) -> int:
    """How many words a text has, references not counted; see `Progress`."""
    plain = REFERENCE.sub(" ", text)
    alone = sum(_stands_alone(character) for character in plain)
    return alone + len(_WORD.findall("".join(" " if _stands_alone(character) else character for character in plain)))


def _progress(section: str, found: list[_Counted]) -> Progress:
    counts = Counter(each.state for each in found)
    left = [each for each in found if not each.state.prints]
    first = [each for each in left if not each.again]
    return Progress(
        section,
        {state: counts[state] for state in State},
        sum(words(each.text) for each in first if each.state is State.MISSING),
        sum(words(each.text) for each in first if each.state is State.FUZZY),
        sum(words(each.text) for each in left if each.again),
        sum(len("".join(REFERENCE.sub("", each.text).split())) for each in left),
    )


def _stands_alone(character: str) -> bool:
    """Whether a letter is a word by itself in counting: Han and kana, not Hangul, which writes spaces."""
    return character.isalpha() and is_wide(character) and not "\uac00" <= character <= "\ud7a3"
