"""The engine's own tests, without and with script typography."""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench import engine
from galley.cli import main

REPORT = """<?xml version="1.0"?><testsuites><testsuite>
<testcase classname="tests.test_text" name="test_one"/>
<testcase classname="tests.test_text" name="test_two"><failure message="no"/></testcase>
<testcase classname="tests.test_text" name="test_three"><skipped message="expected"/></testcase>
<testcase classname="tests.test_text" name="test_four"><system-out>words</system-out><error message="no"/></testcase>
</testsuite></testsuites>"""


def test_a_report_of_pytest_is_read() -> None:
    assert engine.read(REPORT) == {
        "tests.test_text::test_one": "passed",
        "tests.test_text::test_two": "failed",
        "tests.test_text::test_three": "skipped",
        "tests.test_text::test_four": "failed",
    }


def test_what_passes_without_the_package_and_not_with_it_is_told() -> None:
    without = {"a": "passed", "b": "passed", "c": "failed", "d": "passed"}
    extended = {"a": "passed", "b": "failed", "c": "failed"}
    assert engine.broken(without, extended) == ["b", "d"]
    assert engine.broken(without, without | {"e": "failed", "f": "passed", "g": "skipped"}) == ["e"], (
        "a test of a new property"
    )
    assert engine.broken(without, without) == []
    lines = engine.told("7.0", without, extended).splitlines()
    assert lines[2:4] == ["| without | 3 | 1 | 0 |", "| with | 1 | 2 | 0 |"]
    assert lines[-3:] == ["2 fail with script typography that pass without.", "b", "d"]


def test_the_version_is_the_one_that_is_pinned() -> None:
    assert engine.pinned("pydyf==1 \\\nweasyprint==70.0 \\\n    --hash=…\n") == "70.0"
    with pytest.raises(engine.Refused, match="not pinned"):
        engine.pinned("# via weasyprint==1\n")


def archive(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "weasyprint-7.0.tar.gz"
    with tarfile.open(path, "w:gz") as opened:
        for name, text in files.items():
            member = tarfile.TarInfo(f"weasyprint-7.0/{name}")
            member.size = len(text.encode())
            opened.addfile(member, io.BytesIO(text.encode()))
    return path


TEST = """from weasyprint.layout import inline


def test_the_engine_as_it_is():
    assert inline.split_first_line.__module__.startswith("weasyprint.")


def test_either():
    pass
"""


@pytest.mark.long
def test_tests_run_without_and_with_the_package_and_only_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run loads the engine anew; in the suite reports of such runs are read and compared."""
    monkeypatch.setattr(engine, "JOBS", 0)
    home = engine.unpacked(archive(tmp_path, {"tests/test_it.py": TEST, "weasyprint/__init__.py": "1 / 0"}), tmp_path)
    assert [path.name for path in home.rglob("*.py")] == ["test_it.py"]
    runs = [engine.outcomes(home, ["tests"], extended=extended) for extended in (False, True)]
    assert list(runs[0].values()) == ["passed", "passed"]
    assert engine.broken(*runs) == ["tests.test_it::test_the_engine_as_it_is"]


def test_what_cannot_be_done_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(engine.Refused, match="no tests"):
        engine.unpacked(archive(tmp_path, {"weasyprint/__init__.py": ""}), tmp_path)
    with pytest.raises(engine.Refused, match="last words"):
        engine._ran([sys.executable, "-c", "import sys; sys.exit('last words')"], tmp_path)
    monkeypatch.setattr(engine, "SECONDS", 0.01)
    with pytest.raises(engine.Refused, match="takes more than"):
        engine._ran([sys.executable, "-c", "import time; time.sleep(5)"], tmp_path)


@pytest.mark.parametrize(("is_sound", "code"), [(True, 0), (False, 1), (None, 3)])
def test_the_command_fails_where_a_test_breaks(
    is_sound: bool | None, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(tests: tuple[str, ...]) -> tuple[str, bool]:
        if is_sound is None:
            raise engine.Refused("nothing to be had")
        return f"of {tests[0]}", is_sound

    monkeypatch.setattr(engine, "measured", measured)
    done = CliRunner().invoke(main, ["bench", "engine", "--only", "tests/test_text.py"])
    assert done.exit_code == code
    assert done.output.strip() == ("nothing to be had" if is_sound is None else "of tests/test_text.py")
