"""Rules: each a function that reads, with a stable code, a severity, and a docstring that is its page in the handbook.

A docstring says in its first paragraph what must hold, in `Authority:` where that is written, and gives examples:

    Clean (zh): 联合会成立于1996年，本着平等互惠的原则。
    Fault (zh): 联合会成立于1996年⟦,⟧本着平等互惠的原则。

`⟦ ⟧` stand round the characters of the finding, `¶` between paragraphs; in the example of a rule that compares a
translation, `⇒` stands between source and translation: `Fault (en): 4亿4600万人 ⇒ ⟦46 million⟧ people`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType

from galley.problem import Severity
from galley.proof.copy.passage import Passage
from galley.proof.desk import Desk
from galley.proof.finding import Finding
from galley.proof.reading import Reading, without_overlaps
from galley.proof.rulebook.rule import Example
from galley.proof.rulebook.rule import Rule as TabledRule

Check = Callable[[Reading], Iterable[Finding]]
CheckPassage = Callable[[Passage, Desk], Iterable[Finding]]

_EXAMPLE = re.compile(r"^(Clean|Fault)(?: \((\w+)\))?: (.+(?:\n {4,}.+)*)$", re.MULTILINE)
_AUTHORITY = re.compile(r"^Authority: (.+(?:\n {4,}.+)*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the handbook tells of a rule. `code` is `family.rule`; `languages` are those it knows, none meaning all."""

    code: str
    severity: Severity
    languages: tuple[str, ...]
    doc: str

    @property
    def family(self) -> str:
        """What it belongs to: the first part of its code."""
        return self.code.partition(".")[0]

    @property
    def summary(self) -> str:
        """What must hold: the paragraphs of the docstring before authority and examples."""
        cut = re.search(r"^(Authority|Clean|Fault)\b", self.doc, re.MULTILINE)
        return self.doc[: cut.start() if cut else None].strip()

    @property
    def authority(self) -> str:
        """Where it is written."""
        found = _AUTHORITY.search(self.doc)
        return re.sub(r"\s*\n\s*", " ", found[1]) if found else ""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The texts of the docstring; what is told in words alone is of no language."""
        found = _EXAMPLE.finditer(self.doc)
        return tuple(
            Example(each[1] == "Fault", each[2] or "", re.sub(r"\s*\n\s*", "" if each[2] else " ", each[3]))
            for each in found
        )


@dataclass(frozen=True, slots=True)
class Rule(Entry):
    """A rule that reads passages. `compares` says that it reads them together, not each by itself."""

    find: Check
    compares: bool = False

    def findings(self, reading: Reading) -> Iterable[Finding]:
        """What the rule finds in a reading, no two findings over each other."""
        return without_overlaps(self.find(reading))


AnyRule = Rule | TabledRule


def on_passages(code: str, severity: Severity, *languages: str) -> Callable[[CheckPassage], Rule]:
    """Makes a rule of a function that reads one passage by itself."""

    def rule(check: CheckPassage) -> Rule:
        def find(reading: Reading) -> Iterator[Finding]:
            for passage in reading.of(*languages):
                yield from check(passage, reading.desk)

        return Rule(code, severity, languages, cleandoc(check.__doc__ or ""), find)

    return rule


def on_reading(code: str, severity: Severity, *languages: str) -> Callable[[Check], Rule]:
    """Makes a rule of a function that compares the passages of a reading; it chooses the languages itself."""

    def rule(check: Check) -> Rule:
        return Rule(code, severity, languages, cleandoc(check.__doc__ or ""), check, compares=True)

    return rule


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules of a family in the order of its file."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]
