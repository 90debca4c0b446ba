"""Patterns: what a row's regular expression matches is at fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.proof.copy.passage import Kind, Passage
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Row, Rule

_BETWEEN = "\x00"
"""Stands between passages where all of a language are looked through at once: no pattern means it."""


@engine("pattern")
def pattern(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each row, wherever it matches; of several at one place the first in the table.

    With the option `kinds` in passages of these kinds alone.
    """
    kinds = {Kind(each) for each in rule.option("kinds", default=())}
    for language, passages in reading.by_language().items():
        read = [each for each in passages if not kinds or each.kind in kinds]
        for row in _applying(rule.rows_of(language), read):
            for passage in read:
                yield from _found(rule, row, passage)


def _applying(rows: Sequence[Row], passages: Sequence[Passage]) -> list[Row]:
    """The rows that match anywhere; most match nowhere, and all passages are looked through at once for each."""
    text = _BETWEEN + _BETWEEN.join(passage.text for passage in passages) + _BETWEEN if rows and passages else ""
    return [
        row for row in rows if text and ("^" in row.match.pattern or "$" in row.match.pattern or row.match.search(text))
    ]


def _found(rule: Rule, row: Row, passage: Passage) -> Iterator[Finding]:
    for match in row.matches(passage.text):
        start, end = row.at_fault(match)
        if not passage.is_said(start, end):
            groups = {name: text for name, text in match.groupdict().items() if text is not None}
            yield rule.found(Span(passage, start, end), row, write=row.written(match), values=groups)
