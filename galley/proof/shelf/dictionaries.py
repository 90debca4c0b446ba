"""Dictionaries: the Hunspell dictionaries of the system, which say what is a word, and what is nearly one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from galley.likeness import within

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
FILES = {
    "en": (("en_US", "en"), ("en_GB",)),
    "ru": (("ru_RU", "ru"),),
    "mn": (("mn_MN", "mn"),),
    "ko": (("ko", "ko_KR"),),
}
"""The dictionaries of a language, which are read together; each by the names that its files may have."""
LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
}
STEMS = ("en", "ru")
"""The languages whose list of stems is small enough to look for words that are two edits away."""


@dataclass(frozen=True, eq=False)
class Dictionary:
    """What is a word of a language."""

    language: str
    checkers: tuple[Hunspell, ...] = field(repr=False)
    files: tuple[Path, ...] = field(repr=False)

    _known: dict[str, bool] = field(init=False, repr=False, default_factory=dict)

    def has(self, word: str) -> bool:
        """Whether it is a word as it stands; of several dictionaries any may say so."""
        if word not in self._known:
            self._known[word] = any(checker.spell(word) for checker in self.checkers)
        return self._known[word]

    def near(self, word: str, edits: int = 1) -> list[str]:
        """Up to three words one edit away, the likeliest first; if there are none and `edits` is 2, two edits away."""
        candidates = dict.fromkeys(_one_edit(word, LETTERS[self.language]))
        found = list(islice((other for other in candidates if self.has(other)), 3))
        if found or edits < 2 or self.language not in STEMS:
            return found
        near = within(word.lower(), (stem for stem in self._stems(word[0]) if abs(len(stem) - len(word)) < 3), 2)
        return [other.title() if word[0].isupper() else other for other in near[:3]]

    def _stems(self, letter: str) -> list[str]:
        """The stems that begin with a letter, in lower case."""
        beginning = re.compile(f"^[{letter.lower()}{letter.upper()}][^/\\t\\r\\n]{{3,}}", re.MULTILINE)
        found = (beginning.findall(path.read_text(_encoding(path), errors="replace")) for path in self.files)
        return list(dict.fromkeys(stem.lower() for stems in found for stem in stems))


def is_installed(language: str) -> bool:
    """Whether the system has a dictionary of a language; it is not loaded."""
    return bool(_files(language))


@cache
def dictionary(language: str) -> Dictionary | None:
    """The dictionary of a language; None where the system has none."""
    found = _files(language)
    if not found:
        return None
    from hunspell import Hunspell

    return Dictionary(
        language,
        tuple(Hunspell(path.stem, hunspell_data_dir=str(path.parent)) for path in found),
        tuple(found),
    )


def entries(language: str) -> list[tuple[str, int]]:
    """The entries of a dictionary of stems, each with how many flags it has; none where the system has none.

    For dictionaries that would take too long to load with all their rules.
    """
    return [entry for path in _files(language) for entry in _entries(path)]


def _entries(path: Path) -> Iterator[tuple[str, int]]:
    flags = [0]
    encoding = _encoding(path)
    with path.with_suffix(".aff").open(encoding=encoding, errors="replace") as lines:
        rules = takewhile(lambda line: not line.startswith(("SFX", "PFX")), lines)
        flags += [line.count(",") + 1 for line in rules if line.startswith("AF ")][1:]
    text = normalize("NFC", path.read_text(encoding, errors="replace"))
    for line in text.splitlines()[1:]:
        word, _, alias = line.partition("/")
        number = int(alias) if alias.isdigit() else 0
        yield word, flags[number] if number < len(flags) else 0


def _files(language: str) -> list[Path]:
    """The files of the dictionaries of a language that the system has."""
    return [path for names in FILES.get(language, ()) if (path := _path(names))]


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


def _one_edit(word: str, letters: str) -> Iterator[str]:
    """All that one edit makes of a word, the likeliest first: two letters swapped, one lost, one typed twice, others."""
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    yield from (head + letter + tail for head, tail in parts for letter in letters)
    yield from (head + tail[1:] for head, tail in parts if tail)
    yield from (head + letter + tail[1:] for head, tail in parts if tail for letter in letters)
    yield from (letter + word[1:] for letter in letters if word[0].islower())
    if word[0].islower():
        yield from (letter + word for letter in letters)
        yield word[1:]
