"""How often the proofreader cries wolf: what it finds, and what it mends, in texts that no rule was made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.proof.door import Found, findings, mended
from bench.proof.sources import texts

PER = 10_000
"""How many characters the numbers are told for."""
SEVERITIES = ("error", "warning", "note")
AROUND = 20
"""How many characters on either side of a finding are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is found in a text, by itself: `changed` are its lines that `--fix` changes, before and after."""

    language: str
    name: str
    characters: int
    found: tuple[Found, ...]
    shown: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]


def measured(root: Path, cache: Path, half: str, languages: Sequence[str], jobs: int = 2) -> list[Reading]:
    """Read each text of a half by itself."""
    each = [(file, language) for language in languages for file in texts(cache, half, language)]
    if jobs == 1:
        return [_read(root, *one) for one in each]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(partial(_read, root), *zip(*each, strict=True)))


def told(readings: Iterable[Reading]) -> str:
    """A table of how much is found in 10,000 characters of each language, and how often each rule finds something."""
    readings = list(readings)
    rows = ["| | characters | errors | warnings | notes | lines that --fix changes |", "|---|---|---|---|---|---|"]
    rules = []
    for language in dict.fromkeys(reading.language for reading in readings):
        own = [reading for reading in readings if reading.language == language]
        characters = sum(reading.characters for reading in own)
        found = Counter(each.severity for reading in own for each in reading.found)
        rates = (f"{PER * found[severity] / characters:.1f}" for severity in SEVERITIES)
        rows.append(
            f"| {language} | {characters} | {' | '.join(rates)} | {sum(len(reading.changed) for reading in own)} |"
        )
        rules.append(_rules(language, own))
    return "\n".join(rows) + "\n\n" + "".join(rules)


def listed(readings: Iterable[Reading]) -> str:
    """Every finding with the text round it, the worst first, and every line that `--fix` changes."""
    lines = []
    for reading in readings:
        order = sorted(range(len(reading.found)), key=lambda at: SEVERITIES.index(reading.found[at].severity))
        for each, shown in ((reading.found[at], reading.shown[at]) for at in order):
            place = f"{reading.language}/{each.at.file}:{each.at.line}:{each.at.start + 1}"
            lines.append(f"{place} {each.severity} {each.code} | {shown} | {each.message} → {each.mend}")
        lines += [f"{reading.language}/{reading.name} --fix | {old} | {new}" for old, new in reading.changed]
    return "\n".join(lines) + "\n"


def _rules(language: str, readings: Sequence[Reading]) -> str:
    counts = Counter((SEVERITIES.index(each.severity), each.code) for reading in readings for each in reading.found)
    order = sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return "".join(f"{language} {SEVERITIES[severity]} {code}: {times}\n" for (severity, code), times in order)


def _read(root: Path, file: Path, language: str) -> Reading:
    text = file.read_text(encoding="utf-8")
    found = tuple(findings(root, [file], language))
    lines = text.splitlines()
    return Reading(
        language,
        file.name,
        len(text),
        found,
        tuple(_shown(each, lines) for each in found),
        tuple(mended(root, file, language)),
    )


def _shown(found: Found, lines: Sequence[str]) -> str:
    line, at = lines[found.at.line - 1], found.at
    return f"{line[max(at.start - AROUND, 0) : at.start]}⟦{line[at.start : at.end]}⟧{line[at.end : at.end + AROUND]}"
