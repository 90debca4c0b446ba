"""Rows of the rulebook's tables: how many there are, and which match in the source documents and in no other text, however rough: they were made for these alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.proof.sources import raw
from galley.proof.rulebook import tables
from galley.proof.rulebook.rule import Row, Rule

DOCUMENTS = ("zh", "en")
"""The languages that the documents have sentences in."""

MOST = 2_500
"""The bar of how many rows there may be."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A row of a rule, with what it matches in the documents."""

    code: str
    pattern: str
    text: str


def measured(cache: Path, source: Path) -> list[Alone]:
    """The rows that match in the documents of the folder `source` and in nothing that packages bring, edited or not."""
    texts, others = read(source), [text for each in DOCUMENTS for text in raw(cache, each)]
    found = (row for each in DOCUMENTS for row in alone(tables.rules(), each, texts, others))
    return list(dict.fromkeys(found))


def alone(rules: Iterable[Rule], language: str, documents: Sequence[str], others: Sequence[str]) -> Iterator[Alone]:
    """The rows for a language that match in the documents and in none of the others."""
    for rule in rules:
        for row in rule.rows_of(language) if not rule.languages or language in rule.languages else ():
            text = _matched(row, documents)
            if text is not None and _matched(row, others) is None:
                yield Alone(rule.code, row.pattern, text)


def read(source: Path) -> list[str]:
    """The documents of a folder, each as it is and with its lines joined, since they are broken anywhere."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(source.glob("*.txt"))]
    return [*texts, *("".join(line.strip() for line in text.splitlines()) for text in texts)]


def count() -> int:
    """How many rows all tables have."""
    return sum(len(rows) for rule in tables.rules() for rows in rule.rows.values())


def told(found: Sequence[Alone]) -> str:
    """The rows, one a line, and how many there are."""
    lines = [f"  {each.code} | {each.text} | {each.pattern}" for each in found]
    heads = [
        f"rows of tables: {count()} (bar {MOST})",
        f"rows that match in these documents alone: {len(found)} (bar 0)",
    ]
    return "\n".join([*heads, *lines]) + "\n"


def _matched(row: Row, texts: Iterable[str]) -> str | None:
    """What a row matches first in some texts."""
    for text in texts:
        for match in row.matches(text):
            start, end = row.at_fault(match)
            return text[start:end]
    return None
