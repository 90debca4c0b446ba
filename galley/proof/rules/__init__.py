"""The rules, a file each family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from galley.proof.copy.passage import Kind
from galley.proof.finding import Finding
from galley.proof.marks.quoted import Unquoted
from galley.proof.reading import Reading
from galley.proof.rule import AnyRule, rules_of
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Rule as TabledRule
from galley.proof.rules import (
    characters,
    clauses,
    encoding,
    events,
    facts,
    grammar,
    names,
    numbering,
    punctuation,
    spacing,
    spelling,
    translation,
    wording,
)

FAMILIES = (
    characters,
    encoding,
    punctuation,
    spacing,
    numbering,
    names,
    facts,
    events,
    spelling,
    wording,
    grammar,
    translation,
)
RULES: tuple[AnyRule, ...] = (*(rule for family in FAMILIES for rule in rules_of(family)), *tables.rules())


OF_NAMES = frozenset({"characters", "encoding", "punctuation", "spacing", "spelling"})
"""The families that read the names of the registry as well; what the others know they know from the registry."""


_OF_MARKS = (rule for rule in rules_of(punctuation) if rule not in rules_of(clauses))
OF_QUOTATIONS = frozenset(
    {
        *(*rules_of(characters), *rules_of(encoding), *_OF_MARKS),
        *(translation.quotation, translation.different, translation.copied),
    }
)
"""The rules that read what an editor's remark quotes as well: of characters and marks, and those that compare whole texts
with their translations. To all others it is the source's."""


def examine(reading: Reading, rules: Iterable[AnyRule] = RULES) -> Iterator[tuple[AnyRule, Finding]]:
    """What rules find in a reading, all of them where none are named, in their order."""
    texts = replace(reading, passages=tuple(each for each in reading.passages if each.kind is not Kind.NAME))
    unquoted = Unquoted()
    names_judged, texts_judged = unquoted.reading(reading), unquoted.reading(texts)
    for rule in rules:
        if rule in OF_QUOTATIONS or getattr(rule, "quotations", False):
            yield from ((rule, finding) for finding in rule.findings(reading))
        else:
            reads_names = rule.names if isinstance(rule, TabledRule) else rule.family in OF_NAMES
            read = names_judged if reads_names else texts_judged
            yield from ((rule, unquoted.whole(finding)) for finding in rule.findings(read))
