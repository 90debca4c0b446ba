"""The rules, a file each family."""

from __future__ import annotations

from galley.proof.rule import AnyRule, rules_of
from galley.proof.rulebook import tables
from galley.proof.rules import (
    grammar,
    spelling,
    translation,
    wording,
)

FAMILIES = (
    spelling,
    wording,
    grammar,
    translation,
)
RULES: tuple[AnyRule, ...] = (*(rule for family in FAMILIES for rule in rules_of(family)), *tables.rules())


OF_NAMES = frozenset({"spelling"})
"""The families that read the names of the registry as well; what the others know they know from the registry."""


OF_QUOTATIONS = frozenset(
    {
        *(translation.quotation, translation.different, translation.copied),
    }
)
"""The rules that read what an editor's remark quotes as well: of characters and marks, and those that compare whole texts
with their translations. To all others it is the source's."""
