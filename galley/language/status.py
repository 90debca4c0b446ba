"""How far the translations of a publication are, by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polib

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
    """

    section: str
    counts: dict[State, int]
    words_left: int
    characters_left: int

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
            "characters_left": self.characters_left,
        }


def status(units: Iterable[Unit], entries: polib.POFile) -> list[Progress]:
    """The progress of each section in reading order, that of the whole last, under the name `ALL`."""
    known = active(entries)
    sections: dict[str, list[tuple[Unit, State]]] = {}
    for unit in units:
        sections.setdefault(unit.section, []).append((unit, state(serving(known, unit))))
    everything = [each for found in sections.values() for each in found]
    return [_progress(section, found) for section, found in (*sections.items(), (ALL, everything))]


def words(text: str) -> int:
    """How many words a text has, references not counted; see `Progress`."""
    plain = REFERENCE.sub(" ", text)
    alone = sum(_stands_alone(character) for character in plain)
    return alone + len(_WORD.findall("".join(" " if _stands_alone(character) else character for character in plain)))


def _progress(section: str, found: list[tuple[Unit, State]]) -> Progress:
    counts = Counter(state for _, state in found)
    left = [unit.text for unit, state in found if not state.prints]
    characters = sum(len("".join(REFERENCE.sub("", text).split())) for text in left)
    return Progress(section, {state: counts[state] for state in State}, sum(map(words, left)), characters)


def _stands_alone(character: str) -> bool:
    """Whether a letter is a word by itself in counting: Han and kana, not Hangul, which writes spaces."""
    return character.isalpha() and is_wide(character) and not "\uac00" <= character <= "\ud7a3"
