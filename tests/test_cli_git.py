"""git: the commit of a project, its time, and whether files are otherwise; nothing where there is no git."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import click
import pytest

from galley.cli.git import archive, commit, revision
from galley.cli.since import since, taken_out
from galley.options import Earlier, Options, Revision, Since


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


def test_what_stood_at_a_revision_is_taken_out(project: Path) -> None:
    (project / "content").mkdir()
    (project / "content/new.yaml").write_text("n: 1\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Second")
    first, second = commit(project, "HEAD~1"), commit(project, "HEAD")
    assert first and second and first != second and len(first) == 40
    with tarfile.open(fileobj=BytesIO(archive(project, second, ("content", "locales")))) as packed:
        assert packed.getnames() == ["content", "content/new.yaml"]
    assert archive(project, first, ("content", "locales")) == b""
    assert commit(project, "nothing") is commit(project, "--help") is commit(project, "") is None


def test_a_state_goes_by_a_revision_a_map_or_a_frozen_name(project: Path, tmp_path: Path) -> None:
    told = since(project, "HEAD")
    assert told == Since(Earlier.REVISION, "HEAD", str(commit(project, "HEAD")))
    (project / "content/almanac/frozen/printed").mkdir(parents=True)
    (project / "content/almanac/frozen/printed/state.json").write_text("{}")
    assert since(project, "printed") == Since(Earlier.FROZEN, "printed", "printed")
    file = tmp_path / "a.map.json"
    file.write_text("{}")
    found = since(project, str(file))
    assert (found.kind, found.name, found.at, len(found.key)) == (Earlier.MAP, "a.map.json", file, 64)
    with pytest.raises(click.BadParameter, match="no revision of git, no map of pages, and no frozen state"):
        since(project, "nowhere")


def test_the_files_of_a_revision_lie_in_a_folder_while_books_are_made(project: Path) -> None:
    (project / "content").mkdir()
    (project / "content/new.yaml").write_text("n: 1\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Second")
    (project / "content/new.yaml").write_text("n: 2\n")
    with taken_out(Options(project, since=since(project, "HEAD"))) as asked:
        assert asked.since and asked.since.at
        assert (asked.since.at / "content/new.yaml").read_text() == "n: 1\n"
    assert not asked.since.at.exists()
    (project / "drafts/tales").mkdir(parents=True)
    (project / "drafts/tales/publication.yaml").write_text("t: 1\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Third")
    elsewhere = Options(project, publications=("tales",), since=since(project, "HEAD"))
    with taken_out(elsewhere) as asked:
        assert asked.since and asked.since.at and (asked.since.at / "drafts/tales/publication.yaml").exists()
    with taken_out(Options(project)) as asked:
        assert asked == Options(project)
    with taken_out(Options(project, since=Since(Earlier.REVISION, "HEAD~1", str(commit(project, "HEAD~2"))))) as asked:
        assert asked.since and asked.since.at and list(asked.since.at.iterdir()) == []
