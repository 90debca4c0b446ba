"""The cases of a table are one test, and those that fail are named with what is wrong with each."""

from __future__ import annotations

from pathlib import Path

import joining
import pytest

TABLE = """
import pytest

@pytest.mark.parametrize(("one", "other"), [(1, 1), (2, 3), (4, 4), (5, 6)])
def test_table(one, other):
    assert one == other

@pytest.mark.parametrize("one", [1, pytest.param(2, marks=pytest.mark.marked), 3])
def test_marked(one):
    pass

@pytest.mark.parametrize("one", [1, 2])
def test_given(one, tmp_path):
    pass

@pytest.mark.parametrize("one", [1])
def test_single(one):
    pass

class TestOther:
    @pytest.mark.parametrize("one", [1, 2])
    def test_table(self, one):
        pytest.fail("not so") if one == 2 else None
"""


def test_a_table_is_one_test_and_each_case_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, str] = {}

    class Watch:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.when == "call":
                told[report.nodeid.partition("::")[2]] = str(report.longrepr or "")

    (tmp_path / "test_these.py").write_text(TABLE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = marked: one\n", encoding="utf-8")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    options = ["-c", str(tmp_path / "pytest.ini"), "-p", "no:terminal", "-p", "no:cacheprovider"]
    assert pytest.main([*options, str(tmp_path)], [joining, Watch()]) == pytest.ExitCode.TESTS_FAILED
    right = ["test_marked", "test_marked[2]", "test_given[1]", "test_given[2]", "test_single[1]"]
    assert [*told] == ["test_table", *right, "TestOther::test_table"] and not any(told[each] for each in right)
    assert "::test_table[2-3]\n" in told["test_table"] and "assert 2 == 3" in told["test_table"]
    assert "::test_table[5-6]\n" in told["test_table"] and "assert 5 == 6" in told["test_table"]
    assert "[1-1]" not in told["test_table"] and "[4-4]" not in told["test_table"]
    assert "::test_table[2]\n" in told["TestOther::test_table"] and "not so" in told["TestOther::test_table"]
