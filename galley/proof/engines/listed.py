"""Lists within a sentence that name a thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule
from galley.proof.rulebook.tables import pattern

SHORTEST, LONGEST = 2, 24
"""How many characters an item that is named twice may have."""
FEWEST = 3
"""Two things with a mark between them are no list."""


@engine("listed")
def listed(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """The second of two equal items, in languages with the option `between`: the mark that parts the items of a list.

    Options, each a pattern: `stops` part clauses, `head` is what leads to the first item, `tail` what goes on after the last.
    """
    for language, passages in reading.by_language().items():
        between = rule.option("between", language)
        if between is None:
            continue
        lists = _Lists(between, *(pattern(rule.option(name, language), language) for name in _NAMES))
        for passage in passages:
            for second, first in lists.repeated(passage.text):
                yield rule.found(Span(passage, *second), related=(Span(passage, *first),))


_NAMES = ("stops", "head", "tail")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of a language."""

    between: str
    stops: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]

    def repeated(self, text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Where an item stands again, and where it stood first."""
        edges = [0, *(edge for stop in self.stops.finditer(text) for edge in stop.span()), len(text)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            seen: dict[str, tuple[int, int]] = {}
            for place in self._items(text, start, end):
                item = text[slice(*place)]
                if item in seen and SHORTEST <= len(item) <= LONGEST:
                    yield place, seen[item]
                seen.setdefault(item, place)

    def _items(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The items of a clause, the first without what leads to it, the last without what follows it."""
        marks = [start - 1, *(at for at in range(start, end) if text[at] == self.between), end]
        items = [(first + 1, last) for first, last in pairwise(marks)]
        if len(items) < FEWEST:
            return []
        led, followed = self.head.match(text[slice(*items[0])]), self.tail.search(text, items[-1][0], end)
        items[0] = (items[0][0] + (led.end() if led else 0), items[0][1])
        items[-1] = (items[-1][0], followed.start() if followed else end)
        return items
