"""What the suite leaves out for the time it takes is run by the bench, with all examples of properties."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression
from click.testing import CliRunner

from bench import long
from galley.cli import main

TESTS = Path(__file__).resolve().parent
SIGN = re.compile(r"mark\.long\b|\b(?:long|lengthy)\(")
"""What is left out is marked itself, or has cases that are (`lengthy.long`)."""


@pytest.mark.parametrize("marks", [{"long"}, {"long", "hypothesis"}, {"hypothesis"}, set()], ids=sorted)
def test_the_bench_chooses_what_the_suite_leaves_out_and_properties(marks: set[str]) -> None:
    settings = tomllib.loads((TESTS.parent / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    suite = shlex.split(settings["addopts"])[-1]
    chosen = [Expression.compile(each).evaluate(lambda name: name in marks) for each in (suite, long.CHOSEN)]
    assert chosen == ["long" not in marks, bool(marks)]


def test_the_command_hands_the_rest_to_pytest_and_ends_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(long.subprocess, "call", lambda command, cwd: asked.append(command) or 5)
    done = CliRunner().invoke(main, ["bench", "long", "-k", "yearbook", "--maxfail=1"])
    assert done.exit_code == 5
    assert asked[0][3:] == ["pytest", "-m", long.CHOSEN, "--hypothesis-profile=long", "-k", "yearbook", "--maxfail=1"]


def marked(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Tests that the suite leaves out, as a whole or some of their cases."""
    for each in ast.walk(tree):
        if isinstance(each, ast.FunctionDef) and any(SIGN.search(ast.unparse(mark)) for mark in each.decorator_list):
            yield each


def test_what_is_left_out_says_what_stays_in_the_suite() -> None:
    texts = {path.name: path.read_text("utf-8") for path in TESTS.rglob("test_*.py")}
    found = {name: list(marked(ast.parse(text))) for name, text in texts.items() if SIGN.search(text)}
    told = {f"{file}::{each.name}": ast.get_docstring(each) or "" for file, tests in found.items() for each in tests}
    assert told
    assert [name for name, text in told.items() if "suite" not in text] == []
