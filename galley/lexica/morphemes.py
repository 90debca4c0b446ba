"""Morphemes: what the words of a sentence are made of, and how likely they stand there, by Kiwi, which parses Korean with a language model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from galley.tongues import facts

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


_STOP = re.compile(r"[.!?](?=\s|$)|\n")
_BOUND = ("EP", "EF", "EC", "ETM", "ETN", "JKS", "JKO", "JKB", "JKG", "JX", "JC", "NNB")
"""What hangs on the word before it."""
_REACH = 80
"""So many letters on either side tell how likely something stands between them."""


class Morpheme(NamedTuple):
    """A morpheme as the dictionary has it, its part of speech by the tags of the Sejong corpus, where it stands, and its score there, a natural logarithm."""

    text: str
    tag: str
    start: int
    end: int
    score: float


class Parse(NamedTuple):
    """The likeliest morphemes of a text, and the score of them all."""

    morphemes: tuple[Morpheme, ...]
    score: float


def has_morphemes(language: str) -> bool:
    """Whether there is a parser of a language."""
    return "morphemes" in facts(language)


@lru_cache(1 << 12)
def parsed(text: str) -> Parse:
    """A Korean text, parsed."""
    tokens, score = _kiwi().analyze(text)[0]
    morphemes = (Morpheme(each.form, each.tag.partition("-")[0], each.start, each.end, each.score) for each in tokens)
    return Parse(tuple(morphemes), score)


def gain(
    language: str, text: str, start: int, end: int, weighs_endings: bool = False, reach: int = _REACH
) -> Callable[[str], float]:
    """How much likelier a sentence is with something else from `start` to `end`, as a natural logarithm, given so many letters on either side as the `reach` has.

    Without end where another ending or particle is written, as common slips of these are known to the parser, unless it `weighs_endings`,
    and in languages without a parser.
    """
    if not has_morphemes(language):
        return lambda meant: inf
    first, last = max(start - reach, 0), min(end + reach, len(text))
    stops = [first, *(match.end() for match in _STOP.finditer(text, first, last)), last]
    first, last = max(each for each in stops if each <= start), min(each for each in stops if each >= end)
    before, written, behind = text[first:start], text[start:end], text[end:last]
    morphemes, score = parsed(before + written + behind)
    bound = {
        at for each in morphemes if each.tag in _BOUND for at in range(each.start - len(before), each.end - len(before))
    }

    def gained(meant: str) -> float:
        at = next(
            (at for at, (one, other) in enumerate(zip(written, meant, strict=False)) if one != other), len(written)
        )
        return inf if at in bound and not weighs_endings else parsed(before + meant + behind).score - score

    return gained


def written(morphemes: Iterable[Morpheme]) -> str:
    """How the morphemes of a word are written in one."""
    return str(_kiwi().join([(each.text, each.tag) for each in morphemes]))


@cache
def _kiwi() -> Kiwi:
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_typo_dict=False, load_multi_dict=False)
