"""Agreeing: words of one sentence that hang on one another and do not go together; in languages that have a parser or a checker."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica import agreement, harper
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("agreeing")
def agreeing(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What does not go with the words that it hangs on or stands beside, in one of the ways that the option `way` names."""
    for passage in reading.passages:
        ways = rule.option("way", passage.language, "").split()
        for clash in (
            each for search in (agreement, harper) for each in search.clashes(passage.language, passage.text)
        ):
            if clash.way in ways:
                span = Span(passage, clash.start, clash.end)
                yield rule.found(span, write=clash.meant, values={"other": clash.other})
