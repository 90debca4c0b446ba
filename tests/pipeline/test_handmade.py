"""Files that people write too: what somebody has saved meanwhile stays."""

from __future__ import annotations

import threading
from pathlib import Path

from galley.files import Files
from galley.pipeline.handmade import save

NAME = "locales/ja.po"


def begun(root: Path, text: str = "old") -> Files:
    """A project whose file has been read."""
    (root / "locales").mkdir(exist_ok=True)
    (root / NAME).write_text(text, encoding="utf-8")
    files = Files(root)
    files.text(NAME)
    return files


def test_a_file_is_written_once_and_again(tmp_path: Path) -> None:
    files = begun(tmp_path)
    assert [save(files, NAME, text) for text in ("new", "new", "newer")] == [(True, []), (False, []), (True, [])]
    assert (tmp_path / NAME).read_text() == "newer"


def test_a_save_meanwhile_is_kept_and_told(tmp_path: Path) -> None:
    files = begun(tmp_path)
    (tmp_path / NAME).write_text("a translator's", encoding="utf-8")
    changed, (problem,) = save(files, NAME, "new")
    assert (changed, problem.code, (tmp_path / NAME).read_text()) == (False, "pipeline.meanwhile", "a translator's")


def test_a_file_that_came_or_went_meanwhile_is_told(tmp_path: Path) -> None:
    files = begun(tmp_path)
    (tmp_path / NAME).unlink()
    assert save(files, NAME, "new")[1][0].code == "pipeline.meanwhile"
    assert not (tmp_path / NAME).exists()
    assert save(files, "locales/ko.po", "new") == (True, [])
    (tmp_path / "locales/mn.po").write_text("theirs", encoding="utf-8")
    assert save(files, "locales/mn.po", "new")[1][0].code == "pipeline.meanwhile"


def test_a_write_protected_file_is_left(tmp_path: Path) -> None:
    files = begun(tmp_path)
    (tmp_path / NAME).chmod(0o444)
    changed, (problem,) = save(files, NAME, "new")
    assert (changed, problem.code, (tmp_path / NAME).read_text()) == (False, "pipeline.protected", "old")


def test_of_two_at_once_one_writes(tmp_path: Path) -> None:
    readers = [begun(tmp_path) for _ in range(8)]
    outcomes: list[bool] = []
    threads = [
        threading.Thread(target=lambda files=files, n=n: outcomes.append(save(files, NAME, f"new {n}")[0]))
        for n, files in enumerate(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 7 + [True]
