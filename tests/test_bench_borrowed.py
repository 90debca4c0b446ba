"""Runs that are shared with a document are found whole, past line ends and spaces, and names are none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench import borrowed
from bench.borrowed import Run

SENTENCE = "河边的老水车每天早上六点准时开始转动"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"x = 1\n# {SENTENCE}", [Run("a.py", 2, SENTENCE)]),
        (f"x = '{SENTENCE[:9]}\n  {SENTENCE[9:]}'", [Run("a.py", 1, SENTENCE)]),
        (SENTENCE[:16], [Run("a.py", 1, SENTENCE[:16])]),
        (SENTENCE[:15], []),
        (SENTENCE[:9] + "，" + SENTENCE[9:], []),
        ("", []),
    ],
)
def test_runs_of_sixteen_characters_are_found(text: str, found: list[Run]) -> None:
    assert list(borrowed.runs("a.py", text, SENTENCE, borrowed.pieces(SENTENCE))) == found


def test_names_of_the_registry_are_no_sentences(tmp_path: Path) -> None:
    name = "Union of Towns on Great Rivers"
    root, source = tmp_path / "project", tmp_path / "source"
    for folder in (root / "docs", root / "content/registry", source):
        folder.mkdir(parents=True)
    (source / "book.txt").write_text(f"{name}\nand so on\n{SENTENCE[:8]}\n{SENTENCE[8:]}", encoding="utf-8")
    (root / "content/registry/organisations.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    (root / "docs/a.md").write_text(f"{name}\n\n{SENTENCE}\n", encoding="utf-8")
    (root / "docs/b.md").write_text("nothing of that\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    found = borrowed.measured(root, source)
    assert found == [Run("docs/a.md", 3, SENTENCE)]
    assert borrowed.told(found) == f"docs/a.md:3: {SENTENCE}\n1 runs of 16 or more characters (bar 0)"
