"""Words that may be meant by one that is none, where no single one is likely."""

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
