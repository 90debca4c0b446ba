"""Mending what is safe: the replacements of findings, put into the text of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from galley.proof.finding import Finding

_SYNTAX = frozenset("\"'\\:#{}[]&*!|>%@`")
"""Characters that a replacement may not bring into a YAML or PO file: they could mean something there."""


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """`old` is written as `new` in a file's line, from a column on; both are 1-based."""

    file: str
    line: int
    column: int
    old: str
    new: str


def fixes(findings: Iterable[Finding]) -> list[Fix]:
    """What can be mended: the findings with a replacement whose characters stand in the file as they are."""
    found = set[Fix]()
    for finding in findings:
        span = finding.span
        if finding.replacement is None or not span.passage.is_verbatim(span.start, span.end):
            continue
        place = span.passage.place(span.start, span.end)
        if place.line and place.column and not set(finding.replacement) & _SYNTAX - set(span.text):
            found.add(Fix(place.file, place.line, place.column, span.text, finding.replacement))
    return sorted(found)


def applied(text: str, chosen: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """A file's text with its fixes, and those that were made; of two that overlap the first in the line is made."""
    lines, made = text.split("\n"), list[Fix]()
    by_line: dict[int, list[Fix]] = {}
    for fix in chosen:
        by_line.setdefault(fix.line, []).append(fix)
    for number, here in sorted(by_line.items()):
        apart = list[Fix]()
        for fix in sorted(here):
            if not apart or fix.column >= apart[-1].column + len(apart[-1].old):
                apart.append(fix)
        line = lines[number - 1]
        fitting = [fix for fix in apart if line.startswith(fix.old, fix.column - 1)]
        for fix in reversed(fitting):
            line = line[: fix.column - 1] + fix.new + line[fix.column - 1 + len(fix.old) :]
        lines[number - 1] = line
        made += fitting
    return "\n".join(lines), made
