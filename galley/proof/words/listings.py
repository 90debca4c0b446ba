"""The items of a Chinese list within a sentence, and those that it names twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_STOPS = re.compile("[，。；：！？,;:“”（）()《》\\s—]+")
_LEAST, _LONGEST = 3, 24
_OPENER = re.compile("^.*(?:来自|包括|[有在与和及同由对向为是从将如即于建了的])")
_BEFORE = re.compile("(?:来自|包括|有|在|与|和|及|同|由|对|向|为|是|从|将|如|即|于|建|了|的|等)$")
_AFTER = re.compile("^(?:\\d|[等和与及的之间各都也在，]|[一二三四五六七八九十两几]+[个名位国]|共)")


def repeated(text: str) -> Iterator[tuple[int, int, int, int]]:
    """The items that a list joined by 、 names again: where, and where it named them first."""
    start = 0
    for stop in (*_STOPS.finditer(text), None):
        end = stop.start() if stop else len(text)
        if text.count("、", start, end) >= _LEAST - 1:
            yield from _twice(text, start, end)
        start = stop.end() if stop else end


def _twice(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    edges = [start - 1, *(at for at in range(start, end) if text[at] == "、"), end]
    items = [(first + 1, last) for first, last in pairwise(edges)]
    opened = _OPENER.match(text[items[0][0] : items[0][1]])
    head = items[0][0] + (opened.end() if opened else 0)
    seen = {text[head : items[0][1]]: (head, items[0][1])}
    for number, (first, last) in enumerate(items):
        word = text[first:last]
        if number == len(items) - 1:
            word = _head(word, seen)
        if not 2 <= len(word) <= _LONGEST:
            continue
        if number and word in seen:
            yield (first, first + len(word), *seen[word])
        elif number and (first_item := _opening(text, items[0], word)):
            yield (first, first + len(word), *first_item)
        seen.setdefault(word, (first, last))


def _head(last: str, seen: dict[str, tuple[int, int]]) -> str:
    """The item that the end of a list begins with, before what the sentence goes on with."""
    for word in sorted(seen, key=len, reverse=True):
        rest = last[len(word) :]
        if last.startswith(word) and (not rest or len(word) > _LEAST or _AFTER.match(rest)):
            return word
    return last


def _opening(text: str, item: tuple[int, int], word: str) -> tuple[int, int] | None:
    """Where the first item of a list, behind what opens the sentence, is this word."""
    start = item[1] - len(word)
    before = text[item[0] : max(start, item[0])]
    found = start >= item[0] and text[start : item[1]] == word and (not before or _BEFORE.search(before))
    return (start, item[1]) if found else None
