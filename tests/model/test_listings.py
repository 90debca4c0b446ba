"""Texts on what the registry lists: each on a meeting of the series, or on a committee, and one alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import ASSEMBLY, FILES, FOLDER, marked, read, spot, write

LISTS = """inserts:
  - kind: meetings
    id: held
    series: assembly
    outcomes:
      - {id: third, meeting: assembly-3, text: 治水}
      - {id: fourth, meeting: assembly-4, text: 修桥}
  - kind: committee-list
    id: bodies
    works:
      - id: rivers-work
        committee: rivers
        body: |
          治水。
"""
SOUND = ASSEMBLY.replace("inserts:\n", LISTS).replace("  {prizes}\n", "  {prizes}\n\n  {held}\n\n  {bodies}\n")


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("", "", "", ""),
        (
            "meeting: assembly-3",
            "meeting: ▸rivers-2",
            "facts.series",
            "rivers-2 is no meeting of assembly",
        ),
        (
            "{id: fourth, meeting: assembly-4",
            "{id: fourth, meeting: ▸assembly-3",
            "facts.two-texts",
            "assembly-3 has two texts",
        ),
        (
            "          治水。\n",
            "          治水。\n      - id: again\n        committee: ▸rivers\n        body: |\n          又。\n",
            "facts.two-texts",
            "rivers has two texts",
        ),
        (
            "meeting: assembly-4, text",
            "meeting: ▸assembly-9, text",
            "facts.unknown-id",
            "the registry has no meeting assembly-9",
        ),
    ],
    ids=["sound", "other series", "meeting twice", "committee twice", "unknown"],
)
def test_a_text_belongs_to_one_entry_of_its_list(tmp_path: Path, old: str, new: str, code: str, message: str) -> None:
    file = f"{FOLDER}/assembly.yaml"
    text, place = marked(file, SOUND.replace(old, new, 1))
    problems = read(write(tmp_path, {**FILES, file: text}))[1]
    told = [(problem.code, problem.message, spot(problem)) for problem in problems]
    assert told == ([(code, message, place)] if code else [])
