"""Grammar: constructions that are blended or lack a word, words that do not go together, and words of other tongues."""

from __future__ import annotations

from collections.abc import Iterator

from galley.message import said
from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding, Span, mend_of
from galley.proof.rule import on_passages
from galley.proof.words.redundancies import redundancies


@on_passages("grammar.redundant", Severity.ERROR)
def redundant(passage: Passage, desk: Desk) -> Iterator[Finding]:
    """Nothing is said twice in one construction, and a sentence ends as the construction it began as.

    Authority: style guides of the languages: for Russian of речевая избыточность.

    Clean (en): The Association is composed of 73 members.
    Fault (en): The Association ⟦is comprised of⟧ 73 members.
    Clean (ru): В мае прошла встреча; самый лучший проект отмечен.
    Fault (ru): ⟦В мае месяце⟧ прошла встреча.
    Fault (ko): ⟦약 50명 정도⟧가 참가했다.
    """
    for each in redundancies(passage.language):
        for start, end in each.places(passage.text):
            span = Span(passage, start, end)
            yield Finding(
                span,
                said("“{text}” says a thing twice, or blends two constructions", text=span.text),
                mend_of(each.mend),
                severity=each.severity,
            )
