"""Near matches of strings, for "did you mean" and, later, names and catalogues."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

LIKE_ENOUGH = 0.6


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word`, or None when none is like it. Case does not count; ties go to the first."""
    found = process.extractOne(
        word,
        list(choices),
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=str.lower,
        score_cutoff=LIKE_ENOUGH,
    )
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """A mend for an unknown word: the nearest choice, and all of them when they are few."""
    known = list(choices)
    near = nearest(word, known)
    guess = f"did you mean `{near}`?" if near else ""
    listed = f"known here: {', '.join(known)}" if known and len(known) <= 24 else ""
    return " ".join(part for part in (guess, listed) if part) or "nothing of that kind is known here"
