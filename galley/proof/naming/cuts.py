"""Cuts: long names of Chinese, Japanese and Korean that have lost two characters or more from their middle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from galley.proof.desk import Desk
from galley.proof.shelf.lexicon import Mention, lexicon

_SORTS = ("organisation", "committee", "series")
_LONG, _LOST = 7, 4
_HEAD = 3


def cuts(text: str, desk: Desk, language: str, mentions: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """Where a long name stands without two to four characters of its middle, with the name."""
    index = _index(desk, language)
    whole = [(mention.start, mention.end) for mention in mentions]
    for start in range(len(text) - _HEAD + 1):
        for short, full in index.get(text[start : start + _HEAD], ()):
            end = start + len(short)
            if text.startswith(short, start):
                inside = any(first <= start and end <= last for first, last in whole)
                crossed = any(first < start < last or first < end < last for first, last in whole)
                if not inside and not crossed:
                    yield start, end, full
                break


@lru_cache(maxsize=8)
def _index(desk: Desk, language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """What cuts make of names, the longest first, by how it begins."""
    known = lexicon(desk, language)
    found: dict[str, str] = {}
    for name in known.names:
        if name.sort in _SORTS and len(name.text) >= _LONG and not name.until:
            for short in _shortened(name.text):
                if short not in known.by_text and not _is_inside(short, name.text):
                    found.setdefault(short, name.text)
    index: dict[str, tuple[tuple[str, str], ...]] = {}
    for short in sorted(found, key=len, reverse=True):
        index[short[:_HEAD]] = (*index.get(short[:_HEAD], ()), (short, found[short]))
    return index


def _shortened(name: str) -> Iterator[str]:
    for lost in range(2, _LOST + 1):
        for at in range(1, len(name) - lost - 1):
            if len(name) - lost > _HEAD + 1 and 2 * lost <= len(name) and " " not in name[at : at + lost]:
                yield name[:at] + name[at + lost :]


def _is_inside(short: str, name: str) -> bool:
    """Whether what is left is the beginning or the end of the name, as a name within a name is."""
    return short in name
