"""Runs of characters that the project shares with the documents that the first publications were made from.

Facts carry over, sentences do not: examples in code, docs and tests are our own. White space does not count, and a run
that stands in a name or a title of the registry is no sentence.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LEAST = 16
"""How many characters make a run."""
LOOKED_AT = ("galley", "docs", "tests", "bench", "templates", "build.py", "README.md", "CHANGELOG.md")
REGISTRY = "content/registry"
ENDINGS = (".py", ".md", ".txt", ".tsv", ".csv", ".yaml", ".yml", ".toml", ".json", ".html", ".css", ".po")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that a file shares with the documents, white space left out; `line` counts from 1."""

    file: str
    line: int
    text: str


def measured(root: Path, source: Path) -> list[Run]:
    """The runs in the files that git knows, each as long as it goes."""
    documents = "\0".join(_bare(file.read_text(encoding="utf-8")) for file in sorted(source.glob("*.txt")))
    names = "\0".join(_bare(file.read_text(encoding="utf-8")) for file in sorted((root / REGISTRY).glob("*.yaml")))
    command = ["git", "-C", str(root), "ls-files", "--", *LOOKED_AT]
    files = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    texts = ((name, (root / name).read_text(encoding="utf-8")) for name in files if name.endswith(ENDINGS))
    shortest = pieces(documents)
    return [run for name, text in texts for run in runs(name, text, documents, shortest) if run.text not in names]


def pieces(documents: str) -> frozenset[str]:
    """All runs of the least length in documents without white space."""
    return frozenset(documents[at : at + LEAST] for at in range(len(documents) - LEAST + 1))


def runs(file: str, text: str, documents: str, shortest: frozenset[str]) -> Iterator[Run]:
    """The runs that a text shares with documents without white space, whose `pieces` are `shortest`."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    bare, at = _bare(text), 0
    while at + LEAST <= len(bare):
        end = at + LEAST
        if bare[at:end] not in shortest:
            at += 1
            continue
        while end < len(bare) and bare[at : end + 1] in documents:
            end += 1
        yield Run(file, text.count("\n", 0, places[at]) + 1, bare[at:end])
        at = end


def told(found: Iterable[Run]) -> str:
    """The runs, one a line, and how many there are."""
    lines = [f"{run.file}:{run.line}: {run.text}" for run in found]
    return "\n".join([*lines, f"{len(lines)} runs of {LEAST} or more characters (bar 0)"])


def _bare(text: str) -> str:
    return "".join(character for character in text if not character.isspace())
