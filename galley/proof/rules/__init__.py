"""The rules, a file each family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from galley.proof.copy.passage import Kind
from galley.proof.finding import Finding
from galley.proof.reading import Reading
from galley.proof.rule import Rule, rules_of
from galley.proof.rules import (
    characters,
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
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in rules_of(family))


OF_NAMES = frozenset({"characters", "encoding", "punctuation", "spacing", "spelling"})
"""The families that read the names of the registry as well; what the others know they know from the registry."""


def examine(reading: Reading, rules: Iterable[Rule] = RULES) -> Iterator[tuple[Rule, Finding]]:
    """What rules find in a reading, all of them where none are named, in their order."""
    texts = replace(reading, passages=tuple(each for each in reading.passages if each.kind is not Kind.NAME))
    for rule in rules:
        read = reading if rule.family in OF_NAMES else texts
        yield from ((rule, finding) for finding in rule.findings(read))
