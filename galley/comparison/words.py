"""Which words were put in and taken out between two texts, in any script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from galley.likeness.measures import staying

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\s+|."
)
"""A Han character or kana by itself, which no space divides; elsewhere a word, a space or a mark."""
MOST_ALONE = 1
"""What stays between two edits is taken into them when it is no longer than one sign: no reader sees it as the same."""
LEAST = 0.25
"""Texts of which less stays, as a sentence and its translation, have nothing in common but by chance."""


Spans = Sequence[tuple[int, int]]
_COUNTED = "\0"
"""Stands for a number that is counted."""


class _Word(NamedTuple):
    """A word, a space or a mark, and whether it is a number that is counted."""

    text: str
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What was taken out of a text at the offset `before`, and put in at `at` of the new one; either may be nothing."""

    before: int
    deleted: str
    at: int
    inserted: str

    def as_json(self) -> dict[str, Any]:
        """The edit as data."""
        return {"before": self.before, "deleted": self.deleted, "at": self.at, "inserted": self.inserted}


def edits(old: str, new: str, counted: Spans = (), now: Spans = ()) -> tuple[Edit, ...]:
    """What makes the new text of the old one, in its order. Numbers that are `counted` in the old text, and those that are `now` in the new, are equal."""
    one, other = _words(old, counted), _words(new, now)
    keys, others = ([_COUNTED if each.is_counted else each.text for each in words] for words in (one, other))
    stays = staying(keys, others)
    kept = sum(len(word.text.strip()) for at, _, length in stays for word in one[at : at + length])
    if kept < LEAST * min(len(old), len(new)):
        stays = []
    words = [each.text for each in one]
    first, second = _offsets(words), _offsets([each.text for each in other])
    return tuple(
        Edit(first[a], old[first[a] : first[b]], second[c], new[second[c] : second[d]])
        for a, b, c, d in _joined(list(_between(stays, len(one), len(other))), words)
    )


def reading(text: str, counted: Spans) -> str:
    """What a text says whatever is counted in it."""
    return "".join(_COUNTED if each.is_counted else each.text for each in _words(text, counted)) if counted else text


def _words(text: str, counted: Spans) -> list[_Word]:
    """The words of a text; each number that is counted is one."""
    found, here = list[_Word](), 0
    for start, end in counted:
        found += (_Word(each) for each in _WORD.findall(text[here:start]))
        found.append(_Word(text[max(here, start) : end], True))
        here = max(here, end)
    return [*found, *(_Word(each) for each in _WORD.findall(text[here:]))]


def _offsets(words: Sequence[str]) -> list[int]:
    """Where each word begins, and where the last ends."""
    return [0, *accumulate(map(len, words))]


def _between(stretches: Sequence[tuple[int, int, int]], old: int, new: int) -> Iterator[tuple[int, int, int, int]]:
    """What lies between stretches that stay: from where to where in the old and in the new."""
    here, there = 0, 0
    for one, other, length in (*stretches, (old, new, 0)):
        if here < one or there < other:
            yield here, one, there, other
        here, there = one + length, other + length


def _joined(found: list[tuple[int, int, int, int]], old: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Edits with hardly anything between them as one."""
    for index, (a, b, c, d) in enumerate(found):
        if index + 1 < len(found):
            following = found[index + 1]
            if len("".join(old[b : following[0]]).strip()) <= MOST_ALONE:
                found[index + 1] = a, following[1], c, following[3]
                continue
        yield a, b, c, d
