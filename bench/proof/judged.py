"""What is found in the documents that the first publications were made from, against what a reader judged there.

`judged.tsv` has a row for each finding that was told in them: where it stands, whether a careful editor would change the
text or ask (`true`), or the text is right or the message wrong (`false`), and whether it was told when the judging began
(`then`) or first told after that (`later`). Findings are known again by their place, whatever their rule is called.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.proof.door import Found, Spot, findings

FILE = Path(__file__).parent / "judged.tsv"
AROUND = 12
"""How many characters of a document a row shows."""
STILL, FALSE, ERRORS = 0.9, 0.25, 0.95
"""The bars: true ones that are still found, false ones against those of then, errors that are true."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding that was judged; `around` are the characters in the middle of which it stands."""

    at: Spot
    is_true: bool
    is_first: bool
    severity: str
    code: str
    around: str


@dataclass(frozen=True)
class Measure:
    """The rows of the judging, what is found today, and the codes that are found in other texts too."""

    rows: tuple[Judged, ...]
    found: tuple[Found, ...]
    elsewhere: frozenset[str] = frozenset()

    @cached_property
    def still(self) -> list[Judged]:
        """The true ones of then that are found today."""
        return [each for each in self.rows if each.is_first and each.is_true and self._is_found(each)]

    @cached_property
    def lost(self) -> list[Judged]:
        """The true ones of then that are not found today."""
        return [each for each in self.rows if each.is_first and each.is_true and not self._is_found(each)]

    @cached_property
    def false(self) -> list[Found]:
        """What is found today at places that were judged false, and true by no row."""
        return [each for each in self.found if self._verdict(each) is False]

    @cached_property
    def unjudged(self) -> list[Found]:
        """What is found today where nothing was judged."""
        return [each for each in self.found if self._verdict(each) is None]

    @property
    def false_then(self) -> int:
        """How many were false when the judging began."""
        return sum(each.is_first and not each.is_true for each in self.rows)

    def errors(self) -> tuple[int, int]:
        """How many of today's errors are true, of how many that were judged."""
        verdicts = [self._verdict(each) for each in self.found if each.severity == "error"]
        return verdicts.count(True), sum(each is not None for each in verdicts)

    def alone(self) -> Counter[str]:
        """The rules that find something here and nowhere else, with how often."""
        return Counter(each.code for each in self.found if each.code not in self.elsewhere)

    def _is_found(self, row: Judged) -> bool:
        return any(row.at.meets(spot) for each in self.found for spot in each.named)

    def _verdict(self, found: Found) -> bool | None:
        verdicts = [row.is_true for row in self.rows if any(row.at.meets(spot) for spot in found.wrong)]
        return any(verdicts) if verdicts else None


def read(file: Path = FILE) -> tuple[Judged, ...]:
    """The rows of the judging."""
    with file.open(encoding="utf-8", newline="") as stream:
        return tuple(_row(each) for each in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(root: Path, source: Path, elsewhere: Iterable[str] = (), rows: Sequence[Judged] | None = None) -> Measure:
    """Read the documents of the folder `source` again, all together; `elsewhere` are codes that other texts have."""
    judged = tuple(read() if rows is None else rows)
    documents = [source / name for name in dict.fromkeys(row.at.file for row in judged)]
    return Measure(judged, tuple(findings(root, documents, "zh")), frozenset(elsewhere))


def told(measure: Measure) -> str:
    """The numbers with their bars, the rules that find something here alone, what was lost, and what is to be judged."""
    still, wanted = len(measure.still), len(measure.still) + len(measure.lost)
    right, judged = measure.errors()
    lines = [
        f"true ones still found: {_share(still, wanted)} (bar {STILL:.0%})",
        f"false ones: {len(measure.false)}, then {measure.false_then} (bar {int(measure.false_then * FALSE)})",
        f"errors that are true: {_share(right, judged)} (bar {ERRORS:.0%})",
        f"not yet judged: {len(measure.unjudged)}",
        f"rules that find something in these documents alone: {len(measure.alone())} (bar 0)",
    ]
    lines += [f"  {code}: {times}" for code, times in measure.alone().most_common()]
    lines += ["", "true ones that are lost:", *(_told(each) for each in measure.lost)]
    lines += ["", "false ones:", *(_found(each) for each in measure.false)]
    lines += ["", "to be judged:", *(_found(each) for each in measure.unjudged)]
    return "\n".join(lines) + "\n"


def failed(measure: Measure) -> bool:
    """Whether a bar is missed, or something waits to be judged."""
    right, judged = measure.errors()
    still = len(measure.still) >= STILL * (len(measure.still) + len(measure.lost))
    false = len(measure.false) <= measure.false_then * FALSE
    return not (still and false and right >= ERRORS * judged) or bool(measure.unjudged or measure.alone())


def _row(fields: dict[str, str]) -> Judged:
    start = int(fields["column"]) - 1
    at = Spot(fields["file"], int(fields["line"]), start, start + int(fields["length"]))
    is_true, is_first = fields["verdict"] == "true", fields["first"] == "then"
    return Judged(at, is_true, is_first, fields["severity"], fields["code"], fields["around"])


def _told(row: Judged) -> str:
    return f"  {row.at.file}:{row.at.line}:{row.at.start + 1} {row.severity} {row.code} | {row.around}"


def _found(found: Found) -> str:
    place = f"{found.at.file}:{found.at.line}:{found.at.start + 1}:{found.at.end - found.at.start}"
    return f"  {place} {found.severity} {found.code} | {found.text} | {found.message} → {found.mend}"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}, {part / whole:.0%}" if whole else "none"
