"""How many everyday faults are found: pairs of a wrong sentence and the right one, from other people's error lists.

A wrong sentence is found when it has an error or a warning that the right one does not have; a right one is silent when
it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bench.proof.door import Found, findings

SERIOUS = ("error", "warning")
FIELDS = ("language", "kind", "wrong", "right", "from")


class NoPairs(ValueError):
    """A file holds no pairs; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with a fault of a kind and the same without; `source` is where such faults are told of."""

    language: str
    kind: str
    wrong: str
    right: str
    source: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A pair that was read: `hits` are found in the wrong sentence alone, `alarms` in the right one."""

    pair: Pair
    hits: tuple[Found, ...]
    alarms: tuple[Found, ...]


def read(file: Path) -> list[Pair]:
    """The pairs of a file: a list in YAML with `language`, `kind`, `wrong`, `right` and `from`. Raises `NoPairs`."""
    try:
        rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise NoPairs(f"{file}: {error}") from error
    if not isinstance(rows, list):
        raise NoPairs(f"{file}: a list of pairs is wanted")
    return [_pair(row, f"{file}: pair {number}") for number, row in enumerate(rows, 1)]


def _pair(row: object, where: str) -> Pair:
    fields = row if isinstance(row, dict) else {}
    for name in FIELDS:
        if not isinstance(fields.get(name), str):
            raise NoPairs(f"{where} has no text as `{name}:`")
    return Pair(*(fields[name] for name in FIELDS))


def measured(root: Path, pairs: Sequence[Pair], jobs: int = 2) -> list[Trial]:
    """Read each sentence by itself; one process has all pairs of a language, as it reads the project and words once."""
    if jobs == 1:
        return [_tried(root, pair) for pair in pairs]
    own = [[pair for pair in pairs if pair.language == each] for each in dict.fromkeys(one.language for one in pairs)]
    with ProcessPoolExecutor(jobs) as pool:
        return [trial for trials in pool.map(partial(_all_tried, root), own) for trial in trials]


def told(trials: Sequence[Trial]) -> str:
    """A table of the languages, the wrong sentences that are missed, and what is told of right ones."""
    languages = [*dict.fromkeys(trial.pair.language for trial in trials), None]
    rows = ["| | pairs | wrong ones found | right ones silent |", "|---|---|---|---|"]
    for language in languages:
        own = [trial for trial in trials if language in (None, trial.pair.language)]
        found, silent = sum(bool(trial.hits) for trial in own), sum(not trial.alarms for trial in own)
        rows.append(f"| {language or 'all'} | {len(own)} | {found} | {silent} |")
    missed = [f"missed: {each.pair.language} {each.pair.kind} | {each.pair.wrong}" for each in trials if not each.hits]
    alarms = [_alarm(each.pair, found) for each in trials for found in each.alarms]
    return "\n".join([*rows, "", *missed, *alarms]) + "\n"


def _alarm(pair: Pair, found: Found) -> str:
    return f"told of a right one: {pair.language} {found.severity} {found.code} | {pair.right} | {found.message}"


def _all_tried(root: Path, pairs: Sequence[Pair]) -> list[Trial]:
    return [_tried(root, pair) for pair in pairs]


def _tried(root: Path, pair: Pair) -> Trial:
    wrong, right = (_serious(root, text, pair.language) for text in (pair.wrong, pair.right))
    known = {(each.code, each.message) for each in right}
    return Trial(pair, tuple(each for each in wrong if (each.code, each.message) not in known), tuple(right))


def _serious(root: Path, text: str, language: str) -> Iterable[Found]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sentence.txt"
        file.write_text(f"{text}\n", encoding="utf-8")
        return [each for each in findings(root, [file], language) if each.severity in SERIOUS]
