"""Rules of preflight and what they find, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from galley.message import Message, said
from galley.options import Edition
from galley.problem import Severity

PRESS = frozenset({Edition.PRINT})
LIGHT = frozenset({Edition.SCREEN, Edition.ARCHIVE})
EVERY = PRESS | LIGHT

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of a file: the bleed in mm, all inks together in percent, what the number of pages is a multiple of, the trimmed size in mm and
    the profile of the output intent where they are known, and the inks that are printed besides the four."""

    bleed_mm: Decimal = Decimal(3)
    ink_percent: int = 300
    pages_at_once: int = 2
    trim_mm: tuple[float, float] | None = None
    profile: bytes | None = None
    spots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule: on a page, counted from 1, at a box in pt of its coordinates; `element` says what it is."""

    rule: Rule
    message: Message
    mend: Message
    page: int | None = None
    box: Box | None = None
    element: Message | None = None
    place_mm: Box | None = None
    """Where it is: from the left and from the top of the trimmed page, how wide and how high."""
    pages: tuple[int, ...] = ()
    """All its pages, of one that is told for several."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold: `title` says it, `clause` where that is written; `editions` are those that it holds for."""

    code: str
    title: Message
    clause: str
    editions: frozenset[Edition] = EVERY
    severity: Severity = Severity.ERROR

    def broken(
        self,
        message: Message,
        mend: Message,
        page: int | None = None,
        box: Box | None = None,
        element: Message | None = None,
    ) -> Finding:
        """A finding."""
        return Finding(self, message, mend, page, box, element)


class Kinds:
    """Findings of which those of one kind are told together, at the first place, with all their pages."""

    def __init__(self) -> None:
        self._found: dict[object, list[Finding]] = {}

    def add(self, kind: object, finding: Finding) -> None:
        """Another finding of a kind, which is any value."""
        self._found.setdefault(kind, []).append(finding)

    def told(self) -> Iterator[Finding]:
        """One finding of each kind, with how many there are and on which pages."""
        for first, *more in self._found.values():
            pages = _pages((first, *more))
            if not more:
                yield first
            else:
                where = {"message": first.message, "times": len(more) + 1, "pages": ranges(pages)}
                message = said("{message}; {times} times, on pages {pages}", **where)
                yield replace(first, message=message, pages=pages)


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings that are told alike the first, with the pages of all."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        same.setdefault((each.rule.code, each.message), []).append(each)
    for found in same.values():
        pages = _pages(found)
        message = said("{message}; on pages {pages}", message=found[0].message, pages=ranges(pages))
        yield replace(found[0], message=message, pages=pages) if len(pages) > 1 else found[0]


def _pages(found: Iterable[Finding]) -> tuple[int, ...]:
    return tuple(sorted({each.page for each in found if each.page is not None}))


def ranges(pages: Sequence[int]) -> str:
    """Sorted numbers as 1–3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


Examine = Callable[[Any], Iterator[Finding]]
"""Takes a `document.Document`; the second opinion an `Unopened` as well."""


@dataclass(frozen=True)
class Family:
    """Rules that look at the same things, and what finds where they are broken."""

    name: str
    rules: tuple[Rule, ...]
    examine: Examine
    needs: str = field(default="")
    """The program or library without which it is not done."""
