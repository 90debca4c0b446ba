"""The findings of `check` for the proof of one book: numbered as `check PUBLICATION --language LANGUAGE` numbers them, and by the addresses of their blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from galley.files import Files
from galley.options import Options
from galley.problem import Place, Problem

if TYPE_CHECKING:
    from galley.pipeline.check import Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: its number in the list, none where it was accepted; the addresses of the blocks that it is about, the first of them its own."""

    number: int | None
    problem: Problem
    addresses: tuple[str, ...]


class Lines:
    """Which address is written at a place: the one that begins there, or nearest above it in the same file."""

    def __init__(self, places: Iterable[tuple[str, Place]]) -> None:
        self._files: dict[str, list[tuple[int, int, str]]] = {}
        for address, place in places:
            self._files.setdefault(place.file, []).append((place.line or 0, len(address), address))
        for each in self._files.values():
            each.sort()

    def address(self, place: Place | None) -> str | None:
        """The address, of several the innermost; None in a file without any."""
        known = self._files.get(place.file, []) if place else []
        behind = bisect_right(known, ((place.line or 0) if place else 0, 1 << 30, ""))
        return known[behind - 1][2] if behind else None


def findings(options: Options, folder: str, language: str, files: Files, lines: Lines) -> list[Found]:
    """What is open in the book of a language, and where asked what was accepted. What is told of other languages keeps its number, and is left out."""
    from galley.pipeline.check import check  # the proof desk, which a build without proofs does not need

    outcome = check(replace(options, publications=(folder,), languages=(language,), editions=()), files=files)
    found = [
        Found(number, problem, tuple(_addresses(problem, outcome, lines)))
        for number, problem in enumerate(outcome.problems, 1)
    ]
    if options.accepted:
        found += _accepted(outcome)
    return [each for each in found if each.problem.language in (None, language)]


def _addresses(problem: Problem, outcome: Outcome, lines: Lines) -> Iterator[str]:
    """Where a finding is, and where the same is wrong."""
    of_rule = outcome.found.get((problem.code, problem.place, problem.message))
    first = of_rule[1].span.passage.address if of_rule else lines.address(problem.place)
    others = map(lines.address, problem.also)
    yield from dict.fromkeys(each for each in (first or "", *others) if each is not None)


def _accepted(outcome: Outcome) -> Iterator[Found]:
    for rule, finding in outcome.accepted:
        yield Found(None, finding.problem(rule.code, rule.severity), (finding.span.passage.address,))


def by_section(found: Iterable[Found], sections: Mapping[str, str]) -> dict[str, list[Found]]:
    """Findings by the names of their sections, in the order of the book; those of none come last, under no name."""
    grouped: dict[str, list[Found]] = {name: [] for name in (*sections.values(), "")}
    for each in found:
        grouped[sections.get(each.addresses[0].partition("/")[0], "")].append(each)
    return {name: those for name, those in grouped.items() if those}
