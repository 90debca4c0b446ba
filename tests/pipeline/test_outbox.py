"""Files appear in `output/` whole or not at all, and nothing is left lying about."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from galley.pipeline import output
from galley.pipeline.output import Outbox


def left(root) -> list[str]:
    return sorted(path.name for path in (root / "output").iterdir() if path.name.startswith(".partial"))


def test_nothing_is_in_place_before_delivery_and_everything_after(tmp_path):
    with Outbox(tmp_path) as outbox:
        outbox.put("book/one.pdf", b"1")
        outbox.put("book/deep/two.pdf", b"2")
        assert not (tmp_path / "output/book").exists()
        outbox.deliver()
        assert (tmp_path / "output/book/one.pdf").read_bytes() == b"1"
        assert (tmp_path / "output/book/deep/two.pdf").read_bytes() == b"2"
    assert left(tmp_path) == []


def test_a_delivered_file_takes_the_place_of_the_old_one(tmp_path):
    for data in (b"old", b"new"):
        with Outbox(tmp_path) as outbox:
            outbox.put("one.pdf", data)
            outbox.deliver()
    assert (tmp_path / "output/one.pdf").read_bytes() == b"new"


def test_leaving_without_delivery_drops_everything(tmp_path):
    with Outbox(tmp_path) as outbox:
        outbox.put("one.pdf", b"1")
    assert list((tmp_path / "output").iterdir()) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_leaves_the_old_files_and_no_rubbish(tmp_path, error):
    (tmp_path / "output").mkdir()
    (tmp_path / "output/one.pdf").write_bytes(b"good")
    with pytest.raises(error), Outbox(tmp_path) as outbox:
        outbox.put("one.pdf", b"half")
        raise error
    assert (tmp_path / "output/one.pdf").read_bytes() == b"good"
    assert left(tmp_path) == []


def test_leftovers_of_dead_builds_are_swept_and_those_of_living_ones_stay(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "pass"]) as dead:
        dead.wait()
    living = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    names = [f".partial-{dead.pid}-a", f".partial-{living.pid}-b", ".partial-nobody", ".partial-"]
    try:
        for name in names:
            (tmp_path / "output" / name / "book").mkdir(parents=True)
            (tmp_path / "output" / name / "book/one.pdf").write_bytes(b"half")
        with Outbox(tmp_path):
            own = [name for name in left(tmp_path) if name.startswith(f".partial-{os.getpid()}-")]
            assert len(own) == 1
        assert left(tmp_path) == [f".partial-{living.pid}-b"]
    finally:
        living.communicate(b"\n")


@pytest.mark.parametrize("error", [PermissionError, OverflowError])
def test_what_a_process_of_another_user_is_writing_stays(tmp_path, monkeypatch, error):
    """EPERM says that there is such a process, which is not ours; a number too large for a process is not one of ours."""
    folder = tmp_path / "output/.partial-4242-a/book"
    folder.mkdir(parents=True)
    with monkeypatch.context() as machine:
        machine.setattr(os, "kill", raising(error))
        with Outbox(tmp_path):
            pass
        assert folder.is_dir()
        machine.setattr(os, "kill", raising(ProcessLookupError))
        with Outbox(tmp_path):
            pass
    assert left(tmp_path) == []


def raising(error):
    def kill(process, sign):
        assert (process, sign) == (4242, 0)
        raise error

    return kill


def test_what_a_build_in_another_container_is_writing_stays(tmp_path, monkeypatch):
    """Its process is not seen from here, its hold on the folder is."""
    with Outbox(tmp_path) as running:
        running.put("one.pdf", b"1")
        monkeypatch.setattr(output, "_runs", lambda process: False)
        with Outbox(tmp_path):
            pass
        running.deliver()
    assert (tmp_path / "output/one.pdf").read_bytes() == b"1"
    assert left(tmp_path) == []


def test_a_number_that_another_process_has_now_keeps_the_rubbish_and_nothing_more(tmp_path):
    (tmp_path / f"output/.partial-{os.getppid()}-a").mkdir(parents=True)
    with Outbox(tmp_path) as outbox:
        outbox.put("one.pdf", b"1")
        outbox.deliver()
    assert left(tmp_path) == [f".partial-{os.getppid()}-a"]


def test_a_link_of_such_a_name_leads_nobody_to_delete(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work/mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/.partial-x").symlink_to(tmp_path / "work")
    with Outbox(tmp_path):
        pass
    assert (tmp_path / "work/mine.txt").is_file()


def test_two_builds_at_once_do_not_meet(tmp_path):
    with Outbox(tmp_path) as one, Outbox(tmp_path) as other:
        one.put("one.pdf", b"1")
        other.put("two.pdf", b"2")
        one.deliver()
        other.deliver()
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["one.pdf", "two.pdf"]
