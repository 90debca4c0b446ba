"""An examination: what the rules find in a reading, at the level that the house asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from galley.passages.passage import Kind
from galley.proof.finding import Finding
from galley.proof.quoted import Unquoted
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.proof.rulebook.house import CODE, house
from galley.proof.rulebook.rule import Rule

RULES = tables.rules()
"""All rules of the program, by family."""


def examine(reading: Reading, rules: Iterable[Rule] = RULES) -> Iterator[tuple[Rule, Finding]]:
    """What rules find in a reading, all of them where none are named, in their order; at the level that the house asks.

    Nothing is told of a word that the house takes for right, and nothing by a rule that it has switched off.
    """
    settings, views = reading.desk.settings, _Views(reading)
    for rule in rules:
        if settings.level(rule.code, rule.severity) is not None:
            for finding in views.findings(rule):
                level = settings.level(rule.code, finding.severity or rule.severity)
                if not settings.knows(finding.span.passage, finding.span.start, finding.span.end):
                    yield rule, replace(finding, severity=level)


def rules_for(reading: Reading) -> tuple[Rule, ...]:
    """All rules, and the one that the house's own confusions make."""
    return (*RULES, *house(reading.desk.settings.confusions))


def codes() -> frozenset[str]:
    """The codes of all rules."""
    return frozenset((*(rule.code for rule in RULES), CODE))


@dataclass(frozen=True)
class _Views:
    """A reading as different rules see it: with or without the names of the registry, and what remarks quote."""

    whole: Reading
    unquoted: Unquoted = field(default_factory=Unquoted)
    _made: dict[bool, Reading] = field(default_factory=dict)

    def findings(self, rule: Rule) -> Iterator[Finding]:
        """What a rule finds, on the passages as they are."""
        if rule.quotations:
            yield from rule.findings(self.whole)
        else:
            yield from map(self.unquoted.whole, rule.findings(self._judged(rule.names)))

    def _judged(self, names: bool) -> Reading:
        if names not in self._made:
            passages = self.whole.passages
            kept = passages if names else tuple(each for each in passages if each.kind is not Kind.NAME)
            self._made[names] = self.unquoted.reading(replace(self.whole, passages=kept))
        return self._made[names]
