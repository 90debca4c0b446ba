"""What is mistaken for something else: letters that are no word, where a word with another letter that sounds or looks alike is common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import inf

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import nearly_usual_sound, usual_sound
from galley.lexica.region_forms import form
from galley.lexica.unlikely import Slip
from galley.tongues.scripts import RANGES

SEEN, HEARD, NEARLY = 2.0, 3.0, 3.5
"""How much likelier, in powers of ten, the sentence must become with a character that looks like the one written, sounds
like it, and nearly does; ten times more beside a character that is a word by itself, or in what may be a name."""
COMMON, WRITTEN = 1e-5, 5e-5
"""The share of all words from which on a word may be heard, and of the words with a character that is typed for another."""
FREE = 0.5
"""A character is free that stands alone so often, beside the words it is part of."""
_LONGEST = 3
RARE = 1e-7
"""The share of all words from which on characters are a word: rarer ones are slips that somebody made before."""
_RUN = re.compile(f"[{RANGES['Han']}]{{2,}}")


class Mistaken:
    """What is mistaken in the runs of Chinese characters of one language."""

    def __init__(self, language: str, shapes: frozenset[str], sound: bool, surnames: str) -> None:
        """Takes the language, whose words are looked up, what is alike in it, and what names begin with."""
        self._language, self._words = language, lexicon(language)
        self._shares, self._freedom = characters(language)
        self._shapes, self._sound, self._surnames = shapes, sound, surnames

    def slips(self, text: str) -> Iterator[Slip]:
        """What is mistaken in a text; of what overlaps the likeliest."""
        for run in _RUN.finditer(text):
            kept: list[Slip] = []
            for slip in sorted(self._slips(run[0]), reverse=True):
                if all(abs(slip.start - other.start) >= _LONGEST for other in kept):
                    kept.append(slip)
                    yield slip._replace(start=run.start() + slip.start, end=run.start() + slip.end)

    def _slips(self, run: str) -> Iterator[Slip]:
        cut = self._words.cut(run)
        alone = [end - start == 1 for start, end in pairwise(cut.edges) for _ in range(end - start)]
        for start, end in _windows(alone):
            written = run[start:end]
            if self._words.share(written) >= RARE or self._is_joined(run, start, end):
                continue
            doubt = self._doubt(run, alone, start, end)
            for at, meant in self._words.one_off(written):
                is_free = self._freedom.get(written[:at] + written[at + 1 :], 0.0) >= FREE
                gain = cut.gain(start, end, self._words.score(meant)) - doubt - is_free
                if gain >= self._asked(written, meant, at):
                    yield Slip(gain, start, end, meant)

    def _asked(self, written: str, meant: str, at: int) -> float:
        """How much likelier a sentence must become with what is meant: no gain is enough for what is not alike.

        A form of another region is told by rules of its own, and what is left of a word may be a word itself.
        """
        one, other = written[at], meant[at]
        rest = written[:at], written[at + 1 :]
        if form(one, self._language) is not None or any(len(each) > 1 and self._words.share(each) for each in rest):
            return inf
        if any(one in each and other in each for each in self._shapes):
            return SEEN
        is_typed = self._shares.get(one, 0.0) >= WRITTEN and self._words.share(meant) >= COMMON
        if not (self._sound and is_typed and nearly_usual_sound(one, other)):
            return inf
        return HEARD if usual_sound(one, other) else NEARLY

    def _is_joined(self, run: str, start: int, end: int) -> bool:
        """Whether the first or the last of some characters makes a word with its neighbour outside."""
        pairs = [run[at : at + 2] for at in (start - 1, end - 1) if at >= 0]
        return any(len(pair) == 2 and self._words.share(pair) > RARE for pair in pairs)

    def _doubt(self, run: str, alone: list[bool], start: int, end: int) -> int:
        """How likely these are a name: twice behind a surname, once where a neighbour is bound too and in no word."""
        if any(run[at] in self._surnames for at in range(max(start - 2, 0), start + 1)):
            return 2
        beside = [at for at in (start - 1, end) if 0 <= at < len(run)]
        return int(any(alone[at] and self._freedom.get(run[at], 0.0) <= FREE for at in beside))


def _windows(alone: list[bool]) -> Iterator[tuple[int, int]]:
    for start in range(len(alone) - 1):
        for end in range(start + 2, min(start + _LONGEST, len(alone)) + 1):
            if any(alone[start:end]):
                yield start, end


@cache
def characters(language: str) -> tuple[dict[str, float], dict[str, float]]:
    """The share of all words that have a character, and how often it stands alone, beside how often in a longer word."""
    words = lexicon(language)
    inside: dict[str, float] = {}
    for word, share in words.shares():
        for character in set(word) if len(word) > 1 else ():
            inside[character] = inside.get(character, 0.0) + share
    freedom = {character: words.share(character) / share for character, share in inside.items()}
    return inside, freedom
