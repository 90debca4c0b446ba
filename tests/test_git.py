"""git: the commit of a project, its time, and whether files are otherwise; nothing where there is no git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from galley.cli.git import revision
from galley.options import Revision


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Who", "-c", "user.email=who@example.org", "-c", "commit.gpgsign=false"]
    when = {"GIT_COMMITTER_DATE": "2031-05-01T12:00:00+0900", "GIT_AUTHOR_DATE": "2031-05-01T12:00:00+0900"}
    subprocess.run(
        ["git", "-C", root, *who, *arguments], env=when | {"PATH": "/usr/bin:/bin", "HOME": str(root)}, check=True
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("a: b\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    return tmp_path


def test_a_commit_has_its_own_time(project: Path) -> None:
    found = revision(project)
    assert found is not None and len(found.commit) == 10
    assert found == Revision(found.commit, "2031-05-01 12:00 +0900")


def test_what_is_changed_or_new_is_told(project: Path) -> None:
    (project / "a.yaml").write_text("a: c\n")
    found = revision(project)
    assert found is not None and found.modified


def test_a_folder_without_a_repository_has_no_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert revision(tmp_path) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert revision(tmp_path) is None
