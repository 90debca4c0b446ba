"""Sayings of four characters, one of which is written with another that is read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import SAYING, same_sound, same_tone, sayings
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon as names_of
from galley.tongues.scripts import RANGES

_RUN = re.compile(f"[{RANGES['Han']}]{{{SAYING},}}")


@engine("saying")
def saying(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Four characters that are no words, one off a saying, in languages with the option `sound`; none of a name."""
    for language, passages in reading.by_language().items():
        names = names_of(reading.desk, language)
        for passage in passages if rule.option("sound", language) == "yes" else ():
            for start, meant in _slips(passage.text, language):
                if not names.is_over(passage.text, start, start + SAYING):
                    yield rule.found(Span(passage, start, start + SAYING), write=meant)


def _slips(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a saying is written wrong in a text, and what is meant: the only one that it can be."""
    for run in _RUN.finditer(text):
        for at in range(len(run[0]) - SAYING + 1):
            written = run[0][at : at + SAYING]
            meant = _meant(written) or _common(written, language)
            if len(meant) == 1 and _is_apart(run[0], at, language) and _is_broken(run[0], at, language, meant):
                yield run.start() + at, meant.pop()


def _meant(written: str) -> set[str]:
    """The sayings that four characters are one off, which sounds alike; none for those that are a saying themselves."""
    near = _near(written, _by_gap())
    return {each for each in near if same_sound(written, each)} if near and written not in near else set()


def _common(written: str, language: str) -> set[str]:
    """The words of four characters that these are one off, which sounds alike with its tone."""
    if written in sayings():
        return set()
    return {each for each in _near(written, _words_by_gap(language)) if same_tone(written, each)}


def _near(written: str, by_gap: _ByGap) -> set[str]:
    return {other for at in range(SAYING) for other in by_gap.get((written[:at], written[at + 1 :]), ())}


def _is_apart(run: str, at: int, language: str) -> bool:
    """Whether no word reaches into four characters from outside, and they are none together."""
    words = lexicon(language)
    return not words.share(run[at : at + SAYING]) and {at, at + SAYING} <= set(words.cut(run).edges)


def _is_broken(run: str, at: int, language: str, meant: set[str]) -> bool:
    """Whether four characters are more than two words; for a saying it is enough that they are none."""
    inside = sum(at < edge < at + SAYING for edge in lexicon(language).cut(run).edges)
    return inside > 1 or meant <= sayings()


_ByGap = Mapping[tuple[str, str], Sequence[str]]


@cache
def _by_gap() -> _ByGap:
    """The sayings by what stands before and after each of their characters."""
    return _gaps(sayings())


@cache
def _words_by_gap(language: str) -> _ByGap:
    """The words of four characters of a language that are no sayings."""
    return _gaps(word for word, _ in lexicon(language).shares() if _RUN.fullmatch(word) and len(word) == SAYING)


def _gaps(words: Iterable[str]) -> _ByGap:
    found: dict[tuple[str, str], list[str]] = {}
    for each in words:
        for at in range(SAYING):
            found.setdefault((each[:at], each[at + 1 :]), []).append(each)
    return found
