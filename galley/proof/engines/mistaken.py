"""What is mistaken for something else: a word that is none, where one that sounds or looks alike is common, and what hardly stands in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import same_sound
from galley.lexica.region_forms import form
from galley.lexica.unlikely import Slip, search_of
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon as names_of
from galley.tongues.scripts import RANGES

LIKELIER = 3.0
"""How much likelier, in powers of ten, the sentence must become."""
COMMON = 1e-5
"""The share of all words from which on a word of two characters may be meant, and a tenth of it for longer ones."""
BOUND, FREE = 0.15, 0.6
"""A character is bound that stands alone so seldom, beside the words it is part of, and one is free that does so often."""
_LONGEST = 3
RARE = 1e-7
"""The share of all words from which on two characters are a word."""
_RUN = re.compile(f"[{RANGES['Han']}]{{2,}}")


@engine("mistaken")
def mistaken(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Words that are none, in languages with the option `sound`, `shapes` or both; what stands twice is meant.

    `sound: yes` takes characters that are read alike for one another, `shapes` lists those that look alike.
    """
    known = "\n".join(each.text for each in (*reading.passages, *reading.desk.passages))
    for language, passages in reading.by_language().items():
        shapes, sound = frozenset(rule.option("shapes", language, ())), rule.option("sound", language) == "yes"
        search, names = _Search(language, shapes, sound), names_of(reading.desk, language)
        for passage in passages if shapes or sound else ():
            for _, start, end, meant in search.slips(passage.text):
                if known.count(passage.text[start:end]) < 2 and not names.is_over(passage.text, start, end):
                    yield rule.found(Span(passage, start, end), write=meant)


@engine("unlikely")
def unlikely(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Slips in languages with the option `letters`, where there is a model of their sentences; its other options are those of `lexica.unlikely.Search`.

    Some letters that stand twice are meant."""
    known = "\n".join(each.text for each in reading.passages)
    for language, passages in reading.by_language().items():
        told = {each: rule.option(each, language, "") for each in ("alike", "particles", "topics", "prefixes")}
        search, names = search_of(language, rule.option("letters", language), told), names_of(reading.desk, language)
        for passage in passages:
            for _, start, end, meant in search.slips(passage.text) if search else ():
                meant_so = end - start > _LONGEST and known.count(passage.text[start:end]) > 1
                if not meant_so and not names.is_over(passage.text, start, end):
                    yield rule.found(Span(passage, start, end), write=meant)


class _Search:
    """What is mistaken in the runs of Chinese characters of one language."""

    def __init__(self, language: str, shapes: frozenset[str], sound: bool) -> None:
        """Takes the language, whose words are looked up, and what is alike in it."""
        self._language, self._words = language, lexicon(language)
        self._freedom = _freedom(language)
        self._shapes, self._sound = shapes, sound

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
            if self._words.share(written) or self._is_named(run, alone, start, end) or self._is_joined(run, start, end):
                continue
            for at, meant in self._words.one_off(written):
                gain = cut.gain(start, end, self._words.score(meant))
                if gain >= LIKELIER and self._is_meant(written, meant, at):
                    yield Slip(gain, start, end, meant)

    def _is_meant(self, written: str, meant: str, at: int) -> bool:
        """Whether the characters are alike, and neither can well stand by itself, nor the rest of a longer word.

        A form of another region is told by rules of its own.
        """
        rest = written[:at], written[at + 1 :]
        other_region = form(written[at], self._language) is not None
        if other_region or self._freedom.get(written[at], 0.0) > FREE or not self._is_alike(written[at], meant[at]):
            return False
        if len(written) == 2:
            return self._words.share(meant) >= COMMON and self._freedom["".join(rest)] <= BOUND
        return not any(len(each) > 1 and self._words.share(each) for each in rest)

    def _is_alike(self, one: str, other: str) -> bool:
        return any(one in each and other in each for each in self._shapes) or (self._sound and same_sound(one, other))

    def _is_joined(self, run: str, start: int, end: int) -> bool:
        """Whether the first or the last of some characters makes a word with its neighbour outside."""
        pairs = [run[at : at + 2] for at in (start - 1, end - 1) if at >= 0]
        return any(len(pair) == 2 and self._words.share(pair) > RARE for pair in pairs)

    def _is_named(self, run: str, alone: list[bool], start: int, end: int) -> bool:
        """Whether a neighbour is bound too and belongs to no word: a name, or words of another language."""
        beside = [at for at in (start - 1, end) if 0 <= at < len(run)]
        return any(alone[at] and self._freedom.get(run[at], 0.0) <= FREE for at in beside)


def _windows(alone: list[bool]) -> Iterator[tuple[int, int]]:
    for start in range(len(alone) - 1):
        for end in range(start + 2, min(start + _LONGEST, len(alone)) + 1):
            if any(alone[start:end]):
                yield start, end


@cache
def _freedom(language: str) -> dict[str, float]:
    """How often each character stands alone, beside how often it is part of a longer word."""
    words = lexicon(language)
    inside: dict[str, float] = {}
    for word, share in words.shares():
        for character in set(word) if len(word) > 1 else ():
            inside[character] = inside.get(character, 0.0) + share
    return {character: words.share(character) / share for character, share in inside.items()}
