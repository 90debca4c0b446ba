"""A rule: what must hold, how sure it is, what it tells, and its table for each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from galley.message import Message
from galley.passages.passage import Passage
from galley.problem import Severity
from galley.proof.finding import Finding, Span
from galley.proof.reading import Reading, without_overlaps
from galley.proof.rulebook.engine import ENGINES
from galley.tongues import EVERY, is_former, kin

OF_WORDS = ("spelling", "wording", "grammar")
"""The families that know the words of a language as they are today."""
_NONE: Mapping[str, object] = {}


class Mistaken(ValueError):
    """A table is not as it should be; its text says where and why."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that is right, or whose faults stand between ⟦ ⟧; of a `language`."""

    fault: bool
    language: str
    text: str


@dataclass(frozen=True, eq=False)
class Row:
    """A line of a rule's table.

    Where `match` matches, and `unless` does not match over it, its group `w`, or all of it where that took no part, is at fault. `write` is
    what to write there, with the groups of the match as `{name}`. `fields` hold what else an engine reads. `pattern` and
    `excuse` are the two as they are written: of thousands of rows a text asks for those of its language alone.
    """

    pattern: str
    excuse: str | None = None
    write: str | None = None
    message: str | None = None
    mend: str | None = None
    level: Severity | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def match(self) -> re.Pattern[str]:
        """What it looks for, compiled when it is first asked for. Raises `Mistaken`."""
        return _compiled(self.pattern)

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What excuses it. Raises `Mistaken`."""
        return None if self.excuse is None else _compiled(self.excuse)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where the row applies in a text."""
        found = list(self.match.finditer(text))
        excused = [each.span() for each in self.unless.finditer(text)] if found and self.unless else []
        for match in found:
            start, end = self.at_fault(match)
            if not any(first <= start and end <= last for first, last in excused):
                yield match

    def at_fault(self, match: re.Match[str]) -> tuple[int, int]:
        """The characters of a match that are at fault."""
        narrowed = "w" in self.match.groupindex and match.start("w") >= 0
        return match.span("w") if narrowed else match.span()

    def written(self, match: re.Match[str]) -> str | None:
        """What to write in their place."""
        groups = {name: text or "" for name, text in match.groupdict().items()}
        return None if self.write is None else self.write.format_map(groups) if groups else self.write


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise Mistaken(f"the pattern {pattern}: {error}") from error


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of the rulebook. `code` is `family.rule`; `languages` are those it reads, none meaning all.

    `rows` and `options` are its tables by language, those of every language under `all`. `fix` says that what it writes
    may be written without a person looking. `names` and `quotations` say that it also reads the names of the registry,
    and what an editor's remark quotes, `printed` that it tells also of what references print; `compares` that it reads passages together;
    `yields` that it tells nothing of a word that another rule has told.
    `showing` makes its examples.
    """

    code: str
    engine: str
    severity: Severity
    summary: str
    authority: str
    message: str = ""
    mend: str = ""
    languages: tuple[str, ...] = ()
    fix: bool = False
    names: bool = False
    quotations: bool = False
    printed: bool = False
    compares: bool = False
    yields: bool = False
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    showing: Callable[[], Iterable[Example]] = tuple

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """What is right and what is a fault, made when it is first asked for. Raises `Mistaken` for a row that finds no fault in its own."""
        return tuple(self.showing())

    @property
    def family(self) -> str:
        """What it belongs to: the first part of its code."""
        return self.code.partition(".")[0]

    def rows_of(self, language: str) -> tuple[Row, ...]:
        """Its rows for a language, after those for its kin and for every language."""
        return tuple(row for each in (EVERY, *kin(language)) for row in self.rows.get(each, ()))

    def option(self, name: str, language: str = EVERY, default: Any = None) -> Any:
        """An option of its engine, as the language's table has it, else as that of every language has it."""
        tables = (self.options.get(each, {}) for each in (*reversed(kin(language)), EVERY))
        return next((table[name] for table in tables if name in table), default)

    def findings(self, reading: Reading) -> Iterable[Finding]:
        """What the rule finds in a reading, in the languages it reads, no two findings over each other.

        Nothing is told of the words of another age, of what references print, of addresses and code, but by rules that speak of whole passages, and mark one end of them.
        """
        passages = tuple(filter(self._reads, reading.passages))
        if len(passages) < len(reading.passages):
            reading = replace(reading, passages=passages)
        if not reading.passages:
            return ()
        found = ENGINES[self.engine](self, reading)
        return without_overlaps(each for each in found if self.printed or not (each.span.is_said or each.span.is_apart))

    def _reads(self, passage: Passage) -> bool:
        known = not self.languages or passage.language in self.languages
        return known and not (self.family in OF_WORDS and is_former(passage.text, passage.language))

    def found(
        self,
        span: Span,
        row: Row | None = None,
        *,
        message: str | None = None,
        mend: str | None = None,
        write: str | None = None,
        level: Severity | None = None,
        related: tuple[Span, ...] = (),
        values: Mapping[str, object] = _NONE,
        states: tuple[str, ...] = (),
    ) -> Finding:
        """A finding: its words are the row's, else the rule's, unless an engine has its own; `{text}` is what is at fault,
        `{write}` what to write, others are `values`. `states` are
        the values that an acceptance of it has to state."""
        filled = {"text": span.text, **({} if write is None else {"write": write}), **values}
        own = row or _NO_ROW
        told = message or Message(own.message or self.message, filled)
        mending = mend or _mend(own.mend or self.mend, write, filled)
        return Finding(span, told, mending, related, write if self.fix else None, level or own.level, states)


_NO_ROW = Row("(?!)")


def _mend(pattern: str, write: str | None, values: dict[str, object]) -> Message:
    if pattern:
        return Message(pattern, values)
    if write is None:
        raise ValueError("a finding without a mend")
    return Message("write “{write}”", values) if write else Message("delete it", {})
