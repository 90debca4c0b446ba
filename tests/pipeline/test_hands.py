"""Several languages are made side by side, with the bytes of one after the other; a process that ends takes its own books alone."""

from __future__ import annotations

import gc
import hashlib
import os
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from types import SimpleNamespace

import pytest
from small_project import NAME, outputs

from galley.options import Edition
from galley.pipeline import hands
from galley.pipeline.books import press
from galley.pipeline.commission import Pressed

ASKED = {"languages": ("zh", "en"), "editions": (Edition.SCREEN,), "allow_unfinished": True, "force": True}


class Broken(Executor):
    """Makes books in this process, but for those of some languages: their process ends."""

    def __init__(self, *lost: str) -> None:
        self.lost, self.asked = lost, []

    def submit(self, task, /, *arguments, **named):
        (commission,) = arguments
        self.asked.append(commission.language)
        future = Future()
        if commission.language in self.lost:
            future.set_exception(BrokenProcessPool("gone"))
        else:
            future.set_result(task(commission))
        return future


def pdfs(root):
    return {name: digest for name, (_, digest) in outputs(root).items() if name.endswith(".pdf")}


def test_two_processes_make_what_one_makes(small, run):
    one = run(small, **ASKED, jobs=1)
    alone = pdfs(small)
    assert len(alone) == 2
    two = run(small, **ASKED, jobs=2)
    assert pdfs(small) == alone
    assert [problem.as_json() for problem in two.problems] == [problem.as_json() for problem in one.problems]
    for name in two.outputs:
        if name.endswith(".pdf"):
            assert hashlib.sha256((small / "output" / name).read_bytes()).hexdigest() == two.outputs[name]


def test_the_collector_goes_its_rounds_in_each_process_as_seldom_as_here():
    before = gc.get_threshold()
    gc.set_threshold(43210, 12, 13)
    try:
        with hands._pool(1) as pool:
            assert pool.submit(gc.get_threshold).result() == (43210, 12, 13)
    finally:
        gc.set_threshold(*before)


def test_what_a_lost_process_was_at_is_made_by_another(small, run, monkeypatch):
    pools = [Broken("zh", "en"), Broken(), Broken()]
    monkeypatch.setattr(hands, "_pool", lambda size: pools.pop(0))
    outcome = run(small, **ASKED, jobs=2)
    assert pools == []
    assert len([name for name in outcome.outputs if name.endswith(".pdf")]) == 2
    assert not [problem for problem in outcome.problems if problem.code == "pipeline.process"]


def test_a_language_whose_process_always_ends_is_told_and_the_others_are_made(small, run, monkeypatch):
    monkeypatch.setattr(hands, "_pool", lambda size: Broken("en"))
    outcome = run(small, **ASKED, jobs=2)
    told = [(problem.code, problem.language) for problem in outcome.problems if problem.code == "pipeline.process"]
    assert told == [("pipeline.process", "en")]
    assert {name for name in outcome.outputs if ".en." in name} == set()
    assert len([name for name in outcome.outputs if name.endswith(".pdf")]) == 1


def test_any_executor_will_do(small, run, monkeypatch):
    pool = Broken()
    monkeypatch.setattr(hands, "_pool", lambda size: pool)
    assert f"{NAME}/{NAME}.en.screen.pdf" in run(small, **ASKED, jobs=3).outputs
    assert pool.asked == ["zh", "en"]
    assert press.__module__ == "galley.pipeline.books"


def test_one_language_needs_no_other_process(small, run, monkeypatch):
    monkeypatch.setattr(hands, "_pool", None)
    assert run(small, editions=(Edition.SCREEN,), jobs=4, force=True).problems == []


@pytest.mark.parametrize(
    ("asked", "cores", "free", "expected"),
    [
        (3, 1, 0, 3),
        (None, 4, 70_000_000_000, 4),
        (None, 4, 1_400_000_000, 2),
        (None, 4, 1_399_999_999, 1),
        (None, 4, 1, 1),
    ],
)
def test_there_are_as_many_hands_as_cores_and_memory_allow(monkeypatch, asked, cores, free, expected):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(os, "sysconf", lambda name: free if name == "SC_AVPHYS_PAGES" else 1)
    assert hands.hands(asked) == expected


def test_where_the_system_tells_no_memory_there_are_as_many_hands_as_cores(monkeypatch):
    def nothing(name):
        raise ValueError(name)

    monkeypatch.setattr(os, "sysconf", nothing)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(3)), raising=False)
    assert hands.hands(None) == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert hands.hands(None) == 5
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert hands.hands(None) == 1


@pytest.mark.parametrize(("jobs", "count", "pools"), [(1, 3, []), (4, 1, []), (2, 2, [2]), (2, 3, [2]), (9, 3, [3])])
def test_no_more_processes_work_than_there_are_languages(monkeypatch, jobs, count, pools):
    asked, told = [], []
    monkeypatch.setattr(hands, "press", lambda commission: Pressed(commission.language))
    monkeypatch.setattr(hands, "_pool", lambda size: asked.append(size) or Broken())
    commissions = [SimpleNamespace(language=name) for name in ("zh", "en", "ja")[:count]]
    assert [each.language for each in hands.pressed(commissions, told.append, jobs)] == ["zh", "en", "ja"][:count]
    assert (asked, sorted(told)) == (pools, sorted(("zh", "en", "ja")[:count]))
