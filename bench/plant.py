"""What a fault is planted in, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import TypeVar

from galley.lexica.pronunciation import sounds
from galley.model.names import Spelling
from galley.model.registry import RegistryEntry
from galley.passages.passage import Passage, Stretch
from galley.problem import Place
from galley.proof.desk import Desk

IDEOGRAPH = r"[\u4e00-\u9fff]"
EAST_ASIAN = ("zh", "ja", "ko")
LETTERED = ("ru", "mn", "en")
"""Languages of letters and words between spaces."""
LEAST_NAME = {"zh": 3, "ja": 3, "ko": 3}
"""How long a name is that a fault is planted in; 5 letters where nothing is said."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` instead of the characters from `start` to `end`.

    What is at fault reaches `before` characters further to the left and `after` to the right of `new`.
    """

    start: int
    end: int
    new: str
    before: int = 0
    after: int = 0

    @property
    def shift(self) -> int:
        """How much longer the text becomes."""
        return len(self.new) - (self.end - self.start)

    @property
    def marked(self) -> tuple[int, int]:
        """The characters at fault, in the text with the fault; it may reach a little beyond the ends of the text."""
        return self.start - self.before, self.start + len(self.new) + self.after

    def applied(self, text: str) -> str:
        """The text with the fault."""
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the registry as a language writes it: `entry` is the country, region, person, … that bears it."""

    text: str
    entry: RegistryEntry
    field: str


@dataclass(frozen=True, eq=False)
class World:
    """What mutations of one language know: the registry's names and the characters that texts are written with."""

    language: str
    desk: Desk
    texts: tuple[str, ...]

    @cached_property
    def names(self) -> dict[str, Named]:
        """The names by their text: of all entries, long enough to be told from words."""
        least = LEAST_NAME.get(self.language, 5)
        found = (named for entry in self.desk.registry.entries() for named in _names(entry, self.language))
        return {named.text: named for named in found if len(named.text) >= least and "{" not in named.text}

    @cached_property
    def name(self) -> re.Pattern[str]:
        """Any name, the longest first; in languages of letters a whole word."""
        listed = "|".join(re.escape(text) for text in sorted(self.names, key=len, reverse=True))
        return re.compile(rf"\b(?:{listed})\b" if self.language in LETTERED else f"(?:{listed})")

    @cached_property
    def _named(self) -> dict[str, list[tuple[Named, int, int]]]:
        return {}

    def named(self, text: str) -> list[tuple[Named, int, int]]:
        """The names in a text with where they stand; remembered, as one text is looked at often."""
        if text not in self._named:
            found = self.name.finditer(text)
            self._named[text] = [(self.names[match[0]], match.start(), match.end()) for match in found]
        return self._named[text]

    @cached_property
    def countries(self) -> dict[str, str]:
        """The ids of the countries by their names."""
        return {each.name[self.language].text: each.id for each in self.desk.registry.countries}

    @cached_property
    def homophones(self) -> dict[str, str]:
        """For each sound in pinyin the ideographs of the texts that are read so."""
        found: dict[str, str] = {}
        for character in sorted(set("".join(self.texts))):
            for sound in sorted(sounds(character)):
                found[sound] = found.get(sound, "") + character
        return found

    @cached_property
    def alphabet(self) -> str:
        """The ideographs, syllables or small letters of the texts."""
        letters = {letter for text in self.texts for letter in text if letter.isalpha() and not letter.isascii()}
        if self.language == "en":
            letters = {letter for text in self.texts for letter in text if letter.isalpha()}
        return "".join(sorted(letter for letter in letters if letter == letter.lower()))


@dataclass(frozen=True, eq=False)
class Scene:
    """A passage to plant a fault in, among those that are read with it."""

    passage: Passage
    window: tuple[Passage, ...]
    world: World

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    def named(self) -> list[tuple[Named, int, int]]:
        """The names in the text with where they stand."""
        return self.world.named(self.text)

    def beside_names(self, matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
        """The matches that touch no name."""
        taken = [(start, end) for _, start, end in self.named()]
        return [each for each in matches if not any(s < each.end() and each.start() < e for s, e in taken)]


Thing = TypeVar("Thing")
Plant = Callable[[Scene, Random], Edit | None]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A kind of fault; `languages` are those it can befall, none meaning all.

    `anywhere` says that a finding may stand at either place of a contradiction: anywhere in the passage, or elsewhere
    with this passage named as related.
    """

    name: str
    languages: tuple[str, ...]
    anywhere: bool
    plant: Plant

    def befalls(self, language: str) -> bool:
        """Whether it can befall texts of a language."""
        return not self.languages or language in self.languages


def mutation(name: str, *languages: str, anywhere: bool = False) -> Callable[[Plant], Mutation]:
    """Makes a mutation of a function that plants one fault, or says None where it does not apply."""
    return lambda plant: Mutation(name, languages, anywhere, plant)


def a_match(pattern: str | re.Pattern[str], text: str, chance: Random) -> re.Match[str] | None:
    """One of the matches in a text."""
    return one_of(list(re.finditer(pattern, text)), chance)


def one_of(things: list[Thing], chance: Random) -> Thing | None:
    """One of some things, None where there are none."""
    return chance.choice(things) if things else None


def changed_digits(number: str, chance: Random) -> str:
    """The number with one digit changed; the first does not become 0."""
    at = chance.randrange(len(number))
    others = [digit for digit in "0123456789" if digit != number[at] and (at or digit != "0")]
    return number[:at] + chance.choice(others) + number[at + 1 :]


def flat(passage: Passage, text: str | None = None) -> Passage:
    """The passage as if all of it were typed, nothing said by references, with another text where one is given."""
    text = passage.text if text is None else text
    stretch = Stretch(0, Place(passage.address, 1, 1, len(text)))
    return replace(passage, text=text, stretches=(stretch,))


def _names(entry: RegistryEntry, language: str) -> list[Named]:
    fields = ("name", "short", "long")
    found = [
        Named(names[language].text, entry, field) for field in fields if language in (names := _field(entry, field))
    ]
    former = getattr(entry, "former", ())
    return found + [Named(each.name[language].text, each, "former") for each in former if language in each.name]


def _field(entry: RegistryEntry, field: str) -> dict[str, Spelling]:
    return getattr(entry, field, None) or {}
