"""Which tests reach a fault, and what they cost: the nearest and cheapest are asked first."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mutants.mutators import Mutant

REMOTE = 4.0
"""A test in a file that has not the name of the faulty one is asked as late as one that costs so many times as much; so is, again, one in a file that does not speak of it."""
LEAST = 0.02
"""What a test costs at least, in seconds."""


@dataclass(frozen=True, slots=True)
class Test:
    """A test: seconds that it works, functions that it calls, and what it is given by others."""

    name: str
    seconds: float
    called: frozenset[str]
    given: tuple[str, ...]

    @property
    def file(self) -> str:
        """Where it stands."""
        return self.name.partition("::")[0]


@dataclass(frozen=True, slots=True)
class Reach:
    """The tests of a room as they ran without a fault: what they called, what they were given and what that cost; seconds to begin;
    functions that were called while modules were imported."""

    tests: tuple[Test, ...]
    given: dict[str, float]
    start: float
    imported: frozenset[str] = frozenset()
    failing: tuple[str, ...] = ()
    """Tests that fail without a fault, as one may that asks how much was worked: to watch takes time. They are asked nothing."""

    @classmethod
    def read(cls, file: Path) -> Reach:
        """What `watching` wrote."""
        told = json.loads(file.read_text(encoding="utf-8"))
        names = told["functions"]
        called = {name: {names[at] for at in one["called"]} for name, one in told["given"].items()}
        tests = [
            Test(
                name,
                one["seconds"],
                frozenset({names[at] for at in one["called"]}.union(*(called[each] for each in one["given"]))),
                tuple(one["given"]),
            )
            for name, one in told["tests"].items()
            if name not in told["failed"]
        ]
        given = {name: one["seconds"] for name, one in told["given"].items()}
        start = told["worked"] - sum(each.seconds for each in tests) - sum(given.values())
        return cls(tuple(tests), given, start, frozenset(told["imported"]), tuple(told["failed"]))

    def seconds(self, tests: Collection[Test]) -> float:
        """How long processors work for some tests."""
        given = {name for each in tests for name in each.given}
        return self.start + sum(each.seconds for each in tests) + sum(self.given[name] for name in given)

    @staticmethod
    def place(mutant: Mutant, text: str) -> int:
        """The line on which the innermost function begins in which a fault stands; 0 where it stands in none."""
        return function(ast.parse(text), mutant.line) if mutant.file.endswith(".py") else 0

    def is_late(self, mutant: Mutant, text: str) -> bool:
        """Whether a fault shows only after its module was imported: in the body of a function that is not called by then."""
        place = self.place(mutant, text)
        return (
            bool(place)
            and f"{mutant.file}:{place}" not in self.imported
            and mutant.line >= body(ast.parse(text), place)
        )

    def ordered(self, root: Path, mutant: Mutant, text: str) -> tuple[list[Test], list[Test]]:
        """The tests that call the function in which a fault stands, or some function of its file where it stands in none; and the others. `text` is the file without the fault.

        The others may reach it all the same: in other processes, or by what was worked out once and kept.
        """
        place = self.place(mutant, text)
        wanted = f"{mutant.file}:{place or ''}"
        stem = Path(mutant.file).stem if Path(mutant.file).stem != "__init__" else Path(mutant.file).parent.name
        word = re.compile(rf"\b{re.escape(stem)}\b")

        def distance(file: str) -> int:
            if stem in Path(file).stem:
                return 0
            return 1 if word.search((root / file).read_text(encoding="utf-8")) else 2

        distances = {file: distance(file) for file in {each.file for each in self.tests}}

        def late(test: Test) -> float:
            cost = LEAST + test.seconds + sum(self.given[name] for name in test.given)
            return cost * REMOTE ** distances[test.file]

        reaching = {
            each.name
            for each in self.tests
            if (wanted in each.called if place else any(name.startswith(wanted) for name in each.called))
        }
        order = sorted(self.tests, key=late)
        return [each for each in order if each.name in reaching], [each for each in order if each.name not in reaching]


def function(tree: ast.Module, line: int) -> int:
    """The line on which the innermost function around a line begins, with its decorators; 0 where there is none."""
    return max(
        (_first(node) for node in _functions(tree.body) if _first(node) <= line <= (node.end_lineno or 0)), default=0
    )


def body(tree: ast.Module, first: int) -> int:
    """The line on which the body begins of the function that begins on a line; it has no faults of its own before."""
    return next(node.body[0].lineno for node in _functions(tree.body) if _first(node) == first)


def _functions(body: Sequence[ast.stmt]) -> list[ast.FunctionDef]:
    return [node for part in body for node in ast.walk(part) if isinstance(node, ast.FunctionDef)]


def _first(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])
