"""Geography: rivers, mountains and towns that the word list of Chinese knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.shelf import frequencies
from galley.proof.shelf.lexicon import lexicon
from galley.proof.shelf.pronunciation import kindred_sound, near_sound, same_tone

_FEATURE = re.compile(r"(?<=[\u3400-\u9fff]{2})[江河湖山岛海市县州]")
_TOWNS = frozenset("市县州")
_RARE = 1e-8
"""The share from which on the list is taken to know a word."""


def strange_places(passage: Passage, desk: Desk) -> Iterator[tuple[int, int, str]]:
    """Three characters with a geographic noun that no list knows, and the known ones that are one sound off."""
    text = passage.text
    covered = [(mention.start, mention.end) for mention in lexicon(desk, "zh").mentions(text)]
    words = frequencies.lexicon("zh")
    for match in _FEATURE.finditer(text):
        start, end = match.start() - 2, match.end()
        if any(begin < end and start < until for begin, until in covered) or words.share(text[start:end]):
            continue
        known = _known(text[start:end])
        if known and not _is_cut(text, start, end):
            yield start, end, known


def _known(word: str) -> str | None:
    """The place whose first or second character differs from the word's, and sounds like it."""
    found = [
        place
        for at in (0, 1)
        for place in _places().get((at, word[:at] + word[at + 1 :]), ())
        if _sounds_alike(place[at], word[at], word[-1])
    ]
    return max(found, key=frequencies.lexicon("zh").share, default=None)


def _sounds_alike(one: str, other: str, feature: str) -> bool:
    """Whether two characters sound alike; of towns, which the list has few of, quite alike."""
    if feature in _TOWNS:
        return same_tone(one, other)
    return near_sound(one, other) or kindred_sound(one, other)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the characters are parts of words that begin before or end behind them."""
    words = frequencies.lexicon("zh")
    pairs = (text[start - 1 : start + 1], text[start : start + 2], text[start + 1 : end], text[end - 1 : end + 1])
    return any(len(pair) == 2 and words.is_common(pair) for pair in pairs)


@cache
def _places() -> dict[tuple[int, str], tuple[str, ...]]:
    """The places of three characters by what is left of them without the first or the second."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for word, share in frequencies.lexicon("zh").shares():
        if len(word) == 3 and share >= _RARE and _FEATURE.fullmatch(word, 2):
            for at in (0, 1):
                key = (at, word[:at] + word[at + 1 :])
                found[key] = (*found.get(key, ()), word)
    return found
