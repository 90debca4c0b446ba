"""Agreeing: words of one sentence that hang on one another and do not go together; in languages that have a parser or a checker."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica import agreement, constructions, frames, harper, parsing, pleonasms, spaced
from galley.proof.engines.pattern import pattern
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule

_SEARCHES = agreement, constructions, frames, harper, pleonasms


@engine("agreeing")
def agreeing(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What does not go with the words that it hangs on or stands beside, in one of the ways that the option `way` names."""
    for language, passages in reading.by_language().items():
        ways = rule.option("way", language, "").split()
        parsing.expect(language, [each.text for each in passages])
        for passage in passages:
            told = (each for search in _SEARCHES for each in search.clashes(language, passage.text))
            spans = ((Span(passage, each.start, each.end), each) for each in told if each.way in ways)
            yield from (rule.found(span, write=each.meant, values={"other": each.other}) for span, each in spans)


@engine("spaced")
def spaces(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What is not spaced as it should be: where rows match, and what the morphemes of sentences tell, in the way that the option `way` names."""
    yield from (rows := list(pattern(rule, reading)))
    told = {letter for each in rows for letter in each.span.letters}
    for passage in reading.passages:
        for clash in spaced.clashes(passage.language, passage.text):
            span, is_typed = Span(passage, clash.start, clash.end), passage.is_verbatim(clash.start - 1, clash.end)
            if clash.way == rule.option("way", passage.language) and is_typed and told.isdisjoint(span.letters):
                yield rule.found(span)
