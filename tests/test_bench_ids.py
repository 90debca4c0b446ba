"""Ids and references that are wrong: each is told at its line, and nothing false is said beside it.

Here some of those of the specimen, which has every kind of section and insert, and of its registry; `build.py bench ids` tries all, and the report's.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lengthy import long

from bench import ids
from bench.ids import Site, Trial, harmless, mutated
from galley.problem import Place

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def bench() -> ids.Bench:
    return ids.Bench(ROOT, ids.PUBLICATIONS[1])


def unused_event(bench: ids.Bench) -> Site:
    """The id of an event, which nothing refers to."""
    found = (each for each in ids.sites(bench.publication) if each.what == "id" and not each.used)
    return next(each for each in found if each.place.file.endswith("/calendar.yaml"))


@pytest.mark.parametrize("share", [1 / 40, *long(1 / 12)])
def test_ids_and_references(bench: ids.Bench, share: float) -> None:
    """In the suite a fortieth of them."""
    assert len(ids.changes(bench.publication)) > 350
    trials = bench.trials(ids.changes(bench.publication, share))
    assert list(map(str, ids.failed(trials))) == []
    assert {(each.site.what, each.removed) for each in trials} == {
        ("id", False),
        ("id", True),
        ("link", False),
        ("link", True),
        ("reference", False),
    }


def test_a_share_is_drawn_alike_for_a_seed(bench: ids.Bench) -> None:
    every, tenth = ids.changes(bench.publication), ids.changes(bench.publication, 0.1)
    assert len(tenth) == round(len(every) / 10)
    assert tenth == ids.changes(bench.publication, 0.1) != ids.changes(bench.publication, 0.1, 1)
    assert set(tenth) <= set(every)


def test_every_row_of_meetings_and_each_field_that_names_it(bench: ids.Bench) -> None:
    found = ids.sites(bench.publication)
    series = {each.id for each in bench.publication.registry.series}
    chosen = [(each, how) for each in found if each.what == "id" and each.written in series for how in (False, True)]
    chosen = [(each, how) for each, how in chosen if each.place.file.endswith("/meetings.yaml")]
    assert len(chosen) == 2 * len(series)
    assert {each.outcome for each in bench.trials(chosen)} == {"told"}
    assert {each.written for each in found if each.what == "link"} >= series


def test_silence_where_something_must_be_said_is_a_failure(bench: ids.Bench) -> None:
    event = unused_event(bench)
    (quiet,) = bench.trials([(event, False)])
    assert (quiet.outcome, quiet.detail) == ("harmless", "nothing refers to the id")
    assert [each.outcome for each in bench.trials([(event, True)])] == ["told"]
    (loud,) = bench.trials([(Site(event.what, event.written, event.place, used=True), False)])
    assert loud.outcome == "untold"
    assert ids.failed([quiet, loud]) == [loud]
    assert f"{event.place}: id {event.written} changed: untold" in ids.told([quiet, loud])


def test_a_fault_of_a_template_and_a_traceback_are_failures(bench: ids.Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    event = unused_event(bench)
    monkeypatch.setattr(
        ids, "html", lambda book, files: ("", (), [ids.Problem("markup.template", "m", "n", event.place)])
    )
    assert [each.outcome for each in bench.trials([(event, False)])] == ["false"]
    monkeypatch.setattr(ids, "html", lambda book, files: next(iter(())))
    (trial,) = bench.trials([(event, False)])
    assert (trial.outcome, trial.detail) == ("traceback", "StopIteration")


WAYS = [
    ("  - id: a\n    host: b\n", "a", 1, 9, False, "  - id: a-anew\n    host: b\n"),
    ("  - id: a\n    host: b\n", "a", 1, 9, True, "  -\n    host: b\n"),
    ("  - id: a\n    host: b\n", "b", 2, 11, True, "  - id: a\n"),
    ("  - {id: a, host: b}\n", "a", 1, 10, True, "  - {host: b}\n"),
    ("  - {id: a, host: b}\n", "b", 1, 19, True, "  - {id: a}\n"),
    ("  - a\n  - b\n", "b", 2, 5, True, "  - a\n"),
    ("[a, b]\n", "b", 1, 5, True, "[a]\n"),
    ("  于{a:dates}举\n", "{a:dates}", 1, 4, False, "  于{a-anew:dates}举\n"),
    ("  于{a}举\n", "{a}", 1, 4, False, "  于{a-anew}举\n"),
]


@pytest.mark.parametrize(("text", "written", "line", "column", "removed", "expected"), WAYS)
def test_how_a_text_is_changed(text: str, written: str, line: int, column: int, removed: bool, expected: str) -> None:
    site = Site("id", written, Place("f.yaml", line, column, len(written)))
    assert mutated(text, site, removed) == expected


def test_what_may_be_silent() -> None:
    place = Place("f.yaml", 1, 1)
    assert harmless(Site("link", "x", place, optional=True), True)
    assert not harmless(Site("link", "x", place), True)
    assert not harmless(Site("link", "x", place, optional=True), False)
    assert not harmless(Site("id", "x", place, used=False), True)


def test_the_table_counts_every_trial() -> None:
    site = Site("id", "x", Place("f.yaml", 1, 1), used=False)
    table = ids.told([Trial(site, False, "harmless", "why"), Trial(site, True, "told", "f.yaml:1:1: gone")])
    assert "harmless, 1: why" in table
    assert "|all|2|1|1|0|0|0|" in table.replace(" ", "")
