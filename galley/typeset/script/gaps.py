"""The space between two characters of a line: what it is by nature, how far it may shrink and grow.

All lengths are in ems. Spacing of the blank halves of full-width marks follows JLREQ 3.1.2–3.1.6 and CLREQ 3.1.6; shrinking
and growing JLREQ 3.8.3 and 3.8.4; the space between ideographs and Latin JLREQ 3.2.6 and `text-autospace` of CSS Text 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .classes import Kind, kind

FULL_EM = 0.9
"""From which advance on a glyph counts as full width, so that marks of Latin faces are left alone."""

WORD_SPACE_LEAST, WORD_SPACE_MOST = 0.2, 0.5
BOUNDARY_LEAST, BOUNDARY_MOST = 0.125, 0.375
EVEN_MOST = 0.25
SYLLABLES_MOST = 0.03
"""What Hangul may be set apart by for the sake of the word spaces: no more than the eye forgives within words (Bringhurst, The Elements of Typographic Style, 2.1.9)."""
BLANK_GIVES = 0.7
"""How much of the blank of a comma or bracket within a line may be lost: JLREQ allows all of it, the house keeps a part,
for lines whose commas all stand close look crowded beside others."""


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """How a text is spaced: from its language and CSS properties. One of each is made (`properties.setting_of`).

    `autospace` is the width between ideographs and Latin, 0 for none. `pairs`, `start` and `end` say whether the blank
    halves of marks are trimmed between marks, at the start of a line and at its end; `hang` is the value of
    `hanging-punctuation`.
    """

    language: str = ""
    autospace: float = 0.25
    pairs: bool = True
    start: bool = True
    end: bool = True
    hang: str = "none"
    between: bool = True
    """Whether a line is justified between ideographs, not between words alone."""
    syllables: bool = False
    """Whether the syllables of a line of Hangul take a little of what its word spaces have too much."""

    @property
    def simplified(self) -> bool:
        """Whether colons, ！ and ？ stand in the left half of their squares, as in simplified Chinese."""
        return self.language.startswith("zh") and not self.traditional

    @property
    def traditional(self) -> bool:
        """Whether commas and stops stand in the middle of their squares, as in Taiwan and Hong Kong."""
        return any(part in self.language for part in ("Hant", "TW", "HK", "MO"))


class Gap(NamedTuple):
    """A space between two characters. `give` is what it can lose and `take` what it can gain.

    Classes are spent in their order. Losing: 0 word space, 1 middle dot, 2 comma and bracket, 3 boundary of scripts.
    Gaining: 0 word space, 1 boundary of scripts, 2 between ideographs, 3 within words, which never take more than `take`; -1 for never.
    """

    natural: float = 0.0
    give: float = 0.0
    give_class: int = 0
    take: float = 0.0
    take_class: int = -1


SOLID = Gap()
WITHIN_WORDS = 3


@lru_cache(maxsize=4096)
def blank_before(character: str, setting: Setting) -> float:
    """The blank at the left of a full-width mark."""
    of = kind(character)
    if of is Kind.OPENER:
        return 0.5
    return 0.25 if of is Kind.MIDDLE and not (setting.simplified and character in "：；") else 0.0


@lru_cache(maxsize=4096)
def blank_after(character: str, setting: Setting) -> float:
    """The blank at the right of a full-width mark."""
    of = kind(character)
    if of is Kind.CLOSER:
        return 0.5
    if of in (Kind.COMMA, Kind.STOP):
        return 0.0 if setting.traditional else 0.5
    if of is Kind.MIDDLE:
        return 0.5 if setting.simplified and character in "：；" else 0.25
    return 0.5 if of is Kind.MARK and setting.simplified else 0.0


def lead(character: str, full: bool, setting: Setting) -> float:
    """What is added before a character that begins a line: at most 0."""
    if not (full and setting.start and kind(character) is Kind.OPENER):
        return 0.0
    return -blank_before(character, setting)


def tail(character: str, full: bool, setting: Setting, fits: bool = True) -> float:
    """What is added after a character that ends a line: at most 0. `fits` says whether the line has room for it."""
    if not full:
        return 0.0
    hangs = setting.hang == "force-end" or (setting.hang == "allow-end" and not fits)
    if hangs and kind(character) in (Kind.COMMA, Kind.STOP):
        return -1.0
    return -blank_after(character, setting) if setting.end else 0.0


@lru_cache(maxsize=65536)
def gap(first: str, second: str, first_full: bool, second_full: bool, setting: Setting, space: float = 0.0) -> Gap:
    """The space between two characters; `space` is the width of `first` where that is a word space."""
    one, two = kind(first), kind(second)
    if one is Kind.SPACE:
        return Gap(0.0, max(0.0, space - WORD_SPACE_LEAST), 0, max(0.0, WORD_SPACE_MOST - space), 0)
    if two is Kind.SPACE:
        return SOLID
    if {one, two} == {Kind.IDEOGRAPH, Kind.ALPHANUMERIC} and setting.autospace:
        least = min(BOUNDARY_LEAST, setting.autospace)
        most = max(BOUNDARY_MOST, setting.autospace)
        return Gap(setting.autospace, setting.autospace - least, 3, most - setting.autospace, 1)
    if one is two is Kind.HANGUL and setting.syllables:
        return Gap(take=SYLLABLES_MOST, take_class=WITHIN_WORDS)
    after = blank_after(first, setting) if first_full else 0.0
    before = blank_before(second, setting) if second_full else 0.0
    if setting.pairs and first_full and second_full and (trimmed := _pair(one, two, after, before)):
        return Gap(-trimmed)
    grows = EVEN_MOST if setting.between and _is_even(one, two) else 0.0
    give, give_class = _blanks(one, two, after, before)
    return Gap(0.0, give, give_class, grows, 2 if grows else -1)


def _pair(one: Kind, two: Kind, after: float, before: float) -> float:
    """How much of the blank between two adjacent full-width marks is taken away, so that they take one em and a half."""
    marks = (Kind.OPENER, Kind.CLOSER, Kind.COMMA, Kind.STOP, Kind.MIDDLE, Kind.MARK)
    if one not in marks or two not in marks:
        return 0.0
    if after >= 0.5:
        return 0.5
    return before if two is Kind.OPENER and before >= 0.5 else 0.0


def _blanks(one: Kind, two: Kind, after: float, before: float) -> tuple[float, int]:
    """What the blanks of marks between two characters can lose; the blank behind a stop stays (JLREQ 3.8.3)."""
    if one is Kind.MIDDLE or two is Kind.MIDDLE:
        return min(0.25, after or before), 1
    if one in (Kind.CLOSER, Kind.COMMA):
        return after * BLANK_GIVES, 2
    return (before * BLANK_GIVES, 2) if two is Kind.OPENER else (0.0, 2)


_BEFORE_EVEN = frozenset(
    (Kind.IDEOGRAPH, Kind.CLOSER, Kind.COMMA, Kind.STOP, Kind.MIDDLE, Kind.MARK, Kind.JOINED, Kind.WAVE)
)
_AFTER_EVEN = frozenset((Kind.IDEOGRAPH, Kind.OPENER, Kind.JOINED, Kind.WAVE))


def _is_even(one: Kind, two: Kind) -> bool:
    """Whether slack may be put between two characters: at least one ideograph, not behind openers or before closers."""
    joined = one is Kind.IDEOGRAPH or two is Kind.IDEOGRAPH
    return joined and one in _BEFORE_EVEN and two in _AFTER_EVEN
