"""Numerals: digits and words that make one number: 4亿4600万, 13.5 million, двадцать пять, 열두, 三十五."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from galley.numbers.writing import Atom, Writing, writing

_TEN = 10
"""The least number of words that may begin a numeral and multiply what is not there: 十二."""
_LONGEST = 20
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from `start` to `end` of a text, without what is counted.

    `scale` is what its last words multiply (million), 1 where none does; `simple` where it is one word, or words that
    only multiply (两, 百万); `words` where it has no digits.
    """

    start: int
    end: int
    value: Fraction
    scale: Fraction
    nth: bool
    words: bool
    simple: bool


_Run = list[tuple[Atom, re.Match[str]]]


def numerals(text: str, how: Writing) -> Iterator[Numeral]:
    """The numerals of a text, in their order."""
    run: _Run = []
    for token in how.token.finditer(text):
        atom = how.atom(token)
        if run and not _goes_on(run[-1], text, token, atom, how):
            yield from _numerals(run, how)
            run = []
        if run or _begins(text, token, atom, how):
            run.append((atom, token))
    yield from _numerals(run, how)


def value_of(text: str, language: str) -> Fraction | None:
    """The number that a text is, in digits or words; None where it is none."""
    how = writing(language)
    run = [(how.atom(token), token) for token in how.token.finditer(text)]
    return (
        _value([atom for atom, _ in run])[0]
        if run and not run[0][1].start() and run[-1][1].end() == len(text)
        else None
    )


def _begins(text: str, token: re.Match[str], atom: Atom, how: Writing) -> bool:
    return atom.digits or how.around["start"].match(text, token.start()) is not None


def _goes_on(last: tuple[Atom, re.Match[str]], text: str, token: re.Match[str], atom: Atom, how: Writing) -> bool:
    """Whether a word belongs to the numeral that the last one is of."""
    before, at = last[0], last[1].end()
    if before.nth or not how.around["joint"].fullmatch(text, at, token.start()):
        return False
    if not how.has("apart"):
        return True
    if (
        _LETTERS.search(text, at, token.start())
        and (atom.digits or not before.times)
        and before.value != Fraction(1, 2)
    ):
        return False
    return atom.times if before.digits and not atom.times else atom.times or atom.value < before.room


def _numerals(run: _Run, how: Writing) -> Iterator[Numeral]:
    """The numeral that a run of words is; two, where both are joined by a word (five million and seven million)."""
    if not run:
        return
    value, scale = _value([atom for atom, _ in run])
    first, last = run[0][0], run[-1][0]
    if value is None:
        joints = [at for at in range(1, len(run)) if run[at][1].start() - run[at - 1][1].end() > 1]
        if joints and how.has("apart"):
            yield from _numerals(run[: joints[0]], how)
            yield from _numerals(run[joints[0] :], how)
        return
    alone = len(run) == 1
    if first.times and first.value > _TEN and not (alone and how.around["alone"].fullmatch(run[0][1][0])):
        return
    if alone and first.room == 0 and not first.nth:
        return
    words = not any(atom.digits for atom, _ in run)
    simple = len(run) == 1 or all(atom.times for atom, _ in run[1:])
    yield Numeral(run[0][1].start(), run[-1][1].end(), value, scale, last.nth, words, simple)


def _value(atoms: Sequence[Atom]) -> tuple[Fraction | None, Fraction]:
    """What words are worth together, and what the last of them multiply; None where they make no number."""
    stack: list[Fraction] = []
    room, scale = Fraction(10**18), Fraction(1)
    if 2 < len(atoms) < _LONGEST and all(atom.value < 10 and atom.room == 1 and not atom.digits for atom in atoms):
        return Fraction("".join(str(atom.value) for atom in atoms)), scale
    for before, atom in zip((None, *atoms), atoms, strict=False):
        if atom.times:
            if before and before.times and before.value > atom.value:
                return None, scale
            part = Fraction(0)
            while stack and stack[-1] < atom.value:
                part += stack.pop()
            value = (part or 1) * atom.value
            if stack and stack[-1] <= value:
                return None, scale
            stack.append(value)
            scale *= atom.value
        else:
            if atom.value >= room:
                return None, scale
            stack.append(atom.value)
            scale = Fraction(1)
        room = atom.room
    return sum(stack, Fraction(0)), scale
