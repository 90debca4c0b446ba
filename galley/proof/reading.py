"""A reading: the passages that are read together, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from galley.passages.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding


@dataclass(frozen=True, eq=False)
class Reading:
    """What is read as one: a publication with its translations, or texts that were sent, in the order of reading.

    `submitted` says that it is a text that was sent, whose paragraphs and rows were guessed from broken lines.
    """

    passages: tuple[Passage, ...]
    desk: Desk = field(default_factory=Desk)
    submitted: bool = False

    def by_language(self) -> dict[str, list[Passage]]:
        """The passages by language."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.language, []).append(passage)
        return found


def without_overlaps(findings: Iterable[Finding]) -> Sequence[Finding]:
    """The findings of one rule by passage, as these came; of those that overlap in a passage only the first."""
    by_passage: dict[int, list[Finding]] = {}
    for finding in findings:
        by_passage.setdefault(id(finding.span.passage), []).append(finding)
    kept: list[Finding] = []
    for here in by_passage.values():
        end = 0
        for finding in sorted(here, key=lambda each: (each.span.start, -each.span.end)):
            if finding.span.start >= end:
                kept.append(finding)
                end = max(finding.span.end, finding.span.start + 1)
    return kept
