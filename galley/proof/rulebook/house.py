"""The rule that a house's own confusions make."""

from __future__ import annotations

import re
from collections.abc import Iterable

from galley.message import said
from galley.model.proofing import Confusion
from galley.problem import Severity
from galley.proof.rulebook.rule import Row, Rule
from galley.proof.settings import whole

CODE = "house.confusion"


def house(confusions: Iterable[Confusion]) -> tuple[Rule, ...]:
    """The rule that finds words which the house does not write; none where there are none."""
    rows: dict[str, tuple[Row, ...]] = {}
    for each in (each for each in confusions if each.wrong != each.right):
        rows[each.language] = (*rows.get(each.language, ()), _row(each))
    if not rows:
        return ()
    rule = Rule(
        CODE,
        "pattern",
        Severity.WARNING,
        summary="A word that the house does not write is written otherwise.",
        authority="proof.yaml",
        message=said("the house does not write “{text}”").pattern,
        names=True,
        rows=rows,
    )
    return (rule,)


def _row(given: Confusion) -> Row:
    why = given.why and re.sub("[{}]", "", given.why)
    mend = None if given.right else said("write it otherwise")
    return Row(whole(given.wrong), None, given.right, why, mend, Severity(given.level))
