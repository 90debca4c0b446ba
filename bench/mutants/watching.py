"""A plugin of pytest for copies of the project: which functions of the program each test calls; and tests that run in an order that is asked for."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

REACHED, ONLY = "--reached", "--only"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to write what each test called; which tests to run, a line each, in that order."""
    parser.addoption(REACHED, type=Path, default=None)
    parser.addoption(ONLY, type=Path, default=None)


def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Watch the tests where that is asked for, and before what is imported."""
    if file := early_config.known_args_namespace.reached:
        early_config.pluginmanager.register(_Watch(early_config.rootpath, file))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The tests that are asked for, in that order."""
    if file := config.getoption(ONLY):
        places = {line: at for at, line in enumerate(file.read_text(encoding="utf-8").splitlines())}
        items[:] = sorted((each for each in items if each.nodeid in places), key=lambda each: places[each.nodeid])


def _worked() -> float:
    """Seconds that processors worked for this process and for those that it has ended: others on the machine do not count."""
    return sum(os.times()[:4])


class _Watch:
    """What was called, and how many seconds processors worked, while a test ran or what it is given was made.

    What a test is given (a fixture) is made for the first that asks, and belongs to all.
    """

    def __init__(self, root: Path, file: Path) -> None:
        self._program, self._root, self._file = f"{root / 'galley'}/", root, file
        self._codes: dict[int, CodeType] = {}
        self._within = 0.0
        self._given: dict[str, tuple[float, set[str]]] = defaultdict(lambda: (0.0, set()))
        self._tests: dict[str, dict[str, Any]] = {}
        self._imported, self._failed = list[str](), set[str]()
        threading.settrace(self._trace)
        sys.settrace(self._trace)

    def pytest_collection_finish(self) -> None:
        """All is imported that tests import outside of themselves."""
        sys.settrace(None)
        self._imported, self._codes = sorted(self._called()), {}

    def _trace(self, frame: FrameType, event: str, argument: object) -> None:
        self._codes[id(frame.f_code)] = frame.f_code

    @contextmanager
    def _watched(self) -> Iterator[tuple[set[str], list[float]]]:
        """The functions that are called, and the seconds without those of other things that are watched inside."""
        outer, self._codes, within, self._within = self._codes, {}, self._within, 0.0
        called, seconds, start = set[str](), list[float](), _worked()
        sys.settrace(self._trace)
        try:
            yield called, seconds
        finally:
            sys.settrace(None)
            taken = _worked() - start
            seconds.append(taken - self._within)
            called |= self._called()
            self._codes, self._within = outer, within + taken
            if outer:
                sys.settrace(self._trace)

    def _called(self) -> set[str]:
        """The functions of the program that were called since the codes were empty, by file and line."""
        codes = (each for each in self._codes.values() if each.co_name != "<module>")
        own = (each for each in codes if each.co_filename.startswith(self._program))
        return {f"{Path(each.co_filename).relative_to(self._root).as_posix()}:{each.co_firstlineno}" for each in own}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """What is given to tests."""
        with self._watched() as (called, seconds):
            made = yield
        before = self._given[fixturedef.argname]
        self._given[fixturedef.argname] = (max(before[0], seconds[0]), before[1] | called)
        return made

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """A test."""
        with self._watched() as (called, seconds):
            done = yield
        given = [name for name in getattr(item, "fixturenames", ()) if name in self._given]
        self._tests[item.nodeid] = {"seconds": seconds[0], "called": called, "given": given}
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What fails, as a test may that asks how much was worked."""
        if report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write it down; functions are told by their place in a list."""
        given = {name: {"seconds": seconds, "called": called} for name, (seconds, called) in self._given.items()}
        functions = sorted({each for one in (*given.values(), *self._tests.values()) for each in one["called"]})
        places = {each: at for at, each in enumerate(functions)}
        for one in (*given.values(), *self._tests.values()):
            one["called"] = [places[each] for each in one["called"]]
        told = {
            "worked": _worked(),
            "imported": self._imported,
            "failed": sorted(self._failed),
            "functions": functions,
            "given": given,
            "tests": self._tests,
        }
        self._file.write_text(json.dumps(told), encoding="utf-8")
