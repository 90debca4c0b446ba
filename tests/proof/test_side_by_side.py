"""Two processes find what one finds. They are tried in a program of their own: a test runner has threads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from galley.passages.passage import plain
from galley.proof.reading import Reading
from galley.proof.side_by_side import examined

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os
from pathlib import Path
from galley.files import Files
from galley.proof import side_by_side
from galley.passages.submission import read_submission
from galley.proof.desk import Desk
from galley.proof.reading import Reading
from galley.reader import read_registry

text = "Мы мы пришли в бибилотеку ,и там было тихо.\\n\\nИх ждала жеинщна.\\n"
desk = Desk(read_registry(Files(Path(".")), "content/registry", []))
reading = Reading(read_submission(text, "sent.txt", "ru"), desk, submitted=True)

def told(found):
    return [(rule.code, finding) for rule, finding in found]

one = told(side_by_side.examined(reading))
side_by_side.LEAST = 1
assert side_by_side._is_worth_it(reading) == (os.cpu_count() > 1)
assert {code.partition(".")[0] for code, _ in one} >= {"spelling", "spacing", "wording"}
passages = set(map(id, reading.passages))
for send in (side_by_side._send, lambda *_: os._exit(1)):  # the second process fails
    side_by_side._send = send
    both = told(side_by_side.examined(reading))
    assert both == one, both
    assert all(id(finding.span.passage) in passages for _, finding in both)
"""


def test_two_processes_find_what_one_finds_also_where_the_second_fails() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", PROGRAM],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("zh", "队员们每天训炼。", ["wording.misspelt"]),
        ("zh", "孩子们在图书管看书。", ["wording.character"]),
        ("zh", "队员们每天训炼，孩子们在图书管看书。", ["wording.misspelt", "wording.character"]),
        ("ru", "Птицы улетела на юг.", ["grammar.predicate"]),
        ("ru", "Вчера они пришёл домой.", ["grammar.subject"]),  # both yield, and one is sure
        ("ru", "Когда я пришёл домой все уже спали.", ["grammar.comma"]),
        ("mn", "Уулийн орой дээр цас байна.", ["grammar.letters"]),
    ],
)
def test_a_word_that_a_rule_and_a_model_find_is_told_once_by_the_rule(
    language: str, text: str, codes: list[str]
) -> None:
    assert [rule.code for rule, _ in examined(Reading((plain(text, language),)))] == codes
