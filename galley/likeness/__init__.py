"""Near matches of strings: "did you mean" for what is not known. `measures` has those of texts."""

from __future__ import annotations

from collections.abc import Iterable

from galley.message import Message, listed, said

LIKE_ENOUGH = 0.6
MOST_LISTED = 28


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word`, or None when none is like it. Case does not count; ties go to the first."""
    from rapidfuzz import process  # where nothing is misspelt, it need not be loaded
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word,
        list(choices),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=str.lower,
        score_cutoff=LIKE_ENOUGH,
    )
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> Message:
    """A mend for an unknown word: the nearest choice, and all of them when they are few, else those of its group: JP-… for JP-99."""
    known = list(choices)
    near = nearest(word, known)
    few = listed(known) if len(known) <= MOST_LISTED else ""
    alike = [choice for choice in known if choice.startswith(f"{word.partition('-')[0]}-")]
    if 0 < len(alike) <= MOST_LISTED < len(known):
        return _of_group(near, alike)
    if near and few:
        return said("did you mean `{near}`? known here: {choices}", near=near, choices=few)
    if near:
        return said("did you mean `{near}`?", near=near)
    return said("known here: {choices}", choices=few) if few else said("nothing of that kind is known here")


def _of_group(near: str | None, alike: list[str]) -> Message:
    """A mend that lists the choices which begin as the word does: JP-07, JP-15 for JP-99."""
    few = listed(alike)
    if near:
        return said("did you mean `{near}`? those that begin so: {choices}", near=near, choices=few)
    return said("those that begin so: {choices}", choices=few)
