"""Dictionaries: the Hunspell dictionaries of the system, which say what is a word, and what is nearly one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from galley.likeness.measures import within
from galley.tongues import facts

if TYPE_CHECKING:
    from hunspell import Hunspell

FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
)
"""Where systems put dictionaries: Debian, Fedora and Arch, older ones, macOS."""
LONGEST = 30
"""Longer words are in no dictionary."""
_LOOSE = re.compile("[\u1100-\u11ff]")
"""A letter of Hangul that is in no syllable: no word has one."""
_TOO_LONG = re.compile(rb"^[^/\n]{256,}.*\n", re.MULTILINE)
"""An entry that Hunspell before 1.7.2 stumbles over: it then knows no word at all."""


@dataclass(frozen=True, eq=False)
class Dictionary:
    """What is a word of a language.

    `letters` are what words are spelt with, in the `form` of Unicode that takes them apart, in groups of which one letter
    stands for another; `mistaken` are letters that are taken for one another, `silent` are those that are often left out.
    """

    letters: tuple[str, ...]
    mistaken: tuple[str, ...]
    silent: str
    form: Literal["NFC", "NFD"]
    checkers: tuple[Hunspell, ...] = field(repr=False)
    files: tuple[Path, ...] = field(repr=False)

    _known: dict[str, bool] = field(init=False, repr=False, default_factory=dict)
    _begun: dict[str, list[str]] = field(init=False, repr=False, default_factory=dict)

    def has(self, word: str) -> bool:
        """Whether it is a word as it stands; of several dictionaries any may say so."""
        if word not in self._known:
            spelt = normalize(self.form, word)
            self._known[word] = 0 < len(word) <= LONGEST and any(checker.spell(spelt) for checker in self.checkers)
        return self._known[word]

    def near(self, word: str) -> list[str]:
        """The words one edit away."""
        return [other for other in self.edited(word) if self.has(other)]

    def edited(self, word: str) -> list[str]:
        """All that one edit makes of a word, words or not."""
        letters = normalize(self.form, word)
        lost = (letters[:at] + each + letters[at:] for at in range(len(letters) + 1) for each in self.letters[-1])
        added = (letters[:at] + letters[at + 1 :] for at in range(len(letters)))
        return _composed(word, (*_replaced(letters, self.letters), *lost, *added))

    def slips(self, word: str) -> list[str]:
        """The words that a slip makes of a word: two letters swapped, or what `slipped` tells."""
        return [other for other in _composed(word, (*_swapped(word), *self.slipped(word))) if self.has(other)]

    def slipped(self, word: str) -> list[str]:
        """What a slip makes of a word, a word or not: one letter for one that is alike, one doubled, or not doubled, a
        silent one left out, or put in."""
        letters = normalize(self.form, word)
        doubled = (letters[:at] + letters[at - 1 :] for at in range(1, len(letters) + 1))
        single = (letters[:at] + letters[at + 1 :] for at in range(1, len(letters)) if letters[at] == letters[at - 1])
        put = (letters[:at] + each + letters[at:] for at in range(1, len(letters) + 1) for each in self.silent)
        left = (letters[:at] + letters[at + 1 :] for at in range(len(letters)) if letters[at] in self.silent)
        return _composed(word, (*_replaced(letters, self.mistaken), *doubled, *single, *put, *left))

    def further(self, word: str) -> list[str]:
        """The stems two edits away that begin with the same letter, in lower case."""
        return within(word.lower(), (each for each in self._stems(word[0]) if abs(len(each) - len(word)) < 3), 2)

    def _stems(self, letter: str) -> list[str]:
        if letter not in self._begun:
            beginning = re.compile(f"^[{letter.lower()}{letter.upper()}][^/\\t\\r\\n]{{3,}}", re.MULTILINE)
            found = (beginning.findall(path.read_text(_encoding(path), errors="replace")) for path in self.files)
            self._begun[letter] = list(dict.fromkeys(stem.lower() for stems in found for stem in stems))
        return self._begun[letter]


def has_dictionary(language: str) -> bool:
    """Whether there are dictionaries of a language, installed or not."""
    return bool(facts(language).get("dictionaries"))


def is_installed(language: str) -> bool:
    """Whether the system has a dictionary of a language; it is not loaded."""
    return bool(_files(language))


@cache
def dictionary(language: str) -> Dictionary | None:
    """The dictionary of a language, as its `language.yaml` names it; None where the system has none."""
    found = _files(language)
    if not found:
        return None
    told = facts(language)
    return Dictionary(
        tuple(told["letters"]),
        tuple(told.get("mistaken", ())),
        told.get("silent", ""),
        "NFD" if told.get("form") == "NFD" else "NFC",
        tuple(map(_checker, found)),
        tuple(found),
    )


def _checker(path: Path) -> Hunspell:
    from hunspell import Hunspell

    entries = path.read_bytes()
    if not _TOO_LONG.search(entries):
        return Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    affixes = path.with_suffix(".aff")
    with TemporaryDirectory() as folder:
        for name, data in ((path.name, _TOO_LONG.sub(b"", entries)), (affixes.name, affixes.read_bytes())):
            with Path(folder, name).open("wb") as copy:
                copy.write(data)
        return Hunspell(path.stem, hunspell_data_dir=folder)


def _files(language: str) -> list[Path]:
    """The files of the dictionaries of a language that the system has."""
    return [path for names in facts(language).get("dictionaries", ()) if (path := _path(names))]


def _path(names: Iterable[str]) -> Path | None:
    """The file of a dictionary, which has its rules beside it."""
    for folder in map(Path, FOLDERS):
        for name in names:
            if (folder / f"{name}.dic").is_file() and (folder / f"{name}.aff").is_file():
                return folder / f"{name}.dic"
    return None


def _encoding(path: Path) -> str:
    """What a dictionary is encoded in, as its rules say."""
    with path.with_suffix(".aff").open("rb") as lines:
        line = next((line for line in lines if line.lstrip(b"\xef\xbb\xbf").startswith(b"SET")), b"SET UTF-8")
    return line.split()[1].decode("ascii")


def _composed(word: str, edits: Iterable[str]) -> list[str]:
    """What edits make of a word, once each, where that is made of the script's own characters."""
    found = dict.fromkeys(normalize("NFC", each) for each in edits)
    return [other for other in found if other != word and not _LOOSE.search(other)]


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1 if len(word) > 2 else 0))


def _replaced(word: str, groups: Sequence[str]) -> Iterator[str]:
    """The word with one letter replaced by another of a group that it is of."""
    for at, letter in enumerate(word):
        for group in groups:
            yield from (word[:at] + other + word[at + 1 :] for other in group if letter in group)
