"""A build that is stopped leaves the old files, and no rubbish."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from small_project import FOLDER, HERE, outputs, program, replace, started

from galley import cli
from galley.pipeline.output import Outbox
from galley.problem import Exit


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Programs started here can be interrupted, also where the tests themselves run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def waiting_folder(root) -> list:
    return list((root / "output").glob(".partial-*"))


def stopped(root, sign: signal.Signals, seconds: float = 0.0) -> tuple[int, bytes, bytes]:
    """A build of changed content that gets a signal once it has begun: exit code and what it printed."""
    replace(root, f"{FOLDER}/huts.yaml", "全年", "夏季")
    process = program(root, "build")
    while process.poll() is None and not waiting_folder(root):
        time.sleep(0.01)
    time.sleep(seconds)
    process.send_signal(sign)
    told, faults = process.communicate(timeout=300)
    return process.returncode, told, faults.strip()


@pytest.mark.parametrize(
    ("sign", "seconds"),
    [pytest.param(signal.SIGINT, 0.1, marks=pytest.mark.long), (signal.SIGTERM, 0.0)],
    ids=["SIGINT", "SIGTERM"],
)
def test_a_stopped_build_leaves_the_old_files_and_no_rubbish(startable, sign, seconds):
    """In the suite SIGINT reaches a build of many hands."""
    before = outputs(startable)
    assert stopped(startable, sign, seconds) == (130, b"", b"interrupted; no file was left half written")
    assert waiting_folder(startable) == []
    assert outputs(startable) == before


class Fails:
    """What cannot be let go without a fault."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault

    def __del__(self) -> None:
        raise self.fault


def test_an_interrupt_that_comes_while_an_object_is_let_go_is_not_lost(monkeypatch, capsys):
    before = signal.signal(signal.SIGALRM, cli._interrupted)
    monkeypatch.setattr("sys.unraisablehook", cli._passed_over)
    try:
        with pytest.raises(KeyboardInterrupt):
            Fails(KeyboardInterrupt())
            time.sleep(5)
        assert capsys.readouterr().err == ""
        Fails(ValueError("7"))
        assert "ValueError: 7" in capsys.readouterr().err
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("seconds", [0.3, pytest.param(1.2, marks=pytest.mark.long)])
def test_an_interrupt_from_the_terminal_reaches_many_hands_and_is_told_once(startable, seconds):
    """In the suite it comes while the hands begin; where there is time also when they set pages."""
    replace(startable, f"{FOLDER}/publication.yaml", "  - zh\n", "  - zh\n  - en\n")
    before = outputs(startable)
    command = [sys.executable, "-P", "-m", "galley", "build", "--jobs", "2", "--allow-unfinished", "--force"]
    process = started(startable, ["setsid", *command])
    while process.poll() is None and not waiting_folder(startable):
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    told, faults = process.communicate(timeout=300)
    assert (told, faults.strip()) == (b"", b"interrupted; no file was left half written")
    assert (waiting_folder(startable), outputs(startable)) == ([], before)


BEGUN = """
import time
from pathlib import Path
from galley import cli
from galley.pipeline.output import Outbox
from galley.problem import Exit
with Outbox(Path()) as outbox:
    outbox.put("book/book.pdf", b"half of it")
    time.sleep(300)
"""


def test_what_a_killed_build_left_is_taken_away_by_the_next(small):
    """All that counts of the build is that it has begun to write."""
    command = [sys.executable, "-P", "-c", BEGUN]
    process = subprocess.Popen(command, cwd=small, env={**os.environ, "PYTHONPATH": str(HERE)})
    while process.poll() is None and not waiting_folder(small):
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert waiting_folder(small)
    with Outbox(small):
        assert len(waiting_folder(small)) == 1
    assert waiting_folder(small) == []


HANDS = """
import os, time
from galley.pipeline.hands import _pool
with _pool(1) as pool:
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(300)
"""


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_hand_outlives_a_build_that_is_killed(small):
    command = [sys.executable, "-P", "-c", HANDS]
    env = {**os.environ, "PYTHONPATH": str(HERE)}
    with subprocess.Popen(command, cwd=small, env=env, stdout=subprocess.PIPE) as process:
        assert process.stdout
        hand = int(process.stdout.readline())
        assert is_there(hand)
        process.kill()
    for _ in range(1000):
        if not is_there(hand):
            break
        time.sleep(0.02)
    assert not is_there(hand)


LOADING = """
import sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
from galley.__main__ import main
main()
"""


def test_an_interrupt_while_the_program_is_loaded_is_no_fault():
    done = subprocess.run([sys.executable, "-c", LOADING], cwd=HERE, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (Exit.INTERRUPTED, "", "")
