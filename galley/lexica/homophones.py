"""Words of one sound that are taken for one another, where what stands in the sentence says which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from galley.tongues import facts

BEFORE, BEHIND = 24, 16
"""So many letters before a word and behind it may say which is meant."""
MOST = 2
"""The votes of what has so many letters or more; one letter has one."""
_PLACE = "_"
_STOPS = "。！？\n"
_ROWS = (
    "あいうえおわっ",
    "かきくけこい",
    "がぎぐげごい",
    "さしすせそ",
    "たちつてとっ",
    "なにぬねのん",
    "ばびぶべぼん",
    "まみむめもん",
    "らりるれろっ",
)
_BY_LAST = dict(zip("うくぐすつぬぶむる", _ROWS, strict=True)) | {"い": "いくかけさ"}
"""The letters that may follow the stem of a word, by the last letter of its form in dictionaries."""
_DROPPED = re.compile("(.+[いきぎしじちにひびみりえけげせぜてでねへべめれ])る")
"""A verb that drops its last letter before endings."""


class Choice(NamedTuple):
    """From `start` to `end` stands one word where `meant` goes with the sentence, for which that speaks by so many `votes` more; what goes with it as it stands is `meant` itself."""

    start: int
    end: int
    meant: str
    votes: int


class _Word(NamedTuple):
    """A word without its ending, the letters that its ending begins with ("" for any), and what speaks for it."""

    stem: str
    follow: str
    near: tuple[str, ...]

    def votes(self, before: str, behind: str) -> int:
        """How much speaks for it, given what stands before it and behind it: one letter less than what is longer."""
        sentence = before + _PLACE + behind
        return sum(min(len(each), MOST) for each in self.near if each in sentence)


class Homophones:
    """The words of a language that are taken for one another."""

    def __init__(self, groups: list[Mapping[str, str]]) -> None:
        """Takes the groups: of each word what speaks for it."""
        self._groups = [[_word(*each) for each in group.items()] for group in groups]
        self._of: dict[str, list[tuple[_Word, list[_Word]]]] = {}
        for group in self._groups:
            for word in group:
                self._of.setdefault(word.stem, []).append((word, group))
        stems = {
            f"{re.escape(w.stem)}(?=[{w.follow}])" if w.follow else re.escape(w.stem) for g in self._groups for w in g
        }
        self._search = re.compile("|".join(sorted(stems, key=len, reverse=True)))

    def choices(self, text: str) -> Iterator[Choice]:
        """The words of a text for which nothing speaks in its sentence, with each of its group for which something does."""
        for match in self._search.finditer(text):
            start, end = match.span()
            first = max(max(text.rfind(each, 0, start) for each in _STOPS) + 1, start - BEFORE)
            stops = [at for each in _STOPS if (at := text.find(each, end)) >= 0]
            last = min(min(stops, default=len(text)) + 1, end + BEHIND)
            before, behind = text[first:start], text[end:last]
            for word, group in self._of[match[0]]:
                if word.follow and text[end : end + 1] not in word.follow:
                    continue
                own = word.votes(before, behind)
                likely = [(each.votes(before, behind) - own, each.stem) for each in group if each.follow == word.follow]
                votes, meant = max(likely)
                if votes > 0 or own:
                    yield Choice(start, end, meant, votes)


def _word(written: str, told: str) -> _Word:
    dropped = _DROPPED.fullmatch(written)
    follow = "" if dropped else _BY_LAST.get(written[-1], "")
    stem = dropped[1] if dropped else written[:-1] if follow else written
    return _Word(stem, follow, tuple(told.split()))


@cache
def homophones(language: str) -> Homophones | None:
    """Those of a language; None where it has none."""
    groups = facts(language, "homophones").get("groups")
    return Homophones(groups) if groups else None
