"""How many faults planted in a translation are told, and what is told of the translation as it is.

The text stands in six languages in `texts/parallel.yaml`, with what can be wrong in each: numbers in digits and in words,
units, dates, times, parts, currencies, ordinals, countries and names; a sentence is left out or put in besides. Faults are
planted one at a time, alike for a seed, with Chinese and English as source; one is found when something new is told of
its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from galley import source
from galley.files import Files
from galley.passages.passage import Passage, plain
from galley.proof.desk import Desk
from galley.proof.engines.parallel.pairs import sentences
from galley.proof.reading import Reading
from galley.proof.rulebook import tables
from galley.reader import read_registry

COUNT = 100
TARGETS = ("ja", "ko", "mn", "ru", "en")
SOURCES = ("zh", "en")
Texts = Sequence[Mapping[str, str]]
"""The paragraphs, each by language."""
_RULES = tuple(each for each in tables.rules() if each.family == "translation")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a paragraph of a translation, whose `text` it leaves: `was` is what stood there, nothing where something
    was put in."""

    kind: str
    spoken: str
    language: str
    paragraph: int
    was: str
    text: str


@dataclass(frozen=True, slots=True)
class Bench:
    """The faults, each with what is newly told; and what is told of the texts as they are, by source and language."""

    faults: Mapping[Fault, tuple[str, ...]]
    clean: Mapping[tuple[str, str], tuple[str, ...]]


def failed(bench: Bench) -> bool:
    """Whether fewer than 9 of 10 faults are told, or of a text as it is an error or more than one warning."""
    false = any(len(told) > 1 or any(each.startswith("error") for each in told) for told in bench.clean.values())
    return false or sum(map(bool, bench.faults.values())) < 0.9 * len(bench.faults)


def measured(root: Path, seed: int = 0, count: int = COUNT) -> Bench:
    """Plants so many faults, and sees what is told."""
    told = source.plain((root / "bench/texts/parallel.yaml").read_text(encoding="utf-8"))
    desk = Desk(read_registry(Files(root), "content/registry", []))
    texts: Texts = told["texts"]
    ways = [(spoken, language) for spoken in SOURCES for language in ("zh", *TARGETS) if language != spoken]
    clean = {way: tuple(_told(desk, texts, *way)) for way in ways}
    faults = {each: tuple(_new(desk, texts, each, clean)) for each in _planted(told, Random(seed), count)}
    return Bench(faults, clean)


def _planted(told: Mapping[str, Any], chance: Random, count: int) -> list[Fault]:
    """Faults of each kind in turn, each in a language of its own choosing; no two alike."""
    kinds, known = list(told["swaps"]), dict[Fault, None]()
    while len(known) < count:
        kind, language = kinds[len(known) % len(kinds)], chance.choice(TARGETS)
        spoken = chance.choice([each for each in SOURCES if each != language])
        known[_fault(told, kind, spoken, language, chance)] = None
    return list(known)


def _fault(told: Mapping[str, Any], kind: str, spoken: str, language: str, chance: Random) -> Fault:
    texts = told["texts"]
    if kind in ("sentence", "number"):
        at = chance.randrange(len(texts))
        text = texts[at][language]
        was, new = (_sentence if kind == "sentence" else _digit)(text, language, chance, texts[at - 1][language])
        return Fault(kind, spoken, language, at, was, new)
    was, new = chance.choice(list(told["swaps"][kind][language].items()))
    at = next(at for at, each in enumerate(texts) if was in each[language])
    return Fault(kind, spoken, language, at, was, texts[at][language].replace(was, new))


def _sentence(text: str, language: str, chance: Random, other: str) -> tuple[str, str]:
    """One sentence left out, or one of another paragraph put in."""
    start, end = chance.choice(sentences(text, language))
    if chance.random() < 0.5:
        return text[start:end], (text[:start] + text[end:]).strip()
    put = other[slice(*chance.choice(sentences(other, language)))].strip()
    gap = " " if " " in text else ""
    return "", f"{text[:start].strip()}{gap}{put}{gap}{text[start:].strip()}".strip()


def _digit(text: str, language: str, chance: Random, other: str) -> tuple[str, str]:
    """A digit changed."""
    match = chance.choice(list(re.finditer(r"\d", text)))
    new = chance.choice([each for each in "123456789" if each != match[0]])
    return text[max(match.start() - 4, 0) : match.end() + 4], text[: match.start()] + new + text[match.end() :]


def _told(desk: Desk, texts: Texts, spoken: str, language: str) -> list[str]:
    passages = tuple(_pair(each[spoken], spoken, each[language], language) for each in texts)
    reading = Reading(passages, desk)
    found = ((rule, each) for rule in _RULES for each in rule.findings(reading))
    return [f"{each.severity or rule.severity} {rule.code}: {each.message}" for rule, each in found]


def _pair(text: str, spoken: str, target: str, language: str) -> Passage:
    made = plain(target, language)
    return Passage(target, language, made.kind, made.address, made.stretches, source=plain(text, spoken, "source.txt"))


def _new(desk: Desk, texts: Texts, fault: Fault, clean: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[str]:
    changed = [*texts]
    changed[fault.paragraph] = {**texts[fault.paragraph], fault.language: fault.text}
    way = fault.spoken, fault.language
    return (Counter(_told(desk, changed, *way)) - Counter(clean[way])).elements()


def markdown(bench: Bench) -> str:
    """Tables: what is found by kind and language, what is missed, and what is told of the clean text."""
    kinds = list(dict.fromkeys(each.kind for each in bench.faults))
    lines = [["found / planted", *TARGETS, "all"], ["---"] * (len(TARGETS) + 2)]
    for kind in (*kinds, "all"):
        lines.append([kind, *(_share(bench, kind, language) for language in (*TARGETS, "all"))])
    table = [f"| {' | '.join(line)} |" for line in lines]
    missed = [
        f"- {each.kind} ({each.spoken} → {each.language}): {each.was or 'put in'} → {each.text}"
        for each, told in bench.faults.items()
        if not told
    ]
    clean = [
        "\n  - ".join((f"- {spoken} → {language}: {len(told)}", *told))
        for (spoken, language), told in bench.clean.items()
    ]
    return "\n".join([*table, "", "Missed:", *missed, "", "Told of the text as it is:", *clean, ""])


def _share(bench: Bench, kind: str, language: str) -> str:
    here = [
        told for each, told in bench.faults.items() if kind in (each.kind, "all") and language in (each.language, "all")
    ]
    return f"{sum(map(bool, here))}/{len(here)}" if here else "–"
