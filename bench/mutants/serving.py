"""A plugin of pytest for copies of the project: tests are gathered once, and run in a child of the process for each fault that is put into a function.

What a module does when it is imported is done by then, so that faults there are none of its business.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType

import pytest

SERVE = "--serve"
FAILED = 1
STILL = 10
"""Tests that take so many times as long by the clock as processors may work for them are ended: they wait for what never comes."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The descriptors that are read from, a line of JSON for each fault, and written to, a line with the status of the process."""
    parser.addoption(SERVE, default=None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests that are asked for in a child, again and again, until nothing more is asked."""
    if not (served := session.config.getoption(SERVE)):
        return None
    asked, told = map(int, served.split(","))
    items = {each.nodeid: each for each in session.items}
    with open(asked, encoding="utf-8") as requests, open(told, "w", encoding="utf-8") as answers:
        print("ready", file=answers, flush=True)
        for line in requests:
            print(_status(session, items, json.loads(line)), file=answers, flush=True)
    return True


def _status(session: pytest.Session, items: dict[str, pytest.Item], asked: dict[str, object]) -> int:
    """How a child ended in which a file was taken over and tests were run: an exit code, or a signal as a negative number."""
    child = os.fork()
    if not child:
        end = FAILED
        try:
            limit(float(str(asked["seconds"])))
            take_over(session.config.rootpath / str(asked["file"]))
            end = _run(session, [items[name] for name in asked["tests"]])  # type: ignore[attr-defined]
        finally:
            os._exit(end)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def limit(seconds: float) -> None:
    """End this process when processors have worked for it so long, or when it has stood still."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    signal.alarm(int(STILL * seconds) + 1)


def take_over(file: Path) -> None:
    """Give the functions of a module that is loaded the code that its file has now, as far as they begin where they did."""
    text = file.read_text(encoding="utf-8")
    new = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(text, str(file), "exec"))}
    gc.unfreeze()
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == str(file):
            code = new.get((each.__code__.co_qualname, each.__code__.co_firstlineno))
            if code is not None and len(code.co_freevars) == len(each.__code__.co_freevars):
                each.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of all functions of a module, also of those in others."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _run(session: pytest.Session, tests: Sequence[pytest.Item]) -> int:
    """Run tests till one fails."""
    session.config._tmp_path_factory._basetemp = Path(tempfile.mkdtemp())  # type: ignore[attr-defined]
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if session.testsfailed:
            return FAILED
    return 0
