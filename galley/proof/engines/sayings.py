"""Sayings of four characters, one of which is lost, or written with another that is read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from galley.lexica.frequencies import lexicon
from galley.lexica.pronunciation import SAYING, same_sound, same_tone, sayings
from galley.lexica.region_forms import form
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.shelf.lexicon import lexicon as names_of
from galley.tongues.scripts import RANGES

_RUN = re.compile(f"[{RANGES['Han']}]{{{SAYING - 1},}}")
LIKELIER = 3.0
"""How much likelier, in powers of ten, must be a saying of which a character is lost, and a word that is no saying."""
USUAL = 3e-8
"""The share of all words from which on such a saying is known well enough."""
USUAL_WORD = 1e-5
"""The share from which on two words of two characters are meant as they stand."""
_PARTICLES = "的地得了着过是有在和与而却也都就"


@engine("saying")
def saying(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Characters that are no words, one off a saying, in languages with the option `sound`; none of a name, nor with a form of another region, which is told as that."""
    for language, passages in reading.by_language().items():
        names = names_of(reading.desk, language)
        for passage in passages if rule.option("sound", language) == "yes" else ():
            for start, end, meant in (*_slips(passage.text, language), *_lost(passage.text, language)):
                if not (
                    names.is_over(passage.text, start, end)
                    or any(form(each, language) for each in passage.text[start:end])
                ):
                    yield rule.found(Span(passage, start, end), write=meant)


def _slips(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where a saying is written wrong in a text, and what is meant: the only one that it can be."""
    for run in _RUN.finditer(text):
        for at in range(len(run[0]) - SAYING + 1):
            written = run[0][at : at + SAYING]
            meant = set() if _is_usual(written, language) else _meant(written) or _common(written, language)
            if len(meant) == 1 and _is_apart(run[0], at, language) and _is_broken(run[0], at, language, meant):
                yield run.start() + at, run.start() + at + SAYING, meant.pop()


def _lost(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where three characters, no words, are a saying but for one of its last; what may stand for the very last is a particle."""
    words = lexicon(language)
    for run in _RUN.finditer(text):
        for at in range(len(run[0]) - SAYING + 2):
            start, end, written = at, at + SAYING - 1, run[0][at : at + SAYING - 1]
            meant = _shortened(language).get(written, "")
            if not meant or words.share(written):
                continue
            beside = run[0][end : end + 1] if meant.startswith(written) else _PARTICLES
            after = run[0][end : end + 1]
            is_saying = (
                f"{written}{after}" in sayings() or after in set(meant) or not beside or beside not in _PARTICLES
            )
            cut = words.cut(run[0])
            is_apart = cut.is_edge(start, end) and cut.inside(start, end) > 0
            if is_apart and not is_saying and cut.gain(start, end, words.score(meant)) >= LIKELIER:
                yield run.start() + start, run.start() + end, meant


@cache
def _shortened(language: str) -> dict[str, str]:
    """The usual sayings by what is left of them without one character, where that tells which."""
    found: dict[str, set[str]] = {}
    for each in sayings():
        for at in range(1, SAYING) if lexicon(language).share(each) >= USUAL and len(set(each)) == SAYING else ():
            found.setdefault(each[:at] + each[at + 1 :], set()).add(each)
    return {short: each.pop() for short, each in found.items() if len(each) == 1}


def _meant(written: str) -> set[str]:
    """The sayings that four characters are one off, which sounds alike; none for those that are a saying themselves."""
    near = _near(written, _by_gap())
    return {each for each in near if same_sound(written, each)} if near and written not in near else set()


def _is_usual(written: str, language: str) -> bool:
    """Whether four characters are common words on end, of two and two, or of one and three."""
    share = lexicon(language).share
    return min(share(written[:2]), share(written[2:])) >= USUAL_WORD or max(share(written[:3]), share(written[1:])) > 0


def _common(written: str, language: str) -> set[str]:
    """The words of four characters that these are one off, which sounds alike with its tone."""
    if written in sayings():
        return set()
    least = lexicon(language).cut(written).score + LIKELIER
    near = {each for each in _near(written, _words_by_gap(language)) if same_tone(written, each)}
    return {each for each in near if lexicon(language).score(each) >= least}


def _near(written: str, by_gap: _ByGap) -> set[str]:
    return {other for at in range(SAYING) for other in by_gap.get((written[:at], written[at + 1 :]), ())}


def _is_apart(run: str, at: int, language: str) -> bool:
    """Whether no word reaches into four characters from outside, and they are none together."""
    words = lexicon(language)
    return not words.share(run[at : at + SAYING]) and words.cut(run).is_edge(at, at + SAYING)


def _is_broken(run: str, at: int, language: str, meant: set[str]) -> bool:
    """Whether four characters are more than two words; for a saying it is enough that they are none."""
    return lexicon(language).cut(run).inside(at, at + SAYING) > 1 or meant <= sayings()


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
