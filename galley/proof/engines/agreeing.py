"""Agreeing: words of one sentence that hang on one another and do not go together; in languages that have a parser."""

from __future__ import annotations

from collections.abc import Iterator

from galley.lexica.agreement import clashes
from galley.lexica.parsing import has_parser
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading
from galley.proof.rulebook.engine import engine
from galley.proof.rulebook.rule import Rule


@engine("agreeing")
def agreeing(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """What does not go with the word that it hangs on, in the way that the option `way` names."""
    for passage in (each for each in reading.passages if has_parser(each.language)):
        for clash in clashes(passage.language, passage.text):
            if clash.way == rule.option("way", passage.language):
                span = Span(passage, clash.start, clash.end)
                yield rule.found(span, write=clash.meant or None, values={"other": clash.other})
