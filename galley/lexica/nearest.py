"""Words that may be meant by one that is none, where no single one is likely, and the two that may be run together in it."""

from __future__ import annotations

from collections.abc import Sequence

from galley.lexica.dictionaries import dictionary
from galley.lexica.frequencies import beginning_with, usual
from galley.likeness.measures import within

MOST = 2
"""So many words are named that may be meant."""


def nearest(language: str, word: str, unsure: int, far: int) -> Sequence[str]:
    """The most usual words one edit away from one in lower case of `unsure` letters or more; where there is none, from one of `far`
    letters or more those two edits away with its first letter."""
    known = dictionary(language)
    near = [*known.slips(word), *known.near(word)] if known and len(word) >= unsure else []
    shares = {each: usual(language, each) for each in near}
    if known and not any(shares.values()) and len(word) >= far:
        begun = beginning_with(language, word[0])
        shares = {each: begun[each] for each in within(word, begun, 2) if known.has(each)}
    return sorted((each for each in shares if shares[each]), key=lambda each: -shares[each])[:MOST]


def two_usual(language: str, text: str, least: int, ending: int) -> str | None:
    """Two usual words, of `least` letters or more each, that stand in one: not what may be a word with an `ending` of fewer letters."""
    known, end = dictionary(language), len(text)
    if known is None or any(known.has(text[:cut]) for cut in range(max(end - ending, 2), end)):
        return None
    splits = ((text[:cut], text[cut:]) for cut in range(least, end - least + 1))
    return next((" ".join(both) for both in splits if all(usual(language, each) > 0 for each in both)), None)
