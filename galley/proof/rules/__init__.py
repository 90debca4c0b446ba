"""The rules, a file each family."""

from __future__ import annotations

from galley.proof.rule import AnyRule, rules_of
from galley.proof.rulebook import tables
from galley.proof.rules import (
    characters,
    clauses,
    encoding,
    events,
    facts,
    grammar,
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
