"""What the lines of a book print: the passages of its text, each found by a line that prints a part of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from galley.problem import Place

_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]")
_LEAST = 4
"""So many letters tell a passage."""
_PARTS = (24, 12, 8)
"""How many letters of a line are looked for where the whole is not found: it may hold a note's mark."""


class Passage(Protocol):
    """A text in a language that knows where its characters stand in their file."""

    @property
    def text(self) -> str: ...

    @property
    def language(self) -> str: ...

    def place(self, start: int, end: int) -> Place:
        """Where the characters from `start` to `end` stand."""
        ...


@dataclass(frozen=True, eq=False)
class Printed:
    """Where the passages of a language stand, found by what a line prints of them."""

    passages: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]
    """Where in `text` each passage begins."""
    _letters: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def place(self, printed: str, ending: bool = False) -> Place | None:
        """The place of a line's text, of its last characters where `ending`; None where no passage says it so."""
        whole = _normal(printed).rstrip("-")
        at = self.text.find(whole) if whole else -1
        if at < 0 or self.text.rfind(whole) > at:
            parts = [part for size in _PARTS if size < len(whole) for part in (whole[:size], whole[-size:])]
            only = (part for part in parts if self.text.count(part) == 1)
            part = next(only, whole if at >= 0 and len(whole) >= _LEAST else "")
            at = self.text.find(part) if part else -1
            whole = part
        if at < 0:
            return None
        return self._placed(at + len(whole) - 1 if ending else at, at + len(whole))

    def _placed(self, start: int, end: int) -> Place:
        number = bisect_right(self.starts, start) - 1
        passage, offset = self.passages[number], self.starts[number]
        if number not in self._letters:
            self._letters[number] = tuple(_origins(passage.text))
        letters = self._letters[number]
        return passage.place(letters[start - offset], letters[end - offset - 1] + 1)


def printed(passages: Sequence[Passage], language: str) -> Printed:
    """The passages of a language, to be found by what is printed."""
    mine = tuple(passage for passage in passages if passage.language == language)
    texts = [_normal(passage.text) for passage in mine]
    starts, length = list[int](), 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    return Printed(mine, "\n".join(texts), tuple(starts))


def _normal(text: str) -> str:
    """The letters of a text without spaces and invisible characters, in compatible forms."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    return "" if _UNSEEN.match(character) else unicodedata.normalize("NFKC", character).replace("‐", "-")


def _origins(text: str) -> Iterator[int]:
    """For each character of the normal text the offset it comes from."""
    for offset, character in enumerate(text):
        yield from [offset] * len(_plain(character))
