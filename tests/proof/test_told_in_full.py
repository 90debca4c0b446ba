"""What rules tell of a text, in full: how sure they are, what is marked, what is said of it and where else they point.

`told/<family>.txt`, `told/<rule>.txt`, or `told/<family>.<language>.txt`, which tries the words of a language one by one, has texts as the examples of rules have them, behind the code of their language; what is told of each stands under it, further in. Texts of
which nothing is told stand beside those of which something is, so that each limit has a case on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_examples import reading_of

from galley.proof.desk import Desk
from galley.proof.examination import RULES
from galley.proof.finding import Finding
from galley.proof.rulebook.rule import Example, Rule

TOLD = Path(__file__).with_name("told")


def written(rule: Rule, finding: Finding) -> str:
    """A finding as a line of a file."""
    related = "".join(f" ← {each.text}" for each in finding.related)
    level = finding.severity or rule.severity
    return f"    {rule.code.partition('.')[2]} {level} ⟦{finding.span.text}⟧ {finding.message}: {finding.mend}{related}"


def told(of: str, line: str, desk: Desk) -> list[str]:
    """What a rule, or the rules of a family, tell of a text."""
    language, _, text = line.partition(" ")
    reading, _ = reading_of(Example(True, language, text), desk)
    own = (rule for rule in RULES if of in (rule.code, rule.family, f"{rule.family}.{language}"))
    return [written(rule, each) for rule in own for each in rule.findings(reading)]


def parts() -> Iterator[tuple[str, str]]:
    """The parts of the files, between blank lines, each with the rule or family that the file is named after."""
    for file in sorted(TOLD.glob("*.txt")):
        yield from ((file.stem, part) for part in file.read_text(encoding="utf-8").strip().split("\n\n"))


@pytest.mark.parametrize(("of", "part"), [pytest.param(*each, id=f"{each[0]}-{at}") for at, each in enumerate(parts())])
def test_what_is_told_of_each_text_is_told_in_full(of: str, part: str, desk: Desk) -> None:
    lines = [each for each in part.split("\n") if not each.startswith("#")]
    found = [line for text in lines if text[0] != " " for line in (text, *told(of, text, desk))]
    assert found == lines
