"""The rules, a file each family."""

from __future__ import annotations

from types import ModuleType

from galley.proof.rule import AnyRule, rules_of
from galley.proof.rulebook import tables

FAMILIES: tuple[ModuleType, ...] = ()
RULES: tuple[AnyRule, ...] = (*(rule for family in FAMILIES for rule in rules_of(family)), *tables.rules())


OF_NAMES: frozenset[str] = frozenset()
"""The families that read the names of the registry as well; what the others know they know from the registry."""
