"""Consistency: what a text writes in two ways; the less usual one is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from galley.passages.passage import Passage
from galley.proof.engines.pattern import matches, reads
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule
from galley.proof.rulebook.tables import written_out


@engine("consistency")
def consistency(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Of the `ways` to write a thing, each a pattern by name, those that are less usual in a language's passages.

    Of two that are as usual as each other the later in the table is told; each way is told once, with all its places.
    """
    for language, passages in reading.by_language().items():
        ways: Mapping[str, str] = rule.option("ways", language, {})
        if not ways or not reads(rule, passages[0]):
            continue
        places = {name: _places(pattern, language, passages) for name, pattern in ways.items()}
        usual = max(places, key=lambda name: len(places[name]))
        for name, spans in places.items():
            if spans and name != usual:
                yield rule.found(
                    spans[0], related=(places[usual][0], *spans[1:]), values={"text": name, "usual": usual}
                )


def _places(pattern: str, language: str, passages: Sequence[Passage]) -> list[Span]:
    row = _row(pattern, language)
    return [Span(passage, *row.at_fault(match)) for passage in passages for match in matches(row, passage)]


@cache
def _row(pattern: str, language: str) -> Row:
    return Row(written_out(pattern, language))
