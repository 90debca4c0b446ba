"""The rules, a file each family."""

from __future__ import annotations

from collections.abc import Iterator

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


def examine(reading: Reading) -> Iterator[tuple[Rule, Finding]]:
    """What all rules find in a reading, in the order of the rules."""
    for rule in RULES:
        yield from ((rule, finding) for finding in rule.findings(reading))
