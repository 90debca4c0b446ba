"""A plugin of pytest: the cases of a table are run as one test, which names all that fail, each as it would alone.

What pytest does for a test takes longer than most cases do. Those that are given nothing but what their table says need none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest


class Failed(Exception):
    """Cases that failed, each with how."""

    def __init__(self, cases: Sequence[tuple[pytest.Function, pytest.ExceptionInfo[BaseException]]]) -> None:
        super().__init__(", ".join(case.name for case, _ in cases))
        self.cases = cases


class Table(pytest.Item):
    """All cases of a function; its name is that of the function."""

    cases: Sequence[pytest.Function] = ()

    def runtest(self) -> None:
        """Try each case, also where one before it failed."""
        failed = list[tuple[pytest.Function, pytest.ExceptionInfo[BaseException]]]()
        for case in self.cases:
            try:
                case.obj(**case.callspec.params)
            except (Exception, pytest.fail.Exception):
                failed.append((case, pytest.ExceptionInfo.from_current()))
        if failed:
            raise Failed(failed)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """What pytest says of each case that failed, below its name."""
        assert isinstance(excinfo.value, Failed)
        return "\n\n".join(f"{case.nodeid}\n{case.repr_failure(how)}" for case, how in excinfo.value.cases)

    def reportinfo(self) -> tuple[object, int | None, str]:
        """Where the function stands."""
        return (*self.cases[0].reportinfo()[:2], self.name)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put in place of cases their table, where the first of them was."""
    items[:] = _joined(items)


def _joined(items: Sequence[pytest.Item]) -> Iterator[pytest.Item]:
    tables: dict[tuple[object, str], list[pytest.Item]] = {}
    for item in items:
        tables.setdefault((item.parent, _function(item) or item.name), []).append(item)
    for (parent, name), cases in tables.items():
        if len(cases) > 1:
            table = Table.from_parent(parent, name=name)
            table.cases = cases
            yield table
        else:
            yield from cases


def _function(item: pytest.Item) -> str:
    """The function of a case that its table gives all it is given, and nothing else is said of; empty of others."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return ""
    marks = [mark for mark in item.own_markers if mark.name != "parametrize" or mark.kwargs.get("indirect")]
    given = set(item.fixturenames) == set(item.callspec.params) == set(item._fixtureinfo.argnames)
    return "" if marks or not given or hasattr(item.obj, "hypothesis") else item.originalname
