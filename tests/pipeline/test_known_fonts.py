"""What is known of fonts is handed from build to build, as long as they are the same files."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from small_project import FOLDER, replace

from galley import faces
from galley.options import Options
from galley.pipeline import fonts, freshness
from galley.pipeline.freshness import receipt, settled_ns
from galley.problem import Severity

KNOWN = "output/.faces.json"


@pytest.fixture
def forgetful(monkeypatch):
    """A process that has read no fonts yet."""
    monkeypatch.setattr(faces, "_identities", {})
    monkeypatch.setattr(faces, "_coverages", {})


@pytest.fixture
def told(small):
    """The small project, and what its build left of its fonts."""
    assert fonts.kept(small) is None or (small / KNOWN).write_bytes(fonts.kept(small))
    return (small / KNOWN).read_bytes()


def test_another_process_reads_no_font_again(small, told, forgetful, monkeypatch):
    assert fonts.recalled(small) == []
    monkeypatch.setattr(faces, "TTFont", None)
    monkeypatch.setattr(faces, "TTCollection", None)
    assert {"春", "a", "葛\U000e0100"} <= faces.coverage(small)
    assert all(face.family.startswith("Noto") and len(face.sha256) == 64 for face in faces.faces(small))


def test_what_comes_back_is_what_was_known(small, told, forgetful):
    read = faces.faces(small), faces.coverage(small)
    faces._identities.clear()
    faces._coverages.clear()
    fonts.recalled(small)
    assert (faces.faces(small), faces.coverage(small)) == read
    assert fonts.kept(small) is None


def test_a_font_that_is_another_is_read(small, told, forgetful):
    own = small / "fonts/own.ttf"
    shutil.copy(next((small / "fonts/system").glob("NotoSans-Bold.ttf")), own)
    os.utime(own, ns=(1, 1))
    fonts.recalled(small)
    assert "fonts/own.ttf" in {face.file for face in faces.faces(small)}
    assert faces.coverage(small)


def test_a_font_changed_a_moment_ago_is_not_entered(small, told, forgetful, monkeypatch):
    settled = settled_ns()
    monkeypatch.setattr(freshness, "settled_ns", lambda: settled)
    shutil.copy(next((small / "fonts/system").glob("NotoSans-Bold.ttf")), small / "fonts/own.ttf")
    faces.faces(small), faces.coverage(small)
    assert faces.known(small, settled) is None
    assert fonts.kept(small) is None


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"faces": [[1]], "covered": {}}',
    b'{"faces": [], "covered": 3}',
    b'{"faces": [], "covered": {"": 3}}',
]


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_file_is_told_and_another_is_to_be_written(small, told, damaged):
    (small / KNOWN).write_bytes(damaged)
    (problem,) = fonts.recalled(small)
    assert (problem.code, problem.severity) == ("pipeline.fonts", Severity.NOTE)
    assert json.loads(fonts.kept(small))["faces"]


def test_a_build_tells_a_damaged_file_once_and_writes_it_again(small, told, run):
    (small / KNOWN).write_bytes(DAMAGED[-1])
    replace(small, f"{FOLDER}/paths.yaml", "春天", "秋天")
    (problem,) = run(small).problems
    assert (problem.code, problem.severity) == ("pipeline.fonts", Severity.NOTE)
    assert json.loads((small / KNOWN).read_bytes())["faces"]
    known = receipt(small, Options(small, editions=("screen",)).request())
    assert known is not None and known.problems == []
