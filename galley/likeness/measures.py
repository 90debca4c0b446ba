"""How alike texts and other sequences are, for catalogues, changes and the proof desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel, Levenshtein

from galley.likeness import LIKE_ENOUGH

MAX_SHARED, MAX_COMPARED = 2000, 40


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of characters that an edit leaves (Levenshtein)."""
    return Levenshtein.normalized_similarity(one, other)


def within(word: str, choices: Iterable[str], edits: int) -> list[str]:
    """The choices that so many edits make of a word, the nearest first; letters that changed places are one edit."""
    found = process.extract(word, list(choices), scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [choice for choice, _, _ in sorted(found, key=lambda each: each[1])]


def nearest_of_each(texts: Iterable[str], choices: Sequence[str], cutoff: float = LIKE_ENOUGH) -> list[int | None]:
    """For each text the index of a choice most like it, or None when none is like it by `cutoff`.

    Compared are the choices that share its rarest stretches of characters, so that thousands of texts take seconds; a
    choice that shares none of them is not found.
    """
    index: dict[str, list[int]] = {}
    for number, choice in enumerate(choices):
        for stretch in _stretches(choice):
            index.setdefault(stretch, []).append(number)
    return [_nearest_of(text, choices, _sharing(text, index), cutoff) for text in texts]


def _nearest_of(text: str, choices: Sequence[str], near: list[int], cutoff: float) -> int | None:
    found = process.extractOne(
        text, [choices[number] for number in near], scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff
    )
    return near[found[2]] if found else None


def _sharing(text: str, index: dict[str, list[int]]) -> list[int]:
    """The choices that share most of the text's rarest stretches; looking stops at `MAX_SHARED` hits."""
    shared: Counter[int] = Counter()
    for numbers in sorted((index[stretch] for stretch in _stretches(text) if stretch in index), key=len):
        if shared and shared.total() + len(numbers) > MAX_SHARED:
            break
        shared.update(numbers)
    return [number for number, _ in shared.most_common(MAX_COMPARED)]


def _stretches(text: str) -> list[str]:
    """The stretches of two and of three characters of a text, its ends marked, once each."""
    marked = f"\2{text}\3"
    return list(dict.fromkeys(marked[at : at + length] for length in (2, 3) for at in range(len(marked) - length + 1)))


def edits(one: str, other: str) -> int:
    """How many characters must be put, taken away, changed, or swapped with their neighbour to make one of the other."""
    return int(OSA.distance(one, other))


def alike(texts: Sequence[str], cutoff: float) -> list[tuple[int, int]]:
    """The pairs of unequal texts that are alike by `cutoff`, found as in `nearest_of_each`; each pair once."""
    index: dict[str, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        near = _sharing(text, index)
        pairs += [(other, number) for other in near if likeness(texts[other], text) >= cutoff and texts[other] != text]
        for stretch in _stretches(text):
            index.setdefault(stretch, []).append(number)
    return pairs


MOST_PAIRS = 400_000_000
"""Of sequences longer together than this the beginning and the end alone are compared: the table would take 50 MB."""


def staying(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """The longest that two sequences have in common, as stretches: where each begins in the one and in the other, and its length."""
    if len(one) * len(other) > MOST_PAIRS:
        return _ends(one, other)
    found = Indel.opcodes(one, other)
    return [(each.src_start, each.dest_start, each.src_end - each.src_start) for each in found if each.tag == "equal"]


def _ends(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """What two sequences have in common at their beginning and at their end."""
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    left = shorter - first
    last = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    ends = ((0, 0, first), (len(one) - last, len(other) - last, last))
    return [each for each in ends if each[2]]
