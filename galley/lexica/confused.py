"""Words that are taken for one another, as they sound or look alike: what stands in the sentence says which is meant; of those where nothing is asked to, how likely the sentence is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from galley.tongues import facts
from galley.tongues.scripts import RANGES

LIKELIER = {"alone": 1.0, "told": 0.0, "told twice": -2.0}
"""How much likelier, in powers of ten, what is meant must make a sentence: where nothing speaks for it but that, where something does, and where more than one thing or a longer one does."""
BEFORE, BEHIND = 24, 16
"""So many letters before a word and behind it may say which is meant, where a language has no `reach` of its own."""
MOST = 2
"""The votes of what has so many letters or more; one letter has one."""
_PLACE = "_"
_HAN = re.compile(f"[{RANGES['Han']}]+")
_STOP = re.compile(r"[。！？；\n]|[.!?](?=\s)")


class Choice(NamedTuple):
    """From `start` to `end` stands a word where `meant` goes with the sentence: `kind` is one of `LIKELIER`, or "" of a word that goes with it as it stands."""

    start: int
    end: int
    meant: str
    kind: str


class _Word(NamedTuple):
    """A word without its ending, the letters that its ending begins with ("" for any), and what speaks for it."""

    stem: str
    follow: str
    near: tuple[str, ...]
    kana: bool

    def votes(self, before: str, behind: str) -> int:
        """How much speaks for it, given what stands before it and behind it: one letter less than what is longer."""
        sentence = before.rstrip() + _PLACE + behind
        return sum(min(len(each), MOST) for each in self.near if each in sentence and self._stands(each, sentence))

    def _stands(self, near: str, sentence: str) -> bool:
        """Whether something stands in a sentence, in a language with kana not within a run of characters, as 記事 in 登記事項."""
        ends = (match.span() for match in re.finditer(re.escape(near), sentence))
        within = (start and _HAN.match(sentence[start - 1]) and _HAN.match(sentence[end:]) for start, end in ends)
        return not (self.kana and _HAN.fullmatch(near) and all(within))


class Confused:
    """The words of a language that are taken for one another."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        """Takes what `confusions.yaml` of the language tells: `groups` have of each word what speaks for it, `alone` are the sets of those for which nothing is asked to.

        `reach` is how many letters before a word and behind it may speak for one. Where words have endings, `endings` are the letters that may follow the stem of one, by the last letter of its form in dictionaries, and `dropped` those behind which such a letter is dropped."""
        self._before, self._behind = map(int, told.get("reach", (BEFORE, BEHIND)))
        self._endings, self._dropped = (dict[str, str](told.get(each, {})) for each in ("endings", "dropped"))
        self._groups: dict[str, list[tuple[_Word, list[_Word]]]] = {}
        for group in ([self._word(*each) for each in group.items()] for group in told.get("groups", ())):
            for word in group:
                self._groups.setdefault(word.stem, []).append((word, group))
        self._alone = {
            written[0]: sorted(each for (each,) in others) for written, others in sets(told.get("alone", "")).items()
        }
        self._by_first: dict[str, list[str]] = {}
        for stem in {*self._groups, *self._alone}:
            self._by_first.setdefault(stem[0], []).append(stem)
        self._first = re.compile(f"[{''.join(map(re.escape, self._by_first))}]")

    def choices(self, text: str, words: Iterable[tuple[int, int, str]] | None = None) -> Iterator[Choice]:
        """The words of a text that may be taken for others, with each of their group for which more speaks in the sentence; those for which something speaks itself; and those for which nothing is asked to.

        `words` are the words of a text with where they begin and end, by their first forms, in a language whose words are not known by their letters."""
        for start, end, stem in self._found(text) if words is None else words:
            yield from self._choices(text, start, end, stem)

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in self._first.finditer(text):
            start = match.start()
            for stem in self._by_first[match[0]]:
                if text.startswith(stem, start):
                    yield start, start + len(stem), stem

    def _choices(self, text: str, start: int, end: int, stem: str) -> Iterator[Choice]:
        yield from (Choice(start, end, meant, "alone") for meant in self._alone.get(stem, ()))
        if stem not in self._groups:
            return
        first, last = max(start - self._before, 0), end + self._behind
        first = max((each.end() for each in _STOP.finditer(text, first, start)), default=first)
        stop = _STOP.search(text, end, last)
        before, behind = text[first:start], text[end : stop.end() if stop else last]
        for word, group in self._groups[stem]:
            if word.follow and text[end : end + 1] not in word.follow:
                continue
            own = word.votes(before, behind)
            votes, meant = max((each.votes(before, behind), each.stem) for each in group if each.follow == word.follow)
            if votes > own:
                yield Choice(start, end, meant, "told twice" if votes - own > MOST else "told")
            elif own:
                yield Choice(start, end, stem, "")

    def _word(self, written: str, told: str) -> _Word:
        is_dropped = len(written) > 2 and written[-2] in self._dropped.get(written[-1], "")
        follow = "" if is_dropped else self._endings.get(written[-1], "")
        stem, near = written[:-1] if is_dropped or follow else written, tuple((told or "").split())
        return _Word(stem, follow, near, bool(self._endings))


def sets(text: str) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """For each word of some sets the others; sets are parted by |, and > has the wrong one before the right one."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for each in filter(str.strip, text.split("|")):
        wrong, arrow, right = each.partition(">")
        if arrow:
            found.setdefault(tuple(wrong.split()), set()).add(tuple(right.split()))
        else:
            for word in each.split():
                found.setdefault((word,), set()).update((other,) for other in each.split() if other != word)
    return found


@cache
def confused(language: str) -> Confused | None:
    """Those of a language; None where it has none, or other lists than of these kinds."""
    told = facts(language, "confusions")
    return Confused(told) if "groups" in told else None
