"""The gate of script typography: which measures of a PDF are out of bounds for its language."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from galley.meter.glyphs import glyphs
from galley.meter.measures import Finding, Measures
from galley.meter.measuring import measure


@dataclass(frozen=True)
class Bound:
    """A measure with the least or most it may be, and the languages it holds for."""

    measure: str
    limit: float
    is_least: bool
    languages: frozenset[str]

    def holds(self, value: float) -> bool:
        return value >= self.limit if self.is_least else value <= self.limit


@dataclass(frozen=True)
class Failure:
    """A measure out of bounds, with some of the places where."""

    measure: str
    value: float
    limit: float
    is_least: bool
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return f"{self.measure} is {self.value:.4g}, {'at least' if self.is_least else 'at most'} {self.limit:g} wanted"


EAST_ASIAN = frozenset({"zh", "ja"})
WESTERN = frozenset({"ru", "mn", "en"})
ALL = EAST_ASIAN | WESTERN | {"ko"}


def _most(limit: float, languages: frozenset[str], *measures: str) -> list[Bound]:
    return [Bound(name, limit, False, languages) for name in measures]


def _least(limit: float, languages: frozenset[str], *measures: str) -> list[Bound]:
    return [Bound(name, limit, True, languages) for name in measures]


BOUNDS = [
    *_least(0.995, EAST_ASIAN, "edge.flush_share"),
    *_most(0, EAST_ASIAN, "ideograph_gap.lines_over_quarter_em", "latin_inside.spaced_share"),
    *_most(0.01, EAST_ASIAN, "ideograph_gap.uneven_lines_share"),
    *_least(0.99, EAST_ASIAN, "boundary.spaced_share"),
    *_least(1, EAST_ASIAN, "punct.compressed_share"),
    *_most(0, EAST_ASIAN | {"ko"}, "kinsoku.total", "kinsoku.split_dash_ellipsis", "number_splits"),
    *_most(0, EAST_ASIAN, "last_lines.one_character"),
    *_most(0, ALL, "edge.overfull", "last_lines.widow_lines", "last_lines.orphan_lines", "stranded_headings"),
    *_most(0, ALL, "fonts.notdef", "fonts.replacement_chars", "fonts.fallback_chars"),
    *_least(0.99, ALL, "pitch.consistent_share"),
    *_most(0, frozenset({"ko"}), "korean.breaks_inside_words"),
    *_most(2, WESTERN, "western.hyphen_ladder"),
    *_most(0, frozenset({"ru"}), "western.short_word_at_end"),
    *_most(0.6, WESTERN, "word_space.p95_em"),
]
"""The gate of the house's typography: what it says of zh and ja, and rules 26, 28 and 29 for the others."""
_FINDINGS = {"stranded_headings": "headings.stranded"}


def gate(measures: Measures, language: str) -> list[Failure]:
    """The measures that are out of bounds for a language; other languages are held to what holds for all."""
    own = language if language in ALL else ""
    bounds = [bound for bound in BOUNDS if own in bound.languages or (not own and bound.languages == ALL)]
    return [_failure(measures, bound) for bound in bounds if not bound.holds(attrgetter(bound.measure)(measures))]


def _failure(measures: Measures, bound: Bound) -> Failure:
    name = _FINDINGS.get(bound.measure, bound.measure)
    places = tuple(finding for finding in measures.findings if finding.measure == name)
    return Failure(bound.measure, attrgetter(bound.measure)(measures), bound.limit, bound.is_least, places)


def report(path: Path, language: str, source: str = "", families: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The measures of a PDF file and what fails the gate, as JSON can hold them."""
    found = measure(glyphs(path), language, source, families)
    failures = [{"message": str(each), "measure": each.measure, "value": each.value} for each in gate(found, language)]
    return {"measures": found.json(), "failures": failures}
