"""Wordwise: what a row's pattern of tagged words matches is at fault; in languages that have a tagger."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica.tagging import groups_of, has_tagger, tagged
from galley.proof.engines.pattern import is_borne_out
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("wordwise")
def wordwise(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Each row, wherever it matches; groups are words without their tags, of which `known` and `unknown` ask as in `pattern`."""
    for passage in (each for each in reading.passages if has_tagger(each.language)):
        words = tagged(passage.language, passage.text)
        for row in rule.rows_of(passage.language):
            for match in row.matches(words.line):
                groups, span = groups_of(match), Span(passage, *words.span(*row.at_fault(match)))
                if is_borne_out(row, groups, passage.language):
                    write = row.write and row.write.format_map(groups)
                    yield rule.found(span, row, write=write, values=groups)
