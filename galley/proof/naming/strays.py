"""Strays: regions named once in a paragraph that speaks of another one with nearly the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from galley.likeness import edits
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.shelf.lexicon import Mention, lexicon
from galley.proof.shelf.pronunciation import same_sound

_NEIGHBOURING = 6
"""Names so near to each other stand in one list."""


def strays(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, str]]:
    """The regions named once where a region whose name is one character off is named twice and more."""
    text = passage.text
    mentions = lexicon(desk, passage.language).mentions(text)
    places = {name.text: mention for mention in mentions if (name := mention.of("region"))}
    for written, mention in places.items():
        if text.count(written) > 1:
            continue
        for other in _neighbours(desk, passage.language).get(written, ()):
            starts = [match.start() for match in re.finditer(re.escape(other), text)]
            if len(starts) > 1 and all(_apart(mention, each, len(other)) > _NEIGHBOURING for each in starts):
                yield mention.start, mention.end, other


@lru_cache(maxsize=8)
def _neighbours(desk: Desk, language: str) -> dict[str, tuple[str, ...]]:
    """The regions whose names are one character off, or sound alike, by the name."""
    names = [name.text for name in lexicon(desk, language).names if name.sort == "region"]
    return {
        name: tuple(other for other in names if edits(name, other) == 1 or (name != other and same_sound(name, other)))
        for name in names
    }


def _apart(mention: Mention, start: int, length: int) -> int:
    return max(start - mention.end, mention.start - start - length)
