"""Numerals of meetings: one ordinal that a text writes in digits here and in characters there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Span
from galley.proof.shelf.lexicon import lexicon
from galley.proof.shelf.number_words import with_units

_ORDINAL = re.compile(
    r"第\s?(\d{1,3}|[一二三四五六七八九十]{1,4})\s?[次届回屆](?=(?P<name>[^，。；、！？\s“”《》（）()]{2,24}))"
)
_NOUN = re.compile("论坛|大会|会议|峰会|フォーラム|総会|会議")
_REACH = 12


def mixed_numerals(passages: Sequence[Passage], desk: Desk, language: str) -> Iterator[tuple[Span, Span]]:
    """The ordinals of one meeting in the rarer way to write numbers, each with one in the other."""
    found: dict[tuple[int, str], dict[bool, list[Span]]] = {}
    for passage in passages:
        for match in _ORDINAL.finditer(passage.text):
            value, what = with_units(match[1]), _what(passage, match, desk, language)
            if value is not None and what:
                ways = found.setdefault((int(value), what), {})
                ways.setdefault(match[1].isdigit(), []).append(Span(passage, match.start(), match.end()))
    for ways in found.values():
        if len(ways) > 1:
            often, rarely = sorted(ways.values(), key=len, reverse=True)
            yield from ((span, often[0]) for span in rarely)


def _what(passage: Passage, match: re.Match[str], desk: Desk, language: str) -> str:
    """What is numbered: a series of the registry, or what the text calls it; nothing where neither is told."""
    for mention in lexicon(desk, language).mentions(passage.text):
        series = mention.of("series")
        if series and 0 <= mention.start - match.end() <= _REACH and mention.start <= match.end("name"):
            return series.id
    noun = _NOUN.search(match["name"])
    return match["name"][: noun.end()] if noun else ""
