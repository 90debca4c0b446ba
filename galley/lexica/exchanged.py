"""Letters that stand for others throughout a text: what a reader of print, a font or a keyboard has made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from galley.lexica.dictionaries import Dictionary

OFTEN, SHARE = 3, 0.75
"""In so many words, and in this share of those that have the letter and are none, it must stand for the other."""
LEAST = 5
"""A word of fewer letters is made another too easily."""


def exchanged(known: Dictionary, refused: Collection[str]) -> Mapping[str, tuple[str, str]]:
    """Of words that are none, those that are words with one letter for another everywhere, by these two letters: where that
    is so of many of them. None in scripts that are taken apart."""
    if known.form != "NFC" or len(refused) < OFTEN:
        return {}
    having, made = defaultdict[str, set[str]](set), defaultdict[tuple[str, str], set[str]](set)
    for word in (each for each in refused if len(each) >= LEAST):
        for wrong in set(word):
            having[wrong].add(word)
    for wrong, words in having.items():
        for right in known.letters[-1] if len(words) >= OFTEN else ():
            made[wrong, right] = {word for word in words if right != wrong and known.has(word.replace(wrong, right))}
    many = {pair: words for pair, words in made.items() if max(OFTEN, len(having[pair[0]]) * SHARE) <= len(words)}
    return {word: pair for pair, words in sorted(many.items(), key=lambda each: len(each[1])) for word in words}
