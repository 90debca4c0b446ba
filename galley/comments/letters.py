"""Letters of a text, to be compared with what is printed: without spaces and invisible characters, in compatible forms; each knows where it comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
NEAR = 12
"""So many letters before and behind tell a place."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text; `origins` are the offsets in it that they come from."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where letters stand in the text; an empty span stands behind the letter before it, where there is one."""
        if start < end:
            return self.origins[start], self.origins[end - 1] + 1
        at = self.origins[start - 1] + 1 if start else self.origins[0] if self.origins else 0
        return at, at


@lru_cache(maxsize=8192)
def letters(text: str) -> Letters:
    """The letters of a text."""
    found = [(offset, letter) for offset, character in enumerate(text) for letter in plain(character)]
    return Letters("".join(letter for _, letter in found), tuple(offset for offset, _ in found))


@lru_cache(maxsize=8192)
def plain(character: str) -> str:
    """A character, or what a glyph stands for, as letters."""
    told = unicodedata.normalize("NFKC", character)
    return _UNSEEN.sub("", told).replace("\u2010", "-").replace("\u2011", "-")


def places(text: str, wanted: str, before: str, after: str) -> list[int]:
    """Where in the letters `text` the `wanted` ones stand with most of what stands `before` and `after` them: all places that fit equally well."""
    scored = [(_fit(text, at, len(wanted), before, after), at) for at in _all(text, wanted)]
    best = max((score for score, _ in scored), default=0)
    return [at for score, at in scored if score == best]


def _all(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _fit(text: str, at: int, length: int, before: str, after: str) -> int:
    """How many letters before and behind a place are those that are to be there."""
    left, right = text[max(at - NEAR, 0) : at], text[at + length : at + length + NEAR]
    return _common(left[::-1], before[-NEAR:][::-1]) + _common(right, after[:NEAR])


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
