"""Sayings of four characters, one of which is written with another that is read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import SAYING, same_sound, sayings
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
        for passage in passages if rule.option("sound", language) == "yes" else ():
            named = [(each.start, each.end) for each in names_of(reading.desk, language).mentions(passage.text)]
            for start, meant in _slips(passage.text, language):
                end = start + SAYING
                if not passage.is_said(start, end) and not any(start < last and first < end for first, last in named):
                    yield rule.found(Span(passage, start, end), write=meant)


def _slips(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a saying is written wrong in a text, and what is meant: the only one that it can be."""
    for run in _RUN.finditer(text):
        for at in range(len(run[0]) - SAYING + 1):
            meant = _meant(run[0][at : at + SAYING])
            if len(meant) == 1 and _is_apart(run[0], at, language):
                yield run.start() + at, meant.pop()


def _meant(written: str) -> set[str]:
    """The sayings that four characters are one off, which sounds alike; none for those that are a saying themselves."""
    near = {other for at in range(SAYING) for other in _by_gap().get((written[:at], written[at + 1 :]), ())}
    return {each for each in near if same_sound(written, each)} if near and written not in near else set()


def _is_apart(run: str, at: int, language: str) -> bool:
    """Whether no word reaches into four characters from outside, and they are none together."""
    words = lexicon(language)
    return not words.share(run[at : at + SAYING]) and {at, at + SAYING} <= set(words.cut(run).edges)


@cache
def _by_gap() -> dict[tuple[str, str], list[str]]:
    """The sayings by what stands before and after each of their characters."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in sayings():
        for at in range(SAYING):
            found.setdefault((each[:at], each[at + 1 :]), []).append(each)
    return found
